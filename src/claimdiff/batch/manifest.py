"""A manifest's rows, one by one: CSV or JSON lines, pairs or stories, in many columns' names.

A row is a pair (``a``, ``b`` and an ``id`` if wanted), a whole comparison (``sources``), one
article of a story (``story``, ``source``), or a story's feed (``story``, ``feed``). It reads no
article, and holds one row at a time.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from claimdiff.api.comparing import MAX_ARTICLES
from claimdiff.articles import LoadOptions, masked
from claimdiff.batch import feeds
from claimdiff.batch.rows import HINT, SLUG, Cells, Row, bad, rows
from claimdiff.errors import InputError
from claimdiff.store.items import Entry, Source

_FIRST = ("a", "left", "source_a", "url_a", "first")
_SECOND = ("b", "right", "source_b", "url_b", "second")
_ID = ("id", "pair", "pair_id")
_STORY = ("story", "story_id", "group", "cluster_id", "eventuri", "globaleventid", "event")
"""Our own names, then NewsCatcher's, Event Registry's and GDELT's."""
_SOURCE = ("source", "path", "file", "url", "link", "mentionidentifier", "documentidentifier")
_SOURCE_LAST = ("sourceurl",)
"""GDELT's tables of events have one beside the mentions' own."""
_FEED = ("feed", "rss", "feed_url")
_SOURCES = ("sources", "articles")
_LABEL = ("label", "outlet", "media_name", "name_source", "clean_url", "mentionsourcename")
_LABEL_LAST = ("sourcecommonname", "source.title", "source_title", "domain")
"""MediaCloud, NewsCatcher, GDELT and Event Registry name the outlet so."""
_SHOWN = 60
"""Characters of a source that a message repeats: enough to find it."""
_DEFAULT = LoadOptions()
_WHOLE = (_FIRST, _SECOND), (_STORY, (*_SOURCE, *_SOURCE_LAST))
"""Columns that stand together: a pair's, and those of a story's article."""


def entries(path: str, options: LoadOptions = _DEFAULT) -> Iterator[Entry]:
    """The rows of a manifest; an id that is not given is the row's number.

    Args:
        path: A file, or ``-`` for standard input.
        options: How feeds are fetched.

    Raises:
        InputError: It or a feed cannot be read, a row cannot be understood, or there is none.
    """
    row = None
    folder = Path() if path == "-" else Path(path).parent
    for row in rows(path):
        if feed := _text(row.cells, _FEED):
            yield _of_feed(row, feeds.links(feed, folder, options))
        else:
            yield _entry(row)
    if not row:
        raise InputError(f"The manifest {path} has no rows.", hint=HINT, slug=SLUG)


def _of_feed(row: Row, links: Sequence[str]) -> Entry:
    """The entries of a feed as the articles of its story, as many as one comparison takes."""
    story, label = _text(row.cells, _STORY), _text(row.cells, _LABEL)
    if not story:
        hint = "Give it a story, or find the stories in it: claimdiff pair FEED"
        raise bad(row.where, "its feed has no story", hint)
    sources = tuple((link, label) for link in links[:MAX_ARTICLES])
    return Entry(story, sources, grows=True, where=row.where)


def _entry(row: Row) -> Entry:
    """A row as what it asks for: a pair, a whole comparison, or an article of a story."""
    cells = row.cells
    key = _text(cells, (*_ID, *_STORY)) or str(row.number)
    first, second = _text(cells, _FIRST), _text(cells, _SECOND)
    if first and second:
        sides = ((first, _text(cells, ("label_a",))), (second, _text(cells, ("label_b",))))
        return Entry(key, sides, where=row.where)
    if listed := _listed(row):
        return Entry(key, listed, where=row.where)
    story, source = _text(cells, _STORY), _text(cells, (*_SOURCE, *_SOURCE_LAST))
    if story and source:
        outlet = cells.get("source")  # Event Registry: {"source": {"title": ...}}
        title = _text(outlet, ("title",)) if isinstance(outlet, dict) else None
        label = _text(cells, (*_LABEL, *_LABEL_LAST)) or title
        return Entry(story, ((source, label),), grows=True, where=row.where)
    raise bad(row.where, _lacking(cells))


def _lacking(cells: Cells) -> str:
    """What a row that asks for nothing has not."""
    for groups in _WHOLE:
        columns = [next(filter(cells.__contains__, group), "") for group in groups]
        if all(columns):
            named = zip(columns, groups, strict=True)
            empty = [name for name, group in named if not _text(cells, group)]
            return f"its {' and its '.join(empty)} {'is' if len(empty) == 1 else 'are'} empty"
    missing = "a story" if _text(cells, (*_SOURCE, *_SOURCE_LAST)) else "its sources"
    return f"{missing} cannot be found among {', '.join(cells) or 'no columns'}"


def _text(row: Cells, names: Iterable[str]) -> str | None:
    """The first of these columns that has something, as text that can be kept anywhere."""
    for name in names:
        value = row.get(name)
        if isinstance(value, str | int) and (text := str(value).strip()):
            return masked(text).encode("utf-8", "backslashreplace").decode()
    return None


def _listed(row: Row) -> tuple[Source, ...]:
    """The sources of a row that lists them, each a string or an object with a source."""
    column = next((name for name in _SOURCES if isinstance(row.cells.get(name), list)), "")
    listed, found = row.cells.get(column), list[Source]()
    for given in listed if isinstance(listed, list) else ():
        cells = given if isinstance(given, dict) else {_SOURCE[0]: given}
        source = None if isinstance(given, int) else _text(cells, _SOURCE)
        if not source:
            why = f"{json.dumps(given)[:_SHOWN]} among its {column} is no path or URL"
            raise bad(row.where, why)
        found.append((source, _text(cells, _LABEL)))
    return tuple(found)
