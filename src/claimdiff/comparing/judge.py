"""The judge that needs no model: which claims of two articles report the same thing, or conflict.

It measures by `matching`, decides relations by `differences`, and says nothing of omissions,
which `omissions` proves against the text.
"""

from collections.abc import Sequence

from claimdiff.comparing.alignment import Alignment, claim_texts, matcher, sentence_texts
from claimdiff.comparing.differences import conflicting, differences
from claimdiff.comparing.verdict import Link, Side, Verdict
from claimdiff.result import Article, Claim

LINK_FLOOR = 0.5
"""Two claims are about one thing when that is more likely than not: `matching` is calibrated."""

REPORTED_FLOOR = 0.5
"""A sentence reports a claim when that is more likely than not."""


def judge(left: Side, right: Side) -> Verdict:
    """Say which claims of two articles report the same thing, by measure and rule.

    1. Score each claim of one side against each of the other, both ways.
    2. Link those that are about one thing; a difference under which not both can hold makes the
       link a conflict.
    3. For a claim without a link, name the sentences of the other body that report it.
    """
    # 1. and 2.
    links = _links(left.claims, right.claims)
    # 3.
    linked = {link.left for link in links} | {link.right for link in links}
    reported = {
        **_reported(left.claims, linked, right.article),
        **_reported(right.claims, linked, left.article),
    }
    return Verdict(links=links, reported=reported)


def _links(left: Sequence[Claim], right: Sequence[Claim]) -> tuple[Link, ...]:
    scores = Alignment(left, right).scores
    return tuple(
        _link(one, other, float(scores[i, j]))
        for i, one in enumerate(left)
        for j, other in enumerate(right)
        if scores[i, j] >= LINK_FLOOR
    )


def _link(left: Claim, right: Claim, score: float) -> Link:
    conflict = conflicting(differences(left, right))
    if conflict is None:
        return Link(left.id, right.id, "same", score)
    return Link(left.id, right.id, "conflicting", score, aspect=conflict.aspect)


def _reported(
    claims: Sequence[Claim], linked: set[str], other: Article
) -> dict[str, tuple[int, ...]]:
    lone = [claim for claim in claims if claim.id not in linked]
    if not lone or not other.sentences:
        return {}
    alone = matcher(sentence_texts(other)).match(claim_texts(lone)).alone
    found = {
        claim.id: tuple(j for j, score in enumerate(alone[i]) if score >= REPORTED_FLOOR)
        for i, claim in enumerate(lone)
    }
    return {key: sentences for key, sentences in found.items() if sentences}
