"""A manifest beside what is done: its items in a table, and what they would make forgotten.

Work is never lost unsaid: another batch's manifest, or another part of the same, is refused where
items that are done would go. It works inside the transaction of `state`.
"""

import json
import sqlite3
from collections.abc import Iterable

from claimdiff.errors import ConfigurationError, InputError
from claimdiff.store.items import Entry

_WORTH = "items.status IN ('complete', 'partial')"
"""A failure is no work that could be lost: mending all paths of a manifest makes no other batch."""
_NUMBER = "id NOT GLOB '*[^0-9]*'"
_KNOWN = f"""
EXISTS (
    SELECT 1 FROM staged, json_each(staged.sources) AS new, json_each(items.sources) AS old
    WHERE staged.id = items.id
    AND json_extract(new.value, '$[0]') = json_extract(old.value, '$[0]')
) OR (items.{_NUMBER} AND items.sources IN (SELECT sources FROM staged WHERE {_NUMBER}))"""
"""Under its id with one of its articles; row numbers are ids too, which a row above moves."""
_GONE = "items.id NOT IN (SELECT id FROM staged)"
_HINT = "Choose another --out-dir, or forget what is done with --restart."
_SLUG = "how-to/batch"


def gather(connection: sqlite3.Connection, entries: Iterable[Entry]) -> bool:
    """Put a manifest's items into the table ``staged``; whether all of them are there to stay.

    Raises:
        InputError: Two rows have one id.
    """
    connection.execute(
        "CREATE TEMP TABLE staged"
        " (id TEXT PRIMARY KEY, place INTEGER NOT NULL, sources TEXT, told TEXT)"
    )
    place, stays = 0, True
    for entry in entries:
        stays = stays and not entry.passing
        row = (entry.id, place, _compact(entry.sources), entry.where)
        if connection.execute("INSERT OR IGNORE INTO staged VALUES (?, ?, ?, ?)", row).rowcount:
            place += 1
        elif entry.grows:
            added = "UPDATE staged SET sources = json_insert(sources, '$[#]', json(?)) WHERE id = ?"
            sources = [(_compact(source), entry.id) for source in entry.sources]
            connection.executemany(added, sources)
        else:
            told = "SELECT told FROM staged WHERE id = ?"
            (first,) = connection.execute(told, (entry.id,)).fetchone()
            raise InputError(
                f"{entry.where[:1].upper()}{entry.where[1:]} has the id {entry.id!r},"
                f" as {first} has.",
                hint="Give each row an id of its own, or none to any.",
                slug=_SLUG,
            )
    return stays


def check_same(connection: sqlite3.Connection, name: str) -> None:
    """See that a manifest is not another batch's: some item that is done is still in it.

    Args:
        connection: Has the table ``staged``.
        name: How to call the batch's folder.

    Raises:
        ConfigurationError: None is, with one of its articles or as another row.
    """
    known = _count(connection, f"({_WORTH}) AND ({_KNOWN})")
    if not known and (lost := _count(connection, _WORTH)):
        raise ConfigurationError(
            f"{name} holds another batch: none of its {_items(lost)} that are done is in this"
            " manifest, and all would be forgotten.",
            hint=_HINT,
            slug=_SLUG,
        )


def check_shard(connection: sqlite3.Connection, name: str, was: str, now: str) -> None:
    """See that no item that is done belongs to another part of the manifest.

    Args:
        connection: Has the table ``staged``.
        name: How to call the batch's folder.
        was: Which part the folder has held so far.
        now: Which part is asked for.

    Raises:
        ConfigurationError: One does.
    """
    if was != now and (lost := leaving(connection)):
        raise ConfigurationError(
            f"{name} holds part {was} of a batch: part {now} lacks {_items(lost)} of it that are"
            " done, which would be forgotten.",
            hint=f"Give each part an --out-dir of its own, or go on with --shard {was}.",
            slug="how-to/cluster",
        )


def leaving(connection: sqlite3.Connection) -> int:
    """How many items that are done the manifest does not have any more."""
    return _count(connection, f"{_WORTH} AND {_GONE}")


def _count(connection: sqlite3.Connection, which: str) -> int:
    (found,) = connection.execute(f"SELECT count(*) FROM items WHERE {which}").fetchone()
    return int(found)


def _items(count: int) -> str:
    return f"{count} item{'s' if count != 1 else ''}"


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=True)
