"""XML of the trade, parsed: nothing is fetched, no entity is expanded, broken parts are skipped."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimdiff.articles import agencies, dates
from claimdiff.articles.reading import Reading

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEAD = 4000  # characters in which the root element stands
_COMPACT = re.compile(
    r"(?P<day>\d{4}-?\d\d-?\d\d)(?:[T ]?(?P<h>\d\d):?(?P<m>\d\d):?(?P<s>\d\d)?(?:\.\d+)?"
    r"(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)


def root_is(got: Reading, *names: str) -> bool:
    """Whether a source is XML whose first element has one of these names."""
    if not got.text[:_HEAD].lstrip("\ufeff \t\r\n").startswith("<"):
        return False
    head = re.sub(
        r"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?[^>]*>",
        " ",
        got.text[:_HEAD],
        flags=re.DOTALL,
    )
    first = re.match(r"\s*<(?:[\w.-]+:)?(?P<name>[\w.-]+)", head.lstrip("\ufeff"))
    return first is not None and first["name"] in names


def parsed(got: Reading) -> "_Element | None":
    """The root element; None where nothing can be parsed."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_pis=True
    )
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", got.text.lstrip("\ufeff"))
    text = _NAMED.sub(_character, text)
    root: _Element | None = etree.fromstring(text.encode("utf-8", "replace"), parser)
    return root


_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});")


def _character(match: re.Match[str]) -> str:
    """HTML's named characters, which these formats use and XML does not know."""
    import html

    return html.unescape(match.group())


def name(element: "_Element") -> str:
    """An element's name without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def every(root: "_Element", *names: str) -> "Iterator[_Element]":
    """The elements of these names, in order, the root included."""
    return (element for element in root.iter() if name(element) in names)


def first(root: "_Element | None", *path: str) -> "_Element | None":
    """The first element found by going down through these names, at any depth each."""
    for step in path:
        if root is None:
            return None
        root = next((one for one in every(root, step) if one is not root), None)
    return root


def text_of(element: "_Element | None") -> str:
    """An element's text with single spaces."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def instant(value: str | None) -> str | None:
    """A date as these formats write it, ``20310412T091500Z`` too, in ISO 8601."""
    match = _COMPACT.fullmatch((value or "").strip())
    if match is None:
        return dates.machine(value)
    day = match["day"].replace("-", "")
    stamp = f"{day[:4]}-{day[4:6]}-{day[6:]}"
    if match["h"]:
        stamp += f"T{match['h']}:{match['m']}:{match['s'] or '00'}{match['zone'] or ''}"
    return dates.machine(stamp)


def agency(*texts: str) -> tuple[str | None, str | None]:
    """The first of some texts that is a news agency's name, as the table of agencies calls it."""
    for text in texts:
        credit = agencies.find("", [text]) or agencies.find(text)
        if text and credit:
            return credit.name, credit.origin
    return None, None
