"""Two similarities of sentences, as anybody would try first: TF-IDF, and a static embedding."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np
import snowballstemmer
from numpy.typing import NDArray

from evals.cover import words

Matrix = NDArray[np.float64]
Similarity = Callable[[Sequence[str], Sequence[str]], Matrix]


def tfidf(left: Sequence[str], right: Sequence[str]) -> Matrix:
    """Cosines of TF-IDF vectors of stems, the document frequencies those of the two lists."""
    counts = [Counter(_stems(text)) for text in (*left, *right)]
    spread = Counter(stem for count in counts for stem in count)
    column = {stem: number for number, stem in enumerate(spread)}
    vectors = np.zeros((len(counts), len(column)))
    for row, count in enumerate(counts):
        for stem, times in count.items():
            vectors[row, column[stem]] = times * math.log((1 + len(counts)) / spread[stem])
    return _cosines(vectors[: len(left)], vectors[len(left) :])


def wordllama(left: Sequence[str], right: Sequence[str]) -> Matrix:
    """Cosines of the mean token vectors that the wordllama package carries."""
    return _cosines(_embed(tuple(left)), _embed(tuple(right)))


def both(left: Sequence[str], right: Sequence[str]) -> Matrix:
    """The mean of the two."""
    return (tfidf(left, right) + wordllama(left, right)) / 2


METHODS: dict[str, Similarity] = {"TF-IDF": tfidf, "WordLlama": wordllama, "sum": both}


def _cosines(left: Matrix, right: Matrix) -> Matrix:
    return _unit(left) @ _unit(right).T


def _unit(vectors: Matrix) -> Matrix:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    units: Matrix = vectors / np.where(lengths, lengths, 1)
    return units


@cache
def _embed(texts: tuple[str, ...]) -> Matrix:
    embedding: Matrix = np.asarray(_model().embed(list(texts)), dtype=np.float64)
    return embedding


class _Embedder(Protocol):
    def embed(self, texts: list[str]) -> object: ...


class _Stemmer(Protocol):
    def stemWords(self, words: Sequence[str]) -> list[str]: ...  # noqa: N802  # the package's own name


@cache
def _model() -> _Embedder:
    import wordllama as package

    # Its default looks for the tokenizer in the wrong folder and then downloads.
    folder = Path(package.__file__).parent
    model: _Embedder = package.WordLlama.load(cache_dir=folder, disable_download=True)
    return model


@cache
def _stems(text: str) -> tuple[str, ...]:
    return tuple(_stemmer().stemWords(words(text)))


@cache
def _stemmer() -> _Stemmer:
    stemmer: _Stemmer = snowballstemmer.stemmer("english")
    return stemmer
