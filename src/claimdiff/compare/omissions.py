"""Whether an article reports a claim anywhere: the proof that stands behind "not found in B".

The search goes over every sentence of the other body, then over its title, captions and headings
(a claim found only there is not in the body, and the finding says so). It does not look at the
other article's claims: what an engine failed to extract is still in the text.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from math import exp, log
from typing import TYPE_CHECKING

from claimdiff.compare.alignment import claim_texts, counterparts, matcher, sentence_texts
from claimdiff.engines.contract import Side
from claimdiff.result import Article, Claim, Nearest
from claimdiff.support import cut

if TYPE_CHECKING:
    from claimdiff.compare.signals import Floats

REPORTED_FLOOR = 0.6
"""Probability from which a body reports a claim. Of the twelve labelled pairs links are 0.68 right
with it, macro-F1 0.806; at 0.5 they are 0.65 right and 0.800."""

LIKE_FLOOR = 0.8
"""The same where a model has read both bodies and found no report: from here on a note says that a
sentence is very like the claim. The model is believed all the same."""

LIKELIEST = 4
"""Sentences that may be the one: of all that are left together, only noise would add up. Against
the nearest sentence alone this takes macro-F1 of 66 real pairs from 0.77 to 0.79."""

ABSENT_SLOPE = -0.69
ABSENT_OFFSET = 0.0
"""From the log odds that a sentence reports it to the probability of absence: a logistic fit on
1,890 omissions of the development stories and 67 labelled pairs, of which 76 % were right."""

JUDGED_OFFSET = 0.7
"""The same where a judge has found no report either: fitted to the 176 omissions that a language
model left of four real pairs and two of our stories, of which 82 % were right."""

LEAST = 0.002
"""Scores are taken as no nearer to 0 and 1 than this, so that their log odds are finite."""

_SHOWN_REASONS = ("caption", "heading")
"""Parts taken out of a source text that a reader of the page still sees as words of the article."""


@dataclass(frozen=True, slots=True)
class Search:
    """What the search of one article for one claim gave.

    ``claim`` is the claim's id; ``score`` is the probability that one of the sentences reports it;
    ``sentence`` is the number of the nearest (None for an empty body); ``aside`` tells where
    outside the body the claim was found; ``judged`` tells that a model has read the body for it,
    and ``told`` that it named the sentence.
    """

    claim: str
    nearest: Nearest
    sentence: int | None
    score: float
    aside: str
    judged: bool = False
    told: bool = False

    @property
    def found(self) -> bool:
        """Whether the body reports the claim: as a model says; by the search, where none has."""
        return self.told if self.judged else self.score >= REPORTED_FLOOR

    @property
    def doubted(self) -> bool:
        """Whether a sentence is very like what a model found nowhere."""
        return self.judged and self.score >= LIKE_FLOOR

    @property
    def absent(self) -> float:
        """The probability that the body does not report the claim, in whatever words.

        The nearest of many sentences may tell the claim in words that no measure sees; so even a
        low score proves less than its complement says.
        """
        bounded = min(max(self.score, LEAST), 1 - LEAST)
        offset = JUDGED_OFFSET if self.judged else ABSENT_OFFSET
        return 1 / (1 + exp(-(ABSENT_SLOPE * log(bounded / (1 - bounded)) + offset)))


def search(
    side: Side, other: Article, wanted: Collection[str], *, judged: bool = False
) -> list[Search]:
    """Look for claims of an article in the whole of another.

    Args:
        side: The article with all its claims: each is weighed beside the others.
        other: The article that is searched.
        wanted: The ids of the claims that are looked for.
        judged: Whether a judge has read both and named all that the other reports.
    """
    claims, sentences = side.claims, sentence_texts(other)
    if not wanted:
        return []
    if not sentences:
        nothing = Nearest(article=other.id, span=None, score=0)
        looked_for = [claim.id for claim in claims if claim.id in wanted]
        return [Search(key, nothing, None, 0, "", judged) for key in looked_for]
    scores = counterparts(side, sentences, tuple(range(len(sentences))))
    reported = _by_any(scores)
    found = [
        Search(
            claim=claim.id,
            nearest=_nearest(other, place, float(scores[row, place])),
            sentence=place,
            score=float(reported[row]),
            aside="",
            judged=judged,
        )
        for row, (claim, place) in enumerate(zip(claims, _best(scores), strict=True))
        if claim.id in wanted
    ]
    return found if all(one.found for one in found) else _with_asides(found, claims, other)


def told(claim: Claim, other: Article, place: int, score: float) -> Search:
    """The search for a claim of which a model says that a sentence tells it."""
    nearest = _nearest(other, place, score)
    return Search(claim.id, nearest, place, score, "", judged=True, told=True)


def _by_any(scores: "Floats") -> "Floats":
    """For each claim (a row) the probability that one of the likeliest sentences reports it."""
    import numpy as np

    likeliest = np.sort(scores, axis=1)[:, -LIKELIEST:]
    return np.asarray(1 - np.prod(1 - likeliest, axis=1))


def _best(scores: "Floats") -> list[int]:
    """For each claim (a row) the sentence that comes nearest; none for no claims."""
    return [int(row.argmax()) for row in scores]


def _nearest(other: Article, place: int, score: float) -> Nearest:
    sentence = other.sentences[place]
    span = cut(other.body, sentence.start, sentence.end)
    return Nearest(article=other.id, span=span, score=round(score, 3))


def _with_asides(found: list[Search], claims: Sequence[Claim], other: Article) -> list[Search]:
    """The searches, with where outside the body the article tells what its body does not."""
    asides = _asides(claims, other)
    return [one if one.found else replace(one, aside=asides.get(one.claim, "")) for one in found]


def _asides(claims: Sequence[Claim], other: Article) -> dict[str, str]:
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
    scores = matcher(texts).alone(claim_texts(claims))
    best = scores.argmax(axis=1)
    return {
        claim.id: f"{parts[at][0]}: “{texts[at]}”"
        for row, (claim, at) in enumerate(zip(claims, best, strict=True))
        if scores[row, at] >= REPORTED_FLOOR
    }
