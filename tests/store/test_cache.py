"""The cache gives back what was put in, to the right question, or nothing."""

import multiprocessing
import sqlite3
import threading
from pathlib import Path

import pytest
from pydantic import JsonValue

from claimdiff.errors import StoreError
from claimdiff.store.cache import FILE_NAME, Cache, digest

PROCESSES = 16
ROUNDS = 20


def test_an_answer_comes_back_as_it_was_put_in(tmp_path: Path) -> None:
    value = "“é” \ud83d 中"
    Cache(tmp_path).put("k", value)
    assert Cache(tmp_path).get("k") == value
    assert Cache(tmp_path).get("other") is None


def test_the_temporary_cache_leaves_nothing(tmp_path: Path) -> None:
    cache = Cache(None)
    cache.put("k", "1")
    assert cache.get("k") == "1"
    assert Cache(None).get("k") is None
    assert list(tmp_path.iterdir()) == []


def test_the_digest_tells_every_part_and_its_place_apart() -> None:
    asked: list[JsonValue] = [
        "http://a/v1",
        "model",
        {"temperature": 0},
        "prompt",
        {"type": "object"},
    ]
    changed: list[JsonValue] = [
        "http://b/v1",
        "modem",
        {"temperature": 1},
        "Prompt",
        {"type": "array"},
    ]
    keys = {digest(*asked)}
    for place, value in enumerate(changed):
        keys.add(digest(*asked[:place], value, *asked[place + 1 :]))
    assert len(keys) == len(asked) + 1
    assert digest("ab", "c") != digest("a", "bc")
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})


def test_every_flipped_byte_of_an_answer_is_found(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    value = "27 were hurt"
    for place in range(len(value)):
        cache.put("k", value)
        _overwrite(tmp_path, place)
        assert cache.get("k") is None, place
    assert cache.stats()[0] == 0


def _overwrite(folder: Path, place: int) -> None:
    with sqlite3.connect(folder / FILE_NAME) as connection:
        (text,) = connection.execute("SELECT value FROM answers").fetchone()
        raw = bytearray(text.encode())
        raw[place + 1] ^= 0x80  # makes it invalid UTF-8 as well
        connection.execute("UPDATE answers SET value = CAST(? AS TEXT)", (bytes(raw),))
    connection.close()


def test_an_answer_moved_to_another_key_is_none(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("k", "answer")
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        connection.execute("UPDATE answers SET key = 'other'")
    connection.close()
    assert cache.get("other") is None


def test_a_damaged_file_is_an_error_and_can_be_cleared(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"not a database, but long enough to be one" * 50)
    cache = Cache(tmp_path)
    with pytest.raises(StoreError, match="cannot be used") as caught:
        cache.get("k")
    assert caught.value.exit_code == 8
    assert "cache clear" in caught.value.hint
    cache.database.delete()
    cache.put("k", "1")
    assert cache.get("k") == "1"


def test_a_torn_file_is_an_error(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for number in range(200):
        cache.put(str(number), "x" * 500)
    cache.database.close()
    whole = (tmp_path / FILE_NAME).read_bytes()
    (tmp_path / FILE_NAME).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StoreError):
        [cache.get(str(number)) for number in range(200)]


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="no folder"):
        Cache(tmp_path / "file" / "cache").put("k", "1")


def test_stats_and_clear(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("a", "1")
    cache.put("b", "2")
    cache.put("b", "3")
    answers, size = cache.stats()
    assert answers == 2
    assert size > 0
    cache.database.delete()
    assert list(tmp_path.iterdir()) == []
    assert cache.stats()[0] == 0


def _hammer(folder: Path, number: int, problems: "multiprocessing.Queue[str]") -> None:
    try:
        cache = Cache(folder)
        for turn in range(ROUNDS):
            cache.put(f"own-{number}-{turn}", str(turn))
            cache.put(f"shared-{turn}", str(turn))
            if cache.get(f"shared-{turn}") != str(turn):
                problems.put(f"process {number} lost answer {turn}")
    except Exception as error:  # noqa: BLE001 - whatever it is, the test must see it
        problems.put(f"process {number}: {error!r}")


def test_sixteen_processes_share_one_store(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    problems: multiprocessing.Queue[str] = context.Queue()
    workers = [
        context.Process(target=_hammer, args=(tmp_path, number, problems))
        for number in range(PROCESSES)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    found = [problems.get() for _ in range(problems.qsize())]
    assert found == []
    assert [worker.exitcode for worker in workers] == [0] * PROCESSES
    assert Cache(tmp_path).stats()[0] == PROCESSES * ROUNDS + ROUNDS


def test_many_threads_share_one_cache(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    wrong: list[int] = []

    def work(number: int) -> None:
        for turn in range(ROUNDS):
            cache.put(f"{number}-{turn}", str(turn))
            if cache.get(f"{number}-{turn}") != str(turn):
                wrong.append(turn)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(PROCESSES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert cache.stats()[0] == PROCESSES * ROUNDS
