"""Numbers of a text as intervals with their unit.

"At least 7" is low 7, high None; "about 50" has a tolerance; "27 people" is 27 of the unit "person". Dates,
times of day, ordinals, scores, telephone numbers and the digits of names (Boeing 737, Section 14, G7) are
no quantities. It does not convert money: that needs the day's rate.
"""

import math
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from claimdiff.language.number_words import (
    CARDINALS,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    FRACTIONS,
    MAGNITUDES,
    MEASURE_WORDS,
    MEASURES,
    PERSONS,
    PLURALS,
    SIGNS,
    STATES,
    VAGUE,
)
from claimdiff.language.times import times
from claimdiff.language.words import is_stop, words

ABOUT = 0.1  # "about 50" holds from 45 to 55: what desks round off and readers let pass
ROUND = 0.05  # a rounded figure stands for others no further than this from it
ROUND_GRAIN = 100  # "1,200" may be rounded, "27" and "50" are counts
CONVERTED = 0.1  # "5 miles" and "8 km": each stands for half of its last digit, at most this share


class Number(NamedTuple):
    """A quantity: ``value`` None where only bounds are known; a bound None where there is none."""

    start: int
    end: int
    text: str
    value: float | None
    low: float | None
    high: float | None
    unit: str


# --- what a number looks like ------------------------------------------------------------------


def _either(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_CARDINAL = _either(CARDINALS)
_BIG = "hundred|thousand|million|billion|trillion|dozen"
_WORDS = rf"(?:an? (?=(?:{_BIG})\b)|(?:{_CARDINAL})\b)(?:(?:[ -]| and )(?:{_CARDINAL}|{_BIG})\b)*"
_SHORT = r"(?:k|m|mn|mln|bn|bln|tn)\b"
_DIGITS = r"\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?"
_SCALE = rf"(?:[ -]?(?:{_BIG}|crore|lakh)\b|{_SHORT}| {_SHORT}|[万萬亿億])"
_ONE = rf"(?:(?:{_DIGITS})[½¼¾⅓⅔]?|[½¼¾⅓⅔]|{_WORDS}){_SCALE}*"
_MONEY = _either(CURRENCY_SIGNS)
_PERCENT = r" ?(?:%|per ?cent(?:age)?\b|pct\b|％)(?: points?\b)?"
_NUMBER = re.compile(
    rf"(?<![\w.,:/#-])(?<!\w['’])(?P<money>(?-i:{_MONEY}) ?)?(?P<first>{_ONE})"
    rf"(?P<unit1>{_PERCENT})?"
    rf"(?:(?P<range> ?[-–] ?| to | and | or )(?P<money2>(?-i:{_MONEY}) ?)?(?P<second>{_ONE}))?"
    rf"(?P<plus>\+|-plus)?(?P<percent>{_PERCENT})?"
    r"(?![\d½]|[.,:/]\d|-?(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
_VAGUE = re.compile(rf"\b(?P<word>{_either(VAGUE)})\b(?: of\b)?", re.IGNORECASE)
_FRACTIONS = "|".join(name.replace(" ", "[ -]") for name in FRACTIONS)
_FRACTION = re.compile(
    rf"\b(?P<word>{_FRACTIONS})\b(?![- ](?:hour|time|past|day|finals?|century))(?: of\b)?",
    re.IGNORECASE,
)
_HAN = "〇零一二三四五六七八九十百千两兩"
_HAN_COUNTERS = (
    "人|名|位|元|港元|美元|欧元|歐元|日元|公里|公斤|小时|小時|分钟|分鐘|天|岁|歲|个月|個月|%"
)
_CHINESE = re.compile(
    rf"(?P<first>\d[\d,.]*[万萬亿億]?|[{_HAN}万萬亿億]+)(?P<more>多|余|餘)?(?P<unit>{_HAN_COUNTERS})"
)
_ANY = re.compile(
    rf"\d|[{_HAN}½¼¾]|\b(?:{_CARDINAL}|{_BIG}s?|scores|half|third|quarters?|thirds|fifths?|tenth|tens)\b",
    re.IGNORECASE,
)

_BEFORE = (
    (
        "low",
        r"at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of",
    ),
    (
        "above",
        r"more than|over|above|upwards of|in excess of|exceed(?:s|ed|ing)?|greater than|topp(?:ed|ing)",
    ),
    ("high", r"up to|at most|no more than|not more than|as many as|a maximum of|maximum of"),
    ("below", r"fewer than|less than|under|below"),
    ("nearly", r"nearly|almost|close to|just under|just below|just short of|approaching"),
    ("just over", r"just over|just above|a little over|slightly more than"),
    (
        "about",
        r"about|around|some|roughly|approximately|an estimated|estimated|circa|approx\.?|or so|约|約|大约|大約",
    ),
)
_BOUND = re.compile(
    "(?:"
    + "|".join(rf"(?P<{n.replace(' ', '_')}>\b(?:{p}))" for n, p in _BEFORE)
    + r")\s*(?:the |an? )?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r" ?(?:or|and) (?:(?P<low>more|over|above)|(?P<high>fewer|less|under))\b| (?P<about>or so)\b"
)
_LOOK_BACK = 26  # the longest bound ("slightly more than an ") and the space after it
# Before these a number is a name's, whatever follows.
_DESIGNATOR = re.compile(
    r"(?:\b(?i:section|article|flight|route|highway|boeing|airbus|chapter|room|platform|level|tier|phase|"
    r"formula|group|resolution|paragraph|page|pages|number|no\.?|nos\.?|covid|windows|channel|grade|act|"
    r"volume|verse|psalm|gate|exit|pier|terminal|unit|zone|district|ward|type|apollo|studio|week|day|"
    r"season|episode|round|lane|interstate|junction|clause|rule|title|class|area|question|version|"
    r"world war)|#) ?-?$"
)
_NAME = re.compile(r"(?:^|[^.!?:\s] )(?:[A-Z][\w’'-]*) $")
_OPENERS = re.compile(
    r"\b(?:The|At|In|On|About|Around|Some|Over|Nearly|Almost|More|Less|Fewer|Up|All|These|Those|And|But|Another|"
    r"Only|Just|Of|With|By|For|From|After|Before|Since|Between|Police|Officials|January|February|March|April|"
    r"May|June|July|August|September|October|November|December) $"
)
_ORDINAL = re.compile(
    r"-?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|\w+teenth|\w+tieth)s?\b",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w.,$£€])\+?\(?\d{1,4}\)?(?:[ -]\(?\d{2,4}\)?){2,}(?![\w.,])|(?<!\d)\+\d{8,}"
)
_SCORE = re.compile(
    r"(?<![\w.,$£€-])(\d{1,3}) ?[-–] ?(\d{1,3})(?![\w.,]*\d|[ -](?:people|years?|per|%))"
)
_NO_ONE_BEFORE = re.compile(
    r"\b(?:no|any|every|each|the|this|that|which|some|not|another) $", re.IGNORECASE
)
_NO_ONE_AFTER = re.compile(
    r" (?:of|another|more|thing|day|that|who|which|or|and|by|is|was|can)\b|[.,;:!?'’]|$"
)


def quantities(text: str) -> list[Number]:
    """Give the quantities of a text, in order."""
    return list(_quantities(text))


@lru_cache(maxsize=4096)  # the sentences of some hundred articles
def _quantities(text: str) -> tuple[Number, ...]:
    if not _ANY.search(text):
        return ()
    taken = _not_numbers(text)
    found: list[Number] = []
    for pattern, read in (
        (_CHINESE, _chinese),
        (_VAGUE, _vague),
        (_NUMBER, _plain),
        (_FRACTION, _fraction),
    ):
        for match in pattern.finditer(text):
            if not any(match.start() < end and start < match.end() for start, end in taken):
                numbers = read(match)
                found += numbers
                taken += [(number.start, number.end) for number in numbers]
    return tuple(sorted(found))


def _not_numbers(text: str) -> list[tuple[int, int]]:
    dates = [(when.start, when.end) for when in times(text, None)]
    phones = [match.span() for match in _PHONE.finditer(text)]
    scores = [m.span() for m in _SCORE.finditer(text) if int(m[1]) >= int(m[2])]
    return dates + phones + scores


# --- reading one match -------------------------------------------------------------------------


def _plain(match: re.Match[str]) -> list[Number]:
    text, start = match.string, match.start()
    if _is_name(match) or _ORDINAL.match(text, match.end()):
        return []
    between = re.search(r"\bbetween $", text[:start], re.IGNORECASE)
    rising = re.search(r"\bfrom $", text[:start], re.IGNORECASE)
    joint = (match["range"] or "").strip()
    if match["second"] is not None and _is_range(
        match, joint, between=bool(between), rising=bool(rising)
    ):
        return [_ranged(match)]
    end = match.end("unit1") if match["unit1"] else match.end("first")
    first = _single(
        match,
        match["money"],
        match["first"],
        match.start(),
        end if match["second"] else match.end(),
    )
    if match["second"] is None:
        return first
    inner = _NUMBER.match(text, match.start("money2") if match["money2"] else match.start("second"))
    return first + (_plain(inner) if inner else [])


def _is_range(match: re.Match[str], joint: str, *, between: bool, rising: bool) -> bool:
    low, high = _value(match["first"]), _value(match["second"])
    if low >= high and not _scale(match["first"]) < _scale(match["second"]):
        return False
    if joint in ("-", "–") or (joint == "and" and between):
        return True
    return joint in ("to", "or") and not rising and not match["unit1"]


def _ranged(match: re.Match[str]) -> Number:
    low, high = _value(match["first"]), _value(match["second"])
    if (
        low < high
        and _scale(match["first"]) == 1 < _scale(match["second"])
        and low * _scale(match["second"]) < high
    ):
        low *= _scale(match["second"])  # "2-3 million" starts at two million
    unit, end = _unit(
        match.string, match.end(), match["money"] or match["money2"], match["percent"], high
    )
    return Number(match.start(), end, match.string[match.start() : end], None, low, high, unit)


def _single(
    match: re.Match[str], money: str | None, digits: str, start: int, end: int
) -> list[Number]:
    text, value = match.string, _value(digits)
    if digits.lower() == "one" and (
        _NO_ONE_BEFORE.search(text[:start]) or _NO_ONE_AFTER.match(text, end)
    ):
        return []
    percent = match["unit1"] or match["percent"]
    if money is None and percent is None and match["second"] is not None and match["money2"]:
        money = match["money2"]
    unit, stop = _unit(text, end, money, percent, value)
    first, low, high = _bounds(text, start, end, stop, value)
    if match["plus"] and match["second"] is None:
        low, high = value, None
    return [Number(first, stop, text[first:stop], value, low, high, unit)]


def _vague(match: re.Match[str]) -> list[Number]:
    low, high = VAGUE[match["word"].lower()]
    unit, end = _unit(match.string, match.end(), None, None, low)
    return [Number(match.start(), end, match.string[match.start() : end], None, low, high, unit)]


def _fraction(match: re.Match[str]) -> list[Number]:
    value = 100 * FRACTIONS[match["word"].lower().replace("-", " ")]
    if match["word"].lower() == "half" and not match[0].endswith("of"):
        return []
    start, low, high = _bounds(match.string, match.start(), match.end(), match.end(), value)
    return [
        Number(start, match.end(), match.string[start : match.end()], value, low, high, "percent")
    ]


def _chinese(match: re.Match[str]) -> list[Number]:
    value = _han(match["first"])
    if value is None:
        return []
    unit = _named(match["unit"]) or match["unit"]
    start, low, high = _bounds(match.string, match.start(), match.end(), match.end(), value)
    if match["more"]:
        low, high = value, None
    return [Number(start, match.end(), match.string[start : match.end()], value, low, high, unit)]


def _is_name(match: re.Match[str]) -> bool:
    """Tell whether the number is part of a name: "Section 14", "Office 365"."""
    if match["money"] or match["percent"] or match["unit1"]:
        return False
    before = match.string[max(0, match.start() - _LOOK_BACK) : match.start()]
    if _DESIGNATOR.search(before):
        return True
    if not _NAME.search(before) or _OPENERS.search(before) or not match["first"].isdigit():
        return False
    return _head(match.string, match.end(), 2.0)[0] == ""


# --- bounds ------------------------------------------------------------------------------------


def _bounds(
    text: str, start: int, end: int, stop: int, value: float
) -> tuple[int, float | None, float | None]:
    """Give where the expression starts with its bound word, and the interval that the word makes."""
    before = _BOUND.search(text[max(0, start - _LOOK_BACK) : start])
    after = _AFTER.match(text, stop) or _AFTER.match(text, end)
    kind = (before.lastgroup if before else after.lastgroup if after else "") or ""
    if (
        before
        and re.search(r"\d ?$", text[: max(0, start - _LOOK_BACK) + before.start()])
        and kind == "above"
    ):
        before, kind = None, ""
    first = start - (min(start, _LOOK_BACK) - before.start()) if before else start
    intervals: dict[str, tuple[float | None, float | None]] = {
        "low": (value, None),
        "above": (math.nextafter(value, math.inf), None),
        "high": (None, value),
        "below": (None, math.nextafter(value, -math.inf)),
        "nearly": (value * (1 - ABOUT), value),
        "just_over": (value, value * (1 + ABOUT)),
        "about": (value * (1 - ABOUT), value * (1 + ABOUT)),
    }
    return first, *intervals.get(kind, (value, value))


# --- values ------------------------------------------------------------------------------------


def _value(written: str) -> float:
    """Read "1,234.5", "107 million", "twenty-seven" or "two hundred and five"."""
    match = re.match(rf"(?:{_DIGITS})", written)
    if match:
        sign = SIGNS.get(written[match.end() : match.end() + 1], 0.0)
        return _clean((_digits(match[0]) + sign) * _scale(written[match.end() :]))
    if written[0] in SIGNS:
        return _clean(SIGNS[written[0]] * _scale(written[1:]))
    return _spelt(written)


def _digits(written: str) -> float:
    """Read digits: the last of two kinds of separator is the decimal one; one kind in threes groups."""
    plain = re.sub(r"[\s\u00a0\u202f]", "", written)
    if "," in plain and "." in plain:
        decimal = max(plain.rindex(","), plain.rindex("."))
        return float(re.sub(r"[.,]", "", plain[:decimal]) + "." + plain[decimal + 1 :])
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3}){2,}", plain):
        return float(re.sub(r"[.,]", "", plain))
    return float(plain.replace(",", "."))


def _scale(rest: str) -> float:
    scale = 1.0
    for name in re.findall(r"[a-z]+|[万萬亿億]", rest.lower()):
        scale *= MAGNITUDES.get(name, 1.0)
    return scale


def _spelt(written: str) -> float:
    total, group = 0.0, 0.0
    for word in re.findall(r"[a-z]+", written.lower()):
        if word in CARDINALS:
            group += CARDINALS[word]
        elif word in ("hundred", "dozen"):
            group = (group or 1) * MAGNITUDES[word]
        elif word in MAGNITUDES:
            total, group = total + (group or 1) * MAGNITUDES[word], 0.0
    return total + group


def _han(written: str) -> float | None:
    """Read "十四", "两万三千" or "1.2亿"."""
    if written[0].isdigit():
        return _value(written)
    digits = {char: n for n, char in enumerate("零一二三四五六七八九")} | {
        "〇": 0,
        "两": 2,
        "兩": 2,
    }
    total, section, digit = 0.0, 0.0, 0.0
    for char in written:
        if char in digits:
            digit = digits[char]
        elif char in "十百千":
            section += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = 0.0
        else:
            total, section, digit = (total + section + digit) * MAGNITUDES[char], 0.0, 0.0
    return total + section + digit


def _clean(value: float) -> float:
    return round(value, 6)


# --- units -------------------------------------------------------------------------------------

_FOLLOWING = re.compile(r"(?:[ \u00a0-]|(?=°))(°?[^\W\d_]+(?:['’-][^\W\d_]+)*|°)")
_HEAD_WORDS = 4  # adjectives that may stand before a counted noun, the noun included
_ADJECTIVAL = re.compile(r".*(?:ese|ish|ous|less|ess|ss|us|is)$")


def _unit(
    text: str, end: int, money: str | None, percent: str | None, value: float
) -> tuple[str, int]:
    if percent:
        return ("percentage point" if "point" in percent else "percent"), end
    if money:
        return CURRENCY_SIGNS[money.strip()], end
    return _head(text, end, value)


def _head(text: str, end: int, value: float) -> tuple[str, int]:
    """Give the counted noun after a number, and where it ends; "" where none stands there."""
    run: list[tuple[str, int]] = []
    at = end
    for _ in range(_HEAD_WORDS):
        match = _FOLLOWING.match(text, at)
        if match is None:
            break
        at, word = match.end(), match[1].lower()
        named = _named(word) or _named(f"{run[-1][0] if run else ''} {word}".strip())
        if named:
            return named, at
        if is_stop(word) and word != "of":
            break
        run.append((word, at))
    return _counted([(word, stop) for word, stop in run if word != "of"], value) or ("", end)


def _named(words_: str) -> str:
    """Give a unit's own name for one of its spellings; "" for what is no unit of measurement."""
    for word in (words_, words_.removesuffix("s")):
        if word in MEASURES:
            return word
        for table in (MEASURE_WORDS, CURRENCY_WORDS):
            if word in table:
                return table[word]
        if word in PERSONS:
            return "person"
    return "year" if words_ in ("year-old", "years-old", "year-olds") else ""


def _counted(run: list[tuple[str, int]], value: float) -> tuple[str, int] | None:
    for word, stop in run:
        plural = word.endswith("s") and not _ADJECTIVAL.match(word)
        if plural or word in PLURALS or word in STATES:
            return _stem(word), stop
    if value == 1 and run:
        return _stem(run[-1][0]), run[-1][1]
    return None


def _stem(word: str) -> str:
    return word if word in STATES or word in PLURALS else words(word)[-1].stem


# --- comparing ---------------------------------------------------------------------------------


def comparable(a: Number, b: Number) -> bool:
    """Tell whether two numbers measure the same kind of thing, so that their values can be compared."""
    if a.unit == b.unit:
        return True
    if a.unit in MEASURES and b.unit in MEASURES:
        return MEASURES[a.unit][0] == MEASURES[b.unit][0]
    if {a.unit, b.unit} == {"°C", "°F"}:
        return True
    return "person" in (a.unit, b.unit) and bool({a.unit, b.unit} & STATES)


def compatible(a: Number, b: Number) -> bool:
    """Tell whether two numbers can both hold for one fact.

    Their intervals overlap, or one is the other rounded ("1.2 million" and 1,213,000). Numbers that are
    not `comparable` are never compatible.
    """
    if not comparable(a, b):
        return False
    (low, high), (low2, high2) = _interval(a, b), _interval(b, a)
    return low <= high2 and low2 <= high


def _interval(number: Number, other: Number) -> tuple[float, float]:
    slack = _slack(number, other)
    low = -math.inf if number.low is None else _base(number.low - slack, number.unit)
    high = math.inf if number.high is None else _base(number.high + slack, number.unit)
    return low, high


def _slack(number: Number, other: Number) -> float:
    """Give how far from a figure the facts may lie that it was rounded from."""
    if number.value is None or number.low != number.high:
        return 0.0
    last = grain(number.value)
    if number.unit != other.unit:
        return min(last / 2, CONVERTED * abs(number.value))
    fine = other.value is not None and grain(other.value) < last
    if fine and (last >= ROUND_GRAIN or other.value != round(other.value or 0)):
        return min(last / 2, ROUND * abs(number.value))
    return 0.0


def grain(value: float) -> float:
    """Give the place of a figure's last digit that says something: 100 for 1,200; 0.1 for 7.5."""
    if value == 0:
        return 1.0
    digits = f"{abs(value):.6f}".rstrip("0")
    whole, _, part = digits.partition(".")
    if part:
        return float(10.0 ** -len(part))
    return float(10.0 ** (len(whole) - len(whole.rstrip("0"))))


def _base(value: float, unit: str) -> float:
    if unit == "°F":
        return (value - 32) / 1.8
    return value * MEASURES[unit][1] if unit in MEASURES else value
