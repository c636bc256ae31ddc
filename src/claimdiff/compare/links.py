"""All links between claims: those that judges gave, and those that the program adds to a model's.

What no judge linked and no search found is an omission, which `findings` says.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from claimdiff.compare.alignment import LINK_FLOOR, likeness, opposed
from claimdiff.compare.parsed import Parsed, Statement
from claimdiff.engines.contract import Link, Verdict
from claimdiff.result import Claim

Verdicts = Mapping[tuple[str, str], Verdict]
TOLD_BY_MODEL = 0.8
"""Probability that a sentence tells a claim where a model says so: as `weigh.MODEL_SAME`."""

CERTAIN = 0.97
"""Probability from which two claims that a model has linked to nothing report one thing: they are
nearly word for word the same. A guard: the recorded answers on ten planted pairs give the same
figures with 0.9 and without it."""


@dataclass(frozen=True)
class Field:
    """All that the findings are made of."""

    sides: Mapping[str, Parsed]
    verdicts: Verdicts
    claims: Mapping[str, Claim]
    statements: Mapping[str, Statement]
    """What the rules read of each claim, by its id."""


def judged_links(field: Field) -> tuple[Link, ...]:
    """Links by judges, to claims of sentences that they named, and of claims of the same words."""
    links: list[Link] = []
    for (left, right), verdict in field.verdicts.items():
        links += verdict.links
        if verdict.read:
            links += _added(verdict, field.sides[left], field.sides[right])
    return tuple(links)


def _added(verdict: Verdict, left: Parsed, right: Parsed) -> list[Link]:
    """The links of a claim to the likeliest of a sentence that a model named for it, if any is.

    And of what is all but word for word the same and linked to nothing.
    """
    import numpy as np

    scores = likeness(left, right)
    found = []
    for mine, other, table in ((left, right, scores), (right, left, scores.T)):
        for row, claim in enumerate(mine.claims):
            places = verdict.told.get(claim.id, ())
            told = np.isin(other.sentence_numbers, places) * table[row]
            if told.max(initial=0) >= LINK_FLOOR:
                best = other.claims[int(told.argmax())].id
                found.append(Link(claim.id, best, TOLD_BY_MODEL, ("model",)))
    linked = {key for link in (*verdict.links, *found) for key in (link.left, link.right)}
    same = [(left.claims[i].id, right.claims[j].id) for i, j in np.argwhere(scores >= CERTAIN)]
    return found + [
        Link(*pair, CERTAIN, ("rule",))
        for pair in same
        if not linked & {*pair} and not opposed(left, right, *pair)
    ]
