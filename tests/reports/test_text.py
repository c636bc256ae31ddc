"""The terminal output: what comes first, what fits, what is safe to print."""

import re

import pytest
from rich.cells import cell_len
from tests.reports import ferry, others, seed_pair

from claimdiff.reports import AnyResult, RenderOptions, render
from claimdiff.reports.wording import checked
from claimdiff.result import Comparison, Difference, Point, Speaker, Summary

ALL = [ferry.pair, ferry.three, seed_pair.pair, others.summary, others.reading, others.check]
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def text(result: AnyResult, width: int = 80, *, color: bool = False) -> str:
    return render(result, "text", RenderOptions(width=width, color=color))


def words(page: str) -> str:
    return " ".join(page.split())


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("make", ALL)
def test_no_line_is_wider_than_asked_for(make: object, width: int) -> None:
    assert callable(make)
    page = text(make(), width)
    assert max(cell_len(line) for line in page.splitlines()) <= width


@pytest.mark.parametrize("make", ALL)
def test_output_without_colour_has_no_escape(make: object) -> None:
    assert callable(make)
    assert "\x1b" not in text(make())


def test_colour_adds_to_the_plain_output_and_says_nothing_of_its_own() -> None:
    coloured = text(ferry.pair(), color=True)
    plain = "\n".join(line.rstrip() for line in _COLOUR.sub("", coloured).splitlines())
    assert coloured != plain
    assert plain.strip() == text(ferry.pair()).strip()


def test_conflicts_come_before_what_is_not_found_and_agreements_last() -> None:
    page = text(ferry.pair())
    order = [page.index(f"{sign} {title}") for sign, title in _HEADINGS]
    assert order == sorted(order)


_HEADINGS = [
    ("≠", "Conflicts"),
    ("◐", "Not found in Coastline"),
    ("◑", "Not found in Harbour Post"),
    ("=", "Agreements"),
]


def test_what_weakens_the_whole_comparison_is_said_before_its_findings() -> None:
    for page in (text(ferry.pair()), render(ferry.pair(), "md")):
        assert page.index("labelled by hand, for tests") < page.index("agree on 3 of")


def test_a_conflict_shows_both_quotations_with_their_differing_words_marked() -> None:
    page = words(text(ferry.pair()))
    assert "quantity: 25 people → 27 people" in page
    assert "‹injuring *27 people*›" in page
    assert "‹*25 people* were injured›" in page


def test_every_finding_and_claim_is_named_by_its_id() -> None:
    for result in (ferry.pair(), ferry.three(), seed_pair.pair()):
        page = text(result)
        names = [f.id for f in result.findings] + [c.id for c in result.claims]
        assert [name for name in names if not re.search(rf"\b{name}\b", page)] == []


def test_what_is_lacking_comes_with_the_nearest_sentence() -> None:
    page = words(text(ferry.pair()))
    assert "nearest in Coastline (0.31): “Divers will inspect the hull on Wednesday.”" in page


def test_nothing_says_that_an_article_left_something_out() -> None:
    assert not re.search(r"left out|omit", text(ferry.pair()), re.IGNORECASE)


def test_control_characters_of_an_article_are_shown_not_sent() -> None:
    hostile = "\x1b[31m\x1b]8;;http://x.example\x07link\x9b2J\u202eevil\r\x00"
    page = text(_titled(hostile), color=False)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", page)
    assert "␛[31m␛]8;;http://x.example␇link" in page


def test_markup_of_rich_in_an_article_stays_text() -> None:
    assert "[bold red]alarm[/] :boom:" in text(_titled("[bold red]alarm[/] :boom:"))


def test_east_asian_letters_count_two_columns() -> None:
    page = text(_titled("港鐵公布新車費" * 20), 60)
    assert max(cell_len(line) for line in page.splitlines()) <= 60
    assert "".join(page.split()).count("港鐵公布新車費") >= 15


def test_a_heading_with_east_asian_letters_ends_at_the_edge() -> None:
    change = {"label": "港鐵公布新車費", "url": None}
    first = others.summary().articles[0].model_copy(update=change)
    page = text(others.summary().model_copy(update={"articles": (first,)}), 100)
    (heading,) = (line for line in page.splitlines() if line.startswith(first.label))
    assert heading.endswith("─")
    assert cell_len(heading) == 100


def test_a_failed_article_is_said_to_lack_nothing() -> None:
    pair = ferry.pair()
    failed = pair.articles[1].model_copy(update={"status": "failed"})
    lame = pair.model_copy(
        update={
            "status": "partial",
            "articles": (pair.articles[0], failed),
            "findings": (),
            "overview": None,
        }
    )
    page = words(text(lame))
    assert "Coastline could not be read: nothing is said of what it lacks." in page
    assert "Not found in Coastline" not in page


def test_a_summary_shows_abstract_points_and_claims() -> None:
    page = words(text(others.summary()))
    assert "Key points" in page
    assert "7 claims" in page
    assert "The ferry line said the captain had been suspended." in page


@pytest.mark.parametrize(
    ("who", "shown"),
    [(None, "a denial"), ("Ines Varga", "denied by Ines Varga")],
)
def test_a_key_point_that_is_denied_says_so_and_by_whom(who: str | None, shown: str) -> None:
    told = others.summary()
    by = Speaker(name=who) if who else None
    denied = told.claims[0].model_copy(update={"certainty": "denied", "speaker": by})
    point = Point(text=denied.text, spans=denied.spans, claim=denied.id)
    one = told.articles[0].model_copy(update={"summary": Summary(points=(point,))})
    page = words(text(told.model_copy(update={"articles": (one,), "claims": (denied,)})))
    assert f"{denied.text} ({shown})" in page
    assert "Varga:" not in page


@pytest.mark.parametrize(("who", "shown"), [("Ines Varga", "Ines Varga: "), ("She", "")])
def test_what_one_speaker_tells_in_two_ways_is_told_as_that_speakers(who: str, shown: str) -> None:
    pair = ferry.pair()
    claims = [one.model_copy(update={"speaker": Speaker(name=who)}) for one in pair.claims]
    page = words(text(pair.model_copy(update={"claims": tuple(claims)})))
    assert f"a6: {shown}had been suspended ≠ has not been suspended" in page


def test_a_key_point_that_is_a_clause_says_who_says_it() -> None:
    told = others.summary()
    clause = told.claims[0].model_copy(update={"speaker": Speaker(name="Ines Varga")})
    point = Point(text=clause.text, spans=clause.spans, claim=clause.id)
    one = told.articles[0].model_copy(update={"summary": Summary(points=(point,))})
    page = words(text(told.model_copy(update={"articles": (one,), "claims": (clause,)})))
    assert f"• Ines Varga: {clause.text}" in page


def test_an_article_as_read_shows_body_and_what_was_taken_out() -> None:
    page = words(text(others.reading()))
    assert "It was a grey and windless evening." in page
    assert "Share this story" in page
    assert "Tomas Lind" in page


def test_a_check_says_what_conflicts() -> None:
    page = words(text(others.check()))
    assert "≠ The text conflicts with this claim" in page
    assert "24 people ≠ 25 people" in page


def _titled(title: str) -> Comparison:
    pair = ferry.pair()
    first = pair.articles[0].model_copy(update={"title": title})
    return pair.model_copy(update={"articles": (first, pair.articles[1])})


@pytest.mark.parametrize(
    ("score", "differences", "told"),
    [
        (0.9, (), "The text reports this claim"),
        (0.6, (), "The text seems to report this claim"),
        (0.4, (), "The text may report this claim"),
        (0.9, others.check().differences, "The text seems to report this claim with another value"),
    ],
)
def test_a_check_is_as_sure_as_its_score(
    score: float, differences: tuple[Difference, ...], told: str
) -> None:
    scores = {"reported": score, "conflicting": 0, "not-found": 1 - score}
    change = {"relation": "reported", "score": score, "scores": scores, "differences": differences}
    assert checked(others.check().model_copy(update=change)) == told


def test_a_fact_is_told_by_all_only_where_each_article_that_was_read_tells_it() -> None:
    three = ferry.three()
    told = next(
        one
        for one in three.findings
        if one.relation == "agreement" and {key[0] for key in one.claims} == {"a", "b", "c"}
    )
    pair = [key for key in told.claims if not key.startswith("c")]
    without = told.model_copy(update={"claims": tuple(pair), "positions": ()})
    assert " is told by all" in words(
        text(three.model_copy(update={"findings": (told,), "overview": None}))
    )
    shown = words(text(three.model_copy(update={"findings": (without,), "overview": None})))
    assert "none are told by all, 1 by some" in shown
