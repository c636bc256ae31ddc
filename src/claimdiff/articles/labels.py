"""Why each line of a text is removed: by its words, then by its place around or in the article.

Where the article stands `cleaning` decides, and cuts the ranges.
"""

import re
from dataclasses import dataclass, field

from claimdiff.articles import agencies, boilerplate, captions
from claimdiff.articles.headlines import Headline
from claimdiff.articles.lines import Line, ends_sentence
from claimdiff.articles.spans import Range

_SHORT_MOST = 8  # words of a heading or a menu entry; longer lines are list items and broken prose
_CONTINUES = re.compile("[:：,，;；、]$")
_LIST_FEWEST = 3  # lines with no full stop in a row: a list, no heading
_ITEM_WORDS = 4  # words on the average that list items of an article have, entries of a menu not;
_DOUBLE_FEWEST = 4  # and of a line that stands twice by mistake, not as "Yes."
_LOUD_WORDS = 5  # a heading in capitals ("THE DAY AFTER") is shorter
_LOUD_SHARE = 1 / 4  # of an article's lines: where more are in capitals, that is how it is written
_BULLET = re.compile(r"[•·▪●◦*–—-]\s+")


@dataclass
class LineTable:
    """The lines of a text, and what is known of each so far.

    Attributes:
        lines: The lines.
        headline: The title, and which lines say it.
        reasons: The reason to remove each line; None: none yet.
        kept: What stays of a line, by its number, that a caption begins or a credit ends.
    """

    lines: list[Line]
    headline: Headline
    reasons: list[str | None] = field(init=False)
    kept: dict[int, Range] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """No line has a reason yet."""
        self.reasons = [None] * len(self.lines)

    def label(self, at: int, reason: str) -> None:
        """Gives a line a reason, if it has none."""
        self.reasons[at] = self.reasons[at] or reason

    def is_short(self, at: int) -> bool:
        """Whether a line is short and neither ends a sentence nor announces what follows."""
        line = self.lines[at]
        return not line.ends and line.words <= _SHORT_MOST and not self.continues(at)

    def continues(self, at: int) -> bool:
        """Whether a line ends with a colon, a comma or the like."""
        return _CONTINUES.search(self.lines[at].text) is not None


def by_words(table: LineTable) -> None:
    """Labels titles, boilerplate, captions and credits, and what a line has beside its prose."""
    for at, line in enumerate(table.lines):
        kind = boilerplate.kind(line.text, ends=line.ends)
        caption = captions.kind(line.text)
        if at in table.headline.lines:
            table.reasons[at] = "title"
        elif caption and (kind != "credit" or captions.MARKER.match(line.text)):
            end = captions.end(line.text) if caption == "caption" else len(line.text)
            if end < len(line.text):
                table.kept[at] = (line.start + end, line.end)
            else:
                table.reasons[at] = caption
        else:
            table.reasons[at] = kind
            start = agencies.closing(line.text)
            if start and ends_sentence(line.text[:start].rstrip()):
                table.kept[at] = (line.start, line.start + start)
    for at, line in enumerate(table.lines):
        if captions.MARKER.fullmatch(line.text):
            _around_marker(table, at)


def _around_marker(table: LineTable, at: int) -> None:
    """Labels the lines beside a marker that stands alone: alternative text above, holder below."""
    of_caption = captions.is_of_caption(table.lines[at].text)
    for below, line in enumerate(table.lines[at + 1 : at + 2], start=at + 1):
        may_be = not line.ends and not captions.MARKER.match(line.text)
        if may_be and (of_caption or line.words <= _SHORT_MOST):
            table.reasons[below] = "caption" if of_caption else "credit"
    if at and not of_caption and table.is_short(at - 1):
        table.label(at - 1, "caption")


def by_place(table: LineTable, first: int, last: int) -> None:
    """Labels all lines before and after the article, and those inside that are not part of it.

    Inside, these are lines that stand twice; lines in capitals where others are not, which are
    headlines of other articles; and headings and menus, which have no full stop.
    """
    for at in [*range(first), *range(last, len(table.lines))]:
        table.label(at, "navigation" if at < first else "teaser")
    _doubles_and_capitals(table, first, last)
    at = first
    while at < last:
        end = at
        while end < last and table.reasons[end] is None and not table.lines[end].ends:
            end += 1
        if end > at and end - at < len(table.lines):
            _row(table, at, end)
        at = max(end, at + 1)


def _doubles_and_capitals(table: LineTable, first: int, last: int) -> None:
    """Labels lines that stand twice, and lines in capitals unless the article has many."""
    seen: set[str] = set()
    loud: list[int] = []
    for at, line in enumerate(table.lines[first:last], start=first):
        if table.reasons[at] is None and line.words >= _DOUBLE_FEWEST:
            if line.key in seen:
                table.reasons[at] = "duplicate"
            seen.add(line.key)
        if line.text.isupper() and line.words >= _LOUD_WORDS and not line.ends:
            loud.append(at)
    if len(loud) <= _LOUD_SHARE * (last - first):
        for at in loud:
            table.label(at, "teaser")


def _row(table: LineTable, start: int, end: int) -> None:
    """Lines with no full stop: short ones are headings, many together a list or a menu."""
    if end - start < _LIST_FEWEST:
        for at in range(start, end):
            if table.is_short(at) and not _BULLET.match(table.lines[at].text):
                table.reasons[at] = "heading"
        return
    introduced = (start > 0 and table.continues(start - 1)) or table.continues(start)
    words = sum(line.words for line in table.lines[start:end])
    if not introduced and words < _ITEM_WORDS * (end - start):
        table.reasons[start:end] = ["navigation"] * (end - start)
