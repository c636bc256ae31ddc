"""The judge that needs no model: which claims of two articles report the same thing, or conflict.

Figures first, by `by_rule`; then it measures by `alignment`. It says nothing of omissions, which
`omissions` proves against the text.
"""

from typing import TYPE_CHECKING

from claimdiff.compare.alignment import Alignment
from claimdiff.compare.by_rule import rule_links
from claimdiff.compare.differences import conflicting, differences
from claimdiff.compare.events import different_events
from claimdiff.compare.figures.facts import parsed
from claimdiff.compare.notices import different_languages
from claimdiff.compare.values import plain_stems
from claimdiff.engines.contract import Link, Side, Verdict
from claimdiff.result import Claim

if TYPE_CHECKING:
    from claimdiff.compare.matching import Floats

LINK_FLOOR = 0.4
"""Two claims are about one thing from here on: of 51 agreements of real pairs that rest on links of
0.4 to 0.5 seven in ten are right, of 71 on links of 0.3 to 0.4 three in ten (by the labels of
`evals.labelled_stories`; a clause says less of its words than the sentences that were learnt)."""

SURE = 0.7
"""From here on two claims are linked though they have nothing but names in common. Of one firm or
place two articles tell many things: "a step also taken by Facebook and Google" is no fact of a
sentence in which the two stand. On the twelve labelled pairs it changes nothing, of our stories it
costs 0.01 of macro-F1, and the seed pair is right with it."""

CANDIDATES = 8
"""Claims of the other article that a claim is held against, the surest first. No claim of our
stories or of 67 real pairs has as many; a text that says one thing a thousand times would have."""


def judge(left: Side, right: Side) -> Verdict:
    """Say which claims of two articles report the same thing, by measure and rule.

    1. Link the claims that tell one figure, day or state, alike or not; of two events none.
    2. Score each claim of one side against each of the other.
    3. Link those that are about one thing by their words, where no rule has linked them.
    """
    # 1.
    told = _by_rule(left, right)
    # 2.
    scores = Alignment(left, right).scores
    # 3.
    for i, j in _candidates(scores):
        like = _link(left.claims[i], right.claims[j], float(scores[i, j]))
        if like is not None:
            told.setdefault((like.left, like.right), like)
    return Verdict(links=tuple(told.values()))


def _by_rule(left: Side, right: Side) -> dict[tuple[str, str], Link]:
    """What the rules link, a clash before a link without one; the parsed texts are let go after."""
    told: dict[tuple[str, str], Link] = {}
    alike = not different_languages(left.article, right.article)
    if alike and different_events(left.article, right.article, linked=True):
        return told
    one, other = (parsed(side).facts for side in (left, right))
    for link in rule_links(left, right, one, other, alike=alike):
        key = link.left, link.right
        if key not in told or link.clash:
            told[key] = link
    return told


def _candidates(scores: "Floats") -> list[tuple[int, int]]:
    """The pairs that may be linked: sure enough, and among the surest of one of the two claims."""
    import numpy as np

    rank = [np.argsort(np.argsort(-scores, axis, "stable"), axis, "stable") for axis in (0, 1)]
    likely = (scores >= LINK_FLOOR) & (np.minimum(*rank) < CANDIDATES)
    return [(int(i), int(j)) for i, j in np.argwhere(likely)]


def _link(left: Claim, right: Claim, score: float) -> Link | None:
    """The link of two claims, or None when they are not surely enough about one thing.

    Values that differ by the looser rules of `differences` are a hint, and no conflict.
    """
    if score < LINK_FLOOR or (
        score < SURE and not plain_stems(left.text) & plain_stems(right.text)
    ):
        return None
    opposed = conflicting(differences(left, right))
    hint = f"they may differ in {opposed.aspect}" if opposed else ""
    return Link(left.id, right.id, score, ("rule",), note=hint)
