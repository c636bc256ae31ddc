"""The saved figures: the last scores, the recorded floors, the simple methods' figures.

Three JSON files beside this module, all ``{engine or method: {part: {set: {metric: figure}}}}``;
``part`` is ``committed`` or ``shared``, so that figures which only some can repeat stand apart.

- ``scores.json`` is what the last run gave; sets that a run leaves out keep their figures.
- ``floors.json`` is what must not be fallen below; only a better figure changes it, on request.
- ``simple.json`` is what simple methods reach on the same files (`evals.floors`).

No text and no path is in any of them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from evals.gold import HERE
from evals.sets import LabelledSet, lower_is_better

DIGITS = 4  # of a figure; the floors are compared at this precision, which hides float noise

Figures = dict[str, dict[str, dict[str, dict[str, float]]]]


@dataclass(frozen=True)
class Book:
    """One of the files."""

    path: Path

    def read(self) -> Figures:
        """All its figures; none where there is no file yet."""
        if not self.path.exists():
            return {}
        figures: Figures = json.loads(self.path.read_text("utf-8"))
        return figures

    def of(self, name: str, labelled: LabelledSet) -> dict[str, float]:
        """The figures of one engine or method on one set."""
        return self.read().get(name, {}).get(part(labelled), {}).get(labelled.name, {})

    def enter(self, name: str, labelled: LabelledSet, figures: Mapping[str, float]) -> None:
        """Replace the figures of one engine or method on one set."""
        book = self.read()
        rounded = {metric: round(figure, DIGITS) for metric, figure in figures.items()}
        book.setdefault(name, {}).setdefault(part(labelled), {})[labelled.name] = rounded
        self.path.write_text(json.dumps(book, indent=1, sort_keys=True) + "\n", "utf-8")


SCORES = Book(HERE / "scores.json")
FLOORS = Book(HERE / "floors.json")
SIMPLE = Book(HERE / "simple.json")


def part(labelled: LabelledSet) -> str:
    """Which part of a file a set stands in."""
    return "shared" if labelled.shared else "committed"


def worse(metric: str, figure: float, floor: float) -> bool:
    """Whether a figure has fallen below its floor (for errors: risen above it)."""
    change = round(figure, DIGITS) - round(floor, DIGITS)
    return change > 0 if lower_is_better(metric) else change < 0


def raised(old: Mapping[str, float], new: Mapping[str, float]) -> dict[str, float]:
    """Floors after a run: of each figure the better one."""
    return {
        metric: old[metric] if metric in old and worse(metric, figure, old[metric]) else figure
        for metric, figure in {**old, **new}.items()
    }
