"""A sentence cut into tokens, with the phrases of the lexicon that begin or end at each.

Tokens here keep punctuation and cut digits from letters, which numbers need; a script without
spaces is cut at the phrases that the lexicon knows.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from claimdiff.text.lang import LANGUAGES
from claimdiff.text.lexicon import GAP, SIGNS, UNSPACED, Entry, Lexicon

HAN_DIGITS = "〇○零一二三四五六七八九十百千两兩万萬亿億兆"
"""The signs of Chinese numerals."""

_DIGITS = (
    r"\d{1,3}(?:,\d{2})+,\d{3}(?!\d)"  # 5,00,000
    r"|\d{1,3}(?=(?P<sign>[,.'’\u00a0\u202f ])\d{3})(?:(?P=sign)\d{3})+(?!\d)(?:[.,]\d+(?!\d))?"
    r"|\d+(?:[.,]\d+)*"
)
_HAN = rf"[\d{HAN_DIGITS}](?:[\d,.]*\d)?[{HAN_DIGITS}\d]*(?:\.\d+[万萬亿億兆])?"
_HAN_PHRASES = "零下|百分之"  # with signs of numerals, but no numbers
GAP_REACH = 12
"""Tokens that may stand in the gap of a phrase: "lehnte den Antrag der Stadt … ab"."""

_CLAUSE_ENDS = frozenset(",;.")


class Token(NamedTuple):
    """A word, a number in digits or Chinese numerals, or one sign; ``low`` in small letters."""

    start: int
    end: int
    text: str
    low: str
    number: bool


class Mark(NamedTuple):
    """A phrase of the lexicon in a line, from token ``first`` to before token ``last``."""

    role: str
    name: str
    first: int
    last: int
    value: float


class Line:
    """The tokens of a sentence and the marks on them."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        """Cut a sentence and mark its phrases.

        Args:
            text: The sentence.
            lexicon: The lexicon of its language.
        """
        self.text = text
        self.lexicon = lexicon
        self.tokens = list(_tokens(text, lexicon))
        self._lows = [token.low for token in self.tokens]
        self._words = frozenset(self._lows)
        self._first: dict[int, list[Mark]] = {}
        self._roles: dict[tuple[str, ...], list[Mark]] = {}

    def marks(self, *roles: str) -> list[Mark]:
        """All phrases of some roles, in order; those that nobody asks for are not looked up."""
        found = self._roles.get(roles)
        if found is None:
            begins = self.lexicon.begins(roles)
            none = begins.isdisjoint(self._words)
            places = () if none else [n for n, low in enumerate(self._lows) if low in begins]
            found = self._roles[roles] = [
                mark for place in places for role in roles for mark in self.every(place, role)
            ]
        return found

    def at(self, place: int, *roles: str) -> Mark | None:
        """The longest phrase of one of the roles that begins at a token."""
        for mark in self._at(place):
            if mark.role in roles:
                return mark
        return None

    def every(self, place: int, *roles: str) -> list[Mark]:
        """All phrases of the roles that begin at a token, the longest first."""
        return [mark for mark in self._at(place) if mark.role in roles]

    def before(self, place: int, *roles: str) -> list[Mark]:
        """All phrases of the roles that end before a token, the longest first."""
        return [mark for mark in self._last.get(place, ()) if mark.role in roles]

    @cached_property
    def _last(self) -> dict[int, list[Mark]]:
        """The phrases that end before each token, the longest first."""
        found: dict[int, list[Mark]] = {}
        for place in range(len(self._lows)):
            for mark in self._at(place):
                found.setdefault(mark.last, []).append(mark)
        return found

    def _at(self, place: int) -> list[Mark]:
        """The phrases that begin at a token, the longest first."""
        found = self._first.get(place)
        if found is None:
            known = self.lexicon.entries.get(self.low(place))
            found = self._first[place] = list(self._marks(place, *known)) if known else []
            if len(found) > 1:
                found.sort(key=attrgetter("last"), reverse=True)
        return found

    def _marks(
        self, first: int, single: Sequence[Entry], longer: Mapping[str, Sequence[Entry]]
    ) -> Iterator[Mark]:
        """The marks of all phrases that begin at a token: of it alone, and by the next one."""
        lows = self._lows
        for _, role, name, value in single:
            yield Mark(role, name, first, first + 1, value)
        for second in (self.low(first + 1), GAP) if longer else ():
            for words, role, name, value in longer.get(second, ()):
                last = first + len(words)
                if tuple(lows[first:last]) != words:
                    last = self._gapped(words, first) if GAP in words else 0
                if last:
                    yield Mark(role, name, first, last, value)

    def _gapped(self, words: tuple[str, ...], first: int) -> int:
        """Where a phrase of two parts ends that begins at a token, in one clause; 0 if nowhere."""
        at = words.index(GAP)
        size = len(words) - at - 1
        if tuple(self._lows[first : first + at]) == words[:at]:
            for place in range(first + at + 1, min(first + at + GAP_REACH, len(self._lows))):
                if self._lows[place - 1] in _CLAUSE_ENDS:
                    break
                if tuple(self._lows[place : place + size]) == words[at + 1 :]:
                    return place + size
        return 0

    def places(self, lows: frozenset[str]) -> list[int]:
        """Where tokens stand that are one of some words or marks, in small letters."""
        return [n for n, low in enumerate(self._lows) if low in lows]

    def low(self, place: int) -> str:
        """A token in small letters, "" outside the sentence."""
        return self._lows[place] if 0 <= place < len(self._lows) else ""

    def is_attached(self, place: int) -> bool:
        """Tell whether no space stands before a token."""
        return 0 < place < len(self.tokens) and (
            self.tokens[place].start == self.tokens[place - 1].end
        )

    def text_of(self, first: int, last: int) -> str:
        """The words from one token to before another, as they stand."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]


def _tokens(text: str, lexicon: Lexicon) -> Iterator[Token]:
    spaced = lexicon.pattern is None
    for match in re.finditer(_TOKENS[lexicon.language], text):
        word = match[0]
        numeral = word[0].isdecimal() or match.lastgroup == "han"
        if spaced or numeral or word.isascii():
            low = word.lower().replace("’", "'")
            if low == "may" and word == "May" and match.start():
                low = word  # within a sentence it is the month, and not the verb
            yield Token(match.start(), match.end(), word, low, numeral)
        elif lexicon.pattern:
            yield from _cut(word, match.start(), lexicon.pattern)


def _cut(run: str, start: int, known: re.Pattern[str]) -> Iterator[Token]:
    """Cut a run of a script without spaces at the phrases it holds."""
    at = 0
    while at < len(run):
        match = known.match(run, at)
        size = len(match[0]) if match and match[0] else 1
        piece = run[at : at + size]
        yield Token(start + at, start + at + size, piece, piece, number=False)
        at += size


def _token(language: str) -> str:
    """What is a token of a language."""
    signs = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
    begins = "".join(re.escape(first) for first in sorted({sign[0] for sign in SIGNS}))
    han = rf"{_HAN_PHRASES}|(?P<han>{_HAN})|" if language in UNSPACED else ""
    run = rf"[^\W\d_{HAN_DIGITS}]+" if han else r"[^\W\d_]+(?:['’][^\W\d_]+)*"
    plain = r"[a-z]+(?![\w'’])"  # most tokens; what follows finds the same, more slowly
    return rf"{plain}|{han}(?P<digits>{_DIGITS})|(?=[{begins}])(?:{signs})(?![a-z])|{run}|[^\s]"


_TOKENS = {language: _token(language) for language in LANGUAGES}
