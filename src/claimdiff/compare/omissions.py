"""Whether an article reports a claim anywhere: the proof that stands behind "not found in B".

The search goes over every sentence of the other body, then over its title, captions and headings
(a claim found only there is not in the body, and the finding says so). It does not look at the
other article's claims: what an engine failed to extract is still in the text.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimdiff.compare.alignment import opposed
from claimdiff.compare.by_rule import DIFFERS
from claimdiff.compare.classifier import counterparts, logistic_models, probability
from claimdiff.compare.features import Features, anywhere
from claimdiff.compare.parsed import Parsed
from claimdiff.compare.phrases import parse
from claimdiff.result import Article, Claim, Nearest
from claimdiff.support import cut

if TYPE_CHECKING:
    from claimdiff.compare.classifier import Floats

REPORTED_FLOOR = 0.6
"""Probability from which a body reports a claim: 0.72 of links of the twelve labelled
pairs are right with it."""

LIKE_FLOOR = 0.8
"""The same where a model has read both bodies and found no report: from here on a note says that a
sentence is very like the claim. The model is believed all the same."""

SURE = 0.75
"""Score from which what the rules find is said, and not shown apart as perhaps so. Of 2,336 lone
claims of real and of made-up pairs, each scored by weights that have not seen its story, 86 % are
absent from 0.75 on and 61 % below (`evals.absences`); of agreements 93 % are right on the twelve
labelled pairs and 90 % on 63 others where it is reached."""

JUDGED_OFFSET = 0.7
"""Log odds added where a judge has found no report either: 95 of 119 such claims of six planted
pairs are absent; with it their mean score is 0.81."""

LEAST = 0.002
"""Scores are taken as no nearer to 0 and 1 than this, so that their log odds are finite."""

ASIDE_SHARE = 0.5
"""Share of a sentence's words that a title, caption or heading must have to tell it: the words of
“Seeking guidance” do not tell whose guidance is sought, and on what."""

_SHOWN_REASONS = ("caption", "heading")
"""Parts taken out of a source text that a reader of the page still sees as words of the article."""


@dataclass(frozen=True, slots=True)
class Search:
    """What the search of one article for one claim gave.

    ``claim`` is the claim's id; ``score`` is the probability that one of the sentences reports it;
    ``absent`` that the body does not report it, in whatever words; ``sentence`` is the number of
    the nearest (None for an empty body); ``aside`` tells where outside the body the claim was
    found; ``otherwise`` are the words of the nearest sentence that cannot hold beside the claim;
    ``judged`` tells that a model has read the body for it, and ``named`` that it named a sentence
    that tells the claim.
    """

    claim: str
    nearest: Nearest
    sentence: int | None
    score: float
    absent: float = 0
    aside: str = ""
    otherwise: str = ""
    judged: bool = False
    named: bool = False

    @property
    def found(self) -> bool:
        """Whether the body reports the claim: as the model that read it says, else by the score."""
        if self.judged:
            return self.named
        return self.score >= REPORTED_FLOOR and not self.otherwise

    @property
    def doubted(self) -> bool:
        """Whether a model found no report, but a sentence is very similar to the claim."""
        return self.judged and self.score >= LIKE_FLOOR


def search(
    side: Parsed, other: Parsed, wanted: Collection[str], *, judged: bool = False
) -> list[Search]:
    """Look for claims of an article in the whole of another.

    No sentence reports a claim of which it has a denying word more or less: "No siren sounded" does
    not tell that sirens did sound.

    Args:
        side: The article with all its claims: each is weighed beside the others.
        other: The article that is searched.
        wanted: The ids of the claims that are looked for.
        judged: Whether a judge has read both and named all that the other reports.
    """
    import numpy as np

    rows = [row for row, claim in enumerate(side.claims) if claim.id in wanted]
    if not rows:
        return []
    if not other.article.sentences:
        nothing = Nearest(article=other.article.id, span=None, score=0)
        return [
            Search(side.claims[row].id, nothing, None, 0, absent=1, judged=judged) for row in rows
        ]
    scores = side.told_in(other)
    agreeing = side.sentences.denies[side.sentence_numbers][:, None] == other.sentences.denies
    reported = np.max(np.where(agreeing, scores, 0), axis=1)
    known = logistic_models()["absent"]
    if judged:
        known = {**known, "bias": known["bias"] + JUDGED_OFFSET}
    absent = probability(known, absence_features(side, other, scores))
    found = []
    for row in rows:
        place, key, score = int(scores[row].argmax()), side.claims[row].id, float(reported[row])
        nearest = _nearest(other.article, place, float(scores[row, place]))
        otherwise = ""
        if not judged and score >= REPORTED_FLOOR:
            made = (claim for claim in other.claims if place in claim.sentence)
            clashing = (claim for claim in made if opposed(side, other, key, claim.id))
            otherwise = next((claim.spans[0].exact for claim in clashing), "")
        lacking = DIFFERS if otherwise else round(float(absent[row]), 3)
        found.append(
            Search(key, nearest, place, score, lacking, otherwise=otherwise, judged=judged)
        )
    if all(one.found for one in found):
        return found
    asides = _asides(side, other.article)
    return [one if one.found else replace(one, aside=asides.get(one.claim, "")) for one in found]


def named_by_model(claim: Claim, other: Article, place: int, score: float) -> Search:
    """The search for a claim of which a model says that a sentence tells it."""
    nearest = _nearest(other, place, score)
    return Search(claim.id, nearest, place, score, judged=True, named=True)


def absence_features(side: Parsed, other: Parsed, scores: "Floats") -> Features:
    """The features of each claim from which its absence from the other body is judged.

    Args:
        side: The article with its claims.
        other: The article that is searched.
        scores: How likely each of its sentences reports each claim.

    Returns:
        For each claim how ``likely`` its nearest sentence reports it, in log odds; how ``late`` its
        article tells it, 0 to 1, for what comes early is told by others too; which share of its
        sentence's words stand ``anywhere`` in the body, and of its ``names``; if it is ``quoted``.
    """
    import numpy as np

    likely = np.clip(scores.max(axis=1), LEAST, 1 - LEAST)
    there = anywhere(side.sentences, other.sentences)
    return {name: shares[side.sentence_numbers] for name, shares in there.items()} | {
        "likely": np.log(likely / (1 - likely)),
        "late": np.asarray(side.sentence_numbers) / max(1, len(side.article.sentences) - 1),
        "quoted": np.array([float(claim.quoted) for claim in side.claims]),
    }


def _nearest(other: Article, place: int, score: float) -> Nearest:
    sentence = other.sentences[place]
    span = cut(other.body, sentence.start, sentence.end)
    return Nearest(article=other.id, span=span, score=round(score, 3))


def _asides(side: Parsed, other: Article) -> dict[str, str]:
    """Where outside the body an article tells a claim: its title, a caption, a heading; by id."""
    parts = [("title", other.title)] if other.title else []
    parts += [
        (removed.reason, other.source[removed.start : removed.end])
        for removed in other.removed
        if removed.reason in _SHOWN_REASONS
    ]
    texts = tuple(" ".join(text.split()) for _, text in parts)
    if not texts:
        return {}
    shown = parse(texts, other.language)
    scores = counterparts(side.sentences, shown)
    told, printed = side.sentences.by_text(), shown.by_text()
    best = scores.argmax(axis=1)
    return {
        claim.id: f"{parts[at][0]}: “{texts[at]}”"
        for claim, row in zip(side.claims, side.sentence_numbers, strict=True)
        for at in [best[row]]
        if scores[row, at] >= REPORTED_FLOOR
        and len(told[row] & printed[at]) >= ASIDE_SHARE * len(told[row])
    }
