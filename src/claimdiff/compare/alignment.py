"""How surely claims of two articles are about one fact, and the links that follow without a model.

Figures first, by `by_rule`; then likeness by `classifier`. It says nothing of omissions, which
`omissions` proves against the text.
"""

from typing import TYPE_CHECKING

from claimdiff.compare.by_rule import rule_links
from claimdiff.compare.differences import conflicting, differences
from claimdiff.compare.events import different_events
from claimdiff.compare.notices import different_languages
from claimdiff.compare.parsed import Parsed, parsed
from claimdiff.engines.contract import Link, Side, Verdict

if TYPE_CHECKING:
    from claimdiff.compare.classifier import Floats

LINK_FLOOR = 0.29
"""Probability from which two claims are about one thing. Of the twelve labelled pairs 0.70 of links
are right with it and 0.53 are found, of 63 others 0.67 and 0.52; from 0.33 on macro-F1 is 0 to
0.015 less."""

FOREIGN_FLOOR = 0.2
"""The same of two languages, where names and figures are all that two claims can share."""

CANDIDATES = 8
"""Claims of the other article that a claim is held against, the surest first. No claim of our
stories or of 67 real pairs has as many; a text that says one thing a thousand times would have."""


def likeness(left: Parsed, right: Parsed) -> "Floats":
    """The probability that each claim of one article and each of another report one fact."""
    import numpy as np

    here = left.told_in(right)[:, right.sentence_numbers]
    there = right.told_in(left)[:, left.sentence_numbers]
    return np.minimum(here, there.T)


def opposed(left: Parsed, right: Parsed, one: str, other: str) -> bool:
    """Whether two claims, by id, tell values or states that cannot both hold."""
    found = differences(left.statements[one], right.statements[other])
    return conflicting(found) is not None


def judge(one: Side, other: Side) -> Verdict:
    """Say which claims of two articles report the same thing, by measure and rule.

    1. Link the claims that tell one figure, day or state, alike or not; of two events none.
    2. Link those that are about one fact by likeness, unless a rule has linked them or they tell
       what cannot both hold.
    """
    left, right = parsed(one), parsed(other)
    links: list[Link] = []
    # 1.
    foreign = different_languages(left.article, right.article)
    if foreign or not different_events(left, right, linked=True):
        links = rule_links(left, right)
    clashing = {(link.left, link.right) for link in links if link.clash}
    links = [link for link in links if link.clash or (link.left, link.right) not in clashing]
    # 2.
    scores, linked = likeness(left, right), {(link.left, link.right) for link in links}
    for i, j in _candidates(scores, FOREIGN_FLOOR if foreign else LINK_FLOOR):
        key = left.claims[i].id, right.claims[j].id
        if key not in linked and not opposed(left, right, *key):
            links.append(Link(*key, float(scores[i, j]), ("rule",)))
    return Verdict(links=tuple(dict.fromkeys(links)))


def _candidates(scores: "Floats", floor: float) -> list[tuple[int, int]]:
    """The pairs that may be linked: sure enough, and among the surest of one of the two claims."""
    import numpy as np

    rank = [np.argsort(np.argsort(-scores, axis, "stable"), axis, "stable") for axis in (0, 1)]
    likely = (scores >= floor) & (np.minimum(*rank) < CANDIDATES)
    return [(int(i), int(j)) for i, j in np.argwhere(likely)]
