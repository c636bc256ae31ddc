"""How likely a sentence, or a whole text, reports a claim: signals weighed into probabilities.

The weights were learnt on labelled sets (evals/train.py) and stand in weights.json. It gives
probabilities and the nearest sentence; what makes a conflict is for `differences` to say.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from claimdiff.comparing.signals import Bag, pair_signals
from claimdiff.result import CheckRelation

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RELATIONS: tuple[CheckRelation, ...] = ("reported", "conflicting", "not-found")


@dataclass(frozen=True, slots=True)
class Matches:
    """Probabilities ``alone`` (claims, sentences), ``whole`` (claims, 3); ``nearest`` (claims,)."""

    alone: "NDArray[np.float64]"
    whole: "NDArray[np.float64]"
    nearest: "NDArray[np.int64]"


class Matcher:
    """The sentences of one text, prepared once, that claims are looked for in."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._bag = Bag.of(sentences or [""])

    def match(self, claims: Sequence[str]) -> Matches:
        """Give the probabilities that sentences, and the text as a whole, report each claim."""
        import numpy as np

        if not claims:
            return Matches(
                np.zeros((0, len(self._bag.starts))), np.zeros((0, 3)), np.zeros(0, np.int64)
            )
        alone = _squash(
            pair_signals(Bag.of(claims), self._bag) @ _weights()["pair"] + _weights()["bias"]
        )
        best = alone.max(axis=1)
        conflict = 0.1 * np.ones_like(best)
        rest = 1 - conflict
        whole = np.stack([rest * best, conflict, rest * (1 - best)], axis=1)
        return Matches(alone, whole, alone.argmax(axis=1))


def relation(scores: Sequence[float]) -> CheckRelation:
    """Name the relation that the three probabilities of a claim speak for."""
    return RELATIONS[max(range(len(RELATIONS)), key=lambda k: scores[k])]


@cache
def _weights() -> "dict[str, NDArray[np.float64]]":
    import numpy as np

    text = files("claimdiff.comparing").joinpath("weights.json").read_text(encoding="utf-8")
    return {name: np.array(values) for name, values in json.loads(text).items()}


def _squash(z: "NDArray[np.float64]") -> "NDArray[np.float64]":
    import numpy as np

    return np.asarray(1 / (1 + np.exp(-z)))
