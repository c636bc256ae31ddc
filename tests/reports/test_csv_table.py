"""The CSV, read back by Python's own reader."""

import csv
import io

import pytest
from tests.reports import ferry, others

from claimdiff.compare.timeline import dated
from claimdiff.reports import AnyResult, render
from claimdiff.result import Comparison, FigureRow, FigureValue


def rows(result: AnyResult) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(result, "csv"), newline="")))


def test_there_is_one_row_for_each_finding_and_article() -> None:
    three = ferry.three()
    told = [(row["finding"], row["article"]) for row in rows(three)]
    wanted = [(f.id, a.id) for f in three.findings for a in three.articles]
    assert sorted(told) == sorted(wanted)


def test_a_reporting_row_gives_the_words_of_its_offsets() -> None:
    three = ferry.three()
    bodies = {article.id: article.body for article in three.articles}
    reported = [row for row in rows(three) if row["told"] == "reported"]
    cut = [bodies[r["article"]][int(r["start"]) : int(r["end"])] for r in reported]
    assert cut == [row["exact"] for row in reported]
    assert len(reported) == 16


def test_a_lacking_row_gives_the_nearest_sentence_of_its_article() -> None:
    three = ferry.three()
    bodies = {article.id: article.body for article in three.articles}
    near = [row for row in rows(three) if row["nearest_start"]]
    cut = [bodies[r["article"]][int(r["nearest_start"]) : int(r["nearest_end"])] for r in near]
    assert cut == [row["nearest_exact"] for row in near]
    assert {row["told"] for row in near} == {"not found"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_no_cell_begins_a_formula(start: str) -> None:
    hostile = f'{start}HYPERLINK("http://x.example")'
    for row in rows(_labelled(hostile)):
        assert not any(cell.startswith(start) for cell in row.values()), row


def test_a_comma_a_quote_and_a_line_break_stay_in_their_cell() -> None:
    label = 'The "Post",\nlate edition'
    assert {row["label"] for row in rows(_labelled(label))} == {label, "Coastline"}


def test_a_summary_has_one_row_for_each_claim() -> None:
    assert [row["claims"] for row in rows(others.summary())] == [f"a{n}" for n in range(1, 8)]


def test_an_article_has_one_row_for_each_sentence() -> None:
    assert rows(others.reading())[0]["exact"].startswith("A passenger ferry ran aground")


def test_a_figure_has_one_row_for_each_value_with_who_told_it_first() -> None:
    three = ferry.three()
    told = (("a", "31"), ("b", "25"))
    values = [FigureValue(article=key, text=text, low=float(text)) for key, text in told]
    row = FigureRow(measure="injured", status="update", values=tuple(values))
    with_row = three.model_copy(update={"figures": dated([row], three.articles)})
    found = [one for one in rows(with_row) if one["measure"]]
    assert [(one["article"], one["text"], one["first"]) for one in found] == [
        ("a", "31", "True"),
        ("b", "25", "True"),
    ]
    assert [one["told_at"] for one in found] == [a.published for a in three.articles[:2]]


def test_a_check_is_one_row_with_its_scores() -> None:
    (row,) = rows(others.check())
    assert (row["relation"], row["conflicting"]) == ("conflicting", "0.625")
    assert row["differences"] == "quantity: 24 people / 25 people"


def _labelled(label: str) -> Comparison:
    pair = ferry.pair()
    first = pair.articles[0].model_copy(update={"label": label})
    return pair.model_copy(update={"articles": (first, pair.articles[1])})
