"""Measures: precision, recall, F1, balanced accuracy, calibration error: numbers of numbers."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

CALIBRATION_BINS = 10  # of equal width, the number most reports of calibration use


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of what was found: rightly, wrongly, not at all."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 when nothing was found."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of what is there that was found; 1 when nothing is there."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 when nothing is there and nothing found."""
        return _share(2 * self.right, 2 * self.right + self.wrong + self.missed)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 1.0


def tally(found: Iterable[Hashable], gold: Iterable[Hashable]) -> Tally:
    """Count a set of finds against the set that is right."""
    finds, truths = set(found), set(gold)
    return Tally(len(finds & truths), len(finds - truths), len(truths - finds))


def class_tally(predicted: Sequence[object], gold: Sequence[object], one: object) -> Tally:
    """Count one class of a classification, item by item.

    Raises:
        ValueError: The two differ in length.
    """
    pairs = list(zip(predicted, gold, strict=True))
    return Tally(
        sum(p == one and g == one for p, g in pairs),
        sum(p == one and g != one for p, g in pairs),
        sum(p != one and g == one for p, g in pairs),
    )


def f1(predicted: Sequence[object], gold: Sequence[object], one: object) -> float:
    """F1 of one class."""
    return class_tally(predicted, gold, one).f1


def macro_f1(
    predicted: Sequence[object], gold: Sequence[object], classes: Sequence[object]
) -> float:
    """Mean of the classes' F1; a prediction that is no class is a miss and no false find."""
    return mean([f1(predicted, gold, one) for one in classes])


def balanced_accuracy(predicted: Sequence[object], gold: Sequence[object]) -> float:
    """Mean recall of the classes that the gold has."""
    return mean(
        [
            class_tally(predicted, gold, one).recall
            for one in sorted(set(gold), key=str)  # a fixed order, so that sums are repeatable
        ]
    )


def calibration_error(probabilities: Sequence[float], truths: Sequence[bool]) -> float:
    """Expected calibration error: mean distance of promised and true share, weighted by bin size.

    Naeini, Cooper, Hauskrecht 2015, with `CALIBRATION_BINS` bins of equal width.

    Raises:
        ValueError: The two differ in length, or a probability is outside 0 to 1.
    """
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(CALIBRATION_BINS)]
    for probability, truth in zip(probabilities, truths, strict=True):
        if not 0 <= probability <= 1:
            raise ValueError(f"{probability} is no probability")
        bins[min(int(probability * CALIBRATION_BINS), CALIBRATION_BINS - 1)].append(
            (probability, truth)
        )
    off = sum(abs(sum(p for p, _ in items) - sum(t for _, t in items)) for items in bins)
    return off / len(probabilities) if probabilities else 0.0


def mean(values: Sequence[float]) -> float:
    """Arithmetic mean; 0 of nothing."""
    return sum(values) / len(values) if values else 0.0
