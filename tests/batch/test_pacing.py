"""One pace for a whole run, in however many processes: requests a minute, pauses, cost."""

import json
import threading
import time
from multiprocessing import get_context
from pathlib import Path

import pytest
from tests.batch.stories import write_chain
from tests.endpoint import reference
from tests.endpoint.server import Endpoint, Received, Response

from claimdiff.batch import executors
from claimdiff.cli import run

pytestmark = pytest.mark.slow  # real servers and processes

JOBS = 32
"""In flight: 16 in each of two processes."""
LATENCY = 0.1


class Slow:
    """Answers by the reference rule after a while; notes when each request came and what it met."""

    def __init__(self) -> None:
        self.came: list[float] = []
        self.at_once: list[int] = []
        self._now = 0
        self._lock = threading.Lock()

    def __call__(self, received: Received) -> Response:
        with self._lock:
            number = len(self.came)
            self.came.append(time.monotonic())
            self._now += 1
            self.at_once.append(self._now)
        try:
            return self.answer(number, received)
        finally:
            with self._lock:
                self._now -= 1

    def answer(self, _number: int, received: Received) -> Response:
        time.sleep(LATENCY)
        return reference.respond(received)


class Busy(Slow):
    """When both processes are at work, tells one request to come back later; answers all others."""

    PAUSE = 4.0

    def __init__(self) -> None:
        super().__init__()
        self.told: int | None = None

    def answer(self, number: int, received: Received) -> Response:
        if self.told is None and self.at_once[number] > JOBS // 2:
            self.told = number
            content = b'{"error": {"message": "slow down"}}'
            return Response(429, content, {"retry-after": str(self.PAUSE)})
        return super().answer(number, received)


class Faltering(Slow):
    """Fails whatever it is asked the first time."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: set[str] = set()

    def answer(self, number: int, received: Received) -> Response:
        if (asked := str(received.messages)) not in self._seen:
            self._seen.add(asked)
            return Response(503, b"{}", {"retry-after": "0"})
        return super().answer(number, received)


@pytest.fixture(autouse=True)
def only_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings but the test's, two cores on every machine, and no socket to start processes."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "CLAIMDIFF_MODEL", "CLAIMDIFF_ENGINE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CLAIMDIFF_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(executors, "_cores", lambda: 2)
    monkeypatch.setattr(executors, "_context", lambda: get_context("spawn"))


def batch(slow: Slow, pairs: int, *flags: str, jobs: int = JOBS) -> int:
    """Run so many pairs against an endpoint; the exit code."""
    manifest = write_chain(Path("news"), pairs, 10)
    with Endpoint(slow) as endpoint:
        asked = ("--engine", "llm", "-m", "reference", "--base-url", endpoint.base_url)
        line = ("batch", str(manifest), "--out-dir", "out", *asked, "-j", str(jobs))
        return run([*line, "--no-reports", "-q", *flags])


@pytest.mark.parametrize(("jobs", "rpm", "pairs"), [(8, 1200, 20), (JOBS, 2400, 40)])
def test_rpm_counts_every_request_that_leaves_retries_among_them(
    jobs: int, rpm: int, pairs: int
) -> None:
    faltering = Faltering()
    began = time.monotonic()
    assert batch(faltering, pairs, "--rpm", str(rpm), jobs=jobs) == 0
    requests = len(faltering.came)
    assert requests == 2 * (pairs + pairs + 10)
    # A request can arrive late, the first of a process above all, but never before it may leave.
    assert faltering.came[-1] - began >= (requests - 2) * 60 / rpm


def test_a_pause_that_one_process_is_told_holds_for_all() -> None:
    busy = Busy()
    assert batch(busy, 80) == 0
    assert busy.told is not None, "both processes were never at work at once"
    after = [came - busy.came[busy.told] for came in busy.came]
    # What had left when the answer came may still arrive: half the pause is left to it.
    assert not [seconds for seconds in after if Busy.PAUSE / 2 < seconds < Busy.PAUSE]
    again = [at for at, came in zip(busy.at_once, after, strict=True) if came >= Busy.PAUSE]
    assert again
    assert max(again[: JOBS // 2]) <= JOBS // 2


def test_max_cost_stops_before_the_call_that_would_exceed_it_in_any_process() -> None:
    slow = Slow()
    limit = 60
    # What is asked costs about 0.6 dollars, and answers nothing.
    assert batch(slow, 200, "--price", "1000,0", "--max-cost", str(limit)) == 7
    assert max(slow.at_once) > JOBS // 2, "both processes were never at work at once"
    usage = json.loads(Path("out/run.json").read_text("utf-8"))["usage"]
    assert usage["requests"] == len(slow.came)
    assert limit - 2 <= usage["cost_usd"] <= limit
