"""A state that is only read: nothing is made or changed where it lies."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from claimdiff.errors import StoreError
from claimdiff.store.items import Entry, Outcome
from claimdiff.store.state import FILE_NAME, State


def fill(state: State) -> None:
    state.sync([Entry("a", (("x", None), ("y", None)))])
    state.keep("a", Outcome("complete", "{}\n", "", "", "{}", "", "{}"))


def looks(folder: Path) -> tuple[int, list[tuple[str, int, int]]]:
    """The folder and its files with their times and sizes."""
    files = sorted(
        (one.name, one.stat().st_mtime_ns, one.stat().st_size) for one in folder.iterdir()
    )
    return folder.stat().st_mtime_ns, files


def test_reading_a_state_leaves_its_folder_as_it_is(tmp_path: Path) -> None:
    state = State(tmp_path)
    fill(state)
    state.close()
    before = looks(tmp_path)
    copied = State(tmp_path, copied=True)
    assert copied.forget_damaged() == 0
    assert copied.counts().complete == 1
    copied.clear()
    copied.close()
    assert looks(tmp_path) == before


def test_what_a_killed_run_left_is_read(tmp_path: Path) -> None:
    run, killed = State(tmp_path / "run"), tmp_path / "killed"
    fill(run)
    shutil.copytree(tmp_path / "run", killed)
    run.close()
    assert {path.name for path in killed.iterdir()} == {FILE_NAME, f"{FILE_NAME}-wal"}
    copied = State(killed, copied=True)
    assert copied.counts().complete == 1
    copied.close()


def test_one_that_is_in_use_is_refused_at_once(tmp_path: Path) -> None:
    state = State(tmp_path)
    with pytest.raises(StoreError, match="Another run is at work"):
        State(tmp_path, copied=True)
    state.close()


def test_one_that_is_damaged_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"not a database at all, but long enough to look at" * 50)
    with pytest.raises(StoreError, match="cannot be used"):
        State(tmp_path, copied=True)


def test_a_damaged_row_is_mended_in_the_copy_alone(tmp_path: Path) -> None:
    state = State(tmp_path)
    fill(state)
    state.close()
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        connection.execute("UPDATE items SET brief = 'other'")
    connection.close()
    before = looks(tmp_path)
    copied = State(tmp_path, copied=True)
    assert copied.forget_damaged() == 1
    copied.close()
    assert looks(tmp_path) == before
