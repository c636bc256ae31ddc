"""Numerals: what digits, number words and Chinese numerals are worth.

A numeral that may be read two ways ("100m" of nothing in particular) is not read. Bounds and units
are none of its business.
"""

import re
from typing import NamedTuple

from claimdiff.language.figures import HAN_DIGITS, han
from claimdiff.language.number_words import SIGNS
from claimdiff.text.line import Line, Mark

_HALF = 0.5
_HUNDRED, _THOUSAND = 100, 1000
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")


class Numeral(NamedTuple):
    """A numeral's worth, the token it ends before, and whether it may be an article ("one")."""

    value: float
    last: int
    weak: bool = False


def numeral(line: Line, place: int) -> Numeral | None:
    """The numeral that begins at a token, None where none does or it may be read two ways."""
    return _part(line, place) or _plain(line, place)


def _plain(line: Line, place: int) -> Numeral | None:
    token = line.tokens[place]
    if token.number:
        return _figure(line, place)
    return _spelt(line, place) or _compound(line, place)


def _figure(line: Line, place: int) -> Numeral | None:
    """Read a number in digits or Chinese numerals, with the magnitudes behind it."""
    token = line.tokens[place]
    if any(char in HAN_DIGITS for char in token.text):
        return Numeral(han(token.text), place + 1, weak=not token.text[0].isdecimal())
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
        return Numeral(value, last) if line.lexicon.pattern else None
    return Numeral(value, last)


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
    return mark if mark.role == "number" and mark.value < room else None


def _place(value: float) -> float:
    """The worth of a number's last place: 10 of twenty, 1 of five or fifteen."""
    place = 1.0
    while value and value % (place * 10) == 0:
        place *= 10
    return place


def _compound(line: Line, place: int) -> Numeral | None:
    """Read a word that is glued of number words: "zweiundvierzig", "dreitausend"."""
    glued, word = line.lexicon.compounds, line.low(place)
    if glued is None or not glued.fullmatch(word):
        return None
    inner = Line(" ".join(line.lexicon.pieces(word)), line.lexicon)
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
