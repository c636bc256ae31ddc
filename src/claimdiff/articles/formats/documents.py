"""Word documents, RTF and PDF with a text layer: the text, by a library for each.

What such a file says of itself (who made it, when) is no byline and no publication. A paragraph in
the style of a title or of a first heading is a Word document's title, the largest text of the first
page a PDF's. What runs on top or foot of a PDF's pages goes; its lines are put together as those of
a hard-wrapped text are.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from claimdiff.articles.formats import exports
from claimdiff.articles.items import Item
from claimdiff.articles.lines import ends_sentence
from claimdiff.articles.markup import BREAK, CELL, Page
from claimdiff.articles.metadata import Metadata
from claimdiff.articles.reading import Reading
from claimdiff.articles.refusals import bad_format, library
from claimdiff.articles.spans import Cut, without
from claimdiff.result import Notice

if TYPE_CHECKING:
    from pdfminer.layout import LTPage, LTTextBox, LTTextLine

_MAGIC_WITHIN = 1024  # bytes before which a PDF says that it is one
_LARGEST = 64_000_000  # bytes of XML in a Word document: a novel has 5 million
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => h2:fresh"
_CELL = re.compile(r"(<t[dh]>)<p>|</p>(</t[dh]>)")  # the one paragraph of a table's cell
_MOST_PAGES = 200
_MARGIN = 0.09  # of a page's height: running heads and feet stand within it
_NUMBER = re.compile(
    r"\W*(?:page|seite|p\.)?\s*\d{1,4}(?:\s*(?:of|/|von)\s*\d{1,4})?\W*", re.IGNORECASE
)
_LARGER = 1.25  # times the size of the text: a title
_TITLE_FEWEST, _TITLE_MOST = 4, 40  # words; a paper's name has fewer
_INDENT = 0.8  # of its height: a line that begins so far in begins a paragraph
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
LAYOUT = Notice(
    code="pdf-layout",
    message="The text was put together from where it stands on the pages (columns, hyphens, running"
    " heads): look at it.",
)


def items(reading: Reading) -> list[Item] | None:
    """The one text of a document, in which many articles of an export may stand.

    Raises:
        InputError: It is damaged, locked or too large, has no text, or its library is missing.
    """
    data, hint = reading.data, ""
    read: Callable[[ModuleType, Reading], Item]
    if b"%PDF-" in data[:_MAGIC_WITHIN]:
        name, module, read = "a PDF", "pdfminer.high_level", _pdf
        hint = "Run OCR on it: ocrmypdf IN OUT"
    elif data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        name, module, read = "an RTF file", "striprtf.striprtf", _rtf
    elif data.startswith(b"PK") and b"word/document.xml" in data:
        name, module, read = "a Word document", "mammoth", _docx
    else:
        return None
    reader = library(module, name, reading.origin)
    try:
        item = read(reader, reading)
    except Exception as error:  # the libraries raise whatever a damaged file leads them to
        why = f" that is locked or damaged ({error or type(error).__name__})"
        raise bad_format(reading.origin, name, why) from error
    if not item.text.strip():
        raise bad_format(reading.origin, name, " without text", hint)
    return [item]


def _rtf(striprtf: ModuleType, reading: Reading) -> Item:
    text = striprtf.rtf_to_text(reading.data.decode("cp1252", "replace"), errors="replace")
    # Each paragraph is a line of its own: an empty one after it says so.
    return Item("\n\n".join(line.strip() for line in text.splitlines() if line.strip()))


def _docx(mammoth: ModuleType, reading: Reading) -> Item:
    """A Word document without deleted and commented text, an empty line between its blocks."""
    file = io.BytesIO(reading.data)
    if sum(part.file_size for part in zipfile.ZipFile(file).infolist()) > _LARGEST:
        raise ValueError("it unpacks to more than it may")
    made = mammoth.convert_to_html(
        file, style_map=_STYLES, convert_image=mammoth.images.img_element(lambda _image: {})
    )
    page = Page(_CELL.sub(r"\1\2", made.value))
    blocks = [
        re.sub(rf"\s*{CELL}[{CELL}\s]*", " | ", line.strip(f"{CELL} \n"))
        for line in page.visible.text.split(BREAK)
    ]
    title = next(iter(page.headings), None)
    return Item("\n\n".join(filter(None, blocks)), Metadata(title=title).of("docx:title"))


class _Block(NamedTuple):
    """Lines of one size in one of a page's boxes."""

    text: str
    size: float
    page: int
    margin: bool

    @property
    def pattern(self) -> str:
        """What it says on each page, whatever the page's number is."""
        return re.sub(r"\d+", "0", self.text)


def _pdf(pdfminer: ModuleType, reading: Reading) -> Item:
    """The text of a PDF.

    1. Read the blocks of all pages. 2. Leave out what runs on the pages. 3. Find the title. 4. Part
    the text where a sentence ends with a block.
    """
    # 1
    pages = pdfminer.extract_pages(io.BytesIO(reading.data), maxpages=_MOST_PAGES)
    blocks = [block for at, page in enumerate(pages) for block in _blocks(page, at)]
    # 2
    running = _running(blocks)
    # 3
    text_blocks = [one for one in blocks if one not in running]
    usual = Counter(one.size for one in text_blocks for _ in one.text).most_common(1)
    large = [
        one
        for one in text_blocks
        if one.page == text_blocks[0].page
        and one.size >= _LARGER * usual[0][0]
        and _TITLE_FEWEST <= len(one.text.split()) <= _TITLE_MOST
    ]
    title = max(large, key=lambda one: one.size, default=None)
    # 4
    text, cuts = "", []
    for one in blocks:
        start, said = len(text), " ".join(one.text.split()) if one == title else one.text
        ends = one not in running and (one == title or ends_sentence(said))
        text += said + ("\n\n" if ends else "\n")
        if one in running:
            cuts.append(Cut(start, len(text), "page-mark"))
    if exports.items(text):
        return Item(text)
    known = Metadata(title=" ".join(title.text.split()) if title else None).of("pdf:layout")
    return Item(text, known, "prose", without(text, cuts), (LAYOUT,))


def _running(blocks: Sequence[_Block]) -> set[_Block]:
    """The blocks that run in the margins of pages, or number the pages."""
    margin = {one for one in blocks if one.margin}
    pages = Counter(pattern for pattern, _ in {(one.pattern, one.page) for one in margin})
    return {one for one in margin if pages[one.pattern] > 1 or _NUMBER.fullmatch(one.text)}


def _blocks(page: "LTPage", number: int) -> Iterator[_Block]:
    """The blocks of a page."""
    from pdfminer.layout import LTTextBox

    for box in page:
        if not isinstance(box, LTTextBox):
            continue
        lines = [line for line in box if line.get_text().strip()]
        for size, same in groupby(lines, key=lambda line: round(line.height)):
            block = list(same)
            above = block[-1].y0 > (1 - _MARGIN) * page.height
            margin = above or block[0].y1 < _MARGIN * page.height
            yield _Block("\n".join(_line(one, box) for one in block), size, number, margin)


def _line(line: "LTTextLine", box: "LTTextBox") -> str:
    """A line's text, after two blanks where it begins a paragraph by where it stands."""
    text = line.get_text().translate(_LIGATURES)
    indented = line.x0 - box.x0 > _INDENT * line.height or text.startswith("  ")
    return "  " * indented + " ".join(text.split())
