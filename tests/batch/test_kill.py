import signal
import subprocess
import time
from pathlib import Path

import psutil
import pytest
from tests.batch.harness import digests
from tests.batch.killing import PATIENCE, command, environment, reports, run_and_kill
from tests.batch.stories import write_chain, write_pairs
from tests.endpoint.reference import reference_endpoint

pytestmark = pytest.mark.slow

PAIRS, ARTICLES, KILLS = 300, 25, 8
SEED = 20_240_607


def test_a_run_killed_at_random_points_ends_in_the_same_bytes_as_an_unbroken_one(
    tmp_path: Path,
) -> None:
    manifest = write_pairs(tmp_path / "news", PAIRS, ARTICLES)
    flags = ("--engine", "offline", "-j", "2")
    whole = command(manifest, tmp_path / "whole", *flags)
    assert subprocess.run(whole, env=environment(), check=False).returncode == 0
    broken = command(manifest, tmp_path / "broken", *flags)
    ends = run_and_kill(broken, tmp_path / "broken", PAIRS, KILLS, SEED, environment())
    assert ends[-1].code == 0
    assert {end.code for end in ends[:-1]} == {-signal.SIGKILL, 130}
    assert sum(0 < end.done < PAIRS for end in ends) >= KILLS // 2, f"killed at {ends}"
    assert digests(tmp_path / "broken") == digests(tmp_path / "whole")


def test_a_killed_run_pays_twice_for_no_more_than_was_in_flight(tmp_path: Path) -> None:
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


def test_workers_end_with_the_run_they_work_for(tmp_path: Path) -> None:
    manifest = write_chain(tmp_path / "news", 200, 10)
    line = command(manifest, tmp_path / "out", "--engine", "offline", "-j", "2")
    process = subprocess.Popen(line, env=environment(), stderr=subprocess.DEVNULL)
    end = time.monotonic() + PATIENCE
    while reports(tmp_path / "out") < 3 and time.monotonic() < end:
        time.sleep(0.01)
    workers = psutil.Process(process.pid).children(recursive=True)
    assert len(workers) >= 2
    process.kill()
    process.wait()
    gone, alive = psutil.wait_procs(workers, timeout=20)
    assert not alive, f"{alive} outlive their run"
    assert gone
