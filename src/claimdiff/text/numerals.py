"""Numerals: what digits, number words and Chinese numerals are worth.

A numeral that may be read two ways ("100m" of nothing in particular) is not read. Bounds and units
are none of its business.
"""

import math
import re
from typing import NamedTuple

from claimdiff.text.line import HAN_DIGITS, Line, Mark

SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

_HALF = 0.5
_HUNDRED, _THOUSAND = 100, 1000
_PLACES = 6  # decimals: enough for any figure in the news, few enough to hide binary fractions
_BLANKS = re.compile(r"[\s\u00a0\u202f'’]")
_SEPARATOR = re.compile(r"[.,]")
_GROUPED = re.compile(r"\d{1,3}(?:(?P<sign>[.,])\d{3})(?:(?P=sign)\d{3})*")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")


HAN_ONES = "零一二三四五六七八九"
"""The Chinese digits, each at the place of its worth."""

_HAN_VALUES = {char: n for n, char in enumerate(HAN_ONES)} | {
    "〇": 0,
    "○": 0,
    "两": 2,
    "兩": 2,
}
_HAN_PLACES = {"十": 10, "百": 100, "千": 1000}
_HAN_GROUPS = {"万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8, "兆": 1e12}
_HAN_POINTS = ("點", "点")
_HAN_DECIMALS = re.compile(rf"(?P<digits>[〇○{HAN_ONES}]+)(?P<group>[万萬亿億兆]?)")
_HAN_PIECE = re.compile(rf"\d[\d,.]*|[{HAN_DIGITS}]")


class Numeral(NamedTuple):
    """A numeral's worth, the token it ends before, and whether it may be an article ("one")."""

    value: float
    last: int
    weak: bool = False


def numeral(line: Line, place: int) -> Numeral | None:
    """The numeral that begins at a token, None where none does or it may be read two ways."""
    if part := _part(line, place):
        return part
    whole = _figure(line, place) if line.tokens[place].number else _spelt(line, place)
    whole = whole or (None if line.tokens[place].number else _compound(line, place))
    return _with_part(line, whole) if whole else None


def part_behind(line: Line, place: int) -> Mark | None:
    """The fraction of one that is added to what ends before a token: "and a half", "y medio"."""
    joint = line.at(place, "and")
    if joint is None:
        return None
    article = line.low(joint.last) == "a"
    if not article and line.lexicon.decimal == ".":
        return None  # "hurt 50 and half were children"
    part = line.at(joint.last + int(article), "fraction")
    measured = part and (part.value == _HALF or line.at(part.last, "unit", "times"))
    return part if measured else None


def _with_part(line: Line, whole: Numeral) -> Numeral:
    """Read "six and a half", and "two and a half million"."""
    part = part_behind(line, whole.last)
    if part is None or line.at(part.last, "of"):
        return whole
    times = line.at(part.last, "times")
    value = (whole.value + part.value) * (times.value if times else 1)
    return Numeral(value, times.last if times else part.last)


def _figure(line: Line, place: int) -> Numeral | None:
    """Read a number in digits or Chinese numerals, with the magnitudes behind it."""
    token = line.tokens[place]
    if any(char in HAN_DIGITS for char in token.text):
        return _han_decimal(line, place) or Numeral(
            han(token.text), place + 1, weak=token.text in _HAN_VALUES
        )
    read = digits(token.text, line.lexicon.decimal)
    if read is None:
        return None
    value, last = read, place + 1
    if line.low(last) in SIGNS and line.is_attached(last):
        value, last = value + SIGNS[line.low(last)], last + 1
    hyphen = int(line.low(last) == "-" and line.at(last + 1, "times") is not None)
    while (times := line.at(last + hyphen, "times")) is not None:
        glued, word = line.is_attached(last), line.low(times.first)
        if len(word) == 1 and word.isascii() and not glued:
            break
        if word == "m" and not _is_million(line, place, times):
            return None
        value, last, hyphen = value * times.value, times.last, 0
    if (
        line.is_attached(last)
        and line.low(last).isalpha()
        and line.at(last, "unit", "currency") is None
    ):
        return Numeral(value, last) if line.lexicon.pattern else None
    return Numeral(value, last)


def _is_million(line: Line, place: int, times: Mark) -> bool:
    """Tell whether "100m" is a hundred million: of money, or of what is counted behind it."""
    if line.before(place, "currency"):
        return True
    beside = line.at(times.last, "scope", "unit", "nouns")
    return beside is not None and line.low(times.last) != "-"


def digits(written: str, decimal: str) -> float | None:
    """Read digits with their separators; None for what is no number ("10.0.0.1").

    Args:
        written: The digits.
        decimal: The decimal sign of the language, for what may be read two ways.
    """
    plain = _BLANKS.sub("", written)
    if _INDIAN.fullmatch(plain):
        return float(plain.replace(",", ""))
    signs = {char for char in plain if char in ",."}
    if len(signs) > 1:
        point = max(plain.rindex(","), plain.rindex("."))
        whole = plain[:point]
        return (
            float(f"{_SEPARATOR.sub('', whole)}.{plain[point + 1 :]}")
            if _is_grouped(whole)
            else None
        )
    if len(_SEPARATOR.findall(plain)) > 1 and not _is_grouped(plain):
        return None
    if _is_grouped(plain) and (
        decimal not in plain or plain.count(decimal) > 1 or plain.endswith("00")
    ):
        return float(_SEPARATOR.sub("", plain))
    return float(plain.replace(",", "."))


def _is_grouped(written: str) -> bool:
    """Tell whether separators stand between threes of digits, all of one kind."""
    return _GROUPED.fullmatch(written) is not None


def _spelt(line: Line, place: int) -> Numeral | None:
    """Read a number in words."""
    first = line.at(place, "number", "times")
    if first is None:
        return None
    if first.role == "times" and first.name != "bare" and line.low(place - 1) not in ("a", "an"):
        return None
    marks: list[Mark] = []
    mark: Mark | None = first
    while mark is not None:
        marks.append(mark)
        mark = _next_word(line, marks)
    weak = first.name == "weak" and len(marks) == 1
    return Numeral(_worth(marks), marks[-1].last, weak=weak)


def _worth(marks: list[Mark]) -> float:
    """What number words make: each adds to what stands before it, or multiplies it."""
    total, group = 0.0, 0.0
    for mark in marks:
        if mark.role != "times":
            group += mark.value
        elif mark.value >= _THOUSAND:
            total, group = total + (group or 1) * mark.value, 0.0
        else:
            group = (group or 1) * mark.value
    return total + group


def _next_word(line: Line, marks: list[Mark]) -> Mark | None:
    """The number word that goes on a number: "five" goes on "twenty", and not "six"."""
    last, room = marks[-1].last, _place(marks[-1].value)
    joint = line.at(last, "and") is not None
    if joint and room < _HUNDRED and (line.lexicon.decimal == "." or room == 1):
        return None
    mark = line.at(last + int(joint or line.low(last) == "-"), "number", "times")
    if mark is None or (mark.role == "times" and not joint):
        return mark
    if joint and _begins_another(line, mark, marks):
        return None
    return mark if mark.role == "number" and mark.value < room else None


def _begins_another(line: Line, mark: Mark, marks: list[Mark]) -> bool:
    """Tell whether a number word begins a number as large: "four million and six million"."""
    times = line.at(mark.last + int(line.low(mark.last) == "-"), "times")
    return times is not None and any(m.role == "times" and m.value <= times.value for m in marks)


def _place(value: float) -> float:
    """The worth of a number's last place: 10 of twenty, 1 of five or fifteen."""
    place = 1.0
    while value and value % (place * 10) == 0:
        place *= 10
    return place


def _compound(line: Line, place: int) -> Numeral | None:
    """Read a word that is run together from number words: "zweiundvierzig", "dreitausend"."""
    inner = Line(" ".join(line.lexicon.pieces(line.low(place))), line.lexicon)
    marks = [inner.at(at, "number", "times") for at in range(len(inner.tokens))]
    found = [mark for mark in marks if mark is not None]
    return Numeral(_worth(found), place + 1) if found else None


def _part(line: Line, place: int) -> Numeral | None:
    """Read "half a million" and "half-dozen"; parts of a whole are percent."""
    half = line.at(place, "fraction")
    if half is None or half.value != _HALF:
        return None
    at = half.last
    while line.low(at) in ("a", "-"):
        at += 1
    times = line.at(at, "times")
    return Numeral(half.value * times.value, times.last) if times else None


# --- Chinese numerals ----------------------------------------------------------------------------


def han(written: str) -> float:
    """Read "十四", "14万2000", "1億2千萬" and "3兆2千億" as numbers."""
    total, section, digit = 0.0, 0.0, 0.0
    least = math.inf
    for piece in _HAN_PIECE.findall(written):
        if piece in _HAN_PLACES:
            section, digit = section + (digit or 1) * _HAN_PLACES[piece], 0.0
        elif piece in _HAN_GROUPS:
            here, group = section + digit, _HAN_GROUPS[piece]
            total = total + here * group if group < least else (total + here) * group
            section, digit, least = 0.0, 0.0, group
        else:
            digit = _han_digit(piece, digit)
    return round(total + section + digit, _PLACES)


def _han_decimal(line: Line, place: int) -> Numeral | None:
    """Read "一點五億" and "百分之三點三"; "三点四名男子" is an hour, and then a count."""
    found = _HAN_DECIMALS.fullmatch(line.low(place + 2))
    if line.low(place + 1) not in _HAN_POINTS or not found or line.before(place, "day part"):
        return None
    last = place + 3
    unit = line.at(last, "unit")
    counted = line.low(last).startswith(tuple(line.lexicon.counters))
    sure = found["group"] or line.before(place, "currency")
    if not sure and (unit.name == "clock" if unit else counted):
        return None
    decimals = sum(_HAN_VALUES[char] / 10**n for n, char in enumerate(found["digits"], 1))
    value = (han(line.low(place)) + decimals) * _HAN_GROUPS.get(found["group"], 1)
    return Numeral(round(value, _PLACES), last)


def _han_digit(piece: str, before: float) -> float:
    """Read digits, or one numeral; in a row they are places: "二〇三一"."""
    if piece[0].isdigit():
        written = piece.replace(",", "")
        return before * 10.0 ** len(written) + float(written)
    return before * 10 + _HAN_VALUES[piece]
