"""The state of a batch in one SQLite file (WAL): its items, the articles read, what came of each.

Each article and each item is committed once, with all that came of it, in one transaction, so a
process may be killed anywhere. Rows carry a checksum: one that was changed on disk counts as not
done. The file is held exclusively while it is open, so two runs cannot share it. It does not know
what the texts it keeps mean.
"""

import json
import logging
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path

from claimdiff.store import database, staging
from claimdiff.store.database import (
    check_structure,
    checksum,
    open_copy,
    open_database,
    sqlite_errors,
)
from claimdiff.store.items import Counts, Entry, Item, Outcome, Text

FILE_NAME = "state.sqlite3"
_PAGE = 200
"""Rows fetched at a time: a cursor must not stay open while rows of its table are changed."""
_MOST_SOURCES = 1_000_000
"""More than any item has: place and number of a source make one number to sort by."""
_LEVEL = 1
"""zlib's fastest: a result of 64 kB becomes 10 kB in 0.6 ms; level 6 makes it 8 kB in 1.4 ms."""
_KEPT = "id, status, result, findings, claims, brief, errors, log"
_UNDONE = (
    "status = NULL, result = NULL, findings = NULL, claims = NULL, brief = NULL, errors = NULL,"
    " log = NULL, checksum = NULL"
)
_LEFT = (
    "%d of the items that are done left the manifest: they are in no file any more;"
    " what was read of their articles is kept"
)
_log = logging.getLogger(__name__)


class State:
    """The state in ``folder``, held alone until it is closed. For one thread.

    Args:
        folder: Where it is kept.
        copied: Use a copy that goes when it is closed; what is in the folder is only read.

    Raises:
        StoreError: Another run holds it, or it cannot be written, or is damaged.
    """

    def __init__(self, folder: Path, *, copied: bool = False) -> None:
        self.path = folder / FILE_NAME
        with sqlite_errors(self.path):
            self._connection = open_copy(self.path) if copied else open_database(self.path)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def metadata(self, name: str) -> str | None:
        """What is noted of the batch as a whole under this name."""
        with sqlite_errors(self.path):
            return database.metadata(self._connection, name)

    def set_metadata(self, name: str, value: str) -> None:
        """Note something of the batch as a whole."""
        with self._transaction() as connection:
            database.set_metadata(connection, name, value)

    def clear(self) -> None:
        """Forget everything."""
        with self._transaction() as connection:
            for rows in ("facts WHERE name != 'version'", "articles", "items", "reports"):
                connection.execute(f"DELETE FROM {rows}")

    def forget_damaged(self) -> int:
        """Take back every row that does not fit its checksum; how many there were.

        Raises:
            StoreError: The file itself is damaged: rows may be missing or there twice.
        """
        with self._transaction() as connection:
            check_structure(connection)
            bad = list[list[tuple[object]]]()
            for rows in (
                "origin, failed, reading, log, checksum FROM articles",
                f"{_KEPT}, checksum FROM items WHERE status IS NOT NULL",
            ):
                found = connection.execute(f"SELECT {rows}")
                bad.append([(row[0],) for row in found if checksum(*row[:-1]) != row[-1]])
            connection.executemany("DELETE FROM articles WHERE origin = ?", bad[0])
            connection.executemany(f"UPDATE items SET {_UNDONE} WHERE id = ?", bad[1])
        return sum(map(len, bad))

    def forget_failed(self) -> int:
        """Take back what failed, so that it is tried again; how many items that concerns."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM articles WHERE failed")
            cursor = connection.execute(
                f"UPDATE items SET {_UNDONE} WHERE status IN ('failed', 'partial')"
            )
        return cursor.rowcount

    def sync(self, entries: Iterable[Entry], shard: tuple[int, int] = (1, 1)) -> list[str]:
        """Take over the manifest: items it still has keep what was done of them.

        1. Gather its items in a table beside. 2. See that they are of this batch. 3. Keep this
        shard's. 4. Drop what it has no more, or has with other sources. 5. Add what is new and put
        all in its order.

        Args:
            entries: The rows of the manifest.
            shard: Which part of how many to take, from 1: every n-th item.

        Returns:
            The ids that were dropped.

        Raises:
            InputError: Two rows have one id.
            ConfigurationError: What is done is of another batch, or of another shard.
            StoreError: The file cannot be written.
        """
        part, parts = shard
        name = str(self.path.parent)
        with self._transaction() as connection:
            # 1.
            stays = staging.gather(connection, entries)
            # 2.
            if stays:
                staging.check_same(connection, name)
            # 3.
            connection.execute("DELETE FROM staged WHERE place % ? != ?", (parts, part - 1))
            now = f"{part}/{parts}"
            staging.check_shard(
                connection, name, database.metadata(connection, "shard") or now, now
            )
            database.set_metadata(connection, "shard", now)
            left = staging.leaving(connection)
            # 4.
            gone = (
                "id NOT IN (SELECT id FROM staged)"
                " OR sources != (SELECT sources FROM staged WHERE staged.id = items.id)"
            )
            dropped = connection.execute(f"SELECT id FROM items WHERE {gone}").fetchall()
            connection.execute(f"DELETE FROM items WHERE {gone}")
            # 5.
            connection.execute(
                "INSERT INTO items (id, place, sources) SELECT id, place, sources FROM staged WHERE"
                " true ON CONFLICT (id) DO UPDATE SET place = excluded.place"
            )
            connection.execute("DROP TABLE staged")
        if left:
            _log.warning(_LEFT, left)
        return [str(row[0]) for row in dropped]

    def take_over(self, other: "State") -> None:
        """Copy another state's items and articles into this one; what is done wins."""
        with self._transaction() as connection:
            columns = f"place, sources, tries, {_KEPT}, checksum"
            marks = ", ".join("?" * len(columns.split(",")))
            for row in other._rows(f"SELECT {columns} FROM items"):  # noqa: SLF001 - own kind
                connection.execute(
                    f"INSERT INTO items ({columns}) VALUES ({marks}) ON CONFLICT (id) DO NOTHING",
                    row,
                )
            for row in other._rows("SELECT * FROM articles"):  # noqa: SLF001 - own kind
                connection.execute("INSERT OR IGNORE INTO articles VALUES (?, ?, ?, ?, ?)", row)

    def items(self, limit: int | None = None, *, undone: bool = False) -> Iterator[Item]:
        """The items in the manifest's order.

        Args:
            limit: Only those among the first so many of the manifest.
            undone: Only those that are not done.
        """
        which = "place > ? AND (? IS NULL OR place < ?)" + (" AND status IS NULL" if undone else "")
        sql = f"SELECT id, place, sources FROM items WHERE {which} ORDER BY place LIMIT {_PAGE}"
        last = -1
        while rows := list(self._rows(sql, (last, limit, limit))):
            for key, place, text in rows:
                sources = ((str(origin), label) for origin, label in json.loads(str(text)))
                last = int(str(place))
                yield Item(str(key), last, tuple(sources))

    def origins(self, limit: int | None = None) -> Iterator[str]:
        """Each source once, in the order of first use."""
        sql = (
            "SELECT json_extract(value, '$[0]') AS origin FROM items, json_each(sources)"
            " WHERE ? IS NULL OR place < ? GROUP BY origin ORDER BY min(place * ? + json_each.key)"
        )
        for row in self._rows(sql, (limit, limit, _MOST_SOURCES)):
            yield str(row[0])

    def count_sources(self, limit: int | None = None) -> int:
        """How many different sources the first so many items have, of those that are not done."""
        sql = (
            "SELECT count(DISTINCT json_extract(value, '$[0]')) FROM items, json_each(sources)"
            " WHERE status IS NULL AND (? IS NULL OR place < ?)"
        )
        return int(str(self._first(sql, (limit, limit))))

    def reading(self, origin: str) -> str | None:
        """What was kept of an article."""
        found = self._first("SELECT reading FROM articles WHERE origin = ?", (origin,))
        return None if found is None else _unpacked(found)

    def has_reading(self, origin: str) -> bool:
        """Whether an article was read, or failed to be."""
        return bool(self._first("SELECT 1 FROM articles WHERE origin = ?", (origin,)))

    def keep_reading(self, origin: str, reading: str, log: str, *, failed: bool) -> None:
        """Commit what came of reading an article."""
        row = (origin, int(failed), _packed(reading), log)
        with self._transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?)", (*row, checksum(*row))
            )

    def keep(self, key: str, outcome: Outcome) -> None:
        """Commit a finished item."""
        status, *texts = astuple(outcome)
        packed = [_packed(text) for text in texts[:3]]
        # A lone surrogate, which no file can hold, as JSON writes it.
        clean = [text.encode("utf-8", "backslashreplace").decode() for text in texts[3:]]
        row = (key, status, *packed, *clean)
        with self._transaction() as connection:
            connection.execute(
                "UPDATE items SET tries = tries + 1, status = ?, result = ?, findings = ?,"
                " claims = ?, brief = ?, errors = ?, log = ?, checksum = ? WHERE id = ?",
                (*row[1:], checksum(*row), key),
            )

    def texts(self, of: Text) -> Iterator[str]:
        """One of the texts that are kept of each finished item, in the manifest's order."""
        sql = f"SELECT {of} FROM items WHERE status IS NOT NULL ORDER BY place"
        for (text,) in self._rows(sql):
            yield _unpacked(text) if isinstance(text, bytes) else str(text)

    def result(self, key: str) -> str:
        """The result of a finished item."""
        return _unpacked(self._first("SELECT result FROM items WHERE id = ?", (key,)))

    def report(self, key: str) -> str | None:
        """The SHA-256 of the report that was written of an item."""
        found = self._first("SELECT sha256 FROM reports WHERE id = ?", (key,))
        return None if found is None else str(found)

    def keep_report(self, key: str, sha256: str) -> None:
        """Note what report was written of an item."""
        with self._transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO reports VALUES (?, ?)", (key, sha256))

    def logs(self) -> Iterator[tuple[str, int, str]]:
        """Id, tries and log of each finished item; of articles too, with their origin as id."""
        sql = "SELECT id, tries, log FROM items WHERE status IS NOT NULL ORDER BY place"
        for key, tries, log in self._rows(sql):
            yield str(key), int(str(tries)), str(log)

    def article_logs(self) -> Iterator[tuple[str, str]]:
        """Origin and log of each article that was read."""
        for origin, log in self._rows("SELECT origin, log FROM articles ORDER BY origin"):
            yield str(origin), str(log)

    def has_twin(self, key: str) -> bool:
        """Whether another item's id differs from this one by the case of ASCII letters alone."""
        sql = "SELECT 1 FROM items WHERE lower(id) = lower(?) AND id != ? LIMIT 1"
        return bool(self._first(sql, (key, key)))

    def counts(self) -> Counts:
        """How far the batch is."""
        counted = "SELECT count(*), {}, (SELECT count(*) FROM articles) FROM items"
        kinds = ", ".join(
            f"count(*) FILTER (WHERE status = '{kind}')"
            for kind in ("complete", "partial", "failed")
        )
        ((*numbers,),) = self._rows(counted.format(kinds))
        return Counts(*(int(str(number)) for number in numbers))

    def _first(self, sql: str, values: tuple[object, ...] = ()) -> object:
        """The first value of the first row; None where there is none."""
        return next((row[0] for row in list(self._rows(sql, values))), None)

    def _rows(self, sql: str, values: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
        with sqlite_errors(self.path):
            for row in self._connection.execute(sql, values):  # noqa: UP028 - it closes the cursor
                yield row

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with sqlite_errors(self.path):
            self._roll_back()  # Ctrl-C may have come just after an earlier BEGIN
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "backslashreplace"), _LEVEL)


def _unpacked(data: object) -> str:
    return zlib.decompress(data).decode() if isinstance(data, bytes) else ""
