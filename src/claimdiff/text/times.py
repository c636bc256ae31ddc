"""Dates and times of a text, resolved against the time of publication.

`from_` and `to` are both inclusive: a day is ``2020-07-07`` to ``2020-07-07``, July 2020 is
``2020-07-01`` to ``2020-07-31``; a time of day is ``2020-07-07T21:00``, with its offset where the
text names a zone. One of the two is None for an open end ("since July"), both where nothing
resolves: a weekday is no date to a reader who does not know when it was written. A year left out is
the one that brings the date nearest to publication, a weekday the last one before it unless the
text looks ahead.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from claimdiff.text.calendar_names import ZONES
from claimdiff.text.dates import SIGNS, dates
from claimdiff.text.lexicon import CARDINALS
from claimdiff.text.words import may_be_unspaced

_LONGEST = len("before ")
_JOIN = 25  # characters that may stand between a time of day and its date ("at 9pm local time on")


class When(NamedTuple):
    """A date or time; ``from_`` and ``to`` are ISO 8601, inclusive, None where open or unknown."""

    start: int
    end: int
    text: str
    from_: str | None
    to: str | None


def times(text: str, published: str | None) -> list[When]:
    """Give the dates and times of a text, in order.

    1. Dates, the end of "since July" open, and the start of "by 30 June". 2. Times of day, where no
    date stands, each of the single day beside it, or in it ("nine tonight").

    Args:
        text: Any text.
        published: When it was published, ISO 8601, or None: then only full dates resolve.
    """
    if _is_timeless(text):
        return []
    days = [*_days(text, day(published))]  # 1.
    clocks = [*_clocks(text, days)]  # 2.
    alone = (
        one
        for one in days
        if not any(clock.start <= one.start and one.end <= clock.end for clock in clocks)
    )
    return sorted([*alone, *clocks])


def _days(text: str, base: date | None) -> Iterator[When]:
    for start, end, found in dates(text, base):
        first, last = (one.isoformat() for one in found) if found else (None, None)
        bound = _BOUND.search(text, max(0, start - _LONGEST), start)
        if bound:
            first, last = (first, None) if bound["since"] else (None, last)
        yield When(start, end, text[start:end], first, last)


def _clocks(text: str, days: Sequence[When]) -> Iterator[When]:
    for match in _CLOCK.finditer(text) if _CLOCK_SIGN.search(text) else ():
        start, end = match.span()
        inner = [when for when in days if start < when.end and when.start < end]
        if all(start <= when.start and when.end <= end for when in inner):
            of = inner[0].from_ if inner else _day_of(match, days)
            stamp = f"{of}T{_clock(match)}" if of else None
            yield When(start, end, match[0], stamp, stamp)


def moment(text: str | None) -> datetime | None:
    """An ISO 8601 time with its zone; None for no time, a day only, or a time of no known zone."""
    try:
        time = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return time if time.tzinfo else None


def compatible(a: When, b: When) -> bool:
    """Tell whether two times can be one: they overlap, or one of them is unresolved.

    A time of day is compared as its day: outlets give them in zones of their own.
    """
    if (a.from_ is None and a.to is None) or (b.from_ is None and b.to is None):
        return True
    return _before(a.from_, b.to) and _before(b.from_, a.to)


def hour(text: str) -> float | None:
    """The hour of a time of day, 6.25 for "6:15 a.m."; None for what is none."""
    match = _CLOCK.match(text)
    if match is None:
        return None
    hours, minutes = _clock(match).split(":")[:2]
    return int(hours) + int(minutes[:2]) / 60


def resolved(when: When) -> bool:
    """Tell whether a time has a place in the calendar."""
    return when.from_ is not None or when.to is not None


def _before(first: str | None, last: str | None) -> bool:
    size = len("2020-07-08")
    return first is None or last is None or first[:size] <= last[:size]


def day(published: str | None) -> date | None:
    """The day of an ISO 8601 time, None for what is none."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _is_timeless(text: str) -> bool:
    """Whether a text has neither a digit nor a word that tells a date or time, as most have not."""
    return not (
        may_be_unspaced(text)
        or _DIGIT.search(text)
        or not _SIGNS.isdisjoint(_LETTERS.findall(text.lower()))
    )


_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_SIGNS = SIGNS | {"noon", "midday", "midnight", "tonight", "morning", "afternoon", "evening"}
_BOUND = re.compile(r"\b(?:(?P<since>since|after)|by|until|till|before) \Z", re.IGNORECASE)


# --- times of day ------------------------------------------------------------------------------

_NOON = 12
_ZONE = rf"(?: ?\(?(?P<zone>{'|'.join(sorted(ZONES, key=len, reverse=True))})\b\)?)"
_HOURS = {word: number for word, number in CARDINALS.items() if 0 < number < _NOON}
_PARTS = "morning|afternoon|evening"
_HALF = r"[ap]\.?m\b\.?"
_CLOCK = re.compile(
    rf"(?<![\d.:$£€])(?:(?P<h>[01]?\d|2[0-3])"
    rf"(?::(?P<min>[0-5]\d)(?::[0-5]\d)?(?: ?(?P<half>{_HALF}))?"
    rf"|(?:\.(?P<min2>[0-5]\d))? ?(?P<half2>{_HALF})){_ZONE}?"
    rf"|(?P<h4>[01]\d|2[0-3])(?P<min4>[0-5]\d)(?:{_ZONE.replace('zone', 'zone4')}| hours\b)"
    rf"|(?:\A|(?<=at )|(?<=by )|(?<=until )|(?<=before )|(?<=after )|(?<=around ))"
    rf"(?P<spelt>{'|'.join(_HOURS)}|1[01]|[1-9])(?: o['’]clock)?"
    rf" (?P<part>in the (?:{_PARTS})|tonight|this (?:{_PARTS}))\b"
    r"|\b(?P<word>noon|midday|midnight)\b)(?!\d)",
    re.IGNORECASE,
)


# A time of day has one of these; most sentences have none.
_CLOCK_SIGN = re.compile(
    r"\d(?::\d| ?[ap]\.?m\b|\d (?:[A-Z]{2,4}\b|hours))|noon|mid(?:day|night)|tonight"
    rf"|(?:in the|this) (?:{_PARTS})",
    re.IGNORECASE,
)


def _clock(m: re.Match[str]) -> str:
    if m["word"]:
        return "00:00" if m["word"].lower() == "midnight" else "12:00"
    if m["spelt"]:
        spelt = m["spelt"].lower()
        part = m["part"].lower()
        hour = _HOURS.get(spelt) or int(spelt)
        return f"{hour + _NOON * (not part.endswith('morning')):02}:00"
    hour, minute = int(m["h"] or m["h4"]), m["min"] or m["min2"] or m["min4"] or "00"
    half = (m["half"] or m["half2"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return f"{hour:02}:{minute}{ZONES.get((m['zone'] or m['zone4'] or '').lower(), '')}"


def _day_of(m: re.Match[str], days: Sequence[When]) -> str | None:
    """Give the single day that stands beside a time of day, or None."""
    for when in days:
        gap = m.start() - when.end if when.end <= m.start() else when.start - m.end()
        if gap <= _JOIN and when.from_ is not None and when.from_ == when.to:
            return when.from_
    return None
