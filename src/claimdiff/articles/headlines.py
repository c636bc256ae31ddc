"""The title of a page's text: which lines say it, and the outlet that a page title ends with."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimdiff.articles import boilerplate, captions
from claimdiff.articles.lines import Line

# Looks back so that a long run of blanks is tried once, not from each of its blanks.
_SEPARATOR = re.compile(r"(?<!\s)\s+[|–—\-:»·•/]+\s+|(?<!\s)\s*[|｜_]\s*")
_VERSION = re.compile(
    r"(?:(?:UPDATE|WRAPUP|RPT|REFILE|CORRECTED|CORRECTION|RECASTS?)"
    r"(?: ?\d{1,2})?\s?[-–—:]\s?)+(?=\S)"
)
_ITEM = re.compile(r"[•·▪●*–—-]\s|\d{1,3}/\d{0,3}\s")  # of a list, of a thread
_FEWEST = 3  # words; "Home" and "World news" are no titles
_MOST = 40
_TOP = 12  # lines from the top where a first line is the title
_NEAR = 6  # lines above the first prose where a title stands
_OUTLET_LONGEST = 40
_PROSE = 12  # words of a line with a full stop: the article has begun


@dataclass(frozen=True)
class Headline:
    """The title, the numbers of the lines that say it, and the outlet that a page title names."""

    title: str | None = None
    lines: frozenset[int] = frozenset()
    outlet: str | None = None


def without_version(title: str) -> str:
    """A title without a wire's mark of its version: "UPDATE 2-"."""
    return _VERSION.sub("", title)


def find(some: Sequence[Line]) -> Headline:
    """The title among the lines of a text.

    A page title ("Title | Outlet") whose first part stands again as a line; else a short line that
    stands twice; else the first line, or the last short one above the prose.
    """
    found = _page_title(some) or _doubled(some) or _above_prose(some) or Headline()
    return replace(found, title=without_version(found.title)) if found.title else found


def named(some: Sequence[Line], title: str) -> Headline:
    """A title that is known already: which lines say it."""
    key = Line(0, len(title), title, 0).key
    return Headline(title, frozenset(at for at, line in enumerate(some) if line.key == key))


def _page_title(some: Sequence[Line]) -> Headline | None:
    if not some or not (parts := _SEPARATOR.split(some[0].text)) or len(parts) == 1:
        return None
    page = some[0].key
    places = [
        at
        for at, line in enumerate(some)
        if at and line.words >= _FEWEST and page.startswith(line.key) and line.key != page
    ]
    if not places:
        return None
    longest = max(places, key=lambda at: len(some[at].key))
    title = some[longest]
    last = parts[-1].strip()
    outlet = (
        last
        if len(last) <= _OUTLET_LONGEST and last.casefold() not in title.text.casefold()
        else None
    )
    same = {at for at in places if some[at].key == title.key}
    return Headline(title.text, frozenset({0, *same}), outlet)


def _doubled(some: Sequence[Line]) -> Headline | None:
    counts = Counter(line.key for line in some)
    for at in range(min(_prose_starts(some), len(some))):
        line = some[at]
        if counts[line.key] > 1 and _may_be(line):
            return Headline(line.text, _all_of(some, line))
    return None


def _above_prose(some: Sequence[Line]) -> Headline | None:
    prose = _prose_starts(some)
    if prose >= len(some):
        return None
    near = range(prose) if prose <= _TOP else range(prose - 1, max(0, prose - _NEAR) - 1, -1)
    for at in near:
        if _may_be(some[at]):
            return Headline(some[at].text, _all_of(some, some[at]))
    return None


def _prose_starts(some: Sequence[Line]) -> int:
    for at, line in enumerate(some):
        if line.ends and line.words >= _PROSE:
            return at
    return len(some)


def _all_of(some: Sequence[Line], title: Line) -> frozenset[int]:
    return frozenset(at for at, line in enumerate(some) if line.key == title.key)


def _may_be(line: Line) -> bool:
    if captions.is_caption(line.text) or _ITEM.match(line.text):
        return False
    full_stop = line.text.endswith((".", "。")) and not line.text.endswith("...")
    return (
        _FEWEST <= line.words <= _MOST
        and not full_stop
        and boilerplate.kind(line.text, ends=line.ends) is None
    )
