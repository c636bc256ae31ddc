"""A body cut for the page: paragraphs of sentences of segments, each with the claims it says.

A segment is the longest run of characters that the same claims cover, so that overlapping claims
need no overlapping elements.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from claimdiff.reports.highlight import says
from claimdiff.reports.view import View
from claimdiff.result import Article, Claim, Sentence

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


class _Range(NamedTuple):
    """A span of a claim, its mark, and where the claim as a whole opens and closes."""

    start: int
    end: int
    mark: Mark
    opens: int
    closes: int


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
    marks |= {one.id: _bare(one, "In no finding") for quote in view.others for one in quote.claims}
    return _text(article, [(view.claims[identity], mark) for identity, mark in marks.items()])


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
    passages = [(says(claim), mark) for claim, mark in marked if claim.article == article.id]
    ranges = [
        _Range(span.start, span.end, mark, spans[0].start, spans[-1].end)
        for spans, mark in passages
        for span in spans
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
    inside = [one for one in ranges if one.start < end and start < one.end]
    edges = {edge for one in inside for edge in one[:2] if start < edge < end}
    return tuple(_segment(body, a, b, inside) for a, b in pairwise(sorted({start, end, *edges})))


def _segment(body: str, start: int, end: int, ranges: list[_Range]) -> Segment:
    held = [one for one in ranges if one.start < end and start < one.end]
    return Segment(
        text=body[start:end],
        marks=tuple(one.mark for one in held),
        opens=tuple(one.mark for one in held if one.opens == start),
        closes=tuple(one.mark for one in held if one.closes == end),
    )
