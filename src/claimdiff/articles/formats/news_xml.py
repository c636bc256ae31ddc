"""NITF, NewsML-G2 and NewsML 1: the text items of a file, their own fields and their paragraphs.

It is parsed so that nothing is fetched, no entity is expanded and broken parts are skipped. Items
without text (pictures, packages, concepts) are no articles.
"""

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimdiff.articles.formats import fields
from claimdiff.articles.items import Document, Item
from claimdiff.articles.reading import Reading

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEAD = 4000  # characters in which the root element stands
_ABOVE = re.compile(r"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?[^>]*>", re.DOTALL)
_ROOT = re.compile(r"\s*<(?:[\w.-]+:)?(?:nitf|newsItem|newsMessage|packageItem|NewsML)\b")
# HTML's named characters, which these formats use and XML does not know.
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});")
_FORMS = {"nitf": "nitf", "newsItem": "newsml", "NewsItem": "newsml-1"}
_REASONS = {
    "hl1": "title", "headline": "title", "hl2": "heading", "byline": "credit", "bytag": "credit",
    "distributor": "credit", "dateline": "dateline", "abstract": "summary", "rights": "rights",
    "series": "heading", "note": "about", "media-caption": "caption", "media-producer": "credit",
    "tagline": "credit", "bibliography": "credit", "h1": "heading", "h2": "heading",
    "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading", "figcaption": "caption",
    "caption": "caption", "tr": "table", "nitf-table-metadata": "table",
}  # fmt: skip
_PROSE = frozenset({"p", "li", "dd", "dt", "blockquote", "pre", "credit"})
_UNSEEN = frozenset({"head", "media-reference", "media-object", "script", "style", "object", "img"})

_Block = tuple[str, str]  # a text, and why it is no prose: empty for prose


def items(reading: Reading) -> list[Item] | None:
    """The articles of a document, or one that says why there is none; None for another source."""
    head = reading.text[:_HEAD].lstrip("\ufeff \t\r\n")
    if not head.startswith("<") or not _ROOT.match(_ABOVE.sub(" ", head)):
        return None
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_pis=True
    )
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", reading.text.lstrip("\ufeff"))
    text = _NAMED.sub(lambda reference: html.unescape(reference.group()), text)
    root: _Element | None = etree.fromstring(text.encode("utf-8", "replace"), parser)
    found = [] if root is None else [_item(one) for one in _every(root, "newsItem", "NewsItem")]
    if root is not None and _name(root) == "nitf":
        found = [_item(root)]
    return [item for item in found if item.read.text.strip()] or [
        Item("", problem="it has no item with text, or its NITF has no paragraphs")
    ]


def _item(element: "_Element") -> Item:
    """The article of an ``nitf`` element, or of an item of NewsML, in which one may stand."""
    known = fields.read(_FORMS[_name(element)], lambda path: _at(element, path))
    inner = next(_every(element, "nitf"), element)
    if inner is not element:
        known = known.over(fields.read("nitf", lambda path: _at(inner, path)))
    if _name(inner) == "nitf":
        parts = list(_within(next(_every(inner, "body"), inner)))
    else:
        contents = _every(element, "inlineXML", "inlineData", "DataContent")
        parts = [block for content in contents for block in _content(content)]
    parts = [(text, reason) for text, reason in parts if text.strip()]
    document = Document("\n\n".join(text for text, _ in parts))
    for at, (_, reason) in enumerate(parts):
        if reason:
            document.take([at], reason)
    return document.item(known, "given")


def _content(content: "_Element") -> Iterator[_Block]:
    if len(content):
        yield from _within(content)
    elif content.get("contenttype", "text/plain").startswith("text/"):
        paragraphs = (content.text or "").split("\n\n")
        yield from ((" ".join(part.split()), "") for part in paragraphs)


def _within(element: "_Element") -> Iterator[_Block]:
    """The blocks of an element in order."""
    name = _name(element)
    if name in _UNSEEN or not name:
        return
    if name == "tr":
        cells = [_text(cell) for cell in _every(element, "td", "th")]
        yield " | ".join(cell for cell in cells if cell), "table"
    elif name in _REASONS:
        yield " ".join(" ".join(element.itertext()).split()), _REASONS[name]
    elif name == "pre":
        yield from ((line, "") for line in "".join(element.itertext()).splitlines())
    elif name in _PROSE and not any(_name(one) in _PROSE for one in element.iterdescendants()):
        yield _text(element), ""
    else:
        yield " ".join((element.text or "").split()), ""
        for child in element:
            yield from _within(child)
            yield " ".join((child.tail or "").split()), ""


def _name(element: "_Element") -> str:
    """An element's name without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _every(root: "_Element", *names: str) -> "Iterator[_Element]":
    return (element for element in root.iter() if _name(element) in names)


def _text(element: "_Element") -> str:
    return " ".join("".join(element.itertext()).split())


def _at(root: "_Element", path: str) -> list[str]:
    """The texts at a path: down through the names at any depth each, or an attribute there.

    Of a code ("nprov:NP") what stands behind the colon; behind ``*`` the pieces of a text that has
    elements, parted by semicolons.
    """
    path, _, attribute = path.partition("@")
    element: _Element | None = root
    for step in path.split("/"):
        if element is not None and step != "*":
            element = next((one for one in _every(element, step) if one is not element), None)
    if element is None:
        return []
    if attribute:
        value = element.get(attribute, "")
        return [value.rpartition(":")[2] if attribute == "qcode" else value]
    if path.endswith("*"):
        return ["; ".join(piece for part in element.itertext() if (piece := part.strip()))]
    return [_text(element)]
