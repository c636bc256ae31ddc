"""A text parsed once: its tokens and its sentences, with their offsets.

Tokens are those of `claimdiff.text.words`; scripts without spaces give overlapping pairs of
characters. It does not cut sentences: who knows where they end (an article) hands them in, and a
text without them (a claim, a headline) is one sentence. Figures, names and quotations are to be
further fields of `Doc`.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from claimdiff.text.words import words


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, or a pair of characters; ``lower`` is how it is compared."""

    start: int
    end: int
    text: str
    lower: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a sentence stands in the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Doc:
    """A text with what stands in it, in order; ``language`` is a BCP 47 tag or None."""

    text: str
    language: str | None
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]

    def within(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that begin in a range of the text.

        Args:
            start: Where the range starts, in characters.
            end: Where it ends.
        """
        first = bisect_left(self.tokens, start, key=_start)
        return self.tokens[first : bisect_left(self.tokens, end, lo=first, key=_start)]


def parse(
    text: str, sentences: Iterable[tuple[int, int]] | None = None, language: str | None = None
) -> Doc:
    """Parse a text.

    Args:
        text: The text.
        sentences: Where its sentences start and end; the whole text is one without them.
        language: Its BCP 47 tag, where it is known.
    """
    return Doc(
        text=text,
        language=language,
        tokens=tuple(Token(word.start, word.end, word.text, word.norm) for word in words(text)),
        sentences=tuple(Sentence(*ends) for ends in sentences or [(0, len(text))]),
    )


def _start(token: Token) -> int:
    return token.start
