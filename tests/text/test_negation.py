import pytest

from claimdiff.text.negation import negations


@pytest.mark.parametrize(
    "text",
    [
        "They will not sail.",
        "They won’t sail.",
        "They cannot sail.",
        "No ship sailed.",
        "Nobody sailed.",
        "Neither ship sailed.",
        "They sailed without a pilot.",
        "船不会开。",
        "Das Schiff fährt nicht.",
    ],
)
def test_negators_make_a_text_negative(text: str) -> None:
    assert negations(text)


@pytest.mark.parametrize(
    "text",
    [
        "They will sail.",
        "Not only the ship but also the crane fell.",
        "Not only was the bridge damaged by the flood, it fell.",
        "It was not just damaged.",
        "No fewer than 20 ships sailed.",
        "There is no doubt about it.",
        "whether or not it rains",
        "No. 10 was open.",
        "a notable notice",
    ],
)
def test_idioms_negate_nothing(text: str) -> None:
    assert not negations(text)


def test_negations_stand_where_they_are_said() -> None:
    text = "It is not here and never was."
    assert [text[start:end] for start, end in negations(text)] == ["not", "never"]


def test_verbs_that_deny_are_no_negations() -> None:
    assert not negations("She denied it and refused to sail.")
