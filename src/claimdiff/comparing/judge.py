"""The judge that needs no model: which claims of two articles report the same thing, or conflict.

It measures by `matching`, decides relations by `differences`, and says nothing of omissions,
which `omissions` proves against the text.
"""

from claimdiff.comparing.alignment import Alignment
from claimdiff.comparing.differences import conflicting, differences
from claimdiff.comparing.verdict import Link, Side, Verdict
from claimdiff.result import Claim

LINK_FLOOR = 0.5
"""Two claims are about one thing when that is more likely than not: `matching` is calibrated."""


def judge(left: Side, right: Side) -> Verdict:
    """Say which claims of two articles report the same thing, by measure and rule.

    1. Score each claim of one side against each of the other, both ways.
    2. Link those that are about one thing; a difference under which not both can hold makes the
       link a conflict.
    """
    # 1.
    scores = Alignment(left.claims, right.claims).scores
    # 2.
    links = tuple(
        _link(one, other, float(scores[i, j]))
        for i, one in enumerate(left.claims)
        for j, other in enumerate(right.claims)
        if scores[i, j] >= LINK_FLOOR
    )
    return Verdict(links=links)


def _link(left: Claim, right: Claim, score: float) -> Link:
    conflict = conflicting(differences(left, right))
    if conflict is None:
        return Link(left.id, right.id, "same", score)
    return Link(left.id, right.id, "conflicting", score, aspect=conflict.aspect)
