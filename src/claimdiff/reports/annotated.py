"""A body cut for the page: paragraphs of sentences of segments, each with the claims it says.

A segment is the longest run of characters that the same claims cover, so that overlapping claims
need no overlapping elements.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

from claimdiff.reports.highlight import says, sentence_at
from claimdiff.reports.view import View
from claimdiff.result import Article, Claim, Span

_LINE = re.compile(r".*\S.*")
"""A line of a body that holds words: a paragraph."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One claim's mark in a body: what kind of finding it stands in, and where that is."""

    claim: str
    article: str
    spans: tuple[Span, ...]
    target: str
    words: str = ""
    sign: str = ""
    tone: str = "claim"


class Segment(NamedTuple):
    """Characters that the same claims cover; the claims ``opens`` begin here, ``closes`` end.

    ``sentence`` is the number of theirs; between sentences it is None.
    """

    text: str
    sentence: int | None
    marks: tuple[Mark, ...]
    opens: tuple[Mark, ...]
    closes: tuple[Mark, ...]


Paragraph = tuple[tuple[int | None, tuple[Segment, ...]], ...]
"""Its sentences by their numbers, and what stands between them."""


def of_findings(view: View) -> tuple[Mark, ...]:
    """The marks of a comparison's claims; a claim in several findings has the first's."""
    marks: dict[str, Mark] = {}
    for part in view.every:
        for row in part.rows:
            for claim in map(view.claims.__getitem__, row.finding.claims):
                kind = part.title, part.mark(row), part.tone
                mark = Mark(claim.id, claim.article, says(claim), row.finding.id, *kind)
                marks.setdefault(claim.id, mark)
    others = (claim for quote in view.others for claim in quote.claims)
    return (*marks.values(), *of_claims(others, "In no finding"))


def of_claims(claims: Iterable[Claim], words: str = "") -> Iterator[Mark]:
    """Marks that lead to the claims themselves."""
    return (Mark(one.id, one.article, says(one), one.id, words) for one in claims)


def paragraphs(article: Article, marks: Iterable[Mark]) -> tuple[Paragraph, ...]:
    """A body with those marks that are its own."""
    own = [mark for mark in marks if mark.article == article.id]
    ends = {end for one in article.sentences for end in (one.start, one.end)}
    ends |= {end for mark in own for span in mark.spans for end in (span.start, span.end)}
    lines = (line.span() for line in _LINE.finditer(article.body))
    return tuple(_paragraph(article, line, ends, own) for line in lines)


def _paragraph(
    article: Article, line: tuple[int, int], ends: set[int], marks: Sequence[Mark]
) -> Paragraph:
    edges = sorted({*line, *(end for end in ends if line[0] < end < line[1])})
    here = [m for m in marks if any(s.start < line[1] and line[0] < s.end for s in m.spans)]
    cut = [_segment(article, start, end, here) for start, end in pairwise(edges)]
    sentences = groupby(cut, key=lambda one: one.sentence)
    return tuple((number, tuple(group)) for number, group in sentences)


def _segment(article: Article, start: int, end: int, marks: Iterable[Mark]) -> Segment:
    held = [mark for mark in marks if any(s.start < end and start < s.end for s in mark.spans)]
    return Segment(
        text=article.body[start:end],
        sentence=sentence_at(article, start),
        marks=tuple(held),
        opens=tuple(mark for mark in held if mark.spans[0].start == start),
        closes=tuple(mark for mark in held if mark.spans[-1].end == end),
    )
