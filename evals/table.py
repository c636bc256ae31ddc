"""The table that `make eval` prints: score, simple method, floor and target, side by side."""

from collections.abc import Iterable
from dataclasses import dataclass

from rich.table import Table

from evals.scorebook import worse


@dataclass(frozen=True)
class Line:
    """One figure with what it is held against; None where there is nothing."""

    labelled: str
    metric: str
    score: float
    simple: float | None
    floor: float | None
    target: float | None

    @property
    def fell(self) -> bool:
        """Whether the score is below the recorded floor."""
        return self.floor is not None and worse(self.metric, self.score, self.floor)

    @property
    def verdict(self) -> str:
        """What is to be said of the line, in a word or two."""
        if self.fell:
            return "FELL"
        if self.target is None:
            return ""
        return "short of target" if worse(self.metric, self.score, self.target) else "reached"


def table(lines: Iterable[Line]) -> Table:
    """Lay the lines out, a rule between sets."""
    shown = Table(box=None, header_style="bold")
    for name in ("set", "metric"):
        shown.add_column(name, no_wrap=True)
    for name in ("score", "simple", "floor", "target"):
        shown.add_column(name, justify="right")
    shown.add_column("")
    last = ""
    for line in lines:
        name = "" if line.labelled == last else line.labelled
        figures = (line.score, line.simple, line.floor, line.target)
        style = "bold red" if line.fell else None
        shown.add_row(name, line.metric, *map(_figure, figures), line.verdict, style=style)
        last = line.labelled
    return shown


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
