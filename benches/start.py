"""How long the program takes to say its version and its help, in start-ups of a bare interpreter.

CPU is counted, not time; the commands take turns, and each one's median counts, so that what else
the machine does counts little.
"""

import sys
import tempfile
from pathlib import Path
from statistics import median

from benches.measure import cpu, installed

TURNS = 30
WANTED = {"--version": 6, "--help": 10}
_BARE = "bare"


def main() -> None:
    """Print the figures."""
    program = str(Path(sys.executable).with_name("claimdiff"))
    lines = {_BARE: [sys.executable, "-c", "pass"]} | {flag: [program, flag] for flag in WANTED}
    with tempfile.TemporaryDirectory(prefix="claimdiff-bench-") as folder:
        env = installed(Path(folder))
        turns = [{name: cpu(line, env) for name, line in lines.items()} for _ in range(TURNS)]
    taken = {name: median(turn[name] for turn in turns) for name in lines}
    print("start               CPU ms   bare starts   wanted")
    for flag, wanted in WANTED.items():
        ratio = taken[flag] / taken[_BARE]
        print(f"{flag:16}{1000 * taken[flag]:10.0f}{ratio:14.1f}{wanted:9}")
    print()
