"""One rate limit for a whole run: requests a minute, pauses, cost.

Machines differ in speed: the endpoints here wait for what is to have come, not for a time.
"""

import json
import threading
import time
from pathlib import Path

import pytest
from tests.batch.stories import write_chain
from tests.endpoint import reference
from tests.endpoint.server import Endpoint, Received, Response

from claimdiff.cli import run

pytestmark = pytest.mark.slow  # real servers and processes

JOBS = 32
LATENCY = 0.1
PATIENCE = 120
"""Seconds for what must come at last."""


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
    """When all that may be in flight is, tells one to come back later, and holds all others.

    They are held until the pause that it was told is under way.
    """

    PAUSE = 8.0
    HELD = 6.0
    TOLD = JOBS - 1
    """The request that is told."""

    def __init__(self) -> None:
        super().__init__()
        self._told = threading.Event()

    def answer(self, number: int, received: Received) -> Response:
        if number == self.TOLD:
            self._told.set()
            content = b'{"error": {"message": "slow down"}}'
            return Response(429, content, {"retry-after": str(self.PAUSE)})
        if number < self.TOLD:
            assert self._told.wait(PATIENCE), "not all that may be in flight ever was"
            time.sleep(self.HELD)
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
    """No settings but the test's."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "CLAIMDIFF_MODEL", "CLAIMDIFF_ENGINE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CLAIMDIFF_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


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


def test_a_pause_that_one_thread_is_told_holds_for_all() -> None:
    busy = Busy()
    assert batch(busy, 30) == 0
    after = [came - busy.came[busy.TOLD] for came in busy.came[JOBS:]]
    assert min(after) >= busy.PAUSE
    flying = zip(busy.at_once[JOBS:], after, strict=True)
    first = [at for at, came in flying if came < min(after) + LATENCY]
    assert max(first) <= JOBS // 2 + 1  # one more may be allowed again by then


def test_max_cost_stops_before_the_call_that_would_exceed_it() -> None:
    slow = Slow()
    limit = 30
    # What is asked costs about 0.6 dollars, and answers nothing.
    assert batch(slow, 60, "--price", "1000,0", "--max-cost", str(limit)) == 7
    usage = json.loads(Path("out/run.json").read_text("utf-8"))["usage"]
    assert usage["requests"] == len(slow.came)
    assert limit - 2 <= usage["cost_usd"] <= limit
