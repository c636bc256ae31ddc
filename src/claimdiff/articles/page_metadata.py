"""Title, outlet, author and times of a page, from what the page says of itself.

In this order: JSON-LD, ``meta`` elements, elements whose names say what they hold ("createddate",
"byline"), and last lines about the title. Nothing is read from the prose: a date there is not the
date of publication. The title is the page's heading, else its own title. An author is a person:
neither an address, nor the outlet, nor a desk ("Transport Correspondents", see `bylines`). An
outlet is called by its name; a host is none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from claimdiff.articles import bylines, dates, linked_data
from claimdiff.articles.bylines import (
    HOST,
    NAME_LONGEST,
    NAME_WORDS,
    PATTERNS,
    TABLE,
    UNSPACED,
    key,
)
from claimdiff.articles.extraction import Extraction
from claimdiff.articles.lines import Line
from claimdiff.articles.linked_data import LinkedData
from claimdiff.articles.markup import BREAK, Page, folded
from claimdiff.articles.metadata import Metadata

_BELOW = 12  # lines below a title in which pages tell the date and the byline,
_ABOVE = 2  # and above it
_PROSE = 200  # characters of a line with which the text has begun
_STAMP_LONGEST = 100  # characters of such a line
_FIELDS = frozenset({"html:json-ld", "html:meta"})
_DAY = len("2031-03-04")
_ZONES = timedelta(days=1)  # in another zone the same time may be of the day before
# Pages of WCXB that were made anew show days up to 11 years older; a day of birth is older still.
_REMADE = timedelta(days=15 * 365)
# Classes, ids and properties of the elements in which pages say by whom they were written.
_MARKED = re.compile(r"byline|author|writer|reporter", re.IGNORECASE)
_AUTHOR_PAGE = re.compile(
    r"href\s*=[^>]*?/(?:authors?|autor|contributors?|people|writers?)/", re.IGNORECASE
)
_FAMILY_FIRST = re.compile(r"^([^\s,]+), ([^,]+)$")  # in citations: "Stone, Ada"
_SAID_MOST = 2  # contents of one name; more are of several articles
_MARK_LONGEST = 300  # characters of the text of such an element
_SEPARATOR = re.compile(r"\s+[|–—\-:»·•/]+\s+|\s*[|｜]\s*")
_WORD = re.compile(r"\w+")
_LIKE = 0.4  # of a heading's words in the page's own title: it is the title
_FEWEST = 3  # words of a title
_LONGEST = 300  # characters


class Fact(NamedTuple):
    """What a page says of itself, and where it was read, as `Article.origins` tells it."""

    text: str
    origin: str


def read(
    page: Page,
    lines: Sequence[Line],
    linked: LinkedData,
    extracted: Extraction,
) -> Metadata:
    """What a page says of itself.

    Args:
        page: The page.
        lines: Its lines.
        linked: Its JSON-LD.
        extracted: What trafilatura read of it: its address, and a day where nothing else tells one.
    """
    outlet = next(_outlets(page, linked), None)
    title = _title(page, lines, linked, outlet.text if outlet else None)
    outlet = outlet or _outlet_after(page.title, title)
    near = _beside_title(page, lines, title)
    times = chain(
        _times(page, linked, "published"),
        (Fact(line, "text:timestamp") for line in near),
    )
    published = _when(times) or _when(_dated_line(lines, extracted))
    facts = {
        "title": title,
        "outlet": outlet,
        "author": _author(_authors(page, linked, near), outlet),
        "published": _earlier_shown_day(published, _beside_title(page, lines, title, above=0)),
        "updated": _when(_times(page, linked, "updated")),
    }
    known = {name: fact for name, fact in facts.items() if fact}
    texts = {name: fact.text for name, fact in known.items()}
    read_here = Metadata(url=extracted.url, **texts, origins={})
    return read_here.of("html", **{name: fact.origin for name, fact in known.items()})


def _outlets(page: Page, linked: LinkedData) -> Iterator[Fact]:
    publishers = linked_data.names(linked.article.get("publisher"))
    named = (Fact(folded(name), "html:json-ld") for name, _ in publishers)
    for fact in chain(_metas(page, "outlet"), named):
        if not HOST.search(fact.text) and len(fact.text) <= NAME_LONGEST:
            yield fact


def _authors(page: Page, linked: LinkedData, near: Sequence[str]) -> Iterator[Fact]:
    """What may name the author, best first."""
    yield from _declared_authors(page, linked)
    yield from _marked_authors(page, linked=False)
    yield from (Fact(told, "text:byline") for told in _bylines(near))
    yield from _marked_authors(page, linked=True)


def _declared_authors(page: Page, linked: LinkedData) -> Iterator[Fact]:
    """All that JSON-LD names, and all that the elements of one name do."""
    authors = linked_data.names(linked.article.get("author"))
    people = [folded(name) for name, organisation in authors if not organisation]
    yield Fact("; ".join(people), "html:json-ld")
    for name in TABLE["author"]:
        named = [folded(content) for meta, content in page.metas if meta == name]
        if name.startswith("citation"):
            named = [_FAMILY_FIRST.sub(r"\2 \1", one) for one in named]
        yield Fact("; ".join(named), "html:meta")


def _bylines(texts: Sequence[str]) -> Iterator[str]:
    """The lines that begin as a byline does: "By Ada Stone", or her name below "Written by"."""
    for at, text in enumerate(texts):
        said = dates.DATE.sub("", text, count=1) if text[0].isdigit() else text
        if bylines.START.fullmatch(said):
            yield from texts[at + 1 : at + 2]
        elif bylines.START.match(said) or PATTERNS["with-mark-author"].match(said):
            yield bylines.POST.sub("", said)


def _marked_authors(page: Page, *, linked: bool) -> Iterator[Fact]:
    """What elements that are named for authors say, or links to pages of authors."""
    mark = _AUTHOR_PAGE if linked else _MARKED
    for one in page.elements:
        short = 0 < one.end - one.start <= _MARK_LONGEST and one.tag != "time"
        if not short or not mark.search(one.written):
            continue
        names = one.names
        other = bool(_MARKED.search(names)) == linked or PATTERNS["no-mark-author"].search(names)
        blocks = page.visible.text[one.start : one.end].split(BREAK)
        text = "; ".join(filter(None, map(folded, blocks)))
        if not other and bylines.has_two_names(text):
            yield Fact(text, "html")


def _author(authors: Iterable[Fact], outlet: Fact | None) -> Fact | None:
    """The first that holds people's names; one that has only a nickname counts as the last."""
    nicknames: list[Fact] = []
    for fact in authors:
        if names := bylines.people(fact.text, outlet.text if outlet else None):
            told = Fact(", ".join(names), fact.origin)
            if bylines.has_two_names(names[0]):
                return told
            if fact.origin in _FIELDS:
                nicknames.append(told)
    return next(iter(nicknames), None)


def _times(page: Page, linked: LinkedData, kind: str) -> Iterator[Fact]:
    """What may tell a time, best first: JSON-LD, ``meta``, then a ``time`` of the article."""
    fields = {"published": ("datePublished", "dateCreated"), "updated": ("dateModified",)}
    if text := linked.text(*fields[kind]):
        yield Fact(text, "html:json-ld")
    yield from _metas(page, kind)
    first = min((one.start for one in page.every("h1") if one.end > one.start), default=0)
    for one in page.every("time"):
        names = one.names
        of_update = PATTERNS["mark-updated"].search(names) is not None
        other = one.start < first or PATTERNS["no-mark-time"].search(names)
        if of_update == (kind == "updated") and not other:
            told = (one.attributes.get("datetime"), page.said(one))
            yield from (Fact(text, "html") for text in told if text)
            return


def _beside_title(
    page: Page, lines: Sequence[Line], title: Fact | None, above: int = _ABOVE
) -> list[str]:
    """Short lines just below a page's title, up to its prose, or just above it."""
    wanted = {key(text) for text in (title.text if title else "", *page.headings)}
    found: list[Line] = []
    for at, line in enumerate(lines):
        if key(line.text) in wanted - {""}:
            found += _before_prose(lines[at + 1 : at + 1 + _BELOW])
            found += reversed(lines[max(0, at - above) : at])
    return [line.text for line in found if _may_tell(line) and "figure" not in line.roles]


def _may_tell(line: Line) -> bool:
    """Whether a line is so short that it may tell a time or a byline, and no sentence."""
    return len(line.text) <= _STAMP_LONGEST and not line.ends


def _before_prose(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines before the text: a summary may stand there, which is one sentence."""
    sentences = 0
    for at, line in enumerate(lines):
        sentences += line.ends
        if len(line.text) > _PROSE or sentences > 1:
            return lines[:at]
    return lines


def _earlier_shown_day(published: Fact | None, below: Sequence[str]) -> Fact | None:
    """When a page was published, or an earlier day that it shows alone below its title.

    Programs write a new day into a page's fields when they make it anew. Measured on the articles
    of WCXB: 7 right, 0 wrong. What stands above a title may be the day of reading.
    """
    told = (line for line in below if not PATTERNS["mark-updated"].search(line))
    first = next(filter(dates.parse, told), "")
    shown = dates.parse(first) if dates.is_day(first) else None
    if published is None or shown is None:
        return published
    day, other = (date.fromisoformat(time[:_DAY]) for time in (shown, published.text))
    return Fact(shown, "text:timestamp") if _ZONES < other - day < _REMADE else published


def _dated_line(lines: Sequence[Line], extracted: Extraction) -> Iterator[Fact]:
    """The day that htmldate takes for the page's, where a short line of the page tells it too.

    Measured on the articles of WCXB where nothing else tells one: 11 right, 1 wrong; without such a
    line 25 right, 22 wrong.
    """
    short = (line.text for line in lines if _may_tell(line))
    day = extracted.day()
    if day and any((dates.parse(text) or "")[:_DAY] == day for text in short):
        yield Fact(day, "text:timestamp")


def _when(facts: Iterable[Fact]) -> Fact | None:
    """The first time that can be read; where it has no clock or zone, another of the same day's."""
    times = [Fact(when, fact.origin) for fact in facts if (when := dates.machine(fact.text))]
    same = [fact for fact in times if fact.text[:_DAY] == times[0].text[:_DAY]]
    return max(same, key=lambda fact: len(fact.text), default=None)  # in ISO 8601


def _metas(page: Page, section: str) -> Iterator[Fact]:
    """The contents of the ``meta`` elements that a section of the table names, in its order."""
    for name in TABLE[section]:
        said = dict.fromkeys(folded(content) for meta, content in page.metas if meta == name)
        if len(said) <= _SAID_MOST:
            yield from (Fact(text, "html:meta") for text in said)


def _outlet_after(whole: str, title: Fact | None) -> Fact | None:
    """The name that a page's title ends with, behind the article's own."""
    if title is None or not whole.startswith(title.text):
        return None
    parts = [part for part in _SEPARATOR.split(whole[len(title.text) :]) if part]
    name = parts[-1].strip() if parts else ""
    fits = name and len(name.split()) <= NAME_WORDS and not HOST.search(name)
    return Fact(name, "html") if fits and _SEPARATOR.match(whole[len(title.text) :]) else None


def _title(
    page: Page, lines: Sequence[Line], linked: LinkedData, outlet: str | None
) -> Fact | None:
    """The heading that is most like the page's own title, else that title, without the outlet."""
    own = [*_metas(page, "title")]
    if headline := linked.text("headline"):
        own.append(Fact(folded(headline), "html:json-ld"))
    own.append(Fact(page.title, "html"))
    bare = (Fact(_without(fact.text, outlet), fact.origin) for fact in own)
    own = [fact for fact in bare if fact.text]  # the best first
    best = next(iter(own), None)
    heading = _heading(page, own, outlet)
    if heading is None:
        return best and best._replace(text=_line_of(best.text, {line.text for line in lines}))
    # A heading may hold its date or the byline too.
    declared = best if best and best.origin != "html" and key(best.text) else None
    begins = declared and key(heading).startswith(key(declared.text))
    return declared if begins else Fact(heading, "html")


def _heading(page: Page, own: Sequence[Fact], outlet: str | None) -> str | None:
    """The heading of first order that is most like the page's own titles, if one is like them."""
    titles = [set(_WORD.findall(fact.text.casefold())) for fact in own]
    said = {key(_SEPARATOR.split(fact.text)[0]) for fact in own}
    likely = [
        (_likeness(heading, titles), heading)
        for heading in page.headings
        if (_is_long(heading) or key(heading) in said) and key(heading) != key(outlet or "")
    ]
    most, best = max(likely, default=(0.0, ""), key=lambda pair: pair[0])
    least = _LIKE
    if all(len(_WORD.findall(fact.text)) < _FEWEST for fact in own):
        least = 0.0  # "News" is no title, and any heading is a better one
    return best if best and most >= least and len(best) <= _LONGEST else None


def _likeness(heading: str, titles: Sequence[set[str]]) -> float:
    """The share of a heading's words that one of the page's own titles has, of short ones less."""
    words = set(_WORD.findall(heading.casefold()))
    return max((len(words & title) for title in titles), default=0) / max(_FEWEST, len(words))


def _is_long(text: str) -> bool:
    return len(text.split()) >= _FEWEST or UNSPACED.search(text) is not None


def _line_of(title: str, texts: set[str]) -> str:
    """The line of the page with which a title begins, up to a separator; else all of it."""
    parts = (title[: match.start()] for match in _SEPARATOR.finditer(title))
    return next((part for part in parts if part in texts and _is_long(part)), title)


def _without(title: str, outlet: str | None) -> str:
    """A page's title without the outlet's name at its beginning or end."""
    for match in _SEPARATOR.finditer(title) if outlet else ():
        if key(title[match.end() :]) == key(outlet or ""):
            return title[: match.start()]
        if key(title[: match.start()]) == key(outlet or ""):
            return title[match.end() :]
    return title
