"""Transcripts: a text of turns, each with the name of who speaks before a colon.

The names stay in the body, at the beginning of their turn: they say whose words these are.
"""

import re
from collections.abc import Sequence

from claimdiff.articles import dates
from claimdiff.articles.furniture import kind
from claimdiff.articles.items import Item
from claimdiff.articles.lines import Line, units
from claimdiff.articles.metadata import Metadata
from claimdiff.articles.spans import Cut, without

LOUD = re.compile(r"(?:>> ?)?[A-Z][A-Z0-9 .,'’&/-]{0,60}(?: ?\([^()\n]{1,40}\))?:(?:\s|$)")
_PLAIN = re.compile(
    r"(?:[A-Z][\w.'’-]*(?: (?:[A-Z]|van|von|de|al|bin)[\w.'’-]*){0,4})(?: ?\([^()\n]{1,40}\))?:\s"
)
_FEWEST = 3  # turns of a transcript
_SHARE = 0.4  # of the paragraphs of a transcript begin a turn
_HEAD = re.compile(
    r"(?:rush |full |official |unedited )*transcript\b\s*(?:of\s+|[:–—-]\s*)?", re.IGNORECASE
)
_DIRECTION = re.compile(r"[(\[][^()\[\]]{2,80}[)\]]")
_CLOCK = re.compile(r"[(\[]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[)\]]?\s+(?=\S)")
_SENTENCE = 8  # words of a line above the turns that is prose


def recognises(text: str) -> bool:
    """Whether a text is a transcript."""
    if ":" not in text:
        return False
    some = [_CLOCK.sub("", line.text) for line in units(text)]
    loud = [line for line in some if LOUD.match(line)]
    if len(loud) >= _FEWEST and len(loud) >= _SHARE * len(some):
        return True
    return _is_talk([line for line in some if _PLAIN.match(line)], len(some))


def _is_talk(turns: Sequence[str], count: int) -> bool:
    """Whether lines with names in small letters are turns: the names come again."""
    names = [line.partition(":")[0] for line in turns]
    again = len(names) - len(set(names))
    return len(turns) > _FEWEST and again >= len(set(names)) / 2 and len(turns) >= _SHARE * count


def items(text: str) -> list[Item]:
    """The one article that a transcript is."""
    some = units(text)
    first = next((at for at, line in enumerate(some) if _turn(line.text)), 0)
    known, cuts = _head(some[:first])
    for line in some[first:]:
        if clock := _CLOCK.match(line.text):
            cuts.append(Cut(line.start, line.start + clock.end(), "timing"))
        elif _DIRECTION.fullmatch(line.text):
            cuts.append(Cut(line.start, line.end, "direction"))
        elif not _turn(line.text) and (reason := kind(line.text, ends=line.ends)):
            cuts.append(Cut(line.start, line.end, reason))
    return [Item(text, known, "given", without(text, cuts))]


def _turn(text: str) -> bool:
    text = _CLOCK.sub("", text, count=1)
    spoken = LOUD.match(text) or _PLAIN.match(text)
    return spoken is not None and not _HEAD.match(text)


def _head(some: Sequence[Line]) -> tuple[Metadata, list[Cut]]:
    """What stands above the turns: the title, the day; prose there stays."""
    cuts: list[Cut] = []
    title = published = None
    for line in some:
        if line.ends and line.words >= _SENTENCE and not line.text.isupper():
            continue
        published = published or dates.parse(line.text)
        reason = "about" if title else "title"
        title = title or _HEAD.sub("", line.text, count=1) or None
        cuts.append(Cut(line.start, line.end, reason))
    return Metadata(title=title, published=published).of("text:headline"), cuts
