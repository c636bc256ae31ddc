"""Plain text as it is scraped from a page: which parts are the article's own prose.

Nothing is rewritten: the outcome is ranges of the text, kept or cut with a reason. Whether what was
kept is an article at all, `loading` judges.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from claimdiff.articles import headlines, labels, weighing
from claimdiff.articles.headlines import Headline
from claimdiff.articles.lines import units
from claimdiff.articles.sheets import Sheet
from claimdiff.articles.spans import Cut, Range

# Reasons of cuts that are looked at one by one, for metadata and in the search for omissions.
_OWN_ENTRY = frozenset({"caption", "heading", "title", "credit", "timestamp"})
_PIECE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")


@dataclass(frozen=True)
class Cleaned:
    """A cleaned text: paragraphs as lists of kept ranges, and the ranges cut, both in order."""

    paragraphs: tuple[tuple[Range, ...], ...]
    cuts: tuple[Cut, ...]
    headline: Headline = field(default_factory=Headline)


def clean(text: str, *, page: bool = True) -> Cleaned:
    """Parts the article's prose from the page around it.

    1. Label lines by their words: furniture, captions, the title and its doubles.
    2. Take as the article the run of lines with the greatest weight.
    3. Leave out what stands outside, and within it doubled lines, headings and menus.
    4. Give the ranges kept and cut.

    Args:
        text: The text.
        page: Whether it is a whole page; of an extracted text step 2 takes everything.
    """
    lines = units(text)
    sheet = Sheet(lines, headlines.find(lines))
    # 1
    labels.by_words(sheet)
    # 2
    first, last = weighing.run(sheet) if page else (0, len(lines))
    # 3
    labels.outside(sheet, first, last)
    labels.inside(sheet, first, last)
    # 4
    return ranges(text, sheet)


def ranges(text: str, sheet: Sheet) -> Cleaned:
    """The ranges of a text that its sheet keeps and cuts."""
    kept: list[tuple[Range, ...]] = []
    cuts: list[Cut] = []
    for at, reason in enumerate(sheet.reasons):
        cuts += sheet.cuts.get(at, ())
        if reason is not None:
            cuts += (Cut(start, end, reason) for start, end in sheet.rest(at))
        elif pieces := tuple(_pieces(text, sheet.rest(at))):
            kept.append(pieces)
    cuts.sort(key=lambda cut: cut.start)
    return Cleaned(tuple(kept), tuple(_joined(text, cuts)), sheet.headline)


def _pieces(text: str, ranges: Sequence[Range]) -> Iterator[Range]:
    """Ranges without line breaks and without blanks at their ends."""
    for start, end in ranges:
        for match in _PIECE.finditer(text, start, end):
            piece = match.group()
            first = match.start() + len(piece) - len(piece.lstrip())
            if piece.strip():
                yield first, first + len(piece.strip())


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
