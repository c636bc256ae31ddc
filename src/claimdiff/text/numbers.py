"""The numbers of a sentence: what each is worth, its bounds, its unit, and what kind it is.

"At least 14" is low 14 and open above; "3-1" is a pair, "12-15 people" a range; "dozens" is vague.
Dates, times of day, ordinals and the digits of names are no numbers. What is counted is not looked
for here.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from claimdiff.text.calendar_names import is_calendar
from claimdiff.text.lang import tables
from claimdiff.text.lexicon import CARDINALS, COUNTING, UNITS
from claimdiff.text.line import Line
from claimdiff.text.numerals import HAN_ONES, Numeral, numeral, part_behind

ABOUT = 0.1  # "about 50" holds from 45 to 55: what desks round off and readers let pass
_MONEY_UNITS = frozenset({"crown", "peso", "mark", "bitcoin", "cent", "penny"})
_ROUND_WHOLES = frozenset({2, 3, 4, 5, 6, 8, 10, 20, 50, 100})  # of which people tell a share
_HUNDRED = 100  # from here on "120-140" is a range, and no score
_DASHES = ("-", "–", "—")


@dataclass(frozen=True, slots=True)
class Number:
    """A number from token `first` to before `last`; `other` is the second of a pair.

    `kind` is the dimension: count, percent, money, duration, age, area, length, mass, speed,
    temperature, pair, ...
    """

    first: int
    last: int
    value: float | None
    low: float | None
    high: float | None
    kind: str = "count"
    unit: str = ""
    other: float | None = None
    vague: bool = False
    weak: bool = False
    bound: str = ""


MOST = 60
"""Numbers of a sentence: of 7,886 sentences of labelled news texts that have one, the richest has
12. More is a table, and what each is told of cannot be known."""


def numbers(line: Line, taken: Iterable[tuple[int, int]]) -> list[Number]:
    """The numbers of a sentence, in order; none where there are more than `MOST`.

    Args:
        line: The sentence.
        taken: Where its dates, times and telephone numbers stand, in characters.
    """
    places = {mark.first for mark in line.marks(*COUNTING)}
    places.update(place for place, token in enumerate(line.tokens) if token.number)
    if line.lexicon.number_word:
        places.update(at for at, token in enumerate(line.tokens) if line.lexicon.pieces(token.low))
    if not 0 < len(places) <= MOST:
        return []
    used = bytearray(len(line.text))
    for start, end in taken:
        used[start:end] = b"\1" * (end - start)
    found: list[Number] = []
    last = 0
    for place in sorted(places):
        if place < last or used[line.tokens[place].start]:
            continue
        number = _at(line, place)
        if number is not None:
            last = number.last
            if found and found[-1].weak and number.first < found[-1].last:
                found.pop()  # "une" of "une centaine" is its article
            if number.kind != "clock":
                found.append(number)
    return [_aged(line, number) for number in _joined(line, found)]


def _at(line: Line, place: int) -> Number | None:
    if vague := line.at(place, "vague"):
        last = vague.last + int(line.at(vague.last, "of") is not None)
        return _with_unit(line, Number(place, last, None, vague.value, None, vague=True), "")
    if share := _share(line, place):
        return share
    read = numeral(line, place)
    return _finish(line, place, read) if read else None


def _finish(line: Line, place: int, read: Numeral) -> Number | None:
    at = place - int(line.low(place - 1) == ".")  # "Rs." with its full stop
    currency = next(iter(line.before(at, "currency")), None)
    first = currency.first if currency else place
    if not currency and (_is_name(line, place) or _is_ordinal(line, place, read)):
        return None
    if line.low(first - 1) in ("a", "an") and not line.tokens[place].number:
        first -= 1
    first, last, kind = _bounds(line, first, read.last)
    low, high = interval(kind, read.value)
    if kind in ("below", "above") and line.before(first, "scope") and not line.at(last, "scope"):
        return None  # an age: "two children under five"
    number = Number(first, last, read.value, low, high, weak=read.weak, bound=kind)
    return _with_unit(line, number, currency.name if currency else "")


def _is_name(line: Line, place: int) -> bool:
    """Tell whether a number belongs to a name: "Section 14", "No. 5", "A38"."""
    if line.is_attached(place) and line.low(place - 1).isalpha() and line.tokens[place].number:
        return not line.lexicon.pattern
    before = place - 1 if line.low(place - 1) not in (".", "#", "-") else place - 2
    if line.low(place - 1) == "#":
        return True
    return bool(line.before(before + 1, "designator")) and line.tokens[place].number


def _is_ordinal(line: Line, place: int, read: Numeral) -> bool:
    """Tell whether tens in words go on to an ordinal, "twenty-first", or are "no one"."""
    if line.before(read.last, "nobody"):
        return True
    hyphen = line.low(read.last) == "-" and not line.tokens[place].number
    return hyphen and line.at(read.last + 1, "ordinal") is not None


def _share(line: Line, place: int) -> Number | None:
    """Read "two-thirds" and "a fifth of" as percent."""
    count = line.at(place, "number")
    at = count.last if count else place
    fraction = line.at(at + int(line.low(at) == "-"), "fraction")
    article = line.low(place - 1) in ("a", "an")
    glued = count is not None and line.low(at) == "-"
    whole = glued or line.at(fraction.last if fraction else 0, "of")
    if fraction is None or not (count or article) or not whole:
        return None
    first, last, kind = _bounds(line, place, fraction.last)
    return _percent(first, last, fraction.value * (count.value if count else 1), kind)


def _percent(first: int, last: int, share: float, bound: str) -> Number:
    """A share as a number of percent."""
    value = round(100 * share, 2)
    low, high = interval(bound, value)
    return Number(first, last, value, low, high, "percent", "percent", bound=bound)


# --- bounds, units -------------------------------------------------------------------------------


def _bounds(line: Line, first: int, last: int) -> tuple[int, int, str]:
    """Where a number starts and ends with its bound word, and which bound that is."""
    kind = ""
    start = first - 1 if line.low(first - 1) in ("the", "an", "a") else first
    if before := line.before(start, "bound"):
        first, kind = before[0].first, before[0].name
    elif after := line.at(last, "bound after"):
        last, kind = after.last, after.name
    elif line.low(last) in line.lexicon.counters and (after := line.at(last + 1, "bound after")):
        kind = after.name  # behind the counter: "三十人以上"
    elif line.low(last) == "+" or (line.low(last) == "-" and line.low(last + 1) == "plus"):
        last, kind = last + 1 + int(line.low(last) == "-"), "low"
    return first, last, kind


def interval(kind: str, value: float) -> tuple[float | None, float | None]:
    """The bounds that a bound word makes of a value."""
    less, more = round(value * (1 - ABOUT), 6), round(value * (1 + ABOUT), 6)
    return {
        "low": (value, None),
        "above": (value, None),
        "high": (None, value),
        "below": (None, value),
        "nearly": (less, value),
        "just over": (value, more),
        "about": (less, more),
    }.get(kind, (value, value))


def _with_unit(line: Line, number: Number, prefixed: str) -> Number | None:
    last = number.last
    if prefixed:
        return replace(number, kind=kind_of(prefixed), unit=prefixed, weak=False)
    if line.low(last) == "-" and line.at(last + 1, "unit"):
        last += 1
    unit = line.at(last, "unit", "currency")
    if unit is None:
        return number
    kind = kind_of(unit.name)
    if kind == "tenth":
        return _tenths(line, number, unit.last)
    if kind == "temperature" and line.before(number.first, "minus"):
        value, low, high = (
            None if x is None else -x for x in (number.value, number.low, number.high)
        )
        number = replace(number, first=number.first - 1, value=value, low=high, high=low)
    after = unit.last + int(line.low(unit.last) == "-")
    if unit.name == "age":
        return replace(number, kind="age", unit="year", last=unit.last)
    if kind == "duration" and line.low(after) in ("old", "olds"):
        return replace(number, kind="age", unit="year", last=after + 1)
    part = part_behind(line, unit.last) if kind == "duration" else None
    if part and number.value is not None:  # "two hours and a half", "seis años y medio"
        whole = number.value + part.value
        low, high = interval(number.bound, whole)
        number = replace(number, value=whole, low=low, high=high)
    last = part.last if part else unit.last
    return replace(number, kind=kind, unit=unit.name, last=last, weak=False)


def _tenths(line: Line, number: Number, last: int) -> Number:
    """Read "九成", "七成一" and "3割5分" as percent."""
    share, digit = number.value or 0.0, line.low(last)
    hundredth = line.at(last + 1, "hundredth")
    if hundredth and digit.isdecimal():
        share, last = share + int(digit) / 10, hundredth.last
    elif digit and digit in HAN_ONES:
        share, last = share + HAN_ONES.index(digit) / 10, last + 1
    return _percent(number.first, last, share / 10, number.bound)


def kind_of(unit: str) -> str:
    """The dimension of a unit."""
    if unit in UNITS:
        return UNITS[unit].of
    if unit in ("percent", "percentage point"):
        return unit
    return "money" if unit in _MONEY_UNITS or unit.isupper() else unit


# --- two numbers that are one ---------------------------------------------------------------------


def _joined(line: Line, found: list[Number]) -> list[Number]:
    joined: list[Number] = []
    for number in found:
        both = _both(line, joined[-1], number) if joined else None
        joined[len(joined) - bool(both) :] = [both or number]
    return joined


def _both(line: Line, one: Number, two: Number) -> Number | None:
    """The one number that two in a row are: a range, a pair, or a part of a whole."""
    if one.value is None or two.value is None:
        return None
    if part := _ratio(line, one, two) or _of_whole(line, one, two):
        return part
    joint = "".join(line.low(at) for at in range(one.last, two.first))
    if joint in _DASHES or _is_against_between_dashes(line, one, joint):
        return _dashed(line, one, two)
    if line.before(one.first, "from", "range from"):
        return None
    if joint == "or" or (joint == "and" and line.low(one.first - 1) == "between"):
        return _range(line, one, two)
    if line.at(one.last, "against") and joint == line.low(one.last) and one.kind == two.kind:
        return _against(line, one, two)
    return _votes(line, one, two)


def _is_against_between_dashes(line: Line, one: Number, joint: str) -> bool:
    """Tell whether what parts two numbers is as in "5-to-4"."""
    dashed = len(joint) > 1 and joint[0] == joint[-1] in _DASHES
    return dashed and line.at(one.last + 1, "against") is not None


def _against(line: Line, one: Number, two: Number) -> Number | None:
    """Read "3 to 5 years" as a range and "5 to 4" as a pair; "rose 3 to 5" is neither."""
    moved = one.kind != "count" and line.before(one.first, "up", "down", "growth")
    span = None if moved else _range(line, one, two)
    return span or (_pair(one, two) if one.kind == "count" else None)


def _ratio(line: Line, one: Number, two: Number) -> Number | None:
    """Read "one in three flights" as percent; of days or rooms it would be something else."""
    joint = line.at(one.last, "ratio")
    if joint is None or joint.last != two.first or not one.kind == two.kind == "count":
        return None
    part, whole = one.value or 0, two.value or 0
    if not part < whole or whole not in _ROUND_WHOLES or line.low(two.last) == "-":
        return None
    return _percent(one.first, two.last, part / whole, one.bound)


def _of_whole(line: Line, one: Number, two: Number) -> Number | None:
    """Read "nine of 11" and "three of the five" as nine and three."""
    of = line.at(one.last, "of")
    if of is None or one.kind != "count" or two.first - of.last not in (0, 1):
        return None
    if any(line.at(ratio.first - 1, "number") for ratio in line.before(one.first, "ratio")):
        return None  # "one in five of the 5,000" are no five
    of_whose = line.at(of.last, "determiner") or line.low(of.last).endswith("'s")
    near = of.last == two.first or bool(of_whose)
    group = line.at(two.last, "after")
    if group and _is_told_more(line, group.last):
        return None  # "nine of the 31 injured were treated": 31 were injured
    return replace(one, last=two.last) if near else None


def _is_told_more(line: Line, place: int) -> bool:
    """Tell whether a verb follows in the clause: then the word before names a group."""
    if line.at(place, "be"):
        return True
    for at in range(place + 1, len(line.tokens)):
        if line.low(at) in (",", ".", ";") or line.at(at, "stop"):
            return False
        if line.at(at, "be", "after"):
            return True
    return False


def _votes(line: Line, one: Number, two: Number) -> Number | None:
    """Read "14 votes to 9" as a pair."""
    noun = next((m for m in line.every(one.last, "nouns") if m.name in ("votes", "seats")), None)
    if noun and line.at(noun.last, "against") and noun.last + 1 == two.first:
        return replace(_pair(one, two), unit=noun.name)
    return None


def _dashed(line: Line, one: Number, two: Number) -> Number | None:
    word = line.low(two.last)
    plural = word.isalpha() and word.endswith("s") and not line.at(two.last, "function")
    counted = two.kind != "count" or line.at(two.last, "scope", "nouns", "after") is not None
    if counted or plural or (two.value or 0) > _HUNDRED:
        span = _range(line, one, two)
        if span is not None:
            return span
    return _pair(one, two) if one.kind == two.kind == "count" else None


def _pair(one: Number, two: Number) -> Number:
    return replace(one, last=two.last, kind="pair", other=two.value)


def _range(line: Line, one: Number, two: Number) -> Number | None:
    low, high = one.value, two.value
    if low is None or high is None or low >= high:
        return None
    scaled = low * _scale(line, two)
    if scaled < high and _scale(line, one) == 1:
        low = scaled  # "2-3 million" starts at two million
    return replace(two, first=one.first, value=None, low=low, high=high)


def _scale(line: Line, number: Number) -> float:
    """What the magnitudes of a number multiply it with."""
    places = range(number.first, number.last)
    marks = (line.at(at, "times") for at in places)
    return math.prod(mark.value for mark in marks if mark is not None)


# --- ages ----------------------------------------------------------------------------------------


def _aged(line: Line, number: Number) -> Number:
    years = number.unit == "year" and (number.value or MOST_YEARS) < MOST_YEARS
    if (number.kind == "count" and _is_age(line, number)) or (
        years and _is_of_person(line, number)
    ):
        return replace(number, kind="age", unit="year")
    return number


MOST_YEARS = 120
"""Years that nobody lives."""

_STANDING = re.compile(r"([^\W\d_]+), $")
_AFTER_AGE = re.compile(r"[,;.)]|$")
_AGE_DIGITS = 3
_LOOK_BACK = 40
"""Characters before a number in which it stands who is so old."""


_NAME_AND_COMMA = 2
"""Tokens before the number in "Morel, 58 ans," where the name opens its sentence."""


def _is_of_person(line: Line, number: Number) -> bool:
    """Whether years are an age: "58 ans" of "âgé de 58 ans" and "Jean Morel, 58 ans,"."""
    if line.before(number.first, "aged"):
        return True
    if has := line.before(number.first, "has years"):
        return _is_behind_name(line, has[0].first)
    first = number.first - len(line.before(number.first, "of")[:1])
    apart = line.low(first - 1) == "," and line.low(number.last) in (",", ")")
    opens = first == _NAME_AND_COMMA and not line.at(0, "function", "stop")
    return apart and (opens or _is_behind_name(line, first))


def _is_behind_name(line: Line, place: int) -> bool:
    """Whether a name stands before a token, or before ", que": a capital within the sentence."""
    at = place - 1
    at -= int(line.at(at, "stop") is not None)
    at -= int(line.low(at) == ",")
    word = line.tokens[at].text if at > 0 else ""
    if tables(line.lexicon.language).facts.capital_nouns or is_calendar(word or "-"):
        return False
    return word[:1].isupper() and any(line.low(before).isalpha() for before in range(at))


def _is_age(line: Line, number: Number) -> bool:
    """Whether a number without a unit stands where an age does: behind a word and a comma."""
    start, end = line.tokens[number.first].start, line.tokens[number.last - 1].end
    written = line.text[start:end]
    if not written.isdigit() or len(written) > _AGE_DIGITS or not _AFTER_AGE.match(line.text, end):
        return False
    if line.before(number.first, "aged"):
        return True
    before = _STANDING.search(line.text[max(0, start - _LOOK_BACK) : start])
    return before is not None and before[1].lower() not in CARDINALS and not is_calendar(before[1])
