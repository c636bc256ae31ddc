"""Title, outlet, author and times of a page, from what the page says of itself.

In this order: JSON-LD, ``meta`` elements, elements whose names say what they hold ("createddate",
"byline"), and last trafilatura. Nothing is read from the prose: a date there is not the date of
publication. An author is a person: neither an address, nor the outlet, nor a desk ("Transport
Correspondents", see `bylines`). An outlet is called by its name; a host is none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from claimdiff.articles import bylines, dates, linked_data, page_titles
from claimdiff.articles.facts import (
    HOST,
    NAME_LONGEST,
    PATTERNS,
    Fact,
    folded,
    key,
    metas,
)
from claimdiff.articles.lines import ends_sentence
from claimdiff.articles.linked_data import LinkedData
from claimdiff.articles.markup import AUTHOR_LINK, BREAK, Declared, Page
from claimdiff.articles.metadata import Metadata

_BELOW = 12  # lines below a title in which pages tell the date and the byline,
_ABOVE = 2  # and above it
_PROSE = 200  # characters of a line with which the text has begun
_STAMP_LONGEST = 100  # characters of such a line
_DATED = re.compile(r"/((?:19|20)\d\d)[/-]([01]\d)[/-]([0-3]\d)(?=[/-])")
_STAMP = re.compile(r"\d{10}|\d{13}")  # seconds or milliseconds since 1970
_MILLISECONDS = 13
_FIELDS = frozenset({"html:json-ld", "html:meta"})
_DAY = len("2031-03-04")


def read(page: Page, linked: LinkedData, found: Metadata) -> Metadata:
    """What a page says of itself.

    Args:
        page: The page.
        linked: Its JSON-LD.
        found: What trafilatura read of it; taken where the page's own fields are silent.
    """
    declared, visible = page.declared, page.text().text
    outlet = next(_outlets(declared, linked, found), None)
    title = page_titles.find(page, linked, outlet.text if outlet else None)
    if title is None and found.title:
        title = Fact(found.title, "html")
    outlet = outlet or page_titles.outlet_after(folded(declared.title), title)
    near = _beside_title(page, visible, title)
    facts = {
        "title": title,
        "outlet": outlet,
        "author": _author(_authors(declared, visible, linked, near), outlet)
        or _author(_perhaps_authors(declared, visible, found), outlet),
        "published": _when(_times(declared, visible, linked, "published"))
        or _when(_bare_times(page, visible))
        or _when(Fact(line, "text:timestamp") for line in near)
        or _when(_in_address(found.url))
        or _when(_dated_line(visible, found.published)),
        "updated": _when(_times(declared, visible, linked, "updated")),
    }
    texts = {name: fact.text if fact else None for name, fact in facts.items()}
    told = Metadata(
        title=texts["title"],
        outlet=texts["outlet"],
        author=texts["author"],
        url=found.url,
        published=texts["published"],
        updated=texts["updated"],
    )
    return told.of("html", **{name: fact.origin for name, fact in facts.items() if fact})


def _outlets(declared: Declared, linked: LinkedData, found: Metadata) -> Iterator[Fact]:
    some = [*metas(declared, "outlet")]
    some += [
        Fact(folded(name), "html:json-ld")
        for name, _ in linked_data.names(linked.article.get("publisher"))
    ]
    some += [Fact(found.outlet, "html")] if found.outlet else []
    for fact in some:
        if not HOST.search(fact.text) and len(fact.text) <= NAME_LONGEST:
            yield fact


def _authors(
    declared: Declared, visible: str, linked: LinkedData, near: Sequence[str]
) -> Iterator[Fact]:
    """What may name the author, best first."""
    people = [
        name
        for name, organisation in linked_data.names(linked.article.get("author"))
        if not organisation
    ]
    if people:
        yield Fact("; ".join(map(folded, people)), "html:json-ld")
    yield from metas(declared, "author")
    named = dict(declared.metas)
    for at in "12":  # a card's label and what it says: "Written by", "Ada Stone"
        if bylines.START.fullmatch(named.get(f"twitter:label{at}", "")):
            yield Fact(folded(named.get(f"twitter:data{at}", "")), "html:meta")
    yield from (fact for names, fact in _marked(declared, visible) if names != AUTHOR_LINK)
    yield from _bylines(near)


def _perhaps_authors(declared: Declared, visible: str, found: Metadata) -> Iterator[Fact]:
    """The name in a link to an author's page, and what trafilatura takes for the author."""
    yield from (fact for names, fact in _marked(declared, visible) if names == AUTHOR_LINK)
    if found.author and bylines.has_two_names(found.author):  # it may be any capitalised word
        yield Fact(found.author, "html")


def _marked(declared: Declared, visible: str) -> Iterator[tuple[str, Fact]]:
    """What elements that are named for authors say, with their names."""
    for mark in declared.marks:
        text = folded(visible[mark.start : mark.end])
        other = mark.kind != "author" or PATTERNS["no-mark-author"].search(mark.names)
        if not other and bylines.has_two_names(text):
            yield mark.names, Fact(text, "html")


def _bylines(near: Sequence[str]) -> Iterator[Fact]:
    """The bylines among the lines about a title: "By Ada Stone", or her name below "Written by"."""
    for at, line in enumerate(near):
        if bylines.START.fullmatch(line):
            yield from (Fact(name, "text:byline") for name in near[at + 1 : at + 2])
        elif bylines.START.match(line):
            yield Fact(line, "text:byline")


def _author(some: Iterable[Fact], outlet: Fact | None) -> Fact | None:
    """The first that holds people's names; one that has only a nickname counts as the last."""
    nicknames: list[Fact] = []
    for fact in some:
        if names := bylines.people(fact.text, outlet.text if outlet else None):
            told = Fact(", ".join(names), fact.origin)
            if bylines.has_two_names(names[0]):
                return told
            if fact.origin in _FIELDS:
                nicknames.append(told)
    return next(iter(nicknames), None)


def _times(declared: Declared, visible: str, linked: LinkedData, kind: str) -> Iterator[Fact]:
    """What may tell a time, best first: JSON-LD, ``meta``, then elements by their names."""
    fields = {"published": ("datePublished", "dateCreated"), "updated": ("dateModified",)}
    if text := linked.text(*fields[kind]):
        yield Fact(text, "html:json-ld")
    yield from metas(declared, kind)
    wanted, refused = PATTERNS[f"mark-{kind}"], PATTERNS[f"no-mark-{kind}"]
    for mark in declared.marks:
        if mark.kind == "date" and wanted.search(mark.names) and not refused.search(mark.names):
            yield from (Fact(mark.value, "html"),) if mark.value else ()
            yield Fact(folded(visible[mark.start : mark.end]), "html")


def _bare_times(page: Page, visible: str) -> Iterator[Fact]:
    """The first ``time`` element without a name of its own below the page's first heading."""
    start = min((place[0] for place in page.headings), default=0)
    for mark in page.declared.marks:
        if mark.names == "time" and mark.start >= start:
            yield from (Fact(mark.value, "html"),) if mark.value else ()
            yield Fact(folded(visible[mark.start : mark.end]), "html")
            return


def _beside_title(page: Page, visible: str, title: Fact | None) -> list[str]:
    """Short lines just below a page's title, up to its prose, or just above it."""
    lines = [line for part in visible.split(BREAK) if (line := folded(part))]
    wanted = {key(text) for text in (title.text if title else "", *page_titles.headings(page))}
    found: list[str] = []
    for at in (number for number, line in enumerate(lines) if key(line) in wanted - {""}):
        below, above = lines[at + 1 : at + 1 + _BELOW], lines[max(0, at - _ABOVE) : at]
        found += [*_before_prose(below), *reversed(above)]
    return [line for line in found if len(line) <= _STAMP_LONGEST and not ends_sentence(line)]


def _before_prose(lines: Sequence[str]) -> Sequence[str]:
    """The lines before the text: a summary may stand there, which is one sentence."""
    sentences = 0
    for at, line in enumerate(lines):
        sentences += ends_sentence(line)
        if len(line) > _PROSE or sentences > 1:
            return lines[:at]
    return lines


def _dated_line(visible: str, day: str | None) -> Iterator[Fact]:
    """The day that trafilatura takes for the page's, where a short line of the page tells it too.

    Measured on the articles of WCXB where nothing else tells one: 11 right, 1 wrong; without such a
    line 25 right, 22 wrong.
    """
    lines = map(folded, visible.split(BREAK))
    short = (line for line in lines if len(line) <= _STAMP_LONGEST and not ends_sentence(line))
    if day and any((dates.parse(line) or "")[:_DAY] == day for line in short):
        yield Fact(day, "text:timestamp")


def _in_address(url: str | None) -> Iterator[Fact]:
    """The date in an address as sites put it there: ``/2031/03/04/``."""
    if match := _DATED.search(url or ""):
        yield Fact("-".join(match.groups()), "html")


def _when(some: Iterable[Fact]) -> Fact | None:
    """The first time that can be read; where it has no clock or zone, another of the same day's."""
    times = [Fact(when, fact.origin) for fact in some if (when := _time(fact.text))]
    if not times:
        return None
    same = [fact for fact in times if fact.text[:_DAY] == times[0].text[:_DAY]]
    return max(same, key=lambda fact: _precision(fact.text))


def _precision(when: str) -> int:
    """A day, a time, or a time with its zone; the first of equals is taken."""
    if len(when) <= _DAY:
        return 0
    return 1 + (datetime.fromisoformat(when).tzinfo is not None)


def _time(text: str) -> str | None:
    if _STAMP.fullmatch(text):
        seconds = int(text) / (1000 if len(text) == _MILLISECONDS else 1)
        return datetime.fromtimestamp(seconds, UTC).isoformat()
    return dates.machine(text)
