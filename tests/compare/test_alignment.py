"""The links that need no model: by likeness, conflicts by rule, never two values in one."""

from dataclasses import replace

import pytest
from tests.compare.build import side

from claimdiff.compare.alignment import judge
from claimdiff.compare.findings import find
from claimdiff.compare.parsed import Parsed
from claimdiff.engines.contract import Link, Verdict


def judged(left: str, right: str) -> list[str]:
    links = judge(side("a", left), side("b", right)).links
    return ["conflicting" if link.clash else "same" for link in links]


def test_like_words_are_the_same() -> None:
    assert judged("The bridge will close.", "The bridge will close.") == ["same"]


def test_two_counts_of_one_thing_conflict_though_the_sentences_differ() -> None:
    left = "Police say 27 people are injured."
    right = "A ferry struck a pier near Arden and 25 people were injured, police said Wednesday."
    assert judged(left, right) == ["conflicting"]
    assert judged(right, left) == ["conflicting"]


def test_two_counts_of_different_things_are_no_link() -> None:
    left = "Police say 27 people are injured."
    assert judged(left, "The choir of Leiden has 40 people.") == []


def test_unlike_claims_are_no_link() -> None:
    assert judged("Fog covered the strait.", "A jury acquitted the banker.") == []


def findings(left: Parsed, right: Parsed) -> list[str]:
    found = find((left, right), {("a", "b"): judge(left, right)})
    return [finding.relation for finding in found]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The bridge at Arden has 14 lamps.", "The bridge at Arden has 40 lamps."),
        ("Hale took bribes, prosecutors said.", "Hale denied that he took bribes."),
    ],
)
def test_two_values_or_opposite_states_are_no_agreement(left: str, right: str) -> None:
    assert "agreement" not in findings(side("a", left), side("b", right))


def test_a_statement_and_its_denial_are_not_told_as_agreed() -> None:
    one = side("a", "Brightwater has signed an agreement to buy Halcyon, advisers said.")
    other = side("b", "Halcyon has not signed any agreement with Brightwater, it said.")
    link = Link("a1", "b1", 1.0, ("rule",))
    (found,) = find((one, other), {("a", "b"): Verdict(links=(link,))})
    assert {difference.aspect for difference in found.differences} >= {"status"}
    assert not found.sure
    read = replace(link, by=("model",))
    (found,) = find((one, other), {("a", "b"): Verdict(links=(read,), read=True)})
    assert found.sure


def test_another_number_of_one_noun_in_a_sentence_of_the_same_words_is_a_conflict() -> None:
    one = side("a", "The bridge at Arden has 14 lamps.")
    other = side("b", "The bridge at Arden has 40 lamps.")
    assert findings(one, other) == ["conflict"]


def test_two_sentences_of_one_article_that_are_surely_told_by_one_are_one_finding() -> None:
    told = "The harbour bridge at Arden was shut to lorries on Monday."
    one = side("a", told, "The harbour bridge at Arden was shut to lorries on Monday night.")
    other = side("b", told)
    found = find((one, other), {("a", "b"): judge(one, other)})
    assert [(one.relation, len(one.claims)) for one in found] == [("agreement", 3)]


def test_two_claims_of_which_one_may_deny_the_other_are_surely_in_no_agreement() -> None:
    one = side("a", "The agency said the oil would not reach the bird reserve at Tarn Point.")
    other = side("b", "Diesel from the wreck reached the bird reserve at Tarn Point on Wednesday.")
    (found,) = find((one, other), {("a", "b"): judge(one, other)})
    assert (found.relation, found.sure) == ("agreement", False)
    assert "status" in {difference.aspect for difference in found.differences}
