"""What a model has judged, with the program's own measure beside it.

The measure is added and vetoes nothing: it says who else sees a link (``by``), how sure it is
(``score``), and where the two disagree (``note``). An answer is refused only as a whole, when its
links look like pairs drawn at random.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimdiff.compare.alignment import LINK_FLOOR, likeness, opposed
from claimdiff.compare.notices import different_languages
from claimdiff.compare.parsed import parsed
from claimdiff.engines.contract import Link, Side, Verdict
from claimdiff.result import Failure

if TYPE_CHECKING:
    from claimdiff.compare.classifier import Floats

MODEL_SAME, BOTH_SAME = 0.8, 0.98
"""How often claims that a model calls the same are, on labelled real pairs (three readings of
twelve): 61 of 77 where the program sees no likeness, 228 of 232 where it does."""
MODEL_CLASH, BOTH_CLASH = 0.9, 0.95
"""The same of two that it says clash: 35 of 37 in six planted pairs, 3 of 6 in the real ones. Too
few clash by rule as well to tell them apart; they are taken to be a little surer."""
FEWEST_LINKS = 4
"""Links from which on one can tell whether they look random: of fewer, one alone would decide."""
LEANING = 4.0
"""How far the links of a judge who has read lean to the likeliest pairs: their ranks (0 to 1) are
taken to lie as the largest of this many numbers drawn at random."""
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

    Each link's rank among all pairs (0 the least alike, 1 the most; half of its equals are below)
    is even if links are random, and near 1 if they are not: the likelihood of the second, density
    ``k r^(k-1)``, is held against that of the first, density 1, over all links.
    """
    if len(places) < FEWEST_LINKS:
        return False
    ranks = [
        float(((scores < scores[at]).sum() + (scores == scores[at]).sum() / 2) / scores.size)
        for at in places
    ]
    lean = sum(math.log(LEANING) + (LEANING - 1) * math.log(max(rank, 1e-3)) for rank in ranks)
    return lean < 0


def _weighed(link: Link, *, alike: bool, clashing: bool) -> Link:
    seen = clashing if link.clash else alike
    if link.clash:
        score = BOTH_CLASH if seen else MODEL_CLASH
    else:
        score = BOTH_SAME if seen else MODEL_SAME
    note = "a rule sees values that cannot both hold" if clashing and not link.clash else ""
    return replace(link, by=("model", "rule") if seen else ("model",), score=score, note=note)
