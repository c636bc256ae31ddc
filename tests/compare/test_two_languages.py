"""Articles of two languages without a model: what links them, and that nothing is "not found"."""

from pathlib import Path

import pytest

from claimdiff import api
from claimdiff.articles import from_text
from claimdiff.cli import run
from claimdiff.engines.rules import OfflineEngine
from claimdiff.reports import Form, RenderOptions, render
from claimdiff.reports.index import brief
from claimdiff.result import Comparison

ENGLISH = (
    "Fourteen people died when a ferry sank off Kessel on Tuesday, the coastguard said. The "
    "vessel, the Maris Star, was carrying 212 passengers. Mayor Ana Petrov called for an inquiry. "
    "The harbour will stay closed until Friday."
)
CHINESE = (
    "海岸警衛隊表示，星期二一艘渡輪在凱塞爾附近沉沒，造成14人死亡。該船載有212名乘客。"
    "市長佩特羅夫要求展開調查。事故原因仍在調查。救援人員星期三繼續搜索。"
)
GERMAN = (
    "Beim Untergang einer Fähre vor Kessel sind am Dienstag 14 Menschen ums Leben gekommen, teilte "
    "die Küstenwache mit. An Bord der Maris Star waren 198 Passagiere. Bürgermeisterin Ana Petrov "
    "forderte eine Untersuchung. Die Ursache ist noch unklar. Der Fischmarkt bleibt geschlossen."
)
SAID = "Two languages: without a language model only figures, dates and names link them"
BOTH = pytest.mark.parametrize("other", [CHINESE, GERMAN], ids=["Chinese", "German"])


def compared(*texts: str) -> Comparison:
    articles = [
        from_text(text, article_id=key, label=key.upper())
        for key, text in zip("abc", texts, strict=False)
    ]
    return api.compare(*articles, engine=OfflineEngine())


def linked(result: Comparison, relation: str) -> list[str]:
    """The claims of the findings of a kind, as one text each."""
    claims = {claim.id: claim.text for claim in result.claims}
    return [
        " | ".join(claims[key] for key in one.claims)
        for one in result.findings
        if one.relation == relation
    ]


def test_equal_figures_link() -> None:
    told = linked(compared(ENGLISH, CHINESE), "agreement")
    assert any("Fourteen people" in one and "14人" in one for one in told)
    assert any("212 passengers" in one and "212名乘客" in one for one in told)


def test_names_link_and_figures_conflict() -> None:
    result = compared(ENGLISH, GERMAN)
    assert any("Ana Petrov called" in one for one in linked(result, "agreement"))
    (clash,) = linked(result, "conflict")
    assert "212 passengers" in clash
    assert "198 Passagiere" in clash


@BOTH
def test_nothing_is_called_not_found(other: str) -> None:
    result = compared(ENGLISH, other)
    assert result.omissions == ()
    assert [one.id for one in result.findings if one.missing_from] == []
    assert [one.code for one in result.warnings] == ["different-languages"]


def test_a_third_article_lacks_only_what_its_own_language_tells() -> None:
    less = ENGLISH.replace(" The harbour will stay closed until Friday.", "")
    result = compared(ENGLISH, less, CHINESE)
    lacking = {(one.claims, one.missing_from) for one in result.findings if one.missing_from}
    assert lacking == {(("a4",), ("b",))}


def test_the_index_tells_no_share_only_where_every_pair_is_of_two_languages() -> None:
    less = ENGLISH.replace(" The harbour will stay closed until Friday.", "")
    some = brief("ferry", compared(ENGLISH, less, CHINESE))
    assert (some.omission, some.unsearched, some.share is None) == (1, "", False)
    every = brief("ferry", compared(ENGLISH, GERMAN, CHINESE))
    assert (every.omission, every.unsearched, every.share) == (0, "two languages", None)


@BOTH
@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_the_words_of_every_report_begin_with_it(other: str, form: Form) -> None:
    page = " ".join(render(compared(ENGLISH, other), form).split())
    assert SAID in page
    assert "Not found in" not in page
    assert "nly in" not in page
    assert "Overlap" not in page


@BOTH
def test_the_first_line_of_the_brief_form_says_so(other: str) -> None:
    page = render(compared(ENGLISH, other), "text", RenderOptions(detail="brief"))
    assert page.startswith(SAID)


@BOTH
def test_the_gate_for_omissions_stays_shut(
    other: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text(ENGLISH, "utf-8")
    (tmp_path / "other.txt").write_text(other, "utf-8")
    line = ["compare", "one.txt", "other.txt", "--engine", "offline", "-q"]
    assert run([*line, "--fail-on", "omission"]) == 0


def test_check_cannot_tell_what_words_of_another_language_say() -> None:
    text = from_text(CHINESE, article_id="t", label="text")
    told = api.check("The mayor called for an inquiry.", text, engine=OfflineEngine())
    assert told.relation == "not-found"
    assert told.scores["reported"] == told.scores["not-found"]
    assert [one.code for one in told.warnings] == ["different-languages"]
    assert "cannot be said: the claim (en)" in render(told, "text", RenderOptions())
    same = api.check("The mayor called for an inquiry.", from_text(ENGLISH), engine=OfflineEngine())
    assert same.warnings == ()


def test_check_still_finds_a_figure_that_cannot_hold_in_another_language() -> None:
    text = from_text(CHINESE, article_id="t", label="text")
    told = api.check("Fifteen people died when a ferry sank.", text, engine=OfflineEngine())
    assert told.relation == "conflicting"
