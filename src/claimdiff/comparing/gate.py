"""What a judge says, checked by measure before it may become a finding.

The same gate stands behind both engines: an agreement must share something, a conflict must show
two different values. What fails is not dropped: it is listed as ungrounded, with the reason.
"""

from collections.abc import Mapping
from dataclasses import replace

from claimdiff.comparing.alignment import Alignment
from claimdiff.comparing.differences import conflicting, contrast, differences
from claimdiff.comparing.verdict import Link, Side, Verdict
from claimdiff.language.names import names
from claimdiff.language.quotes import quotations
from claimdiff.language.words import content
from claimdiff.result import Claim, Difference, Ungrounded

SIMILARITY_FLOOR = 0.15
"""Two claims that share no name, number or quotation are believed to be about one thing only
above this probability: far below the judge's own threshold, it refuses the plainly unrelated."""

SHARED_CONTENT = 2
"""Content words that two claims share beside a name: a name alone ties no two statements."""


def gate(verdict: Verdict, left: Side, right: Side) -> Verdict:
    """Keep of a verdict what the articles' words bear out.

    1. A link's claims must exist, one on each side.
    2. They must share a quotation, a number, or a name with other words, or be similar.
    3. A conflict must show two values that differ.
    """
    mine = {claim.id: claim for claim in left.claims}
    theirs = {claim.id: claim for claim in right.claims}
    alignment = Alignment(left.claims, right.claims)
    kept: list[Link] = []
    refused: list[Ungrounded] = []
    for link in verdict.links:
        checked = _check(link, mine, theirs, alignment)
        if isinstance(checked, Link):
            kept.append(checked)
        else:
            refused.append(_refused(link, mine, theirs, left, checked))
    known = {**mine, **theirs}
    reported = {claim: places for claim, places in verdict.reported.items() if claim in known}
    return replace(
        verdict,
        links=tuple(kept),
        reported=reported,
        ungrounded=(*verdict.ungrounded, *refused),
    )


def _check(
    link: Link, mine: Mapping[str, Claim], theirs: Mapping[str, Claim], alignment: Alignment
) -> Link | str:
    """The link as it stands, or why it does not stand."""
    # 1.
    if link.left not in mine or link.right not in theirs:
        return "it names a claim that does not exist"
    one, other = mine[link.left], theirs[link.right]
    # 2.
    score = alignment.score(link.left, link.right)
    if score < SIMILARITY_FLOOR and not _shared(one, other):
        return "the two claims share no name, number, quotation or like words"
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


def _shared(one: Claim, other: Claim) -> bool:
    """Whether two claims share a quotation, a number, or a name together with other words."""
    if _quotes(one) & _quotes(other):
        return True
    if {number.value for number in one.quantities} & {number.value for number in other.quantities}:
        return True
    named = {name.norm for name in names(one.text)} & {name.norm for name in names(other.text)}
    common = {word.stem for word in content(one.text)} & {word.stem for word in content(other.text)}
    return bool(named) and len(common) >= SHARED_CONTENT


def _quotes(claim: Claim) -> set[str]:
    return {
        " ".join(word.stem for word in content(claim.text[quote.inner_start : quote.inner_end]))
        for quote in quotations(claim.text)
    } - {""}


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
