"""25 kills on 1,000 offline pairs: are the files those of an unbroken run?"""

import signal
import subprocess
import tempfile
from pathlib import Path

from tests.batch.harness import digests
from tests.batch.killing import command, environment, run_and_kill
from tests.batch.stories import write_chain

from benches.measure import scaled

PAIRS, KILLS, EVENTS, SEED = 1_000, 25, 50, 7


def main() -> None:
    """Print what became of the runs."""
    # A shell's background job ignores Ctrl-C, and so would all that it starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    pairs = scaled(PAIRS)
    with tempfile.TemporaryDirectory(prefix="claimdiff-bench-") as name:
        folder = Path(name)
        manifest = write_chain(folder / "news", pairs, min(EVENTS, pairs))
        flags = ("--engine", "offline", "-q")
        whole, broken = folder / "whole", folder / "broken"
        subprocess.run(command(manifest, whole, *flags), env=environment(), check=True)
        line = command(manifest, broken, *flags)
        ends = run_and_kill(line, broken, pairs, KILLS, SEED, environment())
        same = digests(whole) == digests(broken)
    print(f"kills          {KILLS} on {pairs:,} pairs, after {[end.done for end in ends[:-1]]}")
    print(f"files {'byte-identical' if same else 'DIFFERENT'}; last run ended {ends[-1].code}\n")
