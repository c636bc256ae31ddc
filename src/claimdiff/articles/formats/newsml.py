"""NewsML-G2 and NewsML 1: the text items of a message, their own fields, NITF or XHTML inside.

Items without text (pictures, packages, concepts) are no articles.
"""

from typing import TYPE_CHECKING

from claimdiff.articles import bylines
from claimdiff.articles.formats import nitf, xml
from claimdiff.articles.items import Item
from claimdiff.articles.metadata import Metadata
from claimdiff.articles.reading import Reading
from claimdiff.articles.spans import blocks

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOTS = ("newsItem", "newsMessage", "packageItem", "NewsML")


def recognises(got: Reading) -> bool:
    """Whether a source is NewsML."""
    return xml.root_is(got, *_ROOTS)


def items(got: Reading) -> list[Item]:
    """The articles of a NewsML document; one that says why, where it has none."""
    root = xml.parsed(got)
    if root is None:
        return []
    found = [_item(element) for element in xml.every(root, "newsItem", "NewsItem")]
    withtext = [item for item in found if item.text]
    return withtext or [Item("", problem="its NewsML has no item with text")]


def _item(element: "_Element") -> Item:
    inner = next(xml.every(element, "nitf"), None)
    known = _known_1(element) if xml.name(element) == "NewsItem" else _known(element)
    if inner is not None:
        item = nitf.item(inner)
        return Item(item.text, known.over(item.known), item.form, item.view, problem=item.problem)
    parts = [
        block
        for content in xml.every(element, "inlineXML", "inlineData", "DataContent")
        for block in _content(content)
    ]
    text, view = blocks(parts)
    return Item(text if view.text else "", known, "given", view)


def _content(content: "_Element") -> list[nitf.Block]:
    if len(content):
        return list(nitf.within(content))
    kind = content.get("contenttype", "text/plain")
    if not kind.startswith("text/"):
        return []
    return [(" ".join(part.split()), "") for part in (content.text or "").split("\n\n")]


def _known(element: "_Element") -> Metadata:
    """The fields of a NewsML-G2 item."""
    about, content = xml.first(element, "itemMeta"), xml.first(element, "contentMeta")
    provider = _named(xml.first(about, "provider")) or _named(xml.first(content, "infoSource"))
    created = _time(about, "firstCreated") or _time(content, "contentCreated")
    version = _time(about, "versionCreated")
    agency, _ = xml.agency(provider, xml.text_of(xml.first(content, "dateline")))
    known = Metadata(
        title=xml.text_of(xml.first(content, "headline"))
        or xml.text_of(xml.first(about, "title"))
        or None,
        outlet=provider or None,
        agency=agency,
        author=bylines.author(xml.text_of(xml.first(content, "by")))
        or bylines.author(_named(xml.first(content, "creator"))),
        published=created or version,
        updated=version if created and version != created else None,
    )
    return known.of("newsml")


def _known_1(element: "_Element") -> Metadata:
    """The fields of a NewsML 1 item."""
    provider = xml.text_of(xml.first(element, "NewsLines", "CreditLine")) or xml.text_of(
        xml.first(element, "Provider", "Party")
    )
    created = _time(element, "FirstCreated")
    revised = _time(element, "ThisRevisionCreated")
    agency, _ = xml.agency(provider, xml.text_of(xml.first(element, "NewsLines", "DateLine")))
    known = Metadata(
        title=xml.text_of(xml.first(element, "NewsLines", "HeadLine")) or None,
        outlet=provider or None,
        agency=agency,
        author=bylines.author(xml.text_of(xml.first(element, "NewsLines", "ByLine"))),
        published=created or revised,
        updated=revised if created and revised != created else None,
    )
    return known.of("newsml")


def _time(element: "_Element | None", name: str) -> str | None:
    return xml.instant(xml.text_of(xml.first(element, name)))


def _named(element: "_Element | None") -> str:
    """A party's name, else the literal or code that stands for it."""
    if element is None:
        return ""
    named = xml.text_of(xml.first(element, "name"))
    code = element.get("qcode", "").rpartition(":")[2]
    return named or element.get("literal", "") or code or xml.text_of(element)
