"""All links between claims: those that judges gave, and those that the search of the texts adds.

A sentence that reports a claim is a link to the claim made of that sentence; what no judge linked
and no search found is an omission, which `findings` says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimdiff.comparing.alignment import claim_texts, matcher
from claimdiff.comparing.events import different_events
from claimdiff.comparing.notices import different_languages
from claimdiff.comparing.omissions import Search, search
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

    def judged(self, one: str, other: str) -> bool:
        """Whether a judge has looked in one of two articles for all that the other reports."""
        pair = (one, other) if (one, other) in self.verdicts else (other, one)
        return self.verdicts[pair].searched

    def others(self, article: str) -> tuple[Side, ...]:
        """The sides that may lack what an article tells.

        Of a pair that was not judged nothing may be said, and of two events nothing is said.
        """
        return tuple(side for side in self.sides if self._is_one_event(article, side.article.id))

    def _is_one_event(self, one: str, other: str) -> bool:
        pair = (one, other) if (one, other) in self.verdicts else (other, one)
        if pair not in self.verdicts:
            return False
        verdict, (left, right) = self.verdicts[pair], (self.articles[key] for key in pair)
        if different_languages(left, right):
            return True
        linked = bool(verdict.links or verdict.reported)
        return not different_events(left, right, linked=linked)


def judged_links(field: Field) -> tuple[Link, ...]:
    """The links that judges gave, and those that follow from a sentence they named."""
    links: list[Link] = []
    for (left, right), verdict in field.verdicts.items():
        links += verdict.links
        sides = {side.article.id: side for side in field.sides}
        for key, places in verdict.reported.items():
            claim = field.claims[key]
            other = sides[right if claim.article == left else left]
            if standing := _claims_of(other, places):
                best, score = _nearest(claim, standing)
                links.append(Link(key, best.id, "same", score))
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
        for one in search(
            mine,
            side.article,
            {claim.id for claim in mine.claims if (claim.id, side.article.id) not in linked},
            judged=field.judged(mine.article.id, side.article.id),
        )
    }


def overlooked_links(field: Field, searches: Searches) -> tuple[Link, ...]:
    """The links that no judge gave although the text of the other article reports the claim."""
    sides = {side.article.id: side for side in field.sides}
    implied = {}
    for (key, article), found in searches.items():
        if found.found and found.sentence is not None:
            standing = _claims_of(sides[article], (found.sentence,))
            if len(standing) > 1:
                standing = [_nearest(field.claims[key], standing)[0]]
            for one in standing:
                implied[frozenset((key, one.id))] = Link(key, one.id, "same", found.score)
    return tuple(implied.values())


def _claims_of(side: Side, places: Sequence[int]) -> list[Claim]:
    """The claims that sentences make."""
    sentences = side.article.sentences
    ranges = [(sentences[n].start, sentences[n].end) for n in places if n < len(sentences)]
    return [claim for claim in side.claims if _stands_in(claim, ranges)]


def _nearest(claim: Claim, standing: Sequence[Claim]) -> tuple[Claim, float]:
    """Of the claims of a sentence that reports a claim, the one nearest to it, and how near."""
    scores = matcher(claim_texts(standing)).alone((claim.text,))[0]
    best = int(scores.argmax())
    return standing[best], float(scores[best])


def _stands_in(claim: Claim, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(
        span.role == "says" and span.start < end and start < span.end
        for span in claim.spans
        for start, end in ranges
    )
