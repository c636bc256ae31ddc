"""How surely each claim of one article is about the same thing as each claim of another.

It only measures; what follows from a score is for the judge and the gate to say.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from claimdiff.comparing.matching import Matcher
from claimdiff.result import Article, Claim

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

_KEPT = 64
"""Texts prepared and score tables kept: one comparison asks for the same few several times."""


class Alignment:
    """The scores of all pairs of claims of two articles.

    ``scores[i, j]`` is the probability that one of the claims ``left[i]`` and ``right[j]`` reports
    the other: a longer claim reports a shorter one, seldom the other way round, so the better
    direction counts.
    """

    def __init__(self, left: Sequence[Claim], right: Sequence[Claim]) -> None:
        self.left = tuple(left)
        self.right = tuple(right)
        self._row = {claim.id: i for i, claim in enumerate(self.left)}
        self._column = {claim.id: j for j, claim in enumerate(self.right)}
        self.scores = _both_ways(claim_texts(self.left), claim_texts(self.right))

    def score(self, left: str, right: str) -> float:
        """The probability for two claims, by id."""
        return float(self.scores[self._row[left], self._column[right]])


@lru_cache(maxsize=_KEPT)
def matcher(sentences: tuple[str, ...]) -> Matcher:
    """The matcher for these sentences, prepared once."""
    return Matcher(sentences)


def sentence_texts(article: Article) -> tuple[str, ...]:
    """The sentences of an article's body, as `matcher` wants them."""
    return tuple(article.body[one.start : one.end] for one in article.sentences)


def claim_texts(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The texts of claims, as `matcher` wants them."""
    return tuple(claim.text for claim in claims)


@lru_cache(maxsize=_KEPT)
def _both_ways(here: tuple[str, ...], there: tuple[str, ...]) -> "NDArray[float64]":
    import numpy as np

    if not here or not there:
        return np.zeros((len(here), len(there)))
    forward = matcher(there).alone(here)
    backward = matcher(here).alone(there)
    return np.maximum(forward, backward.T)
