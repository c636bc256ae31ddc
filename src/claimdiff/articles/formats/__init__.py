"""The formats of the trade: which one a source is of, and what makes articles of it.

A source is tried against the formats in order, first by its bytes, then by its text. What none
recognises is one article: HTML, or plain text. A plain text, also one that stood in a mail or a
document, is tried against the formats that are plain text themselves.
"""

import re
from dataclasses import replace
from typing import Protocol, TypeVar

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
_Source = TypeVar("_Source", contravariant=True)


class Format(Protocol[_Source]):
    """A module that reads a format."""

    def recognises(self, source: _Source, /) -> bool:
        """Whether a source, or a plain text, is of it."""

    def items(self, source: _Source, /) -> list[Item]:
        """The articles of such a source, in order."""


# In the order they are tried: `FORMATS` see bytes and text, `TEXT_FORMATS` only text.
FORMATS: tuple[Format[Reading], ...] = (warc, documents, mail, news_json, news_xml, subtitles)
TEXT_FORMATS: tuple[Format[str], ...] = (exports, wire)


def items(got: Reading) -> list[Item]:
    """The articles of a source.

    Raises:
        InputError: It is no text, or its format says that there is none.
    """
    form = next((form for form in FORMATS if form.recognises(got)), None)
    if form:
        found = form.items(got)
    else:
        found = [Item(got.text, form="page" if markup.looks_like(got.text) else "text")]
    return [inner for item in found for inner in of_text(item)]


def of_text(item: Item) -> list[Item]:
    """The articles of a plain text, wire quotation marks in it decoded; another item as it is."""
    if item.form != "text" or item.problem:
        return [item]
    text = decoding.wire_marks(item.text)
    if form := next((form for form in TEXT_FORMATS if form.recognises(text)), None):
        found = form.items(text)
    else:  # without the marks before its lines by which mail programs quote
        marks = [Cut(*match.span(1), "quotation mark") for match in _QUOTED.finditer(text)]
        view = without(text, marks) if len(marks) >= _FEWEST_QUOTED else None
        found = [Item(text, view=view)]
    return [replace(inner, known=inner.known.over(item.known)) for inner in found]
