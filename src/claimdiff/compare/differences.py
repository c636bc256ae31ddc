"""In what two claims about one thing differ, aspect by aspect, and whether both can hold.

It compares what grounding has read out of the claims (quantities, times, speakers, certainty) and
their words; it does not decide whether the two claims are about one thing.
"""

from collections.abc import Sequence
from functools import lru_cache

from claimdiff.compare.amounts import quantity
from claimdiff.compare.dates import time
from claimdiff.compare.status import status
from claimdiff.compare.values import difference, value
from claimdiff.language import names as name_room
from claimdiff.result import Certainty, Claim, Difference

_KEPT = 2048
"""Pairs of claims whose differences are kept: the judge and the findings ask alike."""


@lru_cache(maxsize=_KEPT)
def differences(left: Claim, right: Claim) -> tuple[Difference, ...]:
    """All aspects in which two claims differ; none when they say the same.

    Args:
        left: A claim of one article.
        right: A claim of another, about the same thing.
    """
    found = (
        quantity(left, right),
        time(left, right),
        status(left, right),
        _attribution(left, right),
        _certainty(left, right),
    )
    return tuple(one for one in found if one is not None)


def conflicting(found: Sequence[Difference]) -> Difference | None:
    """The first difference under which the two claims cannot both hold."""
    return next((one for one in found if not one.compatible), None)


def _attribution(left: Claim, right: Claim) -> Difference | None:
    """Two different speakers; a conflict only for one quotation in the mouths of two persons."""
    if left.speaker is None or right.speaker is None:
        return None
    here, there = left.speaker.name, right.speaker.name
    if name_room.same(here, there):
        return None
    persons = _person(here), _person(there)
    one_mouth = left.quoted and right.quoted and all(persons)
    return difference(
        "attribution",
        (left, value(left, here, None, left.speaker)),
        (right, value(right, there, None, right.speaker)),
        compatible=not one_mouth or persons[0].split()[-1] == persons[1].split()[-1],
    )


def _person(speaker: str) -> str:
    """The full name that a speaker's description ends in ("union secretary Moira Quill").

    Empty for anything else: a firm and its spokesman, an office and its holder are one mouth.
    """
    found = name_room.names(speaker)
    if not found or found[-1].end != len(speaker) or " " not in found[-1].norm:
        return ""
    return found[-1].norm


_FIRM: frozenset[Certainty] = frozenset({"stated", "reported"})
"""That an article tells it by itself or passes it on is no difference in what is told."""


def _certainty(left: Claim, right: Claim) -> Difference | None:
    if left.certainty == right.certainty or {left.certainty, right.certainty} <= _FIRM:
        return None
    return difference(
        "certainty",
        (left, value(left, left.certainty, left.certainty)),
        (right, value(right, right.certainty, right.certainty)),
        compatible=True,
    )
