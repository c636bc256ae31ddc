"""The LLM engine against an endpoint of 200 ms, beside the bare client in the same run.

The limit is requests in flight / latency. The batch validates, grounds, gates and stores all that
it is answered, without the HTML reports; the bare client throws it away.
"""

import json
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.batch.killing import command, environment
from tests.batch.stories import write_chain

from benches.endpoint import LATENCY
from benches.measure import measured, scaled

FLYING = 32, 64, 128
PAIRS, EVENTS = 1_000, 50


def main() -> None:
    """Print the figures."""
    pairs = scaled(PAIRS)
    with tempfile.TemporaryDirectory(prefix="claimdiff-bench-") as folder, _endpoint() as url:
        manifest = write_chain(Path(folder) / "news", pairs, min(EVENTS, pairs))
        print("llm, 200 ms    in flight   share of the limit   CPU ms/request")
        for flying in FLYING:
            bare = [sys.executable, "-m", "benches.bare", url, str(2 * pairs), str(flying)]
            _print("bare client", flying, bare, url, {})
            out = Path(folder) / f"out{flying}"
            flags = (
                "--engine",
                "llm",
                "-m",
                "bench",
                "--base-url",
                url,
                "-j",
                str(flying),
                "--no-reports",
            )
            more = {"CLAIMDIFF_CACHE_DIR": str(Path(folder) / f"cache{flying}")}
            _print("claimdiff", flying, command(manifest, out, *flags, "-q"), url, more)
    print()


def _print(name: str, flying: int, line: list[str], url: str, more: dict[str, str]) -> None:
    taken = measured(line, environment(**more))
    requests, seconds = json.loads(_get(url))
    share = requests / seconds / (flying / LATENCY)
    cpu = 1000 * taken.cpu / requests
    print(f"{name:15}{flying:9}{share:20.0%}{cpu:17.1f}    ({requests} requests, {taken.code})")


def _get(url: str) -> bytes:
    with urllib.request.urlopen(url) as answer:  # noqa: S310 - our own, on this machine
        return bytes(answer.read())


@contextmanager
def _endpoint() -> Iterator[str]:
    line = [sys.executable, "-m", "benches.endpoint"]
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as process:
        said = process.stdout or sys.stdin
        try:
            yield f"http://127.0.0.1:{said.readline().strip()}/v1"
        finally:
            process.kill()
