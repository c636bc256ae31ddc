"""Workers that die: nothing is lost, and only the item that kills them fails."""

import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest
from tests.batch.harness import CountingEngine, digests, go, use
from tests.batch.stories import write_pairs

from claimdiff.batch import run as running
from claimdiff.batch.executors import Crew
from claimdiff.batch.fleet import DaemonThreads, Fleet
from claimdiff.batch.run import Options

pytestmark = pytest.mark.slow  # real servers and processes, half a minute in all

P = ParamSpec("P")
T = TypeVar("T")
PAIRS, ARTICLES = 10, 5
PATIENCE = 120
"""Seconds for what must come at last, on any machine."""


class Fragile(Executor):
    """Works at once, until a deadly task breaks it."""

    def __init__(self, deadly: Callable[[str], bool]) -> None:
        self._deadly = deadly
        self._broken = False

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        if self._broken:
            raise BrokenExecutor("broken")
        future: Future[T] = Future()
        if self._deadly(str(args[1])):
            self._broken = True
            future.set_exception(BrokenExecutor("killed"))
        else:
            future.set_result(fn(*args, **kwargs))
        return future


@pytest.fixture
def manifest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    use(CountingEngine(), monkeypatch)
    return write_pairs(tmp_path / "news", PAIRS, ARTICLES)


def hire(monkeypatch: pytest.MonkeyPatch, deadly: Callable[[str], bool]) -> list[Executor]:
    """Have the work done by fragile executors; all that were made."""
    made: list[Executor] = []

    def make() -> Executor:
        made.append(Fragile(deadly))
        return made[-1]

    monkeypatch.setattr(running, "crew_for", lambda _settings, _cluster: Crew(make, lambda: 4))
    return made


def test_an_item_that_always_kills_its_worker_fails_alone(
    manifest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = hire(monkeypatch, lambda what: what == "pair-3")
    report = go(Options(str(manifest), tmp_path / "out"))
    assert (report.counts.complete, report.counts.failed) == (PAIRS - 1, 1)
    assert '"code": "crashed"' in (tmp_path / "out" / "errors.jsonl").read_text("utf-8")
    assert len(made) >= 2


def test_an_article_that_always_kills_its_worker_fails_its_items(
    manifest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hire(monkeypatch, lambda what: what == "event0-outlet4.txt")
    report = go(Options(str(manifest), tmp_path / "out"))
    assert (report.counts.complete, report.counts.failed) == (6, 4)


def test_a_worker_that_dies_once_costs_nothing(
    manifest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(Options(str(manifest), tmp_path / "calm"))
    died: list[str] = []

    def deadly(what: str) -> bool:
        if what == "pair-3" and not died:
            died.append(what)
            return True
        return False

    hire(monkeypatch, deadly)
    report = go(Options(str(manifest), tmp_path / "out"))
    assert report.counts.complete == PAIRS
    assert digests(tmp_path / "out") == digests(tmp_path / "calm")


def test_a_thread_gives_back_what_is_raised() -> None:
    crew = DaemonThreads(1)
    assert crew.submit(divmod, 7, 2).result(PATIENCE) == (3, 1)
    assert isinstance(crew.submit(divmod, 7, 0).exception(PATIENCE), ZeroDivisionError)


def test_what_waits_for_a_thread_is_cancelled_and_what_runs_is_not() -> None:
    crew = DaemonThreads(1)
    begun, go_on = threading.Event(), threading.Event()

    def work() -> str:
        begun.set()
        go_on.wait(PATIENCE)
        return "done"

    first = crew.submit(work)
    assert begun.wait(PATIENCE)
    rest = [crew.submit(work) for _ in range(3)]
    crew.shutdown(wait=False, cancel_futures=True)
    go_on.set()
    assert first.result(PATIENCE) == "done"
    for future in rest:
        with pytest.raises(CancelledError):
            future.result(PATIENCE)


@pytest.mark.slow
def test_a_fleet_computes_in_its_processes_and_tells_when_one_dies() -> None:
    fleet = Fleet(get_context("spawn"), 2, 4)
    where = {fleet.submit(os.getpid).result(PATIENCE) for _ in range(2)}
    found = [fleet.submit(divmod, number, 7) for number in range(50)]
    assert [future.result(PATIENCE) for future in found] == [
        divmod(number, 7) for number in range(50)
    ]
    assert isinstance(fleet.submit(divmod, 1, 0).exception(PATIENCE), ZeroDivisionError)
    assert os.getpid() not in where
    waiting = [fleet.submit(time.sleep, 2 * PATIENCE) for _ in range(6)]
    fleet.submit(os._exit, 3)
    fleet.submit(os._exit, 3)
    assert all(isinstance(future.exception(PATIENCE), BrokenExecutor) for future in waiting)
    fleet.shutdown()
