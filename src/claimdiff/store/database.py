"""A SQLite file (WAL), used by one thread of a process at a time; SQLite's errors become ours.

It is opened when it is first used. What its tables hold is for `cache`, `desk` and `state` to say.
"""

import hashlib
import os
import random
import sqlite3
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimdiff.errors import StoreError

BUSY_SECONDS = 30.0
"""How long a writer waits for others: sixteen processes at once were done in under two."""


class Database:
    """One file.

    Args:
        path: Where it is; its folder is made. None: SQLite's own temporary file.
        tables: SQL that makes what is not there yet.
        name: What messages call it.
        elsewhere: What to do where its place is no use.
        hint: What to do where it cannot be used for another reason.
        slug: The page that tells more.
        alone: Hold it for this process until it is closed, and wait for nobody.
    """

    def __init__(
        self,
        path: Path | None,
        tables: str,
        *,
        name: str,
        elsewhere: str,
        hint: str,
        slug: str = "",
        alone: bool = False,
    ) -> None:
        self.path = path
        self._tables = tables
        self._name, self._elsewhere, self._hint, self._slug = name, elsewhere, hint, slug
        self._alone = alone
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None

    @contextmanager
    def use(self) -> Iterator[sqlite3.Connection]:
        """The connection; each statement is a transaction of its own.

        Raises:
            StoreError: The file cannot be opened, read or written, or another run holds it.
        """
        with self._lock, self.errors():
            self._connection = self._connection or self._opened()
            yield self._connection

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """The connection; all is kept when the block ends, nothing when it ends in an error."""
        with self.use() as connection:
            _roll_back(connection)  # Ctrl-C may have come just after an earlier BEGIN
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                _roll_back(connection)
                raise

    def files(self) -> list[Path]:
        """The file, and those that SQLite has beside it."""
        ends = ("", "-wal", "-shm") if self.path else ()
        return [Path(f"{self.path}{end}") for end in ends]

    def delete(self) -> None:
        """Delete the file with all it holds, damaged or not."""
        with self._lock, self.errors():
            self.close()
            for part in self.files():
                part.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        with self._lock:
            if self._connection:
                self._connection.close()
                self._connection = None

    def _opened(self) -> sqlite3.Connection:
        if self.path:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        wait = 0.0 if self._alone else BUSY_SECONDS
        connection = sqlite3.connect(
            self.path or "", timeout=wait, isolation_level=None, check_same_thread=False
        )
        # A flipped byte can make text that is no UTF-8: it must reach the checksum, not raise.
        connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
        deadline = time.monotonic() + wait
        while True:
            try:
                if self._alone:  # by the operating system's lock, which goes with the process
                    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
                connection.execute("PRAGMA journal_mode = WAL")
                # This loses nothing when the process dies; a power cut may cost the last commits.
                connection.execute("PRAGMA synchronous = NORMAL")
                connection.executescript(f"BEGIN IMMEDIATE; {self._tables} COMMIT;")
            except BaseException as error:
                # The change to WAL does not wait for other processes as all else does.
                if "locked" not in str(error) or time.monotonic() >= deadline:
                    connection.close()
                    raise
                time.sleep(random.uniform(0.01, 0.05))  # noqa: S311 - spreads processes, no secret
            else:
                return connection

    @contextmanager
    def errors(self) -> Iterator[None]:
        """SQLite's errors, and those of the folder, as ours."""
        try:
            yield
        except (sqlite3.Error, zlib.error, UnicodeDecodeError, OSError) as error:
            message, hint = self._explained(error)
            raise StoreError(message, hint=hint, slug=self._slug) from error

    def _explained(self, error: Exception) -> tuple[str, str]:
        """What is wrong with the file or its folder, and what to do next."""
        path = self.path or Path()
        folder = path.parent
        if self._alone and "locked" in str(error):
            message = f"Another run is at work in {folder}."
            return message, f"{self._elsewhere} Or wait for its end."
        if isinstance(error, FileExistsError | NotADirectoryError):
            return f"{folder} is no folder: a file of that name is in the way.", self._elsewhere
        if isinstance(error, OSError | sqlite3.OperationalError) and not _writable(path):
            message = f"Nothing can be written in {folder}: no permission, or it is read-only."
            return message, f"{self._elsewhere} Or: chmod u+w {folder}"
        return f"{self._name}, {self.path}, cannot be used: {error}.", self._hint


def _writable(path: Path) -> bool:
    """Whether a file can be made or changed; beside one that is there SQLite makes others."""
    there = next(one for one in (path, *path.parents) if one.exists())
    beside = there.parent if there == path else there
    return os.access(there, os.W_OK) and os.access(beside, os.W_OK)


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def checksum(*values: object) -> bytes:
    """A digest of a row; each value with its length, so that none can reach into the next."""
    digest = hashlib.sha256()
    for value in values:
        raw = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogateescape")
        digest.update(len(raw).to_bytes(8) + raw)
    return digest.digest()
