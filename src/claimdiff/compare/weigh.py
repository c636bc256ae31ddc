"""What a model has judged, with the program's own measure beside it.

The measure is added and vetoes nothing: it says who else sees a link (``by``), how sure it is
(``score``), and where the two disagree (``note``). An answer is refused only as a whole, when its
links look like pairs drawn at random.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from statistics import mean
from typing import TYPE_CHECKING

from claimdiff.compare.alignment import LINK_FLOOR, likeness, opposed
from claimdiff.compare.notices import different_languages
from claimdiff.compare.parsed import parsed
from claimdiff.engines.contract import Link, Side, Verdict
from claimdiff.result import Failure

if TYPE_CHECKING:
    from claimdiff.compare.classifier import Floats

MODEL_SAME, BOTH_SAME = 0.8, 0.98
"""How often claims that a model calls the same are, on twelve labelled real pairs: 82 of 101 where
the program sees no likeness, 128 of 128 where it does (two readings), 228 of 232 in three more."""
MODEL_CLASH, BOTH_CLASH = 0.9, 0.95
"""The same of two that it says clash: 107 of 110 in two readings of ten planted pairs, 3 of 6 in
real ones. Eighteen clash by rule as well, and all do."""
FEWEST_LINKS = 4
"""Links from which on one can tell whether they look random: of fewer, one alone would decide."""
RANDOM_Z = 1.64
"""Standard errors above the middle that the mean rank of links drawn at random passes one time in
twenty. Of 22 right answers the one that is told least alike, in two languages, has 2.6."""
NOISE = (
    "The model's links between the articles look like pairs drawn at random: the answer is not "
    "used. This model may be too weak for the task."
)


def weigh(verdict: Verdict, one: Side, other: Side) -> Verdict:
    """Add to a model's verdict what the program measures; refuse it as a whole when it is noise.

    Args:
        verdict: What a model said of the two, as it said it.
        one: The one side.
        other: The other.
    """
    if not verdict.links:
        return verdict
    left, right = parsed(one), parsed(other)
    comparable = not different_languages(left.article, right.article)
    rows, columns = ({claim.id: at for at, claim in enumerate(s.claims)} for s in (left, right))
    places = [(rows[link.left], columns[link.right]) for link in verdict.links]
    scores = likeness(left, right)
    if comparable and _is_noise(scores, places):
        failure = Failure(article=None, stage="judge", code="noise", message=NOISE)
        return Verdict(
            read=False, ungrounded=verdict.ungrounded, failures=(failure,), usage=verdict.usage
        )
    links = tuple(
        _weighed(
            link,
            alike=comparable and bool(scores[place] >= LINK_FLOOR),
            clashing=opposed(left, right, link.left, link.right),
        )
        for link, place in zip(verdict.links, places, strict=True)
    )
    return replace(verdict, links=links)


def _is_noise(scores: "Floats", places: Sequence[tuple[int, int]]) -> bool:
    """Tell whether links, at their places among all pairs of claims, look drawn at random.

    A rank-sum test: the mean of their ranks among all pairs (0 the least alike, 1 the most; half of
    a pair's equals are below it) is 1/2 if links are random, give or take the standard error of a
    sample without replacement. Of half of all pairs, or of pairs all alike, nobody can tell.
    """
    import numpy as np

    drawn, pairs = len(places), scores.size
    if drawn < FEWEST_LINKS or 2 * drawn > pairs:
        return False
    _, numbers, equals = np.unique(scores.ravel(), return_inverse=True, return_counts=True)
    ranks = ((np.cumsum(equals) - equals / 2) / pairs)[numbers].reshape(scores.shape)
    error = math.sqrt(float(ranks.var()) / drawn * (pairs - drawn) / (pairs - 1))
    return error > 0 and mean(float(ranks[at]) for at in places) - 1 / 2 < RANDOM_Z * error


def _weighed(link: Link, *, alike: bool, clashing: bool) -> Link:
    seen = clashing if link.clash else alike
    if link.clash:
        score = BOTH_CLASH if seen else MODEL_CLASH
    else:
        score = BOTH_SAME if seen else MODEL_SAME
    note = "a rule sees values that cannot both hold" if clashing and not link.clash else ""
    return replace(link, by=("model", "rule") if seen else ("model",), score=score, note=note)
