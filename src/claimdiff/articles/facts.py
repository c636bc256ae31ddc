"""What a page says of itself, fact by fact, with where; and how names are compared."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claimdiff.articles import tables
from claimdiff.articles.markup import Declared, folded

HOST = re.compile(r"(?:https?://|www\.)|^[\w-]+(?:\.[\w-]+)+(?::\d+)?$", re.IGNORECASE)
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # no blanks between words
NAME_LONGEST = 60  # characters of a person's or an outlet's name
NAME_WORDS = 6
_WORD = re.compile(r"\w+")


class Fact(NamedTuple):
    """A text, and where it was read, as `Article.origins` tells it."""

    text: str
    origin: str


TABLE = tables.sections("pages")
PATTERNS = {
    section: re.compile("|".join(rows), re.IGNORECASE)
    for section, rows in TABLE.items()
    if "mark" in section or section in ("after-name", "no-person")
}
"""Any of the expressions of a section of the table, case ignored."""


def metas(declared: Declared, section: str) -> Iterator[Fact]:
    """The contents of the ``meta`` elements that a section of the table names, in its order."""
    for name in TABLE[section]:
        for meta, content in declared.metas:
            if meta == name:
                yield Fact(folded(content), "html:meta")


def key(text: str) -> str:
    """A name or title without what two writings of it may differ in."""
    return "".join(_WORD.findall(text.casefold())).removesuffix("com").removeprefix("the")
