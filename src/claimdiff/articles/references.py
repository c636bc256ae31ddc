"""Characters that a source writes in another way: HTML's references, JSON's escapes.

Each is decoded by itself, so that a text made of them can lead back to where they stand. What looks
like a reference and is none ("S&P;") stays as it is written, as in a browser.
"""

import json
import re
from html import unescape
from html.entities import html5

from claimdiff.articles.spans import Builder, View

_NUMBER = re.compile(r"&#(?:[0-9]{1,8}|[xX][0-9a-fA-F]{1,7});?")
_NAME = re.compile(r"&([a-zA-Z][a-zA-Z0-9]{1,31};?)")
_ESCAPE = re.compile(r"\\u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|\\u[0-9a-fA-F]{4}|\\[\"\\/bfnrt]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(written: str) -> str:
    """The characters that one reference or escape stands for."""
    if written.startswith("\\"):
        decoded = str(json.loads(f'"{written}"'))
        return _SURROGATE.sub("\ufffd", decoded)
    return unescape(written)


def length(source: str, at: int) -> int:
    """How long the HTML reference at an ampersand is; 0 where it is no reference."""
    if number := _NUMBER.match(source, at):
        return len(number[0])
    name = _NAME.match(source, at)
    if name is None:
        return 0
    # As in a browser: the longest name that is known, some of them without a semicolon.
    fits = (size for size in range(len(name[1]), 1, -1) if name[1][:size] in html5)
    return 1 + size if (size := next(fits, 0)) else 0


def from_json(source: str, start: int, end: int) -> View:
    """The text of a JSON string, given the range within its quotation marks."""
    made, at = Builder(source), start
    for match in _ESCAPE.finditer(source, start, end):
        made.keep(at, match.start())
        made.write(decode(match[0]), *match.span())
        at = match.end()
    made.keep(at, end)
    return made.view()
