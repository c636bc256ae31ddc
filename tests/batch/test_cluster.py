import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.batch.harness import digests
from tests.batch.killing import PATIENCE, command, environment, reports, wait_for_reports
from tests.batch.pair import newsroom
from tests.batch.stories import write_pairs
from tests.faults.command import claimdiff

from claimdiff.batch import workers

pytestmark = pytest.mark.slow

PAIRS, ARTICLES = 60, 15


@contextmanager
def started(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A part of a Dask cluster, on this machine only; ended by its own process id."""
    process = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]],
        env={**environment(), "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "20s"},
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def scheduler(folder: Path) -> Iterator[str]:
    """A scheduler; its address."""
    file = folder / "scheduler.json"
    flags = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))
    with started("scheduler", *flags):
        yield str(file)


@contextmanager
def worker(file: str, name: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A worker of one thread and no nanny, so that its end is its end."""
    flags = ("--scheduler-file", file, "--nthreads", "1", "--no-nanny", "--no-dashboard")
    place = ("--name", name, "--local-directory", str(folder / name), "--host", "127.0.0.1")
    with started("worker", *flags, *place) as process:
        yield process


def address(file: str) -> str:
    """The scheduler's address, once it has written it."""
    import json

    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if os.path.exists(file) and (text := Path(file).read_text("utf-8")):  # noqa: PTH110 - as given
            return str(json.loads(text)["address"])
        time.sleep(0.05)
    raise TimeoutError(file)


def test_a_cluster_that_loses_a_worker_in_mid_run_gives_all_results_once(tmp_path: Path) -> None:
    manifest = write_pairs(tmp_path / "news", PAIRS, ARTICLES)
    alone = command(manifest, tmp_path / "alone", "--engine", "offline", "-j", "2")
    assert subprocess.run(alone, env=environment(), check=False).returncode == 0
    out = tmp_path / "out"
    with (
        scheduler(tmp_path) as file,
        worker(file, "one", tmp_path),
        worker(file, "two", tmp_path) as second,
    ):
        line = command(manifest, out, "--engine", "offline", "--cluster", address(file))
        run = subprocess.Popen(line, env=environment())
        wait_for_reports(run, out, PAIRS // 4)
        at = reports(out)
        second.kill()
        assert run.wait(PATIENCE) == 0
    assert 0 < at < PAIRS
    lines = (out / "results.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == PAIRS
    assert digests(out) == digests(tmp_path / "alone")


def test_a_cluster_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "CONNECT_SECONDS", 1)  # that nobody listens is known at once
    manifest = write_pairs(tmp_path / "news", 3, 3)
    flags = ("--engine", "offline", "--cluster", "tcp://127.0.0.1:9")
    ended = claimdiff("batch", manifest, "--out-dir", tmp_path / "out", *flags)
    assert ended.code == 2
    assert "The cluster tcp://127.0.0.1:9 cannot be used" in ended.err
    assert "dask scheduler" in ended.err


def test_the_workers_of_a_cluster_read_what_is_to_be_paired(tmp_path: Path) -> None:
    newsroom.fill(tmp_path / "news")
    alone = claimdiff("pair", tmp_path / "news", "--json")
    with scheduler(tmp_path) as file, worker(file, "one", tmp_path):
        line = [sys.executable, "-m", "claimdiff", "pair", str(tmp_path / "news"), "--json"]
        shared = subprocess.run(
            [*line, "--cluster", address(file)], env=environment(), capture_output=True, check=True
        )
    assert shared.stdout.decode() == alone.out
