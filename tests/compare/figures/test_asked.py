"""A claim against a text that tells more than it: what in it cannot hold."""

import pytest
from tests.compare.build import article

from claimdiff.compare.by_rule import clashes
from claimdiff.compare.parsed import Parsed

TITLE = "Ferry Aurelia runs aground off Lind"
STORY = (
    "The ferry Aurelia ran aground off Lind on Tuesday with 212 people on board.",
    "The captain, Rolf Aas, was not on the bridge.",
    "Two brothers, who owned the ferry, were cleared of fraud in March.",
    "Police arrested 14 passengers, and freed three of them.",
    "The council approved the rescue plan, but the mayor rejected the budget of the port.",
    "The harbour at Lind stayed open for tugs and lifeboats all night.",
    "It was not signed at first, but the deal with the tugs was signed at noon.",
)


def clashing(claim: str, *sentences: str) -> list[str]:
    told = article("t", *(sentences or STORY)).model_copy(update={"title": TITLE})
    found = clashes(Parsed(article("q", claim), ()), Parsed(told, ()))
    return [clash.aspect for clash in found]


@pytest.mark.parametrize(
    ("claim", "aspect"),
    [
        ("The Aurelia ran aground on Friday.", "time"),
        ("The captain was on the bridge.", "status"),
        ("The two brothers were found guilty of fraud.", "status"),
        ("Police arrested 40 passengers.", "quantity"),
        ("The council rejected the rescue plan.", "status"),
        ("The harbour at Lind was closed.", "status"),
        ("There were 121 people aboard the Aurelia.", "quantity"),
    ],
)
def test_a_sentence_that_tells_more_contradicts_a_claim(claim: str, aspect: str) -> None:
    assert clashing(claim) == [aspect]


@pytest.mark.parametrize(
    "claim",
    [
        "The Aurelia ran aground on Tuesday.",
        "The captain was absent from the bridge.",
        "The council approved the rescue plan.",
        "Fourteen passengers were arrested.",
        "The deal with the tugs was signed.",
        "The harbour at Torp was closed.",
        "The Borealis ran aground on Friday.",
    ],
)
def test_what_holds_or_is_of_something_else_is_not_contradicted(claim: str) -> None:
    assert clashing(claim) == []


def test_a_pronoun_may_stand_for_the_name_of_a_claim() -> None:
    sentence = "His lawyer said that he would appeal."
    assert clashing("Dunn's lawyer said that he would not appeal.", sentence) == ["status"]


def test_other_words_may_stand_within_a_listed_phrase() -> None:
    asked = article("q", "Der Landrat stimmte dem Einsatz zu.")
    told = article("t", "Der Landrat lehnte den Einsatz am Abend ab.")
    german = [Parsed(one.model_copy(update={"language": "de"}), ()) for one in (asked, told)]
    assert [clash.aspect for clash in clashes(*german)] == ["status"]
