"""Characters that a source writes in another way: HTML's references, JSON's escapes.

Each is decoded by itself, so that a text made of them can lead back to where they stand. What looks
like a reference and is none ("S&P;") stays as it is written, as in a browser.
"""

import json
import re
from collections.abc import Iterator
from html import unescape

from claimdiff.articles.spans import Builder, View

_HTML = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_ESCAPE = re.compile(r"\\u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|\\u[0-9a-fA-F]{4}|\\[\"\\/bfnrt]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def in_html(source: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """What the references in a range of HTML stand for, and where each stands."""
    for match in _HTML.finditer(source, start, end):
        text = unescape(match[0])
        if text != match[0]:
            yield text, *match.span()


def from_json(source: str, start: int, end: int) -> View:
    """The text of a JSON string, given the range within its quotation marks."""
    made, at = Builder(source), start
    for match in _ESCAPE.finditer(source, start, end):
        made.keep(at, match.start())
        decoded = str(json.loads(f'"{match[0]}"'))
        made.write(_SURROGATE.sub("\ufffd", decoded), *match.span())
        at = match.end()
    made.keep(at, end)
    return made.view()
