"""The formats of the trade: how each is recognised, and what makes articles of it.

A source is tried against the rows of the table in order, first by its bytes, then by its text. What
no row recognises is one article: HTML, or plain text.
"""

from collections.abc import Callable
from typing import NamedTuple

from claimdiff.articles import markup
from claimdiff.articles.formats import (
    docx,
    mail,
    newsml,
    nitf,
    pdf,
    records,
    rtf,
    subtitles,
    texts,
    warc,
)
from claimdiff.articles.items import Item
from claimdiff.articles.reading import Reading


class Format(NamedTuple):
    """A format: its name, whether a source is of it, the articles of such a source in order."""

    name: str
    recognises: Callable[[Reading], bool]
    items: Callable[[Reading], list[Item]]


BY_BYTES = (
    Format("WARC", warc.recognises, warc.items),
    Format("PDF", pdf.recognises, pdf.items),
    Format("DOCX", docx.recognises, docx.items),
    Format("RTF", rtf.recognises, rtf.items),
    Format("EML or MHTML", mail.recognises, mail.items),
)
BY_TEXT = (
    Format("JSON", records.recognises, records.items),
    Format("NITF", nitf.recognises, nitf.items),
    Format("NewsML", newsml.recognises, newsml.items),
    Format("SRT or VTT", subtitles.recognises, subtitles.items),
)


def items(got: Reading) -> list[Item]:
    """The articles of a source.

    Raises:
        InputError: It is no text, or its format says that there is none.
    """
    for table in (BY_BYTES, BY_TEXT):
        for form in table:
            if form.recognises(got):
                return form.items(got)
    if markup.looks_like(got.text):
        return [Item(got.text, form="page")]
    return texts.items(got.text)
