"""When an article was published: dates and times as page texts write them, in ISO 8601.

A zone's abbreviation counts only when it stands in the table; a time whose zone is unknown is given
without one, a date whose time is unknown as a date. What could be read two ways (03/04/2020, CST)
and what is relative ("2 hours ago") is left alone: unknown, never a guess.

Stamps are lines that say when, where and for whom an article was published, and nothing else:
"Puerto Lauro, 19 oct 2025 (Agencia Meridiana) — 23.55 h". Dates, times, weekdays and zones are set
aside; what is left may be names and the words of ``tables/stamps.txt``. A sentence ("On 4 March
2025 the bridge fell.") has other words, and a list of results other numbers.
"""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from claimdiff.articles import tables
from claimdiff.text.calendar_names import MONTHS, WEEKDAYS
from claimdiff.text.dates import HAN_NUMBER
from claimdiff.text.lang import listed
from claimdiff.text.numerals import han

_MONTHS = MONTHS | {
    name: at
    for at, names in enumerate(tables.sections("months")["month"], start=1)
    for name in listed(names)
}
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹〇○零", "0123456789" * 2 + "000")
_HAN_YEAR = re.compile("(?<![0-9])[0〇一二三四五六七八九]{4}(?=年)")
_HAN_NUMBER = re.compile(f"{HAN_NUMBER}(?=[月日])")

# Hours east of UTC. Left out because two zones share the name: CST, IST, AST, WST.
_OFFSETS = {
    "z": 0, "utc": 0, "gmt": 0, "bst": 1, "wet": 0, "west": 1, "cet": 1, "mez": 1, "cest": 2,
    "mesz": 2, "eet": 2, "eest": 3, "sast": 2, "wat": 1, "cat": 2, "eat": 3, "msk": 3, "trt": 3,
    "irst": 3.5, "gst": 4, "pkt": 5, "npt": 5.75, "ict": 7, "wib": 7, "hkt": 8, "sgt": 8, "myt": 8,
    "pht": 8, "awst": 8, "jst": 9, "kst": 9, "acst": 9.5, "aest": 10, "acdt": 10.5, "aedt": 11,
    "nzst": 12, "nzdt": 13, "nst": -3.5, "ndt": -2.5, "brt": -3, "art": -3, "edt": -4, "est": -5,
    "cdt": -5, "mdt": -6, "mst": -7, "pdt": -7, "pst": -8, "akdt": -8, "akst": -9, "hst": -10,
}  # fmt: skip
_ZONES = {
    "et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver",
    "pt": "America/Los_Angeles",
}  # fmt: skip

MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
DATE = re.compile(
    rf"(?P<y1>(?:19|20)\d\d)\s?[-/.年]\s?(?P<m1>\d\d?)\s?[-/.月]\s?(?P<d1>\d\d?)(?!\d)日?"
    rf"|(?<!\d)(?P<d2>\d\d?)(?:st|nd|rd|th|er|\.|º)?\s+(?:of\s+|de\s+)?(?P<m2>{MONTH})\b\.?,?"
    rf"\s+(?:de\s+|del\s+)?"
    rf"(?P<y2>(?:19|20)\d\d)"
    rf"|(?P<y5>(?:19|20)\d\d)\s(?P<m5>{MONTH})\s(?P<d5>\d\d?)(?!\d)"
    rf"|(?:\b|(?-i:(?<=[a-z])(?=[A-Z])))(?P<m3>{MONTH})\b\.?\s+(?P<d3>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<y3>(?:19|20)\d\d)"
    rf"|(?<!\d)(?P<d4>\d\d?)[-/.](?P<m4>\d\d?)[-/.](?P<y4>(?:19|20)\d\d)",
    re.IGNORECASE,
)
TIME = re.compile(
    r"(?<![\d:])(?P<h>\d\d?)\s?(?:[:.h：时時]|Uhr\s)\s?(?P<m>\d\d)(?!\d)(?::(?P<s>\d\d))?"
    r"(?:\.\d+)?分?\s*(?P<ap>[ap])?(?:\.?m\b\.?)?",
    re.IGNORECASE,
)
OFFSET = re.compile(r"(?:UTC|GMT)?\s?(?P<sign>[+−-])(?P<h>\d\d?):?(?P<m>\d\d)?\b|(?P<z>(?<=\d)Z\b)")
# Numbers that are times: seconds since 1970 (from 1973 on) or thousandths of them.
_STAMP = re.compile(r"(?P<seconds>[1-9]\d{8,9})(?:\d{3})?(?:\.\d+)?")
_ABBREVIATION = re.compile(r"\b[A-Z]{2,5}\b")
_NEAR = 30  # characters between a date and its time
_HALF_DAY = 12
_DATE_LENGTH = len("2020-07-08")
_STAMP_LONGEST = 140  # characters
_NAMES_MOST = 10  # words with a capital: more are a headline with a date
_UNCASED_MOST = 16  # characters of a script without capitals, as of an outlet and a reporter
_WORD = re.compile(r"[^\W\d_]+|\d+")
_AGENCY = re.compile(r"\([a-z]{2,5}(?:/[a-z]{2,5})?\)")  # "(npa)", "(dpa/lno)"
_SET_OFF = re.compile(r"^\W*$|[^\w\s.'’]\s*$")  # what stands before a date that no name runs into
_KNOWN = tables.words("stamps")
_LABELS = _KNOWN["any"] | _KNOWN["day-first"]
_OF_PUBLICATION = _KNOWN["published"] | WEEKDAYS.keys() | _OFFSETS.keys() | _ZONES.keys()
_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
# What a stamp has beside a full date and a time.
_DAYS = re.compile(
    rf"\b\d\d?(?:st|nd|rd|th|er|\.|º)?\s(?:de\s)?(?:{MONTH})\b\.?|\b(?:{MONTH})\b\.?\s\d\d?\b"
    rf"|\b(?:{_WEEKDAY})\b|星期[一二三四五六日天]"
    r"|\d+\s?min(?:ute)?s?(?: read| de lecture| de lectura)?\b|\bpage \d+\b",
    re.IGNORECASE,
)


def parse(text: str, *, day_first: bool = False) -> str | None:
    """The first date in a text, with its time and zone as far as they stand by it.

    Args:
        text: Any text.
        day_first: Whether 12/03/2025 is the twelfth of March; else it may be read two ways.

    Returns:
        ``2020-07-08``, ``2020-07-08T11:16:00`` or ``2020-07-08T11:16:00+08:00``; None when there is
        no date or it can be read two ways.
    """
    text = _with_digits(text)
    match = DATE.search(text)
    day = _day(match, day_first=day_first) if match else None
    if match is None or day is None:
        return None
    near = text[max(0, match.start() - _NEAR) : match.start()] + " " * (match.end() - match.start())
    after = text[match.end() : match.end() + 2 * _NEAR]
    clock = _clock(after) or _clock(near)
    if clock is None:
        return day.isoformat()
    return datetime.combine(day, clock, _zone(after + " " + near, day)).isoformat()


def _with_digits(text: str) -> str:
    """A text with the digits of other scripts as 0 to 9: ``٢٠٣١``, ``二〇三一年四月十二日``."""
    text = text.translate(_DIGITS)
    if "月" not in text:
        return text
    for pattern in (_HAN_YEAR, _HAN_NUMBER):
        text = pattern.sub(lambda number: str(int(han(number[0]))), text)
    return text


def machine(text: str | None) -> str | None:
    """A date that a program wrote, in ISO 8601 as it is or in seconds, else as `parse` reads it."""
    text = (text or "").strip()
    if stamp := _STAMP.fullmatch(text):
        return datetime.fromtimestamp(int(stamp["seconds"]), UTC).isoformat()
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return parse(text)
    whole = len(text) > _DATE_LENGTH
    return when.replace(microsecond=0).isoformat() if whole else when.date().isoformat()


def _day(match: re.Match[str], *, day_first: bool) -> date | None:
    found = {name[0]: value for name, value in match.groupdict().items() if value}
    month = found["m"].casefold()
    number = _MONTHS.get(month) or int(month)
    day = int(found["d"])
    if match["d4"] and "." not in match[0] and not day_first:  # with full stops it is everywhere
        if day <= _HALF_DAY and number <= _HALF_DAY and day != number:
            return None  # 03/04/2020: March or April
        if number > _HALF_DAY:
            day, number = number, day
    try:
        return date(int(found["y"]), number, day)
    except ValueError:
        return None


def _clock(text: str) -> time | None:
    match = TIME.search(text)
    if match is None:
        return None
    hour = int(match["h"])
    if match["ap"]:
        hour = hour % _HALF_DAY + _HALF_DAY * (match["ap"] in "pP")
    try:
        return time(hour, int(match["m"]), int(match["s"] or 0))
    except ValueError:
        return None


def _zone(text: str, day: date) -> tzinfo | None:
    if match := OFFSET.search(text):
        if match["z"]:
            return UTC
        minutes = 60 * int(match["h"]) + int(match["m"] or 0)
        return _east(minutes if match["sign"] == "+" else -minutes)
    for word in _ABBREVIATION.findall(text):
        name = word.casefold()
        if name in _OFFSETS:
            return _east(round(60 * _OFFSETS[name]))
        if name in _ZONES:
            offset = datetime.combine(day, time(_HALF_DAY), ZoneInfo(_ZONES[name])).utcoffset()
            return timezone(offset or timedelta())
    return None


def _east(minutes: int) -> timezone | None:
    day = 24 * 60
    return timezone(timedelta(minutes=minutes)) if -day < minutes < day else None


def is_stamp(text: str) -> bool:
    """Whether a line says nothing but when, where and for whom."""
    if len(text) > _STAMP_LONGEST or "。" in text or not any(map(str.isdecimal, text)):
        return False
    date = DATE.search(text)
    if not (date or TIME.search(text)):
        return False
    rest, times = TIME.subn(" ", OFFSET.sub(" ", DATE.sub(" ", text)))
    rest, days = _DAYS.subn(" ", _AGENCY.sub(" ", rest))
    words = _WORD.findall(rest)
    names = [word for word in words if word.casefold() not in _LABELS]
    if not _may_be_names(names):
        return False
    labelled = len(names) < len(words) or not names
    if date is None:  # a dateline without a year stays: nothing else would tell its day
        return times > 0 and (labelled or days > 1) and "(" not in text
    alone = labelled or days > 0 or date[0][:4].isdecimal()
    return alone or _SET_OFF.search(text[: date.start()]) is not None


def is_day(text: str) -> bool:
    """Whether a line says one day, when in it and that it is of the publication, nothing else."""
    rest, days = DATE.subn(" ", text)
    words = _WORD.findall(TIME.sub(" ", OFFSET.sub(" ", rest)))
    return days == 1 and all(word.casefold() in _OF_PUBLICATION for word in words)


def _may_be_names(words: Sequence[str]) -> bool:
    """Whether words may be the names of outlets, places and reporters, and are not many."""
    small = any(word.islower() or word.isdecimal() for word in words)
    uncased = sum(len(word) for word in words if word.upper() == word.lower())
    return len(words) <= _NAMES_MOST and not small and uncased <= _UNCASED_MOST


def is_day_first(text: str) -> bool:
    """Whether 12/03/2025 beside these words is the twelfth of March: they are not English."""
    return any(word.casefold() in _KNOWN["day-first"] for word in _WORD.findall(text))
