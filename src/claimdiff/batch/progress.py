"""How far a run is, on standard error: a line that is written over on a terminal, or now and then.

It only looks; nothing in a run waits for it.
"""

import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
    shown = time.monotonic()
    last: Progress | None = None

    def tell(end: str = "\n") -> None:
        if last is None or form == "none":
            return
        said = _json(last, limit) if form == "jsonl" else _words(last, limit)
        if over:
            said = _OVER + said[: shutil.get_terminal_size().columns - 1]
        print(said, end=end, file=sys.stderr, flush=True)

    def watch(progress: Progress) -> None:
        nonlocal shown, last
        last = progress
        if time.monotonic() - shown >= every:
            shown = time.monotonic()
            tell("" if over else "\n")

    try:
        yield watch
    finally:
        tell()


def _counted(progress: Progress, limit: int | None) -> tuple[int, int, float, float | None]:
    """Items in all, those done, how many a second, and seconds until the end where it is known.

    Of the first items alone; of those done before, no more than there is room for.
    """
    total = progress.total if limit is None else min(progress.total, limit)
    done = max(progress.done, min(progress.before + progress.done, total))
    rate = progress.done / max(time.monotonic() - progress.started, 0.001)
    return total, done, rate, (total - done) / rate if rate else None


def _words(progress: Progress, limit: int | None) -> str:
    total, done, rate, left = _counted(progress, limit)
    parts = [
        f"claimdiff: {done} of {total} done",
        f"{progress.failed} failed",
        f"{progress.read} articles read",
        f"{rate:.1f}/s",
    ]
    if left:
        parts.append(f"{timedelta(seconds=round(left))} left")
    usage = progress.usage
    if usage.requests:
        price = "unknown" if usage.cost_usd is None else f"${usage.cost_usd:.4f}"
        tokens = usage.input_tokens + usage.output_tokens
        parts += [f"{usage.requests} requests", f"{tokens:,} tokens", f"price {price}"]
    return ", ".join(parts)


def _json(progress: Progress, limit: int | None) -> str:
    total, done, rate, left = _counted(progress, limit)
    return json.dumps(
        {
            "total": total,
            "done": done,
            "failed": progress.failed,
            "articles": progress.read,
            "rate": round(rate, 3),
            "eta_seconds": None if left is None else round(left, 1),
            "requests": progress.usage.requests,
            "tokens": progress.usage.input_tokens + progress.usage.output_tokens,
            "cost_usd": progress.usage.cost_usd,
        }
    )
