"""Offline pairs: pairs a second, CPU a pair, peak memory, and how both grow with ten times more."""

import tempfile
from pathlib import Path

from tests.batch.killing import command
from tests.batch.stories import write_chain

from benches.measure import Taken, installed, measured, scaled

SIZES = 1_000, 10_000
EVENTS = 50


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory(prefix="claimdiff-bench-") as folder:
        found = [(pairs, _run(Path(folder), pairs)) for pairs in map(scaled, SIZES)]
    print("offline        pairs   pairs/s  CPU ms/pair  peak MiB (all)  peak MiB (main)")
    for pairs, taken in found:
        speed, cpu = pairs / taken.seconds, 1000 * taken.cpu / pairs
        print(f"{pairs:20,}{speed:10.1f}{cpu:13.1f}{taken.peak:16.0f}{taken.main:17.0f}")
    (few, small), (many, large) = found
    time = (large.seconds / many) / (small.seconds / few)
    print(f"time a pair {time:.2f} times, peak memory {large.peak / small.peak:.2f} times\n")


def _run(folder: Path, pairs: int) -> Taken:
    manifest = write_chain(folder / f"news{pairs}", pairs, EVENTS)
    line = command(manifest, folder / f"out{pairs}", "--engine", "offline")
    taken = measured(line, installed(folder))
    if taken.code:
        raise SystemExit(f"the batch ended with {taken.code}")
    return taken
