"""A body cut for the page: paragraphs of sentences of segments, each with the claims it says.

A segment is the longest run of characters that the same claims cover, so that overlapping claims
need no overlapping elements.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from claimdiff.reports.highlight import says
from claimdiff.reports.view import View
from claimdiff.result import Article, Claim, Sentence, Span

_LINE = re.compile(r".*\S.*")
"""A line of a body that holds words: a paragraph."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One claim's mark in a body: what kind of finding it stands in, and where that is."""

    claim: str
    sign: str
    tone: str
    words: str
    target: str


_Range = tuple[Span, Mark, bool, bool]
"""A span of a claim with its mark, and whether it is the claim's first or last."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters that the same claims cover; the claims ``opens`` begin here, ``closes`` end."""

    text: str
    marks: tuple[Mark, ...]
    opens: tuple[Mark, ...]
    closes: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence, by its number, or what stands between sentences (number None)."""

    number: int | None
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """An article's body, ready to be shown."""

    article: Article
    paragraphs: tuple[tuple[Stretch, ...], ...]


def text(article: Article, view: View) -> Text:
    """A body marked with the findings of a comparison; a claim in several has the first's mark."""
    marks: dict[str, Mark] = {}
    for part in view.every:
        for row in part.rows:
            for identity in row.finding.claims:
                mark = Mark(identity, part.sign, part.tone, part.title, row.finding.id)
                marks.setdefault(identity, mark)
    marks |= {one.id: _bare(one, "In no finding") for told in view.others for one in told.claims}
    return _text(article, [(view.book.claim(identity), mark) for identity, mark in marks.items()])


def plain_text(article: Article, claims: Iterable[Claim]) -> Text:
    """A body marked with its claims alone."""
    return _text(article, [(claim, _bare(claim)) for claim in claims])


def sentence_at(article: Article, offset: int) -> int | None:
    """The number of the sentence that holds an offset."""
    held = (n for n, s in enumerate(article.sentences) if s.start <= offset < s.end)
    return next(held, None)


def _bare(claim: Claim, words: str = "") -> Mark:
    return Mark(claim.id, "", "claim", words, claim.id)


def _text(article: Article, marked: list[tuple[Claim, Mark]]) -> Text:
    spans = [(says(claim), mark) for claim, mark in marked if claim.article == article.id]
    ranges = [
        (span, mark, span is told[0], span is told[-1]) for told, mark in spans for span in told
    ]
    return Text(
        article,
        tuple(
            tuple(
                Stretch(number, _segments(article.body, start, end, ranges))
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


def _segments(body: str, start: int, end: int, ranges: list[_Range]) -> tuple[Segment, ...]:
    """A stretch cut wherever a claim begins or ends."""
    inside = [one for one in ranges if one[0].start < end and start < one[0].end]
    edges = {edge for span, *_ in inside for edge in (span.start, span.end) if start < edge < end}
    return tuple(_segment(body, a, b, inside) for a, b in pairwise(sorted({start, end, *edges})))


def _segment(body: str, start: int, end: int, ranges: list[_Range]) -> Segment:
    held = [one for one in ranges if one[0].start < end and start < one[0].end]
    return Segment(
        text=body[start:end],
        marks=tuple(mark for _, mark, _, _ in held),
        opens=tuple(mark for span, mark, first, _ in held if first and span.start == start),
        closes=tuple(mark for span, mark, _, last in held if last and span.end == end),
    )
