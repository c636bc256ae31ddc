"""The cache of model answers: JSON in, JSON out, found by a digest of all that was asked.

One SQLite file (WAL), safe for many threads and processes. Each row carries a checksum, so a row
that was changed on disk is a miss and not an answer. It does not decide what is worth keeping.
"""

import hashlib
import json
import logging
import random
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import JsonValue

from claimdiff.errors import StoreError
from claimdiff.store.database import connected

FILE_NAME = "answers.sqlite3"
BUSY_SECONDS = 30.0
"""How long a writer waits for others: sixteen processes at once were done in under two."""
_SET_UP = """
PRAGMA journal_mode=WAL;
PRAGMA synchronous=NORMAL;
CREATE TABLE IF NOT EXISTS answers (
    key TEXT PRIMARY KEY, value TEXT NOT NULL, checksum TEXT NOT NULL, created REAL NOT NULL
) WITHOUT ROWID;
"""
_log = logging.getLogger(__name__)


def digest(*parts: JsonValue) -> str:
    """The SHA-256 of the parts' canonical JSON: the key of an answer is that of its question."""
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


@dataclass(frozen=True, slots=True)
class CacheStats:
    """How many answers there are and how many bytes their file takes."""

    path: str
    answers: int
    bytes: int


class Cache:
    """Answers by key, in ``folder``; a folder of None keeps them for this run only.

    Raises:
        StoreError: The file cannot be opened or written, or is damaged.
    """

    def __init__(self, folder: Path | None) -> None:
        # SQLite's name for a temporary file of its own, which it deletes when it is closed.
        self.path = folder / FILE_NAME if folder else None
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None

    def get(self, key: str) -> JsonValue:
        """The answer kept under ``key``, or None. A row that does not fit its checksum is none."""
        with self._use() as connection:
            row = connection.execute(
                "SELECT value, checksum FROM answers WHERE key = ?", (key,)
            ).fetchone()
            if row is None:
                return None
            if _checksum(key, row[0]) == row[1]:
                value: JsonValue = json.loads(row[0])
                return value
            connection.execute("DELETE FROM answers WHERE key = ?", (key,))
        _log.warning("A damaged answer in %s was thrown away; it is asked again.", self.path)
        return None

    def put(self, key: str, value: JsonValue) -> None:
        """Keep an answer; one that is there already is replaced."""
        text = json.dumps(value, ensure_ascii=True)
        with self._use() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)",
                (key, text, _checksum(key, text), time.time()),
            )

    def stats(self) -> CacheStats:
        """Count what is kept."""
        with self._use() as connection:
            (answers,) = connection.execute("SELECT count(*) FROM answers").fetchone()
        size = sum(part.stat().st_size for part in self._files() if part.exists())
        return CacheStats(str(self.path or ""), answers, size)

    def clear(self) -> None:
        """Delete the file with all it holds, damaged or not."""
        with self._lock:
            self._close()
            try:
                for part in self._files():
                    part.unlink(missing_ok=True)
            except OSError as error:
                raise StoreError(f"The cache {self.path} cannot be deleted: {error}.") from error

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        with self._lock:
            self._close()

    def _close(self) -> None:
        if self._connection:
            self._connection.close()
            self._connection = None

    def _files(self) -> list[Path]:
        if not self.path:
            return []
        return [self.path.with_name(self.path.name + end) for end in ("", "-wal", "-shm")]

    @contextmanager
    def _use(self) -> Iterator[sqlite3.Connection]:
        """The one connection, by one thread at a time, with SQLite's errors told as ours."""
        with self._lock:
            try:
                self._connection = self._connection or _open(self.path)
                yield self._connection
            except (sqlite3.Error, OSError) as error:
                raise StoreError(
                    f"The cache {self.path} cannot be used: {error}.",
                    hint="Delete it with `claimdiff cache clear`, or go on with --no-cache.",
                    slug="how-to/endpoints",
                ) from error


def _checksum(key: str, text: str) -> str:
    raw = text.encode("utf-8", "surrogatepass")
    return hashlib.sha256(key.encode() + b"\0" + raw).hexdigest()


def _open(path: Path | None) -> sqlite3.Connection:
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
    connection = connected(path or "", BUSY_SECONDS, shared=True)
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.executescript(_SET_UP)
        except sqlite3.Error as error:
            # The change to WAL does not wait for other processes as all else does.
            if "locked" not in str(error) or time.monotonic() > deadline:
                connection.close()
                raise
            time.sleep(random.uniform(0.01, 0.05))  # noqa: S311 - spreads processes, no secret
        else:
            return connection
