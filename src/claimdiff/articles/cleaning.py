"""Plain text as it is scraped from a page: which parts are the article's own prose.

Nothing is rewritten: the outcome is ranges of the text, kept or cut with a reason. Whether what was
kept is an article at all, `loading` judges.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from claimdiff.articles import agencies, captions, furniture, headlines
from claimdiff.articles.lines import Line, lines, paragraphs
from claimdiff.articles.spans import Cut, Range, gaps

# Weights count words of prose; chosen on one half of 89 hand-marked pages, checked on the other.
_PROSE_FEWEST = 6  # words that make a line with a full stop prose
_LONG = 15  # words that make a line prose without one
_LONG_SHARE = 0.5
_SHORT_COST = 3.0  # a short line with no full stop
_FURNITURE_COST = 5.0
_TITLE_COST = 60.0  # what stands before the title is seldom the article
_AFTER_COST = (
    90.0  # what opens a page's foot; a box in mid-article is crossed by more prose than this
)

_HEADING_MOST = 8  # words; longer lines with no full stop are list items and broken prose
_LIST_FEWEST = 3  # lines with no full stop in a row: a list, no heading
_LIST_WORDS = 4.0  # words a line on the average that a list of the article has, not of a menu
_CONTINUES = re.compile("[:：,，;；、]$")
_BULLET = re.compile(r"[•·▪●◦*–—-]\s+")
_OWN_ENTRY = frozenset({"caption", "heading", "title", "credit", "timestamp"})


@dataclass(frozen=True)
class Cleaned:
    """A cleaned text: paragraphs as lists of kept ranges, and the ranges cut, both in order."""

    paragraphs: tuple[tuple[Range, ...], ...]
    cuts: tuple[Cut, ...]
    headline: headlines.Headline = field(default_factory=headlines.Headline)


@dataclass
class _Sheet:
    """The lines of a text with what is known of each so far; the steps below fill it in."""

    all: list[Line]
    headline: headlines.Headline
    reasons: list[str | None]
    cuts: dict[int, list[Cut]] = field(default_factory=dict)


def clean(text: str, *, page: bool = True) -> Cleaned:
    """Parts the article's prose from the page around it.

    1. Label lines by their words: furniture, captions, the title and its doubles.
    2. Take as the article the run of lines with the greatest weight: prose counts for it, what
       looks like furniture against it, and what opens a page's foot far against it.
    3. Within the run, leave out furniture, doubled lines and headings.
    4. Give the ranges kept and cut.

    Args:
        text: The text.
        page: Whether it is a whole page; of an extracted text step 2 takes everything.
    """
    every = lines(text)
    sheet = _Sheet(every, headlines.find(every), [None] * len(every))
    # 1
    _label(sheet)
    # 2
    first, last = _article(sheet) if page else (0, len(every))
    # 3
    _label_outside(sheet, first, last)
    _label_doubles(sheet, first, last)
    _label_headings(sheet, first, last)
    _cut_agency(sheet)
    # 4
    return _ranges(text, sheet)


def _label(sheet: _Sheet) -> None:
    for at, line in enumerate(sheet.all):
        if at in sheet.headline.lines:
            sheet.reasons[at] = "title"
        elif furniture.kind(line.text, ends=line.ends) == "credit" and not captions.MARKER.match(
            line.text
        ):
            sheet.reasons[at] = "credit"
        elif cuts := captions.in_line(line.text, line.start):
            sheet.cuts[at] = cuts
            if not _rest(line, cuts).strip():
                sheet.reasons[at] = "caption" if cuts[-1].reason == "caption" else "credit"
        else:
            sheet.reasons[at] = furniture.kind(line.text, ends=line.ends)
    _label_captions_below(sheet)


def _is_credit(line: Line) -> bool:
    if captions.MARKER.match(line.text):
        return False
    return furniture.kind(line.text, ends=line.ends) == "credit" or agencies.is_line(line.text)


def _label_captions_below(sheet: _Sheet) -> None:
    """About a marker that stands alone: alternative text above, holder or caption below."""
    for at, line in enumerate(sheet.all):
        if not captions.MARKER.fullmatch(line.text):
            continue
        is_caption = "caption" in line.text.casefold()
        if at + 1 < len(sheet.all) and not sheet.all[at + 1].ends:
            below = sheet.all[at + 1]
            if not captions.MARKER.match(below.text) and (
                is_caption or below.words <= _HEADING_MOST
            ):
                sheet.reasons[at + 1] = "caption" if is_caption else "credit"
        if at and not is_caption and _is_short(sheet.all[at - 1]) and sheet.reasons[at - 1] is None:
            sheet.reasons[at - 1] = "caption"


def _rest(line: Line, cuts: Sequence[Cut]) -> str:
    inside = [(cut.start - line.start, cut.end - line.start) for cut in cuts]
    return "".join(line.text[a:b] for a, b in gaps(len(line.text), inside))


def _is_short(line: Line) -> bool:
    return not line.ends and line.words <= _HEADING_MOST and not _CONTINUES.search(line.text)


def _article(sheet: _Sheet) -> Range:
    first, last = _run([_weight(sheet, at) for at in range(len(sheet.all))])
    return (first, last) if first < last else _fallback(sheet)


def _weight(sheet: _Sheet, at: int) -> float:
    line, reason = sheet.all[at], sheet.reasons[at]
    if reason == "title":
        return -_TITLE_COST
    if furniture.closes(line.text):
        return -_AFTER_COST
    if reason in ("caption", "credit"):
        return 0.0
    if reason:
        return -_FURNITURE_COST
    if line.ends and line.words >= _PROSE_FEWEST:
        return float(line.words)
    if line.words >= _LONG:
        return _LONG_SHARE * line.words
    return 0.0 if line.ends else -_SHORT_COST


def _run(weights: Sequence[float]) -> Range:
    """The run with the greatest sum; empty when no weight is above 0."""
    best, best_sum, start, total = (0, 0), 0.0, 0, 0.0
    for at, weight in enumerate(weights):
        if total <= 0:
            start, total = at, 0.0
        total += weight
        if total > best_sum:
            best, best_sum = (start, at + 1), total
    return best


def _fallback(sheet: _Sheet) -> Range:
    """A text with no prose at all: its lines of some words, or its only line, if no furniture."""
    fewest = _LIST_WORDS if len(sheet.all) > 1 else 1
    some = [
        at
        for at, line in enumerate(sheet.all)
        if sheet.reasons[at] is None and line.words >= fewest and not furniture.closes(line.text)
    ]
    return (some[0], some[-1] + 1) if some else (0, 0)


def _label_outside(sheet: _Sheet, first: int, last: int) -> None:
    for at in range(len(sheet.all)):
        if sheet.reasons[at] is None and not first <= at < last:
            sheet.reasons[at] = "navigation" if at < first else "teaser"


def _label_doubles(sheet: _Sheet, first: int, last: int) -> None:
    seen: set[str] = set()
    for at in range(first, last):
        line = sheet.all[at]
        if sheet.reasons[at] is None and line.words >= _LIST_WORDS:
            if line.key in seen:
                sheet.reasons[at] = "duplicate"
            seen.add(line.key)


def _label_headings(sheet: _Sheet, first: int, last: int) -> None:
    """Short lines with no full stop: one or two in a row are headings, more a list or a menu."""
    at = first
    while at < last:
        end = at
        while end < last and sheet.reasons[end] is None and not sheet.all[end].ends:
            end += 1
        if end > at:
            _label_row(sheet, at, end)
        at = max(end, at + 1)


def _label_row(sheet: _Sheet, start: int, end: int) -> None:
    row = sheet.all[start:end]
    alone = len(sheet.all) == len(row)
    if len(row) < _LIST_FEWEST:
        for at in range(start, end):
            if _is_short(sheet.all[at]) and not _BULLET.match(sheet.all[at].text) and not alone:
                sheet.reasons[at] = "heading"
        return
    introduced = _CONTINUES.search(sheet.all[start - 1].text if start else "") or any(
        _CONTINUES.search(line.text) for line in row[:1]
    )
    if not introduced and sum(line.words for line in row) / len(row) < _LIST_WORDS:
        sheet.reasons[start:end] = ["navigation"] * len(row)


def _cut_agency(sheet: _Sheet) -> None:
    """The agency's name in brackets that closes the prose."""
    for at in [at for at, reason in enumerate(sheet.reasons) if reason is None][-1:]:
        line = sheet.all[at]
        start = agencies.closing(line.text)
        if start:
            cut = Cut(line.start + start, line.end, "credit")
            sheet.cuts.setdefault(at, []).append(cut)


def _ranges(text: str, sheet: _Sheet) -> Cleaned:
    cuts: list[Cut] = []
    for at, line in enumerate(sheet.all):
        cuts += sheet.cuts.get(at, ())
        reason = sheet.reasons[at]
        if reason is not None:
            inside = [
                (cut.start - line.start, cut.end - line.start) for cut in sheet.cuts.get(at, ())
            ]
            rest = gaps(len(line.text), inside)
            cuts += (
                Cut(line.start + a, line.start + b, reason)
                for a, b in rest
                if line.text[a:b].strip()
            )
    kept = [line for line, reason in zip(sheet.all, sheet.reasons, strict=True) if reason is None]
    found = (_kept(text, part, sheet) for part in paragraphs(kept))
    cuts.sort(key=lambda cut: cut.start)
    return Cleaned(
        tuple(part for part in found if part), tuple(_joined(text, cuts)), sheet.headline
    )


def _kept(text: str, part: Sequence[Line], sheet: _Sheet) -> tuple[Range, ...]:
    spans = []
    by_start = {line.start: at for at, line in enumerate(sheet.all)} if sheet.cuts else {}
    for line in part:
        cuts = sheet.cuts.get(by_start.get(line.start, -1), [])
        inside = [(cut.start - line.start, cut.end - line.start) for cut in cuts]
        spans += [
            (line.start + a, line.start + b)
            for a, b in gaps(len(line.text), inside)
            if line.text[a:b].strip()
        ]
    return tuple(_tight(text, start, end) for start, end in spans)


def _tight(text: str, start: int, end: int) -> Range:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def _joined(text: str, cuts: Sequence[Cut]) -> Iterator[Cut]:
    """Neighbours with the same reason as one, but where each is worth looking at by itself."""
    last: Cut | None = None
    for cut in cuts:
        if last and _same(text, last, cut):
            last = replace(last, end=cut.end)
            continue
        if last:
            yield last
        last = cut
    if last:
        yield last


def _same(text: str, last: Cut, cut: Cut) -> bool:
    near = not text[last.end : cut.start].strip()
    return near and last.reason == cut.reason and cut.reason not in _OWN_ENTRY
