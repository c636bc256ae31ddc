"""Hyphens at the ends of lines: those that a word has anyway, and those of a word that was broken.

Which it is, the text itself tells where it has the word elsewhere; else a list of English words.
Nothing is joined here: `cleaning` leaves out the hyphens that are named.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from claimdiff.articles import dictionary

_BREAK = r"[ \t]*(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])\s*"
_AT_END = re.compile(
    rf"(?<![\w-])(?P<before>[^\W_][\w'’]*(?:-[^\W_][\w'’]*)*)(?P<hyphen>[-‐\u00ad]){_BREAK}(?P<after>[^\W\d_]+)"
)
_HYPHEN = re.compile(r"[-‐\u00ad][ \t]*[\n\r\x0b\x0c\x85\u2028\u2029]")
_WORD = re.compile(r"[^\W_]+(?:[-‐][^\W_]+)*")
_SOFT = "\u00ad"


@dataclass(frozen=True)
class _Place:
    at: int
    before: str
    after: str
    soft: bool


def broken(text: str) -> set[int]:
    """Where the hyphens stand that part a word at the end of a line and are none of its own."""
    places = list(_places(text)) if _HYPHEN.search(text) else []
    if not places:
        return set()
    words = {match.group().casefold() for match in _WORD.finditer(text)}
    verdicts = {place.at: _verdict(place, words, dictionary.knows) for place in places}
    real = False in verdicts.values() and True not in verdicts.values()
    return {at for at, verdict in verdicts.items() if (not real if verdict is None else verdict)}


def _places(text: str) -> Iterator[_Place]:
    for match in _AT_END.finditer(text):
        before = match["before"].rpartition("-")[2]
        yield _Place(match.start("hyphen"), before, match["after"], match["hyphen"] == _SOFT)


def _verdict(place: _Place, words: set[str], knows: Callable[[str], bool]) -> bool | None:
    """Whether the hyphen is none of the word's own; None where the other hyphens have to tell."""
    before, after = place.before.casefold(), place.after.casefold()
    if place.soft:
        return True
    if not before[-1].isalpha() or not place.after[0].islower() or f"{before}-{after}" in words:
        return False
    if before + after in words:
        return True
    if knows(before) and knows(after):
        return None if knows(before + after) else False
    return True
