"""Links that the program adds to a model's by itself: only what is word for word the same."""

from collections.abc import Sequence

from claimdiff.compare.basis import WIRE_RUN_WORDS
from claimdiff.engines.contract import Link, Side
from claimdiff.result import Claim
from claimdiff.text.words import words

CERTAIN = 0.97
"""Probability that two claims with a run of `WIRE_RUN_WORDS` words in common report one thing."""
FEWEST = 6
"""Words of a claim from which the same claim in another article is no chance."""
Run = tuple[str, ...]


def certain_links(left: Side, right: Side, known: Sequence[Link]) -> list[Link]:
    """Links of claims that share a run of words and that a judge has put nowhere.

    Args:
        left: One side.
        right: The other.
        known: The links there are: a claim that has one into the other article needs none.
    """
    linked = {key for link in known for key in (link.left, link.right)}
    places: dict[Run, str] = {}
    for claim in right.claims:
        for run in _runs(claim):
            places.setdefault(run, claim.id)
    found: dict[str, Link] = {}
    for claim in left.claims:
        for run in _runs(claim):
            other = places.get(run)
            if other is not None and not {claim.id, other} & linked:
                found.setdefault(claim.id, Link(claim.id, other, CERTAIN, ("rule",)))
    return list(found.values())


def _runs(claim: Claim) -> list[Run]:
    """All runs of `WIRE_RUN_WORDS` words of a claim; a shorter one as a whole, if it says much."""
    norms = tuple(word.norm for span in claim.spans for word in words(span.exact))
    if FEWEST <= len(norms) < WIRE_RUN_WORDS:
        return [norms]
    last = len(norms) - WIRE_RUN_WORDS + 1
    return [norms[at : at + WIRE_RUN_WORDS] for at in range(max(0, last))]
