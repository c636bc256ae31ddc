"""Invisible characters go, are listed and counted; emoji and joined letters stay whole."""

import pytest

from claimdiff.articles import from_text

TEXT = "The bridge is closed, the council said on Tuesday."


@pytest.mark.parametrize(
    "hidden",
    [
        "\U000e0049\U000e0067\U000e006e",  # tag letters
        "\u200b",
        "\u2060\u2063",
        "\u202e",
        "\ufe0f",  # on a letter
        "\ufe00\ufe01\ufe05\U000e0101",
        "\u200d",  # between Latin letters
    ],
)
def test_hidden_characters_are_taken_out_and_listed(hidden: str) -> None:
    article = from_text(TEXT[:10] + hidden + TEXT[10:])
    assert article.body == TEXT
    assert [article.source[r.start : r.end] for r in article.removed] == [hidden]
    assert f"{len(hidden)} invisible" in article.warnings[-2].message


@pytest.mark.parametrize(
    "word",
    [
        "\U0001f469\u200d\U0001f52c",  # woman scientist
        "\u2764\ufe0f",  # red heart
        "\U0001f3f3\ufe0f\u200d\U0001f308",  # rainbow flag
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",  # Scotland
        "می\u200cخواهم",  # Persian, non-joiner
        "क्\u200dष",  # Hindi, joiner
    ],
)
def test_joined_emoji_and_letters_stay(word: str) -> None:
    text = f"The sign said {word} on Tuesday."
    article = from_text(text)
    assert article.body == text
    assert article.removed == ()
