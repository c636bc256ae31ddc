"""A body cut for the page: paragraphs of sentences of segments, each with the claims it says.

A segment is the longest run of characters that the same claims cover, so that overlapping claims
need no overlapping elements.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from claimdiff.reports.marking import says
from claimdiff.reports.view import View
from claimdiff.result import Article, Claim, Sentence


@dataclass(frozen=True, slots=True)
class Mark:
    """One claim's mark in a body: what kind of finding it stands in, and where that is."""

    claim: str
    sign: str
    tone: str
    words: str
    target: str


@dataclass(frozen=True, slots=True)
class _Range:
    """A span of a claim, and whether it is the claim's first or last."""

    start: int
    end: int
    mark: Mark
    first: bool
    last: bool


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
    ranges = [
        r for claim, mark in marked if claim.article == article.id for r in _ranges(claim, mark)
    ]
    paragraphs: list[tuple[Stretch, ...]] = []
    for start, end in _paragraphs(article.body):
        stretches = _stretches(article.sentences, start, end)
        cut = [Stretch(n, _segments(article.body, a, b, ranges)) for n, a, b in stretches]
        paragraphs.append(tuple(cut))
    return Text(article, tuple(paragraphs))


def _ranges(claim: Claim, mark: Mark) -> Iterable[_Range]:
    spans = says(claim)
    for number, span in enumerate(spans):
        yield _Range(span.start, span.end, mark, number == 0, number == len(spans) - 1)


def _paragraphs(body: str) -> list[tuple[int, int]]:
    """The lines of a body that hold words."""
    found, at = [], 0
    for line in body.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _stretches(
    sentences: tuple[Sentence, ...], start: int, end: int
) -> list[tuple[int | None, int, int]]:
    """A paragraph cut into its sentences and what stands between them."""
    found: list[tuple[int | None, int, int]] = []
    at = start
    for number, sentence in enumerate(sentences):
        first, last = max(sentence.start, at), min(sentence.end, end)
        if first < last:
            if at < first:
                found.append((None, at, first))
            found.append((number, first, last))
            at = last
    if at < end:
        found.append((None, at, end))
    return found


def _segments(body: str, start: int, end: int, ranges: list[_Range]) -> tuple[Segment, ...]:
    """A stretch cut wherever a claim begins or ends."""
    edges = {start, end}
    for held in ranges:
        edges |= {edge for edge in (held.start, held.end) if start < edge < end}
    order = sorted(edges)
    return tuple(_segment(body, a, b, ranges) for a, b in pairwise(order))


def _segment(body: str, start: int, end: int, ranges: list[_Range]) -> Segment:
    held = [r for r in ranges if r.start < end and start < r.end]
    return Segment(
        text=body[start:end],
        marks=tuple(r.mark for r in held),
        opens=tuple(r.mark for r in held if r.first and r.start == start),
        closes=tuple(r.mark for r in held if r.last and r.end == end),
    )
