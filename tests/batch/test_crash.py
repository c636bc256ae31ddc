"""Workers that die: nothing is lost, and only the item that kills them fails."""

import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest
from tests.batch.harness import CountingEngine, digests, go, use
from tests.batch.stories import write_pairs

from claimdiff.batch import run as running
from claimdiff.batch import workers
from claimdiff.batch.schedule import DEATHS, Options
from claimdiff.batch.workers import Pool, Processes

pytestmark = pytest.mark.slow  # real servers and processes, half a minute in all

P = ParamSpec("P")
T = TypeVar("T")
PAIRS, ARTICLES = 10, 5
PATIENCE = 120
"""Seconds for what must come at last, on any machine."""


class Fragile(Executor):
    """Works at once; a deadly task kills its worker."""

    def __init__(self, deadly: Callable[[str], bool]) -> None:
        self._deadly = deadly

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        future: Future[T] = Future()
        if self._deadly(str(args[1])):
            future.set_exception(BrokenExecutor("killed"))
        else:
            future.set_result(fn(*args, **kwargs))
        return future


def answer_later() -> str:
    time.sleep(2)
    return "there"


@contextmanager
def pool_of(processes: int) -> Iterator[Processes]:
    pool = Processes(get_context("spawn"), processes)
    yield pool
    pool.shutdown()


@pytest.fixture
def manifest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    use(CountingEngine(), monkeypatch)
    return write_pairs(tmp_path / "news", PAIRS, ARTICLES)


def hire(monkeypatch: pytest.MonkeyPatch, deadly: Callable[[str], bool]) -> None:
    """Have the work done by a fragile executor."""
    pool = Pool(Fragile(deadly), lambda: 4)
    monkeypatch.setattr(running, "pool_for", lambda _settings, _cluster: pool)


def test_an_item_that_always_kills_its_worker_fails_alone(
    manifest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hire(monkeypatch, lambda what: what == "pair-3")
    report = go(Options(str(manifest), tmp_path / "out"))
    assert (report.counts.complete, report.counts.failed) == (PAIRS - 1, 1)
    (line,) = (tmp_path / "out" / "errors.jsonl").read_text("utf-8").splitlines()
    told = json.loads(line)
    assert (told["code"], told["article"], told["attempts"]) == ("crashed", None, DEATHS)
    assert told["next"].startswith("It may need more memory")


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


def test_a_pool_computes_in_its_processes() -> None:
    with pool_of(2) as pool:
        where = {pool.submit(os.getpid).result(PATIENCE) for _ in range(2)}
        found = [pool.submit(divmod, number, 7) for number in range(50)]
        assert [future.result(PATIENCE) for future in found] == [
            divmod(number, 7) for number in range(50)
        ]
        assert isinstance(pool.submit(divmod, 1, 0).exception(PATIENCE), ZeroDivisionError)
    assert os.getpid() not in where


def test_a_process_that_dies_takes_its_own_task_with_it_and_another_takes_its_place() -> None:
    with pool_of(2) as pool:
        there = pool.submit(answer_later)
        dying = pool.submit(os._exit, 3)
        assert isinstance(dying.exception(PATIENCE), BrokenExecutor)
        assert pool.submit(divmod, 7, 2).result(PATIENCE) == (3, 1)
        assert there.result(PATIENCE) == "there"


def living(pool: Processes) -> int:
    """The number of a process of the pool; of one that died it may not be known yet."""
    while isinstance((asked := pool.submit(os.getpid)).exception(PATIENCE), BrokenExecutor):
        time.sleep(0.01)
    return asked.result()


def test_a_process_that_dies_while_it_has_nothing_to_do_is_replaced() -> None:
    with pool_of(1) as pool:
        first = living(pool)
        os.kill(first, signal.SIGKILL)
        assert living(pool) != first


def test_a_process_killed_while_it_gives_back_its_result_holds_up_nobody() -> None:
    """Over and over, at another moment of a result that fills the pipe many times."""
    with pool_of(2) as pool:
        ends = []
        for number in range(12):
            pid = living(pool)
            given = [pool.submit(bytes, 50_000_000) for _ in range(2)]
            time.sleep(number / 200)
            os.kill(pid, signal.SIGKILL)
            ends += [future.exception(PATIENCE) for future in given]
    assert all(end is None or isinstance(end, BrokenExecutor) for end in ends)


def test_a_process_that_cannot_be_started_breaks_its_task_alone() -> None:
    context = get_context("spawn")
    pool = Processes(context, 1)
    os.kill(living(pool), signal.SIGKILL)

    def none_left(*_: object) -> None:
        raise BlockingIOError("no process can be started")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(context.Process, "start", none_left)
        patched.setattr(workers, "PAUSES", (0.0,))
        while "started" not in str(pool.submit(os.getpid).exception(PATIENCE)):
            time.sleep(0.01)  # until it is known here that it died
    assert pool.submit(divmod, 7, 2).result(PATIENCE) == (3, 1)
    pool.shutdown()
