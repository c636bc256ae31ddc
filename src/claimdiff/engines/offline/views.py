"""The sentences of an article as the rules read them: tokens and quotations, found once."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from claimdiff.engines.offline.tokens import Token, tokenise
from claimdiff.result import Sentence
from claimdiff.support.draft import Range
from claimdiff.text.quotes import Quotation, quotations

_SHORTEST_QUOTE = 3  # characters with the marks; less is a mark read as two


@dataclass(frozen=True, slots=True)
class View:
    """One sentence: its tokens, and the quotations that touch it."""

    number: int
    paragraph: int
    start: int
    end: int
    tokens: list[Token]
    quotes: tuple[Quotation, ...]

    def quote_at(self, offset: int) -> Quotation | None:
        """The outermost quotation that holds a character, if any."""
        for quote in self.quotes:
            if quote.start <= offset < quote.end:
                return quote
        return None

    def within(self, range_: Range) -> list[Token]:
        """The tokens that start in a range."""
        return [token for token in self.tokens if range_[0] <= token.start < range_[1]]


def views(body: str, sentences: Sequence[Sentence]) -> list[View]:
    """All sentences of a body that hold a word or mark, as views."""
    touching = _touching(body, sentences)
    return [
        View(
            number,
            one.paragraph,
            one.start,
            one.end,
            tokenise(body, (one.start, one.end)),
            tuple(touching[number]),
        )
        for number, one in enumerate(sentences)
    ]


def _touching(body: str, sentences: Sequence[Sentence]) -> list[list[Quotation]]:
    """For each sentence the quotations that it shares characters with, in order."""
    starts = [one.start for one in sentences]
    found: list[list[Quotation]] = [[] for _ in sentences]
    for quote in quotations(body):
        if quote.end - quote.start > _SHORTEST_QUOTE:
            first = max(bisect_right(starts, quote.start) - 1, 0)
            for row in found[first : bisect_left(starts, quote.end)]:
                row.append(quote)
    return found
