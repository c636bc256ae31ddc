"""Feeds (RSS, Atom) as a manifest's sources: which addresses their entries lead to.

A feed lists articles; it does not say which of them are about one event. So the manifest gives it
to a story, as the feed of a search or of a live event; `batch.pair` finds stories in others.
"""

import io
from pathlib import Path

from claimdiff.articles import LoadOptions, is_url, reading
from claimdiff.articles.markup import is_feed
from claimdiff.errors import InputError

_SLUG = "how-to/batch"


def links(source: str, folder: Path, options: LoadOptions) -> list[str]:
    """The addresses of pages that a feed's entries lead to, in its order, each once.

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


def listed(text: str, source: str) -> list[str]:
    """The addresses of pages that the entries of a feed's text lead to, in its order, each once.

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
    found = dict.fromkeys(str(entry.get("link", "")) for entry in parsed.entries)
    pages = [link for link in found if link.startswith(("http://", "https://"))]
    if not pages:
        raise _bad(source, "it has no entry with the address of a page")
    return pages


def _bad(source: str, why: str) -> InputError:
    return InputError(
        f"Cannot use the feed {source}: {why}.",
        hint="A row of a feed has the columns story,feed.",
        slug=_SLUG,
    )
