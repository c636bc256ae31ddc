"""Which line breaks only stand where a line was full: text that is hard-wrapped, at any width.

A program that wraps text breaks a line where the next word does not fit. So in a text of width W
each line that goes on is at most W long, and longer than W with the next line's first word. W is
the width at which most of the breaks agree that stand in mid-sentence for sure. Only shape is
looked at: lengths, indentation, the characters at a break.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from claimdiff.articles.lines import BREAK_CHARACTERS, Line, lines
from claimdiff.text.words import UNSPACED

_AGREE = 0.7  # of the breaks in mid-sentence; where fewer agree on a width the text has none
_NARROWEST = 20  # columns: of newspapers; menus have shorter lines
_NARROWEST_UNSPACED = 10  # characters of scripts without spaces
_INDENT = 2  # columns more than the line before begin a paragraph
_HANG = 5  # columns that the second line of a list item is indented at the most
_TAB = 8
_LEAST_FULL = 0.5  # of the width: a line in mid-sentence that is shorter was broken on purpose
_DOUBLE_SHARE = 0.2  # of the breaks of double-spaced copy that stand in mid-sentence for sure
_PLAIN = 45  # columns: before a small letter, so long a line was full
_ABOUT = 0.6  # of the longest line: a wrapped line is left shorter only by a long next word
_WIDEST = 100  # columns: text files are wrapped at 65 to 80, some at 100
_FEWEST = 3  # breaks that agree, where lines are shorter or the script has no capitals
_WIDE = re.compile(f"[{UNSPACED}]")
_STOPPED = re.compile("[.!?…。！？｡؟۔।॥።፧፨။។៕։:：][\"'”’»›)\\]』」）］】\u200f]*$")
_BROKEN_WORD = re.compile(r"[^\W\d_][-‐\u00ad]$")
_BULLET = re.compile(r"[•·▪●◦*►‣]\s*\S|>> ?\S")
_MAYBE_BULLET = re.compile(r"(?:[–—-]|\(?\d{1,3}[.)]|\d{1,3}/(?:\d{1,3})?)\s+\S")
_SPEAKER = re.compile(r"[A-Z][A-Z0-9 .,'’&-]{1,60}(?:\([^()\n]{1,40}\))?:\s")
_FIRST_WORD = re.compile(r"\S+")
_BREAK_CHARACTER = re.compile(f"[{BREAK_CHARACTERS}]")


@dataclass(frozen=True)
class _Break:
    """One line break within a block.

    Attributes:
        edge: The column where the line before it ends.
        least: The least width at which it may stand there: the longer line's, but of a paragraph's
            first line some programs do not count the indentation.
        room: How many columns the next line's first word would have taken.
        inside: Whether it stands in mid-sentence for sure.
        cased: Whether the next line's small letter says so.
        open: Whether the line before it ends no sentence.
        word: Whether it stands in a word.
        begins: Whether the next line begins a paragraph or an item by its own shape.
    """

    edge: int
    least: int
    room: int
    inside: bool
    cased: bool
    open: bool
    word: bool
    begins: bool


def units(text: str) -> list[Line]:
    """The paragraphs of a text: each line its own, but for hard-wrapped lines, which go together.

    A paragraph's text has a blank for each character of its line breaks.
    """
    given = lines(text)
    pairs = list(pairwise(given))
    breaks = [_break(text, *pair) if pair[0].block == pair[1].block else None for pair in pairs]
    if not any(breaks):
        breaks = _double_spaced(text, pairs)
    width = _width([line_break for line_break in breaks if line_break])
    found, first = [], 0
    for at, (line, line_break) in enumerate(zip(given, [*breaks, None], strict=False)):
        if line_break is None or not _goes_on(line_break, width):
            start = given[first].start
            joined = _BREAK_CHARACTER.sub(" ", text[start : line.end])
            found.append(line if at == first else Line(start, line.end, joined, given[first].block))
            first = at + 1
    return found


def _double_spaced(text: str, pairs: Sequence[tuple[Line, Line]]) -> list[_Break | None]:
    """The breaks of a text that has an empty line after each, if it is one."""
    least = _DOUBLE_SHARE * len(pairs)
    if sum(following.text[0].islower() for _, following in pairs) >= least:
        breaks = [_break(text, *pair) for pair in pairs]
        if sum(one.inside and one.cased for one in breaks) >= least:
            return [*breaks]
    return [None] * len(pairs)


def _goes_on(line_break: _Break, width: int) -> bool:
    if line_break.begins or line_break.word:
        return not line_break.begins
    if not 0 < line_break.least <= width:
        return False
    return line_break.edge + line_break.room > width or (
        line_break.inside and line_break.edge >= _LEAST_FULL * width
    )


def _width_of_open(breaks: Sequence[_Break]) -> int:
    """The width of a text with no break in mid-sentence for sure: its longest open line's.

    All lines that end no sentence must be about as long, and none longer than wrapped ones are.
    """
    edges = [one.edge for one in breaks if one.open]
    width = max(edges, default=0)
    longest = max((one.least for one in breaks), default=0)
    full = all(edge >= _ABOUT * width for edge in edges)
    return width if full and width >= _PLAIN and longest <= _WIDEST else 0


def _width(breaks: Sequence[_Break]) -> int:
    """The least width at which the most breaks in mid-sentence stand where they must; 0: none."""
    sure = [one for one in breaks if one.inside]
    if not sure:
        return _width_of_open(breaks)
    changes: Counter[int] = Counter()
    for one in sure:
        if one.least < one.edge + one.room:
            changes[one.least] += 1
            changes[one.edge + one.room] -= 1
    places = sorted(changes)
    agreeing = list(accumulate(changes[place] for place in places))
    most = max(agreeing, default=0)
    if not most or most < _AGREE * len(sure):
        return 0
    width = places[agreeing.index(most)]
    plain = width >= _PLAIN and any(one.cased for one in sure)
    return width if plain or most >= _FEWEST else 0


def _break(text: str, line: Line, following: Line) -> _Break:
    indent, indent_after = _indent(text, line.start), _indent(text, following.start)
    edge = indent + len(line.text)
    unspaced = bool(_WIDE.match(line.text[-1]) or _WIDE.match(following.text[0]))
    word = _FIRST_WORD.match(following.text)
    stopped = _STOPPED.search(line.text[-8:]) is not None
    first = following.text[0]
    narrowest = _NARROWEST_UNSPACED if unspaced else _NARROWEST
    item = bool(_BULLET.match(line.text) or _MAYBE_BULLET.match(line.text))
    begins = (
        indent_after - indent >= (_HANG + 1 if item else _INDENT)
        or _BULLET.match(following.text) is not None
        or _SPEAKER.match(following.text) is not None
        or (stopped and _MAYBE_BULLET.match(following.text) is not None)
    )
    inside = first.isalpha() and not first.isupper() and not stopped and edge >= narrowest
    return _Break(
        edge=edge,
        least=max(
            len(line.text) if indent > indent_after else edge, indent_after + len(following.text)
        ),
        room=2 if unspaced or word is None else 1 + len(word.group()),
        inside=inside and not begins,
        cased=first.islower(),
        open=not stopped,
        word=_BROKEN_WORD.search(line.text) is not None and first.isalpha(),
        begins=begins,
    )


def _indent(text: str, start: int) -> int:
    """How many columns stand before a line's first character."""
    at = start
    while at and text[at - 1] in " \t\u00a0\u3000":
        at -= 1
    return sum(_TAB if character == "\t" else 1 for character in text[at:start])
