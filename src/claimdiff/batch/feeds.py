"""Feeds (RSS, Atom) as a manifest's sources: which addresses their entries lead to.

A feed lists articles; it does not say which of them are about one event. Two things are plain
without a guess, and only they are done: a feed that the manifest gives to a story (the feed of a
search, of a live event) has the articles of that story; and one headline in two feeds is one story.
Finding the same event under different headlines is no part of it.
"""

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from claimdiff.api.comparing import MAX_ARTICLES
from claimdiff.articles import LoadOptions, is_url, reading
from claimdiff.articles.markup import is_feed
from claimdiff.errors import InputError
from claimdiff.store.items import Entry, Source

_SLUG = "how-to/batch"
_WORD = re.compile(r"[^\W_]+")
_FEWEST_WORDS = 4  # of a headline: "Weather" and "In pictures" stand in many feeds every day
_FEWEST_UNSPACED = 8  # characters of one without spaces between its words
_OUTLET = re.compile(r"\s+[|–—-]\s+[^|–—-]{2,40}$")  # "Bridge closes - The Courier"


class Item(NamedTuple):
    """An entry of a feed: its headline and the address it leads to."""

    title: str
    link: str


def items(source: str, folder: Path, options: LoadOptions) -> list[Item]:
    """The entries of a feed that lead to a web page, in its order, each address once.

    Args:
        source: A file, relative to ``folder``, or an http(s) URL; fetched as an article is.
        folder: Where relative paths begin.
        options: Limits, and whether private addresses are allowed.

    Raises:
        InputError: It cannot be read, is no feed, or has no entry with an address.
    """
    text = reading.read(source if is_url(source) else str(folder / source), options).text
    if not is_feed(text):
        raise _bad(source, "it is no RSS or Atom feed")
    return listed(text, source)


def listed(text: str, source: str) -> list[Item]:
    """The entries of a feed's text that lead to a web page, in its order, each address once.

    Args:
        text: RSS or Atom.
        source: Where it came from.

    Raises:
        InputError: It has no entry with an address, or may grow without bound.
    """
    import feedparser  # only where feeds are named

    if "<!ENTITY" in text:
        raise _bad(source, "it defines entities of its own, which can grow without bound")
    told = {"content-type": "application/xml; charset=utf-8"}
    # As a file: a text could be taken for a name or an address, and be opened.
    parsed = feedparser.parse(io.BytesIO(text.encode("utf-8", "replace")), response_headers=told)
    found = {
        str(entry.get("link", "")): " ".join(str(entry.get("title", "")).split())
        for entry in reversed(parsed.entries)
    }
    web = "http://", "https://"
    entries = [Item(title, link) for link, title in reversed(found.items()) if link.startswith(web)]
    if not entries:
        raise _bad(source, "it has no entry with the address of a page")
    return entries


def of_story(story: str, listed: Iterable[Item], label: str | None) -> Entry:
    """All entries of a feed as the articles of one story, the first 26 of them."""
    sources: list[Source] = [(item.link, label) for item in listed]
    return Entry(story, tuple(sources[:MAX_ARTICLES]), grows=True, passing=True)


def by_headline(feeds: Iterable[tuple[Iterable[Item], str | None]]) -> Iterator[Entry]:
    """The headlines that stand in two feeds or more, each a story; the others make none.

    Args:
        feeds: The entries of each feed, and how its articles are to be called.
    """
    stories: dict[str, dict[int, Source]] = {}
    titles: dict[str, str] = {}
    for number, (listed, label) in enumerate(feeds):
        for item in listed:
            key = _key(item.title)
            if key:
                titles.setdefault(key, item.title)
                stories.setdefault(key, {}).setdefault(number, (item.link, label))
    for key, found in stories.items():
        links = {link for link, _ in found.values()}
        if len(links) > 1:
            yield Entry(titles[key], tuple(found.values())[:MAX_ARTICLES], passing=True)


def _key(title: str) -> str:
    """A headline's words alone, without the outlet behind them; nothing for a standing title."""
    plain = _OUTLET.sub("", title).casefold()
    found = _WORD.findall(plain)
    long_enough = len(found) >= _FEWEST_WORDS or (
        not plain.isascii() and sum(map(len, found)) >= _FEWEST_UNSPACED
    )
    return " ".join(found) if long_enough else ""


def _bad(source: str, why: str) -> InputError:
    return InputError(
        f"Cannot use the feed {source}: {why}.",
        hint="A row of feeds has the columns feed or story,feed.",
        slug=_SLUG,
    )
