"""The title of a page's text: which lines say it, and the outlet that a page title ends with."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from claimdiff.articles import labels
from claimdiff.articles.labels import Headline
from claimdiff.articles.lines import Line, key

# Looks back so that a long run of blanks is tried once, not from each of its blanks.
_SEPARATOR = re.compile(r"(?<!\s)\s+[|–—\-:»·•/]+\s+|(?<!\s)\s*[|｜_]\s*")
# A wire's mark of a version: "UPDATE 2-".
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


def find(lines: Sequence[Line]) -> Headline:
    """The title among the lines of a text.

    A page title ("Title | Outlet") whose first part stands again as a line; else a short line that
    stands twice; else the first line, or the last short one above the prose.
    """
    found = _page_title(lines) or _above_prose(lines) or Headline()
    return replace(found, title=_VERSION.sub("", found.title)) if found.title else found


def named(lines: Sequence[Line], title: str) -> Headline:
    """A known title, with the numbers of the lines that say it."""
    wanted = key(title)
    return Headline(title, frozenset(at for at, line in enumerate(lines) if line.key == wanted))


def _page_title(lines: Sequence[Line]) -> Headline | None:
    if not lines or not _SEPARATOR.search(lines[0].text):
        return None
    page, *others = lines
    again = [line for line in others if line.words >= _FEWEST and line.key != page.key]
    again = [line for line in again if page.key.startswith(line.key)]
    if not again:
        return None
    title = max(again, key=lambda line: len(line.key)).text
    outlet = _SEPARATOR.split(page.text)[-1].strip()
    known = len(outlet) <= _OUTLET_LONGEST and outlet.casefold() not in title.casefold()
    return Headline(title, named(lines, title).lines | {0}, outlet if known else None)


def _above_prose(lines: Sequence[Line]) -> Headline | None:
    """A line that stands twice, else the first or, far from the top, the last above the prose."""
    starts = (at for at, line in enumerate(lines) if line.ends and line.words >= _PROSE)
    prose = next(starts, None)
    above = lines[:prose]
    near = above if len(above) <= _TOP else above[-_NEAR:][::-1]
    counts = Counter(line.key for line in lines)
    twice = (line for line in above if counts[line.key] > 1)
    for line in [*twice, *(near if prose is not None else ())]:
        full_stop = line.text.endswith((".", "。")) and not line.text.endswith("...")
        may_be = _FEWEST <= line.words <= _MOST and not full_stop and not _ITEM.match(line.text)
        if may_be and labels.of_line(line) is None:
            return named(lines, line.text)
    return None
