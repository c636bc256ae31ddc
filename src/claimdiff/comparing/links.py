"""All links between claims: those that judges gave, and those that the search of the texts adds.

A sentence that reports a claim is a link to the claim made of that sentence; what no judge linked
and no search found is an omission, which `findings` says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from claimdiff.comparing.alignment import claim_texts, matcher
from claimdiff.comparing.omissions import (
    OVERRULING_FLOOR,
    REPORTED_FLOOR,
    Search,
    search,
)
from claimdiff.comparing.verdict import Link, Side, Verdict
from claimdiff.result import Article, Claim

Verdicts = Mapping[tuple[str, str], Verdict]
Searches = Mapping[tuple[str, str], Search]
"""By a claim's id and the id of the article that was searched for it."""


@dataclass(frozen=True, slots=True)
class Field:
    """All that the findings are made of."""

    sides: tuple[Side, ...]
    verdicts: Verdicts
    claims: Mapping[str, Claim]
    articles: Mapping[str, Article]

    def floor(self, one: str, other: str) -> float:
        """How sure the search for a claim of one article in another must be of what it finds."""
        pair = (one, other) if (one, other) in self.verdicts else (other, one)
        return OVERRULING_FLOOR if self.verdicts[pair].searched else REPORTED_FLOOR

    def others(self, article: str) -> tuple[Side, ...]:
        """The sides that were judged with an article: of an unjudged pair nothing may be said."""
        return tuple(
            side
            for side in self.sides
            if (article, side.article.id) in self.verdicts
            or (side.article.id, article) in self.verdicts
        )


def judged_links(field: Field) -> tuple[Link, ...]:
    """The links that judges gave, and those that follow from a sentence they named."""
    links: list[Link] = []
    for (left, right), verdict in field.verdicts.items():
        links += verdict.links
        sides = {side.article.id: side for side in field.sides}
        for key, places in verdict.reported.items():
            claim = field.claims[key]
            other = sides[right if claim.article == left else left]
            link = _implied(claim, other, places)
            if link is not None:
                links.append(link)
    return tuple(links)


def searched(field: Field, links: Sequence[Link]) -> Searches:
    """Search each article for each claim that has no link into it."""
    linked = {
        (mine, field.claims[other].article)
        for link in links
        for mine, other in ((link.left, link.right), (link.right, link.left))
    }
    return {
        (one.claim, side.article.id): one
        for side in field.sides
        for mine in field.others(side.article.id)
        for one in search(mine, side.article, field.floor(mine.article.id, side.article.id))
        if (one.claim, side.article.id) not in linked
    }


def overlooked_links(field: Field, searches: Searches) -> tuple[Link, ...]:
    """The links that no judge gave although the text of the other article reports the claim."""
    sides = {side.article.id: side for side in field.sides}
    implied = {}
    for (key, article), found in searches.items():
        if found.found and found.sentence is not None:
            link = _implied(field.claims[key], sides[article], (found.sentence,))
            if link is not None:
                implied[frozenset((link.left, link.right))] = replace(link, score=found.score)
    return tuple(implied.values())


def _implied(claim: Claim, other: Side, places: Sequence[int]) -> Link | None:
    """A claim that a sentence reports is linked to the claim of that sentence nearest to it."""
    ranges = [
        (other.article.sentences[place].start, other.article.sentences[place].end)
        for place in places
        if place < len(other.article.sentences)
    ]
    standing = [one for one in other.claims if _stands_in(one, ranges)]
    if not standing:
        return None
    scores = matcher(claim_texts(standing)).alone((claim.text,))[0]
    best = int(scores.argmax())
    return Link(claim.id, standing[best].id, "same", float(scores[best]))


def _stands_in(claim: Claim, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(
        span.role == "says" and span.start < end and start < span.end
        for span in claim.spans
        for start, end in ranges
    )
