"""The sentences of an article as the rules read them: tokens and quotations, found once."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimdiff.engines.offline.tokens import Token, tokenise
from claimdiff.grounding.draft import Range
from claimdiff.language.quotes import Quotation, quotations
from claimdiff.result import Sentence

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
    quotes = [quote for quote in quotations(body) if quote.end - quote.start > _SHORTEST_QUOTE]
    return [
        View(
            number,
            one.paragraph,
            one.start,
            one.end,
            tokenise(body, (one.start, one.end)),
            tuple(quote for quote in quotes if quote.start < one.end and quote.end > one.start),
        )
        for number, one in enumerate(sentences)
    ]
