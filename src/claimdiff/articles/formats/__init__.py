"""The formats of the trade: which one a source is of, and what makes articles of it.

A source is tried against the formats in order, first by its bytes, then by its text. What none
recognises is one article: HTML, or plain text. A plain text, also one that stood in a mail or a
document, is tried against the formats that are plain text themselves.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from claimdiff.articles import decoding, markup
from claimdiff.articles.formats import (
    documents,
    exports,
    mail,
    news_json,
    news_xml,
    subtitles,
    warc,
    wire,
)
from claimdiff.articles.items import Item
from claimdiff.articles.reading import Reading
from claimdiff.articles.spans import Cut, without

_QUOTED = re.compile(r"^(>(?:[ \t]?>)*)(?=[ \t]|\r?$)", re.MULTILINE)
_FEWEST_QUOTED = 2  # lines
# In the order they are tried; each gives None for a source that is not of its format.
_FORMATS: tuple[Callable[[Reading], list[Item] | None], ...] = (
    *(warc.items, documents.items, mail.items, news_json.items, news_xml.items, subtitles.items),
)


def items(got: Reading) -> list[Item]:
    """The articles of a source.

    Raises:
        InputError: It is no text, or its format says that there is none.
    """
    found = next(filter(None, (read(got) for read in _FORMATS)), None)
    if found is None:
        found = [Item(got.text, form="page" if markup.looks_like(got.text) else "text")]
    return [inner for item in found for inner in of_text(item)]


def of_text(item: Item) -> list[Item]:
    """The articles of a plain text, wire quotation marks in it decoded; another item as it is."""
    if item.form != "text" or item.problem:
        return [item]
    text = decoding.wire_marks(item.text)
    found = exports.items(text) or wire.items(text)
    if not found:  # without the marks before its lines by which mail programs quote
        marks = [Cut(*match.span(1), "quotation mark") for match in _QUOTED.finditer(text)]
        view = without(text, marks) if len(marks) >= _FEWEST_QUOTED else None
        found = [Item(text, view=view)]
    return [replace(inner, known=inner.known.over(item.known)) for inner in found]
