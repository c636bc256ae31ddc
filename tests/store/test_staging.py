"""A manifest that would make forgotten what is done: another batch's, another shard's."""

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from claimdiff.errors import ConfigurationError, InputError
from claimdiff.store.items import Entry, Outcome
from claimdiff.store.state import State

ENTRIES = [Entry(str(n), ((f"{n}a.txt", None), (f"{n}b.txt", None))) for n in range(1, 7)]


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    opened = State(tmp_path)
    yield opened
    opened.close()


def do(state: State, entries: Sequence[Entry] = ENTRIES, status: str = "complete") -> None:
    state.sync(entries)
    finish(state, status)


def finish(state: State, status: str = "complete") -> None:
    for item in list(state.items()):
        state.keep(item.id, Outcome(status, "{}\n", "", "", "{}", "", "{}"))


def done(state: State) -> list[str]:
    return [key for key, _, _ in state.logs()]


def pair(key: str, one: str, other: str, *, passing: bool = False) -> Entry:
    return Entry(key, ((one, None), (other, None)), passing=passing)


OTHERS = {
    "other ids": [pair("x", "x.txt", "1a.txt")],
    "the same row numbers with other articles": [pair("1", "x.txt", "y.txt")],
}


@pytest.mark.parametrize("other", OTHERS)
def test_another_batch_is_refused_and_changes_nothing(other: str, state: State) -> None:
    do(state)
    with pytest.raises(ConfigurationError, match="none of its 6 items that are done") as caught:
        state.sync(OTHERS[other])
    assert "--out-dir" in caught.value.hint
    assert "--restart" in caught.value.hint
    assert done(state) == [entry.id for entry in ENTRIES]
    assert not state.sync(ENTRIES)


SAME = {
    "a row changed": ([pair("1", "1a.txt", "mended.txt")], []),
    "rows without ids moved up": (
        [Entry(str(n), ENTRIES[n].sources) for n in range(1, len(ENTRIES))],
        [],
    ),
    "a row stays, others go": (ENTRIES[3:5], ["4", "5"]),
}


@pytest.mark.parametrize("change", SAME)
def test_a_manifest_that_was_edited_goes_on(change: str, state: State) -> None:
    entries, kept = SAME[change]
    do(state)
    state.sync(entries)
    assert done(state) == kept


def test_where_all_failed_every_path_may_be_mended(state: State) -> None:
    do(state, status="failed")
    state.sync([pair("1", "mended.txt", "too.txt")])
    assert done(state) == []


def test_how_many_left_is_told_and_their_readings_stay(
    state: State, caplog: pytest.LogCaptureFixture
) -> None:
    state.keep_reading("1a.txt", "read", "{}", failed=False)
    do(state)
    with caplog.at_level(logging.WARNING, "claimdiff"):
        state.sync(ENTRIES[2:])
        state.sync(ENTRIES[2:])
    assert [record.getMessage()[:28] for record in caplog.records] == [
        "2 of the items that are done"
    ]
    assert state.reading("1a.txt") == "read"


def test_stories_may_leave_a_feed(state: State) -> None:
    do(state, [pair("Headline", "x", "y", passing=True)])
    state.sync([pair("Another", "v", "w", passing=True)])
    assert [item.id for item in state.items(undone=True)] == ["Another"]


def test_another_shard_is_refused(state: State) -> None:
    state.sync(ENTRIES, (1, 3))
    finish(state)
    with pytest.raises(ConfigurationError, match=r"holds part 1/3 .* part 2/3 lacks 2 items"):
        state.sync(ENTRIES, (2, 3))
    assert done(state) == ["1", "4"]


def test_a_shard_may_grow_to_the_whole_and_not_shrink_again(state: State) -> None:
    state.sync(ENTRIES, (2, 3))
    finish(state)
    state.sync(ENTRIES)
    assert done(state) == ["2", "5"]
    finish(state)
    with pytest.raises(ConfigurationError, match="holds part 1/1"):
        state.sync(ENTRIES, (2, 3))


def test_a_row_above_that_moves_all_rows_is_no_other_batch(state: State) -> None:
    state.sync(ENTRIES, (1, 3))
    finish(state)
    state.sync([pair("new", "x", "y"), *ENTRIES], (1, 3))
    assert [item.id for item in state.items()] == ["new", "3", "6"]


def test_an_id_given_twice_is_told_with_both_places(state: State) -> None:
    rows = [
        Entry("x", (("a", None), ("b", None)), where=f"row {n} of the manifest m.csv")
        for n in (1, 2)
    ]
    with pytest.raises(InputError, match=r"^Row 2 of .* id 'x', as row 1 of the manifest m\.csv"):
        state.sync(rows)
