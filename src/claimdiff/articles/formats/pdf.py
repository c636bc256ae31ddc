"""PDF with a text layer: `pdfminer.six` gives lines and where they stand; paragraphs are made here.

What runs on top or foot of the pages (page numbers, the paper's name) goes; columns are read one
after the other, lines that are full go together. The largest lines of the first page are the title.
What a PDF says of itself (who made it, when) is no byline and no publication.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from types import ModuleType
from typing import TYPE_CHECKING

from claimdiff.articles import hyphens
from claimdiff.articles.formats import exports
from claimdiff.articles.formats.columns import Row, in_order
from claimdiff.articles.formats.extras import library, unreadable
from claimdiff.articles.items import Item
from claimdiff.articles.lines import ends_sentence
from claimdiff.articles.metadata import Metadata
from claimdiff.articles.reading import Reading
from claimdiff.articles.spans import Builder, View
from claimdiff.result import Notice

if TYPE_CHECKING:
    from pdfminer.layout import LTChar, LTComponent, LTContainer, LTTextLine

_MAGIC = b"%PDF-"
_MAGIC_WITHIN = 1024  # bytes
_MOST_PAGES = 200
_MARGIN = 0.09  # of a page's height: running heads and feet stand within it
_NUMBER = re.compile(
    r"\W*(?:page|seite|p\.)?\s*\d{1,4}(?:\s*(?:of|/|von)\s*\d{1,4})?\W*", re.IGNORECASE
)
_LARGER = 1.25  # times the size of the text: a title
_TITLE_FEWEST = 4  # words; a paper's name has fewer
_TITLE_LONGEST = 250  # characters
_SHORT = 0.85  # of its column: a line that ends before that ends a paragraph if a sentence ends
_INDENT = 0.8  # of the size of the letters: a line that begins so far in begins a paragraph
_APART = 1.35  # times the usual distance of lines: another paragraph
_SAME_SIZE = 0.12  # of the size: letters of one text
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_BY_HAND = "pdftotext FILE.pdf - | claimdiff read -"
_IN_WORD = re.compile(r"[^\W_][-‐]$")
LAYOUT = Notice(
    code="pdf-layout",
    message="The text was put together from where it stands on the pages (columns, hyphens, running"
    " heads): look at it.",
)


@dataclass(frozen=True)
class _Column:
    """Where a column begins, from where on its lines are full, how far they are apart."""

    left: float
    full: float
    leading: float


def recognises(got: Reading) -> bool:
    """Whether a source is a PDF."""
    return _MAGIC in got.data[:_MAGIC_WITHIN]


def items(got: Reading) -> list[Item]:
    """The article of a PDF, or those of an export that was saved so.

    1. Read the lines of all pages. 2. Leave out what runs on the pages. 3. Find the title. 4. Put
    the lines together.
    """
    # 1
    rows = _rows(got)
    if not rows:
        raise unreadable(
            got.origin,
            "a PDF",
            " without text: pictures of pages",
            "Run OCR on it: ocrmypdf IN OUT",
        )
    plain = "\n".join(row.text for row in rows)
    if exports.recognises(plain):
        return exports.items(plain)
    # 2
    running = _running(rows)
    # 3
    title = _title(rows, running)
    # 4
    left_out = {**dict.fromkeys(running, "page-mark"), **dict.fromkeys(title, "title")}
    view = _assembled(plain, rows, left_out)
    known = Metadata(title=_said(rows, title) or None).of("pdf:layout")
    return [Item(plain, known, "prose", view, warnings=(LAYOUT,))]


def _rows(got: Reading) -> list[Row]:
    """The lines in reading order.

    Raises:
        InputError: The PDF is damaged or locked.
    """
    high = library("pdfminer.high_level", "a PDF", got.origin)
    layout = library("pdfminer.layout", "a PDF", got.origin)
    found: list[Row] = []
    try:
        for number, page in enumerate(
            high.extract_pages(io.BytesIO(got.data), maxpages=_MOST_PAGES)
        ):
            lines = [line for line in _lines(page, layout) if line.get_text().strip()]
            found += in_order([_row(line, number, page.height) for line in lines])
    except Exception as error:
        why = type(error).__name__
        raise unreadable(
            got.origin, "a PDF", f" that is locked or damaged ({why})", _BY_HAND
        ) from error
    return found


def _lines(element: "LTContainer[LTComponent]", layout: ModuleType) -> Iterator["LTTextLine"]:
    """The lines of a page, of its text boxes and of the figures on it."""
    for one in element:
        if isinstance(one, layout.LTTextLine):
            yield one
        elif isinstance(one, layout.LTTextBox | layout.LTFigure):
            yield from _lines(one, layout)


def _row(line: "LTTextLine", page: int, height: float) -> Row:
    letters = [one for one in line if isinstance(one, _letter()) and one.get_text().strip()]
    sizes = Counter(round(one.size, 1) for one in letters)
    size = sizes.most_common(1)[0][0] if sizes else line.height
    left = min((one.x0 for one in letters), default=line.x0)
    text = " ".join(line.get_text().translate(_LIGATURES).split())
    margin = line.y0 > (1 - _MARGIN) * height or line.y1 < _MARGIN * height
    return Row(text, left, line.x1, line.y1, line.y0, size, page, margin=margin)


def _letter() -> type["LTChar"]:
    from pdfminer.layout import LTChar

    return LTChar


def _running(rows: Sequence[Row]) -> set[int]:
    """The numbers of the lines that run in the margins of pages, or number the pages."""
    said: dict[str, set[int]] = {}
    for row in rows:
        if row.margin:
            said.setdefault(re.sub(r"\d+", "0", row.text), set()).add(row.page)
    return {
        at
        for at, row in enumerate(rows)
        if row.margin
        and (_NUMBER.fullmatch(row.text) or len(said[re.sub(r"\d+", "0", row.text)]) > 1)
    }


def _title(rows: Sequence[Row], running: set[int]) -> list[int]:
    """The numbers of the title's lines: the largest of the first page, if they are larger."""
    first = [at for at, row in enumerate(rows) if row.page == rows[0].page and at not in running]
    usual = _usual_size(rows)
    groups: list[list[int]] = []
    for at in first:
        last = groups[-1][-1] if groups else None
        if last is not None and last == at - 1 and _alike(rows[last], rows[at]):
            groups[-1].append(at)
        else:
            groups.append([at])
    large = [group for group in groups if rows[group[0]].size >= _LARGER * usual]
    named = [group for group in large if len(_said(rows, group).split()) >= _TITLE_FEWEST]
    best = max(named or large, key=lambda group: rows[group[0]].size, default=[])
    return best if len(_said(rows, best)) <= _TITLE_LONGEST else []


def _said(rows: Sequence[Row], numbers: Sequence[int]) -> str:
    return " ".join(rows[at].text for at in numbers)


def _usual_size(rows: Sequence[Row]) -> float:
    """The size in which most of the letters are."""
    counts: Counter[float] = Counter()
    for row in rows:
        counts[row.size] += len(row.text)
    return counts.most_common(1)[0][0]


def _alike(one: Row, other: Row) -> bool:
    return abs(one.size - other.size) <= _SAME_SIZE * one.size


def _assembled(plain: str, rows: Sequence[Row], left_out: dict[int, str]) -> View:
    """The lines as paragraphs.

    Args:
        plain: The lines' text, one a line.
        rows: The lines.
        left_out: The numbers of those that are none of the text, each with the reason.
    """
    made, broken = Builder(plain), hyphens.broken(plain)
    columns = _columns(rows)
    start, before = 0, None
    for at, row in enumerate(rows):
        end = start + len(row.text)
        if at in left_out:
            made.cut(start, end, left_out[at])
        else:
            if before is not None:
                made.join(_joint(before, row, columns))
            hyphen = end - 1 in broken
            made.keep(start, end - hyphen)
            made.cut(end - hyphen, end, "hyphen")
            before = row
        start = end + 1
    return made.view()


def _joint(before: Row, row: Row, columns: dict[int, _Column]) -> str:
    """What stands between two lines: an empty line, a blank, or nothing within a word."""
    if not _goes_on(before, row, columns):
        return "\n\n"
    return "" if _IN_WORD.search(before.text) and row.text[0].isalpha() else " "


def _goes_on(before: Row, row: Row, columns: dict[int, _Column]) -> bool:
    if not _alike(before, row):
        return False
    ended = ends_sentence(before.text)
    column = columns[row.column]
    if before.column != row.column:
        return not ended and not (
            row.text[0].isupper() and before.right < columns[before.column].full
        )
    if before.top - row.top > _APART * column.leading:
        return False
    if (
        row.left - column.left > _INDENT * row.size
        and before.left - column.left <= _INDENT * row.size
    ):
        return False
    return not (ended and before.right < column.full)


def _columns(rows: Sequence[Row]) -> dict[int, _Column]:
    """Of each column where it begins, where its lines are full, how far they are apart."""
    by_number: dict[int, list[Row]] = {}
    for row in rows:
        by_number.setdefault(row.column, []).append(row)
    return {number: _column(some) for number, some in by_number.items()}


def _column(rows: Sequence[Row]) -> _Column:
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    steps = [one.top - other.top for one, other in pairwise(rows)]
    return _Column(left, left + _SHORT * (right - left), median(steps) if steps else 0.0)
