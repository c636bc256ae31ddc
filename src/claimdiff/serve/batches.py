"""A finished batch's folder, opened at the desk: its items, and one of them as a result."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimdiff import reports
from claimdiff.errors import InputError
from claimdiff.result import Comparison

RESULTS = "results.jsonl"
_SHOWN = 1_000
_KEY = 12


@dataclass(frozen=True, slots=True)
class BatchItem:
    """One comparison of a batch as a list shows it."""

    id: str
    title: str
    conflicts: int
    status: str


def items(folder: Path) -> list[BatchItem]:
    """The first `_SHOWN` items of a batch.

    Raises:
        InputError: The folder has no results.
    """
    found = []
    for line, _ in zip(_lines(folder), range(_SHOWN), strict=False):
        told = json.loads(line)
        found.append(
            BatchItem(
                id=str(told.get("id", "")),
                title=" | ".join(one.get("label", "") for one in told.get("articles", ())),
                conflicts=sum(one["relation"] == "conflict" for one in told.get("findings", ())),
                status=str(told.get("status", "")),
            )
        )
    return found


def item(folder: Path, wanted: str) -> Comparison | None:
    """The comparison of one item; None where the batch has none of that id."""
    for line in _lines(folder):
        told = json.loads(line)
        if str(told.pop("id", "")) == wanted:
            found = reports.load(json.dumps(told))
            return found if isinstance(found, Comparison) else None
    return None


def key(result: Comparison) -> str:
    """An id that the same result always has, so that it is kept once."""
    return hashlib.sha256(reports.render(result, "jsonl").encode()).hexdigest()[:_KEY]


def _lines(folder: Path) -> Iterator[str]:
    path = folder / RESULTS
    try:
        with path.open(encoding="utf-8") as lines:
            yield from lines
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror}.", hint="Run the batch to its end first."
        ) from error
