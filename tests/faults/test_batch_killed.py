"""Fault 9: runs and their workers are killed at any moment; nothing finished is lost."""

import os
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from tests.batch.harness import digests
from tests.batch.killing import (
    PATIENCE,
    command,
    environment,
    run_and_kill,
    wait_for_reports,
)
from tests.batch.stories import write_chain, write_pairs
from tests.endpoint.reference import reference_endpoint

pytestmark = pytest.mark.slow

PAIRS, ARTICLES, KILLS = 300, 25, 8
SEED = 20_240_607
OFFLINE = ("--engine", "offline", "-j", "2")
TRIES = 10
"""To kill a worker before its run ends: near the end that is a matter of milliseconds."""


def test_9_a_run_killed_at_random_points_ends_in_the_same_bytes_as_an_unbroken_one(
    tmp_path: Path,
) -> None:
    manifest = write_pairs(tmp_path / "news", PAIRS, ARTICLES)
    whole = command(manifest, tmp_path / "whole", *OFFLINE)
    assert subprocess.run(whole, env=environment(), check=False).returncode == 0
    broken = command(manifest, tmp_path / "broken", *OFFLINE)
    ends = run_and_kill(broken, tmp_path / "broken", PAIRS, KILLS, SEED, environment())
    assert ends[-1].code == 0
    codes = {end.code for end in ends[:-1]}
    assert codes >= {-signal.SIGKILL, 130}
    assert codes <= {-signal.SIGKILL, 130, 0}, "0 is that of a run that ended before it was killed"
    assert sum(0 < end.done < PAIRS for end in ends) >= KILLS // 2, f"killed at {ends}"
    assert digests(tmp_path / "broken") == digests(tmp_path / "whole")


def test_9_a_killed_run_pays_twice_for_no_more_than_was_in_flight(tmp_path: Path) -> None:
    pairs, articles, jobs, kills = 60, 20, 4, 4
    manifest = write_chain(tmp_path / "news", pairs, articles)
    with reference_endpoint() as endpoint:
        env = environment(CLAIMDIFF_CACHE_DIR=str(tmp_path / "cache"))
        line = command(
            manifest,
            tmp_path / "out",
            *("--engine", "llm", "-m", "reference", "--base-url", endpoint.base_url),
            *("-j", str(jobs)),
        )
        ends = run_and_kill(line, tmp_path / "out", pairs, kills, SEED, env)
        asked = len(endpoint.received)
        different = len({str(received.messages) for received in endpoint.received})
    assert ends[-1].code == 0
    assert different == pairs + articles + pairs
    assert asked - different <= kills * jobs


def test_9_ctrl_c_while_workers_start_shows_no_traceback(tmp_path: Path) -> None:
    """As a terminal sends it, to all processes at once; the error stream ends when all are gone."""
    manifest = write_pairs(tmp_path / "news", 3, 3)
    line = command(manifest, tmp_path / "out", "--engine", "offline")
    with subprocess.Popen(
        line, stderr=subprocess.PIPE, text=True, env=environment(), start_new_session=True
    ) as process:
        _server(process)
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert "the same command goes on" in said


def _server(process: "subprocess.Popen[bytes] | subprocess.Popen[str]") -> psutil.Process:
    """The process that a run forks its workers from, as soon as there is one."""
    while process.poll() is None:
        with suppress(psutil.Error):
            for child in psutil.Process(process.pid).children():
                if "forkserver" in " ".join(child.cmdline()):
                    return child
    pytest.fail("the run ended without one")


def test_9_workers_end_with_the_run_they_work_for(tmp_path: Path) -> None:
    manifest = write_chain(tmp_path / "news", 200, 10)
    line = command(manifest, tmp_path / "out", *OFFLINE)
    process = subprocess.Popen(line, env=environment(), stderr=subprocess.DEVNULL)
    wait_for_reports(process, tmp_path / "out", 3)
    workers = psutil.Process(process.pid).children(recursive=True)
    assert len(workers) >= 2
    process.kill()
    process.wait()
    gone, alive = psutil.wait_procs(workers, timeout=PATIENCE)
    assert not alive, f"{alive} outlive their run"
    assert gone


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A manifest, and what an unbroken run makes of it."""
    place = tmp_path_factory.mktemp("calm")
    manifest = write_chain(place / "news", 60, 10)
    line = command(manifest, place / "out", *OFFLINE)
    assert subprocess.run(line, env=environment(), check=False).returncode == 0
    return manifest, place / "out"


@pytest.mark.parametrize("at", [2, 30, 55])
def test_9_a_worker_that_is_killed_for_want_of_memory_costs_nothing(
    at: int, calm: tuple[Path, Path], tmp_path: Path
) -> None:
    """The kernel kills what takes too much memory by SIGKILL; here the test does."""
    manifest, whole = calm
    for number in range(TRIES):
        out = tmp_path / str(number)
        process = subprocess.Popen(command(manifest, out, *OFFLINE), env=environment())
        killed = kill_a_worker(process, out, at)
        assert process.wait(PATIENCE) == 0
        assert digests(out) == digests(whole)
        if killed:
            return
    pytest.fail(f"{TRIES} runs ended before a worker could be killed")


def test_9_a_killed_server_of_processes_is_started_again(
    calm: tuple[Path, Path], tmp_path: Path
) -> None:
    manifest, whole = calm
    process = subprocess.Popen(command(manifest, tmp_path / "out", *OFFLINE), env=environment())
    _server(process).kill()
    assert process.wait(PATIENCE) == 0
    assert digests(tmp_path / "out") == digests(whole)


def kill_a_worker(process: "subprocess.Popen[bytes]", out: Path, at: int) -> bool:
    """Kill one of a run's worker processes as soon as so many items are done; False if it ended."""
    wait_for_reports(process, out, at)
    try:
        workers = [
            child
            for child in psutil.Process(process.pid).children(recursive=True)
            if child.num_threads() > 1  # what starts processes, and watches over them, has one
        ]
        workers[0].kill()
    except (psutil.NoSuchProcess, IndexError):
        return False
    return True
