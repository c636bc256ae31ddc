"""A manifest's rows, one by one: CSV or JSON lines, pairs or stories, in many columns' names.

A row is a pair (``a``, ``b`` and an ``id`` if wanted), a whole comparison (``sources``), one
article of a story (``story``, ``source``), or a feed (``feed``, with or without a ``story``). It
reads no article, and holds one row at a time, but for feeds without a story, which it holds all.
"""

import codecs
import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from claimdiff.articles import LoadOptions, masked
from claimdiff.batch import feeds
from claimdiff.errors import ClaimdiffError, InputError
from claimdiff.store.items import Entry, Source

_LONGEST_CELL = 8_000_000
"""Characters: some exports carry an article's whole text in a column that is not ours to read."""

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
_UTF16 = codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE
_SLUG = "how-to/batch"
_DEFAULT = LoadOptions()

Row = Mapping[str, object]


def entries(path: str, options: LoadOptions = _DEFAULT) -> Iterator[Entry]:
    """The rows of a manifest; an id that is not given is the row's number.

    Args:
        path: A file, or ``-`` for standard input.
        options: How feeds are fetched.

    Raises:
        InputError: It or a feed cannot be read, a row cannot be understood, or there is none.
    """
    number = 0
    folder = Path() if path == "-" else Path(path).parent
    loose: list[tuple[list[feeds.Item], str | None]] = []
    with _lines(path) as lines:
        for number, row in enumerate(_rows(lines, path), start=1):
            feed, story = _text(row, _FEED), _text(row, _STORY)
            label = _text(row, _LABEL)
            if feed and story:
                yield feeds.of_story(story, feeds.items(feed, folder, options), label)
            elif feed:
                loose.append((feeds.items(feed, folder, options), label))
            else:
                yield _entry(row, number, path)
    if not number:
        raise InputError(f"The manifest {path} has no rows.", hint=_HINT, slug=_SLUG)
    yield from _shared(loose, path)


def _shared(loose: list[tuple[list[feeds.Item], str | None]], path: str) -> Iterator[Entry]:
    """The stories of feeds that the manifest gives to none."""
    found = list(feeds.by_headline(loose))
    if loose and not found:
        raise InputError(
            f"No headline stands in two of the feeds of the manifest {path}.",
            hint="Give feeds of one event a story: a row has the columns story,feed.",
            slug=_SLUG,
        )
    yield from found


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
        raise InputError(
            f"The manifest {path} is not UTF-8: {error.reason}.",
            hint=f"Is it {given}? iconv -f {given} -t UTF-8 {path} > {_beside(path)}",
            slug=_SLUG,
        ) from error
    except OSError as error:
        message = f"Cannot read the manifest {path}: {error.strerror or error}."
        raise InputError(message, hint="Look at the name.", slug=_SLUG) from error


def _beside(path: str) -> str:
    """A name for a converted manifest: in its folder, where relative paths begin."""
    return "utf8.csv" if path == "-" else str(Path(path).with_suffix(f".utf8{Path(path).suffix}"))


def _rows(lines: Iterator[str], path: str) -> Iterator[Row]:
    """The rows of either form: JSON lines begin with a brace, no CSV header does."""
    first = next((line for line in lines if line.strip("\ufeff \t\r\n")), "").lstrip("\ufeff")
    if first.lstrip().startswith("<"):
        raise InputError(
            f"The manifest {path} is XML.",
            hint=f"If it is a feed, name it in a manifest: printf 'story,feed\\nevent,{path}\\n' "
            "| claimdiff batch - --out-dir out",
            slug=_SLUG,
        )
    rest = chain([first], lines)
    if first.lstrip().startswith(("{", "[")):
        return _json_rows(rest, path)
    return _csv_rows(rest, path, _delimiter(first))


def _delimiter(header: str) -> str:
    return max(",;\t", key=header.count)


def _json_rows(lines: Iterable[str], path: str) -> Iterator[Row]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise _bad(path, number, f"it is not JSON: {error}") from None
        if not isinstance(row, dict):
            raise _bad(path, number, "it is no JSON object")
        yield {str(name).strip().lower(): value for name, value in row.items()}


def _csv_rows(lines: Iterable[str], path: str, delimiter: str) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield dict(zip(header, cells, strict=False))
    except csv.Error as error:
        raise _bad(path, reader.line_num, f"it is not CSV: {error}") from None


def _entry(row: Row, number: int, path: str) -> Entry:
    """A row as what it asks for: a pair, a whole comparison, or an article of a story."""
    first, second = _text(row, _FIRST), _text(row, _SECOND)
    if first and second:
        sides = ((first, _text(row, ("label_a",))), (second, _text(row, ("label_b",))))
        return Entry(_text(row, (*_ID, *_STORY)) or str(number), sides)
    if listed := _listed(row):
        return Entry(_text(row, (*_ID, *_STORY)) or str(number), listed)
    story, source = _text(row, _STORY), _text(row, (*_SOURCE, *_SOURCE_LAST))
    if story and source:
        return Entry(
            story, ((source, _text(row, (*_LABEL, *_LABEL_LAST)) or _title(row)),), grows=True
        )
    missing = "a story" if source else "its sources"
    raise _bad(path, number, f"{missing} cannot be found among {', '.join(row) or 'no columns'}")


def _text(row: Row, names: Iterable[str]) -> str | None:
    """The first of these columns that has something, as text that can be kept anywhere."""
    for name in names:
        value = row.get(name)
        if isinstance(value, str | int) and (text := str(value).strip()):
            return masked(text).encode("utf-8", "backslashreplace").decode()
    return None


def _listed(row: Row) -> tuple[Source, ...]:
    """The sources of a row that lists them, each a string or an object with a source."""
    for name in _SOURCES:
        found = row.get(name)
        if isinstance(found, list):
            rows = [one if isinstance(one, dict) else {"source": one} for one in found]
            sources = [(_text(one, _SOURCE), _text(one, _LABEL)) for one in rows]
            return tuple((source, label) for source, label in sources if source)
    return ()


def _title(row: Row) -> str | None:
    """The outlet as Event Registry gives it: ``{"source": {"title": ...}}``."""
    source = row.get("source")
    return _text(source, ("title",)) if isinstance(source, dict) else None


def _bad(path: str, number: int, why: str) -> ClaimdiffError:
    return InputError(f"Row {number} of the manifest {path}: {why}.", hint=_HINT, slug=_SLUG)


_HINT = (
    "A row has the columns a,b or a,b,id (a pair), story,source (an article of a story), or feed."
)
