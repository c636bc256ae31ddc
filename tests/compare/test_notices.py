"""A headline is held against its body: names and numbers that it alone has."""

import pytest
from tests.compare.build import side

from claimdiff.compare.notices import notices
from claimdiff.engines.contract import Side
from claimdiff.result import Finding, Notice


def titled(key: str, title: str, *sentences: str) -> Side:
    one = side(key, *sentences)
    return Side(one.article.model_copy(update={"title": title}), one.claims)


def told(title: str, body: str, other: str) -> list[str]:
    """What is said of the title."""
    sides = titled("a", title, body), side("b", other)
    return [one.message for one in notices(sides, ()) if one.code == "headline"]


@pytest.mark.parametrize(
    ("title", "body", "lacking"),
    [
        ("Why Mayor Vask leaves the town hall", "The mayor has left office.", "Mayor Vask"),
        ("Nine hurt in Arden", "Seven people were hurt in Arden.", "Nine hurt"),
        ("Why the mayor met Orm", "A storm has left Arden without a mayor.", "Orm"),
    ],
)
def test_what_the_body_does_not_have_is_told(title: str, body: str, lacking: str) -> None:
    (message,) = told(title, body, "A man left Arden on Sunday.")
    assert f"says “{lacking}”, which" in message


@pytest.mark.parametrize(
    ("title", "body", "other"),
    [
        ("Vask leaves Arden", "Mayor Vask has left Arden.", "The mayor has gone."),
        ("Seven hurt in Arden", "In Arden 7 people were hurt.", "A crash hurt some."),
        ("Oman sends ships", "Two Omani ships have left.", "They left on Monday."),
        # capitals that open a title, or are a headline's, tell no names
        ("Widow cleared in Arden", "His wife was acquitted in Arden.", "She left."),
        ("Gunman Kills Seven In Arden", "A man shot 7 people in Arden.", "He fled."),
        ("HORROR ON THE BRIDGE", "A bridge has fallen.", "It fell at noon."),
        ("A third of Arden flees", "In Arden 33 per cent have fled.", "They fled."),
        # the other article shows that it is a word, not a name
        ("Strike shuts Arden", "Nobody went to work in Arden.", "A strike shut the port."),
    ],
)
def test_what_is_borne_out_or_no_name_is_not(title: str, body: str, other: str) -> None:
    assert told(title, body, other) == []


def test_a_noun_of_a_german_title_is_no_name() -> None:
    one = titled(
        "a",
        "Warum am Montag wieder alle auf Karin Drossel und ihre Bahn warten",
        "In Arden fuhr kein Zug.",
    )
    german = Side(one.article.model_copy(update={"language": "de"}), one.claims)
    found = notices((german, side("b", "In Arden stand der Verkehr still.")), ())
    (message,) = (one.message for one in found if one.code == "headline")
    assert "says “Karin Drossel”, which" in message  # and not “Bahn”


def test_one_text_twice_is_told() -> None:
    one, other = side("a", "The bridge fell."), side("b", "The bridge fell.")
    copy = Side(other.article.model_copy(update={"sha256": one.article.sha256}), other.claims)
    assert [notice.code for notice in notices((one, copy), ())] == ["same-text"]
    assert notices((one, other), ()) == ()


@pytest.mark.parametrize(
    ("lacked", "said"), [(0, []), (1, ["1 finding says"]), (2, ["2 findings say"])]
)
def test_what_is_not_found_in_a_text_that_breaks_off_is_told(lacked: int, said: list[str]) -> None:
    broken = Notice(code="cut-off", message="the text breaks off")
    one, other = side("a", "A man left Arden."), side("b", "A woman left Arden.")
    cut = Side(one.article.model_copy(update={"warnings": (broken,)}), one.claims)
    findings = [
        Finding(
            id=f"f{n}",
            relation="omission",
            claims=("b1",),
            score=0.9,
            positions=(),
            missing_from=("a",),
        )
        for n in range(lacked)
    ]
    found = [n.message for n in notices((cut, other), findings) if n.code == "unsafe-omissions"]
    assert [message.split(": ")[1].split(" “")[0] for message in found] == said
