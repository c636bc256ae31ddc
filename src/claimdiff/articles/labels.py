"""Why each line of a text is removed: by its words, then by its place around or in the article."""

import re

from claimdiff.articles import agencies, captions, furniture
from claimdiff.articles.lines import Line, ends_sentence
from claimdiff.articles.sheets import SHORT_MOST, Sheet
from claimdiff.articles.spans import Cut

_LIST_FEWEST = 3  # lines with no full stop in a row: a list, no heading
_ITEM_WORDS = 4  # words on the average that list items of an article have, entries of a menu not;
_DOUBLE_FEWEST = 4  # and of a line that stands twice by mistake, not as "Yes."
_LOUD_WORDS = 5  # a heading in capitals ("THE DAY AFTER") is shorter
_LOUD_SHARE = 1 / 4  # of an article's lines: where more are in capitals, that is how it is written
_POINTER = re.compile(
    r" ?[(\[](?:RELATED|READ|READ MORE|READ ALSO|SEE ALSO|WATCH|MORE)\s*:[^()\[\]]{5,200}[)\]]"
)
_BULLET = re.compile(r"[•·▪●◦*–—-]\s+")


def by_words(sheet: Sheet) -> None:
    """Labels titles, furniture, captions and credits, and cuts those that stand within a line."""
    for at, line in enumerate(sheet.lines):
        if at in sheet.headline.lines:
            sheet.reasons[at] = "title"
        elif _is_credit(line):
            sheet.reasons[at] = "credit"
        elif cuts := captions.in_line(line.text, line.start):
            sheet.cuts[at] = cuts
            if not sheet.rest(at):
                sheet.reasons[at] = "caption" if cuts[-1].reason == "caption" else "credit"
        else:
            sheet.reasons[at] = furniture.kind(line.text, ends=line.ends)
            _cut_agency(sheet, at)
            _cut_pointers(sheet, at)
    for at, line in enumerate(sheet.lines):
        if captions.MARKER.fullmatch(line.text):
            _label_around_marker(sheet, at)


def outside(sheet: Sheet, first: int, last: int) -> None:
    """Labels what is left before and after the article's run of lines."""
    for at, reason in enumerate(sheet.reasons):
        if reason is None and not first <= at < last:
            sheet.reasons[at] = "navigation" if at < first else "teaser"


def inside(sheet: Sheet, first: int, last: int) -> None:
    """Labels doubled lines, headings and menus within the article's run of lines."""
    _label_doubles(sheet, first, last)
    _label_capitals(sheet, first, last)
    at = first
    while at < last:
        end = at
        while end < last and sheet.reasons[end] is None and not sheet.ends(end):
            end += 1
        if end > at and end - at < len(sheet.lines):
            _label_row(sheet, at, end)
        at = max(end, at + 1)


def _is_credit(line: Line) -> bool:
    if captions.MARKER.match(line.text):
        return False
    return furniture.kind(line.text, ends=line.ends) == "credit" or agencies.is_line(line.text)


def _cut_agency(sheet: Sheet, at: int) -> None:
    """The agency's name in brackets after a line's last sentence."""
    line = sheet.lines[at]
    start = agencies.closing(line.text)
    if start and ends_sentence(line.text[:start].rstrip()):
        sheet.cuts[at] = [Cut(line.start + start, line.end, "credit")]
        sheet.closed.add(at)


def _cut_pointers(sheet: Sheet, at: int) -> None:
    """Links to other articles in brackets: "(RELATED: Five Other Fires)"."""
    line = sheet.lines[at]
    found = [
        Cut(line.start + pointer.start(), line.start + pointer.end(), "teaser")
        for pointer in _POINTER.finditer(line.text)
    ]
    if found:
        sheet.cuts[at] = [*sheet.cuts.get(at, ()), *found]
        if ends_sentence(line.text[: found[0].start - line.start].rstrip()):
            sheet.closed.add(at)


def _label_capitals(sheet: Sheet, first: int, last: int) -> None:
    """Lines all in capitals within an article of other lines: headlines of other articles."""
    loud = [at for at in range(first, last) if _is_loud(sheet.lines[at])]
    if len(loud) <= _LOUD_SHARE * (last - first):
        for at in loud:
            sheet.reasons[at] = sheet.reasons[at] or "teaser"


def _is_loud(line: Line) -> bool:
    return line.text.isupper() and line.words >= _LOUD_WORDS and not line.ends


def _label_around_marker(sheet: Sheet, at: int) -> None:
    """About a marker that stands alone: alternative text above, holder or caption below."""
    of_caption = captions.is_of_caption(sheet.lines[at].text)
    below = at + 1
    if below < len(sheet.lines) and not sheet.lines[below].ends:
        marked = captions.MARKER.match(sheet.lines[below].text)
        if not marked and (of_caption or sheet.lines[below].words <= SHORT_MOST):
            sheet.reasons[below] = "caption" if of_caption else "credit"
    if at and not of_caption and sheet.is_short(at - 1) and sheet.reasons[at - 1] is None:
        sheet.reasons[at - 1] = "caption"


def _label_doubles(sheet: Sheet, first: int, last: int) -> None:
    seen: set[str] = set()
    for at in range(first, last):
        line = sheet.lines[at]
        if sheet.reasons[at] is None and line.words >= _DOUBLE_FEWEST:
            if line.key in seen:
                sheet.reasons[at] = "duplicate"
            seen.add(line.key)


def _label_row(sheet: Sheet, start: int, end: int) -> None:
    """Lines with no full stop: short ones are headings, many together a list or a menu."""
    if end - start < _LIST_FEWEST:
        for at in range(start, end):
            if sheet.is_short(at) and not _BULLET.match(sheet.lines[at].text):
                sheet.reasons[at] = "heading"
        return
    introduced = (start > 0 and sheet.continues(start - 1)) or sheet.continues(start)
    words = sum(line.words for line in sheet.lines[start:end])
    if not introduced and words < _ITEM_WORDS * (end - start):
        sheet.reasons[start:end] = ["navigation"] * (end - start)
