"""The title of a page: its heading, else its own title; and the outlet that the latter names."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimdiff.articles.bylines import HOST, NAME_WORDS, TABLE, UNSPACED, key
from claimdiff.articles.lines import Line
from claimdiff.articles.linked_data import LinkedData
from claimdiff.articles.markup import Page, folded

_SEPARATOR = re.compile(r"\s+[|–—\-:»·•/]+\s+|\s*[|｜]\s*")
_WORD = re.compile(r"\w+")
_LIKE = 0.4  # of a heading's words in the page's own title: it is the title
_FEWEST = 3  # words of a title
_LONGEST = 300  # characters


class Fact(NamedTuple):
    """What a page says of itself, and where it was read, as `Article.origins` tells it."""

    text: str
    origin: str


def metas(page: Page, section: str) -> Iterator[Fact]:
    """The contents of the ``meta`` elements that a section of the table names, in its order."""
    for name in TABLE[section]:
        for meta, content in page.metas:
            if meta == name:
                yield Fact(folded(content), "html:meta")


def outlet_after(whole: str, title: Fact | None) -> Fact | None:
    """The name that a page's title ends with, behind the article's own."""
    if title is None or not whole.startswith(title.text):
        return None
    parts = [part for part in _SEPARATOR.split(whole[len(title.text) :]) if part]
    name = parts[-1].strip() if parts else ""
    fits = name and len(name.split()) <= NAME_WORDS and not HOST.search(name)
    return Fact(name, "html") if fits and _SEPARATOR.match(whole[len(title.text) :]) else None


def find(page: Page, lines: Sequence[Line], linked: LinkedData, outlet: str | None) -> Fact | None:
    """The heading that is most like the page's own title, else that title.

    Args:
        page: The page.
        lines: Its lines.
        linked: Its JSON-LD.
        outlet: The outlet's name, which is no part of a title.
    """
    own = [*metas(page, "title")]
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
    likely = [
        (_likeness(heading, titles), heading)
        for heading in page.headings
        if _is_long(heading) and key(heading) != key(outlet or "")
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
