"""How likely two articles of a collection tell of one event.

Two articles are scored by the words that they share, weighted by how rare these are (TF-IDF, Salton
and Buckley 1988), and by the days between them. A text's words are folded into a vector of fixed
length by their numbers (feature hashing, Weinberger and others 2009), so that all pairs are scored
by a product of matrices, block by block. Two languages share few words, so their articles stay
apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimdiff.articles import dictionary
from claimdiff.batch.pair.profiles import Profile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Places = Sequence[int] | NDArray[np.int64]

SIGNALS = ("whole", "dated", "days", "late")
"""What a score is made of: the likeness of two texts, from 0 to 1; 1 where both days are known; the
days between them; 1 where these are more than `_LATE`."""
WEIGHTS: Mapping[str, float] = {
    "whole": 25.31,
    "dated": 3.17,
    "days": -0.18,
    "late": -1.09,
    "bias": -5.61,
}
"""Of the logistic regression that `evals.pairing` fits; ``bias`` is such that 0.5 is where stories
are cut."""
FURTHEST = 14
"""Days: of 155 dated pairs on one event one is further apart."""
_LATE = 3
"""Days: of the same pairs 97 % are nearer."""
_LENGTH = 4096
"""Of a vector: 10,000 articles take 164 MB. With half of it, real articles that are given one day
are paired at a precision of 0.25, not 0.42."""
_BLOCK = 256
"""Articles that are held against all at once: tables of 40 MB with 10,000 articles."""
_KNOWN_TEXTS = 1000
"""Texts that the list of English words counts for, when a collection says how rare a word is: in a
dozen articles every word is rare. Without them recall in small folders is 0.83, with them 0.90."""
_TEXT_LENGTH = 300
"""Words of such a text, each different from the others."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles by their places, how likely they are on one event, and why.

    ``names`` are written as in the first of them; ``days`` is None where a date is unknown.
    """

    first: int
    second: int
    score: float
    likeness: float
    days: int | None
    names: tuple[str, ...]


class Collection:
    """Articles to be held against each other; all are added before anything is asked."""

    def __init__(self) -> None:
        self.weights = WEIGHTS
        self.articles: list[Profile] = []
        self._numbers: dict[str, int] = {}
        self._words: list[NDArray[np.int32]] = []

    def add(self, profile: Profile) -> None:
        """Take in an article; how often it has each of its words is kept in short."""
        import numpy as np

        numbers = [self._numbers.setdefault(word, len(self._numbers)) for word in profile.words]
        self._words.append(np.array([numbers, [*profile.words.values()]], np.int32))
        self.articles.append(replace(profile, words={}))

    def close(self) -> None:
        """Weigh the words, once all articles are there."""
        import numpy as np

        words, counts = np.concatenate(self._words, axis=1)
        rows = np.repeat(np.arange(len(self._words)), [one.shape[1] for one in self._words])
        here = np.bincount(words)
        weights = (1 + np.log(counts)) * self._rarity(here)[words]
        lengths = np.sqrt(np.bincount(rows, weights**2)).clip(1e-9)
        # A word that stands in one article alone is in no likeness: only its weight counts.
        shared = here[words] > 1
        number = np.cumsum(here > 1)[words[shared]]
        signs = 1 - 2 * (number // _LENGTH % 2)
        self._vectors: Floats = np.zeros((len(self._words), _LENGTH), np.float32)
        folded = weights[shared] / lengths[rows[shared]] * signs
        np.add.at(self._vectors, (rows[shared], number % _LENGTH), folded)
        self._days = np.array([one.day or np.nan for one in self.articles], np.float32)
        self._words = []

    def weighed(self, weights: Mapping[str, float]) -> "Collection":
        """The same articles with other weights."""
        other = copy(self)
        other.weights = weights
        return other

    def likely(self, cut: float) -> Iterator[tuple[float, int, int]]:
        """The scores that reach a cut, each with its two articles."""
        import numpy as np

        for start in range(0, len(self.articles), _BLOCK):
            others = np.arange(start, len(self.articles))
            scores = np.triu(self.scores(others[:_BLOCK], others), 1)
            for at, other in np.argwhere(scores >= max(cut, 1e-9)):
                yield float(scores[at, other]), start + int(at), start + int(other)

    def signals(self, some: "Places", others: "Places") -> "Floats":
        """What the scores of some articles with others are made of, a table for each signal."""
        import numpy as np

        whole = self._vectors[some] @ self._vectors[others].T
        days = np.abs(self._days[some][:, None] - self._days[others])
        dated = np.isfinite(days)
        return np.stack([whole, dated, np.where(dated, days, 0), days > _LATE]).astype(np.float32)

    def scores(self, some: "Places", others: "Places") -> "Floats":
        """How likely each of some articles and each of others are on one event, from 0 to 1."""
        import numpy as np

        signals = self.signals(some, others)
        weights = np.array([self.weights[name] for name in SIGNALS], np.float32)
        total = np.tensordot(weights, signals, 1) + self.weights["bias"]
        scores: Floats = 1 / (1 + np.exp(-total.clip(-60)))
        scores[signals[SIGNALS.index("days")] > FURTHEST] = 0
        return scores

    def pair(self, first: int, second: int) -> Pair:
        """Two articles with the reasons for their score."""
        whole, dated, days, _ = (float(one) for one in self.signals([first], [second])[:, 0, 0])
        score = float(self.scores([first], [second])[0, 0])
        mine, others = self.articles[first].names, self.articles[second].names
        names = tuple(name for norm, name in mine.items() if norm in others)
        return Pair(first, second, score, whole, int(days) if dated else None, names)

    def _rarity(self, here: "NDArray[np.int64]") -> "Floats":
        """The inverse document frequency of each word, here and in English at large."""
        import numpy as np

        english = dictionary.counts()
        rate = _TEXT_LENGTH / max(sum(english.values()), 1)
        known = np.array([english.get(word, 0) for word in self._numbers])
        elsewhere = _KNOWN_TEXTS * (1 - np.exp(-rate * known))
        texts = len(self.articles) + _KNOWN_TEXTS + 1
        rare: Floats = np.log(texts / (here + elsewhere + 0.5)).clip(0).astype(np.float32)
        return rare
