"""Which lines of an extracted page are no prose of its article, and why.

trafilatura leaves little boilerplate in, so only what is sure goes: the title and its doubles, the
row of links at the end, what says by its words that it leads elsewhere or that it sells something,
and bylines and dates about the text. Headings, lists and tables stay.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claimdiff.articles import boilerplate, cleaning, interstitials, labels
from claimdiff.articles.cleaning import Cleaned
from claimdiff.articles.headlines import Headline
from claimdiff.articles.line_table import LineTable
from claimdiff.articles.lines import Line, lines

_ELSEWHERE = 0.8  # of a line's characters stand in links
_HEADLINE_FEWEST = 5  # words; a shorter link alone is a heading or a thing's name
_TOP = 4  # lines in which a text has its title, byline and date,
_FOOT = 3  # and in which it tells who else worked on it; words of a line between links there
_WALL_LONGEST = 120  # characters of a line that asks for a subscription
# Labels that an extracted line seldom deserves: measured on 1,177 pages (`evals.pages`), they cost
# more of the articles than they clean.
_MENUS = frozenset({"navigation", "script"})
_AT_THE_EDGES = frozenset({"timestamp", "credit"})


@dataclass(frozen=True)
class Markup:
    """What the markup says of a line.

    Attributes:
        linked: The share of it that stands in links.
        item: Whether it is an item of a list.
        post: Whether it is the time of a live blog's post.
    """

    linked: float = 0.0
    item: bool = False
    post: bool = False


def clean(text: str, markup: Sequence[Markup], titles: Sequence[str]) -> Cleaned:
    """Parts the prose of an extracted page from what else was taken with it.

    Args:
        text: The extracted lines, parted by empty lines.
        markup: What the markup says of each line.
        titles: The page's title, and its headings of the first order.
    """
    some = lines(text)
    table = LineTable(some, Headline(titles[0] if titles else None, _titles(some, titles)))
    labels.by_words(table)
    for at, line in enumerate(some):
        edge = at < _TOP or at >= len(some) - _FOOT
        if markup[at].post or not _is_sure(table.reasons[at], line, edge=edge):
            table.reasons[at] = None
        if len(line.text) <= _WALL_LONGEST and interstitials.asks_to_pay(line.text):
            table.reasons[at] = "promotion"
    _label_around(table)
    _label_links(table, markup)
    return cleaning.ranges(text, table)


def _is_sure(reason: str | None, line: Line, *, edge: bool) -> bool:
    """Whether a label by words holds for an extracted line: some only at the text's edges."""
    if reason in _MENUS:
        return edge and line.words < _FOOT
    return edge or reason not in _AT_THE_EDGES


def _titles(some: Sequence[Line], titles: Sequence[str]) -> frozenset[int]:
    """The lines near the top that say the title."""
    keys = {line.key for title in titles for line in lines(title)}
    return frozenset(at for at, line in enumerate(some[:_TOP]) if line.key in keys)


def _label_around(table: LineTable) -> None:
    """Short lines above the title, and what opens a list after the last sentence."""
    for at in range(min(table.headline.lines, default=0)):
        if not table.ends(at):
            table.reasons[at] = table.reasons[at] or "navigation"
    for at in reversed(range(len(table.lines))):
        if table.reasons[at] is None and not boilerplate.closes(table.lines[at].text):
            break
        table.reasons[at] = table.reasons[at] or "teaser"


def _label_links(table: LineTable, marks: Sequence[Markup]) -> None:
    """Headlines of other stories within the text, and the row of links that it ends with."""
    for line, mark, at in zip(table.lines, marks, range(len(marks)), strict=True):
        alone = mark.linked >= _ELSEWHERE and not (mark.item or line.ends)
        if alone and line.words >= _HEADLINE_FEWEST and "://" not in line.text:
            table.reasons[at] = table.reasons[at] or "teaser"
    tail = len(table.lines)
    while tail and _may_be_foot(table.lines[tail - 1], marks[tail - 1]):
        tail -= 1
    if tail and any(one.linked >= _ELSEWHERE for one in marks[tail:]):
        for at in range(tail, len(table.lines)):
            table.reasons[at] = table.reasons[at] or "teaser"


def _may_be_foot(line: Line, mark: Markup) -> bool:
    return mark.linked >= _ELSEWHERE or (line.words < _FOOT and not mark.post)
