"""Numbers that several processes tell each other: pauses, what is spent, what is held.

Each process writes its own place and reads all, so they need no lock, and one that dies holds none.
It does not know what the numbers mean.
"""

from collections.abc import MutableSequence
from dataclasses import dataclass
from typing import Literal

Name = Literal["pauses", "spent", "held"]


@dataclass(frozen=True, slots=True)
class Column:
    """A number of each process, all of which see ``values``; ``place`` is this one's."""

    values: MutableSequence[float]
    place: int = 0

    def add(self, amount: float) -> None:
        """Change this process's number."""
        self.values[self.place] += amount

    def raise_to(self, value: float) -> None:
        """Let this process's number be no less."""
        self.values[self.place] = max(self.values[self.place], value)


_columns: dict[str, Column] = {}
"""What this process shares with others; empty where it is alone."""


def share(
    pauses: MutableSequence[float],
    spent: MutableSequence[float],
    held: MutableSequence[float],
    place: int,
) -> None:
    """Share from now on with other processes: memory that all see has a place for each of them.

    Args:
        pauses: Until when each was told to wait, by the system's monotonic clock.
        spent: What each has spent, in US dollars.
        held: What each holds for calls in flight; what one that died here held is free again.
        place: This process's place.
    """
    held[place] = 0.0
    for name, values in {"pauses": pauses, "spent": spent, "held": held}.items():
        _columns[name] = Column(values, place)


def column(name: Name) -> Column:
    """The numbers of all processes, or of this one where it is alone."""
    return _columns.get(name) or Column([0.0])
