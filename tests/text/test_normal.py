import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.text.normal import normalise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Quoted” and ‘so’ «on»", '"Quoted" and \'so\' "on"'),
        ("a – b — c", "a - b - c"),
        ("a -- b", "a - b"),
        ("non\u00a0break,  two\nlines", "non break, two lines"),
        ("so\u00adft zero\u200bwidth \ufeffmark", "soft zerowidth mark"),
        ("cafe\u0301", "café"),
        ("ﬁne", "fine"),
        ("１２３", "123"),
        ("wait…", "wait..."),
    ],
)
def test_typography_goes(text: str, expected: str) -> None:
    assert normalise(text).text == expected


@pytest.mark.parametrize("text", ["10²", "7½", "Case Stays", "3.5%"])
def test_what_says_something_stays(text: str) -> None:
    assert normalise(text).text == text


@given(st.text())
def test_every_character_has_its_offset(text: str) -> None:
    normal = normalise(text)
    assert len(normal.starts) == len(normal.text) + 1
    assert normal.starts[-1] == len(text)
    assert normal.starts == sorted(normal.starts)


@given(st.text(st.characters(categories=["L", "N"]), min_size=1))
def test_composed_and_decomposed_text_have_one_normal_form(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", text)
    assert normalise(composed).text == normalise(decomposed).text
