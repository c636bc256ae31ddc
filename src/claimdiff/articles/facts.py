"""What a page says of itself, fact by fact, with where; and how names are compared."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import unescape
from typing import NamedTuple

from claimdiff.articles import tables
from claimdiff.articles.markup import Declared

HOST = re.compile(r"(?:https?://|www\.)|^[\w-]+(?:\.[\w-]+)+(?::\d+)?$", re.IGNORECASE)
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # no blanks between words
NAME_LONGEST = 60  # characters of a person's or an outlet's name
NAME_WORDS = 6
_WORD = re.compile(r"\w+")


class Fact(NamedTuple):
    """A text, and where it was read, as `Article.origins` tells it."""

    text: str
    origin: str


def first(some: Iterable[Fact]) -> Fact | None:
    """The first of some facts."""
    return next(iter(some), None)


@cache
def table() -> dict[str, list[str]]:
    """The sections of ``tables/pages.txt``."""
    return tables.sections("pages")


@cache
def pattern(section: str) -> re.Pattern[str]:
    """Any of the expressions of a section of the table, case ignored."""
    return re.compile("|".join(table()[section]), re.IGNORECASE)


def metas(declared: Declared, section: str) -> Iterator[Fact]:
    """The contents of the ``meta`` elements that a section of the table names, in its order."""
    for name in table()[section]:
        for meta, content in declared.metas:
            if meta == name:
                yield Fact(folded(content), "html:meta")


def folded(text: str) -> str:
    """A text with its references decoded and its blanks folded."""
    return " ".join(unescape(text).replace("\u00ad", "").replace("\u200b", "").split())


def key(text: str) -> str:
    """A name or title without what two writings of it may differ in."""
    return "".join(_WORD.findall(text.casefold())).removesuffix("com").removeprefix("the")
