"""The cache of model answers: texts, found by a digest of all that was asked.

One SQLite file, safe for many threads and processes. Each row carries a checksum, so a row that was
changed on disk is a miss and not an answer. It does not decide what is worth keeping.
"""

import hashlib
import json
import logging
import time
from pathlib import Path

from pydantic import JsonValue

from claimdiff.store.database import Database

FILE_NAME = "answers.sqlite3"
_TABLES = """
CREATE TABLE IF NOT EXISTS answers (
    key TEXT PRIMARY KEY, value TEXT NOT NULL, checksum TEXT NOT NULL, created REAL NOT NULL
) WITHOUT ROWID;
"""
_log = logging.getLogger(__name__)


def digest(*parts: JsonValue) -> str:
    """The SHA-256 of the parts' canonical JSON: the key of an answer is that of its question."""
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


class Cache:
    """Answers by key, in ``folder``; a folder of None keeps them for this run only.

    Raises:
        StoreError: The file cannot be opened or written, or is damaged.
    """

    def __init__(self, folder: Path | None) -> None:
        self.database = Database(
            folder / FILE_NAME if folder else None,
            _TABLES,
            name="The cache",
            elsewhere="Choose another CLAIMDIFF_CACHE_DIR, or go on with --no-cache.",
            hint="Delete it with `claimdiff cache clear`, or go on with --no-cache.",
            slug="how-to/endpoints",
        )

    def get(self, key: str) -> str | None:
        """The answer kept under ``key``, or None. A row that does not fit its checksum is none."""
        with self.database.use() as connection:
            find = "SELECT value, checksum FROM answers WHERE key = ?"
            row = connection.execute(find, (key,)).fetchone()
            if row is None:
                return None
            if _checksum(key, row[0]) == row[1]:
                value = json.loads(row[0])
                return value if isinstance(value, str) else None
            connection.execute("DELETE FROM answers WHERE key = ?", (key,))
        path = self.database.path
        _log.warning("A damaged answer in %s was thrown away; it is asked again.", path)
        return None

    def put(self, key: str, value: str) -> None:
        """Keep an answer; one that is there already is replaced."""
        text = json.dumps(value, ensure_ascii=True)  # also of a lone surrogate
        row = (key, text, _checksum(key, text), time.time())
        with self.database.use() as connection:
            connection.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", row)

    def stats(self) -> tuple[int, int]:
        """How many answers there are and how many bytes their file takes."""
        with self.database.use() as connection:
            (answers,) = connection.execute("SELECT count(*) FROM answers").fetchone()
        size = sum(part.stat().st_size for part in self.database.files() if part.exists())
        return answers, size


def _checksum(key: str, text: str) -> str:
    raw = text.encode("utf-8", "surrogatepass")
    return hashlib.sha256(key.encode() + b"\0" + raw).hexdigest()
