"""How likely two articles of a collection tell of one event, and which to hold against each other.

Each article is held against its nearest by the shipped embedding, in blocks, so that no table of
all pairs is made; the nearest pairs are scored by the words they share, weighted by how rare these
are (TF-IDF, Salton and Buckley 1988), in the whole text and in the opening, and by the days between
them. Two languages share few words, so their articles stay apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from claimdiff.articles import dictionary
from claimdiff.batch.pair.profiles import Facts, Profile
from claimdiff.compare import embedding

Signals = dict[str, float]

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ids = NDArray[np.int32]

NEAREST = 30
"""Neighbours of each article that are scored: of 344 real articles' partners the first 10 hold
97.5 %, the first 20 98.3 %; the others join through a third article."""
FURTHEST = 14
"""Days: of 155 dated pairs on one event one is further apart."""
_LATE = 3
"""Days: of the same pairs 97 % are nearer."""
WEIGHTS: Mapping[str, float] = {
    "whole": 15.99,
    "opening": 11.52,
    "dated": 3.08,
    "days": -0.16,
    "late": -0.93,
    "bias": -5.06,
}
"""Of the logistic regression that `evals.pairing` fits; ``bias`` is such that 0.5 is where stories
are cut."""
_BLOCK = 512
"""Articles whose neighbours are looked for at once: a table of 20 MB with 10,000 articles."""
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


@dataclass(slots=True)
class _Words:
    """Words of a text by number, and what each weighs; squares of the weights add up to 1."""

    ids: "Ids"
    weights: "Floats"


class Collection:
    """Articles to be held against each other; all are added before anything is asked."""

    def __init__(self) -> None:
        self.weights = WEIGHTS
        self.facts: list[Facts] = []
        self._names: list[dict[str, str]] = []
        self._runs: list[NDArray[np.uint32]] = []
        self._whole: list[_Words] = []
        self._opening: list[_Words] = []
        self._numbers: dict[str, int] = {}

    def add(self, profile: Profile) -> None:
        """Take in an article."""
        self.facts.append(profile.facts)
        self._names.append(profile.names)
        self._runs.append(profile.runs)
        self._whole.append(self._counted(profile.words))
        self._opening.append(self._counted(profile.opening))

    def close(self) -> None:
        """Weigh the words, once all articles are there."""
        import numpy as np

        rarity = self._rarity()
        self._vectors = self._embedded()
        for counts in (self._whole, self._opening):
            for one in counts:
                one.weights = (1 + np.log(one.weights)) * rarity[one.ids]
                one.weights /= max(float(np.linalg.norm(one.weights)), 1e-9)
        self._row = np.zeros((2, len(self._numbers)), np.float32)

    def weighed(self, weights: Mapping[str, float]) -> "Collection":
        """The same articles with other weights."""
        other = copy(self)
        other.weights = weights
        return other

    def candidates(self) -> Iterator[tuple[int, list[int]]]:
        """Each article with those of its nearest that come after it, and those it is nearest of."""
        import numpy as np

        days = np.array([fact.day or np.nan for fact in self.facts])
        count = min(NEAREST, len(self.facts) - 1)
        later: list[set[int]] = [set() for _ in self.facts]
        for start in range(0, len(self.facts) if count > 0 else 0, _BLOCK):
            block = slice(start, start + _BLOCK)
            near = self._vectors[block] @ self._vectors.T
            near[np.abs(days[block, None] - days[None]) > FURTHEST] = -np.inf
            near[np.arange(len(near)), np.arange(start, start + len(near))] = -np.inf
            for at, found in enumerate(np.argpartition(-near, count - 1, axis=1)[:, :count]):
                for other in found[np.isfinite(near[at, found])]:
                    first, second = sorted((start + at, int(other)))
                    later[first].add(second)
        yield from ((at, sorted(found)) for at, found in enumerate(later))

    def signals(self, first: int, others: Sequence[int]) -> list[Signals]:
        """What the scores of an article with each of others are made of.

        ``whole`` and ``opening`` are likenesses from 0 to 1 of the texts and of their openings,
        ``dated`` is 1 where both days are known, ``days`` what lies between them, ``late`` is 1
        where that is more than three.
        """
        likenesses = []
        for row, counts in zip(self._row, (self._whole, self._opening), strict=True):
            row[counts[first].ids] = counts[first].weights
            likenesses.append([float(row[counts[one].ids] @ counts[one].weights) for one in others])
            row[counts[first].ids] = 0
        days = [self._days(first, other) for other in others]
        return [
            {
                "whole": whole,
                "opening": opening,
                "dated": float(apart is not None),
                "days": float(apart or 0),
                "late": float((apart or 0) > _LATE),
            }
            for apart, whole, opening in zip(days, *likenesses, strict=True)
        ]

    def scores(self, first: int, others: Sequence[int]) -> list[float]:
        """How likely an article and each of others are on one event, from 0 to 1."""
        return [self._score(given) for given in self.signals(first, others)]

    def pair(self, first: int, second: int) -> Pair:
        """Two articles with the reasons for their score."""
        (given,) = self.signals(first, [second])
        names = (name for norm, name in self._names[first].items() if norm in self._names[second])
        days = self._days(first, second)
        return Pair(first, second, self._score(given), given["whole"], days, tuple(names))

    def copied(self, first: int, second: int) -> float:
        """The share of the shorter article's runs of five words that stand in the other."""
        import numpy as np

        runs = self._runs[first], self._runs[second]
        shared = np.intersect1d(*runs, assume_unique=True)
        return len(shared) / min(map(len, runs))

    def _counted(self, counts: dict[str, int]) -> _Words:
        import numpy as np

        ids = [self._numbers.setdefault(word, len(self._numbers)) for word in counts]
        return _Words(np.array(ids, np.int32), np.array([*counts.values()], np.float32))

    def _rarity(self) -> "Floats":
        """The inverse document frequency of each word, here and in English at large."""
        import numpy as np

        here = np.zeros(len(self._numbers))
        for one in self._whole:
            here[one.ids] += 1
        english = dictionary.counts()
        rate = _TEXT_LENGTH / max(sum(english.values()), 1)
        known = np.array([english.get(word, 0) for word in self._numbers])
        elsewhere = _KNOWN_TEXTS * (1 - np.exp(-rate * known))
        texts = len(self.facts) + _KNOWN_TEXTS + 1
        rare: Floats = np.log(texts / (here + elsewhere + 0.5)).clip(0).astype(np.float32)
        return rare

    def _embedded(self) -> "Floats":
        """A vector of length 1 for each article, from their common mean: how they differ."""
        import numpy as np

        words = list(self._numbers)
        rows = np.zeros((len(self.facts), embedding.DIMENSIONS), np.float32)
        for start in range(0, len(rows), _BLOCK):
            block = self._whole[start : start + _BLOCK]
            used, places = np.unique(
                np.concatenate([one.ids for one in block]), return_inverse=True
            )
            vectors = embedding.vectors(words[number] for number in used)
            at = 0
            for number, one in enumerate(block, start=start):
                mine = places[at : (at := at + len(one.ids))]
                rows[number] = one.weights @ vectors[mine]
        return _unit(_unit(rows) - _unit(rows).mean(axis=0))

    def _days(self, first: int, second: int) -> int | None:
        one, other = self.facts[first].day, self.facts[second].day
        return abs(one - other) if one and other else None

    def _score(self, signals: Signals) -> float:
        if signals["days"] > FURTHEST:
            return 0.0
        total = sum(self.weights[name] * value for name, value in signals.items())
        return 1 / (1 + exp(-total - self.weights["bias"]))


def _unit(rows: "Floats") -> "Floats":
    import numpy as np

    scaled: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return scaled
