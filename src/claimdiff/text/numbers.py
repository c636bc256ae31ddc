"""The numbers of a sentence: what each is worth, its bounds, its unit, and what kind it is.

"At least 14" is low 14 and open above; "3-1" is a pair, "12-15 people" a range; "dozens" is vague.
Dates, times of day, ordinals and the digits of names are no numbers. A number that may be read two
ways ("100m" of nothing in particular) is not read. What is counted is not looked for here.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from claimdiff.language.number_words import MEASURES, SIGNS
from claimdiff.text.lexicon import COUNTING
from claimdiff.text.line import HAN_DIGITS, Line, Mark

ABOUT = 0.1  # "about 50" holds from 45 to 55: what desks round off and readers let pass
_MONEY_UNITS = frozenset({"crown", "peso", "mark", "bitcoin"})
_HAN_VALUES = {char: n for n, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_HAN_PLACES = {"十": 10, "百": 100, "千": 1000}
_HAN_GROUPS = {"万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8, "兆": 1e12}
_SHORT = 3  # letters of a magnitude that may be glued to digits: "5bn"
_HUNDRED, _THOUSAND = 100, 1000
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")


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
    whole: float | None = None
    bound: str = ""


def numbers(line: Line, taken: bytearray) -> list[Number]:
    """The numbers of a sentence, in order.

    Args:
        line: The sentence.
        taken: One byte for each character of it, 1 where a date or time stands.
    """
    found: list[Number] = []
    last = 0
    for place in _candidates(line):
        if place < last or taken[line.tokens[place].start]:
            continue
        number = _at(line, place)
        if number is not None:
            last = number.last
            if number.kind != "clock":
                found.append(number)
    return _joined(line, found)


def _candidates(line: Line) -> list[int]:
    """The tokens at which a number may begin."""
    words = {
        mark.first for role in COUNTING if role in line.marks for mark in line.marks[role]
    }
    if line.lexicon.compounds:
        fits = line.lexicon.compounds.fullmatch
        words.update(n for n, token in enumerate(line.tokens) if fits(token.low))
    return sorted(words | {n for n, token in enumerate(line.tokens) if token.number})


def _at(line: Line, place: int) -> Number | None:
    if vague := line.at(place, "vague"):
        last = vague.last + int(line.at(vague.last, "of") is not None)
        return _with_unit(line, Number(place, last, None, vague.value, None, vague=True), "")
    if share := _share(line, place):
        return share
    read = _part(line, place) or _plain(line, place)
    if read is None:
        return None
    value, last, weak = read
    return _finish(line, place, last, value, weak=weak)


def _finish(line: Line, place: int, last: int, value: float, *, weak: bool) -> Number | None:
    currency = _currency(line, place)
    first = currency.first if currency else place
    if not currency and _is_name(line, place):
        return None
    if line.low(first - 1) in ("a", "an") and not line.tokens[place].number:
        first -= 1
    first, last, kind = _bounds(line, first, last)
    low, high = interval(kind, value)
    number = Number(first, last, value, low, high, weak=weak, bound=kind)
    return _with_unit(line, number, currency.name if currency else "")


def _currency(line: Line, place: int) -> Mark | None:
    """The currency before a number: "$", "GBP", "Rs" with its full stop or without."""
    at = place - int(line.low(place - 1) == ".")
    return next(iter(line.before(at, "currency")), None)


def _is_name(line: Line, place: int) -> bool:
    """Tell whether a number belongs to a name: "Section 14", "No. 5", "A38"."""
    if line.glued(place) and line.low(place - 1).isalpha() and line.tokens[place].number:
        return not line.lexicon.pattern
    before = place - 1 if line.low(place - 1) not in (".", "#", "-") else place - 2
    if line.low(place - 1) == "#":
        return True
    return bool(line.before(before + 1, "designator")) and line.tokens[place].number


# --- what a number is worth ----------------------------------------------------------------------


def _plain(line: Line, place: int) -> tuple[float, int, bool] | None:
    token = line.tokens[place]
    if token.number:
        return _figure(line, place)
    return _spelt(line, place) or _compound(line, place)


def _figure(line: Line, place: int) -> tuple[float, int, bool] | None:
    """Read a number in digits or Chinese numerals, with the magnitudes behind it."""
    token = line.tokens[place]
    if any(char in HAN_DIGITS for char in token.text):
        return (han(token.text), place + 1, not token.text[0].isdigit())
    value = digits(token.text, line.lexicon.decimal)
    last = place + 1
    if line.low(last) in SIGNS and line.glued(last):
        value, last = value + SIGNS[line.low(last)], last + 1
    hyphen = int(line.low(last) == "-" and line.at(last + 1, "times") is not None)
    while (times := line.at(last + hyphen, "times")) is not None:
        glued, word = line.glued(last), line.low(times.first)
        if len(word) == 1 and word.isascii() and not glued:
            break
        if word == "m" and not _is_million(line, place, times):
            return None
        value, last, hyphen = value * times.value, times.last, 0
    if line.glued(last) and line.low(last).isalpha() and line.at(last, "unit", "currency") is None:
        return None if not line.lexicon.pattern else (value, last, False)
    return value, last, False


def _is_million(line: Line, place: int, times: Mark) -> bool:
    """Tell whether "100m" is a hundred million: of money, or of what is counted behind it."""
    if line.before(place, "currency"):
        return True
    beside = line.at(times.last, "scope", "unit", "nouns")
    return beside is not None and line.low(times.last) != "-"


def digits(written: str, decimal: str) -> float:
    """Read digits with their separators.

    Args:
        written: The digits.
        decimal: The decimal sign of the language, for what may be read two ways.
    """
    plain = re.sub(r"[\s\u00a0\u202f'’]", "", written)
    if _INDIAN.fullmatch(plain):
        return float(plain.replace(",", ""))
    signs = {char for char in plain if char in ",."}
    if len(signs) > 1:
        point = max(plain.rindex(","), plain.rindex("."))
        return float(re.sub(r"[.,]", "", plain[:point]) + "." + plain[point + 1 :])
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain)
    if grouped and (decimal not in plain or plain.count(decimal) > 1 or plain.endswith("00")):
        return float(re.sub(r"[.,]", "", plain))
    return float(plain.replace(",", ".", 1)) if len(re.findall("[.,]", plain)) <= 1 else 0.0


def han(written: str) -> float:
    """Read "十四", "14万2000", "1億2千萬" or "3兆2千億"."""
    total, section, current = 0.0, 0.0, None
    last_group = 0.0
    for piece in re.findall(rf"[\d][\d,.]*|[{HAN_DIGITS}]", written):
        if piece[0].isdigit():
            current = float(piece.replace(",", ""))
        elif piece in _HAN_VALUES:
            current = (current or 0) * 10 + _HAN_VALUES[piece] if current else _HAN_VALUES[piece]
        elif piece in _HAN_PLACES:
            section, current = section + (1 if current is None else current) * _HAN_PLACES[piece], None
        else:
            group = _HAN_GROUPS[piece]
            here = section + (current or 0)
            total = (total + here) * group if last_group and group > last_group else total + here * group
            section, current, last_group = 0.0, None, group
    return round(total + section + (current or 0), 6)


def _spelt(line: Line, place: int) -> tuple[float, int, bool] | None:
    """Read a number in words: each word adds to what stands before it, or multiplies it."""
    first = line.at(place, "number", "times")
    if first is None:
        return None
    if first.role == "times" and first.name != "bare" and line.low(place - 1) not in ("a", "an"):
        return None
    total, group, room, last = 0.0, 0.0, float("inf"), place
    mark: Mark | None = first
    while mark is not None:
        if mark.role == "times":
            big = mark.value >= _THOUSAND
            total, group = (total + (group or 1) * mark.value, 0.0) if big else (total, (group or 1) * mark.value)
            room = mark.value
        elif mark.value < room:
            group, room = group + mark.value, _place(mark.value)
        else:
            break
        last = mark.last
        mark = _next_word(line, last, room)
    return total + group, last, first.name == "weak" and last == first.last


def _next_word(line: Line, last: int, room: float) -> Mark | None:
    if line.low(last) == "-":
        last += 1
    elif line.at(last, "and") and (room >= _HUNDRED or line.lexicon.decimal == ","):
        following = line.at(last + 1, "number")
        return following if following and following.value < room and room > 1 else None
    return line.at(last, "number", "times")


def _place(value: float) -> float:
    """The worth of a number's last place: 10 of twenty, 1 of five or fifteen."""
    place = 1.0
    while value and value % (place * 10) == 0:
        place *= 10
    return place


def _compound(line: Line, place: int) -> tuple[float, int, bool] | None:
    """Read a word that is glued of number words: "zweiundvierzig", "dreitausend"."""
    glued, word = line.lexicon.compounds, line.low(place)
    if glued is None or not glued.fullmatch(word):
        return None
    inner = Line(" ".join(_pieces(word, line)), line.lexicon)
    total, group, before = 0.0, 0.0, 0.0
    for at in range(len(inner.tokens)):
        mark = inner.at(at, "number", "times")
        if mark is None:
            continue
        if mark.role == "times" and mark.value >= _THOUSAND:
            total, group = total + (group or 1) * mark.value, 0.0
        elif mark.role == "times":
            group = (group or 1) * mark.value
        else:
            group, before = group + mark.value, mark.value
    return (total + group, place + 1, False) if before or total or group else None


def _pieces(word: str, line: Line) -> list[str]:
    known = sorted((w for w, e in line.lexicon.entries.items() if any(x.role in ("number", "times") for x in e)), key=len, reverse=True)
    return re.findall("|".join(map(re.escape, [*known, "und"])), word)


def _part(line: Line, place: int) -> tuple[float, int, bool] | None:
    """Read "half a million" and "half-dozen"; parts of a whole are read as percent by `_share`."""
    half = line.at(place, "fraction")
    if half is None or half.value != 0.5:  # noqa: PLR2004
        return None
    at = half.last
    while line.low(at) in ("a", "-"):
        at += 1
    times = line.at(at, "times")
    return (half.value * times.value, times.last, False) if times else None


def _share(line: Line, place: int) -> Number | None:
    """Read "two-thirds" and "a fifth of" as percent."""
    count = line.at(place, "number")
    at = count.last if count else place
    fraction = line.at(at + int(line.low(at) == "-"), "fraction")
    article = line.low(place - 1) in ("a", "an")
    if fraction is None or not (count or article) or not line.at(fraction.last, "of"):
        return None
    value = round(100 * fraction.value * (count.value if count else 1), 2)
    first, last, kind = _bounds(line, place, fraction.last)
    low, high = interval(kind, value)
    return Number(first, last, value, low, high, "percent", "percent", bound=kind)


# --- bounds, units -------------------------------------------------------------------------------


def _bounds(line: Line, first: int, last: int) -> tuple[int, int, str]:
    """Where a number starts and ends with its bound word, and which bound that is."""
    kind = ""
    start = first - 1 if line.low(first - 1) in ("the", "an", "a") else first
    if before := line.before(start, "bound"):
        first, kind = before[0].first, before[0].name
    elif after := line.at(last, "bound after"):
        last, kind = after.last, after.name
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


def _with_unit(line: Line, number: Number, currency: str) -> Number | None:
    last = number.last
    if currency:
        return replace(number, kind="money", unit=currency)
    if line.low(last) == "-" and line.at(last + 1, "unit"):
        last += 1
    unit = line.at(last, "unit", "currency")
    if unit is None:
        return number
    kind = kind_of(unit.name)
    if kind == "temperature" and line.before(number.first, "minus"):
        number = _negative(number)
    after = unit.last + int(line.low(unit.last) == "-")
    if unit.name == "age":
        return replace(number, kind="age", unit="year", last=unit.last)
    if kind == "duration" and line.low(after) in ("old", "olds"):
        return replace(number, kind="age", unit="year", last=after + 1)
    return replace(number, kind=kind, unit=unit.name, last=unit.last)


def _negative(number: Number) -> Number:
    value, low, high = (None if x is None else -x for x in (number.value, number.low, number.high))
    return replace(number, first=number.first - 1, value=value, low=high, high=low)


def kind_of(unit: str) -> str:
    """The dimension of a unit."""
    if unit in MEASURES:
        return MEASURES[unit][0]
    if unit in ("percent", "percentage point", "basis point"):
        return unit
    if unit in ("°C", "°F", "degree"):
        return "temperature"
    return "money" if unit in _MONEY_UNITS or unit.isupper() else unit


# --- two numbers that are one ---------------------------------------------------------------------


def _joined(line: Line, found: list[Number]) -> list[Number]:
    joined: list[Number] = []
    used = False
    for one, two in pairwise([*found, None]):
        both = None if used or one is None or two is None else _both(line, one, two)
        if one is not None and not used:
            joined.append(both or one)
        used = both is not None
    return joined


def _both(line: Line, one: Number, two: Number) -> Number | None:
    if one.value is None or two.value is None:
        return None
    between = [line.low(at) for at in range(one.last, two.first)]
    joint = "".join(between)
    if line.before(two.first, "of") and len(between) <= 3 and one.kind == "count":  # noqa: PLR2004
        of = line.before(two.first, "of")[0]
        return replace(one, last=two.last, whole=two.value) if of.first == one.last else None
    if joint in ("-", "–", "—"):
        return _dashed(line, one, two)
    if line.before(one.first, "from", "range from"):
        return None
    if line.at(one.last, "against") and joint == line.low(one.last) and one.kind == two.kind == "count":
        return _range_or_pair(line, one, two)
    if joint == "or" or (joint == "and" and line.low(one.first - 1) == "between"):
        return _range(one, two)
    return _votes(line, one, two)


def _votes(line: Line, one: Number, two: Number) -> Number | None:
    """Read "14 votes to 9" as a pair."""
    noun = next((m for m in line.every(one.last, "nouns") if m.name in ("votes", "seats")), None)
    if noun and line.at(noun.last, "against") and noun.last + 1 == two.first:
        return replace(one, last=two.last, kind="pair", unit=noun.name, other=two.value)
    return None


def _dashed(line: Line, one: Number, two: Number) -> Number | None:
    assert one.value is not None and two.value is not None  # noqa: S101
    counted = two.kind != "count" or line.at(two.last, "scope", "nouns", "after") is not None
    if one.value < two.value and (counted or two.value > _HUNDRED):
        return _range(one, two)
    if one.kind == two.kind == "count":
        return replace(one, last=two.last, kind="pair", other=two.value)
    return None


def _range_or_pair(line: Line, one: Number, two: Number) -> Number | None:
    assert one.value is not None and two.value is not None  # noqa: S101
    if one.value < two.value:
        return _range(one, two)
    return replace(one, last=two.last, kind="pair", other=two.value)


def _range(one: Number, two: Number) -> Number | None:
    low, high = one.value, two.value
    if low is None or high is None or low >= high:
        return None
    return replace(two, first=one.first, value=None, low=low, high=high)
