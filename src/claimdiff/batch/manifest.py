"""A manifest's rows, one by one: CSV or JSON lines, pairs, stories or feeds, many columns' names.

A row is a pair (``a``, ``b`` and an ``id`` if wanted), a whole comparison (``sources``), one
article of a story (``story``, ``source``), or a story's feed (``story``, ``feed``: RSS or Atom, of
a search or of a live event; `batch.pair` finds stories in others). It reads no article, and holds
one row at a time.
"""

import codecs
import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain, zip_longest
from pathlib import Path
from typing import NamedTuple

from claimdiff.api.comparing import MAX_ARTICLES
from claimdiff.articles import LoadOptions, is_url, masked, reading
from claimdiff.articles.markup import is_feed
from claimdiff.errors import InputError
from claimdiff.store.items import Entry, Source

_SLUG = "how-to/batch"
_HINT = (
    "A row has the columns a,b or a,b,id (a pair), story,source (an article of it), or story,feed."
)
_LONGEST_CELL = 8_000_000
"""Characters: some exports carry an article's whole text in a column that is not ours to read."""
_UTF16 = codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE
_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}

Cells = Mapping[str, object]
_ONE_A_LINE = "Each line is one whole object; other JSON becomes so with: jq -c '.[]?' or jq -c ."
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
"""Characters of a cell that a message repeats: enough to find it."""
_DEFAULT = LoadOptions()
_WHOLE = (_FIRST, _SECOND), (_STORY, (*_SOURCE, *_SOURCE_LAST))
"""Columns that stand together: a pair's, and those of a story's article."""


class Row(NamedTuple):
    """A row: its number, from 1, without header and empty lines; its place in words; its cells."""

    number: int
    where: str
    cells: Cells


def entries(path: str, options: LoadOptions = _DEFAULT) -> Iterator[Entry]:
    """The rows of a manifest; an id that is not given is the row's number.

    Args:
        path: A file, or ``-`` for standard input.
        options: How feeds are fetched.

    Raises:
        InputError: It or a feed cannot be read, a row cannot be understood, or there is none.
    """
    row, folder = None, folder_of(path)
    with _lines(path) as lines:
        for row in _rows(lines, path):
            feed = _text(row.cells, _FEED)
            yield _of_feed(row, feed, folder, options) if feed else _entry(row)
    if not row:
        raise InputError(f"The manifest {path} has no rows.", hint=_HINT, slug=_SLUG)


def folder_of(path: str) -> Path:
    """The folder that a manifest's paths are relative to."""
    return Path() if path == "-" else Path(path).parent


def _of_feed(row: Row, feed: str, folder: Path, options: LoadOptions) -> Entry:
    """The pages that a feed's entries lead to as the articles of its story.

    As many as one comparison takes; the feed is fetched as an article is.
    """
    story, label = _text(row.cells, _STORY), _text(row.cells, _LABEL)
    if not story:
        hint = "Give it a story, or find the stories in it: claimdiff pair FEED"
        raise _bad(row.where, "its feed has no story", hint)
    text = reading.read(feed if is_url(feed) else str(folder / feed), options).text
    if not is_feed(text):
        raise _bad_feed(feed, "it is no RSS or Atom feed")
    sources = tuple((link, label) for link in links_of(text, feed)[:MAX_ARTICLES])
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
    raise _bad(row.where, _lacking(cells))


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
            raise _bad(row.where, why)
        found.append((source, _text(cells, _LABEL)))
    return tuple(found)


def _bad(where: str, why: str, hint: str = _HINT) -> InputError:
    """What to raise for a row that is no use."""
    return InputError(f"{where[:1].upper()}{where[1:]}: {why}.", hint=hint, slug=_SLUG)


@contextmanager
def _lines(path: str) -> Iterator[Iterator[str]]:
    try:
        if path == "-":
            yield iter(sys.stdin)
            return
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            yield iter(file)
    except UnicodeDecodeError as error:
        # What Excel saves: "Unicode text" begins with a mark, its CSV is in Windows' encoding.
        given = "UTF-16" if error.object.startswith(_UTF16) else "WINDOWS-1252"
        # In its folder, where relative paths begin.
        made = "utf8.csv" if path == "-" else Path(path).with_suffix(f".utf8{Path(path).suffix}")
        raise InputError(
            f"The manifest {path} is not UTF-8: {error.reason}.",
            hint=f"Is it {given}? iconv -f {given} -t UTF-8 {path} > {made}",
            slug=_SLUG,
        ) from error
    except OSError as error:
        message = f"Cannot read the manifest {path}: {error.strerror or error}."
        raise InputError(message, hint="Look at the name.", slug=_SLUG) from error


def _rows(lines: Iterator[str], path: str) -> Iterator[Row]:
    """The rows of either form: JSON lines begin with a brace, no CSV header does."""
    before, first = next(
        ((at, line) for at, line in enumerate(lines) if line.strip("\ufeff \t\r\n")), (0, "")
    )
    first = first.lstrip("\ufeff")
    if first.lstrip().startswith("<"):
        raise InputError(
            f"The manifest {path} is XML.",
            hint=f"If it is a feed, name it in a manifest: printf 'story,feed\\nevent,{path}\\n' "
            "| claimdiff batch - --out-dir out",
            slug=_SLUG,
        )
    parse = _json_rows if first.lstrip().startswith(("{", "[")) else _csv_rows
    return parse(chain([first], lines), path, before)


def _json_rows(lines: Iterable[str], path: str, before: int) -> Iterator[Row]:
    number = 0
    for at, line in enumerate(lines, start=before + 1):
        if not line.strip():
            continue
        number += 1
        where = _where(number, at, path)
        try:
            cells = json.loads(line.rstrip())
        except (ValueError, RecursionError) as error:
            why = str(error)
            if isinstance(error, json.JSONDecodeError):
                why = f"{error.msg} at character {error.colno} of the line"
            raise _bad(where, f"it is not JSON: {why}", _ONE_A_LINE) from None
        if not isinstance(cells, dict):
            raise _bad(where, "it is no JSON object", _ONE_A_LINE)
        cells = {str(name).strip().lower(): value for name, value in cells.items()}
        yield Row(number, where, cells)


def _csv_rows(lines: Iterable[str], path: str, before: int) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST_CELL)
    lines = iter(lines)
    first = next(lines, "")
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(chain([first], lines), delimiter=delimiter)
    number = 0
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        for cells in reader:
            if any(cell.strip() for cell in cells):
                number += 1
                where = _where(number, before + reader.line_num, path)
                # Cells beyond the header are not dropped: a delimiter has moved the others.
                for cell in filter(str.strip, cells[len(header) :]):
                    why = (
                        f"it has {len(cells)} cells and the header {len(header)}; beyond it stands"
                    )
                    hint = (
                        f"Put a value that has a {_DELIMITERS[delimiter]} in it in double quotes."
                    )
                    raise _bad(where, f"{why} {cell[:_SHOWN]!r}", hint)
                named = zip_longest(header, cells[: len(header)], fillvalue="")
                yield Row(number, where, dict(named))
    except csv.Error as error:
        where = _where(number + 1, before + reader.line_num, path)
        raise _bad(where, f"it is not CSV: {error}") from None


def _where(number: int, line: int, path: str) -> str:
    return f"row {number} (line {line}) of the manifest {path}"


def links_of(text: str, source: str) -> list[str]:
    """The addresses of pages that the entries of a feed's text lead to, in its order, each once.

    Args:
        text: RSS or Atom.
        source: Where it came from.

    Raises:
        InputError: It has no entry with an address, or may grow without bound.
    """
    import feedparser  # only where feeds are named

    if "<!ENTITY" in text:
        raise _bad_feed(source, "it defines entities of its own, which can grow without bound")
    headers = {"content-type": "application/xml; charset=utf-8"}
    # As a file: a text could be taken for a name or an address, and be opened.
    parsed = feedparser.parse(io.BytesIO(text.encode("utf-8", "replace")), response_headers=headers)
    found = dict.fromkeys(str(entry.get("link", "")) for entry in parsed.entries)
    pages = [link for link in found if link.startswith(("http://", "https://"))]
    if not pages:
        raise _bad_feed(source, "it has no entry with the address of a page")
    return pages


def _bad_feed(source: str, why: str) -> InputError:
    return InputError(
        f"Cannot use the feed {source}: {why}.",
        hint="A row of a feed has the columns story,feed.",
        slug=_SLUG,
    )
