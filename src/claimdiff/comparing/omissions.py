"""Whether an article reports a claim anywhere: the proof that stands behind "not found in B".

The search goes over every sentence of the other body, then over its title, captions and headings
(a claim found only there is not in the body, and the finding says so). It does not look at the
other article's claims: what an engine failed to extract is still in the text.
"""

from dataclasses import dataclass

from claimdiff.comparing.alignment import matcher, sentence_texts
from claimdiff.grounding import cut
from claimdiff.result import Article, Claim, Nearest

REPORTED_FLOOR = 0.5
"""A sentence reports a claim when that is more likely than not: `matching` is calibrated."""

_SHOWN_REASONS = ("caption", "heading")
"""Parts taken out of a source text that a reader of the page still sees as words of the article."""


@dataclass(frozen=True, slots=True)
class Search:
    """What the search of one article for one claim gave.

    ``score`` is the probability that the nearest sentence reports the claim; ``sentence`` is its
    number (None for an empty body); ``aside`` tells where outside the body the claim was found.
    """

    nearest: Nearest
    sentence: int | None
    score: float
    aside: str

    @property
    def found(self) -> bool:
        """Whether the body reports the claim."""
        return self.score >= REPORTED_FLOOR


def search(claim: Claim, other: Article) -> Search:
    """Look for a claim in the whole of another article."""
    sentences = sentence_texts(other)
    if not sentences:
        return Search(Nearest(article=other.id, span=None, score=0), None, 0, "")
    matches = matcher(sentences).match((claim.text,))
    place = int(matches.nearest[0])
    score = float(matches.alone[0, place])
    sentence = other.sentences[place]
    span = cut(other.body, sentence.start, sentence.end)
    nearest = Nearest(article=other.id, span=span, score=round(score, 3))
    aside = "" if score >= REPORTED_FLOOR else _aside(claim, other)
    return Search(nearest, place, score, aside)


def _aside(claim: Claim, other: Article) -> str:
    """Where outside the body an article tells the claim: its title, a caption, a heading."""
    parts = [("title", other.title)] if other.title else []
    parts += [
        (removed.reason, other.source[removed.start : removed.end])
        for removed in other.removed
        if removed.reason in _SHOWN_REASONS
    ]
    texts = tuple(" ".join(text.split()) for _, text in parts)
    if not texts:
        return ""
    scores = matcher(texts).match((claim.text,)).alone[0]
    best = int(scores.argmax())
    return f"{parts[best][0]}: “{texts[best]}”" if scores[best] >= REPORTED_FLOOR else ""
