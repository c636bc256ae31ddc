"""Two events of one kind are told apart by names and dates, and nothing is then "not found"."""

import pytest
from tests.compare.build import side

from claimdiff.compare import find, notices
from claimdiff.compare.alignment import judge
from claimdiff.compare.events import different_events

HERE = (
    "A bridge over the Senn fell in Ashby Wold on Monday.",
    "Norman Trask of Senn Hospital said that nine people were hurt.",
    "The bridge was built in 1931.",
)
THERE = (
    "A bridge over the Orle fell in Marl Hinton on Tuesday.",
    "Hugo Farr of Orle Infirmary said that five people were hurt.",
    "The bridge was built in 1964.",
)


@pytest.mark.parametrize(
    ("dates", "texts", "different"),
    [
        (("2026-01-17", "2026-03-05"), (HERE, THERE), True),
        # some days apart, or of unknown date: a second report may name others
        (("2026-03-01", "2026-03-05"), (HERE, THERE), False),
        ((None, "2026-03-05"), (HERE, THERE), False),
        # a look back names the same
        (("2026-01-17", "2026-03-05"), (HERE, HERE), False),
    ],
)
def test_names_and_dates_tell_two_events_apart(
    dates: tuple[str | None, str | None], texts: tuple[tuple[str, ...], ...], different: bool
) -> None:
    one, other = (
        side(key, *text, published=date) for key, text, date in zip("ab", texts, dates, strict=True)
    )
    assert bool(different_events(one, other, linked=True)) is different


def test_two_articles_without_common_words_or_claims_are_on_two_events() -> None:
    one = side("a", "A jury acquitted the banker.")
    other = side("b", "Fog covered the strait for hours.")
    assert different_events(one, other, linked=False)
    assert not different_events(one, other, linked=True)


@pytest.mark.parametrize(("date", "listed"), [("2026-03-05", False), ("2026-01-18", True)])
def test_of_two_events_nothing_is_listed_as_not_found(date: str, listed: bool) -> None:
    one = side("a", *HERE, "Bakers gave bread to all who came.", published="2026-01-17")
    other = side("b", *THERE, published=date)
    found = find((one, other), {("a", "b"): judge(one, other)})
    codes = [notice.code for notice in notices((one, other), found)]
    assert any(finding.relation == "omission" for finding in found) is listed
    assert ("different-events" in codes) is not listed


def test_where_an_article_makes_no_claim_the_reader_is_told_why_nothing_is_listed() -> None:
    one = side("a", *HERE)
    other = side("b", "What a lovely spring! Should gardeners not rejoice?")
    other = type(other)(other.article, ())
    found = find((one, other), {("a", "b"): judge(one, other)})
    assert not found
    assert [notice.code for notice in notices((one, other), found)] == ["different-events"]
