"""Hyphens at the ends of lines: those that a word has anyway, and those of a word that was broken.

Which it is, the text itself tells where it has the word elsewhere; else a list of English words.
Nothing is joined here: `cleaning` leaves out the hyphens that are named.
"""

import re

from claimdiff.articles import dictionary
from claimdiff.articles.lines import BREAK_CHARACTERS

_BREAK = rf"[ \t]*[{BREAK_CHARACTERS}]\s*"
_AT_END = re.compile(
    rf"(?<![\w-])(?P<before>[^\W_][\w'’]*(?:-[^\W_][\w'’]*)*)(?P<hyphen>[-‐\u00ad]){_BREAK}(?P<after>[^\W\d_]+)"
)
_HYPHEN = re.compile(rf"[-‐\u00ad][ \t]*[{BREAK_CHARACTERS}]")
_WORD = re.compile(r"[^\W_]+(?:[-‐][^\W_]+)*")
_SOFT = "\u00ad"


def broken(text: str) -> set[int]:
    """Where the hyphens stand that part a word at the end of a line and are none of its own."""
    places = list(_AT_END.finditer(text)) if _HYPHEN.search(text) else []
    if not places:
        return set()
    words = {match.group().casefold() for match in _WORD.finditer(text)}
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
