"""Title, outlet, author and times of a page, from what the page says of itself.

In this order: JSON-LD, ``meta`` elements, elements whose names say what they hold ("createddate",
"byline"), and last trafilatura. Nothing is read from the prose: a date there is not the date of
publication. An author is a person: neither an address, nor the outlet, nor a desk ("Transport
Correspondents"). An outlet is called by its name; a host is none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from html import unescape
from typing import NamedTuple

from claimdiff.articles import agencies, dates, linked_data, tables
from claimdiff.articles.lines import ends_sentence
from claimdiff.articles.linked_data import LinkedData
from claimdiff.articles.markup import BREAK, Declared, Page
from claimdiff.articles.metadata import Metadata

_SEPARATOR = re.compile(r"\s+[|–—\-:»·•/]+\s+|\s*[|｜]\s*")
_WORD = re.compile(r"\w+")
_HOST = re.compile(r"(?:https?://|www\.)|^[\w-]+(?:\.[\w-]+)+(?::\d+)?$", re.IGNORECASE)
_NAMES = re.compile(r"\s*(?:[;|•·/]|,|\band\b|\bund\b|\bet\b|\by\b|&|、)\s*", re.IGNORECASE)
_LIKE = 0.4  # of a heading's words in the page's own title: it is the title
_LIKE_ALONE = 0.2  # where the page has no title but the one of its window
_FEWEST = 3  # words of a title
_TITLE_LONGEST = 300  # characters
_NAME = re.compile(r"[^\W\d_][\w.'’\- ]*")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NAME_LONGEST = 60
_NAME_WORDS = 6
_BELOW = 5  # lines below a title in which pages tell the date, the byline among them,
_ABOVE = 2  # and above it
_STAMP_LONGEST = 100  # characters of such a line
_DATED = re.compile(r"/((?:19|20)\d\d)[/-]([01]\d)[/-]([0-3]\d)(?=[/-])")
_STAMP = re.compile(r"\d{10}|\d{13}")  # seconds or milliseconds since 1970
_MILLISECONDS = 13
_DAY = len("2031-03-04")


class _Fact(NamedTuple):
    text: str
    origin: str


def headings(page: Page) -> list[str]:
    """The texts of a page's headings of the first order."""
    visible = page.text().text
    return [_folded(visible[start:end]) for start, end in page.headings]


def read(page: Page, linked: LinkedData, found: Metadata) -> Metadata:
    """What a page says of itself.

    Args:
        page: The page.
        linked: Its JSON-LD.
        found: What trafilatura read of it; taken where the page's own fields are silent.
    """
    declared = page.declared
    visible = page.text().text
    outlet = _first(_outlets(declared, linked, found))
    title = _title(page, visible, linked, outlet.text if outlet else None) or _of(found.title)
    outlet = outlet or _after_title(_folded(declared.title), title)
    facts = {
        "title": title,
        "outlet": outlet,
        "author": _author(_authors(declared, visible, linked, found), outlet),
        "published": _when(_times(declared, visible, linked, "published"))
        or _when(_beside_title(visible, title))
        or _of(_in_address(found.url)),
        "updated": _when(_times(declared, visible, linked, "updated")),
    }
    known = {name: fact for name, fact in facts.items() if fact}
    origins = {name: fact.origin for name, fact in known.items()}
    told = Metadata(
        title=_text(title),
        outlet=_text(outlet),
        author=_text(facts["author"]),
        url=found.url,
        published=_text(facts["published"]),
        updated=_text(facts["updated"]),
    )
    return told.of("html", **origins)


def _of(text: str | None) -> _Fact | None:
    return _Fact(text, "html") if text else None


def _text(fact: _Fact | None) -> str | None:
    return fact.text if fact else None


def _first(some: Iterable[_Fact]) -> _Fact | None:
    return next(iter(some), None)


@cache
def _table() -> dict[str, list[str]]:
    return tables.sections("pages")


def _metas(declared: Declared, section: str) -> Iterator[_Fact]:
    """The contents of the ``meta`` elements that a section of the table names, in its order."""
    for name in _table()[section]:
        for meta, content in declared.metas:
            if meta == name:
                yield _Fact(_folded(content), "html:meta")


def _outlets(declared: Declared, linked: LinkedData, found: Metadata) -> Iterator[_Fact]:
    some = [*_metas(declared, "outlet")]
    some += [
        _Fact(_folded(name), "html:json-ld")
        for name, _ in linked_data.names(linked.article.get("publisher"))
    ]
    some += [_Fact(found.outlet, "html")] if found.outlet else []
    for fact in some:
        if not _HOST.search(fact.text) and len(fact.text) <= _NAME_LONGEST:
            yield fact


def _after_title(whole: str, title: _Fact | None) -> _Fact | None:
    """The name that a page's title ends with, behind the article's own."""
    if title is None or not whole.startswith(title.text):
        return None
    parts = [part for part in _SEPARATOR.split(whole[len(title.text) :]) if part]
    name = parts[-1].strip() if parts else ""
    fits = name and len(name.split()) <= _NAME_WORDS and not _HOST.search(name)
    return _Fact(name, "html") if fits and _SEPARATOR.match(whole[len(title.text) :]) else None


def _title(page: Page, visible: str, linked: LinkedData, outlet: str | None) -> _Fact | None:
    """The heading that is most like the page's own title, else that title."""
    own = [*_metas(page.declared, "title")]
    if headline := linked.text("headline"):
        own.append(_Fact(_folded(headline), "html:json-ld"))
    own.append(_Fact(_folded(page.declared.title), "html"))
    own = [_Fact(_without(fact.text, outlet), fact.origin) for fact in own if fact.text]
    likely = [
        (_likeness(heading, own), heading)
        for heading in headings(page)
        if len(heading.split()) >= _FEWEST or _UNSPACED.search(heading)
        if not (outlet and _key(heading) == _key(outlet)) and not _is_site(heading, own)
    ]
    best = max(likely, default=(0.0, ""), key=lambda pair: pair[0])
    least = _LIKE if any(fact.origin != "html" for fact in own) else _LIKE_ALONE
    if all(len(_WORD.findall(fact.text)) < _FEWEST for fact in own):
        least = 0.0  # "News" is no title, and any heading is a better one
    if not best[1] or best[0] < least or len(best[1]) > _TITLE_LONGEST:
        line = _line_of(own, visible)
        return _Fact(line, "html") if line else _first(fact for fact in own if fact.text)
    # A heading may hold its date or the byline too.
    begins = (fact for fact in own if fact.origin != "html" and _begins(best[1], fact.text))
    return _first(begins) or _Fact(best[1], "html")


def _is_site(heading: str, own: Sequence[_Fact]) -> bool:
    """Whether a heading is the part of a page's title that names the site."""
    some = (_SEPARATOR.split(fact.text) for fact in own)
    longer = ([part for part in parts if len(part) > len(heading)] for parts in some)
    keys = ({_key(part) for part in _SEPARATOR.split(fact.text)} for fact in own)
    return any(parts and _key(heading) in names for parts, names in zip(longer, keys, strict=True))


def _line_of(own: Sequence[_Fact], visible: str) -> str | None:
    """A line of the page that one of its own titles begins with, up to a separator."""
    there = {_folded(line) for line in visible.split(BREAK)}
    for fact in own:
        for match in _SEPARATOR.finditer(fact.text):
            part = fact.text[: match.start()]
            if part in there and (len(part.split()) >= _FEWEST or _UNSPACED.search(part)):
                return part
    return None


def _begins(heading: str, title: str) -> bool:
    return bool(_key(title)) and _key(heading).startswith(_key(title))


def _likeness(heading: str, own: Sequence[_Fact]) -> float:
    """The share of a heading's words that one of the page's own titles has, of short ones less."""
    words = set(_WORD.findall(heading.casefold()))
    shared = (len(words & set(_WORD.findall(fact.text.casefold()))) for fact in own)
    return max(shared, default=0) / max(_FEWEST, len(words))


def _without(title: str, outlet: str | None) -> str:
    """A page's title without the outlet's name at its beginning or end."""
    parts = _SEPARATOR.split(title)
    joints = [*_SEPARATOR.findall(title), ""]
    names = {_key(name) for name in (outlet,) if name}
    first, last = 0, len(parts)
    while last - first > 1 and _key(parts[last - 1]) in names:
        last -= 1
    while last - first > 1 and _key(parts[first]) in names:
        first += 1
    kept = "".join(
        part + joint for part, joint in zip(parts[first:last], joints[first:last], strict=True)
    )
    return kept[: len(kept) - len(joints[last - 1])] if joints[last - 1] else kept


def _key(text: str) -> str:
    return "".join(_WORD.findall(text.casefold())).removesuffix("com").removeprefix("the")


def _authors(
    declared: Declared, visible: str, linked: LinkedData, found: Metadata
) -> Iterator[_Fact]:
    """What may name the author, best first."""
    people = [
        name
        for name, organisation in linked_data.names(linked.article.get("author"))
        if not organisation
    ]
    if people:
        yield _Fact("; ".join(map(_folded, people)), "html:json-ld")
    yield from _metas(declared, "author")
    for mark in declared.marks:
        text = _folded(visible[mark.start : mark.end])
        if mark.kind == "author" and not _no_byline().search(mark.names) and _has_two_names(text):
            yield _Fact(text, "html")
    if found.author:
        yield _Fact(found.author, "html")


def _author(some: Iterable[_Fact], outlet: _Fact | None) -> _Fact | None:
    """The first that holds people's names; one that has only a nickname counts as the last."""
    nicknames: list[_Fact] = []
    for fact in some:
        if names := people(fact.text, outlet.text if outlet else None):
            told = _Fact(", ".join(names), fact.origin)
            if _has_two_names(names[0]):
                return told
            nicknames.append(told)
    return _first(nicknames)


def people(text: str, outlet: str | None) -> list[str]:
    """The names of people in a byline, each once.

    Args:
        text: A byline or the content of a field: "By Ada Stone and Lee Marsh, Correspondents".
        outlet: The outlet's name, which is no author.
    """
    found: dict[str, str] = {}
    if _HOST.match(text):
        return []
    for part in _NAMES.split(_byline_start().sub("", text)):
        name = (
            _byline_start().sub("", _after_name().split(part, maxsplit=1)[0]).strip(" .,:–—-()[]")
        )
        # What follows a first name and is no whole name is a title: "Ada Stone, Ph.D.".
        if _is_person(name, outlet) and (not found or _is_whole(name)):
            found.setdefault(_key(name), name)
    return list(found.values())


def _is_person(name: str, outlet: str | None) -> bool:
    """Whether a text may be somebody's name: no outlet, agency or desk, no address, no date."""
    if len(name) > _NAME_LONGEST or len(name.split()) > _NAME_WORDS or not _NAME.fullmatch(name):
        return False
    if _HOST.search(name) or agencies.is_line(name) or _no_person().search(name):
        return False
    is_outlets = outlet and (
        _key(name) == _key(outlet) or name.casefold() in outlet.casefold().split()
    )
    return not is_outlets


def _is_whole(name: str) -> bool:
    words = name.split()
    return (
        len(words) > 1
        and words[0][0].isupper()
        and words[-1][0].isupper()
        and words[0][1:].islower()
    )


def _has_two_names(text: str) -> bool:
    """An element's class says little: a single word in it is more often a button than a name."""
    return " " in _byline_start().sub("", text) or _UNSPACED.search(text) is not None


@cache
def _byline_start() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{'|'.join(_table()['byline'])})\s*[:：]?\s*", re.IGNORECASE)


@cache
def _after_name() -> re.Pattern[str]:
    return re.compile("|".join(_table()["after-name"]), re.IGNORECASE)


@cache
def _no_byline() -> re.Pattern[str]:
    return re.compile("|".join(_table()["no-mark-author"]), re.IGNORECASE)


@cache
def _no_person() -> re.Pattern[str]:
    return re.compile("|".join(_table()["no-person"]), re.IGNORECASE)


def _times(declared: Declared, visible: str, linked: LinkedData, kind: str) -> Iterator[_Fact]:
    """What may tell a time, best first: JSON-LD, ``meta``, then elements by their names."""
    fields = {"published": ("datePublished", "dateCreated"), "updated": ("dateModified",)}
    if text := linked.text(*fields[kind]):
        yield _Fact(text, "html:json-ld")
    yield from _metas(declared, kind)
    wanted = re.compile("|".join(_table()[f"mark-{kind}"]), re.IGNORECASE)
    refused = re.compile("|".join(_table()[f"no-mark-{kind}"]), re.IGNORECASE)
    for mark in declared.marks:
        if mark.kind == "date" and wanted.search(mark.names) and not refused.search(mark.names):
            yield from (_Fact(mark.value, "html"),) if mark.value else ()
            yield _Fact(_folded(visible[mark.start : mark.end]), "html")


def _beside_title(visible: str, title: _Fact | None) -> Iterator[_Fact]:
    """Short lines with a date just below a page's title, or just above it."""
    lines = [folded for line in visible.split(BREAK) if (folded := _folded(line))]
    key = _key(title.text) if title else ""
    for at, line in enumerate(lines):
        if key and _key(line) == key:
            for near in (
                *lines[at + 1 : at + 1 + _BELOW],
                *reversed(lines[max(0, at - _ABOVE) : at]),
            ):
                if len(near) <= _STAMP_LONGEST and not ends_sentence(near):
                    yield _Fact(near, "text:timestamp")


def _in_address(url: str | None) -> str | None:
    """The date in an address as sites put it there: ``/2031/03/04/``."""
    match = _DATED.search(url or "")
    return dates.machine("-".join(match.groups())) if match else None


def _when(some: Iterable[_Fact]) -> _Fact | None:
    """The first time that can be read; where it has no clock or zone, another of the same day's."""
    times = [_Fact(when, fact.origin) for fact in some if (when := _time(fact.text))]
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


def _folded(text: str) -> str:
    return " ".join(unescape(text).replace("\u00ad", "").replace("\u200b", "").split())
