"""All links between claims: those that judges gave, and those that the search of the texts adds.

A sentence that reports a claim is a link to the claim made of that sentence; what no judge linked
and no search found is an omission, which `findings` says.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimdiff.compare.basis import WIRE_RUN_WORDS
from claimdiff.compare.events import different_events
from claimdiff.compare.notices import different_languages
from claimdiff.compare.omissions import Search, named_by_model, search
from claimdiff.compare.parsed import Parsed, Statement
from claimdiff.engines.contract import Link, Verdict
from claimdiff.result import Article, Claim
from claimdiff.text.words import content, words

Verdicts = Mapping[tuple[str, str], Verdict]
TOLD_BY_MODEL = 0.8
"""Probability that a sentence tells a claim where a model says so: as `weigh.MODEL_SAME`."""
LIKENESS_LEAST = 0.3
"""Share of words in common, of the shorter one's, from which a claim of such a sentence is linked.
Below it the sentence is shown without a link: what tells the claim there gave no claim."""

CERTAIN = 0.97
"""Probability that two claims with a run of `WIRE_RUN_WORDS` words in common report one thing."""
FEWEST = 6
"""Words of a shorter claim from which the same claim in another article is no chance."""

Searches = Mapping[tuple[str, str], Search]
"""Keyed by a claim's id and the id of the article that was searched for it."""


@dataclass(frozen=True)
class Field:
    """All that the findings are made of."""

    sides: tuple[Parsed, ...]
    verdicts: Verdicts
    claims: Mapping[str, Claim]
    articles: Mapping[str, Article]
    statements: Mapping[str, Statement]
    """What the rules read of each claim, by its id."""

    def verdict(self, one: str, other: str) -> Verdict | None:
        """The verdict on two articles, in whichever order; None where they were not judged."""
        return self.verdicts.get((one, other)) or self.verdicts.get((other, one))

    def others(self, article: str) -> Iterator[tuple[Parsed, Verdict]]:
        """The sides that claims of an article may be missing from, each with the verdict on both.

        No omission is told of a pair that was not judged, nor of articles on different events.
        """
        mine = next(side for side in self.sides if side.article.id == article)
        for side in self.sides:
            verdict = self.verdict(article, side.article.id)
            if verdict is None:
                continue
            linked = bool(verdict.links or verdict.told)
            if different_languages(mine.article, side.article):
                if verdict.read:  # words cannot be searched for in another language
                    yield side, verdict
            elif not different_events(mine, side, linked=linked):
                yield side, verdict


def judged_links(field: Field) -> tuple[Link, ...]:
    """Links by judges, to claims of sentences that they named, and of claims of the same words."""
    links: list[Link] = []
    sides = {side.article.id: side for side in field.sides}
    for (left, right), verdict in field.verdicts.items():
        links += verdict.links
        for key, places in verdict.told.items():
            claim = field.claims[key]
            other = _most_similar(
                claim, sides[right if claim.article == left else left], places, LIKENESS_LEAST
            )
            if other is not None:
                links.append(Link(key, other.id, TOLD_BY_MODEL, ("model",)))
        if verdict.read:
            links += _same_words(sides[left], sides[right], links)
    return tuple(links)


def _same_words(left: Parsed, right: Parsed, known: Sequence[Link]) -> list[Link]:
    """Links of claims that share a run of words and that a judge has linked to nothing."""
    linked = {key for link in known for key in (link.left, link.right)}
    places = {run: claim.id for claim in reversed(right.claims) for run in _runs(claim)}
    found = (
        (claim.id, places[run]) for claim in left.claims for run in _runs(claim) if run in places
    )
    return [
        Link(*pair, CERTAIN, ("rule",)) for pair in dict.fromkeys(found) if not linked & {*pair}
    ]


def _runs(claim: Claim) -> list[tuple[str, ...]]:
    """All runs of `WIRE_RUN_WORDS` words of a claim; a shorter one as a whole, if it says much."""
    norms = tuple(word.norm for span in claim.spans for word in words(span.exact))
    if len(norms) < WIRE_RUN_WORDS:
        return [norms] if len(norms) >= FEWEST else []
    return [norms[at : at + WIRE_RUN_WORDS] for at in range(len(norms) - WIRE_RUN_WORDS + 1)]


def searched(field: Field, links: Sequence[Link]) -> Searches:
    """Search each article for each claim that has no link into it.

    Where a model named a sentence that tells the claim, that sentence is what was found.
    """
    linked = {
        (mine, field.claims[other].article)
        for link in links
        for mine, other in ((link.left, link.right), (link.right, link.left))
    }
    found: dict[tuple[str, str], Search] = {}
    for side in field.sides:
        for mine, verdict in field.others(side.article.id):
            wanted = {one.id for one in mine.claims if (one.id, side.article.id) not in linked}
            for one in search(mine, side, wanted, judged=verdict.read):
                found[one.claim, side.article.id] = one
    for (left, right), verdict in field.verdicts.items():
        for key, places in verdict.told.items():
            claim = field.claims[key]
            other = right if claim.article == left else left
            if places and (key, other) not in linked:
                found[key, other] = named_by_model(
                    claim, field.articles[other], places[0], TOLD_BY_MODEL
                )
    return found


def _most_similar(claim: Claim, side: Parsed, places: Sequence[int], least: float) -> Claim | None:
    """The claim most similar to this one among those of some sentences of another article.

    None where the sentences have no claim, or none with this share of its words.
    """
    asked = {word.stem for word in content(claim.text, side.article.language)}
    shares: dict[str, float] = {}
    candidates = [one for one in side.claims if not set(places).isdisjoint(one.sentence)]
    for one in candidates:
        said = {word.stem for word in content(one.text, side.article.language)}
        shares[one.id] = len(asked & said) / max(1, min(len(asked), len(said)))
    best = max(candidates, key=lambda one: shares[one.id], default=None)
    return best if best is not None and shares[best.id] >= least else None
