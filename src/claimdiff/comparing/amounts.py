"""Differences of quantity: which number of one claim is told for which of another's.

Numbers of one unit are paired by what they count (`counts`); it reads no number out of a text.
"""

from typing import NamedTuple

from claimdiff.comparing.counts import ALIKE, counted_alike
from claimdiff.comparing.values import difference, of_others, unmatched, value
from claimdiff.language import quantities as numbers
from claimdiff.result import Claim, Difference, Quantity


def quantity(left: Claim, right: Claim, *, told: bool = False) -> Difference | None:
    """Numbers of one unit that differ; a number that has an equal on the other side is settled.

    Numbers that cannot both hold count only where they count the same thing: by the words beside
    them, or because a judge has told so.
    """
    pairs = _number_pairs(left, right)
    opposed = [pair for pair in pairs if not pair.hold and (told or pair.alike >= ALIKE)]
    if not told and of_others(left, right):
        opposed = []
    shown = opposed or [pair for pair in pairs if pair.hold and _may_be_one(pair)]
    if not shown:
        return None
    pair = shown[0]
    return difference(
        "quantity",
        (left, value(left, pair.one.text, pair.one.value, pair.one)),
        (right, value(right, pair.other.text, pair.other.value, pair.other)),
        compatible=pair.hold,
    )


class _Numbers(NamedTuple):
    """Two numbers of one unit, how alike they are in what they count, whether both can hold."""

    one: Quantity
    other: Quantity
    alike: float
    hold: bool


def _number_pairs(left: Claim, right: Claim) -> list[_Numbers]:
    """Each number with the one that it is likeliest to be told for, the likeliest pair first."""
    found = [
        _Numbers(
            one,
            other,
            counted_alike(one, left.text, other, right.text),
            numbers.compatible(number_of(one), number_of(other)),
        )
        for one in unmatched(left.quantities, right.quantities, _same_quantity)
        for other in unmatched(right.quantities, left.quantities, _same_quantity)
        if numbers.comparable(number_of(one), number_of(other))
    ]
    found.sort(key=lambda pair: (-pair.alike, _ranks_apart(pair.one, pair.other, left, right)))
    chosen: list[_Numbers] = []
    for pair in found:
        if not any(pair.one is seen.one or pair.other is seen.other for seen in chosen):
            chosen.append(pair)
    return chosen


def _may_be_one(pair: _Numbers) -> bool:
    """Whether two numbers that can both hold tell one thing: "over 7" may stand for anything."""
    ends = (pair.one.low, pair.one.high, pair.other.low, pair.other.high)
    return pair.alike >= ALIKE or None not in ends


def _ranks_apart(one: Quantity, other: Quantity, left: Claim, right: Claim) -> int:
    """How far apart two numbers stand in their claims' rows: "33 to 25" and "31 votes to 27"."""
    return abs(left.quantities.index(one) - right.quantities.index(other))


def _same_quantity(one: Quantity, other: Quantity) -> bool:
    equal = (one.value, one.low, one.high) == (other.value, other.low, other.high)
    return equal and numbers.comparable(number_of(one), number_of(other))


def number_of(quantity: Quantity) -> numbers.Number:
    """A claim's quantity as the number that `quantities` compares; its place is of no account."""
    return numbers.Number(
        start=0,
        end=len(quantity.text),
        text=quantity.text,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
    )
