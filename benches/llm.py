"""The LLM engine against an endpoint of 200 ms, beside the bare client in the same run.

The limit is requests in flight / latency. Both ask the same questions and get the same answers,
which the endpoint, in a process of its own, has ready from runs that are not counted. The batch
validates, grounds, gates and stores all that it is answered, without the HTML reports; the bare
client throws it away. CPU counts the start of all processes too, which is told apart first, since
it weighs the more the shorter a run is. ``possible`` is what a client of
this CPU a request can reach at the most: one core for the bare client, all for the batch, less what
the endpoint takes.
"""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil
from openai import AsyncOpenAI
from tests.batch.killing import command
from tests.batch.stories import article, write_chain

from benches.endpoint import LATENCY
from benches.measure import installed, measured, scaled
from claimdiff.articles import from_text
from claimdiff.engines.llm import LLMEngine
from claimdiff.settings import Settings

FLYING = 32, 64, 128
PAIRS, EVENTS = 1_000, 50
TURNS, TURN = 6, 10
"""Of requests alone; the first turn warms up."""


@dataclass(frozen=True)
class Endpoint:
    """Where it is, and its process."""

    url: str
    process: psutil.Process

    def counts(self) -> tuple[int, float]:
        """Requests since the last look, and seconds from the first to the last."""
        requests, seconds = json.loads(self._get("counts"))
        return requests, seconds

    def save_questions(self, path: Path) -> Path:
        """Write all that was asked so far to a file."""
        path.write_bytes(self._get("asked"))
        return path

    def _get(self, what: str) -> bytes:
        with urllib.request.urlopen(f"{self.url}/{what}") as answer:  # noqa: S310 - our own, on this machine
            return bytes(answer.read())

    def cpu(self) -> float:
        """Seconds of CPU so far."""
        times = self.process.cpu_times()
        return float(times.user + times.system)


def main() -> None:
    """Print the figures."""
    pairs = scaled(PAIRS)
    with tempfile.TemporaryDirectory(prefix="claimdiff-bench-") as name, _endpoint() as endpoint:
        folder = Path(name)
        manifest = write_chain(folder / "news", pairs, min(EVENTS, pairs))
        _batch(manifest, folder, "first", FLYING[0], endpoint)
        asked = endpoint.save_questions(folder / "asked.json")
        measured(_bare(endpoint, asked, FLYING[0]), installed(folder))
        _print_starts(manifest, folder, asked, endpoint)
        _print_alone(folder, endpoint)
        endpoint.counts()
        print("llm, 200 ms    in flight   share of the limit   CPU ms/request   possible")
        for flying in FLYING:
            before = endpoint.cpu()
            cpu = measured(_bare(endpoint, asked, flying), installed(folder)).cpu
            bare = _print("bare client", flying, cpu, endpoint, before, cores=1)
            before = endpoint.cpu()
            cpu = _batch(manifest, folder, str(flying), flying, endpoint)
            ours = _print("claimdiff", flying, cpu, endpoint, before, cores=os.cpu_count() or 1)
            print(f"{'ratio':15}{ours[0] / bare[0]:29.2f}{ours[1] / bare[1]:17.2f}")
    print()


def _bare(endpoint: Endpoint, asked: Path, flying: int) -> list[str]:
    return [sys.executable, "-m", "benches.bare", endpoint.url, str(asked), str(flying)]


def _print_starts(manifest: Path, folder: Path, asked: Path, endpoint: Endpoint) -> None:
    """What both take for one question, or one pair."""
    one = folder / "one.json"
    one.write_text(json.dumps(json.loads(asked.read_bytes())[:1]))
    bare = measured(_bare(endpoint, one, FLYING[0]), installed(folder)).cpu
    ours = _batch(manifest, folder, "one", FLYING[0], endpoint, "--limit", "1")
    print(f"llm, the start of all processes: bare client {bare:.1f} s CPU, claimdiff {ours:.1f} s")


def _print_alone(folder: Path, endpoint: Endpoint) -> None:
    """What a request takes by itself, one after the other in this process, in turns with the bare.

    So the engine's part is seen: prompt, cache, sending, reading the answer. The rest of the batch
    loads articles, cuts claims, compares and writes.
    """
    settings = Settings(
        engine="llm", model="bench", base_url=endpoint.url, cache_dir=folder / "cache-alone"
    )
    spent: dict[str, list[float]] = {"claimdiff": [], "bare client": []}
    with closing(LLMEngine(settings)) as engine, asyncio.Runner() as runner:
        client = AsyncOpenAI(base_url=endpoint.url, api_key="none", max_retries=0)
        for turn in range(TURNS):
            texts = [article(number, 1_000 + turn) for number in range(TURN)]
            articles = [from_text(text, article_id="a") for text in texts]
            started = time.process_time()
            for one in articles:
                engine.read(one)
            spent["claimdiff"].append(time.process_time() - started)
            asked = json.loads(endpoint.save_questions(folder / "alone.json").read_bytes())
            started = time.process_time()
            for question in asked[-TURN:]:
                runner.run(client.chat.completions.create(**question))
            spent["bare client"].append(time.process_time() - started)
    each = {name: 1000 * median(turns[1:]) / TURN for name, turns in spent.items()}
    print("llm, a request alone: " + ", ".join(f"{name} {ms:.1f} ms" for name, ms in each.items()))


def _batch(
    manifest: Path, folder: Path, name: str, flying: int, endpoint: Endpoint, *more: str
) -> float:
    """Run the batch; its seconds of CPU."""
    flags = ("--engine", "llm", "-m", "bench", "--base-url", endpoint.url, *more)
    line = command(manifest, folder / name, *flags, "-j", str(flying), "--no-reports", "-q")
    cache = str(folder / f"cache-{name}")
    taken = measured(line, installed(folder, CLAIMDIFF_CACHE_DIR=cache))
    if taken.code:
        raise SystemExit(f"the batch ended with {taken.code}")
    return taken.cpu


def _print(
    name: str, flying: int, cpu: float, endpoint: Endpoint, before: float, *, cores: int
) -> tuple[float, float]:
    """Print a row; the share of the limit and the CPU of a request."""
    requests, seconds = endpoint.counts()
    limit = flying / LATENCY
    each, served = cpu / requests, (endpoint.cpu() - before) / requests
    left = min(cores / each, (os.cpu_count() or 1) / (each + served))
    print(
        f"{name:15}{flying:9}{requests / seconds / limit:20.0%}{1000 * each:17.1f}"
        f"{min(1.0, left / limit):11.0%}    ({requests} requests, endpoint {1000 * served:.1f} ms)"
    )
    return requests / seconds / limit, each


@contextmanager
def _endpoint() -> Iterator[Endpoint]:
    line = [sys.executable, "-m", "benches.endpoint"]
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as process:
        said = process.stdout or sys.stdin
        try:
            url = f"http://127.0.0.1:{said.readline().strip()}/v1"
            yield Endpoint(url, psutil.Process(process.pid))
        finally:
            process.kill()
