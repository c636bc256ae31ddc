"""How far a run is, on standard error: a bar on a terminal, else a line now and then.

It only looks; nothing in a run waits for it.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from claimdiff.batch.schedule import Tally

Watch = Callable[[Tally], None]
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
    with _shown(form) as watch:
        yield watch if limit is None else lambda tally: watch(_within(tally, limit))


def _within(tally: Tally, limit: int) -> Tally:
    """A tally of the first items alone; of those done before, no more than there is room for."""
    total = min(tally.total, limit)
    return replace(tally, total=total, before=max(0, min(tally.before, total - tally.done)))


@contextmanager
def _shown(form: str) -> Iterator[Watch]:
    if form == "auto":
        form = "rich" if sys.stderr.isatty() else "plain"
    if form == "rich":
        with _rich() as watch:
            yield watch
    elif form == "none":
        yield lambda _tally: None
    else:
        printer = _Lines(*((_words, _EVERY) if form == "plain" else (_json, _OFTEN)))
        try:
            yield printer.watch
        finally:
            printer.last()


class _Lines:
    """A line at most every so many seconds, and one at the end."""

    def __init__(self, said: Callable[[Tally], str], every: float) -> None:
        self._said = said
        self._every = every
        self._at = time.monotonic()
        self._tally: Tally | None = None

    def watch(self, tally: Tally) -> None:
        self._tally = tally
        if time.monotonic() - self._at >= self._every:
            self._print(tally)

    def last(self) -> None:
        if self._tally:
            self._print(self._tally)

    def _print(self, tally: Tally) -> None:
        self._at = time.monotonic()
        sys.stderr.write(self._said(tally) + "\n")
        sys.stderr.flush()


def rate(tally: Tally) -> float:
    """Items a second in this run."""
    return tally.done / max(time.monotonic() - tally.started, 0.001)


def remaining(tally: Tally) -> float | None:
    """Seconds until the end at this rate; None while it is unknown."""
    speed = rate(tally)
    left = tally.total - tally.before - tally.done
    return left / speed if speed else None


def _words(tally: Tally) -> str:
    done = tally.before + tally.done
    return f"claimdiff: {done} of {tally.total} done, {_rest(tally)}"


def _rest(tally: Tally) -> str:
    """All but how many are done, as words."""
    parts = [f"{tally.failed} failed", f"{tally.read} articles read", f"{rate(tally):.1f}/s"]
    left = remaining(tally)
    if left:
        parts.append(f"{_clock(left)} left")
    usage = tally.usage
    if usage.requests:
        price = "unknown" if usage.cost_usd is None else f"${usage.cost_usd:.4f}"
        tokens = usage.input_tokens + usage.output_tokens
        parts += [f"{usage.requests} requests", f"{tokens:,} tokens", f"price {price}"]
    return ", ".join(parts)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _json(tally: Tally) -> str:
    left = remaining(tally)
    return json.dumps(
        {
            "total": tally.total,
            "done": tally.before + tally.done,
            "failed": tally.failed,
            "articles": tally.read,
            "rate": round(rate(tally), 3),
            "eta_seconds": None if left is None else round(left, 1),
            "requests": tally.usage.requests,
            "tokens": tally.usage.input_tokens + tally.usage.output_tokens,
            "cost_usd": tally.usage.cost_usd,
        }
    )


@contextmanager
def _rich() -> Iterator[Watch]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rest]}", markup=False))
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=None, rest="")

        def watch(tally: Tally) -> None:
            done = tally.before + tally.done
            bar.update(task, total=tally.total, completed=done, rest=_rest(tally))

        yield watch
