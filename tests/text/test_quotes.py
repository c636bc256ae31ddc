import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.text.quotes import quotations


def inner(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        'He said "we sail" today.',
        "He said “we sail” today.",
        "He said ‘we sail’ today.",
        "He said 'we sail' today.",
        "Er sagte „we sail“ heute.",
        "Il a dit «we sail» hier.",
        "他说「we sail」。",
        "他说『we sail』。",
    ],
)
def test_all_kinds_of_marks(text: str) -> None:
    assert inner(text) == ["we sail"]


@pytest.mark.parametrize(
    "text", ["The users’ data isn’t theirs.", "It's the dockers' pay.", "the ’90s", "rock ’n’ roll"]
)
def test_apostrophes_are_no_quotes(text: str) -> None:
    assert inner(text) == []


def test_an_apostrophe_inside_does_not_close() -> None:
    assert inner("He called it ‘the dockers’ own fault’ on air.") == ["the dockers’ own fault"]


def test_nested_quotations_follow_their_outer_one() -> None:
    assert inner("“She said ‘no’ twice,” he said.") == ["She said ‘no’ twice,", "no"]


def test_a_quotation_goes_on_where_paragraphs_reopen_it() -> None:
    text = "“We sail.\n\n“We return,” she said."
    assert inner(text) == ["We sail.\n\n“We return,"]


def test_two_paragraphs_that_close_are_two_quotations() -> None:
    assert inner('"We sail," he said.\n\n"We return."') == ["We sail,", "We return."]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    assert inner("“We sail.\n\nThe ship left.") == ["We sail."]


@given(st.text("ab \n\"'“”‘’«»„「」.s"))
def test_marks_are_part_of_the_text_whatever_they_do(text: str) -> None:
    for quote in quotations(text):
        assert 0 <= quote.start < quote.inner_start <= quote.inner_end <= quote.end <= len(text)
