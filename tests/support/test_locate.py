import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.support import cut, locate

BODY = (
    "The port had previouslysaid it would not close. “We’ve lost 17 ships – and 3.5 million "
    "crowns,” said Lind.\n\nA cafe\u0301 owner saw no\u00adthing. Vask was not able to sail at 9."
)


def grade(quote: str) -> str | None:
    span = locate(quote, BODY)
    assert span is None or span.exact == BODY[span.start : span.end]
    return span.grade if span else None


@pytest.mark.parametrize("quote", ["17 ships", "it would not close", "said Lind", "17"])
def test_words_as_they_stand_are_exact(quote: str) -> None:
    assert grade(quote) == "exact"


@pytest.mark.parametrize(
    "quote",
    [
        "previously said it would not",
        "We've lost 17 ships - and 3.5 million crowns",
        "we’ve lost 17 ships",
        "A café owner saw nothing.",
        "We’ve  lost\u00a017 ships",
        "Vask wasnot able to sail",
    ],
)
def test_typography_is_forgiven(quote: str) -> None:
    assert grade(quote) == "normalised"


@pytest.mark.parametrize(
    "quote",
    [
        "7",
        "7 ships",
        "5 million crowns",
        "3",
        "17 ship",
        "18 ships",
        "it would close",
        "Vask was notable to sail",
        "The port ... would not close",
        "lost 1 7 ships",
        "",
        "...",
    ],
)
def test_letters_digits_and_words_are_not(quote: str) -> None:
    assert grade(quote) is None


def test_a_normalised_span_is_the_articles_own_words() -> None:
    span = locate("The port had previously said", BODY)
    assert span is not None
    assert span.exact == "The port had previouslysaid"
    assert BODY[span.end :].startswith(span.suffix)


def test_chinese_quotes_need_no_spaces_around_them() -> None:
    span = locate("暂停处理", "微软说将暂停处理数据请求。")
    assert span is not None
    assert (span.start, span.grade) == (4, "exact")


def test_cut_gives_the_words_around() -> None:
    span = cut("one two three", 4, 7, role="context")
    assert (span.prefix, span.exact, span.suffix, span.role) == ("one ", "two", " three", "context")


@given(st.text(), st.text())
def test_whatever_is_located_is_cut_from_the_body(quote: str, body: str) -> None:
    span = locate(quote, body)
    assert span is None or span.exact == body[span.start : span.end]
