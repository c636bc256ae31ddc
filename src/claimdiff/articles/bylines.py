"""The people whom a byline names: no outlet, agency or desk, no address, no date.

What such words are, ``tables/pages.txt`` says. How names are compared, `key` says.
"""

import re

from claimdiff.articles import agencies, dictionary, tables

TABLE = tables.sections("pages")
PATTERNS = {
    section: re.compile("|".join(rows), re.IGNORECASE)
    for section, rows in TABLE.items()
    if "mark" in section or section in ("after-name", "no-person")
}
"""Any of the expressions of a section of the table, case ignored."""
HOST = re.compile(r"(?:https?://|www\.)|^[\w-]+(?:\.[\w-]+)+(?::\d+)?$", re.IGNORECASE)
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # no blanks between words
NAME_LONGEST = 60  # characters of a person's or an outlet's name
NAME_WORDS = 6
_WORD = re.compile(r"\w+")
_PARTS = re.compile(r"\s*(?:[;|•·⋅●/]|,|\band\b|\bund\b|\bet\b|\by\b|&|、)\s*", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w.'’\- ]*")
POST = re.compile(r",\s+(?!.*\b(?:and|und|et|y|&)\b)[^,]*(?:,.*)?$")
"""What stands behind a comma in a byline, a place or a post, unless an "and" follows."""
_LETTERS = re.compile(r"[^\W\d_]+")
_PARTICLES = frozenset(TABLE["particle"])
_SMALL = re.compile(r"[a-z]{2,}[ .][a-z]{2,}")  # "ada stone"
_ADDRESS = re.compile(r"\S+@\S+")
BY = "|".join(TABLE["byline"])
START = re.compile(rf"^\W*(?:{BY})\s*[:：]?\s*", re.IGNORECASE)
"""What a byline begins with: "By", "Written by:"."""


def author(byline: str | None, outlet: str | None = None) -> str | None:
    """The names of people in a byline, parted by commas; None where it has none."""
    return ", ".join(people(POST.sub("", byline or ""), outlet)) or None


def people(text: str, outlet: str | None) -> list[str]:
    """The names of people in a byline, each once; names all in capitals get small letters.

    Args:
        text: A byline or the content of a field: "By Ada Stone and Lee Marsh, Correspondents".
        outlet: The outlet's name, which is no author.
    """
    found: dict[str, str] = {}
    text = _ADDRESS.sub("", " ".join(text.split()))
    text = text.title() if _SMALL.fullmatch(text) else text
    if HOST.match(text):
        return []
    for part in _PARTS.split(START.sub("", text)):
        name = START.sub("", PATTERNS["after-name"].split(part, maxsplit=1)[0]).strip(" .,:–—-()[]")
        # What follows a first name and is no whole name is a title: "Ada Stone, Ph.D.".
        if _is_person(name, outlet) and (not found or _is_whole(name)):
            small = _LETTERS.sub(lambda word: word[0].capitalize(), name)
            found.setdefault(key(name), small if name.isupper() else name)
    return list(found.values())


def _is_person(name: str, outlet: str | None) -> bool:
    """Whether a text may be somebody's name: no outlet, agency or desk, no address, no date."""
    if len(name) > NAME_LONGEST or len(name.split()) > NAME_WORDS or not _NAME.fullmatch(name):
        return False
    if HOST.search(name) or not agencies.in_byline(name)[0] or PATTERNS["no-person"].search(name):
        return False
    words = name.split()
    if len(words) > 1 and not all(word[0].isupper() or word in _PARTICLES for word in words):
        return False
    if outlet and name.casefold() in outlet.casefold().split():
        return False
    # A site may be called by its author's name: then the last word is none that everybody knows.
    own = len(words) > 1 and not dictionary.knows(words[-1].casefold())
    return own or key(name) != key(outlet or "")


def _is_whole(name: str) -> bool:
    words = name.split()
    return (
        len(words) > 1
        and words[0][0].isupper()
        and words[-1][0].isupper()
        and words[0][1:2].islower()
    )


def has_two_names(text: str) -> bool:
    """An element's class says little: a single word in it is more often a button than a name."""
    return " " in START.sub("", text) or UNSPACED.search(text) is not None


def key(text: str) -> str:
    """A name or title without what its spellings may differ in, to compare it by."""
    return "".join(_WORD.findall(text.casefold())).removesuffix("com").removeprefix("the")
