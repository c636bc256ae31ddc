"""Numbers of a text as intervals with their unit.

"At least 7" is low 7, high None; "about 50" has a tolerance; "27 people" is 27 of the unit
"person". Dates, times of day, ordinals, scores, telephone numbers and the digits of names (Boeing
737, Section 14, G7) are no quantities. It does not convert money: that needs the day's rate.
"""

import math
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from claimdiff.language.ages import is_age
from claimdiff.language.bounds import bounds
from claimdiff.language.figures import (
    CHINESE,
    FRACTION,
    HAN_COUNTERS,
    NUMBER,
    QUAKE,
    RATIO,
    VAGUE_NUMBER,
    han,
    may_count,
    scale,
    value,
)
from claimdiff.language.number_words import FRACTIONS, MEASURES, VAGUE
from claimdiff.language.states import STATES, one_state, state_beside
from claimdiff.language.times import times
from claimdiff.language.units import counted, named, unit_of

ROUND = 0.05  # a rounded figure stands for others no further than this from it
ROUND_GRAIN = 100  # "1,200" may be rounded, "27" and "50" are counts
CONVERTED = 0.1  # "5 miles" and "8 km": each stands for half of its last digit, at most this share


Interval = tuple[float | None, float | None]


class Number(NamedTuple):
    """A quantity: ``value`` None where only bounds are known; a bound None where there is none."""

    start: int
    end: int
    text: str
    value: float | None
    low: float | None
    high: float | None
    unit: str


# Before these a number is a name's, whatever follows.
_DESIGNATOR = re.compile(
    r"(?:\b(?i:section|article|flight|route|highway|boeing|airbus|chapter|room|platform|level|tier|phase|"
    r"formula|group|resolution|paragraph|page|pages|number|no\.?|nos\.?|covid|windows|channel|grade|act|"
    r"volume|verse|psalm|gate|exit|pier|terminal|unit|zone|district|ward|type|apollo|studio|week|day|"
    r"season|episode|round|lane|interstate|junction|clause|rule|title|class|area|question|version|"
    r"world war)|#) ?-?$"
)
_VAGUE_SIGNS, _FRACTION_SIGNS = (
    tuple({name.split()[-1] for name in names}) for names in (VAGUE, FRACTIONS)
)
_LOOK_BACK = 26  # characters before a number that tell whether it is part of a name
_MANY = 2.0
QUAKE_UNIT = "magnitude"
_NAME = re.compile(r"(?:^|[^.!?:\s] )(?:[A-Z][\w’'-]*) $")
_OPENERS = re.compile(
    r"\b(?:The|At|In|On|About|Around|Some|Over|Nearly|Almost|More|Less|Fewer|Up|All|These|Those|And"
    r"|But|Another|Only|Just|Of|With|By|For|From|After|Before|Since|Between|Police|Officials"
    r"|[A-Z][a-z]+day|January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Mindestens|Wenigstens|Rund|Etwa|Knapp|Unter|Über|Bis zu|Mehr als|Au moins|Plus de"
    r"|Moins de|Environ|Près de|Al menos|Más de|Menos de|Unos|Unas|Casi|Almeno|Oltre|Circa) $"
)
_ORDINAL = re.compile(
    r"-?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+teenth|\w+tieth)s?\b"
    r"|[ -](?:third|quarter|fifth|sixth|eighth|tenth)s\b",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w.,$£€])\+?\(?\d{1,4}\)?(?:[ -]\(?\d{2,4}\)?){2,}(?![\w.,])|(?<!\d)\+\d{8,}"
)
_SCORE = re.compile(
    r"(?<![\w.,$£€-])(\d{1,3}) ?[-–] ?(\d{1,3})(?![\w.,]*\d|[ -](?:people|years?|per|%))"
)
_ROUND_WHOLES = frozenset({2, 3, 4, 5, 6, 8, 10, 20, 50, 100})  # of which people tell a share
_NO_ONE_BEFORE = re.compile(
    r"\b(?:no|any|every|each|the|this|that|which|some|not|another) $", re.IGNORECASE
)
_LONGEST_WORD = 12  # characters: more than "another " has
_SIGNED = frozenset({"°C", "°F", "degree"})  # units of which numbers may be negative
_MINUS = re.compile(r"(?:\bminus |[−–-])$", re.IGNORECASE)
_NO_ONE_AFTER = re.compile(
    r" (?:of|another|more|thing|day|that|who|which|or|and|by|is|was|can)\b|[.,;:!?'’]|$"
)


def quantities(text: str) -> list[Number]:
    """Give the quantities of a text, in order."""
    return list(_quantities(text))


@lru_cache(maxsize=4096)  # the sentences of some hundred articles
def _quantities(text: str) -> tuple[Number, ...]:
    if not may_count(text):
        return ()
    taken = _not_numbers(text)
    found: list[Number] = []
    low = text.lower()
    for signs, pattern, read in (
        (HAN_COUNTERS, CHINESE, _chinese),
        ((QUAKE_UNIT,), QUAKE, _quake),
        (_VAGUE_SIGNS, VAGUE_NUMBER, _vague),
        ((" in ", " out of "), RATIO, _ratio),
        (("",), NUMBER, _plain),
        (_FRACTION_SIGNS, FRACTION, _fraction),
    ):
        if not any(sign in low for sign in signs):
            continue  # without one of its signs a pattern would look at each letter in vain
        for match in pattern.finditer(text):
            if not any(taken[slice(*match.span())]):
                numbers = read(match)
                found += numbers
                _take(taken, [(number.start, number.end) for number in numbers])
    return tuple(sorted(found))


def _not_numbers(text: str) -> bytearray:
    """Mark with 1 the characters of a text that are of a date, a telephone number or a score."""
    dates = [(when.start, when.end) for when in times(text, None)]
    phones = [match.span() for match in _PHONE.finditer(text)]
    scores = [m.span() for m in _SCORE.finditer(text) if int(m[1]) >= int(m[2])]
    taken = bytearray(len(text))
    _take(taken, dates + phones + scores)
    return taken


def _take(taken: bytearray, ranges: Iterable[tuple[int, int]]) -> None:
    for start, end in ranges:
        taken[start:end] = b"\1" * (end - start)


# --- reading one match -------------------------------------------------------------------------


def _plain(match: re.Match[str]) -> list[Number]:
    """Read a figure, or two: a range ("20-25") is one number, "seven or eight" two."""
    if _is_name(match) or _ORDINAL.match(match.string, match.end()):
        return []
    if match["second"] is None:
        return _single(match, match.end())
    if _is_range(match):
        return [_range(match)]
    inner = NUMBER.match(match.string, match.start("money2" if match["money2"] else "second"))
    end = match.end("percent1" if match["percent1"] else "first")
    return _single(match, end) + (_plain(inner) if inner else [])


def _is_range(match: re.Match[str]) -> bool:
    low, high = value(match["first"]), value(match["second"])
    if low >= high and scale(match["first"]) >= scale(match["second"]):
        return False
    first = max(0, match.start() - _LONGEST_WORD)
    joint, before = match["range"].strip(), match.string[first : match.start()].lower()
    if joint in "-–" or (joint == "and" and before.endswith("between ")):
        return True
    return joint in ("to", "or") and not before.endswith("from ") and not match["percent1"]


def _range(match: re.Match[str]) -> Number:
    low, high = value(match["first"]), value(match["second"])
    larger = low * scale(match["second"])
    if scale(match["first"]) == 1 and low < larger < high:
        low = larger  # "2-3 million" starts at two million
    money = match["money"] or match["money2"]
    unit, end = unit_of(
        match.string, match.end(), money=money, percent=match["percent"], figure=high
    )
    return _number(match.string, match.start(), end, None, (low, high), unit)


def _single(match: re.Match[str], end: int) -> list[Number]:
    text, figure = match.string, value(match["first"])
    if match["first"].lower() == "one" and _is_pronoun(text, match.start(), end):
        return []
    money = match["money"] or match["money2"]
    percent = match["percent1"] or match["percent"]
    unit, stop = unit_of(text, end, money=money, percent=percent, figure=figure)
    start, low, high = bounds(text, match.start(), end, stop, figure)
    if unit in _SIGNED and _MINUS.search(text[max(0, start - _LONGEST_WORD) : start]):
        figure, low, high = -figure, _negative(high), _negative(low)
    unit = unit or state_beside(text, start, stop) or ("year" if is_age(text, start, end) else "")
    if match["plus"] and match["second"] is None:
        low, high = figure, None
    return [_number(text, start, stop, figure, (low, high), unit)]


def _negative(bound: float | None) -> float | None:
    return None if bound is None else -bound


def _is_pronoun(text: str, start: int, end: int) -> bool:
    """Tell whether "one" counts nothing: "no one", "one of the"."""
    before = text[max(0, start - _LONGEST_WORD) : start]
    return bool(_NO_ONE_BEFORE.search(before) or _NO_ONE_AFTER.match(text, end))


def _quake(match: re.Match[str]) -> list[Number]:
    figure = value(match["first"] or match["second"])
    return [_number(match.string, *match.span(), figure, (figure, figure), QUAKE_UNIT)]


def _vague(match: re.Match[str]) -> list[Number]:
    low, high = VAGUE[match["word"].lower()]
    unit, end = unit_of(match.string, match.end(), money=None, percent=None, figure=low)
    return [_number(match.string, match.start(), end, None, (low, high), unit)]


def _fraction(match: re.Match[str]) -> list[Number]:
    if match["word"].lower() == "half" and not match[0].endswith("of"):
        return []  # "half" alone is a word
    figure = round(100 * FRACTIONS[match["word"].lower().replace("-", " ")], 2)
    start, low, high = bounds(match.string, match.start(), match.end(), match.end(), figure)
    return [_number(match.string, start, match.end(), figure, (low, high), "percent")]


def _ratio(match: re.Match[str]) -> list[Number]:
    part, whole = value(match["part"]), value(match["whole"])
    if not part < whole or whole not in _ROUND_WHOLES:
        return []
    figure = round(100 * part / whole, 2)
    start, low, high = bounds(match.string, match.start(), match.end(), match.end(), figure)
    return [_number(match.string, start, match.end(), figure, (low, high), "percent")]


def _chinese(match: re.Match[str]) -> list[Number]:
    figure = han(match["first"])
    start, low, high = bounds(match.string, match.start(), match.end(), match.end(), figure)
    if match["more"]:
        low, high = figure, None
    unit = named(match["unit"]) or match["unit"]
    return [_number(match.string, start, match.end(), figure, (low, high), unit)]


def _number(
    text: str, start: int, end: int, figure: float | None, ends: Interval, unit: str
) -> Number:
    return Number(start, end, text[start:end], figure, *ends, unit)


def _is_name(match: re.Match[str]) -> bool:
    """Tell whether the number is part of a name: "Section 14", "Office 365"."""
    if match["money"] or match["percent"] or match["percent1"]:
        return False
    before = match.string[max(0, match.start() - _LOOK_BACK) : match.start()]
    if _DESIGNATOR.search(before):
        return True
    if not _NAME.search(before) or _OPENERS.search(before) or not match["first"].isdigit():
        return False
    return counted(match.string, match.end(), _MANY)[0] == ""


# --- comparing ---------------------------------------------------------------------------------


def comparable(a: Number, b: Number) -> bool:
    """Tell whether two numbers measure the same kind of thing."""
    if one_state(a.unit, b.unit):
        return True
    if a.unit in MEASURES and b.unit in MEASURES:
        return MEASURES[a.unit][0] == MEASURES[b.unit][0]
    if {a.unit, b.unit} in ({"°C", "°F"}, {QUAKE_UNIT, ""}):
        return True
    return "person" in (a.unit, b.unit) and bool({a.unit, b.unit} & STATES)


def compatible(a: Number, b: Number) -> bool:
    """Tell whether two numbers can both hold for one fact.

    Their intervals overlap, or one is the other rounded ("1.2 million" and 1,213,000). Numbers that
    are not `comparable` are never compatible.
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
