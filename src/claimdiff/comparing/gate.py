"""What a judge says, checked by measure before it may become a finding.

The same gate stands behind both engines: an agreement must share something, a conflict must show
two different values. What fails is not dropped: it is listed as ungrounded, with the reason.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimdiff.comparing.alignment import Alignment
from claimdiff.comparing.differences import conflicting, contrast, differences
from claimdiff.comparing.embedding import vectors
from claimdiff.comparing.notices import different_languages
from claimdiff.comparing.verdict import Link, Side, Verdict
from claimdiff.grounding import read_claim
from claimdiff.language.words import content
from claimdiff.result import Article, Claim, Difference, Ungrounded

LIKENESS_FLOOR = 0.2
"""Cosine of two claims' word vectors, for those that share no content word. On pairs of sentences
of our fictional stories (93 that tell one fact, 1,676 of one event that do not) this and the shared
word let 96 % of the former pass and refuse 75 % of the latter: it stops the plainly unrelated, and
leaves the rest to the judge."""


def gate(verdict: Verdict, left: Side, right: Side) -> Verdict:
    """Keep of a verdict what the articles' words bear out.

    1. A link's claims must exist, one on each side.
    2. They must share a number or a content word (a name, a quotation), or be alike; between two
       languages words cannot be held against each other, and the judge is believed.
    3. A conflict must show two values that differ.
    4. A sentence that reports a claim must be related to it as two linked claims must.
    """
    comparable = not different_languages(left.article, right.article)
    mine = {claim.id: claim for claim in left.claims}
    theirs = {claim.id: claim for claim in right.claims}
    alignment = Alignment(left, right)
    kept: list[Link] = []
    refused: list[Ungrounded] = []
    for link in verdict.links:
        checked = _check(link, mine, theirs, alignment, comparable=comparable)
        if isinstance(checked, Link):
            kept.append(checked)
        else:
            refused.append(_refused(link, mine, theirs, left, checked))
    reported = {
        key: borne_out
        for key, places in verdict.reported.items()
        for claims, other in ((mine, right), (theirs, left))
        if key in claims
        if (borne_out := _borne_out(claims[key], other.article, places, comparable=comparable))
    }
    return replace(
        verdict,
        links=tuple(kept),
        reported=reported,
        ungrounded=(*verdict.ungrounded, *refused),
    )


def _check(
    link: Link,
    mine: Mapping[str, Claim],
    theirs: Mapping[str, Claim],
    alignment: Alignment,
    *,
    comparable: bool,
) -> Link | str:
    """The link as it stands, or why it does not stand."""
    # 1.
    if link.left not in mine or link.right not in theirs:
        return "it names a claim that does not exist"
    one, other = mine[link.left], theirs[link.right]
    # 2.
    if comparable and not _related(one, other):
        return "the two claims share no name, number, quotation or like words"
    score = alignment.score(link.left, link.right)
    # 3.
    if link.relation == "conflicting":
        difference = _opposed(one, other, link)
        if difference is None:
            return "the two claims show no two values that cannot both hold"
        return replace(link, aspect=difference.aspect, score=max(link.score, score))
    return replace(link, score=max(link.score, score))


def _opposed(one: Claim, other: Claim, link: Link) -> Difference | None:
    by_rule = conflicting(differences(one, other))
    return by_rule or contrast(one, other, link.aspect or "detail")


def _borne_out(
    claim: Claim, other: Article, places: Sequence[int], *, comparable: bool
) -> tuple[int, ...]:
    """The sentences, of those said to report a claim, that exist and have something of it.

    Of sentences that a judge named at random this takes five in six out.
    """
    real = [place for place in places if 0 <= place < len(other.sentences)]
    if not comparable:
        return tuple(real)
    spans = {place: other.sentences[place] for place in real}
    return tuple(
        place
        for place, one in spans.items()
        if _related(claim, read_claim(other, "s1", ((one.start, one.end),)))
    )


def _related(one: Claim, other: Claim) -> bool:
    """Whether two claims share a number or a content word, or are alike by their word vectors."""
    if {number.value for number in one.quantities} & {number.value for number in other.quantities}:
        return True
    here, there = content(one.text), content(other.text)
    if {word.stem for word in here} & {word.stem for word in there}:
        return True
    return _likeness([word.norm for word in here], [word.norm for word in there]) >= LIKENESS_FLOOR


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """The cosine of the sums of two phrases' word vectors."""
    import numpy as np

    if not one or not other:
        return 0.0
    here, there = vectors(one).sum(axis=0), vectors(other).sum(axis=0)
    lengths = float(np.linalg.norm(here) * np.linalg.norm(there))
    return float(here @ there) / lengths if lengths else 0.0


def _refused(
    link: Link,
    mine: Mapping[str, Claim],
    theirs: Mapping[str, Claim],
    left: Side,
    reason: str,
) -> Ungrounded:
    texts = [
        claims[key].text if key in claims else key
        for key, claims in ((link.left, mine), (link.right, theirs))
    ]
    return Ungrounded(
        article=left.article.id,
        kind=f"link:{link.relation}",
        text=" | ".join(texts),
        reason=reason,
    )
