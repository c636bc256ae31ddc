"""Words that were run together, "requeststo" and "Telegram,which", parted by a blank.

In English only, whose words and pairs of words a list tells, and only where it is sure:

- A word that the list lacks and the text has once is two of its words, one of them small ("the",
  "to") and none that makes compounds, and most of the pairs that the two make with each other and
  with their neighbours are in the list too. "roadmap", "onboard" and "typeof" stay one.
- A comma, a closing quotation mark or the stop before a sentence's first word stands between two
  words. Addresses, code and numbers have such marks as well; what looks like them stays.

The words themselves stay as they are, misspelt ones too.
"""

import re
from collections.abc import Iterator
from itertools import pairwise, starmap

from claimdiff.articles import dictionary, tables
from claimdiff.articles.spans import Builder, View, whole

_TABLE = tables.words("run_together")
_FIRST, _LAST, _BEFORE_DETERMINER = (
    _TABLE[name] for name in ("first", "last", "before-determiner")
)
_MAY_BE_TWO = re.compile(f"{'|'.join(_FIRST)}|.*(?:{'|'.join(_LAST | _BEFORE_DETERMINER)})$")
_STARTERS = tables.words("abbreviations")["starters"]
_LEAST = 2  # letters of either word
# Pairs that must be known of the three: the two words themselves, and either with its neighbour. Of
# 5,900 English texts all that is parted by two was run together. A preposition may be a noun's
# ending ("dentin"), and two letters another word's beginning ("ofthe"): those need all.
_PAIRS, _ALL_PAIRS = 2, 3
_WORD = re.compile(
    r"(?<![^\s\"'“‘(\[—–,])(?P<number>\d+(?=[A-Z]))?(?P<word>(?(number)[A-Z])[a-z]{5,30})"
    r"(?=[\s,;:.!?\"”’)\]—–]|$)(?!\.\w)(?=[ \u00a0](?P<next>[A-Za-z]+)|)"
)
_PREVIOUS = re.compile(r"([A-Za-z]+)[ \u00a0]$")
_LOOK = 60  # characters around a place that decide about it
_LETTER = "A-Za-z\u00c0-\u024f"
_MARK = re.compile(
    rf"(?:[{_LETTER}]{{2}}[”’]?|\d),(?=[“‘]?[{_LETTER}]{{2}})"
    r"|[a-z.,!?]”(?=(?P<word>[a-z]{2,}))"
    r"|[a-z,](?=“\w)"
    r"|(?<=[a-z]{2})[a-z][.!?][”’)]*(?=[“‘]?(?P<starter>[A-Z][a-z]*)[\s,’'])"
)
_LAST_LETTERS = re.compile(r"[A-Za-z]+$")
_BLANK = re.compile(r"\s")
# What a run of characters without a blank has that is an address, a tag, code or a list's value.
_CODE = re.compile(r"[/@_=<>{}\[\]#&|~^*+\\;()]|\w\.[a-z]|^\"[^\"]*\"\W*$")


def parted(body: str, language: str | None) -> View:
    """The body with a blank wherever two words were run together."""
    if language != "en":
        return whole(body)
    made, at = Builder(body), 0
    for place in sorted({*_at_marks(body), *_in_words(body)}):
        made.keep(at, place)
        made.join(" ")
        at = place
    made.keep(at, len(body))
    return made.view()


def _at_marks(body: str) -> Iterator[int]:
    """Where a mark stands between two words without a blank."""
    for match in _MARK.finditer(body):
        before = body[max(0, match.start() - _LOOK) : match.start()]
        behind = body[match.end() : match.end() + _LOOK]
        if _CODE.search(_BLANK.split(before)[-1] + match[0] + _BLANK.split(behind)[0]):
            continue
        word, starter = match["word"], match["starter"]
        quoted = _LAST_LETTERS.search(before + match[0][0])
        if word and quoted and dictionary.knows(quoted[0].lower() + word):
            continue  # “un”known
        if word not in _TABLE["ending"] and (not starter or starter.lower() in _STARTERS):
            yield match.end()


def _in_words(body: str) -> Iterator[int]:
    """Where the second of two words begins that were run together, once and in one way alone."""
    found = {match["word"]: match for match in _WORD.finditer(body)}
    for word, match in found.items():
        if not _MAY_BE_TWO.match(word) or dictionary.knows(word.lower()):
            continue
        start = match.start("word")
        ends = range(_LEAST, len(word) - _LEAST + 1)
        places = [start + at for at in ends if _is_sure(word[:at].lower(), word[at:], match)]
        if len(places) == 1 and body.count(word) == 1:
            yield places[0]


def _is_sure(first: str, second: str, match: re.Match[str]) -> bool:
    """Whether two words that a match can be parted into are what was written."""
    before, after = _neighbours(match)
    determined = second in _BEFORE_DETERMINER and after in _TABLE["determiner"]
    if match["number"]:  # begins a firm's name, which no list has
        return determined and not dictionary.knows(first)
    small = first in _FIRST or second in _LAST
    if not (small or determined) or not all(map(dictionary.knows, (first, second))):
        return False
    pairs = sum(starmap(dictionary.knows_pair, pairwise((before, first, second, after))))
    return pairs >= (_PAIRS if small and len(first) > _LEAST else _ALL_PAIRS)


def _neighbours(match: re.Match[str]) -> tuple[str, str]:
    """The words before and behind, in small letters; empty where there is none."""
    previous = _PREVIOUS.search(match.string, max(0, match.start() - _LOOK), match.start())
    return (previous[1] if previous else "").lower(), (match["next"] or "").lower()
