"""NITF, the IPTC's XML of one article: its fields, its paragraphs, captions and tables apart."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimdiff.articles import bylines
from claimdiff.articles.formats import xml
from claimdiff.articles.items import Item
from claimdiff.articles.metadata import Metadata
from claimdiff.articles.reading import Reading
from claimdiff.articles.spans import blocks

if TYPE_CHECKING:
    from lxml.etree import _Element

Block = tuple[str, str]
"""A block's text, and why it is no prose: empty for prose."""

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


def recognises(got: Reading) -> bool:
    """Whether a source is NITF."""
    return xml.root_is(got, "nitf")


def items(got: Reading) -> list[Item]:
    """The one article of an NITF document."""
    root = xml.parsed(got)
    return [] if root is None else [item(root)]


def item(root: "_Element") -> Item:
    """The article of an ``nitf`` element."""
    body = xml.first(root, "body")
    text, view = blocks(within(root if body is None else body))
    problem = "" if view.text else "its NITF has no paragraphs"
    return Item(text, _known(root), "given", view, problem=problem)


def within(element: "_Element") -> Iterator[Block]:
    """The blocks of an element in order."""
    name = xml.name(element)
    if name in _UNSEEN or not name:
        return
    inner = any(xml.name(one) in _PROSE for one in element.iterdescendants())
    if name == "tr":
        cells = [xml.text_of(cell) for cell in xml.every(element, "td", "th")]
        yield " | ".join(cell for cell in cells if cell), "table"
    elif name in _REASONS:
        yield " ".join(" ".join(element.itertext()).split()), _REASONS[name]
    elif name == "pre":
        yield from ((line, "") for line in "".join(element.itertext()).splitlines())
    elif name in _PROSE and not inner:
        yield xml.text_of(element), ""
    else:
        yield from _children(element)


def _children(element: "_Element") -> Iterator[Block]:
    """The blocks of an element's children, and text that stands between them."""
    yield " ".join((element.text or "").split()), ""
    for child in element:
        yield from within(child)
        yield " ".join((child.tail or "").split()), ""


def _known(root: "_Element") -> Metadata:
    byline = xml.first(root, "byline")
    person = xml.first(byline, "person")
    publication = xml.first(root, "pubdata")
    distributor = xml.text_of(xml.first(root, "distributor"))
    outlet = (publication is not None and publication.get("name")) or distributor
    dateline = xml.text_of(xml.first(root, "dateline"))
    agency, _ = xml.agency(distributor, dateline, xml.text_of(xml.first(byline, "byttl")))
    known = Metadata(
        title=xml.text_of(xml.first(root, "hl1")) or xml.text_of(xml.first(root, "title")) or None,
        outlet=outlet or None,
        agency=agency,
        author=bylines.author(xml.text_of(person)) or bylines.author(_without_title(byline)),
        published=_published(root),
        updated=_attribute(root, "docdata", "date.release", "norm")
        if _attribute(root, "docdata", "date.issue", "norm")
        else None,
    )
    return known.of("nitf")


def _without_title(byline: "_Element | None") -> str:
    """A byline's text without the part that names the paper."""
    title = xml.text_of(xml.first(byline, "byttl"))
    return xml.text_of(byline).removesuffix(title) if title else xml.text_of(byline)


def _published(root: "_Element") -> str | None:
    """When it was issued, else published, released, or the day of its dateline."""
    publication = xml.first(root, "pubdata")
    places = (
        _attribute(root, "docdata", "date.issue", "norm"),
        xml.instant(publication.get("date.publication")) if publication is not None else None,
        _attribute(root, "docdata", "date.release", "norm"),
        _attribute(root, "dateline", "story.date", "norm"),
    )
    return next((place for place in places if place), None)


def _attribute(root: "_Element", parent: str, name: str, attribute: str) -> str | None:
    element = xml.first(root, parent, name)
    return None if element is None else xml.instant(element.get(attribute))
