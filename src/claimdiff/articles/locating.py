"""Where the lines of an extraction stand in a page's visible text.

trafilatura gives text without positions, in the page's order, with blanks, soft hyphens and some
inner parts of a paragraph left out. Long lines are looked up first and must follow one another;
shorter ones then have their places between them. A line that does not stand there as one string is
aligned word by word with what stands between its neighbours. Nothing is found that the page does
not say.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice

from claimdiff.articles.spans import Range

_BULLET = re.compile(r"^[-•*]\s+")  # trafilatura's own, before list items
_CELLS = re.compile(r"\s*\|\s*")  # and between the cells of a table
_LONG = 30  # characters without blanks that seldom stand twice on a page
_NEAR = 3000  # words that a line is aligned with at most
_ALIGNED_MOST = 100  # lines that are aligned at most: it takes time, and few pages have five
_SHARE = 0.6  # of a line's words that must stand on the page for it to be found there
_WORD = re.compile(r"\w+|[^\w\s]")
_FORMAT = "Cf"  # soft hyphens, joiners, marks of direction

Place = tuple[Range, ...]


@dataclass(frozen=True)
class _Packed:
    """A text without blanks and invisible characters, and where each of its characters stands."""

    text: str
    places: "array[int]"

    def range(self, start: int, end: int) -> Range:
        return self.places[start], self.places[end - 1] + 1

    def at(self, place: int) -> int:
        """The first packed character at a place of the text or after it."""
        return bisect_left(self.places, place)


def locate(lines: Sequence[str], text: str) -> list[Place]:
    """Where each line stands in a text, in one or more pieces; no piece where it does not.

    1. Look up long lines, and keep the longest row of places that follow one another.
    2. Look up the others between them.
    3. Align what is left word by word.
    """
    kept = [at for at, character in enumerate(text) if not _is_skipped(character)]
    packed = _Packed("".join(text[at] for at in kept), array("L", kept))
    wanted = [_pack(_BULLET.sub("", line)) for line in lines]
    # 1
    found = _anchors(wanted, packed.text)
    # 2
    stops = _stops(found, len(packed.text))
    position = 0
    for number, line in enumerate(wanted):
        if found[number] is None and line:
            found[number] = _between(line, lines[number], packed.text, position, stops[number])
        if (place := found[number]) is not None:
            position = place[1]
    # 3
    return list(_aligned(lines, found, packed, text))


def _between(line: str, written: str, text: str, start: int, stop: int) -> Range | None:
    for wanted in (line, "".join(_pack(cell) for cell in _CELLS.split(written))):
        if wanted and (at := text.find(wanted, start, stop)) >= 0:
            return at, at + len(wanted)
    return None


def _stops(found: Sequence[Range | None], end: int) -> list[int]:
    """Where the next line that is found begins, for each line."""
    stops: list[int] = []
    for place in reversed(found):
        stops.append(end)
        end = place[0] if place else end
    return stops[::-1]


def _anchors(wanted: Sequence[str], text: str) -> list[Range | None]:
    """Where the long lines stand that follow one another, by line."""
    spots: list[tuple[int, int]] = []
    position = 0
    for number, line in enumerate(wanted):
        if len(line) >= _LONG:
            at = text.find(line, position)
            at = at if at >= 0 else text.find(line)
            if at >= 0:
                spots.append((number, at))
                position = at + len(line)
    found: list[Range | None] = [None] * len(wanted)
    end = 0
    for number, at in _rising(spots):
        if at >= end:
            end = at + len(wanted[number])
            found[number] = (at, end)
    return found


def _rising(spots: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of spots whose places rise (patience sorting)."""
    tails: list[int] = []  # the last place of the best row of each length
    ends: list[int] = []  # and its number among the spots
    before: list[int] = []
    for number, (_, at) in enumerate(spots):
        length = bisect_left(tails, at)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [at]
        ends[length : length + 1] = [number]
    row: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        row.append(spots[at])
        at = before[at]
    return row[::-1]


def _aligned(
    lines: Sequence[str], found: Sequence[Range | None], packed: _Packed, text: str
) -> Iterator[Place]:
    """The places of all lines, of those not found as one string the words that stand there."""
    stops = _stops(found, len(packed.text))
    position = left = 0
    for number, place in enumerate(found):
        pieces: Place = ()
        if place is not None:
            pieces, position = (packed.range(*place),), place[1]
        elif lines[number].strip() and position < stops[number] and left < _ALIGNED_MOST:
            left += 1
            start, end = packed.range(position, stops[number])
            pieces = tuple(_shared(_BULLET.sub("", lines[number]), text, start, end))
            position = packed.at(pieces[-1][1]) if pieces else position
        yield pieces


def _shared(line: str, text: str, start: int, end: int) -> list[Range]:
    """The words of a line that stand in a part of a text in its order, if they are most of it."""
    mine = _WORD.findall(line)
    theirs = list(islice(_WORD.finditer(text, start, end), _NEAR))
    words = [match[0] for match in theirs]
    blocks = SequenceMatcher(None, mine, words, autojunk=False).get_matching_blocks()
    if sum(block.size for block in blocks) < _SHARE * len(mine):
        return []
    return [
        (theirs[block.b].start(), theirs[block.b + block.size - 1].end())
        for block in blocks
        if block.size
    ]


def _pack(text: str) -> str:
    return "".join(character for character in text if not _is_skipped(character))


@lru_cache(maxsize=4096)  # the characters of many pages
def _is_skipped(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) == _FORMAT
