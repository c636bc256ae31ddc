"""Fault 10: two runs on one store, and sixteen at once: none is lost, none is done twice."""

import json
import multiprocessing
import signal
import subprocess
from multiprocessing.synchronize import Barrier, Event
from pathlib import Path

import pytest
from tests.batch.harness import digests
from tests.batch.killing import PATIENCE, command, environment, wait_for_reports
from tests.batch.stories import write_chain
from tests.endpoint.reference import reference_endpoint
from tests.faults.command import claimdiff

from claimdiff.errors import StoreError
from claimdiff.store.items import Entry
from claimdiff.store.state import State

pytestmark = pytest.mark.slow

RUNS, WHOLE_RUNS = 16, 4
"""At once; a whole run takes seconds of CPU."""
OFFLINE = ("--engine", "offline", "-j", "2")


def hold(folder: Path, start: Barrier, said: "multiprocessing.Queue[str]", end: Event) -> None:
    """Open a state at the same moment as others, as a run does, and keep it until all have."""
    start.wait(PATIENCE)
    try:
        state = State(folder)
        state.sync([Entry("a", (("x", None), ("y", None)))])
        said.put("held")
        end.wait(PATIENCE)
        state.close()
    except StoreError as error:
        said.put(error.message)


def test_10_of_sixteen_that_open_one_state_at_once_one_has_it_and_all_others_are_told(
    tmp_path: Path,
) -> None:
    context = multiprocessing.get_context("fork")
    said: multiprocessing.Queue[str] = context.Queue()
    start, end = context.Barrier(RUNS), context.Event()
    told = (tmp_path, start, said, end)
    runs = [context.Process(target=hold, args=told) for _ in range(RUNS)]
    for run in runs:
        run.start()
    heard = [said.get(timeout=PATIENCE) for _ in runs]
    end.set()
    for run in runs:
        run.join()
    assert heard.count("held") == 1
    assert set(heard) == {"held", f"Another run is at work in {tmp_path}."}
    assert [item.id for item in State(tmp_path).items()] == ["a"]


def test_10_a_second_run_in_a_folder_is_refused_and_the_first_is_not_disturbed(
    tmp_path: Path,
) -> None:
    manifest = write_chain(tmp_path / "news", 40, 10)
    line = command(manifest, tmp_path / "out", *OFFLINE)
    first = subprocess.Popen(line, env=environment())
    wait_for_reports(first, tmp_path / "out", 2)
    first.send_signal(signal.SIGSTOP)  # it is at work until the second has been told, however slow
    try:
        assert first.poll() is None
        second = claimdiff("batch", manifest, "--out-dir", tmp_path / "out", *OFFLINE)
    finally:
        first.send_signal(signal.SIGCONT)
    assert second.code == 8
    assert "Another run is at work in" in second.err
    assert "next:" in second.err
    assert first.wait(PATIENCE) == 0
    calm = command(manifest, tmp_path / "calm", *OFFLINE)
    assert subprocess.run(calm, env=environment(), check=False).returncode == 0
    assert digests(tmp_path / "out") == digests(tmp_path / "calm")


def test_10_four_runs_with_one_cache_all_end_well_and_give_the_same(tmp_path: Path) -> None:
    manifest = write_chain(tmp_path / "news", 4, 2)
    with reference_endpoint() as endpoint:
        asked = ("--engine", "llm", "-m", "reference", "--base-url", endpoint.base_url)
        env = environment(CLAIMDIFF_CACHE_DIR=str(tmp_path / "cache"))
        lines = [command(manifest, tmp_path / f"out{n}", *asked, "-q") for n in range(WHOLE_RUNS)]
        runs = [subprocess.Popen(one, env=env, stderr=subprocess.PIPE, text=True) for one in lines]
        told = [run.communicate(timeout=PATIENCE)[1] for run in runs]
        asked_for = {str(one.messages) for one in endpoint.received}
    assert [one.count("\n") for one in told] == [1] * WHOLE_RUNS  # where texts go, also with -q
    assert [run.returncode for run in runs] == [0] * WHOLE_RUNS
    assert len(asked_for) == 4 + 2 + 4
    found = [digests(tmp_path / f"out{n}") for n in range(WHOLE_RUNS)]
    assert found == [found[0]] * WHOLE_RUNS
    results = (tmp_path / "out0" / "results.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["id"] for line in results] == ["1", "2", "3", "4"]
