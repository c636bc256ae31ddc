"""Word documents: the text by `mammoth`, without deleted and commented text.

A paragraph in the style of a title or of a first heading is the title. The document's own
properties are left alone: who made a file and when is neither byline nor publication.
"""

import io
import zipfile

from claimdiff.articles.items import Item
from claimdiff.articles.metadata import Metadata
from claimdiff.articles.reading import Reading
from claimdiff.articles.refusals import bad_format, library

_ZIP = b"PK\x03\x04"
_DOCUMENT = "word/document.xml"
_LARGEST = 64_000_000  # bytes of XML in it: a novel has 5 million
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => h2:fresh"
_BLOCKS = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "tr")


def recognises(reading: Reading) -> bool:
    """Whether a source is a Word document."""
    if not reading.data.startswith(_ZIP):
        return False
    try:
        return _DOCUMENT in zipfile.ZipFile(io.BytesIO(reading.data)).namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def items(reading: Reading) -> list[Item]:
    """The articles of a Word document: one, or those of an export that was saved so.

    1. Refuse what would grow too large. 2. Have it turned into HTML. 3. Read the HTML's blocks.
    """
    # 1
    archive = zipfile.ZipFile(io.BytesIO(reading.data))
    if sum(part.file_size for part in archive.infolist()) > _LARGEST:
        raise bad_format(reading.origin, "a Word document", " that unpacks to more than it may")
    # 2
    mammoth = library("mammoth", "a Word document", reading.origin)
    try:
        made = mammoth.convert_to_html(
            io.BytesIO(reading.data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda _image: {}),
        )
    except Exception as error:
        raise bad_format(
            reading.origin, "a Word document", f" that is damaged ({error})"
        ) from error
    # 3
    title, text = _text(made.value) if made.value.strip() else (None, "")
    if not text.strip():
        raise bad_format(reading.origin, "a Word document", " without text")
    return [Item(text, Metadata(title=title).of("docx:title"))]


def _text(page: str) -> tuple[str | None, str]:
    """The title, and the text with an empty line between blocks."""
    from lxml import html

    tree = html.fragment_fromstring(page, create_parent="div")
    title, parts = None, []
    for block in tree.iter(*_BLOCKS):
        if block.tag == "tr":
            cells = [" ".join(cell.text_content().split()) for cell in block.iter("td", "th")]
            parts.append(" | ".join(cells))
        elif not (list(block.iterancestors("tr")) or list(block.iterdescendants(*_BLOCKS))):
            text = " ".join(block.text_content().split())
            if block.tag == "h1" and title is None:
                title = text or None
            parts.append(f"- {text}" if block.tag == "li" and text else text)
    return title, "\n\n".join(part for part in parts if part)
