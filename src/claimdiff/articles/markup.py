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
from html import unescape

from claimdiff.articles import references
from claimdiff.articles.spans import Builder, Cut, Range, Ranges, View

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
_DATA = "json-ld"  # a script of that kind, among the open elements
_NO_TEXT = frozenset(
    (_DATA, "script", "style", "head", "svg", "iframe", "object", "select", "textarea")
)
_HIDDEN = frozenset({"template", "noscript"})
_IN_HEAD = frozenset({"base", "link", "meta", "noscript", "script", "style", "template", "title"})
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_CELLS = frozenset({"td", "th"})
_CLOSED_BY_NEXT = frozenset({"p", "li", "td", "tr", "th", "option", "dd", "dt"})
_ROLES = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("nav", "aside", "footer"), "beside"),
    "a": "link",
    "figcaption": "caption",
    "button": "button",
    "li": "item",
}
_HIDING_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])"
    r"|opacity\s*:\s*0(?![.\d]*[1-9])|text-indent\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
# Classes, ids and properties of the elements in which pages say by whom they were written.
_MARKED = re.compile(r"byline|author|writer|reporter", re.IGNORECASE)
# What the attributes that matter have in them; to parse those of every tag takes half the time.
_TELLING = ("hid", "style", "content=", "by", "aut", "writ", "report", "people", "contributor")
_AUTHOR_PAGE = re.compile(r"/(?:authors?|autor|contributors?|people|writers?)/", re.IGNORECASE)
_MARKING = ("itemprop", "class", "id", "rel", "data-testid")
_MARK_LONGEST = 300  # characters of the text of such an element
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


@dataclass(frozen=True)
class Mark:
    """An element that says when or by whom a page was written.

    ``kind`` is ``time``, ``author`` or ``author-link``, a link to an author's page; ``names`` its
    classes and properties; ``value`` the time as an attribute has it; ``start`` and ``end`` its
    range in the visible text.
    """

    kind: str
    names: str
    value: str | None
    start: int
    end: int


@dataclass
class _Element:
    tag: str
    start: int  # in the visible text
    source: int  # of its content
    kind: str = ""  # of a mark
    names: str = ""
    value: str | None = None


class Page:
    """One HTML text, read.

    Attributes:
        source: The HTML.
        visible: The visible text; characters written as references stand in it, and in no run.
        hidden: The ranges that a browser would not show, in order.
        headings: The ranges of the visible text that are headings of the first order.
        title: The text of its ``title`` element, as it is written.
        metas: Names and contents of its ``meta`` elements, in order.
        json_ld: The ranges of the source that are JSON-LD.
        marks: Elements that say when and by whom, in order.
        scripted: Whether it has scripts, which may write its text in a browser.
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
        self.title = ""
        self.metas: list[tuple[str, str]] = []
        self.json_ld: list[Range] = []
        self.marks: list[Mark] = []
        self.scripted = False
        self.overgrown = False
        self.headings: list[Range] = []  # of first order
        self._every = every
        self._open: list[_Element] = []
        self._count: Counter[str] = Counter()  # of the open elements, by name
        self._silent_from: int | None = None  # depth of the element whose text is not shown
        self._hidden_from: int | None = None  # offset, when that element is hidden
        self._made = Builder(source)
        self._roles: dict[str, list[Range]] = {}
        self._read()
        self._speak(len(source))
        self.visible: View = self._made.view()

    def said(self, mark: Mark) -> str:
        """What a mark's element says, its blanks folded."""
        return folded(self.visible.text[mark.start : mark.end])

    def roles(self, name: str) -> Ranges:
        """The ranges of the visible text that stand in elements of a role.

        Args:
            name: ``link``, ``heading``, ``caption``, ``button``, ``item`` (of lists) or ``beside``
                (of navigation, asides and footers).
        """
        return Ranges(self._roles.get(name, ()))

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
            self._start(tag, match)
            if written.endswith("/"):
                self._end(tag, match.start())
            elif tag in _RAW:
                end = _RAW[tag].search(self.source, at)
                at = end.start() if end else len(self.source)
        self._data(at, len(self.source))

    def _start(self, tag: str, match: re.Match[str]) -> None:
        at, low = match.start(), match["attributes"].lower()
        telling = tag in ("meta", "script", "time") or any(part in low for part in _TELLING)
        named = _attributes(match["attributes"]) if telling else {}
        if "content" in named:  # of a ``meta``, or of an element with ``itemprop``
            self._note_meta(named)
        if self._count["head"] and tag not in _IN_HEAD:
            self._end("head", at)  # as a browser does where it is not closed
        if tag in _CLOSED_BY_NEXT and self._open and self._open[-1].tag == tag:
            self._end(tag, at)
        self._break(tag)
        if tag not in _VOID:
            hidden = tag in _HIDDEN or (not self._every and _hides(named))
            self._enter(_element(tag, named, self._made.length, match.end()), at, hidden=hidden)

    def _enter(self, element: _Element, at: int, *, hidden: bool) -> None:
        """Opens an element, and leaves out its text where a browser does."""
        self._open.append(element)
        self._count[element.tag] += 1
        self.scripted |= element.tag in ("script", _DATA)
        if self._silent_from is None and (hidden or element.tag in _NO_TEXT):
            self._silent_from = len(self._open)
            self._hidden_from = at if hidden else None

    def _end(self, tag: str, at: int) -> None:
        """Closes an element and those left open inside it."""
        if tag == "script" and self._count[_DATA]:
            tag = _DATA
        while self._count[tag]:
            closed = self._open.pop()
            self._count[closed.tag] -= 1
            self._leave(closed, at)
            if closed.tag == tag:
                break
        if self._silent_from is not None and len(self._open) < self._silent_from:
            self._speak(at)
        self._break(tag)

    def _leave(self, closed: _Element, at: int) -> None:
        if closed.tag == _DATA:
            self.json_ld.append((closed.source, at))
        elif closed.tag == "title" and self._count["head"] and not self.title:
            self.title = self.source[closed.source : at]
        if closed.tag == "h1" and self._made.length > closed.start:
            self.headings.append((closed.start, self._made.length))
        if closed.kind and self._made.length - closed.start <= _MARK_LONGEST:
            mark = Mark(closed.kind, closed.names, closed.value, closed.start, self._made.length)
            self.marks.append(mark)

    def _data(self, start: int, end: int) -> None:
        """Text as it stands in the source, and characters written as references."""
        if self._silent_from is not None:
            return
        at = start
        while (at := self.source.find("&", at, end)) >= 0:
            if size := references.length(self.source, at):
                self._keep(start, at)
                text = references.decode(self.source[at : at + size])
                self._note_roles(text)
                self._made.write(text, at, at + size)
                start = at + size
            at += max(1, size)
        self._keep(start, end)

    def _keep(self, start: int, end: int) -> None:
        self._note_roles(self.source[start:end])
        self._made.keep(start, end)

    def _note_roles(self, text: str) -> None:
        if not text or text.isspace():
            return
        end = self._made.length + len(text)
        for tag, role in _ROLES.items():
            if self._count[tag]:
                self._roles.setdefault(role, []).append((self._made.length, end))

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
    many = max(written.count("="), written.count(" ")) > _MOST_ATTRIBUTES
    return many and len(_ATTRIBUTE.findall(written)) > _MOST_ATTRIBUTES


def _attributes(written: str) -> dict[str, str]:
    return {
        one["name"].lower(): unescape(one["q"] or one["a"] or one["b"] or "")
        for one in _ATTRIBUTE.finditer(written)
    }


def _element(tag: str, named: dict[str, str], start: int, source: int) -> _Element:
    if tag == "script" and "ld+json" in named.get("type", "").casefold():
        return _Element(_DATA, start, source)
    names = " ".join(value for key in _MARKING if (value := named.get(key)))
    kind = ""
    if tag == "time":
        kind = "time"
    elif _MARKED.search(names):
        kind = "author"
    elif _AUTHOR_PAGE.search(named.get("href", "")):
        kind = "author-link"
    return _Element(tag, start, source, kind, names, named.get("datetime"))


def _hides(named: dict[str, str]) -> bool:
    if "hidden" in named or named.get("aria-hidden", "").casefold() == "true":
        return True
    return _HIDING_STYLE.search(named.get("style", "")) is not None
