"""The dates of a text, day by day: one pattern and one function for each way to write them.

It resolves what is relative against the day of publication, and knows nothing of times of day.
"""

import calendar
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from claimdiff.text.calendar_names import CHINESE_WEEKDAYS, DAYS, ENGLISH_MONTHS, MONTHS, WEEKDAYS
from claimdiff.text.lang import patterns, words
from claimdiff.text.lexicon import CARDINALS
from claimdiff.text.numerals import han
from claimdiff.text.words import may_be_unspaced

Days = tuple[date, date]
_Resolve = Callable[[re.Match[str], date | None], Days | None]

_MOST = 12  # months, hours
SMALL = {name: n for name, n in CARDINALS.items() if 0 < n <= _MOST} | {"a": 1, "an": 1}
"""Number words that count days, weeks, months or years."""

_MONTH_SIGNS = frozenset(word for name in MONTHS for word in name.split())
_MONTH = "|".join(sorted({*MONTHS} - {"may", "mar"}, key=len, reverse=True))
_MONTH = rf"(?:(?:{_MONTH}|(?-i:May|MAY|Mar))\b(?:\.(?=,? \d))?)"
_WEEKDAY = "|".join(
    sorted((n for n in WEEKDAYS if len(n) > 3), key=len, reverse=True)
)  # no "sun", "mon"
_YEAR = r"(?:1[5-9]|20|21)\d\d(?![\d%]|[.,]\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|er)?(?![\d%:]|[.,]\d)"
_COUNT = rf"(?:{'|'.join(SMALL)}|\d{{1,3}})"
_AHEAD = re.compile(rf"\b(?:{patterns('ahead')})\b", re.IGNORECASE)
_LOOK_AROUND = 60  # characters of the sentence before a weekday that tell whether it lies ahead
_WORD = re.compile(r"[^\W\d_]+")
_SIGN = r"[^\W\d_\u3400-\u9fff]+|[年月日号號周週期礼禮昨今明]"  # in Chinese; slow to compile
_FOUR_DIGITS = re.compile(r"\d{4}")
_START = re.compile(r"\b\w|(?<!\d)\d|,(?= an? )")
_REACH = len("Wednesday, the 21st and the 22nd of ")  # characters of a date before its sign
_YEAR_LIKE = "1000"
"""What tells rules besides words: four digits in a row."""


def dates(text: str, base: date | None) -> Iterator[tuple[int, int, Days | None]]:
    """Yield where the dates stand that the rules find, with the first and last day of each.

    None stands for days that do not resolve; where two dates overlap, the earlier rule has it.

    Args:
        text: Any text.
        base: The day of publication, None if unknown.
    """
    taken = bytearray(len(text))  # 1 for each character of a date
    for rule, places in _rules_for(text):
        for match in _matches(re.compile(rule.pattern, re.IGNORECASE), text, places):
            start, end = match.span()
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                try:
                    yield start, end, rule.resolve(match, base)
                except (ValueError, OverflowError):  # 31 June, year 0: written, but no date
                    yield start, end, None


def _rules_for(text: str) -> list[tuple["_Rule", list[int]]]:
    """The rules whose signs a text has, in their order, with where the signs stand."""
    places: defaultdict[int, list[int]] = defaultdict(list)
    for match in re.finditer(_SIGN if may_be_unspaced(text) else _WORD, text):
        sign = match[0].lower()
        if sign in _BY_SIGN and match[0] != "may":  # the verb
            for number in _BY_SIGN[sign]:
                places[number].append(match.start())
    for match in _FOUR_DIGITS.finditer(text):
        for number in _BY_SIGN[_YEAR_LIKE]:
            places[number].append(match.start())
    return [(_RULES[number], places[number]) for number in sorted(places)]


def _matches(pattern: re.Pattern[str], text: str, places: Sequence[int]) -> Iterator[re.Match[str]]:
    """The matches of a rule, which begin at one of the few words before a sign.

    A search of the whole sentence takes ten times as long. Chinese parts no words.
    """
    if may_be_unspaced(text):
        yield from pattern.finditer(text)
        return
    end = 0
    for place in places:
        for start in _START.finditer(text, max(end, place - _REACH), place + 1):
            found = pattern.match(text, start.start())
            if found:
                yield found
                end = found.end()
                break


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


def _month_from(base: date, step: int) -> tuple[int, int]:
    """The year and month that lie some months ahead of a day."""
    months = base.year * 12 + base.month - 1 + step
    return months // 12, months % 12 + 1


def _years(first: int, last: int) -> Days:
    return date(first, 1, 1), date(last, 12, 31)


def _relative(resolve: Callable[[re.Match[str], date], Days | None]) -> _Resolve:
    """What resolves only where the day of publication is known."""
    return lambda match, base: resolve(match, base) if base else None


def _day_month(m: re.Match[str], base: date | None) -> Days | None:
    month, first, last = _month(m["m"]), int(re.sub(r"\D", "", m["d"])), m["d2"]
    which = m.groupdict().get("of")  # "30 June last year"
    year = m["y"] or (str(base.year + _WHICH[which.lower()]) if which and base else "")
    until = int(re.sub(r"\D", "", last)) if last else first
    if year:
        return date(int(year), month, first), date(int(year), month, until)
    start = _nearest(first, month, base)
    return (start, start.replace(day=until)) if start else None


@_relative
def _month_of_year(m: re.Match[str], base: date) -> Days | None:
    which = (m["of"] or m["of2"]).lower()
    return _whole_month(base.year + _WHICH[which], _month(m["m"] or m["m2"]))


@_relative
def _bare_month(m: re.Match[str], base: date) -> Days | None:
    middle = _nearest(15, _month(m["m"]), base)
    if middle is None:
        return None
    back = (m["which"] or "").lower() == "last" and middle > base
    return _whole_month(middle.year - back, middle.month)


@_relative
def _weekday(m: re.Match[str], base: date) -> Days | None:
    if m.groupdict().get("one"):
        return None  # "on 3 November, a Sunday"
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


_WHICH = {
    **dict.fromkeys(("last", "previous", "上"), -1),
    **dict.fromkeys(("this", "current", "本", "这", "這"), 0),
    **dict.fromkeys(("next", "下"), 1),
}
_UNITS = {"周": "week", "週": "week", "月": "month"}


@_relative
def _period(m: re.Match[str], base: date) -> Days | None:
    step, unit = _WHICH[m["which"].lower()], _UNITS.get(m["unit"], m["unit"].lower())
    if unit in ("week", "weekend"):
        monday = base + timedelta(7 * step - base.weekday())
        return monday + timedelta(5 if unit == "weekend" else 0), monday + timedelta(6)
    if unit == "year":
        return _years(base.year + step, base.year + step)
    return _whole_month(*_month_from(base, step))


@_relative
def _ago(m: re.Match[str], base: date) -> Days | None:
    if m["back"].lower() != "ago":
        return None  # "two days earlier" counts from a day that the text tells
    count, unit = _number(m["n"]), m["unit"].lower()
    if unit == "day":
        return _one(base - timedelta(count))
    if unit in ("week", "fortnight"):
        middle = base - timedelta((7 if unit == "week" else 14) * count)
        return middle - timedelta(3), middle + timedelta(3)
    if unit == "year":
        return _years(base.year - count, base.year - count)
    return _whole_month(*_month_from(base, -count))


@_relative
def _past(m: re.Match[str], base: date) -> Days | None:
    days = {"day": 1, "week": 7, "month": 31, "year": 366}[m["unit"].lower()] * _number(
        m["n"] or "1"
    )
    ahead = m["which"].lower() in ("next", "coming")
    return (base, base + timedelta(days)) if ahead else (base - timedelta(days), base)


def _year(m: re.Match[str], _: date | None) -> Days | None:
    last = m["y2"]
    until = int(m["y"][:-2] + last) if last and len(last) < len(m["y"]) else int(last or m["y"])
    return _years(int(m["y"]), until)


def _chinese(m: re.Match[str], base: date | None) -> Days | None:
    month, day = int(han(m["m"])), int(han(m["d"]))
    found = date(int(han(m["y"])), month, day) if m["y"] else _nearest(day, month, base)
    return _one(found) if found else None


_HAN_YEAR = r"\d{4}|[〇○零一二三四五六七八九]{4}"
HAN_NUMBER = "(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
"""A Chinese number below forty: a month or a day of one."""


def _chinese_year(m: re.Match[str], _: date | None) -> Days | None:
    year = int(han(m["y"]))
    if m["m"]:
        return _whole_month(year, int(han(m["m"])))
    return _years(year, year)


@_relative
def _day_of_month(m: re.Match[str], base: date) -> Days | None:
    """The day of "on the 9th": of the month in which it lies nearest to publication."""
    places = [(*_month_from(base, step), int(m["d"])) for step in (-1, 0, 1)]
    days = [date(*place) for place in places if _exists(*place)]
    return _one(min(days, key=lambda day: abs(day - base)))


class _Rule(NamedTuple):
    """One way to write a date; it is only looked for in a text that has one of its ``signs``."""

    signs: frozenset[str]
    pattern: str
    resolve: _Resolve


def _rule(signs: Iterable[str], pattern: str, resolve: _Resolve) -> _Rule:
    return _Rule(frozenset(signs), pattern, resolve)


_WEEK = rf"(?:{_WEEKDAY})\b(?:,? )(?:the )?"
_UNTIL = rf"(?:(?: ?[-–] ?| and | to )(?P<d2>{_DAY}))?"
_OF_YEAR = r"(?:,? (?P<of>last|this|next) year\b)"
_DOUBTFUL_MONTHS = ("May", "March")  # words too, without a preposition before them
_LONG = "|".join(month for month in ENGLISH_MONTHS if month not in _DOUBTFUL_MONTHS)
_LONG_MONTH = (
    rf"(?P<m>(?-i:{_LONG}"
    r"|(?<=[iI]n )(?:May|March)|(?<=[sS]ince )(?:May|March)|(?<=[lL]ast )(?:May|March)))\b"
)
_TO_MONTH = rf"(?: and | to | through | until |–|-)(?:{_LONG}|May|March)\b"  # whose year it has
# "2020 people" counts people; "in 2020 people" does not.
_NOT_COUNTED = (
    r"(?:(?<=\b(?:in|by|of|to) \d{4})|(?! (?:people|men|women|children|[a-z]{3,}[^s\W]s)\b))"
)
_DAY_NAMES = sorted(DAYS, key=len, reverse=True)
_DAY_WORDS = frozenset(
    name[0] if may_be_unspaced(name) else _WORD.findall(name)[-1] for name in _DAY_NAMES
)
_DAY_PATTERN = "|".join(
    name if may_be_unspaced(name) else rf"\b{name}\b".replace(" ", r"\s+") for name in _DAY_NAMES
)
# "The strike will last two days" tells no date.
_NO_VERB = "".join(rf"(?<!\b{word} )" for word in sorted(words("en", "before_verbs")))
_SPAN = rf"(?P<n>{_COUNT}) (?P<unit>day|week|month|year)"
_RULES: tuple[_Rule, ...] = (
    _rule(
        (_YEAR_LIKE,),
        r"(?<!\d)(?P<y>\d{4})[-/](?P<m>\d{2})[-/](?P<d>\d{2})(?!\d)",
        lambda m, _: _one(date(int(m["y"]), int(m["m"]), int(m["d"]))),
    ),
    _rule(
        "日号號",
        rf"(?:(?P<y>{_HAN_YEAR})年)?(?P<m>\d{{1,2}}|{HAN_NUMBER})月(?P<d>\d{{1,2}}|{HAN_NUMBER})[日号號]",
        _chinese,
    ),
    _rule("年", rf"(?P<y>{_HAN_YEAR})年(?:(?P<m>\d{{1,2}}|{HAN_NUMBER})月)?", _chinese_year),
    _rule(
        _MONTH_SIGNS,
        rf"(?:{_WEEK})?(?<![\d.,:$£€])\b(?P<d>{_DAY})\.?{_UNTIL}(?: of| de)? "
        rf"(?P<m>{_MONTH})(?:,? (?:de )?(?P<y>{_YEAR})|{_OF_YEAR})?",
        _day_month,
    ),
    _rule(
        _MONTH_SIGNS,
        rf"(?:{_WEEK})?\b(?P<m>{_MONTH}) (?P<d>{_DAY}){_UNTIL}(?:,? (?P<y>{_YEAR})|{_OF_YEAR})?",
        _day_month,
    ),
    _rule(
        _MONTH_SIGNS,
        rf"\b(?P<m>{_MONTH}),?(?: of| de)? (?P<y>{_YEAR})",
        lambda m, _: _whole_month(int(m["y"]), _month(m["m"])),
    ),
    _rule(
        _MONTH_SIGNS,
        rf"\b(?P<of>last|this|next) year['’]s (?P<m>{_MONTH})"
        rf"|\b(?P<m2>{_MONTH}) (?P<of2>last|this|next) year\b",
        _month_of_year,
    ),
    _rule(
        ("ago", "earlier", "before"),
        rf"\b(?P<n>{_COUNT}) (?P<unit>day|week|fortnight|month|year)s?"
        r" (?P<back>ago|earlier|before)\b",
        _ago,
    ),
    _rule(
        ("st", "nd", "rd", "th"),
        r"\bon the (?P<d>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)"
        r"(?=[,.;:!?)]|$| (?:and|but|or|when|after)\b)",
        _day_of_month,
    ),
    _rule(
        ("past", "last", "next", "coming"),
        rf"{_NO_VERB}\b(?P<which>past|last|next|coming) {_SPAN}s?\b",
        _past,
    ),
    _rule(
        WEEKDAYS,
        r"(?P<one>, an? )?\b(?:(?P<night>overnight (?:on )?)|(?P<which>last|next|this) )?"
        rf"(?P<w>{_WEEKDAY})\b",
        _weekday,
    ),
    _rule(
        "周週期礼禮",
        r"(?P<which>[上本下])?(?P<night>(?!))?(?:[周週]|星期|礼拜|禮拜)(?P<w>[一二三四五六日天])",
        _weekday,
    ),
    _rule(
        _DAY_WORDS,
        _DAY_PATTERN,
        _relative(lambda m, base: _one(base + timedelta(DAYS[" ".join(m[0].lower().split())]))),
    ),
    _rule(
        ("weekend", "week", "month", "year"),
        r"\b(?P<which>last|previous|this|current|next) (?P<unit>weekend|week|month|year)\b",
        _period,
    ),
    _rule("周週月", r"(?P<which>[上本这這下])[个個]?(?P<unit>[周週月])", _period),
    _rule(
        _MONTH_SIGNS,
        rf"(?:\b(?P<which>last|next|this) )?\b{_LONG_MONTH}(?!{_TO_MONTH})",
        _bare_month,
    ),
    _rule(
        (_YEAR_LIKE,),
        r"\b(?:the |early |late |mid-?)?(?P<y>(?:19|20)\d0)s\b",
        lambda m, _: _years(int(m["y"]), int(m["y"]) + 9),
    ),
    _rule(
        (_YEAR_LIKE,),
        rf"(?<![\d.,:$£€¥#/-])\b(?P<y>{_YEAR})(?:[-–/](?P<y2>{_YEAR}|\d\d(?!\d)))?(?![\w-])"
        rf"{_NOT_COUNTED}",
        _year,
    ),
)
_BY_SIGN = {
    sign: [number for number, rule in enumerate(_RULES) if sign in rule.signs]
    for sign in {sign for rule in _RULES for sign in rule.signs}
}
"""The numbers of the rules that a sign may stand in."""

SIGNS = frozenset(_BY_SIGN)
"""Words of which every date without four digits has one."""
