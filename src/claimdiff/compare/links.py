"""All links between claims: those that judges gave, and those that the search of the texts adds.

A sentence that reports a claim is a link to the claim made of that sentence; what no judge linked
and no search found is an omission, which `findings` says.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from claimdiff.compare.alignment import opposed
from claimdiff.compare.basis import WIRE_RUN_WORDS
from claimdiff.compare.events import different_events
from claimdiff.compare.facts import Statement
from claimdiff.compare.features import features
from claimdiff.compare.notices import different_languages
from claimdiff.compare.omissions import Search, named_by_model, search
from claimdiff.compare.parsed import Parsed
from claimdiff.compare.phrases import parse
from claimdiff.compare.prominence import Prominence
from claimdiff.engines.contract import Link, Side, Verdict
from claimdiff.result import Article, Claim
from claimdiff.text.words import words

Verdicts = Mapping[tuple[str, str], Verdict]
TOLD = 0.8
"""What a model's word is worth that a sentence tells a claim: as `weigh.MODEL_SAME`."""
TOLD_LIKE = 0.3
"""Share of words, like ones too, from which a claim of such a sentence is taken for what tells it.
Below, the model's word stands that none of its claims does: the sentence is shown."""

CERTAIN = 0.97
"""Probability that two claims with a run of `WIRE_RUN_WORDS` words in common report one thing."""
FEWEST = 6
"""Words of a claim from which the same claim in another article is no chance."""

Searches = Mapping[tuple[str, str], Search]
"""By a claim's id and the id of the article that was searched for it."""


@dataclass(frozen=True)
class Field:
    """All that the findings are made of."""

    sides: tuple[Parsed, ...]
    verdicts: Verdicts
    prominence: Prominence
    claims: Mapping[str, Claim]
    articles: Mapping[str, Article]

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """What the rules read of each claim, by its id."""
        return {key: one for side in self.sides for key, one in side.statements.items()}

    def read(self, one: str, other: str) -> bool:
        """Whether a judge has read two articles for all that either reports."""
        pair = (one, other) if (one, other) in self.verdicts else (other, one)
        return self.verdicts[pair].read

    def others(self, article: str) -> tuple[Parsed, ...]:
        """The sides that may lack what an article tells.

        Of a pair that was not judged nothing may be said, and of two events nothing is said.
        """
        return tuple(side for side in self.sides if self._is_one_event(article, side.article.id))

    def _is_one_event(self, one: str, other: str) -> bool:
        pair = (one, other) if (one, other) in self.verdicts else (other, one)
        if pair not in self.verdicts:
            return False
        verdict = self.verdicts[pair]
        left, right = (side for side in self.sides if side.article.id in pair)
        if different_languages(left.article, right.article):
            return verdict.read  # words cannot be searched for in another language
        linked = bool(verdict.links or verdict.told)
        return not different_events(left, right, linked=linked)


def judged_links(field: Field) -> tuple[Link, ...]:
    """The links that judges gave, those that sentences they named imply, and the certain ones."""
    links: list[Link] = []
    sides = {side.article.id: side for side in field.sides}
    for (left, right), verdict in field.verdicts.items():
        links += verdict.links
        if verdict.told:
            links += _told_links(verdict, sides[left], sides[right])
        if verdict.read:
            links += _certain_links(sides[left], sides[right], links)
    return tuple(links)


def _told_links(verdict: Verdict, left: Parsed, right: Parsed) -> list[Link]:
    """The links to the claims of sentences that a model says tell a claim, if one is like it."""
    links = []
    for one, other in ((left, right), (right, left)):
        for claim in one.claims:
            standing = _claims_of(other, verdict.told.get(claim.id, ()))
            if standing:
                best, score = _nearest(claim, standing)
                if score >= TOLD_LIKE:
                    links.append(Link(claim.id, best.id, TOLD, ("model",)))
    return links


def _certain_links(left: Side, right: Side, known: Sequence[Link]) -> list[Link]:
    """Links of claims that share a run of words and that a judge has put nowhere."""
    linked = {key for link in known for key in (link.left, link.right)}
    places: dict[tuple[str, ...], str] = {}
    for claim in right.claims:
        for run in _runs(claim):
            places.setdefault(run, claim.id)
    found: dict[str, Link] = {}
    for claim in left.claims:
        for run in _runs(claim):
            other = places.get(run)
            if other is not None and not {claim.id, other} & linked:
                found.setdefault(claim.id, Link(claim.id, other, CERTAIN, ("rule",)))
    return list(found.values())


def _runs(claim: Claim) -> list[tuple[str, ...]]:
    """All runs of `WIRE_RUN_WORDS` words of a claim; a shorter one as a whole, if it says much."""
    norms = tuple(word.norm for span in claim.spans for word in words(span.exact))
    if FEWEST <= len(norms) < WIRE_RUN_WORDS:
        return [norms]
    last = len(norms) - WIRE_RUN_WORDS + 1
    return [norms[at : at + WIRE_RUN_WORDS] for at in range(max(0, last))]


def searched(field: Field, links: Sequence[Link]) -> Searches:
    """Search each article for each claim that has no link into it."""
    linked = {
        (mine, field.claims[other].article)
        for link in links
        for mine, other in ((link.left, link.right), (link.right, link.left))
    }
    found = {
        (one.claim, side.article.id): one
        for side in field.sides
        for mine in field.others(side.article.id)
        for one in search(
            mine,
            side,
            {claim.id for claim in mine.claims if (claim.id, side.article.id) not in linked},
            judged=field.read(mine.article.id, side.article.id),
        )
    }
    return found | _told_searches(field, linked)


def _told_searches(
    field: Field, linked: Collection[tuple[str, str]]
) -> dict[tuple[str, str], Search]:
    """What a model says is told in a sentence, where no claim of that sentence is linked."""
    found: dict[tuple[str, str], Search] = {}
    for (left, right), verdict in field.verdicts.items():
        for key, places in verdict.told.items():
            claim = field.claims[key]
            other = right if claim.article == left else left
            if places and (key, other) not in linked:
                found[key, other] = named_by_model(claim, field.articles[other], places[0], TOLD)
    return found


def overlooked_links(field: Field, searches: Searches) -> tuple[Link, ...]:
    """The links that the search of a text gives, where no model has read it for the claim."""
    sides = {side.article.id: side for side in field.sides}
    implied = {}
    for (key, article), found in searches.items():
        if found.found and not found.judged and found.sentence is not None:
            mine, other = sides[field.claims[key].article], sides[article]
            standing = _claims_of(other, (found.sentence,))
            if len(standing) > 1:
                standing = [_nearest(field.claims[key], standing)[0]]
            for one in standing:
                if not opposed(mine, other, key, one.id):
                    link = Link(key, one.id, found.nearest.score, ("rule",))
                    implied[frozenset((key, one.id))] = link
    return tuple(implied.values())


def _claims_of(side: Parsed, places: Sequence[int]) -> list[Claim]:
    """The claims that sentences make."""
    sentences = side.article.sentences
    ranges = [(sentences[n].start, sentences[n].end) for n in places if n < len(sentences)]
    return [claim for claim in side.claims if _stands_in(claim, ranges)]


def _nearest(claim: Claim, standing: Sequence[Claim]) -> tuple[Claim, float]:
    """Of the claims of a sentence that reports a claim, the one most like it, and how like."""
    found = features(parse([claim.text]), parse([one.text for one in standing]))
    best = int(found["soft"][0].argmax())
    return standing[best], float(found["soft"][0, best])


def _stands_in(claim: Claim, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(
        span.role == "says" and span.start < end and start < span.end
        for span in claim.spans
        for start, end in ranges
    )
