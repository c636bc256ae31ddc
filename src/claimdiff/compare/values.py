"""Two values side by side, and how much the two claims that have them share.

What all aspects of a difference are made with; it compares nothing itself.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

from claimdiff.language.calendar_words import is_calendar
from claimdiff.language.names import names, same
from claimdiff.language.number_words import CARDINALS
from claimdiff.language.words import content
from claimdiff.result import (
    Aspect,
    Claim,
    Difference,
    DifferenceValue,
    Quantity,
    Speaker,
    Time,
)

_KEPT = 2048
"""Claims whose words are kept, since each is held against many."""

Part = TypeVar("Part")


def difference(
    aspect: Aspect,
    left: tuple[Claim, DifferenceValue],
    right: tuple[Claim, DifferenceValue],
    *,
    compatible: bool,
) -> Difference:
    """The difference of two claims in one aspect.

    Args:
        aspect: What they differ in.
        left: A claim, and what it has.
        right: Another, and what that has.
        compatible: Whether both can hold.
    """
    values = {claim.article: (value,) for claim, value in (left, right)}
    return Difference(aspect=aspect, values=values, compatible=compatible)


def value(
    claim: Claim,
    text: str,
    comparable: float | str | None,
    part: Quantity | Time | Speaker | None = None,
) -> DifferenceValue:
    """A value, in words and in its comparable form, with its place where the claim knows it."""
    span = part.span if part is not None else None
    return DifferenceValue(claim=claim.id, text=text, value=comparable, span=span)


def statement(claim: Claim) -> DifferenceValue:
    """The words that say a claim, where the whole statement is what differs."""
    said = claim.spans[0]
    return DifferenceValue(claim=claim.id, text=said.exact, span=said)


def unmatched(
    mine: Sequence[Part], theirs: Sequence[Part], same: Callable[[Part, Part], bool]
) -> list[Part]:
    """What one claim has and the other has nothing the same for."""
    return [one for one in mine if not any(same(one, other) for other in theirs)]


def share(one: str, other: str) -> int:
    """How many content words two texts have in common."""
    return len(stems(one) & stems(other))


@lru_cache(maxsize=_KEPT)
def stems(text: str) -> frozenset[str]:
    """The stems of a text's content words."""
    return frozenset(word.stem for word in content(text))


@lru_cache(maxsize=_KEPT)
def plain_stems(text: str) -> frozenset[str]:
    """The stems of a text's content words that belong to no name."""
    named = [(name.start, name.end) for name in names(text)]
    return frozenset(
        word.stem
        for word in content(text)
        if not any(start <= word.start < end for start, end in named)
    )


def of_others(left: Claim, right: Claim) -> bool:
    """Whether both claims have names, and none in common: two bridges that fell, two people."""
    here, there = _names_in(left.text), _names_in(right.text)
    shared = any(same(one, other) for one in here for other in there)
    return bool(here and there) and not shared


def _names_in(text: str) -> list[str]:
    """The names of a text; "Eleven" and "Monday" have a capital and name nobody."""
    found = [name.norm for name in names(text)]
    return [name for name in found if name not in CARDINALS and not is_calendar(name)]
