"""How surely each claim of one article is about the same thing as each claim of another.

It only measures; what follows from a score is for the judge and the gate to say.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from claimdiff.compare.matching import Matcher
from claimdiff.engines.contract import Side
from claimdiff.result import Article, Claim

if TYPE_CHECKING:
    from claimdiff.compare.matching import Floats

_KEPT = 64
"""Texts prepared and score tables kept: one comparison asks for the same few several times."""


class Alignment:
    """The scores of all pairs of claims of two articles.

    ``scores[i, j]`` is the probability that the claims ``left.claims[i]`` and ``right.claims[j]``
    report one fact.
    """

    def __init__(self, left: Side, right: Side) -> None:
        self._row = {claim.id: i for i, claim in enumerate(left.claims)}
        self._column = {claim.id: j for j, claim in enumerate(right.claims)}
        self.scores = counterparts(
            left, claim_texts(right.claims), sentence_numbers(right.article, right.claims)
        )

    def place(self, left: str, right: str) -> tuple[int, int]:
        """Where in ``scores`` two claims, by id, have theirs."""
        return self._row[left], self._column[right]

    def score(self, left: str, right: str) -> float:
        """The probability for two claims, by id."""
        return float(self.scores[self.place(left, right)])


def counterparts(side: Side, texts: tuple[str, ...], numbers: tuple[int, ...]) -> "Floats":
    """The probability that each claim of an article and each text of another report one fact.

    Args:
        side: The article with all its claims.
        texts: The other's claims or sentences, all of them, in its order.
        numbers: For each text the number of its sentence.

    Returns:
        (claims, texts) probabilities.
    """
    import numpy as np

    if not side.claims or not texts:
        return np.zeros((len(side.claims), len(texts)))
    rows = sentence_numbers(side.article, side.claims)
    return _counterparts(claim_texts(side.claims), rows, texts, numbers)


def sentence_numbers(article: Article, claims: Sequence[Claim]) -> tuple[int, ...]:
    """The number of the sentence that makes each claim."""
    starts = [sentence.start for sentence in article.sentences]
    return tuple(max(0, bisect_right(starts, claim.spans[0].start) - 1) for claim in claims)


@lru_cache(maxsize=_KEPT)
def matcher(sentences: tuple[str, ...]) -> Matcher:
    """The matcher for these sentences, prepared once."""
    return Matcher(sentences)


def sentence_texts(article: Article) -> tuple[str, ...]:
    """The sentences of an article's body, as `matcher` wants them."""
    return _sentence_texts(_Itself(article))


class _Itself:
    """An article as the key of a cache, equal to itself alone.

    To hash its sentences would take longer than to cut them, which in a text of 80,000 characters
    took a third of the CPU of a comparison: they are asked for once for every name and every claim.
    """

    __slots__ = ("article",)

    def __init__(self, article: Article) -> None:
        self.article = article

    def __hash__(self) -> int:
        return id(self.article)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self.article is other.article


@lru_cache(maxsize=_KEPT)
def _sentence_texts(key: _Itself) -> tuple[str, ...]:
    body = key.article.body
    return tuple(body[one.start : one.end] for one in key.article.sentences)


def claim_texts(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The texts of claims, as `matcher` wants them."""
    return tuple(claim.text for claim in claims)


@lru_cache(maxsize=_KEPT)
def _counterparts(
    here: tuple[str, ...], rows: tuple[int, ...], there: tuple[str, ...], columns: tuple[int, ...]
) -> "Floats":
    return matcher(there).counterparts(here, rows, columns)
