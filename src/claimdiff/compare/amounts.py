"""Differences of quantity: which number of one claim is told for which of another's.

Numbers of one unit are paired by what they count (`counts`); it reads no number out of a text.
"""

from collections.abc import Sequence
from typing import NamedTuple

from claimdiff.compare.counts import ALIKE, counted_alike
from claimdiff.compare.values import difference, of_others, unmatched, value
from claimdiff.language import quantities as numbers
from claimdiff.language.states import STATES, nobody, one_state, state_beside
from claimdiff.language.whole import find_whole
from claimdiff.result import Claim, Difference, Quantity


def quantity(left: Claim, right: Claim) -> Difference | None:
    """Numbers of one unit that differ; a number that has an equal on the other side is settled.

    Numbers that cannot both hold count only where they count the same thing: by the words beside
    them.
    """
    pairs = _number_pairs(left, right)
    opposed = [pair for pair in pairs if not pair.hold and pair.alike >= ALIKE]
    if of_others(left, right):
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
    mine, theirs = _numbers(left), _numbers(right)
    found = [
        _Numbers(
            one,
            other,
            counted_alike(one, left.text, other, right.text),
            numbers.compatible(number_of(one), number_of(other)),
        )
        for one in unmatched(mine, theirs, _same_quantity)
        for other in unmatched(theirs, mine, _same_quantity)
        if numbers.comparable(number_of(one), number_of(other))
        and not _of_two_states(_state(one, left.text), _state(other, right.text))
    ]
    found.sort(
        key=lambda pair: (-pair.alike, abs(mine.index(pair.one) - theirs.index(pair.other)))
    )  # of like ones by rank: "33 to 25" and "31 votes to 27"
    chosen: list[_Numbers] = []
    for pair in found:
        if not any(pair.one is seen.one or pair.other is seen.other for seen in chosen):
            chosen.append(pair)
    return chosen


def _may_be_one(pair: _Numbers) -> bool:
    """Whether two numbers that can both hold tell one thing: "over 7" may stand for anything."""
    ends = (pair.one.low, pair.one.high, pair.other.low, pair.other.high)
    return pair.alike >= ALIKE or None not in ends


def _numbers(claim: Claim) -> Sequence[Quantity]:
    """A claim's numbers in order, and nought where it tells that nobody is hurt, or the like."""
    if (found := nobody(claim.text)) is None:
        return claim.quantities
    words, unit = found
    return (*claim.quantities, Quantity(text=words, value=0, low=0, high=0, unit=unit))


def _state(number: Quantity, text: str) -> str:
    """The state of the people that a number counts, by its unit or the verb beside it."""
    start = find_whole(number.text, text)
    if number.unit in STATES or start < 0:
        return number.unit if number.unit in STATES else ""
    return state_beside(text, start, start + len(number.text))


def _of_two_states(one: str, other: str) -> bool:
    """Whether one number counts the killed, say, and the other those injured."""
    return bool(one and other) and not one_state(one, other)


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
