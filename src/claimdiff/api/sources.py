"""What a program gives as an article: a path, an address, a text, or an article that was loaded.

A string is told by its form alone, never by what files there are, so that a missing file is an
error and not an article of one line.
"""

import re
from os import PathLike, fspath

from claimdiff.articles import LoadOptions, from_text, is_url
from claimdiff.articles import load as load_source
from claimdiff.articles.lines import ends_sentence
from claimdiff.errors import InputError
from claimdiff.result import Article

Source = str | PathLike[str] | Article

# A path may end in a full stop or have a blank: that it does both, or has a line break, is rare.
_LINE_BREAK = re.compile(r"[\n\r]")
_SEVERAL_WORDS = re.compile(r"\S\s+\S|[。！？｡।።။។]$")


def load(
    source: Source, *, label: str | None = None, url: str | None = None, allow_private: bool = False
) -> Article:
    """An article from a path, an address or a text, cleaned of page furniture.

    Args:
        source: A path (``FILE#2`` is the second article of a file of several, ``-`` standard
            input), an http(s) URL, a text, or an article, which is given back. A string is a text
            if it has a line break, or several words and a full stop (or its like) at its end.
        label: How results call it; else its outlet, else the file's stem, the host, or "text".
        url: The address that a file was saved from.
        allow_private: Fetch from private addresses too, as of an intranet.

    Raises:
        InputError: It cannot be read, holds no article text, or several articles.
    """
    if isinstance(source, Article):
        return source.model_copy(update={"label": label}) if label else source
    if isinstance(source, str) and is_text(source):
        return from_text(source, label=label or "text")
    options = LoadOptions(url=url, allow_private=allow_private)
    try:
        return load_source(fspath(source), label=label, options=options)
    except InputError as error:
        if isinstance(error.__cause__, FileNotFoundError) and " " in fspath(source):
            error.hint += "; a text has a line break or a full stop at its end"
        raise


def is_text(source: str) -> bool:
    """Whether a string is a text and no path or address, by its form."""
    plain = source.strip()
    if _LINE_BREAK.search(plain):
        return True
    return not is_url(plain) and bool(_SEVERAL_WORDS.search(plain)) and ends_sentence(plain)


def letter(place: int) -> str:
    """The id of the article at a place, from 0."""
    return chr(ord("a") + place)
