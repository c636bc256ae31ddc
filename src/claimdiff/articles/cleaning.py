"""Plain text as it is scraped from a page: which parts are the article's own prose.

Nothing is rewritten: the outcome is ranges of the text, kept or cut with a reason. Whether what was
kept is an article at all, `loading` judges.

Of a whole page the article is the run of lines with the greatest weight. Prose counts for a run,
what looks like boilerplate against it, what opens a page's foot far against it. A sentence alone
between short lines is weighed as what it most often is, a teaser under its headline. Weights are in
words of prose. They were chosen on one half of 89 hand-marked pages (F1 0.95); what lowered the
other half (0.88) was dropped again, so that half is no untouched check.
"""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from claimdiff.articles import headlines, labels
from claimdiff.articles.labels import Headline, LineTable
from claimdiff.articles.lines import BREAK_CHARACTERS
from claimdiff.articles.spans import Cut, Range
from claimdiff.articles.wrapping import broken_at, units

# Reasons of cuts that are looked at one by one, for metadata and in the search for omissions.
_OWN_ENTRY = frozenset({"caption", "heading", "title", "credit", "timestamp"})
_OF_PAGES = frozenset({"script", "share", "advert", "comment", "promotion", "teaser", "navigation"})
# Where a page stands around the article there are its boxes, or more short lines than others.
_FEWEST_BOXES = 2  # 179 of 181 whole pages have two and more, of 16 plain texts none has
_SHORT_SHARE = 0.5
_PROSE_FEWEST = 6  # words that make a line with a full stop prose
_LONG = 15  # words that make a line prose without one
_LONG_SHARE = 0.5
_ALONE_SHARE = 0.1  # of a sentence between short lines
_ALONE_LONGEST = 80  # words of a teaser
_BOXES = frozenset({"advert", "teaser"})  # stand between an article's paragraphs, and head none
_SHORT_COST = 3.0  # a short line with no full stop
_FURNITURE_COST = 6.0
_TITLE_COST = 100.0  # what stands before the title is seldom the article
_AFTER_SHARE = 0.3  # of the page's prose, and at most the next: what opens a page's foot costs;
_AFTER_COST = 60.0  # more prose than this crosses a box in mid-article
_PIECE = re.compile(rf"\S+(?:[^\S{BREAK_CHARACTERS}]\S+)*")


Form = Literal["text", "prose", "given", "raw", "page", "fragment"]
"""What an item's text is: a plain text that may have a page around it (``text``), an article's own
text (``prose``), one whose format says what is prose (``given``), one that is the body as it is
(``raw``), a whole HTML page (``page``), the HTML of an article alone (``fragment``)."""


@dataclass(frozen=True)
class Cleaned:
    """A cleaned text: paragraphs as lists of kept ranges, and the ranges cut, both in order."""

    paragraphs: tuple[tuple[Range, ...], ...]
    cuts: tuple[Cut, ...]
    headline: Headline = field(default_factory=Headline)

    @property
    def size(self) -> int:
        """How many characters are kept."""
        return sum(end - start for paragraph in self.paragraphs for start, end in paragraph)


def clean(text: str, form: Form = "text", title: str | None = None) -> Cleaned:
    """Parts the article's prose from the page around it.

    1. Label lines by their words: boilerplate, captions, the title and its doubles.
    2. Take as the article the run of lines with the greatest weight.
    3. Leave out what stands outside, and within it doubled lines, headings and menus.
    4. Give the ranges kept and cut.

    Args:
        text: The text.
        form: What it is: only a ``text`` may have a page around it, all that is ``given`` stays.
        title: The title, if it is known already.
    """
    if form == "raw":
        return Cleaned((((0, len(text)),),), ())
    lines = units(text)
    if form == "given":
        return ranges(text, LineTable(lines, Headline()))
    table = LineTable(lines, headlines.named(lines, title) if title else headlines.find(lines))
    # 1
    labels.by_words(table)
    # 2
    boxes = sum(reason in _OF_PAGES for reason in table.reasons)
    short = sum(table.is_short(at) for at in range(len(lines)) if table.reasons[at] is None)
    is_scrape = boxes >= _FEWEST_BOXES or short > _SHORT_SHARE * len(lines)
    first, last = _run(table) if form == "text" and is_scrape else (0, len(lines))
    # 3
    labels.by_place(table, first, last)
    # 4
    return ranges(text, table)


def _run(table: LineTable) -> Range:
    """The article's first line and the one after its last, by number."""
    weights = [_weight(table, at) for at in range(len(table.lines))]
    after = -min(_AFTER_COST, _AFTER_SHARE * sum(weight for weight in weights if weight > 0))
    for at, line in enumerate(table.lines):
        if weights[at] <= 0 and labels.closes(line.text):
            weights[at] = after
    return _heaviest(weights)


def _weight(table: LineTable, at: int) -> float:
    line, reason = table.lines[at], table.reasons[at]
    if reason == "title":
        return -_TITLE_COST
    if reason in ("caption", "credit"):
        return 0.0
    if reason:
        return -_FURNITURE_COST
    if line.ends and line.words >= _PROSE_FEWEST:
        return line.words * (_ALONE_SHARE if _is_alone(table, at) else 1.0)
    if line.words >= _LONG:
        return line.words * _LONG_SHARE
    return 0.0 if line.ends else -_SHORT_COST


def _is_alone(table: LineTable, at: int) -> bool:
    """Whether a line that could be a teaser stands between two lines that could be headlines."""
    if not 0 < at < len(table.lines) - 1 or table.lines[at].words > _ALONE_LONGEST:
        return False
    boxed = any(table.reasons[near] in _BOXES for near in (at - 1, at + 1))
    if boxed and table.lines[at].words >= _LONG:
        return False
    around = (table.lines[at - 1], table.lines[at + 1])
    return all(not near.ends and near.words < _LONG for near in around)


def _heaviest(weights: Sequence[float]) -> Range:
    """The run with the greatest sum (Kadane's algorithm); all when no weight is above 0."""
    best, best_sum, start, total = (0, len(weights)), 0.0, 0, 0.0
    for at, weight in enumerate(weights):
        if total <= 0:
            start, total = at, 0.0
        total += weight
        if total > best_sum:
            best, best_sum = (start, at + 1), total
    return best


def ranges(text: str, table: LineTable) -> Cleaned:
    """The ranges of a text that its table keeps and cuts."""
    kept: list[tuple[Range, ...]] = []
    cuts: list[Cut] = []
    broken = broken_at(text)
    goes_on = False
    for at, (line, reason) in enumerate(zip(table.lines, table.reasons, strict=True)):
        cuts += [Cut(line.start, line.end, reason)] if reason else table.beside(at)
        place = table.kept.get(at, line.place)
        if reason is not None:
            goes_on = goes_on and reason == "page-mark"
        elif pieces := tuple(_pieces(text, *place, broken)):
            cuts += (Cut(end, end + 1, "hyphen") for _, end in pieces if end in broken)
            if goes_on and line.text[0].islower():
                pieces = (*kept.pop(), *pieces)
            kept.append(pieces)
            goes_on = not line.ends
    return Cleaned(tuple(kept), tuple(_joined(text, cuts)), table.headline)


def _pieces(text: str, start: int, end: int, broken: Container[int]) -> Iterator[Range]:
    """A range without line breaks, runs of blanks and hyphens that part a word."""
    for match in _PIECE.finditer(text, start, end):
        first, last = match.span()
        last -= last - 1 in broken
        if last > first:
            yield first, last


def _joined(text: str, cuts: Sequence[Cut]) -> list[Cut]:
    """Neighbours with the same reason as one, but where each is worth looking at by itself."""
    found: list[Cut] = []
    for cut in sorted(cuts, key=lambda cut: cut.start):
        last = found[-1] if found else None
        same = last and last.reason == cut.reason and cut.reason not in _OWN_ENTRY
        if last and same and not text[last.end : cut.start].strip():
            found[-1] = replace(last, end=cut.end)
        else:
            found.append(cut)
    return found
