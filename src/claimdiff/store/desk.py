"""What the desk keeps: results, and what people decided of their findings, in one SQLite file.

It keeps JSON by id and gives it back; it does not know what a result means.
"""

import json
import zlib
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from claimdiff.store.database import Database

FILE_NAME = "desk.sqlite3"
Verdict = Literal["accept", "reject"]
_TABLES = """
CREATE TABLE IF NOT EXISTS results (
    id TEXT PRIMARY KEY, created TEXT NOT NULL, title TEXT NOT NULL, counts TEXT NOT NULL,
    status TEXT NOT NULL, body BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS by_time ON results (created);
CREATE TABLE IF NOT EXISTS decisions (
    result TEXT NOT NULL, finding TEXT NOT NULL, person TEXT NOT NULL, verdict TEXT NOT NULL,
    note TEXT NOT NULL, decided TEXT NOT NULL, PRIMARY KEY (result, finding, person)
);
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """A result as a list shows it; ``counts`` maps a relation to its number of findings."""

    id: str
    created: str
    title: str
    counts: dict[str, int]
    status: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What one person decided of one finding, and why."""

    result: str
    finding: str
    person: str
    verdict: Verdict
    note: str = ""
    decided: str = ""


class Desk:
    """The file in ``folder``, for many threads.

    Raises:
        StoreError: The file cannot be written or is damaged.
    """

    def __init__(self, folder: Path) -> None:
        self.database = Database(
            folder / FILE_NAME,
            _TABLES,
            name="The desk's file",
            elsewhere="Choose another --store.",
            hint="Make room or mend the folder's permissions, or choose another --store.",
        )
        with self.database.use():
            pass  # opens the file, so that a damaged one is reported at the start

    def keep(self, kept: Kept, result: str) -> None:
        """Keep a result, its JSON; one of the same id is replaced."""
        row = (kept.id, kept.created, kept.title, json.dumps(kept.counts), kept.status)
        with self.database.use() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?)",
                (*row, zlib.compress(result.encode())),
            )

    def result(self, key: str) -> str | None:
        """The JSON of a result; None where there is none of this id."""
        with self.database.use() as connection:
            row = connection.execute("SELECT body FROM results WHERE id = ?", (key,)).fetchone()
            return zlib.decompress(row[0]).decode() if row else None

    def results(self, words: str = "", most: int = 200) -> list[Kept]:
        """The results whose title has all of these words, the newest first."""
        wanted = words.casefold().split()
        sql = "SELECT id, created, title, counts, status FROM results ORDER BY created DESC, id"
        with self.database.use() as connection:
            rows = connection.execute(sql).fetchall()
        found = [
            Kept(key, created, title, json.loads(counts), status)
            for key, created, title, counts, status in rows
            if all(word in title.casefold() for word in wanted)
        ]
        return found[:most]

    def delete(self, key: str) -> None:
        """Delete a result with what was decided of it."""
        with self.database.transaction() as connection:
            connection.execute("DELETE FROM decisions WHERE result = ?", (key,))
            connection.execute("DELETE FROM results WHERE id = ?", (key,))

    def decide(self, decision: Decision) -> None:
        """Keep a decision in the place of the same person's earlier one on this finding."""
        decided = decision.decided or datetime.now(UTC).isoformat(timespec="seconds")
        with self.database.use() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO decisions VALUES (?, ?, ?, ?, ?, ?)",
                (*astuple(decision)[:-1], decided),
            )

    def withdraw(self, result: str, finding: str, person: str) -> None:
        """Forget what a person decided of a finding."""
        sql = "DELETE FROM decisions WHERE result = ? AND finding = ? AND person = ?"
        with self.database.use() as connection:
            connection.execute(sql, (result, finding, person))

    def decisions(self, result: str | None = None) -> list[Decision]:
        """What was decided, of one result or of all, in a fixed order."""
        sql = (
            "SELECT result, finding, person, verdict, note, decided FROM decisions"
            " WHERE ? IS NULL OR result = ? ORDER BY result, finding, person"
        )
        with self.database.use() as connection:
            return [Decision(*row) for row in connection.execute(sql, (result, result))]
