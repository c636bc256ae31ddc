"""A text as lines, blocks and paragraphs, and what a line looks like from outside.

Blocks are parted by blank lines. A paragraph is a line, or several where `wrapping` says so.
Only shape is looked at here (length, last character, script); what a line is for, `boilerplate` and
`cleaning` decide.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from claimdiff.articles import wrapping
from claimdiff.text.words import may_be_unspaced

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BREAK_CHARACTER = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]")
_BLANK = re.compile(r"[\s\ufeff]*")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
# Scripts that put no spaces between words.
_SPACELESS = "[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
_SPACELESS_PER_WORD = 2  # Chinese words are two characters long on the average
_END = re.compile("[.!?…。！？｡؟۔।॥።፧፨။។៕։][\"'”’»›)\\]』」）］】\u200f]*$")
_END_LONGEST = 8  # characters: a stop and what may close after it


@dataclass(frozen=True)
class Line:
    """One line without the blanks around it; ``block`` counts from 0."""

    start: int
    end: int
    text: str
    block: int

    @cached_property
    def words(self) -> int:
        """How many words; characters of scripts without spaces count by pairs."""
        if not may_be_unspaced(self.text):
            return len(_WORD.findall(self.text))
        rest, spaceless = re.subn(_SPACELESS, " ", self.text)
        return len(_WORD.findall(rest)) + -(-spaceless // _SPACELESS_PER_WORD)

    @cached_property
    def ends(self) -> bool:
        """Whether it ends as a sentence ends."""
        return ends_sentence(self.text)

    @cached_property
    def key(self) -> str:
        """Its words alone, to find the same line again."""
        return " ".join(_WORD.findall(self.text.casefold()))


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, closing quotation marks and brackets aside."""
    return _END.search(text[-_END_LONGEST:]) is not None


def lines(text: str) -> list[Line]:
    """All lines of a text that are not blank, in order."""
    found: list[Line] = []
    block, blank = 0, False
    for start, end in _line_ranges(text):
        first, last = _trimmed(text, start, end)
        if first == last:
            blank = True
            continue
        block += bool(found) and blank
        blank = False
        found.append(Line(first, last, text[first:last], block))
    return found


def units(text: str) -> list[Line]:
    """The paragraphs of a text: each line its own, but for hard-wrapped lines, which go together.

    A paragraph's text has a blank for each character of its line breaks.
    """
    found: list[Line] = []
    first = 0
    some = lines(text)
    for at, goes_on in enumerate([*wrapping.soft(text, some), False][: len(some)]):
        if not goes_on:
            found.append(_unit(text, some[first : at + 1]))
            first = at + 1
    return found


def _unit(text: str, members: Sequence[Line]) -> Line:
    if len(members) == 1:
        return members[0]
    start, end = members[0].start, members[-1].end
    return Line(start, end, _BREAK_CHARACTER.sub(" ", text[start:end]), members[0].block)


def _line_ranges(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BREAK.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    stripped = text[start:end].strip()
    if not stripped:
        return start, start
    first = text.index(stripped[0], start)
    return first, first + len(stripped)
