"""Runs of the program that are killed at random points, again and again, until one goes through."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

POLL = 0.005
"""Seconds between two looks at how far a run is: an item takes ten times as long."""
JITTER = 0.06
"""Seconds: about an item's time, so that the kill falls anywhere in it."""
PATIENCE = 600
"""Seconds after which a run that does not end is a failure of its own."""
LAST = 0.9
"""Of the items: so many are left at the last kill that it comes before the end on any machine."""


@dataclass(frozen=True)
class Killed:
    """What became of one run: how, and how many reports there were when it ended."""

    how: str
    done: int
    code: int


def command(manifest: Path, out: Path, *flags: str) -> list[str]:
    """The command line of a batch."""
    return [
        *(sys.executable, "-m", "claimdiff", "batch", str(manifest), "--out-dir", str(out)),
        *("--progress", "none", *flags),
    ]


def environment(**more: str) -> dict[str, str]:
    """The environment without what could change how articles are read, and no way out."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("OPENAI")}
    return {**kept, "HTTPS_PROXY": "http://127.0.0.1:9", "NO_PROXY": "127.0.0.1", **more}


def run_and_kill(
    line: Sequence[str], out: Path, pairs: int, kills: int, seed: int, env: Mapping[str, str]
) -> list[Killed]:
    """Start the command and kill it, so many times, then let it go through.

    Kills are spread over the work by chance: each run has a number of reports, drawn beforehand,
    and is killed a moment after it has them. Every third gets Ctrl-C, once it has done an item
    itself: before that it may not yet listen.

    Args:
        line: The command line.
        out: Its ``--out-dir``.
        pairs: How many reports there are in the end.
        kills: How many runs are killed.
        seed: What the points follow from.
        env: The environment.
    """
    chance = random.Random(seed)  # noqa: S311 - spreads kills, no secret
    targets = sorted(chance.randrange(int(LAST * pairs)) for _ in range(kills))
    ends = []
    for number, drawn in enumerate(targets):
        how = signal.SIGINT if number % 3 == 2 else signal.SIGKILL
        target = drawn if how is signal.SIGKILL else max(drawn, reports(out) + 1)
        ends.append(_killed(line, out, target, chance.uniform(0, JITTER), how, env))
    code = subprocess.run(line, env=env, check=False, timeout=PATIENCE).returncode
    return [*ends, Killed("whole", reports(out), code)]


def reports(out: Path) -> int:
    """How many items have a report, which is written just before an item is committed."""
    try:
        return sum(1 for path in os.scandir(out / "reports") if path.name.endswith(".html"))
    except FileNotFoundError:
        return 0


def _killed(
    line: Sequence[str],
    out: Path,
    target: int,
    jitter: float,
    how: signal.Signals,
    env: Mapping[str, str],
) -> Killed:
    process = subprocess.Popen(line, env=env, stderr=subprocess.DEVNULL, start_new_session=True)
    wait_for_reports(process, out, target)
    time.sleep(jitter)
    process.send_signal(how)
    code = process.wait(PATIENCE)
    return Killed(how.name, reports(out), code)


def wait_for_reports(process: "subprocess.Popen[bytes]", out: Path, count: int) -> None:
    """Wait until a run has written so many reports, or has ended."""
    end = time.monotonic() + PATIENCE
    while reports(out) < count and process.poll() is None and time.monotonic() < end:
        time.sleep(POLL)
