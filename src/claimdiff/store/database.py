"""The SQLite file (WAL) of a batch's state: held by one process, and seen to be whole.

SQLite's errors become ours; a file whose pages or notes are damaged is refused. What its tables
hold is for `state` to say.
"""

import hashlib
import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimdiff.errors import StoreError

_VERSION = "2"
_ELSEWHERE = "Choose another --out-dir."
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


def open_database(path: Path) -> sqlite3.Connection:
    """The file at ``path``, made if it is not there, locked for this process until it is closed.

    Raises:
        sqlite3.Error: Another process has it, it is damaged, or of another version.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = connected(path)
    try:
        # The lock is the operating system's: it goes with the process, however that ends.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = WAL")
        # In WAL this loses nothing when the process dies; a power cut may cost the last commits.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.executescript(f"BEGIN IMMEDIATE; {_TABLES} COMMIT;")
        _check_version(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def connected(path: Path | str, wait: float = 0, *, shared: bool = False) -> sqlite3.Connection:
    """A connection that begins and ends transactions where it is told to.

    Args:
        path: Its file; empty for a temporary one.
        wait: Seconds to wait for others that write.
        shared: Whether several threads use it.
    """
    connection = sqlite3.connect(
        path, timeout=wait, isolation_level=None, check_same_thread=not shared
    )
    # A flipped byte can make text that is no UTF-8: it must reach the checksum, not raise.
    connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    return connection


def check_structure(connection: sqlite3.Connection) -> None:
    """See that all pages and indexes fit together: 0.2 s for the state of 10,000 items.

    Raises:
        sqlite3.DatabaseError: They don't: rows may be missing, or there twice.
    """
    (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        raise sqlite3.DatabaseError(" ".join(str(found).split()))


def _check_version(connection: sqlite3.Connection) -> None:
    noted = ("version", _VERSION, checksum("version", _VERSION))
    connection.execute("INSERT OR IGNORE INTO facts VALUES (?, ?, ?)", noted)
    (found,) = connection.execute("SELECT value FROM facts WHERE name = 'version'").fetchone()
    if found != _VERSION:
        raise sqlite3.DatabaseError(f"it is of version {found}, this claimdiff writes {_VERSION}")


@contextmanager
def sqlite_errors(path: Path) -> Iterator[None]:
    """SQLite's errors as ours, with the file they are of."""
    try:
        yield
    except (sqlite3.Error, zlib.error, UnicodeDecodeError, OSError) as error:
        message, hint = _explained(path, error)
        raise StoreError(message, hint=hint, slug="how-to/batch") from error


def _explained(path: Path, error: Exception) -> tuple[str, str]:
    """What is wrong with the file or its folder, and what to do next."""
    folder = path.parent
    if "locked" in str(error):
        message = f"Another run is at work in {folder}."
        return message, "Wait for its end, or choose another --out-dir."
    if isinstance(error, FileExistsError | NotADirectoryError):
        return f"{folder} is no folder: a file of that name is in the way.", _ELSEWHERE
    there = next((one for one in path.parents if one.exists()), path)
    writable = os.access(there, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))
    if isinstance(error, OSError | sqlite3.OperationalError) and not writable:
        message = f"Nothing can be written in {folder}: no permission, or it is read-only."
        return message, f"{_ELSEWHERE.removesuffix('.')}, or chmod u+w {folder}"
    return (
        f"The state of the batch, {path}, cannot be used: {error}.",
        "Make room or mend the folder's permissions and run the same command again; "
        "if the file is damaged, begin anew with --restart.",
    )


def checksum(*values: object) -> bytes:
    """A digest of a row; each value with its length, so that none can reach into the next."""
    digest = hashlib.sha256()
    for value in values:
        raw = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogateescape")
        digest.update(len(raw).to_bytes(8) + raw)
    return digest.digest()
