"""Whether an article reports a claim anywhere: the proof that stands behind "not found in B".

The search goes over every sentence of the other body, then over its title, captions and headings
(a claim found only there is not in the body, and the finding says so). It does not look at the
other article's claims: what an engine failed to extract is still in the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claimdiff.comparing.alignment import claim_texts, matcher, sentence_texts
from claimdiff.grounding import cut
from claimdiff.result import Article, Claim, Nearest

REPORTED_FLOOR = 0.5
"""A sentence reports a claim when that is more likely than not: `matching` is calibrated."""

_SHOWN_REASONS = ("caption", "heading")
"""Parts taken out of a source text that a reader of the page still sees as words of the article."""


@dataclass(frozen=True, slots=True)
class Search:
    """What the search of one article for one claim gave.

    ``claim`` is the claim's id; ``score`` is the probability that the nearest sentence reports it;
    ``sentence`` is that one's number (None for an empty body); ``aside`` tells where outside the
    body the claim was found.
    """

    claim: str
    nearest: Nearest
    sentence: int | None
    score: float
    aside: str

    @property
    def found(self) -> bool:
        """Whether the body reports the claim."""
        return self.score >= REPORTED_FLOOR


def search(claims: Sequence[Claim], other: Article) -> list[Search]:
    """Look for each claim in the whole of another article."""
    sentences = sentence_texts(other)
    if not sentences:
        nothing = Nearest(article=other.id, span=None, score=0)
        return [Search(claim.id, nothing, None, 0, "") for claim in claims]
    matches = matcher(sentences).match(claim_texts(claims))
    asides = _asides(claims, other)
    return [
        Search(
            claim=claim.id,
            nearest=_nearest(other, int(place), float(matches.alone[row, place])),
            sentence=int(place),
            score=float(matches.alone[row, place]),
            aside=asides[row],
        )
        for row, (claim, place) in enumerate(zip(claims, matches.nearest, strict=True))
    ]


def _nearest(other: Article, place: int, score: float) -> Nearest:
    sentence = other.sentences[place]
    span = cut(other.body, sentence.start, sentence.end)
    return Nearest(article=other.id, span=span, score=round(score, 3))


def _asides(claims: Sequence[Claim], other: Article) -> list[str]:
    """Where outside the body an article tells each claim: its title, a caption, a heading."""
    parts = [("title", other.title)] if other.title else []
    parts += [
        (removed.reason, other.source[removed.start : removed.end])
        for removed in other.removed
        if removed.reason in _SHOWN_REASONS
    ]
    texts = tuple(" ".join(text.split()) for _, text in parts)
    if not texts or not claims:
        return [""] * len(claims)
    scores = matcher(texts).match(claim_texts(claims)).alone
    best = scores.argmax(axis=1)
    return [
        f"{parts[at][0]}: “{texts[at]}”" if scores[row, at] >= REPORTED_FLOOR else ""
        for row, at in enumerate(best)
    ]
