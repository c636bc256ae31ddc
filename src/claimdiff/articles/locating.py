"""Where the lines of an extraction stand in a page's visible text.

trafilatura gives text without positions: blanks, soft hyphens and some inner parts of a paragraph
are left out, and now and then a paragraph is moved. Long lines are looked up first; short ones,
which may stand often on a page, then have their places between them. A line that does not stand
there as one string is aligned word by word with the part of the page that has a piece of it.
Nothing is found that the page does not say.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice

from claimdiff.articles.markup import BREAK
from claimdiff.articles.spans import Range

_BULLET = re.compile(r"^\s*[-•*]\s+")  # trafilatura's own, before list items
_CELLS = re.compile(r"\s*\|\s*")  # and between the cells of a table
_LONG = 30  # characters without blanks that seldom stand twice on a page
_CHUNK = 18  # characters of a piece of a line that is looked up to find where it is aligned
_ALIGNED_MOST = 100  # lines that are aligned at most: it takes time, and few pages have five
_WORDS_MOST = 6000  # words of a part of a page that a line is aligned with
_SHARE = 0.6  # of a line's words that must stand on the page for it to be found there
_BETWEEN = 3  # words of the page between two pieces of a line, with no break: they belong to it
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

    1. Look up long lines, each after the one before if it can.
    2. Look up short ones between them.
    3. Align what is left word by word.
    """
    skipped = _skipped((text, *lines))
    kept = [at for at, character in enumerate(text) if ord(character) not in skipped]
    packed = _Packed(text.translate(skipped), array("L", kept))
    bare = [_BULLET.sub("", line) for line in lines]
    wanted = [line.translate(skipped) for line in bare]
    cells = [_CELLS.sub("", line).translate(skipped) for line in bare]
    # 1
    found = _long_ones(wanted, cells, packed.text)
    # 2
    _look_up_short_ones(found, wanted, cells, packed.text)
    # 3
    places: list[Place] = []
    position = left = 0
    for number, place in enumerate(found):
        pieces: Place = ()
        if place is not None:
            pieces, position = (packed.range(*place),), place[1]
        elif len(wanted[number]) >= _LONG and left < _ALIGNED_MOST:
            left += 1
            pieces = tuple(_aligned(bare[number], wanted[number], packed, text, position))
            position = packed.at(pieces[-1][1]) if pieces else position
        places.append(pieces)
    return places


def _long_ones(wanted: Sequence[str], cells: Sequence[str], text: str) -> list[Range | None]:
    found: list[Range | None] = []
    position = 0
    for line, row in zip(wanted, cells, strict=True):
        place = None
        if len(line) >= _LONG:
            place = _find(line, row, text, position) or _find(line, row, text)
            position = max(position, place[1]) if place else position
        found.append(place)
    return found


def _look_up_short_ones(
    found: list[Range | None], wanted: Sequence[str], cells: Sequence[str], text: str
) -> None:
    """Adds the places of short lines, each after the one before and before the next found one."""
    stops, stop = [], len(text)
    for place in reversed(found):
        stops.append(stop)
        stop = place[0] if place else stop
    position = 0
    for number, (line, row, stop) in enumerate(zip(wanted, cells, reversed(stops), strict=True)):
        if found[number] is None and 0 < len(line) < _LONG:
            within = stop if stop > position else len(text)
            found[number] = _find(line, row, text, position, within)
        if (place := found[number]) is not None:
            position = place[1]


def _find(line: str, cells: str, text: str, *within: int) -> Range | None:
    """A line as one string, or the cells of a table's row as one."""
    for wanted in (line, cells):
        if wanted and (at := text.find(wanted, *within)) >= 0:
            return at, at + len(wanted)
    return None


def _aligned(line: str, wanted: str, packed: _Packed, text: str, position: int) -> list[Range]:
    """The words of a line that stand in a part of a text in its order, if they are most of it."""
    chunks = [*range(0, len(wanted) - _CHUNK, _CHUNK), len(wanted) - _CHUNK]
    starts = [(start, at) for start in (position, 0) for at in chunks]
    hits = ((packed.text.find(wanted[at : at + _CHUNK], start), at) for start, at in starts)
    place, at = next((hit for hit in hits if hit[0] >= 0), (-1, 0))
    if place < 0:
        return []
    first = max(0, place - at - _CHUNK)
    last = min(len(packed.text), place - at + 2 * len(wanted) + _CHUNK)
    mine = _WORD.findall(line)
    theirs = list(islice(_WORD.finditer(text, *packed.range(first, last)), _WORDS_MOST))
    return _shared(mine, theirs)


def _shared(mine: Sequence[str], theirs: Sequence[re.Match[str]]) -> list[Range]:
    """The ranges of the words that both have in one order, if they are most of the line's.

    A few words between them that only the page has are taken too: a hidden part within a word or a
    block's end is written together with them in the extraction.
    """
    words = [match[0] for match in theirs]
    pieces: list[Range] = []
    shared = last = 0
    for tag, a, b, start, end in SequenceMatcher(None, mine, words, autojunk=False).get_opcodes():
        if tag != "equal":
            continue
        shared += b - a
        first = theirs[start].start()
        if (
            pieces
            and start - last <= _BETWEEN
            and BREAK not in theirs[start].string[pieces[-1][1] : first]
        ):
            first = pieces.pop()[0]
        pieces.append((first, theirs[end - 1].end()))
        last = end
    return pieces if shared >= _SHARE * len(mine) else []


def _skipped(texts: Iterable[str]) -> dict[int, None]:
    """The blanks and invisible characters of some texts, as `str.translate` leaves them out."""
    characters = set().union(*texts)
    return {
        ord(one): None
        for one in characters
        if one.isspace() or unicodedata.category(one) == _FORMAT
    }
