"""Dates and times of a text, resolved against the time of publication.

`from_` and `to` are both inclusive: a day is ``2020-07-07`` to ``2020-07-07``, July 2020 is
``2020-07-01`` to ``2020-07-31``; a time of day is ``2020-07-07T21:00``, with its offset where the text
names a zone. One of the two is None for an open end ("since July"), both where nothing resolves: a
weekday is no date to a reader who does not know when it was written. A year left out is the one that
brings the date nearest to publication, a weekday the last one before it unless the text looks ahead.
"""

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from claimdiff.language.calendar_words import CHINESE_WEEKDAYS, MONTHS, SMALL, WEEKDAYS, ZONES

Days = tuple[date, date]
_Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date | None], Days | None]]

_MONTH = "|".join(sorted({*MONTHS} - {"may", "mar"}, key=len, reverse=True))
_MONTH = rf"(?:(?:{_MONTH}|(?-i:May|MAY|Mar))\b(?:\.(?=,? \d))?)"
_WEEKDAY = "|".join(
    sorted((n for n in WEEKDAYS if len(n) > 3), key=len, reverse=True)
)  # no "sun", "mon"
_YEAR = r"(?:1[5-9]|20|21)\d\d(?![\d%]|[.,]\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|er)?(?![\d%:]|[.,]\d)"
_COUNT = rf"(?:{'|'.join(SMALL)}|\d{{1,3}})"
_AHEAD = re.compile(
    r"\b(?:will|next|due|plans?|planned|scheduled|expected|set to|going to|to be|starts?|begins?|by|until)\b",
    re.IGNORECASE,
)
_LOOK_AROUND = 60  # characters of the sentence before a weekday that tell whether it lies ahead
_JOIN = 25  # characters that may stand between a time of day and its date ("at 9pm local time on")
_TRIGGER = re.compile(
    rf"\d|\b(?:{_MONTH}|{_WEEKDAY}|yesterday|today|tonight|tomorrow|overnight|noon|midnight|midday|ago"
    r"|week|weekend|month|year|day|days|decade|century)\b|[周週]|星期|[今昨明上本下]",
    re.IGNORECASE,
)


class When(NamedTuple):
    """A date or time; ``from_`` and ``to`` are ISO 8601, inclusive, None where open or unknown."""

    start: int
    end: int
    text: str
    from_: str | None
    to: str | None


def times(text: str, published: str | None) -> list[When]:
    """Give the dates and times of a text, in order.

    Args:
        text: Any text.
        published: When it was published, ISO 8601, or None: then only full dates resolve.
    """
    return list(_times(text, published))


@lru_cache(maxsize=4096)  # the sentences of some hundred articles
def _times(text: str, published: str | None) -> tuple[When, ...]:
    if not _TRIGGER.search(text):
        return ()
    base = _base(published)
    days = _bounded(text, list(_dates(text, base)))
    clocks = [c for c in _clocks(text, days) if not any(_overlap(c, d) for d in days)]
    return tuple(sorted(days + clocks))


def compatible(a: When, b: When) -> bool:
    """Tell whether two times can be one: their intervals overlap; an unresolved time excludes nothing.

    A time of day is compared as its day: outlets give them in zones of their own.
    """
    if (a.from_ is None and a.to is None) or (b.from_ is None and b.to is None):
        return True
    return _before(a.from_, b.to) and _before(b.from_, a.to)


def resolved(when: When) -> bool:
    """Tell whether a time has a place in the calendar."""
    return when.from_ is not None or when.to is not None


def _before(first: str | None, last: str | None) -> bool:
    size = len("2020-07-08")
    return first is None or last is None or first[:size] <= last[:size]


def _base(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _overlap(a: When, b: When) -> bool:
    return a.start < b.end and b.start < a.end


def _dates(text: str, base: date | None) -> Iterator[When]:
    """Yield the days that the rules find; where two overlap, the earlier rule has it."""
    taken: list[tuple[int, int]] = []
    for pattern, resolve in _RULES:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < e and s < end for s, e in taken):
                continue
            taken.append((start, end))
            try:
                days = resolve(match, base)
            except (ValueError, OverflowError):  # 31 June, year 0: written, but no date
                days = None
            ends = (days[0].isoformat(), days[1].isoformat()) if days else (None, None)
            yield When(start, end, match[0], *ends)


def _bounded(text: str, days: list[When]) -> list[When]:
    """Open the end of "since July" and the start of "by 30 June"."""
    opened = []
    for when in days:
        before = text[max(0, when.start - 8) : when.start].lower()
        if re.search(r"\bsince $", before):
            when = when._replace(to=None)
        elif re.search(r"\b(?:by|until|till|before) $", before):
            when = when._replace(from_=None)
        elif re.search(r"\bafter $", before):
            when = when._replace(to=None)
        opened.append(when)
    return opened


# --- one function a kind of date ---------------------------------------------------------------


def _month(name: str) -> int:
    return MONTHS[name.strip(".").lower()]


def _number(word: str) -> int:
    return SMALL.get(word.lower()) or int(word)


def _one(day: date) -> Days:
    return day, day


def _nearest(day: int, month: int, base: date | None) -> date | None:
    """Give the date of that day and month that lies nearest to publication."""
    if base is None:
        return None
    years = [
        year for year in (base.year - 1, base.year, base.year + 1) if _exists(year, month, day)
    ]
    return min((date(y, month, day) for y in years), key=lambda d: abs(d - base), default=None)


def _exists(year: int, month: int, day: int) -> bool:
    return day <= calendar.monthrange(year, month)[1]


def _whole_month(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _iso(m: re.Match[str], _: date | None) -> Days | None:
    return _one(date(int(m["y"]), int(m["m"]), int(m["d"])))


def _day_month(m: re.Match[str], base: date | None) -> Days | None:
    month, first, last = _month(m["m"]), int(re.sub(r"\D", "", m["d"])), m["d2"]
    year = m["y"]
    until = int(re.sub(r"\D", "", last)) if last else first
    if year:
        return date(int(year), month, first), date(int(year), month, until)
    start = _nearest(first, month, base)
    return (start, start.replace(day=until)) if start else None


def _month_year(m: re.Match[str], _: date | None) -> Days | None:
    return _whole_month(int(m["y"]), _month(m["m"]))


def _months(m: re.Match[str], base: date | None) -> Days | None:
    start = (
        date(int(m["y"]) if m["y"] else base.year, _month(m["m"]), 1) if m["y"] or base else None
    )
    if start is None:
        return None
    year = int(m["y2"]) if m["y2"] else start.year
    if not m["y"] and m["y2"]:
        start = start.replace(year=year - (start.month > _month(m["m2"])))
    return start, _whole_month(year, _month(m["m2"]))[1]


def _bare_month(m: re.Match[str], base: date | None) -> Days | None:
    middle = _nearest(15, _month(m["m"]), base)
    if middle is None:
        return None
    shift = (
        {"last": middle > base, "next": False}.get((m["which"] or "").lower(), False)
        if base
        else False
    )
    return _whole_month(middle.year - int(shift), middle.month)


def _weekday(m: re.Match[str], base: date | None) -> Days | None:
    if base is None:
        return None
    name = m["w"]
    target = CHINESE_WEEKDAYS[name] if name in CHINESE_WEEKDAYS else WEEKDAYS[name.lower()]
    sentence = re.split(r"[.!?。]\s", m.string[max(0, m.start() - _LOOK_AROUND) : m.start()])[-1]
    which = (m["which"] or "").lower()
    ahead = which in ("next", "下") or (not which and _AHEAD.search(sentence) is not None)
    back = (base.weekday() - target) % 7
    day = base + timedelta((-back) % 7 or 7) if ahead else base - timedelta(back)
    if which in ("last", "上") and back == 0:
        day -= timedelta(7)
    overnight = (m["night"] or "").lower().startswith("overnight")
    return day, day + timedelta(int(overnight))


_RELATIVE = {
    "yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0,
    "this evening": 0, "tomorrow": 1, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1, "明日": 1,
}  # fmt: skip


def _relative(m: re.Match[str], base: date | None) -> Days | None:
    key = re.sub(r"\s+", " ", m[0].lower())
    return _one(base + timedelta(_RELATIVE[key])) if base else None


_WHICH = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "上": -1, "本": 0, "这": 0, "這": 0, "下": 1,
          "去": -1, "今": 0, "明": 1}  # fmt: skip
_UNITS = {"周": "week", "週": "week", "月": "month", "年": "year"}


def _period(m: re.Match[str], base: date | None) -> Days | None:
    if base is None:
        return None
    step, unit = _WHICH[m["which"].lower()], _UNITS.get(m["unit"], m["unit"].lower())
    if unit in ("week", "weekend"):
        monday = base + timedelta(7 * step - base.weekday())
        return monday + timedelta(5 if unit == "weekend" else 0), monday + timedelta(6)
    if unit == "year":
        return date(base.year + step, 1, 1), date(base.year + step, 12, 31)
    months = base.year * 12 + base.month - 1 + step
    return _whole_month(months // 12, months % 12 + 1)


def _ago(m: re.Match[str], base: date | None) -> Days | None:
    if base is None:
        return None
    count, unit = _number(m["n"]), m["unit"].lower()
    if unit == "day":
        return _one(base - timedelta(count))
    if unit == "week":
        middle = base - timedelta(7 * count)
        return middle - timedelta(3), middle + timedelta(3)
    if unit == "year":
        return date(base.year - count, 1, 1), date(base.year - count, 12, 31)
    months = base.year * 12 + base.month - 1 - count
    return _whole_month(months // 12, months % 12 + 1)


def _past(m: re.Match[str], base: date | None) -> Days | None:
    if base is None:
        return None
    days = {"day": 1, "week": 7, "month": 31, "year": 366}[m["unit"].lower()] * _number(
        m["n"] or "1"
    )
    ahead = m["which"].lower() in ("next", "coming")
    return (base, base + timedelta(days)) if ahead else (base - timedelta(days), base)


def _year(m: re.Match[str], _: date | None) -> Days | None:
    last = m["y2"]
    until = int(m["y"][:-2] + last) if last and len(last) < len(m["y"]) else int(last or m["y"])
    return date(int(m["y"]), 1, 1), date(until, 12, 31)


def _decade(m: re.Match[str], _: date | None) -> Days | None:
    return date(int(m["y"]), 1, 1), date(int(m["y"]) + 9, 12, 31)


def _chinese(m: re.Match[str], base: date | None) -> Days | None:
    year, month, day = m["y"], m["m"], m["d"]
    if day is None:
        return (
            _whole_month(int(year), int(month))
            if month
            else (date(int(year), 1, 1), date(int(year), 12, 31))
        )
    found = date(int(year), int(month), int(day)) if year else _nearest(int(day), int(month), base)
    return _one(found) if found else None


def _rule(pattern: str, resolve: Callable[[re.Match[str], date | None], Days | None]) -> _Rule:
    return re.compile(pattern, re.IGNORECASE), resolve


_WEEK = rf"(?:{_WEEKDAY})\b(?:,? )(?:the )?"
# "2020 people" counts people; "in 2020 people" does not.
_NOT_COUNTED = (
    r"(?:(?<=\b(?:in|by|of|to) \d{4})|(?! (?:people|men|women|children|[a-z]{3,}[^s\W]s)\b))"
)
_RULES: tuple[_Rule, ...] = (
    _rule(r"(?<!\d)(?P<y>\d{4})[-/](?P<m>\d{2})[-/](?P<d>\d{2})(?!\d)", _iso),
    _rule(r"(?:(?P<y>\d{4})年)?(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号號]", _chinese),
    _rule(r"(?P<y>\d{4})年(?:(?P<m>\d{1,2})月)?(?P<d>(?!))?", _chinese),
    _rule(rf"(?:between |from )?(?P<m>{_MONTH})(?: (?P<y>{_YEAR}))?(?: and | to | through | until |–|-)"
          rf"(?P<m2>{_MONTH})(?: (?P<y2>{_YEAR}))?", _months),
    _rule(rf"(?:{_WEEK})?(?<![\d.,:$£€])\b(?P<d>{_DAY})\.?(?:(?: ?[-–] ?| and | to )(?P<d2>{_DAY}))?(?: of| de)? "
          rf"(?P<m>{_MONTH})(?:,? (?:de )?(?P<y>{_YEAR}))?", _day_month),
    _rule(rf"(?:{_WEEK})?\b(?P<m>{_MONTH}) (?P<d>{_DAY})(?:(?: ?[-–] ?| to )(?P<d2>{_DAY}))?"
          rf"(?:,? (?P<y>{_YEAR}))?", _day_month),
    _rule(rf"\b(?P<m>{_MONTH}),?(?: of| de)? (?P<y>{_YEAR})", _month_year),
    _rule(r"\b(?P<n>" + _COUNT + r") (?P<unit>day|week|month|year)s? (?:ago|earlier|before)\b", _ago),
    _rule(rf"\b(?P<which>past|last|next|coming) (?P<n>{_COUNT}) (?P<unit>day|week|month|year)s?\b", _past),
    _rule(rf"\b(?:(?P<night>overnight (?:on )?)|(?P<which>last|next|this) )?(?P<w>{_WEEKDAY})\b", _weekday),
    _rule(r"(?P<which>[上本下])?(?P<night>(?!))?(?:[周週]|星期|礼拜|禮拜)(?P<w>[一二三四五六日天])", _weekday),
    _rule(r"\byesterday\b|\blast\s+night\b|\btoday\b|\btonight\b|\btomorrow\b|\bthis\s+(?:morning|afternoon|evening)\b"
          r"|[昨今明][天日]", _relative),
    _rule(r"\b(?P<which>last|previous|this|current|next) (?P<unit>weekend|week|month|year)\b", _period),
    _rule(r"(?P<which>[上本这這下])[个個]?(?P<unit>[周週月])|(?P<which2>(?!))", _period),
    _rule(r"(?:\b(?P<which>last|next|this) )?\b(?P<m>(?-i:January|February|April|June|July|August|September|October|"
          r"November|December|(?<=[iI]n )(?:May|March)|(?<=[sS]ince )(?:May|March)|(?<=[lL]ast )(?:May|March)))\b", _bare_month),
    _rule(r"\b(?:the |early |late |mid-?)?(?P<y>(?:19|20)\d0)s\b", _decade),
    _rule(rf"(?<![\d.,:$£€¥#/-])\b(?P<y>{_YEAR})(?:[-–/](?P<y2>{_YEAR}|\d\d(?!\d)))?(?![\w-]){_NOT_COUNTED}", _year),
)  # fmt: skip


# --- times of day ------------------------------------------------------------------------------

_ZONE = rf"(?: ?\(?(?P<zone>{'|'.join(sorted(ZONES, key=len, reverse=True))})\b\)?)"
_CLOCK = re.compile(
    rf"(?<![\d.:$£€])(?:(?P<h>[01]?\d|2[0-3])(?::(?P<min>[0-5]\d)(?::[0-5]\d)?(?: ?(?P<half>[ap]\.?m\b\.?))?"
    rf"|(?:\.(?P<min2>[0-5]\d))? ?(?P<half2>[ap]\.?m\b\.?)){_ZONE}?"
    rf"|(?P<h4>[01]\d|2[0-3])(?P<min4>[0-5]\d)(?:{_ZONE.replace('zone', 'zone4')}| hours\b)"
    r"|\b(?P<word>noon|midday|midnight)\b)(?!\d)",
    re.IGNORECASE,
)


def _clocks(text: str, days: list[When]) -> Iterator[When]:
    for match in _CLOCK.finditer(text):
        day = _day_of(match, days)
        stamp = f"{day}T{_clock(match)}" if day else None
        yield When(match.start(), match.end(), match[0], stamp, stamp)


def _clock(m: re.Match[str]) -> str:
    if m["word"]:
        return "00:00" if m["word"].lower() == "midnight" else "12:00"
    hour, minute = int(m["h"] or m["h4"]), m["min"] or m["min2"] or m["min4"] or "00"
    half = (m["half"] or m["half2"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return f"{hour:02}:{minute}{ZONES.get((m['zone'] or m['zone4'] or '').lower(), '')}"


def _day_of(m: re.Match[str], days: list[When]) -> str | None:
    """Give the single day that stands beside a time of day, or None."""
    for when in days:
        gap = m.start() - when.end if when.end <= m.start() else when.start - m.end()
        if gap <= _JOIN and when.from_ is not None and when.from_ == when.to:
            return when.from_
    return None
