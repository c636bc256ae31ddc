"""The lines of a page's visible text, each with what its markup says of it.

A line ends where a block or ``<br>`` does. `story` gives the lines that stand under the page's
title, without lists of links: what a page most likely tells, however its paragraphs are marked.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimdiff.articles import boilerplate, captions
from claimdiff.articles.lines import Line
from claimdiff.articles.markup import BREAK, Page
from claimdiff.articles.spans import Range

_PROSE_FEWEST = 6  # words of a line with a full stop that is prose, as in `block_scoring`
_LONG = 15  # words that make a line prose without one
_LINKED = 0.8  # of a line's characters stand in links: it leads elsewhere
_HEADLINE_FEWEST = 4  # words of a headline
_LIST_FEWEST = 5  # headlines of a list of articles
# Measured on the development split of WCXB: of 793 articles none is taken for a list, of 216 pages
# of listings and collections, shops among them, 37 are.
_HEADLINES = 0.6  # for each line of prose
_TEASER_MOST = 80  # words of one line of prose
_TEASER_LONGEST = 45  # words of prose for each of them, on the average
# The headlines' share of the words, where nothing says that the page is an article, and where the
# page says that it is one.
LIST_SHARE = 0.22
ARTICLE_SHARE = 0.4
_ROW = 3  # such lines in a row are a list of other stories
_WORD = re.compile(r"\w+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_SAME = 0.6  # of the longer of two titles, if the other is its beginning
_TELLING = 4  # letters of a word that says what a title is about


@dataclass(frozen=True)
class PageLine:
    """A line of the visible text, the share of it that stands in links, and its element's role."""

    line: Line
    linked: float
    role: str | None

    @property
    def is_prose(self) -> bool:
        """Whether it reads as a sentence of an article."""
        if self.role is not None or self.linked >= _LINKED:
            return False
        long = self.line.words >= (_PROSE_FEWEST if self.line.ends else _LONG)
        return long and boilerplate.kind(self.line.text, ends=self.line.ends) is None

    @property
    def leads_elsewhere(self) -> bool:
        """Whether it is a link to something else."""
        return self.linked >= _LINKED


def read(page: Page, text: str) -> list[PageLine]:
    """The lines of a page's visible text that are not blank."""
    links = Ranges(page.roles("link"))
    roles = {name: Ranges(page.roles(name)) for name in ("beside", "heading", "caption", "button")}
    return [
        PageLine(
            line,
            links.share(line.start, line.end),
            next(
                (name for name, some in roles.items() if some.share(line.start, line.end) > 0), None
            ),
        )
        for line in _lines(text)
    ]


def story(some: Sequence[PageLine], title: str) -> list[Range]:
    """The ranges of the lines that stand under the title, up to a list of links or a heading.

    Of several places where the title stands, the one that is followed by most words counts. Where
    a headline of something else follows the title, there is no story.
    """
    key = _key(title)
    starts = [at + 1 for at, one in enumerate(some) if _is_title(_key(one.line.text), key)]
    runs = [list(_run(some[start:])) for start in starts]
    best = max(runs, default=[], key=lambda run: sum(one.line.words for one in run))
    return [(one.line.start, one.line.end) for one in best]


def is_list(some: Sequence[PageLine], least: float = LIST_SHARE) -> bool:
    """Whether lines are headlines that lead elsewhere, each with a teaser at the most.

    Args:
        some: The lines.
        least: The share of their words that the headlines have at least.
    """
    leading = [one for one in some if one.leads_elsewhere and one.line.words >= _HEADLINE_FEWEST]
    prose = [one for one in some if one.is_prose]
    if not leading or (prose and prose[0].line.start < leading[0].line.start):
        return False  # a teaser has its headline above it
    words = sum(one.line.words for one in leading)
    return (
        max((one.line.words for one in prose), default=0) <= _TEASER_MOST
        and len(leading) >= max(_LIST_FEWEST, _HEADLINES * len(prose))
        and sum(one.line.words for one in prose) <= _TEASER_LONGEST * len(leading)
        and words >= least * sum(one.line.words for one in some)
    )


def aboutness(text: str, title: str) -> float:
    """The share of a title's telling words that a text has; 1 where the title has none."""
    wanted = set(_telling(title))
    return len(wanted & set(_telling(text))) / len(wanted) if wanted else 1.0


def _lines(text: str) -> Iterator[Line]:
    """The lines as a browser breaks them, their blanks folded."""
    start = 0
    for number, line in enumerate(text.split(BREAK)):
        if words := line.split():
            first = start + line.index(words[0])
            yield Line(first, start + len(line.rstrip()), " ".join(words), number)
        start += len(line) + 1


class Ranges:
    """Ordered ranges, to be asked how much of another range they cover."""

    def __init__(self, some: Iterable[Range]) -> None:
        """Takes ranges that do not overlap, in order."""
        self._some = list(some)
        self._starts = [start for start, _ in self._some]

    def share(self, start: int, end: int) -> float:
        """The share of a range that they cover."""
        at = max(0, bisect_right(self._starts, start) - 1)
        covered = 0
        while at < len(self._some) and self._some[at][0] < end:
            covered += max(0, min(end, self._some[at][1]) - max(start, self._some[at][0]))
            at += 1
        return covered / max(1, end - start)


def _is_title(line: str, title: str) -> bool:
    """Whether a line says a title, or that and a byline, or the title without its end."""
    shorter, longer = sorted((line, title), key=len)
    return bool(shorter) and longer.startswith(shorter) and len(shorter) >= _SAME * len(longer)


def _run(after: Sequence[PageLine]) -> Iterator[PageLine]:
    started, row = False, 0
    for one in after:
        row = row + 1 if one.leads_elsewhere else 0
        other = not started and one.leads_elsewhere and one.line.words >= _HEADLINE_FEWEST
        if other or row >= _ROW or (started and (one.role or boilerplate.closes(one.line.text))):
            return
        started |= one.is_prose
        if started and not one.leads_elsewhere and not captions.is_caption(one.line.text):
            yield one


def _key(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))


def _telling(text: str) -> Iterator[str]:
    for word in _WORD.findall(text.casefold()):
        if _UNSPACED.search(word):
            yield from (word[at : at + 2] for at in range(len(word) - 1))
        elif len(word) >= _TELLING:
            yield word[: _TELLING + 1]  # "storm" and "storms" are one
