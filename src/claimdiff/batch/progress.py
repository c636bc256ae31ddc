"""How far a run is, on standard error: a line that is written over on a terminal, or now and then.

It only looks; nothing in a run waits for it.
"""

import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

from claimdiff.batch.schedule import Progress

Watch = Callable[[Progress], None]
_EVERY = 5.0
"""Seconds between two lines: a log of an hour stays readable."""
_OFTEN = 0.5
"""Seconds between two lines for programs, and on a terminal."""
_OVER = "\r\x1b[K"
"""Goes back to the line's beginning and clears it."""


@contextmanager
def display(form: str, limit: int | None = None) -> Iterator[Watch]:
    """Show how far a run is until the block ends.

    Args:
        form: ``auto`` is for people, ``jsonl`` for programs, ``none`` shows nothing.
        limit: How many of the manifest's first items the run is about; None is all.
    """
    over = form == "auto" and sys.stderr.isatty()
    every = _OFTEN if over or form == "jsonl" else _EVERY
    told = time.monotonic()
    last: Progress | None = None

    def tell(progress: Progress, end: str = "\n") -> None:
        said = _json(progress) if form == "jsonl" else _words(progress)
        if over:
            said = _OVER + said[: shutil.get_terminal_size().columns - 1]
        print(said, end=end, file=sys.stderr, flush=True)

    def watch(progress: Progress) -> None:
        nonlocal told, last
        last = progress if limit is None else _within(progress, limit)
        if form != "none" and time.monotonic() - told >= every:
            told = time.monotonic()
            tell(last, "" if over else "\n")

    try:
        yield watch
    finally:
        if last and form != "none":
            tell(last)


def _within(progress: Progress, limit: int) -> Progress:
    """That of the first items alone; of those done before, no more than there is room for."""
    total = min(progress.total, limit)
    before = max(0, min(progress.before, total - progress.done))
    return replace(progress, total=total, before=before)


def _rate(progress: Progress) -> float:
    """Items a second in this run."""
    return progress.done / max(time.monotonic() - progress.started, 0.001)


def _remaining(progress: Progress) -> float | None:
    """Seconds until the end at this rate; None while it is unknown."""
    speed = _rate(progress)
    left = progress.total - progress.before - progress.done
    return left / speed if speed else None


def _words(progress: Progress) -> str:
    parts = [
        f"claimdiff: {progress.before + progress.done} of {progress.total} done",
        f"{progress.failed} failed",
        f"{progress.read} articles read",
        f"{_rate(progress):.1f}/s",
    ]
    if left := _remaining(progress):
        parts.append(f"{timedelta(seconds=round(left))} left")
    usage = progress.usage
    if usage.requests:
        price = "unknown" if usage.cost_usd is None else f"${usage.cost_usd:.4f}"
        tokens = usage.input_tokens + usage.output_tokens
        parts += [f"{usage.requests} requests", f"{tokens:,} tokens", f"price {price}"]
    return ", ".join(parts)


def _json(progress: Progress) -> str:
    left = _remaining(progress)
    return json.dumps(
        {
            "total": progress.total,
            "done": progress.before + progress.done,
            "failed": progress.failed,
            "articles": progress.read,
            "rate": round(_rate(progress), 3),
            "eta_seconds": None if left is None else round(left, 1),
            "requests": progress.usage.requests,
            "tokens": progress.usage.input_tokens + progress.usage.output_tokens,
            "cost_usd": progress.usage.cost_usd,
        }
    )
