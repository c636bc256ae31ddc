"""How far a run is, on standard error: a bar on a terminal, else a line now and then.

It only looks; nothing in a run waits for it.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from datetime import timedelta
from functools import partial

from claimdiff.batch.schedule import Progress

Watch = Callable[[Progress], None]
_EVERY = 5.0
"""Seconds between two plain lines: a log of an hour stays readable."""
_OFTEN = 1.0
"""Seconds between two lines for programs."""


@contextmanager
def display(form: str, limit: int | None = None) -> Iterator[Watch]:
    """Show how far a run is until the block ends.

    Args:
        form: ``rich``, ``plain``, ``jsonl`` or ``none``; ``auto`` is ``rich`` on a terminal, else
            ``plain``.
        limit: How many of the manifest's first items the run is about; None is all.
    """
    if form == "auto":
        form = "rich" if sys.stderr.isatty() else "plain"
    with _FORMS[form]() as watch:
        yield watch if limit is None else lambda progress: watch(_within(progress, limit))


def _within(progress: Progress, limit: int) -> Progress:
    """That of the first items alone; of those done before, no more than there is room for."""
    total = min(progress.total, limit)
    before = max(0, min(progress.before, total - progress.done))
    return replace(progress, total=total, before=before)


@contextmanager
def _lines(said: Callable[[Progress], str], every: float) -> Iterator[Watch]:
    """A line at most every so many seconds, and one at the end."""
    told = time.monotonic()
    last: Progress | None = None

    def watch(progress: Progress) -> None:
        nonlocal told, last
        last = progress
        if time.monotonic() - told >= every:
            told = time.monotonic()
            print(said(progress), file=sys.stderr, flush=True)

    try:
        yield watch
    finally:
        if last:
            print(said(last), file=sys.stderr, flush=True)


def _rate(progress: Progress) -> float:
    """Items a second in this run."""
    return progress.done / max(time.monotonic() - progress.started, 0.001)


def _remaining(progress: Progress) -> float | None:
    """Seconds until the end at this rate; None while it is unknown."""
    speed = _rate(progress)
    left = progress.total - progress.before - progress.done
    return left / speed if speed else None


def _words(progress: Progress) -> str:
    done = progress.before + progress.done
    return f"claimdiff: {done} of {progress.total} done, {_rest(progress)}"


def _rest(progress: Progress) -> str:
    """All but how many are done, as words."""
    parts = [
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


@contextmanager
def _rich() -> Iterator[Watch]:
    from rich import progress as bars
    from rich.console import Console

    columns = (
        bars.BarColumn(),
        bars.MofNCompleteColumn(),
        bars.TextColumn("{task.fields[rest]}", markup=False),
    )
    with bars.Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=None, rest="")

        def watch(progress: Progress) -> None:
            done = progress.before + progress.done
            bar.update(task, total=progress.total, completed=done, rest=_rest(progress))

        yield watch


_FORMS: dict[str, Callable[[], AbstractContextManager[Watch]]] = {
    "rich": _rich,
    "plain": partial(_lines, _words, _EVERY),
    "jsonl": partial(_lines, _json, _OFTEN),
    "none": lambda: nullcontext(lambda _progress: None),
}
