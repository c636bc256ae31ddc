"""What it means that a text is inert, for each form of output: asked of a parser of that form."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator

from lxml import html
from markdown_it import MarkdownIt

_LIVE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""All controls but newline, all that reorder, break lines unseen, or hide."""
_LINKING = {"href", "src", "srcset", "action", "formaction", "data", "poster", "cite", "ping"}
_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_FORMULA = "=+-@\t\r\n＝＋－＠"

Shape = tuple[str, frozenset[str]]


def live(text: str) -> list[str]:
    """The characters that a terminal, or who reads a log line by line, would obey."""
    return [f"U+{ord(found):04X}" for found in _LIVE.findall(text)]


def shapes(page: str) -> set[Shape]:
    """The kinds of elements of an HTML page, each with the names of its attributes."""
    tree = html.document_fromstring(page)
    return {(str(e.tag), frozenset(map(str, e.attrib))) for e in tree.iter()}


def addresses(page: str) -> set[str]:
    """Everything in an HTML page that leads out of it or loads something."""
    tree = html.document_fromstring(page)
    found = {str(v) for e in tree.iter() for k, v in e.attrib.items() if str(k) in _LINKING}
    return {address for address in found if not address.startswith("#")}


def handlers(page: str) -> list[str]:
    """The attributes of an HTML page that hold code or style."""
    tree = html.document_fromstring(page)
    names = [str(name) for e in tree.iter() for name in e.attrib]
    return [name for name in names if name.startswith("on") or name == "style" or ":" in name]


def acting(page: str) -> set[str]:
    """What a Markdown reader would load, follow or run."""
    lines = _MARKDOWN.parse(page)
    kinds = {token.type for line in lines for token in [line, *(line.children or ())]}
    return {kind for kind in kinds if "html" in kind or kind in {"image", "link_open"}}


def formulas(table: str) -> list[str]:
    """The cells of a CSV that a spreadsheet would run."""
    rows = csv.reader(io.StringIO(table, newline=""))
    cells = [cell for row in rows for cell in row]
    return [c for c in cells if c.lstrip()[:1] in tuple(_FORMULA) and c and not _number(c)]


def _number(cell: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", cell) is not None


def types(document: str) -> set[str]:
    """The kinds of things that a JSON-LD document says are there."""
    return {found for found in _types(json.loads(document)) if found}


def _types(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield str(value.get("@type", ""))
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from _types(one)


def scripts(document: str) -> int:
    """How many elements a page has that a JSON-LD document is put into as it stands."""
    page = f'<html><body><script type="application/ld+json">{document}</script></body></html>'
    return len(list(html.document_fromstring(page).find("body").iter())) - 1


def unseen(text: str) -> list[str]:
    """The characters of a text that nobody sees, joiners aside, and tags by category."""
    kinds = ((c, unicodedata.category(c)) for c in text if c not in "\u200c\u200d\u00ad")
    return [f"U+{ord(c):04X}" for c, kind in kinds if kind in {"Cc", "Cf", "Cs"}]
