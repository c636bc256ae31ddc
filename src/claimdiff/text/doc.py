"""A text parsed once: its title and sentences, each with its tokens, phrases, quotations and times.

Each part is parsed when it is first asked for and stays with its sentence; whoever needs it is
handed the `Doc`. A token is a word or a mark of punctuation. A clitic ("it's", "haven't") stays
with its word except for "'s", "'re", "'ll" and "'ve", which are verbs or possessives of their own.
It does not cut sentences: who knows where they end (an article) hands them in, and a text without
them (a claim, a headline) is one sentence.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from claimdiff.text.context import Governors
from claimdiff.text.cues import Found, measured
from claimdiff.text.lang import code
from claimdiff.text.lang import words as listed_words
from claimdiff.text.lexicon import LONGEST_SENTENCE, lexicon
from claimdiff.text.line import Line
from claimdiff.text.names import Name, names
from claimdiff.text.numbers import Number, numbers
from claimdiff.text.quotes import Quotation, quotations
from claimdiff.text.times import When, times
from claimdiff.text.words import Word, may_be_unspaced, words

Range = tuple[int, int]
"""Start and end (half-open) in characters of the text."""

_ABBREVIATIONS = "|".join(word.capitalize() for word in sorted(listed_words("en", "abbreviations")))
_TOKEN = re.compile(
    r"[a-z]+(?![\w’'./&-])|,"  # most tokens; what follows finds the same, more slowly
    r"|(?=[A-Z\d'’`])(?:''|``"
    r"|[’'](?:s|re|ll|ve|d|m)\b"
    r"|[A-Z](?:\.[A-Z])+\.?"
    r"|[A-Z]\.(?= [A-Z])"
    rf"|(?:{_ABBREVIATIONS})\.(?=\s)"
    r"|\d+-years?-olds?\b"
    r"|\d+(?:[.,]\d+)*%?)"
    r"|\w+(?:[-./&]\w+|n[’']t\b|[’'](?!(?:s|re|ll|ve|d|m)\b)\w+)*"
    r"|[^\w\s]"
)
_PHONE = re.compile(
    r"(?<![\w.,$£€])\+?\(?\d{1,4}\)?(?:[ -]\(?\d{2,4}\)?){2,}(?![\w.,])|(?<!\d)\+\d{8,}"
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


TITLE = -1
"""The number of the sentence that the title is."""


@dataclass(frozen=True)
class Sentence:
    """One sentence, from ``start`` to ``end`` of ``source``, and the quotations that touch it.

    ``source`` is the text, or the title; ``published`` resolves dates ("yesterday").
    """

    source: str
    number: int
    paragraph: int
    start: int
    end: int
    quotes: tuple[Quotation, ...]
    language: str | None
    published: str | None

    @cached_property
    def text(self) -> str:
        """Its words as they stand."""
        return self.source[self.start : self.end]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words and marks, by their place in the source."""
        found = _TOKEN.finditer(self.source, self.start, self.end)
        return tuple(
            [Token(*one.span(), one[0], one[0].casefold().replace("’", "'")) for one in found]
        )

    @cached_property
    def code(self) -> str:
        """The language that it is read as: if unknown, English, or Chinese by its letters."""
        return code(self.language) or ("zh-Hant" if may_be_unspaced(self.text) else "en")

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words with their normal form and stem, by their place in its own text."""
        return words(self.text, self.code)

    @cached_property
    def content(self) -> tuple[Word, ...]:
        """Its words that are not stop words."""
        stops = listed_words(self.code, "stop")
        return tuple(word for word in self.words if word.norm not in stops)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words."""
        return frozenset(word.stem for word in self.words)

    @cached_property
    def names(self) -> list[Name]:
        """Its names, by their place in its own text."""
        return names(self.text)

    @cached_property
    def line(self) -> Line:
        """Its phrases that numbers and opposites are told with, by their place in its own text."""
        return Line(self.text, lexicon(self.code))

    @cached_property
    def governors(self) -> Governors:
        """What governs its clauses, by their place in its own text."""
        return Governors(self.text, self.code)

    @cached_property
    def times(self) -> list[When]:
        """Its dates and times, by their place in its own text."""
        return times(self.text, self.published)

    @cached_property
    def numbers(self) -> list[tuple[Number, Found | None]]:
        """Its numbers, each with what it measures; none of a date or a telephone number.

        "One" alone is a number only beside a word that may be measured.
        """
        if len(self.text) > LONGEST_SENTENCE:
            return []
        found = numbers(self.line, self._unmeasured())
        return list(zip(found, measured(self.line, found), strict=True))

    def _unmeasured(self) -> Iterator[Range]:
        """Where its dates, times and telephone numbers stand."""
        yield from ((when.start, when.end) for when in self.times)
        yield from (match.span() for match in _PHONE.finditer(self.text))

    def quote_at(self, offset: int) -> Quotation | None:
        """The outermost quotation that holds a character, if any."""
        for quote in self.quotes:
            if quote.start <= offset < quote.end:
                return quote
        return None

    def within(self, range_: Range) -> Sequence[Token]:
        """The tokens that start in a range."""
        first = bisect_left(self.tokens, range_[0], key=attrgetter("start"))
        return self.tokens[
            first : bisect_left(self.tokens, range_[1], lo=first, key=attrgetter("start"))
        ]


@dataclass(frozen=True, slots=True)
class Doc:
    """A text with its sentences, in order; ``language`` is a BCP 47 tag or None."""

    text: str
    language: str | None
    sentences: tuple[Sentence, ...]
    title: Sentence | None = None
    published: str | None = None

    def between(self, start: int, end: int) -> Sequence[Sentence]:
        """The sentences that have characters of a range of the text."""
        first = bisect_right(self.sentences, start, key=attrgetter("end"))
        return self.sentences[first : bisect_left(self.sentences, end, key=attrgetter("start"))]


def parse(
    text: str,
    sentences: Iterable[tuple[int, int, int]] | None = None,
    language: str | None = None,
    *,
    title: str = "",
    published: str | None = None,
) -> Doc:
    """Parse a text.

    Args:
        text: The text.
        sentences: The start, end and paragraph of each; the whole text is one without them.
        language: Its BCP 47 tag, where it is known.
        title: Its title, a sentence of its own.
        published: When it was published, ISO 8601, or None: then only full dates resolve.
    """
    ends = list(sentences or [(0, len(text), 0)])
    made = (
        Sentence(text, number, paragraph, start, end, tuple(quotes), language, published)
        for number, ((start, end, paragraph), quotes) in enumerate(
            zip(ends, _touching(text, ends), strict=True)
        )
    )
    head = Sentence(title, TITLE, 0, 0, len(title), (), language, published) if title else None
    return Doc(text, language, tuple(made), head, published)


def sentence(text: str, language: str | None = None, published: str | None = None) -> Sentence:
    """A text that is one sentence, as a claim is; see `parse`."""
    return parse(text, None, language, published=published).sentences[0]


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
