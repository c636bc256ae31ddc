"""An HTML page to the lines of its article: trafilatura chooses them, their places are found here.

trafilatura gives the article's text without positions. Each of its lines is looked up, blanks
aside, in the page's visible text, so that the body leads back to the HTML. A line that is not found
word for word is left out and counted: nothing stands in a body that the page does not say.
"""

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claimdiff.articles import dates
from claimdiff.articles.markup import Page
from claimdiff.articles.metadata import Metadata
from claimdiff.articles.spans import Range, Run, View, compose, without

if TYPE_CHECKING:
    from trafilatura.settings import Document

_PIECE = re.compile(r"\S+(?: \S+)*")  # what stands between other blanks than a single space
_BULLET = re.compile(r"^[-•*]\s+")  # trafilatura's own, before list items
_LINE_BREAK = "\n\n"


@dataclass(frozen=True)
class Extract:
    """The article's lines as a view of the HTML, its metadata, and how many were not found."""

    view: View
    known: Metadata
    lost: int


def extract(page: Page, url: str | None) -> Extract | None:
    """The article of an HTML page, None when trafilatura finds none.

    1. Leave out what a browser would not show.
    2. Let trafilatura choose the article's lines and read its metadata.
    3. Find each line in the visible text.
    """
    from trafilatura import bare_extraction  # 0.7 s to import

    # 1
    shown = without(page.source, page.hidden)
    # 2
    found = bare_extraction(
        shown.text, url=url, with_metadata=True, include_comments=False, include_tables=False
    )
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        return None
    # 3
    visible = page.text()
    ranges, lost = _locate(str(found.text).splitlines(), visible.text)
    view = _view(visible, ranges)
    return Extract(View(view.text, view.runs, tuple(page.hidden)), known(page, found, url), lost)


def known(page: Page, found: "Document | None", url: str | None) -> Metadata:
    """What trafilatura read of a page; its date only where the page's own metadata have none."""
    published, stamped = _time(page, "published")
    updated, restamped = _time(page, "updated")
    stamps = Metadata(published=published, updated=updated)
    if found is not None:
        site = _outlet(found.sitename, url)
        read = Metadata(found.title, site, None, found.author, url or found.url, found.date)
        stamps = stamps.over(read)
    return stamps.of("html", published=stamped, updated=restamped)


def _time(page: Page, name: str) -> tuple[str | None, str | None]:
    """A time in ISO 8601, and the part of the page that has it."""
    text, origin = page.times.get(name, (None, None))
    when = dates.machine(text)
    return when, origin if when else None


def _outlet(sitename: str | None, url: str | None) -> str | None:
    """A host, which trafilatura gives where a page names no site, is no outlet's name."""
    host = urlsplit(url).netloc.casefold() if url else ""
    names = {host, host.partition(":")[0], host.removeprefix("www.")}
    return None if sitename and sitename.casefold() in names else sitename


def _locate(lines: Iterable[str], text: str) -> tuple[list[Range], int]:
    """Where lines stand in a text, blanks aside, each after the one before if it can."""
    places = array("L", (at for at, character in enumerate(text) if not character.isspace()))
    dense = "".join(text.split())
    found: list[Range] = []
    position = lost = 0
    for line in lines:
        wanted = "".join(_BULLET.sub("", line).split())
        if not wanted:
            continue
        at = dense.find(wanted, position)
        if at < 0:
            lost += 1
            continue
        position = at + len(wanted)
        found.append((places[at], places[position - 1] + 1))
    return found, lost


def _view(visible: View, ranges: Iterable[Range]) -> View:
    """The ranges as lines, with every run of blanks inside one space."""
    parts: list[str] = []
    runs: list[Run] = []
    length = 0
    for joint, start, end in _pieces(visible.text, ranges):
        parts += (joint, visible.text[start:end])
        runs.append((length + len(joint), start, end - start))
        length += len(joint) + end - start
    return View("".join(parts), compose(runs, visible.runs))


def _pieces(text: str, ranges: Iterable[Range]) -> Iterator[tuple[str, int, int]]:
    joint = ""
    for start, end in ranges:
        for match in _PIECE.finditer(text, start, end):
            yield joint, match.start(), match.end()
            joint = " "
        joint = _LINE_BREAK
