"""A body cut for the page: paragraphs of sentences of segments, each with the claims it says.

A segment is the longest run of characters that the same claims cover, so that overlapping claims
need no overlapping elements.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from claimdiff.reports.highlight import says
from claimdiff.reports.view import View
from claimdiff.result import Article, Claim, Sentence, Span

_LINE = re.compile(r".*\S.*")
"""A line of a body that holds words: a paragraph."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One claim's mark in a body: what kind of finding it stands in, and where that is."""

    claim: str
    spans: tuple[Span, ...]
    target: str
    words: str = ""
    sign: str = ""
    tone: str = "claim"

    def covers(self, start: int, end: int) -> bool:
        """Whether a word of the claim stands between two offsets."""
        return any(span.start < end and start < span.end for span in self.spans)


class Segment(NamedTuple):
    """Characters that the same claims cover; the claims ``opens`` begin here, ``closes`` end."""

    text: str
    marks: tuple[Mark, ...]
    opens: tuple[Mark, ...]
    closes: tuple[Mark, ...]


class Stretch(NamedTuple):
    """A sentence, by its number, or what stands between sentences (number None)."""

    number: int | None
    segments: tuple[Segment, ...]


class Text(NamedTuple):
    """An article's body, ready to be shown."""

    article: Article
    paragraphs: tuple[tuple[Stretch, ...], ...]


def text(article: Article, view: View) -> Text:
    """A body marked with the findings of a comparison; a claim in several has the first's mark."""
    marks: dict[str, Mark] = {}
    for part in view.every:
        for row in part.rows:
            for key in row.finding.claims:
                told = says(view.claims[key])
                mark = Mark(key, told, row.finding.id, part.title, part.sign, part.tone)
                marks.setdefault(key, mark)
    for claim in (one for quote in view.others for one in quote.claims):
        marks[claim.id] = Mark(claim.id, says(claim), claim.id, "In no finding")
    return _text(article, [m for m in marks.values() if view.claims[m.claim].article == article.id])


def plain_text(article: Article, claims: Iterable[Claim]) -> Text:
    """A body marked with its claims alone."""
    own = [claim for claim in claims if claim.article == article.id]
    return _text(article, [Mark(claim.id, says(claim), claim.id) for claim in own])


def sentence_at(article: Article, offset: int) -> int | None:
    """The number of the sentence that holds an offset."""
    held = (n for n, s in enumerate(article.sentences) if s.start <= offset < s.end)
    return next(held, None)


def _text(article: Article, marks: Sequence[Mark]) -> Text:
    return Text(
        article,
        tuple(
            tuple(
                Stretch(number, _segments(article.body, start, end, marks))
                for number, start, end in _stretches(article.sentences, *line.span())
            )
            for line in _LINE.finditer(article.body)
        ),
    )


def _stretches(
    sentences: tuple[Sentence, ...], start: int, end: int
) -> list[tuple[int | None, int, int]]:
    """A paragraph cut into its sentences and what stands between them."""
    found: list[tuple[int | None, int, int]] = []
    at = start
    for number, sentence in enumerate(sentences):
        first, last = max(sentence.start, at), min(sentence.end, end)
        if first < last:
            found += [(None, at, first), (number, first, last)]
            at = last
    return [stretch for stretch in (*found, (None, at, end)) if stretch[1] < stretch[2]]


def _segments(body: str, start: int, end: int, marks: Sequence[Mark]) -> tuple[Segment, ...]:
    """A stretch cut wherever a claim begins or ends."""
    inside = [mark for mark in marks if mark.covers(start, end)]
    ends = {edge for mark in inside for span in mark.spans for edge in (span.start, span.end)}
    edges = sorted({start, end, *(edge for edge in ends if start < edge < end)})
    return tuple(_segment(body, *cut, inside) for cut in pairwise(edges))


def _segment(body: str, start: int, end: int, marks: Sequence[Mark]) -> Segment:
    held = [mark for mark in marks if mark.covers(start, end)]
    return Segment(
        text=body[start:end],
        marks=tuple(held),
        opens=tuple(mark for mark in held if mark.spans[0].start == start),
        closes=tuple(mark for mark in held if mark.spans[-1].end == end),
    )
