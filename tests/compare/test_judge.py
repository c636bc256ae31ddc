"""The judge without a model: links by measure, conflicts by rule."""

from tests.compare.build import side

from claimdiff.compare.judge import judge


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
