"""Why each line of a text is removed: by its words, then by its place around or in the article."""

import re

from claimdiff.articles import agencies, boilerplate, captions
from claimdiff.articles.line_table import SHORT_MOST, LineTable
from claimdiff.articles.lines import Line, ends_sentence
from claimdiff.articles.spans import Cut

_LIST_FEWEST = 3  # lines with no full stop in a row: a list, no heading
_ITEM_WORDS = 4  # words on the average that list items of an article have, entries of a menu not;
_DOUBLE_FEWEST = 4  # and of a line that stands twice by mistake, not as "Yes."
_LOUD_WORDS = 5  # a heading in capitals ("THE DAY AFTER") is shorter
_LOUD_SHARE = 1 / 4  # of an article's lines: where more are in capitals, that is how it is written
_BULLET = re.compile(r"[•·▪●◦*–—-]\s+")


def by_words(table: LineTable) -> None:
    """Labels titles, boilerplate, captions and credits, and cuts those that stand within a line."""
    for at, line in enumerate(table.lines):
        kind = boilerplate.kind(line.text, ends=line.ends)
        if at in table.headline.lines:
            table.reasons[at] = "title"
        elif _is_credit(line, kind):
            table.reasons[at] = "credit"
        elif cuts := captions.in_line(line.text, line.start):
            table.cuts[at] = cuts
            if not table.rest(at):
                table.reasons[at] = "caption" if cuts[-1].reason == "caption" else "credit"
        else:
            table.reasons[at] = kind
            _cut_agency(table, at)
    for at, line in enumerate(table.lines):
        if captions.MARKER.fullmatch(line.text):
            _label_around_marker(table, at)


def outside(table: LineTable, first: int, last: int) -> None:
    """Labels what is left before and after the article's run of lines."""
    for at, reason in enumerate(table.reasons):
        if reason is None and not first <= at < last:
            table.reasons[at] = "navigation" if at < first else "teaser"


def inside(table: LineTable, first: int, last: int) -> None:
    """Labels doubled lines, headings and menus within the article's run of lines."""
    _label_doubles(table, first, last)
    _label_capitals(table, first, last)
    at = first
    while at < last:
        end = at
        while end < last and table.reasons[end] is None and not table.ends(end):
            end += 1
        if end > at and end - at < len(table.lines):
            _label_row(table, at, end)
        at = max(end, at + 1)


def _is_credit(line: Line, kind: str | None) -> bool:
    if captions.MARKER.match(line.text):
        return False
    return kind == "credit" or agencies.is_line(line.text)


def _cut_agency(table: LineTable, at: int) -> None:
    """The agency's name in brackets after a line's last sentence."""
    line = table.lines[at]
    start = agencies.closing(line.text)
    if start and ends_sentence(line.text[:start].rstrip()):
        table.cuts[at] = [Cut(line.start + start, line.end, "credit")]
        table.closed.add(at)


def _label_capitals(table: LineTable, first: int, last: int) -> None:
    """Lines all in capitals within an article of other lines: headlines of other articles."""
    loud = [at for at in range(first, last) if _is_loud(table.lines[at])]
    if len(loud) <= _LOUD_SHARE * (last - first):
        for at in loud:
            table.reasons[at] = table.reasons[at] or "teaser"


def _is_loud(line: Line) -> bool:
    return line.text.isupper() and line.words >= _LOUD_WORDS and not line.ends


def _label_around_marker(table: LineTable, at: int) -> None:
    """About a marker that stands alone: alternative text above, holder or caption below."""
    of_caption = captions.is_of_caption(table.lines[at].text)
    below = at + 1
    if below < len(table.lines) and not table.lines[below].ends:
        marked = captions.MARKER.match(table.lines[below].text)
        if not marked and (of_caption or table.lines[below].words <= SHORT_MOST):
            table.reasons[below] = "caption" if of_caption else "credit"
    if at and not of_caption and table.is_short(at - 1) and table.reasons[at - 1] is None:
        table.reasons[at - 1] = "caption"


def _label_doubles(table: LineTable, first: int, last: int) -> None:
    seen: set[str] = set()
    for at in range(first, last):
        line = table.lines[at]
        if table.reasons[at] is None and line.words >= _DOUBLE_FEWEST:
            if line.key in seen:
                table.reasons[at] = "duplicate"
            seen.add(line.key)


def _label_row(table: LineTable, start: int, end: int) -> None:
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
