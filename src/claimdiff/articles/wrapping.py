"""Which line breaks only stand where a line was full: text that is hard-wrapped, at any width.

A program that wraps text breaks a line where the next word does not fit. So in a text of width W
each line that goes on is at most W long, and longer than W with the next line's first word. W is
the width at which most of the breaks agree that stand in mid-sentence for sure. Only shape is
looked at: lengths, indentation, the characters at a break.

Hyphens at the ends of lines are a word's own, or part a word that was broken. Which it is, the text
itself tells where it has the word elsewhere; else a list of English words.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from claimdiff.articles import dictionary
from claimdiff.articles.lines import BREAK_CHARACTERS, Line, lines
from claimdiff.text.words import UNSPACED

_AGREE = 0.7  # of the breaks in mid-sentence; where fewer agree on a width the text has none
_NARROWEST = 20  # columns: of newspapers; menus have shorter lines
_NARROWEST_UNSPACED = 10  # characters of scripts without spaces
_INDENT = 2  # columns more than the line before begin a paragraph
_HANG = 6  # columns by which the second line of a list item is not indented
_TAB = 8
_BEFORE = 200  # characters before a line that are looked at
_LEAST_FULL = 0.5  # of the width: a line in mid-sentence that is shorter was broken on purpose
_DOUBLE_SHARE = 0.2  # of the breaks of double-spaced copy that stand in mid-sentence for sure
_PLAIN = 45  # columns: before a small letter, so long a line was full
_ABOUT = 0.6  # of the longest line: a wrapped line is left shorter only by a long next word
_WIDEST = 100  # columns: text files are wrapped at 65 to 80, some at 100
_FEWEST = 3  # breaks that agree, where lines are shorter or the script has no capitals
_WIDE = re.compile(f"[{UNSPACED}]")
_STOPPED = re.compile("[.!?…。！？｡؟۔।॥።፧፨။។៕։:：][\"'”’»›)\\]』」）］】\u200f]*$")
_BROKEN_WORD = re.compile(r"[^\W\d_][-‐\u00ad]$")
_SURE = r"[•·▪●◦*►‣]\s*\S|>> ?\S"
_SPEAKER = r"[A-Z][A-Z0-9 .,'’&-]{1,60}(?:\([^()\n]{1,40}\))?:\s"
_MAYBE = r"(?:[–—-]|\(?\d{1,3}[.)]|\d{1,3}/(?:\d{1,3})?)\s+\S"
_ITEM = re.compile(f"{_SURE}|{_MAYBE}")
# What begins a paragraph behind a line that ends a sentence, and behind any line.
_BEGINS = {
    True: re.compile(f"{_SURE}|{_SPEAKER}|{_MAYBE}"),
    False: re.compile(f"{_SURE}|{_SPEAKER}"),
}
_BREAK_CHARACTER = re.compile(f"[{BREAK_CHARACTERS}]")
_AT_BREAK = rf"[ \t]*[{BREAK_CHARACTERS}]\s*"
_AT_END = re.compile(
    rf"(?<![\w-])(?P<before>[^\W_][\w'’]*(?:-[^\W_][\w'’]*)*)(?P<hyphen>[-‐\u00ad]){_AT_BREAK}(?P<after>[^\W\d_]+)"
)
_HYPHEN = re.compile(rf"[-‐\u00ad][ \t]*[{BREAK_CHARACTERS}]")
_HYPHENED = re.compile(r"[^\W_]+(?:[-‐][^\W_]+)*")
_SOFT = "\u00ad"


class _Break(NamedTuple):
    """One line break within a block.

    Attributes:
        edge: The column where the line before it ends.
        least: The least width at which it may stand there: the longer line's, but of a paragraph's
            first line some programs do not count the indentation.
        most: The width at which the next line's first word would have fitted.
        inside: Whether it stands in mid-sentence for sure.
        cased: Whether the next line's small letter says so.
        open: Whether the line before it ends no sentence.
        word: Whether it stands in a word.
    """

    edge: int
    least: int
    most: int
    inside: bool
    cased: bool
    open: bool
    word: bool


def units(text: str) -> list[Line]:
    """The paragraphs of a text: each line its own, but for hard-wrapped lines, which go together.

    A paragraph's text has a blank for each character of its line breaks.
    """
    given = lines(text)
    pairs = list(pairwise(given))
    spaced = all(line.block != following.block for line, following in pairs)
    breaks = [
        _break(text, *pair) if spaced or pair[0].block == pair[1].block else None for pair in pairs
    ]
    inside = sum(one is not None and one.inside and one.cased for one in breaks)
    if spaced and inside < max(1, _DOUBLE_SHARE * len(breaks)):
        return given  # else it is double-spaced copy
    width = _width([one for one in breaks if one], max(len(line.text) for line in given))
    found, first = [], 0
    for at, (line, one) in enumerate(zip(given, [*breaks, None], strict=False)):
        if one is None or not _goes_on(one, width):
            start = given[first].start
            joined = _BREAK_CHARACTER.sub(" ", text[start : line.end])
            found.append(line if at == first else Line(start, line.end, joined, given[first].block))
            first = at + 1
    return found


def _goes_on(one: _Break, width: int) -> bool:
    full = one.most > width or (one.inside and one.edge >= _LEAST_FULL * width)
    return one.word or (one.least <= width and full)


def _width(breaks: Sequence[_Break], longest: int) -> int:
    """The width at which the most breaks in mid-sentence stand where they must; 0: none.

    Of several it is that of the longest line. Without such breaks it is that of the longest open
    line, if all are about as long, and no line of the text is longer than wrapped ones are.
    """
    sure = [one for one in breaks if one.inside]
    if not sure:
        edges = [one.edge for one in breaks if one.open and longest <= _WIDEST]
        width = max(edges, default=0)
        return width if width >= _PLAIN and min(edges) >= _ABOUT * width else 0
    agreeing = {
        width: sum(one.least <= width < one.most for one in sure)
        for width in sorted({one.least for one in sure})
    }
    width, most = max(agreeing.items(), key=lambda pair: pair[1])
    plain = width >= _PLAIN and any(one.cased for one in sure)
    if most < max(_AGREE * len(sure), 1 if plain else _FEWEST):
        return 0
    fits = min(one.most for one in sure if one.least <= width < one.most)
    return max(one.least for one in breaks if one.least < fits)


def _break(text: str, line: Line, following: Line) -> _Break | None:
    """The break between two lines; None where a paragraph or an item begins by its own shape."""
    indent, indent_after = _indent(text, line.start), _indent(text, following.start)
    stopped = _STOPPED.search(line.text[-8:]) is not None
    hang = _HANG if _ITEM.match(line.text) else _INDENT
    if indent_after - indent >= hang or _BEGINS[stopped].match(following.text):
        return None
    edge, first = indent + len(line.text), following.text[0]
    unspaced = _WIDE.search(line.text[-1] + first) is not None
    narrowest = _NARROWEST_UNSPACED if unspaced else _NARROWEST
    return _Break(
        edge=edge,
        least=max(edge - max(0, indent - indent_after), indent_after + len(following.text)),
        most=edge + (2 if unspaced else 1 + len(following.text.split(maxsplit=1)[0])),
        inside=first.isalpha() and not first.isupper() and not stopped and edge >= narrowest,
        cased=first.islower(),
        open=not stopped,
        word=_BROKEN_WORD.search(line.text) is not None and first.isalpha(),
    )


def _indent(text: str, start: int) -> int:
    """How many columns stand before a line's first character."""
    before = text[max(0, start - _BEFORE) : start]
    blanks = before[len(before.rstrip(" \t\u00a0\u3000")) :]
    return len(blanks.replace("\t", " " * _TAB))


def broken_at(text: str) -> set[int]:
    """Where the hyphens stand that part a word at the end of a line and are none of its own."""
    places = list(_AT_END.finditer(text)) if _HYPHEN.search(text) else []
    if not places:
        return set()
    words = {match.group().casefold() for match in _HYPHENED.finditer(text)}
    verdicts = {place.start("hyphen"): _verdict(place, words) for place in places}
    real = False in verdicts.values() and True not in verdicts.values()
    return {at for at, verdict in verdicts.items() if (not real if verdict is None else verdict)}


def _verdict(place: re.Match[str], words: set[str]) -> bool | None:
    """Whether the hyphen is none of the word's own; None where the other hyphens have to tell."""
    before, after = place["before"].rpartition("-")[2].casefold(), place["after"].casefold()
    if place["hyphen"] == _SOFT:
        return True
    real = not before[-1].isalpha() or not place["after"][0].islower()
    if real or f"{before}-{after}" in words:
        return False
    if before + after in words:
        return True
    if dictionary.knows(before) and dictionary.knows(after):
        return None if dictionary.knows(before + after) else False
    return True
