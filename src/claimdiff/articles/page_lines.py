"""The lines of a page's visible text, and what their markup and place say of them.

A line ends where a block or ``<br>`` does. `story` gives the lines that stand under the page's
title, without lists of links: what a page most likely tells, however its paragraphs are marked.
`clean` says which lines of the text that was chosen are no prose. trafilatura leaves little
boilerplate in, so only what is sure goes: the title and its doubles, the row of links at the end,
what says by its words that it leads elsewhere or that it sells something, and bylines and dates
about the text. Headings, lists and tables stay.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from claimdiff.articles import cleaning, interstitials, invisible, labels
from claimdiff.articles.cleaning import Cleaned
from claimdiff.articles.labels import Headline, LineTable
from claimdiff.articles.lines import Line, count_words, key
from claimdiff.articles.markup import BREAK, CELL, Page, Piece, folded
from claimdiff.articles.spans import without

_PROSE_FEWEST = 6  # words of a line with a full stop that is prose, as in `cleaning`
_LONG = 15  # words that make a line prose without one
_ELSEWHERE = 0.8  # of a line's characters stand in links: it leads elsewhere
_HEADLINE_FEWEST = 4  # words of a headline,
_LINK_FEWEST = 5  # and of one within a text: a shorter link alone is a heading or a thing's name
_LIST_FEWEST = 5  # headlines of a list of articles
# Measured on the development split of WCXB: of 793 articles none is taken for a list, of 216 pages
# of listings and collections, shops among them, 37 are.
_HEADLINES = 0.6  # for each line of prose
_TEASER_MOST = 80  # words of one line of prose
_TEASER_LONGEST = 45  # words of prose for each of them, on the average
# The headlines' share of the words, where nothing says that the page is an article, and where the
# page says that it is one.
_LIST_SHARE = 0.22
_ARTICLE_SHARE = 0.4
_ROW = 3  # such lines in a row are a list of other stories
_WORD = re.compile(r"\w+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_SAME = 0.6  # of the longer of two titles, if the other is its beginning
_TELLING = 4  # letters of a word that says what a title is about
STORY_FEWEST = 12  # words of a story
_TOP = 4  # lines in which a text has its title, byline and date,
_FOOT = 3  # and in which it tells who else worked on it
_WALL_LONGEST = 120  # characters of a line that asks for a subscription
# Labels that an extracted line seldom deserves but at the text's edges: measured on 1,177 pages
# (`evals.pages`), they cost more of the articles than they clean.
_MENUS = frozenset({"navigation", "script"})
_AT_THE_EDGES = _MENUS | {"timestamp", "credit"}
_APART = frozenset({"beside", "heading"})  # roles of no paragraphs
POST = "post"  # the role of a line with the time of a live blog's post


def read(page: Page) -> list[Line]:
    """The lines of a page's visible text that are not blank, as a browser breaks them.

    A row of a table is one, but where a cell of it has a sentence: then it is there for the layout.
    """
    found: list[Line] = []
    for start, line in _broken(page.visible.text):
        cuts = invisible.find(line)
        if text := folded(without(line, cuts).text if cuts else line):
            place = start + len(line) - len(line.lstrip()), start + len(line.rstrip())
            held = list(_overlapping(page.pieces, *place))
            linked = sum(end - at for at, end, roles in held if "link" in roles)
            roles = frozenset().union(*(roles for _, _, roles in held))
            share = linked / (place[1] - place[0])
            found.append(Line(*place, text, len(found), share, roles))
    return found


def _overlapping(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Piece]:
    """The parts of the pieces that stand in a range."""
    for at in range(bisect_right(pieces, start, key=itemgetter(1)), len(pieces)):
        first, last, roles = pieces[at]
        if first >= end:
            return
        yield max(first, start), min(last, end), roles


def _broken(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for row in text.split(BREAK):
        cells = row.split(CELL) if CELL in row else []
        for line in cells if max(map(count_words, cells), default=0) >= _LONG else [row]:
            yield at, line
            at += len(line) + 1


def leads_elsewhere(line: Line) -> bool:
    """Whether a line is a link to something else."""
    return line.linked >= _ELSEWHERE


def is_prose(line: Line) -> bool:
    """Whether a line reads as a sentence of an article."""
    long = line.words >= (_PROSE_FEWEST if line.ends else _LONG)
    if not long or line.roles & _APART or leads_elsewhere(line):
        return False
    return labels.of_line(line) is None


def story(lines: Sequence[Line], title: str) -> list[Line]:
    """The lines that stand under the title, up to a list of links or a heading.

    Of several places where the title stands, the one that is followed by most words counts. Where
    a headline of something else follows the title, there is no story. A page without the title may
    begin with its story.
    """
    wanted = key(title)
    starts = [at for at, line in enumerate(lines, start=1) if _says(line, wanted)]
    if not starts and lines and is_prose(lines[0]):
        starts = [0]
    runs = [list(_story_run(lines[at:])) for at in starts]
    longest = max(runs, default=[], key=lambda run: sum(line.words for line in run))
    return longest if sum(line.words for line in longest) >= STORY_FEWEST else []


def _says(line: Line, title: str) -> bool:
    """Whether a line says a title, with a byline or without the title's end."""
    shorter, longer = sorted((line.key, title), key=len)
    return bool(shorter) and longer.startswith(shorter) and len(shorter) >= _SAME * len(longer)


def _story_run(after: Sequence[Line]) -> Iterator[Line]:
    started, row = False, 0
    for line in after:
        row = row + 1 if leads_elsewhere(line) else 0
        if row >= _ROW or (row and not started and line.words >= _HEADLINE_FEWEST):
            return
        if started and (line.roles & _APART or labels.closes(line.text)):
            return
        started = started or is_prose(line)
        if started and not row and labels.of_line(line) not in ("caption", "credit"):
            yield line


def may_be_of_post(line: Line) -> bool:
    """Whether a line within a live blog may be one of its posts': no link, nothing beside it."""
    return not leads_elsewhere(line) and not line.roles & (_APART - {"heading"})


def is_list(lines: Sequence[Line], *, says_article: bool = False) -> bool:
    """Whether lines are headlines that lead elsewhere, each with a teaser at the most.

    Args:
        lines: The lines.
        says_article: Whether the page says that it is an article.
    """
    least = _ARTICLE_SHARE if says_article else _LIST_SHARE
    leading = [line for line in lines if leads_elsewhere(line) and line.words >= _HEADLINE_FEWEST]
    prose = [line for line in lines if is_prose(line)]
    if not leading or (prose and prose[0].start < leading[0].start):
        return False  # a teaser has its headline above it
    leading_words, prose_words, words = (
        [line.words for line in part] for part in (leading, prose, lines)
    )
    return (
        max(prose_words, default=0) <= _TEASER_MOST
        and len(leading) >= max(_LIST_FEWEST, _HEADLINES * len(prose))
        and sum(prose_words) <= _TEASER_LONGEST * len(leading)
        and sum(leading_words) >= least * sum(words)
    )


def aboutness(text: str, title: str) -> float:
    """The share of a title's telling words that a text has; 1 where the title has none."""
    wanted = set(_telling_words(title))
    return len(wanted & set(_telling_words(text))) / len(wanted) if wanted else 1.0


def _telling_words(text: str) -> Iterator[str]:
    for word in _WORD.findall(text.casefold()):
        if _UNSPACED.search(word):
            yield from (word[at : at + 2] for at in range(len(word) - 1))
        elif len(word) >= _TELLING:
            yield word[: _TELLING + 1]  # "storm" and "storms" are one


def clean(text: str, lines: list[Line], titles: Sequence[str]) -> Cleaned:
    """Parts the prose of an extracted page from what else was taken with it.

    1. Label lines by their words, and keep of these labels what is sure.
    2. Label what stands above the title.
    3. Label what leads to other stories.

    Args:
        text: The extracted lines, parted by empty lines.
        lines: The lines.
        titles: The page's title, and its headings of the first order.
    """
    # 1
    keys = set(map(key, titles))
    named = frozenset(at for at, line in enumerate(lines[:_TOP]) if line.key in keys)
    table = LineTable(lines, Headline(next(iter(titles), None), named))
    labels.by_words(table)
    for at, line in enumerate(lines):
        if not _is_sure(table, at):
            table.reasons[at] = None
        if len(line.text) <= _WALL_LONGEST and interstitials.asks_to_pay(line.text):
            table.reasons[at] = "promotion"
    # 2
    for at in range(min(named, default=0)):
        if not table.lines[at].ends:
            table.label(at, "navigation")
    # 3
    _label_teasers(table)
    return cleaning.ranges(text, table)


def _is_sure(table: LineTable, at: int) -> bool:
    """Whether a label by words holds for an extracted line: some only at the text's edges."""
    line, reason = table.lines[at], table.reasons[at]
    edge = at < _TOP or at >= len(table.lines) - _FOOT
    if POST in line.roles or (reason in _MENUS and line.words >= _FOOT):
        return False
    return edge or reason not in _AT_THE_EDGES


def _label_teasers(table: LineTable) -> None:
    """Labels what opens a list behind the last sentence, and headlines of other stories."""
    for at, line in reversed(list(enumerate(table.lines))):
        if table.reasons[at] is None and not labels.closes(line.text):
            break
        table.label(at, "teaser")
    for at, line in enumerate(table.lines):
        if _is_headline(line):
            table.label(at, "teaser")


def _is_headline(line: Line) -> bool:
    """Whether a line within a text is another story's: a link alone, and no item of a list."""
    item = "item" in line.roles and not line.roles & _APART
    alone = leads_elsewhere(line) and not (item or POST in line.roles or line.ends)
    return alone and line.words >= _LINK_FEWEST and "://" not in line.text
