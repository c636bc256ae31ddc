"""Plain text, and the formats of the trade that are plain text.

Other formats that hold a text (RTF, DOCX, PDF, a mail's plain part) ask here what it is.
"""

from collections.abc import Callable
from typing import NamedTuple

from claimdiff.articles.formats import exports, transcripts, wire
from claimdiff.articles.items import Item


class TextFormat(NamedTuple):
    """A format of plain text: its name, whether a text is of it, its articles in order."""

    name: str
    recognises: Callable[[str], bool]
    items: Callable[[str], list[Item]]


FORMATS = (
    TextFormat("Nexis or Factiva", exports.recognises, exports.items),
    TextFormat("IPTC 7901 or ANPA", wire.recognises, wire.items),
    TextFormat("transcript", transcripts.recognises, transcripts.items),
)


def items(text: str) -> list[Item]:
    """The articles of a text."""
    for form in FORMATS:
        if form.recognises(text):
            return form.items(text)
    return [Item(text)]
