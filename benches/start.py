"""How long the program takes to say its version and its help, in start-ups of a bare interpreter.

CPU is counted, not time, and the least of many runs, so that what else the machine does counts
little.
"""

import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benches.measure import installed

RUNS = 15
WANTED = {"--version": 6, "--help": 10}


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory(prefix="claimdiff-bench-") as folder:
        env = installed(Path(folder))
        bare = _least([sys.executable, "-c", "pass"], env)
        print("start               CPU ms   bare starts   wanted")
        for flag, wanted in WANTED.items():
            taken = _least([str(Path(sys.executable).with_name("claimdiff")), flag], env)
            print(f"{flag:16}{1000 * taken:10.0f}{taken / bare:14.1f}{wanted:9}")
        print()


def _least(line: Sequence[str], env: Mapping[str, str]) -> float:
    return min(_cpu(line, env) for _ in range(RUNS))


def _cpu(line: Sequence[str], env: Mapping[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(line, env=dict(env), stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
