"""Signals: how near a sentence comes to a claim, measured in several ways at once.

One matrix holds every word of the claims against every word of the sentences, 1 where their stems
are the same and the likeness of their vectors elsewhere; all signals are read off it by segment, so
20 claims against 25 sentences are a few dozen array operations. Nothing is decided here.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from claimdiff.comparing.embedding import vectors
from claimdiff.language.words import content

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


class Bag(NamedTuple):
    """The content words of several phrases end to end, each phrase closed by one empty word."""

    stems: list[str]
    starts: "NDArray[np.int64]"
    real: "NDArray[np.bool_]"
    unit: "Floats"
    whole: "Floats"

    @classmethod
    def of(cls, phrases: Sequence[str]) -> "Bag":
        """Lay out the content words of phrases."""
        import numpy as np

        norms: list[str] = []
        stems: list[str] = []
        starts: list[int] = []
        for phrase in phrases:
            found = [word for word in content(phrase) if word.norm]
            starts.append(len(norms))
            norms += [*(word.norm for word in found), ""]
            stems += [*(word.stem for word in found), ""]
        rows = vectors(norms).astype(np.float64)
        at = np.array(starts, dtype=np.int64)
        whole = np.add.reduceat(rows, at, axis=0)
        return cls(stems, at, np.array([bool(norm) for norm in norms]), _unit(rows), _unit(whole))


def _unit(rows: "Floats") -> "Floats":
    import numpy as np

    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))


def pair_signals(claims: Bag, sentences: Bag) -> "Floats":
    """Measure every claim against every sentence: (claims, sentences, 4) signals."""
    import numpy as np

    ids: dict[str, int] = {}
    left = np.array([ids.setdefault(stem, len(ids)) for stem in claims.stems])
    right = np.array([ids.setdefault(stem, len(ids)) for stem in sentences.stems])
    same = (left[:, None] == right) & claims.real[:, None] & sentences.real
    likeness = np.where(same, 1, claims.unit @ sentences.unit.T)
    found = _shares(np.maximum.reduceat(same, sentences.starts, axis=1).astype(float), claims)
    like = _shares(np.maximum.reduceat(likeness, sentences.starts, axis=1), claims)
    back = _shares(np.maximum.reduceat(likeness, claims.starts, axis=0).T, sentences).T
    return np.stack([found, like, back, claims.whole @ sentences.whole.T], axis=-1)


def _shares(values: "Floats", bag: Bag) -> "Floats":
    import numpy as np

    counts = np.add.reduceat(bag.real.astype(float), bag.starts)
    total = np.add.reduceat(values * bag.real[:, None], bag.starts, axis=0)
    return np.asarray(total / np.maximum(counts, 1)[:, None])
