"""When two numbers can both hold for one fact.

Their intervals overlap, one may be the other rounded ("1.2 million" and 1,187,000). A bound that is
far below the other number ("at least 55" and 128) is compatible, but no agreement: see `far`.
"""

import math

from claimdiff.text.figures import Figure
from claimdiff.text.lexicon import UNITS
from claimdiff.text.quantities import Number

ROUND = 0.05
"""A rounded figure stands for others no further than this share from it."""

ROUND_GRAIN = 100
"""From this place of the last digit on a figure may be rounded: 1,200; 27 and 50 are counts."""

COUNTS = ("", "low")
"""Bounds of a count so far: none, and "at least"; the others are of round words."""

FAR = 1.35
"""How many times a bound another number may be before the two are told at different times."""


MOVING = ("change", "price", "exchange rate", "count:percent", "temperature", "wind speed")
"""What is another number the next day, and at another time of one day."""


Valued = Figure | Number


def same_moment(one: Figure, two: Figure) -> bool:
    """Tell whether what moves within a day is told for one time of it."""
    return one.measure not in MOVING or one.moment == two.moment


def compatible(a: Valued, b: Valued) -> bool:
    """Tell whether the values of two numbers of one thing can both hold."""
    if a.other is not None or b.other is not None:
        return (a.value, a.other) == (b.value, b.other)
    (low, high), (low2, high2) = _interval(a, b), _interval(b, a)
    return low <= high2 and low2 <= high


def equal(a: Figure, b: Figure) -> bool:
    """Tell whether two figures tell the same number, as far as their words go.

    "At least 7" tells 7, and no other number, as "up to 7" does; "more than 250" tells any number
    somewhat above.
    """
    if not compatible(a, b) or a.vague or b.vague or far(a, b):
        return False
    if "high" in (a.bound, b.bound):
        return _rounded(a, b) or _rounded(b, a)
    return _counted(a) != _counted(b) or _rounded(a, b) or _rounded(b, a)


def _counted(figure: Figure) -> bool:
    """Tell whether a figure is a count so far: exact, or "at least"; others are round words."""
    return figure.value is not None and figure.bound in COUNTS


def _rounded(a: Figure, b: Figure) -> bool:
    """Tell whether one told number is the other, or is it rounded."""
    if a.value is None or b.value is None:
        return False
    slack = _slack(a, b) if a.low is not None else 0.0
    return abs(in_base(a.value, a.unit) - in_base(b.value, b.unit)) <= in_base(slack, a.unit)


def far(a: Figure, b: Figure) -> bool:
    """Tell whether one is an open bound that the other exceeds by far."""
    return _exceeds(a, b) or _exceeds(b, a)


def _exceeds(bound: Figure, other: Figure) -> bool:
    if bound.low is None or bound.high is not None or other.low is None:
        return False
    return in_base(other.low, other.unit) > FAR * in_base(bound.low, bound.unit)


def _interval(figure: Valued, other: Valued) -> tuple[float, float]:
    slack = _slack(figure, other)
    low = -math.inf if figure.low is None else in_base(figure.low - slack, figure.unit)
    high = math.inf if figure.high is None else in_base(figure.high + slack, figure.unit)
    return low, high


def _slack(figure: Valued, other: Valued) -> float:
    """How far the facts may lie from a figure that was rounded."""
    if figure.value is None or figure.bound not in COUNTS or other.value is None:
        return 0.0
    last = grain(figure.value)
    fine = grain(other.value) < last
    if fine and (last >= ROUND_GRAIN or other.value != round(other.value)):
        return min(last / 2, ROUND * abs(figure.value))
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


def size(figure: Figure) -> float:
    """The number that a figure tells, in the base unit of its dimension."""
    number = figure.low if figure.value is None else figure.value
    return in_base(number or 0.0, figure.unit)


def in_base(value: float, unit: str) -> float:
    """A value in the base unit of its dimension."""
    if unit == "°F":
        return (value - 32) / 1.8
    if unit == "basis point":
        return value / 100
    return value * UNITS[unit].factor if unit in UNITS else value
