"""HTML as positions: its visible text with the way back to the source, its dates, what is hidden.

The standard library's parser tells where each piece of text stands. What a browser would not show
(scripts, comments, hidden elements) is left out before anything else reads the page. Which of the
visible text is the article, trafilatura decides in `pages`.
"""

import html
import re
from collections import Counter
from html.parser import HTMLParser
from itertools import accumulate

from claimdiff.articles import walls
from claimdiff.articles.spans import Cut, Run, View

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
_NO_TEXT = frozenset({"script", "style", "head", "svg", "iframe", "object", "select", "textarea"})
_HIDDEN = frozenset({"template", "noscript"})
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i"),
        *("ins", "kbd", "label", "mark", "q", "ruby", "s", "samp", "small", "span", "strong"),
        *("sub", "sup", "time", "tt", "u", "var", "wbr"),
    )
)
_CLOSED_BY_NEXT = frozenset({"p", "li", "td", "tr", "option", "dd", "dt"})
_HIDING_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])"
    r"|opacity\s*:\s*0(?![.\d]*[1-9])|text-indent\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_SCRIPT_DATE = re.compile(r'"date(Published|Modified)"\s*:\s*"([^"]{8,40})"')
_META_DATES = {
    "article:published_time": "published",
    "datepublished": "published",
    "parsely-pub-date": "published",
    "article:modified_time": "updated",
    "og:updated_time": "updated",
    "datemodified": "updated",
}
_FEED = re.compile(
    r"[\s\ufeff]*(?:<\?xml[^>]*>|<!--.{0,2000}?-->|<!DOCTYPE[^\[>]*(?:\[[^\]]*\])?[^>]*>|\s)*"
    r"<(?:rss|feed|rdf:RDF)\b",
    re.DOTALL,
)
_HEAD = 200  # characters
_SAMPLE = 20_000  # characters
_FEWEST_CLOSED = 2  # a stray tag in a plain text makes no page
# More is no article page, and the time of lxml and trafilatura grows with the square of it: 15,000
# tags take 3 s, 50,000 over a minute. News pages have some 2,000, their tags some 10 attributes.
_MOST_TAGS = 15_000
_MOST_ATTRIBUTES = 500


class _OvergrownError(Exception):
    """A page has more tags, or a tag more attributes, than an article's page has."""


class Page(HTMLParser):
    """One HTML text, read.

    Attributes:
        source: The HTML.
        hidden: The ranges that a browser would not show, in order.
        times: ``published`` and ``updated`` as the page's own metadata write them, and where:
            ``html:meta`` or ``html:json-ld``.
        overgrown: Whether it has more tags than an article's page has; it is read no further then.
    """

    def __init__(self, source: str) -> None:
        """Reads the whole source; broken markup is read as far as it goes."""
        super().__init__(convert_charrefs=False)
        self.source = source
        self.hidden: list[Cut] = []
        self.times: dict[str, tuple[str, str]] = {}
        self.overgrown = False
        self._tags = 0
        self._lines = [0, *accumulate(len(line) for line in source.split("\n"))]
        self._lines = [at + number for number, at in enumerate(self._lines)]
        self._open: list[str] = []
        self._count: Counter[str] = Counter()  # of the open elements, by name
        self._scripts = 0
        self._silent_from: int | None = None  # depth of the element whose text is not shown
        self._hidden_from: int | None = None  # offset, when that element is hidden
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        try:
            self.feed(source)
            self.close()
        except _OvergrownError:
            self.overgrown = True
        self._speak(len(source))

    def text(self) -> View:
        """The visible text; characters written as entities stand in it, and in no run."""
        return View("".join(self._parts), tuple(self._runs))

    def why_empty(self) -> str:
        """Why the page may be without article text."""
        return walls.why_empty(self.text().text, scripts=bool(self._scripts))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element; it may begin a hidden range."""
        self._tags += 1
        if self._tags > _MOST_TAGS or len(attrs) > _MOST_ATTRIBUTES:
            raise _OvergrownError
        if tag == "meta":
            self._note_meta(dict(attrs))
        if tag in _CLOSED_BY_NEXT and self._open and self._open[-1] == tag:
            self.handle_endtag(tag)
        self._break(tag)
        if tag in _VOID:
            return
        self._open.append(tag)
        self._count[tag] += 1
        self._scripts += tag == "script"
        hidden = tag in _HIDDEN or _hides(dict(attrs))
        if self._silent_from is None and (hidden or tag in _NO_TEXT):
            self._silent_from = len(self._open)
            self._hidden_from = self._offset() if hidden else None

    def handle_endtag(self, tag: str) -> None:
        """Closes an element and those left open inside it."""
        while self._count[tag]:
            closed = self._open.pop()
            self._count[closed] -= 1
            if closed == tag:
                break
        if self._silent_from is not None and len(self._open) < self._silent_from:
            self._speak(self._offset())
        self._break(tag)

    def handle_data(self, data: str) -> None:
        """Text as it stands in the source."""
        if self._open and self._open[-1] == "script":
            for match in _SCRIPT_DATE.finditer(data):
                name = "published" if match[1] == "Published" else "updated"
                self.times.setdefault(name, (match[2], "html:json-ld"))
        self._add(data, self._offset())

    def handle_entityref(self, name: str) -> None:
        """A character written by name."""
        self._add(html.unescape(f"&{name};"), None)

    def handle_charref(self, name: str) -> None:
        """A character written by number."""
        self._add(html.unescape(f"&#{name};"), None)

    def _add(self, text: str, offset: int | None) -> None:
        if self._silent_from is not None:
            return
        if offset is not None and text:
            self._runs.append((self._length, offset, len(text)))
        self._parts.append(text)
        self._length += len(text)

    def _note_meta(self, attrs: dict[str, str | None]) -> None:
        name = attrs.get("property") or attrs.get("itemprop") or attrs.get("name") or ""
        kind = _META_DATES.get(name.casefold())
        if kind and (content := attrs.get("content")):
            self.times.setdefault(kind, (content, "html:meta"))

    def _break(self, tag: str) -> None:
        if tag not in _INLINE:
            self._add("\n", None)

    def _speak(self, end: int) -> None:
        if self._hidden_from is not None:
            self.hidden.append(Cut(self._hidden_from, end, "hidden"))
        self._silent_from = self._hidden_from = None

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column


def looks_like(text: str) -> bool:
    """Whether a text is HTML: it begins as a document, or has block elements that are closed."""
    head = text[:_HEAD].lstrip("\ufeff \t\r\n").casefold()
    if head.startswith(("<!doctype html", "<html", "<?xml", "<head", "<body", "<!--")):
        return True
    closed = re.findall(r"</(?:p|div|article|section|body|html|h1)\s*>", text[:_SAMPLE].casefold())
    return len(closed) >= _FEWEST_CLOSED


def is_feed(text: str) -> bool:
    """Whether a text is RSS or Atom, which lists articles and is none."""
    return _FEED.match(text[:_SAMPLE]) is not None


def _hides(attrs: dict[str, str | None]) -> bool:
    if "hidden" in attrs or (attrs.get("aria-hidden") or "").casefold() == "true":
        return True
    return _HIDING_STYLE.search(attrs.get("style") or "") is not None
