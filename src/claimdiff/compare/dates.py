"""Differences of time: dates, days of an unknown year or week, times of day.

A date conflicts only where it surely tells of the same thing; a time of day never does, since
outlets give it in zones of their own.
"""

import re
from functools import lru_cache

from claimdiff.compare.values import difference, of_others, share, unmatched, value
from claimdiff.language import times
from claimdiff.language.calendar_words import MONTHS, WEEKDAYS
from claimdiff.language.whole import find_whole
from claimdiff.language.words import content, words
from claimdiff.result import Claim, Difference, Time

LEAST_SHARED = 3
"""Content words that two claims must have in common for two dates of one word to be of one thing:
"the bridge, built in" is said of any bridge."""

_KEPT = 2048
"""Times whose place is kept: each is held against many."""

_TO_A_DATE = re.compile(r"(?: (?:back|early|in|late|on|since|the))* ")
"""What may stand between a date and the word that it dates."""

_RELATIVE = re.compile(r"\b(?:ago|earlier|before|past|last|next)\b|[上本这這下]", re.IGNORECASE)
"""What tells a time by the day of publication ("last May", "上个月")."""

_SOME_DAY = "2000-01-01"

_SAID = frozenset({"add", "said", "say", "tell", "told"})
"""Of two days on which something was said both may be right."""


def time(left: Claim, right: Claim) -> Difference | None:
    """Dates that differ; opposed where each side gives one alone, or both give it to one word."""
    pairs = [
        (one, other)
        for one in unmatched(left.times, right.times, _same_time)
        for other in unmatched(right.times, left.times, _same_time)
        if (kind := _kind(one)) and kind == _kind(other)
    ]
    if not pairs:
        return None
    alike = _owner(left) == _owner(right) and not of_others(left, right)
    of_one_word = [
        (one, other) for one, other in pairs if _dated(one, left.text) & _dated(other, right.text)
    ]
    lone = len(left.times) == 1 and len(right.times) == 1
    of_one_thing = bool(of_one_word) and share(left.text, right.text) >= LEAST_SHARED
    one, other = (of_one_word or pairs)[0]
    opposable = alike and (lone or of_one_thing) and _kind(one) in ("resolved", "date")
    return difference(
        "time",
        (left, value(left, one.text, one.from_, one)),
        (right, value(right, other.text, other.from_, other)),
        compatible=not opposable or times.compatible(_when(one), _when(other)),
    )


def _dated(time: Time, text: str) -> frozenset[str]:
    """The stem of the word that a date follows ("built in 1998"), unless that only says "said"."""
    before = text[: max(0, find_whole(time.text, text))]
    last = content(before)[-1:]
    return frozenset(
        word.stem
        for word in last
        if _TO_A_DATE.fullmatch(before, word.end) and word.stem not in _SAID
    )


def _owner(claim: Claim) -> bool:
    """Whether a claim's date belongs to a thing: "Sunday's vote" says not when it was won."""
    return any(f"{one.text}{mark}s" in claim.text for one in claim.times for mark in "'’")


def _same_time(one: Time, other: Time) -> bool:
    """Of one date, or in one word: "Wednesday" in two articles of two days may be one or two."""
    if one.text.casefold() == other.text.casefold():
        return True
    here, there = _when(one), _when(other)
    known = _kind(one) == _kind(other) and times.resolved(here)
    return known and (here.from_, here.to) == (there.from_, there.to)


def _kind(time: Time) -> str:
    """What a time can be held against: a resolved one against another such.

    Where nobody knows the year or the week, "14 June" and "21 June" are still two days, "May" and
    "June" two months, "Monday" and "Tuesday" two weekdays; a time of day may be in any zone, and
    "3 days ago" any day.
    """
    if time.from_ is not None or time.to is not None:
        return "resolved"
    if times.is_clock(time.text):
        return "clock"
    if _names_a_month(time.text) and not _RELATIVE.search(time.text):
        return "date"
    return "weekday" if time.text.casefold() in WEEKDAYS else ""


def _names_a_month(text: str) -> bool:
    return "月" in text or any(word.norm in MONTHS for word in words(text))


@lru_cache(maxsize=_KEPT)
def _when(time: Time) -> times.When:
    """A time's place in the calendar; that of an unresolved one as if told on `_SOME_DAY`."""
    told = f"in {time.text}"  # alone, "May" is no month
    if time.from_ is None and time.to is None and (found := times.times(told, _SOME_DAY)):
        return found[0]
    return times.When(start=0, end=len(time.text), text=time.text, from_=time.from_, to=time.to)
