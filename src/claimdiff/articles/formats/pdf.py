"""PDF with a text layer: `pdfminer.six` gives the lines, column after column, in boxes.

What runs on top or foot of the pages (page numbers, the paper's name) goes, and lines of one
paragraph go together. The largest lines of the first page are the title. What a PDF says of itself
(who made it, when) is no byline and no publication.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import inf
from types import ModuleType
from typing import TYPE_CHECKING

from claimdiff.articles import hyphens
from claimdiff.articles.formats import exports
from claimdiff.articles.items import Item
from claimdiff.articles.lines import ends_sentence
from claimdiff.articles.metadata import Metadata
from claimdiff.articles.reading import Reading
from claimdiff.articles.refusals import bad_format, library
from claimdiff.articles.spans import Builder, View
from claimdiff.result import Notice

if TYPE_CHECKING:
    from pdfminer.layout import LTComponent, LTContainer, LTTextLine

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
_SHORT = 0.85  # of its box: a line that ends before that ends a paragraph if a sentence ends
_INDENT = 0.8  # of the size of the letters: a line that begins so far in begins a paragraph
_SAME_SIZE = 0.12  # of the size: letters of one text
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_IN_WORD = re.compile(r"[^\W_][-‐]$")
LAYOUT = Notice(
    code="pdf-layout",
    message="The text was put together from where it stands on the pages (columns, hyphens, running"
    " heads): look at it.",
)


@dataclass(frozen=True)
class _Row:
    """A line: its text, where it begins and ends, its letters' size, its page and its box.

    ``left`` and ``right`` are in points from where its box begins; ``full`` is the width of a box
    of several lines: nothing says that a line alone is full.
    """

    text: str
    left: float
    right: float
    full: float
    size: float
    page: int
    box: int
    margin: bool


def recognises(reading: Reading) -> bool:
    """Whether a source is a PDF."""
    return _MAGIC in reading.data[:_MAGIC_WITHIN]


def items(reading: Reading) -> list[Item]:
    """The article of a PDF, or those of an export that was saved so.

    1. Read the lines of all pages. 2. Leave out what runs on the pages. 3. Find the title. 4. Put
    the lines together.
    """
    # 1
    rows = _rows(reading)
    if not rows:
        why, hint = " without text: pictures of pages", "Run OCR on it: ocrmypdf IN OUT"
        raise bad_format(reading.origin, "a PDF", why, hint)
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


def _rows(reading: Reading) -> list[_Row]:
    """The lines in reading order.

    Raises:
        InputError: The PDF is damaged or locked.
    """
    high = library("pdfminer.high_level", "a PDF", reading.origin)
    layout = library("pdfminer.layout", "a PDF", reading.origin)
    found: list[_Row] = []
    try:
        for number, page in enumerate(
            high.extract_pages(io.BytesIO(reading.data), maxpages=_MOST_PAGES)
        ):
            for box in _boxes(page, layout):
                lines = [line for line in box if line.get_text().strip()]
                at = found[-1].box + 1 if found else 0
                found += [_row(line, lines, (number, at), page.height) for line in lines]
    except Exception as error:
        why = f" that is locked or damaged ({type(error).__name__})"
        hint = "pdftotext FILE.pdf - | claimdiff read -"
        raise bad_format(reading.origin, "a PDF", why, hint) from error
    return found


def _boxes(
    element: "LTContainer[LTComponent]", layout: ModuleType
) -> Iterator[Sequence["LTTextLine"]]:
    """The lines of each text box of a page, and of the figures on it."""
    for one in element:
        if isinstance(one, layout.LTTextBox):
            yield list(one)
        elif isinstance(one, layout.LTFigure):
            yield from _boxes(one, layout)


def _row(
    line: "LTTextLine", box: Sequence["LTTextLine"], place: tuple[int, int], height: float
) -> _Row:
    from pdfminer.layout import LTChar

    letters = [one for one in line if isinstance(one, LTChar) and one.get_text().strip()]
    sizes = Counter(round(one.size, 1) for one in letters)
    left, right = min(one.x0 for one in box), max(one.x1 for one in box)
    return _Row(
        text=" ".join(line.get_text().translate(_LIGATURES).split()),
        left=min((one.x0 for one in letters), default=line.x0) - left,
        right=line.x1 - left,
        full=right - left if len(box) > 1 else inf,
        size=sizes.most_common(1)[0][0] if sizes else line.height,
        page=place[0],
        box=place[1],
        margin=line.y0 > (1 - _MARGIN) * height or line.y1 < _MARGIN * height,
    )


def _running(rows: Sequence[_Row]) -> set[int]:
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


def _title(rows: Sequence[_Row], running: set[int]) -> list[int]:
    """The numbers of the title's lines: the largest of the first page, if they are larger."""
    usual = Counter(row.size for row in rows for _ in row.text).most_common(1)[0][0]
    first = [at for at, row in enumerate(rows) if row.page == rows[0].page and at not in running]
    groups = [list(group) for _, group in groupby(first, key=lambda at: rows[at].size)]
    large = [group for group in groups if rows[group[0]].size >= _LARGER * usual]
    named = [group for group in large if len(_said(rows, group).split()) >= _TITLE_FEWEST]
    best = max(named or large, key=lambda group: rows[group[0]].size, default=[])
    return best if len(_said(rows, best)) <= _TITLE_LONGEST else []


def _said(rows: Sequence[_Row], numbers: Sequence[int]) -> str:
    return " ".join(rows[at].text for at in numbers)


def _assembled(plain: str, rows: Sequence[_Row], left_out: dict[int, str]) -> View:
    """The lines as paragraphs.

    Args:
        plain: The lines' text, one a line.
        rows: The lines.
        left_out: The numbers of those that are none of the text, each with the reason.
    """
    made, broken = Builder(plain), hyphens.broken(plain)
    start, before = 0, None
    for at, row in enumerate(rows):
        end = start + len(row.text)
        if at in left_out:
            made.cut(start, end, left_out[at])
        else:
            made.join(_joint(before, row) if before else "")
            hyphen = end - 1 in broken
            made.keep(start, end - hyphen)
            made.cut(end - hyphen, end, "hyphen")
            before = row
        start = end + 1
    return made.view()


def _joint(before: _Row, row: _Row) -> str:
    """What stands between two lines: an empty line, a blank, or nothing within a word."""
    ended, boxed = ends_sentence(before.text), before.box == row.box
    indented = boxed and row.left > _INDENT * row.size >= before.left
    short = before.right < _SHORT * before.full
    if (
        abs(before.size - row.size) > _SAME_SIZE * before.size
        or indented
        or (ended and (short or not boxed))
        or (short and not boxed and row.text[0].isupper())
    ):
        return "\n\n"
    return "" if _IN_WORD.search(before.text) and row.text[0].isalpha() else " "
