"""A text parsed once: its sentences, each with its tokens and quotations.

A token is a word or a mark of punctuation. A clitic ("it's", "haven't") stays with its word except
for "'s", "'re", "'ll" and "'ve", which are verbs or possessives of their own. It does not cut
sentences: who knows where they end (an article) hands them in, and a text without them (a claim, a
headline) is one sentence.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimdiff.text.lang import words
from claimdiff.text.quotes import Quotation, quotations

Range = tuple[int, int]
"""Start and end (half-open) in characters of the text."""

_ABBREVIATIONS = "|".join(word.capitalize() for word in sorted(words("en", "abbreviations")))
_TOKEN = re.compile(
    r"''|``"
    r"|[’'](?:s|re|ll|ve|d|m)\b"
    r"|[A-Z](?:\.[A-Z])+\.?"
    r"|[A-Z]\.(?= [A-Z])"
    rf"|(?:{_ABBREVIATIONS})\.(?=\s)"
    r"|\d+-years?-olds?\b"
    r"|\d+(?:[.,]\d+)*%?"
    r"|\w+(?:[-./&]\w+|n[’']t\b|[’'](?!(?:s|re|ll|ve|d|m)\b)\w+)*"
    r"|[^\w\s]"
)
OPENING = frozenset((*'“‘"«„「『', "``", "''"))
CLOSING = frozenset((*'”’"»“」』', "''"))
STOPS = frozenset(",;:.!?–—―-()[]…")
_SHORTEST_QUOTE = 3  # characters with the marks; less is a mark read as two


class Token(NamedTuple):
    """One word or mark; ``low`` is its case-folded text with straight apostrophes."""

    start: int
    end: int
    text: str
    low: str

    @property
    def is_word(self) -> bool:
        """Whether it is a word and no mark."""
        return self.text[0].isalnum() or (len(self.text) > 1 and self.text not in OPENING)

    @property
    def is_capital(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its tokens, and the quotations that touch it."""

    number: int
    paragraph: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    quotes: tuple[Quotation, ...]

    def quote_at(self, offset: int) -> Quotation | None:
        """The outermost quotation that holds a character, if any."""
        for quote in self.quotes:
            if quote.start <= offset < quote.end:
                return quote
        return None

    def within(self, range_: Range) -> Sequence[Token]:
        """The tokens that start in a range."""
        first = bisect_left(self.tokens, range_[0], key=_start)
        return self.tokens[first : bisect_left(self.tokens, range_[1], lo=first, key=_start)]


@dataclass(frozen=True, slots=True)
class Doc:
    """A text with its sentences, in order; ``language`` is a BCP 47 tag or None."""

    text: str
    language: str | None
    sentences: tuple[Sentence, ...]


def parse(
    text: str,
    sentences: Iterable[tuple[int, int, int]] | None = None,
    language: str | None = None,
) -> Doc:
    """Parse a text.

    Args:
        text: The text.
        sentences: The start, end and paragraph of each; the whole text is one without them.
        language: Its BCP 47 tag, where it is known.
    """
    ends = list(sentences or [(0, len(text), 0)])
    touching = _touching(text, ends)
    made = (
        Sentence(number, paragraph, start, end, _tokens(text, start, end), tuple(touching[number]))
        for number, (start, end, paragraph) in enumerate(ends)
    )
    return Doc(text, language, tuple(made))


def _tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    return tuple(
        Token(found.start(), found.end(), found[0], found[0].casefold().replace("’", "'"))
        for found in _TOKEN.finditer(text, start, end)
    )


def _touching(text: str, ends: Sequence[tuple[int, int, int]]) -> list[list[Quotation]]:
    """For each sentence the quotations that it shares characters with, in order."""
    starts = [start for start, _, _ in ends]
    found: list[list[Quotation]] = [[] for _ in ends]
    for quote in quotations(text):
        if quote.end - quote.start > _SHORTEST_QUOTE:
            first = max(bisect_right(starts, quote.start) - 1, 0)
            for row in found[first : bisect_left(starts, quote.end)]:
                row.append(quote)
    return found


def _start(token: Token) -> int:
    return token.start
