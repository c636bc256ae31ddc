import errno
import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimdiff.errors import InputError, StoreError
from claimdiff.store.items import Entry, Outcome
from claimdiff.store.state import FILE_NAME, State


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    opened = State(tmp_path)
    yield opened
    opened.close()


def pair(key: str, one: str = "x", other: str = "y") -> Entry:
    return Entry(key, ((one, None), (other, None)))


def outcome(status: str = "complete", result: str = "{}\n") -> Outcome:
    return Outcome(status, result, "f\r\n", "c\r\n", "{}", "", "{}")


def done(state: State) -> list[str]:
    return [key for key, _ in state.reports()]


def undone(state: State) -> list[str]:
    return [item.id for item in state.items(undone=True)]


def test_what_is_kept_comes_back_in_the_manifests_order(state: State) -> None:
    state.sync([pair("b"), pair("a"), pair("c")])
    for key in ("c", "b"):
        state.keep(key, outcome(result=f"{key} – ü\n"))
    assert list(state.texts("result")) == ["b – ü\n", "c – ü\n"]
    assert done(state) == ["b", "c"]
    assert undone(state) == ["a"]


def test_a_grown_manifest_keeps_what_is_done(state: State) -> None:
    state.sync([pair("a"), pair("b")])
    state.keep("a", outcome())
    state.keep("b", outcome())
    left = state.sync([pair("new"), pair("a"), pair("b", other="z")])
    assert left == ["b"]
    assert undone(state) == ["new", "b"]


def test_what_left_the_manifest_is_told_and_comes_back_with_it(
    state: State, caplog: pytest.LogCaptureFixture
) -> None:
    entries = [pair("a"), pair("b"), pair("c")]
    state.sync(entries)
    for key in ("a", "b"):
        state.keep(key, outcome(result=f"{key}\n"))
    with caplog.at_level(logging.WARNING, "claimdiff"):
        assert state.sync([pair("a", other="z"), pair("d")]) == ["a", "b", "c"]
        assert state.sync([pair("a", other="z"), pair("d")]) == []
    assert [record.getMessage()[:28] for record in caplog.records] == [
        "2 of the items that are done"
    ]
    assert (done(state), state.counts().items) == ([], 2)
    state.keep("a", outcome(result="other\n"))
    assert list(state.texts("result")) == ["other\n"]
    assert state.sync(entries) == ["a", "d"]
    assert list(state.texts("result")) == ["a\n", "b\n"]


def test_parts_done_one_after_the_other_are_a_whole(state: State) -> None:
    entries = [pair(str(number)) for number in range(6)]
    for part in (1, 2):
        state.sync(entries, (part, 2))
        for item in list(state.items(undone=True)):
            state.keep(item.id, outcome())
    state.sync(entries)
    assert done(state) == [entry.id for entry in entries]


def test_an_id_given_twice_is_told_with_both_places(state: State) -> None:
    rows = [
        Entry("x", (("a", None), ("b", None)), where=f"row {n} of the manifest m.csv")
        for n in (1, 2)
    ]
    with pytest.raises(InputError, match=r"^Row 2 of .* id 'x', as row 1 of the manifest m\.csv"):
        state.sync(rows)


def test_what_was_paid_for_what_is_done_again_is_not_forgotten(state: State) -> None:
    state.sync([pair("a")])
    state.keep("a", outcome("failed"))
    state.forget_failed()
    state.keep("a", outcome())
    assert list(state.logs("item")) == [("a", "{}")] * 2


def test_rows_of_a_story_make_one_item(state: State) -> None:
    rows = [("s", "x"), ("t", "y"), ("s", "z")]
    state.sync(Entry(story, ((source, "L"),), grows=True) for story, source in rows)
    found = [(item.id, [source for source, _ in item.sources]) for item in state.items()]
    assert found == [("s", ["x", "z"]), ("t", ["y"])]


def test_an_id_given_twice_is_refused_and_changes_nothing(state: State) -> None:
    state.sync([pair("a")])
    state.keep("a", outcome())
    with pytest.raises(InputError, match="has the id 'b'"):
        state.sync([pair("b"), pair("b")])
    assert done(state) == ["a"]


def test_shards_have_every_item_once(tmp_path: Path) -> None:
    entries = [pair(str(number)) for number in range(10)]
    parts = []
    for number in (1, 2, 3):
        part = State(tmp_path / str(number))
        part.sync(entries, (number, 3))
        parts.append([item.id for item in part.items()])
        part.close()
    assert sorted(key for part in parts for key in part) == sorted(entry.id for entry in entries)


def test_sources_are_counted_once(state: State) -> None:
    state.sync([pair("1", "b", "a"), pair("2", "a", "c")])
    assert state.count_sources() == 3
    assert state.count_sources(limit=0) == 0


def test_failed_items_are_taken_back_when_asked(state: State) -> None:
    state.sync([pair("a"), pair("b"), pair("c")])
    for key, status in (("a", "complete"), ("b", "failed"), ("c", "partial")):
        state.keep(key, outcome(status))
    state.keep_reading("x", "bad", "{}", failed=True)
    state.keep_reading("y", "good", "{}", failed=False)
    assert state.forget_failed() == 2
    assert undone(state) == ["b", "c"]
    assert not state.has_reading("x")
    assert state.reading("y") == "good"


@pytest.mark.parametrize("column", ["result", "findings", "claims", "brief", "errors", "status"])
def test_a_row_that_was_changed_on_disk_is_not_trusted(column: str, tmp_path: Path) -> None:
    state = State(tmp_path)
    state.sync([pair("a"), pair("b")])
    state.keep("a", outcome())
    state.keep("b", outcome())
    state.close()
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    connection.execute(f"UPDATE items SET {column} = 'partial' WHERE id = 'a'")  # noqa: S608 - a name of ours
    connection.commit()
    connection.close()
    state = State(tmp_path)
    assert state.forget_damaged() == 1
    assert undone(state) == ["a"]
    state.close()


def test_a_log_that_was_changed_on_disk_is_not_trusted(tmp_path: Path) -> None:
    state = State(tmp_path)
    state.sync([pair("a")])
    state.keep("a", outcome())
    state.close()
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    connection.execute("UPDATE logs SET log = 'other'")
    connection.commit()
    connection.close()
    state = State(tmp_path)
    assert state.forget_damaged() == 1
    assert (list(state.logs("item")), done(state)) == ([], ["a"])
    state.close()


def test_a_reading_that_was_changed_on_disk_is_not_trusted(tmp_path: Path) -> None:
    state = State(tmp_path)
    state.keep_reading("x", "text", "{}", failed=False)
    state.close()
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    connection.execute("UPDATE articles SET reading = x'00'")
    connection.commit()
    connection.close()
    state = State(tmp_path)
    assert state.forget_damaged() == 1
    assert not state.has_reading("x")
    state.close()


def test_a_second_run_on_the_same_folder_is_refused_at_once(state: State, tmp_path: Path) -> None:
    state.set_metadata("x", "y")
    with pytest.raises(StoreError, match="Another run is at work"):
        State(tmp_path)


def test_a_full_disk_is_no_lack_of_permission_in_ones_own_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setattr("os.access", lambda path, _: Path(path) != tmp_path)
    monkeypatch.setattr(Path, "mkdir", _full)
    with pytest.raises(StoreError, match="No space left") as caught:
        State(home / "out")
    assert "chmod" not in caught.value.hint


def _full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"not a database at all, but long enough to look at" * 50)
    with pytest.raises(StoreError, match="cannot be used") as caught:
        State(tmp_path)
    assert "--restart" in caught.value.hint


def test_a_state_of_another_version_is_told(tmp_path: Path) -> None:
    state = State(tmp_path)
    state.set_metadata("version", "999")
    state.close()
    with pytest.raises(StoreError, match="version 999"):
        State(tmp_path)


def test_a_state_that_cannot_be_opened_lets_go_of_its_file(
    state: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state.close()
    with monkeypatch.context() as patch:
        patch.setattr(State, "set_metadata", _fails)
        with pytest.raises(StoreError, match="full") as caught:  # it holds the failed state
            State(tmp_path)
    State(tmp_path).close()
    assert caught.value


def _fails(*_: object) -> None:
    message = "The disk is full."
    raise StoreError(message)


def test_lone_surrogates_are_written_out(state: State) -> None:
    state.sync([pair("a")])
    state.keep("a", Outcome("complete", '"\ud800"', "", "", '"\udc00"', "", "{}"))
    assert list(state.texts("result")) == ['"\\ud800"']
    assert list(state.texts("brief")) == ['"\\udc00"']
