"""A manifest's rows as they stand in its file: CSV or JSON lines, with where each is.

It knows the forms, and nothing of what the columns mean.
"""

import codecs
import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain, zip_longest
from pathlib import Path
from typing import NamedTuple

from claimdiff.errors import ClaimdiffError, InputError

SLUG = "how-to/batch"
HINT = (
    "A row has the columns a,b or a,b,id (a pair), story,source (an article of it), or story,feed."
)
_LONGEST_CELL = 8_000_000
"""Characters: some exports carry an article's whole text in a column that is not ours to read."""
_LONGEST_SHOWN = 60
"""Characters of a cell that a message repeats: enough to find it."""
_UTF16 = codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE
_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}

Cells = Mapping[str, object]


class Row(NamedTuple):
    """A row: its number, from 1, without header and empty lines; its place in words; its cells."""

    number: int
    where: str
    cells: Cells


def rows(path: str) -> Iterator[Row]:
    """The rows of a manifest, one by one; names of columns in small letters.

    Args:
        path: A file, or ``-`` for standard input.

    Raises:
        InputError: It cannot be read, or is not in either form.
    """
    with _lines(path) as lines:
        yield from _parsed(lines, path)


def bad(where: str, why: str, hint: str = HINT) -> ClaimdiffError:
    """What to raise for a row that is no use."""
    return InputError(f"{where[:1].upper()}{where[1:]}: {why}.", hint=hint, slug=SLUG)


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
            slug=SLUG,
        ) from error
    except OSError as error:
        message = f"Cannot read the manifest {path}: {error.strerror or error}."
        raise InputError(message, hint="Look at the name.", slug=SLUG) from error


def _parsed(lines: Iterator[str], path: str) -> Iterator[Row]:
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
            slug=SLUG,
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
            raise bad(where, f"it is not JSON: {why}", _ONE_A_LINE) from None
        if not isinstance(cells, dict):
            raise bad(where, "it is no JSON object", _ONE_A_LINE)
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
                    raise bad(where, f"{why} {cell[:_LONGEST_SHOWN]!r}", hint)
                named = zip_longest(header, cells[: len(header)], fillvalue="")
                yield Row(number, where, dict(named))
    except csv.Error as error:
        where = _where(number + 1, before + reader.line_num, path)
        raise bad(where, f"it is not CSV: {error}") from None


def _where(number: int, line: int, path: str) -> str:
    return f"row {number} (line {line}) of the manifest {path}"


_ONE_A_LINE = "Each line is one whole object; other JSON becomes so with: jq -c '.[]?' or jq -c ."
