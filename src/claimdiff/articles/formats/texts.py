"""Plain text, and the formats of the trade that are plain text.

Other formats that hold a text (RTF, DOCX, PDF, a mail's plain part) ask here what it is.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from claimdiff.articles import typography
from claimdiff.articles.formats import exports, transcripts, wire
from claimdiff.articles.items import Item
from claimdiff.articles.spans import Cut, View, without

_QUOTED = re.compile(r"^(>(?:[ \t]?>)*)(?=[ \t]|\r?$)", re.MULTILINE)
_FEWEST_QUOTED = 2  # lines


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
    """The articles of a text; wire quotation marks in it are decoded."""
    text = typography.decoded(text)
    for form in FORMATS:
        if form.recognises(text):
            return form.items(text)
    return [Item(text, view=_unquoted(text))]


def _unquoted(text: str) -> View | None:
    """A text without the marks before its lines by which mail programs quote, if it has them."""
    marks = [Cut(*match.span(1), "quotation mark") for match in _QUOTED.finditer(text)]
    return without(text, marks) if len(marks) >= _FEWEST_QUOTED else None
