"""What the state of a batch keeps: items to do, and what came of them. Plain data."""

from dataclasses import dataclass, field
from typing import Literal

Source = tuple[str, str | None]
"""Where an article comes from, and how it is to be called if the manifest says it."""


@dataclass(frozen=True, slots=True)
class Item:
    """One comparison to make; ``place`` counts from 0 in the manifest."""

    id: str
    place: int
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row of a manifest says.

    Attributes:
        id: The item's.
        sources: Its articles, or some of them.
        grows: Whether it adds its sources to an item of that id.
        where: Its place in the manifest, in words.
    """

    id: str
    sources: tuple[Source, ...]
    grows: bool = False
    where: str = field(default="a row", compare=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that is kept of a finished item, as text.

    ``report`` is the SHA-256 of its report, empty where there is none. ``log`` is what may differ
    from run to run (times, tokens) and is in no file but ``run.json``.
    """

    status: str
    result: str
    findings: str
    claims: str
    brief: str
    errors: str
    log: str
    report: str = ""


Text = Literal["result", "findings", "claims", "brief", "errors"]
"""Those of an `Outcome` that the files are made of."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items there are of each kind, and how many articles were read."""

    items: int
    complete: int
    partial: int
    failed: int
    articles: int

    @property
    def done(self) -> int:
        """Items that need no more work."""
        return self.complete + self.partial + self.failed
