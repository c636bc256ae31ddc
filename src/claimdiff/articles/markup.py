"""HTML as positions: its visible text with the way back to the source, and what is hidden.

One pattern finds its tags, and so where each piece of text stands (the standard library's parser
takes three times as long). What a browser would not show (scripts, comments, hidden elements) is
left out before anything else reads the page. Which of the
visible text is the article, trafilatura decides in `pages`; what the page says of itself is kept as
it is written, and read in `page_metadata`.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from claimdiff.articles import references
from claimdiff.articles.spans import Builder, Cut, View

BREAK = "\u2029"  # in the visible text, where a block or a line ends; a line of the source is none
CELL = "\x1f"  # and between the cells of a row
# A comment, a tag, or what a browser takes for a comment. A ">" in a quoted value ends no tag; the
# groups are atomic, so that what is never closed is looked through once.
_TAG = re.compile(
    r"<!--(?>.*?-->|.*)|<(?P<close>/?)(?P<tag>[a-zA-Z][^\s/>]*)"
    r"(?P<attributes>(?>(?:[^>=]++|=\s*(?:\"[^\"]*\"|'[^']*')|=)*))>|<[!?/][^>]*>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s=/\"'>][^\s=/>]*)(?:\s*=\s*(?:\"(?P<q>[^\"]*)\"|'(?P<a>[^']*)'|(?P<b>[^\s>]*)))?"
)
_RAW = {tag: re.compile(rf"</{tag}\b", re.IGNORECASE) for tag in ("script", "style")}
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
_NO_TEXT = frozenset(("script", "style", "head", "svg", "iframe", "object", "select", "textarea"))
_HIDDEN = frozenset({"template", "noscript"})
_IN_HEAD = frozenset({"base", "link", "meta", "noscript", "script", "style", "template", "title"})
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_NAMING = ("itemprop", "class", "id", "rel", "data-testid")
_CELLS = frozenset({"td", "th"})
_CLOSED_BY_NEXT = frozenset({"p", "li", "td", "tr", "th", "option", "dd", "dt"})
_ROLES = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("nav", "aside", "footer"), "beside"),
    **dict.fromkeys(("figure", "figcaption"), "figure"),
    "a": "link",
    "li": "item",
    "time": "time",
}
_HIDING_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])"
    r"|opacity\s*:\s*0(?![.\d]*[1-9])|text-indent\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_FEED = re.compile(
    r"[\s\ufeff]*(?:<\?xml[^>]*>|<!--.{0,2000}?-->|<!DOCTYPE[^\[>]*(?:\[[^\]]*\])?[^>]*>|\s)*"
    r"<(?:rss|feed|rdf:RDF)\b",
    re.DOTALL,
)
_CLOSED = re.compile(r"</(?:p|div|article|section|body|html|h1)\s*>", re.IGNORECASE)
_HEAD = 200  # characters
_SAMPLE = 20_000  # characters
_FEWEST_CLOSED = 2  # a stray tag in a plain text makes no page
# More is no article page, and the time of lxml and trafilatura grows with the square of it: 15,000
# tags take 3 s, 50,000 over a minute. News pages have some 2,000, their tags some 10 attributes.
_MOST_TAGS = 15_000
_MOST_ATTRIBUTES = 500


Piece = tuple[int, int, frozenset[str]]
"""A piece of the visible text: its start, its end, and the roles of what it stands in."""


@dataclass
class Element:
    """An element of a page.

    Attributes:
        tag: Its name.
        written: Its attributes as they are written.
        start: Where it begins in the visible text.
        inside: Where its content begins in the source.
        end: Where it ends in the visible text.
        stop: Where its content ends in the source.
    """

    tag: str
    written: str
    start: int
    inside: int
    end: int = 0
    stop: int = 0

    @property
    def names(self) -> str:
        """What it is called: its classes and properties."""
        return " ".join(value for key in _NAMING if (value := self.attributes.get(key)))

    @cached_property
    def attributes(self) -> dict[str, str]:
        """Its attributes by name."""
        return {
            one["name"].lower(): unescape(one["q"] or one["a"] or one["b"] or "")
            for one in _ATTRIBUTE.finditer(self.written)
        }

    @property
    def hides(self) -> bool:
        """Whether it says that a browser shall not show it."""
        low = self.written.lower()
        if self.tag in _HIDDEN or not ("hid" in low or "style" in low):
            return self.tag in _HIDDEN
        if "hidden" in self.attributes or self.attributes.get("aria-hidden", "").lower() == "true":
            return True
        return _HIDING_STYLE.search(self.attributes.get("style", "")) is not None


class Page:
    """One HTML text, read.

    Attributes:
        source: The HTML.
        visible: The visible text; characters written as references stand in it, and in no run.
        hidden: The ranges that a browser would not show, in order.
        elements: The elements that have an end, in the order of these.
        metas: Names and contents of its ``meta`` elements, in order.
        pieces: The visible text's pieces, by start and end, with the roles of what they stand in:
            ``link``, ``heading``, ``item`` (of lists), ``time``, ``figure``, ``beside`` (asides).
        overgrown: Whether it has more tags than an article's page has; it is read no further then.
    """

    def __init__(self, source: str, *, every: bool = False) -> None:
        """Reads the whole source; broken markup is read as far as it goes.

        Args:
            source: The HTML.
            every: Read the hidden elements that scripts may show, too.
        """
        self.source = source
        self.hidden: list[Cut] = []
        self.elements: list[Element] = []
        self.metas: list[tuple[str, str]] = []
        self.pieces: list[Piece] = []
        self.overgrown = False
        self._every = every
        self._open: list[Element] = []
        self._count: Counter[str] = Counter()  # of the open elements, by name
        self._roles: frozenset[str] = frozenset()  # of the open elements
        self._silent_from: int | None = None  # depth of the element whose text is not shown
        self._hidden_from: int | None = None  # offset, when that element is hidden
        self._made = Builder(source)
        self._read()
        self._speak(len(source))
        self.visible: View = self._made.view()

    def every(self, tag: str) -> list[Element]:
        """The elements of a name."""
        return [one for one in self.elements if one.tag == tag]

    def around(self, start: int, end: int, *, without: int = -1) -> list[Element]:
        """The elements that hold a range of the visible text, the innermost first.

        Args:
            start: Where it begins.
            end: Where it ends.
            without: A place that they do not hold.
        """
        return [
            one
            for one in self.elements
            if one.start <= start and end <= one.end and not one.start <= without < one.end
        ]

    def said(self, element: Element) -> str:
        """What an element says, its blanks folded."""
        return folded(self.visible.text[element.start : element.end])

    @property
    def title(self) -> str:
        """The text of the ``title`` element, its blanks folded."""
        titles = (self.source[one.inside : one.stop] for one in self.every("title"))
        return folded(next(titles, ""))

    @property
    def headings(self) -> list[str]:
        """What the headings of the first order say."""
        return [self.said(one) for one in self.every("h1") if one.end > one.start]

    def _read(self) -> None:
        at = tags = 0
        last = self.source.rfind(">") + 1  # no tag ends behind it
        while match := _TAG.search(self.source, at, max(at, last)):
            self._data(at, match.start())
            at = match.end()
            if not (tag := (match["tag"] or "").lower()):
                continue
            tags += not match["close"]
            written = match["attributes"]
            if tags > _MOST_TAGS or _are_many(written):
                self.overgrown = True
                return
            if match["close"]:
                self._end(tag, match.start())
                continue
            self._start(Element(tag, written, 0, at), match.start())
            if written.endswith("/"):
                self._end(tag, match.start())
            elif tag in _RAW:
                end = _RAW[tag].search(self.source, at)
                at = end.start() if end else len(self.source)
        self._data(at, len(self.source))

    def _start(self, element: Element, at: int) -> None:
        """Opens an element, and leaves out its text where a browser does."""
        tag = element.tag
        if tag == "meta" or "itemprop" in element.written:
            self._note_meta(element.attributes)
        if self._count["head"] and tag not in _IN_HEAD:
            self._end("head", at)  # as a browser does where it is not closed
        if tag in _CLOSED_BY_NEXT and self._open and self._open[-1].tag == tag:
            self._end(tag, at)
        self._break(tag)
        if tag in _VOID:
            return
        element.start = self._made.length
        self._open.append(element)
        self._count[tag] += 1
        self._note_roles(tag)
        hides = self._silent_from is None and element.hides and (tag in _HIDDEN or not self._every)
        if self._silent_from is None and (hides or tag in _NO_TEXT):
            self._silent_from = len(self._open)
            self._hidden_from = at if hides else None

    def _end(self, tag: str, at: int) -> None:
        """Closes an element and those left open inside it."""
        while self._count[tag]:
            closed = self._open.pop()
            closed.end, closed.stop = self._made.length, at
            self._count[closed.tag] -= 1
            self._note_roles(closed.tag)
            self.elements.append(closed)
            if closed.tag == tag:
                break
        if self._silent_from is not None and len(self._open) < self._silent_from:
            self._speak(at)
        self._break(tag)

    def _data(self, start: int, end: int) -> None:
        """Text as it stands in the source, and characters written as references."""
        if self._silent_from is not None or start == end:
            return
        before = self._made.length
        for text, first, last in references.in_html(self.source, start, end):
            self._made.keep(start, first)
            self._made.write(text, first, last)
            start = last
        self._made.keep(start, end)
        if self._made.length > before and self._roles:
            self.pieces.append((before, self._made.length, self._roles))

    def _note_roles(self, tag: str) -> None:
        if tag in _ROLES:
            self._roles = frozenset(role for name, role in _ROLES.items() if self._count[name])

    def _note_meta(self, named: dict[str, str]) -> None:
        names = (named.get(key) for key in ("property", "itemprop", "name", "http-equiv"))
        name, content = next(filter(None, names), None), named.get("content", "").strip()
        if name and content:
            self.metas.append((name.casefold(), content))

    def _break(self, tag: str) -> None:
        if tag not in _INLINE and self._silent_from is None:
            self._made.join(CELL if tag in _CELLS else BREAK)

    def _speak(self, end: int) -> None:
        if self._hidden_from is not None:
            self.hidden.append(Cut(self._hidden_from, end, "hidden"))
        self._silent_from = self._hidden_from = None


def folded(text: str) -> str:
    """A text with its references decoded and its blanks folded."""
    return " ".join(unescape(text).replace("\u00ad", "").replace("\u200b", "").split())


def looks_like(text: str) -> bool:
    """Whether a text is HTML: it begins as a document, or has block elements that are closed."""
    head = text[:_HEAD].lstrip("\ufeff \t\r\n").casefold()
    if head.startswith(("<!doctype html", "<html", "<?xml", "<head", "<body", "<!--", "<script")):
        return True
    return len(_CLOSED.findall(text[:_SAMPLE])) >= _FEWEST_CLOSED


def is_feed(text: str) -> bool:
    """Whether a text is RSS or Atom, which lists articles and is none."""
    return _FEED.match(text[:_SAMPLE]) is not None


def _are_many(written: str) -> bool:
    """Whether a tag has more attributes than one of an article's page."""
    many = len(written) > _MOST_ATTRIBUTES
    return many and len(_ATTRIBUTE.findall(written)) > _MOST_ATTRIBUTES
