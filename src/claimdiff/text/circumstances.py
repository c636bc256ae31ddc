"""What stands around a figure in its sentence: whose it is, who says it, and of which other event.

It reads names by their capitals and other events by their dates; who is meant by "he" it takes from
the sentence before.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from claimdiff.language.names import names
from claimdiff.language.times import When
from claimdiff.language.words import content
from claimdiff.text.line import Line

RECENT = timedelta(days=10)
"""How old the event of a report may be: a figure dated before that is of another event."""

_SOURCE_LONGEST = 60  # characters of who says it, before "said" at a sentence's end


class Holder(NamedTuple):
    """Whose a figure is: the name nearest before it, all names of its sentence, its other words."""

    nearest: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]


def holder_of(text: str, start: int, before: frozenset[str]) -> Holder:
    """The holder of a figure.

    Args:
        text: The sentence.
        start: Where the figure starts in it.
        before: The names of the sentence before, for a sentence that has none.
    """
    found = names(text)
    every = frozenset(word for name in found for word in name.norm.split())
    ahead = [name for name in found if name.end <= start] or found[:1]
    nearest = frozenset(ahead[-1].norm.split()) if ahead else before
    words = frozenset(word.stem for word in content(text) if not word.norm[:1].isdigit())
    return Holder(nearest, every or before, words)


def event_of(line: Line, whens: Sequence[When], published: str | None) -> str | None:
    """The words that tell that a sentence is of an earlier event, or of more than this one.

    Args:
        line: The sentence.
        whens: The dates and times in it.
        published: When the article was published, ISO 8601, or None.
    """
    day = _day(published)
    for when in whens:
        if day and when.to and when.to[:10] < (day - RECENT).isoformat():
            return when.text
    for place in range(len(line.tokens)):
        if mark := line.at(place, "past"):
            return line.told(mark.first, mark.last)
    return None


def source_of(line: Line) -> str | None:
    """Who says a sentence, where it ends with "…, X said" or has "according to X"."""
    for place in range(len(line.tokens)):
        mark = line.at(place, "source")
        if mark is None:
            continue
        if line.told(mark.first, mark.last).lower().endswith((" to", " zufolge", "selon", "según")):
            return _until_sign(line, mark.last)
        return _since_comma(line, mark.first) or None
    return None


def _until_sign(line: Line, first: int) -> str | None:
    last = first
    while last < len(line.tokens) and line.low(last) not in {",", ".", ";", "，", "。"}:
        last += 1
    return line.told(first, last) if last > first else None


def _since_comma(line: Line, last: int) -> str | None:
    first = last
    while first > 0 and line.low(first - 1) not in {",", ";", "，", "”", '"', "。"}:
        first -= 1
    if first in (0, last):
        return None
    told = line.told(first, last)
    return told if len(told) <= _SOURCE_LONGEST else None


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
