"""The state of a batch in one SQLite file (WAL): its items, the articles read, what came of each.

Each article and each item is committed once, with all that came of it, in one transaction, so a
process may be killed anywhere. Rows carry a checksum: one that was changed on disk counts as not
done. The file is held exclusively while it is open, so two runs cannot share it. It does not know
what the texts it keeps mean.

An item is its id and its sources. One that left the manifest has no place and is in no file; what
was done of it is kept, should it come back.
"""

import json
import logging
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from claimdiff.errors import InputError, StoreError
from claimdiff.store.database import Database, checksum
from claimdiff.store.items import Counts, Entry, Item, Outcome, Text

FILE_NAME = "state.sqlite3"
_VERSION = "2"
_TABLES = """
CREATE TABLE IF NOT EXISTS facts (
    name TEXT PRIMARY KEY, value TEXT NOT NULL, checksum BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS articles (
    origin TEXT PRIMARY KEY, failed INTEGER NOT NULL, reading BLOB NOT NULL, checksum BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS items (
    id TEXT NOT NULL, sources TEXT NOT NULL, place INTEGER, status TEXT, result BLOB, findings BLOB,
    claims BLOB, brief TEXT, errors TEXT, report TEXT, checksum BLOB, PRIMARY KEY (id, sources)
);
CREATE TABLE IF NOT EXISTS logs (kind TEXT, id TEXT, log TEXT, checksum BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS by_place ON items (place);
CREATE INDEX IF NOT EXISTS by_letters ON items (lower(id));
"""
_PAGE = 200
"""Rows fetched at a time: a cursor must not stay open while rows of its table are changed."""
_LEVEL = 1
"""zlib's fastest: a result of 64 kB becomes 10 kB in 0.6 ms; level 6 makes it 8 kB in 1.4 ms."""
_HERE = "place IS NOT NULL"
_DONE = "status IS NOT NULL"
_KEPT = "id, sources, status, result, findings, claims, brief, errors"
_UNDONE = (
    "status = NULL, result = NULL, findings = NULL, claims = NULL, brief = NULL, errors = NULL,"
    " report = NULL, checksum = NULL"
)
_LEFT = "%d of the items that are done left the manifest: they are in no file until they come back"
_log = logging.getLogger(__name__)


class State:
    """The state in ``folder``, held alone until it is closed. For one thread.

    Raises:
        StoreError: Another run holds it, or it cannot be written, or is damaged.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = state_file(folder)
        try:
            self._take_version()
        except BaseException:
            self.close()
            raise

    def _take_version(self) -> None:
        if (found := self.metadata("version") or _VERSION) != _VERSION:
            raise StoreError(
                f"{self.database.path} is of version {found}, this claimdiff writes {_VERSION}.",
                hint="Choose another --out-dir, or begin anew with --restart.",
                slug="how-to/batch",
            )
        self.set_metadata("version", _VERSION)

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()

    def metadata(self, name: str) -> str | None:
        """What is noted of the batch as a whole under this name.

        Raises:
            StoreError: The note does not fit its checksum.
        """
        with self.database.use() as connection:
            sql = "SELECT name, value, checksum FROM facts WHERE name = ?"
            row = connection.execute(sql, (name,)).fetchone()
            if row and checksum(*row[:-1]) != row[-1]:
                raise sqlite3.DatabaseError(f"what it notes as {name} is damaged")
        return str(row[1]) if row else None

    def set_metadata(self, name: str, value: str) -> None:
        """Note something of the batch as a whole."""
        row = (name, value, checksum(name, value))
        with self.database.use() as connection:
            connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?, ?)", row)

    def clear(self) -> None:
        """Forget everything."""
        with self.database.transaction() as connection:
            for rows in ("facts WHERE name != 'version'", "articles", "items", "logs"):
                connection.execute(f"DELETE FROM {rows}")

    def forget_damaged(self) -> int:
        """Take back every row that does not fit its checksum; how many there were.

        Raises:
            StoreError: The file itself is damaged: rows may be missing or there twice.
        """
        with self.database.transaction() as connection:
            # That all pages and indexes fit together: 0.2 s for the state of 10,000 items.
            (said,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            if said != "ok":
                raise sqlite3.DatabaseError(" ".join(str(said).split()))
            total = 0
            for rows, take_back in (
                ("origin, failed, reading, checksum FROM articles", "DELETE FROM articles"),
                ("kind, id, log, checksum FROM logs", "DELETE FROM logs"),
                (f"{_KEPT}, checksum FROM items WHERE {_DONE}", f"UPDATE items SET {_UNDONE}"),
            ):
                found = connection.execute(f"SELECT rowid, {rows}")
                bad = [(row[0],) for row in found if checksum(*row[1:-1]) != row[-1]]
                connection.executemany(f"{take_back} WHERE rowid = ?", bad)
                total += len(bad)
        return total

    def forget_failed(self) -> int:
        """Take back what failed, so that it is tried again; how many items that concerns."""
        with self.database.transaction() as connection:
            connection.execute("DELETE FROM articles WHERE failed")
            cursor = connection.execute(
                f"UPDATE items SET {_UNDONE} WHERE {_HERE} AND status IN ('failed', 'partial')"
            )
        return cursor.rowcount

    def sync(self, entries: Iterable[Entry], shard: tuple[int, int] = (1, 1)) -> list[str]:
        """Take over the manifest: items keep what was done of them, also those that it has not.

        1. Gather its items in a table beside, and keep this shard's. 2. Take out of order what
        it has no more. 3. Add what is new, and put all in its order.

        Args:
            entries: The rows of the manifest.
            shard: Which part of how many to take, from 1: every n-th item.

        Returns:
            The ids of items that left.

        Raises:
            InputError: Two rows have one id.
            StoreError: The file cannot be written.
        """
        part, parts = shard
        gone = f"{_HERE} AND (id, sources) NOT IN (SELECT id, sources FROM staged)"
        with self.database.transaction() as connection:
            # 1.
            _gather(connection, entries)
            connection.execute("DELETE FROM staged WHERE place % ? != ?", (parts, part - 1))
            # 2.
            left = connection.execute(f"SELECT id, status FROM items WHERE {gone}").fetchall()
            connection.execute(f"UPDATE items SET place = NULL WHERE {gone}")
            connection.execute(f"DELETE FROM items WHERE NOT ({_HERE} OR {_DONE})")
            # 3.
            connection.execute(
                "INSERT INTO items (id, sources, place) SELECT id, sources, place FROM staged WHERE"
                " true ON CONFLICT (id, sources) DO UPDATE SET place = excluded.place"
            )
            connection.execute("DROP TABLE staged")
        if done := sum(status in ("complete", "partial") for _, status in left):
            _log.warning(_LEFT, done)
        return [str(key) for key, _ in left]

    def take_over(self, other: "State") -> None:
        """Copy another state's items, articles and logs into this one; what is here wins."""
        with self.database.transaction() as connection:
            known = {str(key) for (key,) in self._rows("SELECT id FROM items")}
            for rows in (f"items WHERE {_HERE}", "articles", "logs"):
                for row in other._rows(f"SELECT * FROM {rows}"):  # noqa: SLF001 - own kind
                    table, *_ = rows.split()
                    if table == "items" and str(row[0]) in known:
                        continue
                    marks = ", ".join("?" * len(row))
                    connection.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row)

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

    def count_sources(self, limit: int | None = None) -> int:
        """How many different sources the first so many items have, of those that are not done."""
        sql = (
            "SELECT count(DISTINCT json_extract(value, '$[0]')) FROM items, json_each(sources)"
            f" WHERE {_HERE} AND status IS NULL AND (? IS NULL OR place < ?)"
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
        row = (origin, int(failed), _packed(reading))
        with self.database.transaction() as connection:
            _add_log(connection, "article", origin, log)
            connection.execute(
                "INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?)", (*row, checksum(*row))
            )

    def keep(self, key: str, outcome: Outcome) -> None:
        """Commit a finished item."""
        packed = [_packed(text) for text in (outcome.result, outcome.findings, outcome.claims)]
        # A lone surrogate, which no file can hold, as JSON writes it.
        brief, errors, log = (
            text.encode("utf-8", "backslashreplace").decode()
            for text in (outcome.brief, outcome.errors, outcome.log)
        )
        kept = (outcome.status, *packed, brief, errors)
        find = f"SELECT sources FROM items WHERE {_HERE} AND id = ?"
        with self.database.transaction() as connection:
            (sources,) = connection.execute(find, (key,)).fetchone()
            _add_log(connection, "item", key, log)
            connection.execute(
                "UPDATE items SET status = ?, result = ?, findings = ?, claims = ?, brief = ?,"
                " errors = ?, report = ?, checksum = ? WHERE id = ? AND sources = ?",
                (*kept, outcome.report, checksum(key, sources, *kept), key, sources),
            )

    def texts(self, of: Text) -> Iterator[str]:
        """One of the texts that are kept of each finished item, in the manifest's order."""
        sql = f"SELECT {of} FROM items WHERE {_HERE} AND {_DONE} ORDER BY place"
        for (text,) in self._rows(sql):
            yield _unpacked(text) if isinstance(text, bytes) else str(text)

    def result(self, key: str) -> str:
        """The result of a finished item."""
        return _unpacked(self._first(f"SELECT result FROM items WHERE {_HERE} AND id = ?", (key,)))

    def reports(self) -> Iterator[tuple[str, str]]:
        """Id of each finished item, with the SHA-256 of the report that was made of it."""
        sql = f"SELECT id, report FROM items WHERE {_HERE} AND {_DONE} ORDER BY place"
        for key, report in list(self._rows(sql)):
            yield str(key), str(report)

    def keep_report(self, key: str, sha256: str) -> None:
        """Note what report was made of an item."""
        with self.database.transaction() as connection:
            sql = f"UPDATE items SET report = ? WHERE {_HERE} AND id = ?"
            connection.execute(sql, (sha256, key))

    def logs(self, kind: Literal["article", "item"]) -> Iterator[tuple[str, str]]:
        """What was ever done, by origin or id and with its log, in the order that it was done."""
        for key, log in self._rows("SELECT id, log FROM logs WHERE kind = ?", (kind,)):
            yield str(key), str(log)

    def has_twin(self, key: str) -> bool:
        """Whether another item's id differs from this one by the case of ASCII letters alone."""
        sql = f"SELECT 1 FROM items WHERE {_HERE} AND lower(id) = lower(?) AND id != ? LIMIT 1"
        return bool(self._first(sql, (key, key)))

    def counts(self) -> Counts:
        """How far the batch is."""
        counted = "SELECT count(*), {}, (SELECT count(*) FROM articles) FROM items WHERE {}"
        kinds = ", ".join(
            f"count(*) FILTER (WHERE status = '{kind}')"
            for kind in ("complete", "partial", "failed")
        )
        ((*numbers,),) = self._rows(counted.format(kinds, _HERE))
        return Counts(*(int(str(number)) for number in numbers))

    def _first(self, sql: str, values: tuple[object, ...] = ()) -> object:
        """The first value of the first row; None where there is none."""
        return next((row[0] for row in list(self._rows(sql, values))), None)

    def _rows(self, sql: str, values: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
        with self.database.use() as connection:
            for row in connection.execute(sql, values):  # noqa: UP028 - it closes the cursor
                yield row


def state_file(folder: Path) -> Database:
    """The file of a folder's batch, held by one process alone."""
    return Database(
        folder / FILE_NAME,
        _TABLES,
        name="The state of the batch",
        elsewhere="Choose another --out-dir.",
        hint="Make room or mend the folder's permissions and run the same command again; "
        "if the file is damaged, begin anew with --restart.",
        slug="how-to/batch",
        alone=True,
    )


def _gather(connection: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Put a manifest's items into the table ``staged``.

    Raises:
        InputError: Two rows have one id.
    """
    connection.execute(
        "CREATE TEMP TABLE staged (id TEXT PRIMARY KEY, place INTEGER, sources TEXT, row TEXT)"
    )
    place = 0
    for entry in entries:
        row = (entry.id, place, _compact(entry.sources), entry.where)
        if connection.execute("INSERT OR IGNORE INTO staged VALUES (?, ?, ?, ?)", row).rowcount:
            place += 1
        elif entry.grows:
            added = "UPDATE staged SET sources = json_insert(sources, '$[#]', json(?)) WHERE id = ?"
            sources = [(_compact(source), entry.id) for source in entry.sources]
            connection.executemany(added, sources)
        else:
            find = "SELECT row FROM staged WHERE id = ?"
            (first,) = connection.execute(find, (entry.id,)).fetchone()
            raise InputError(
                f"{entry.where[:1].upper()}{entry.where[1:]} has the id {entry.id!r},"
                f" as {first} has.",
                hint="Give each row an id of its own, or none to any.",
                slug="how-to/batch",
            )


def _add_log(connection: sqlite3.Connection, kind: str, key: str, log: str) -> None:
    row = (kind, key, log)
    connection.execute("INSERT INTO logs VALUES (?, ?, ?, ?)", (*row, checksum(*row)))


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=True)


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "backslashreplace"), _LEVEL)


def _unpacked(data: object) -> str:
    return zlib.decompress(data).decode() if isinstance(data, bytes) else ""
