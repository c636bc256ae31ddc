"""From a draft to a reading: claims cut, the abstract checked, every sentence accounted for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimdiff.engines.contract import Draft, DraftPoint, LeftOut
from claimdiff.result import (
    Article,
    Claim,
    Failure,
    Ledger,
    Point,
    Sentence,
    Summary,
    Ungrounded,
    Usage,
)
from claimdiff.support.abstract import unsupported
from claimdiff.support.claims import Cutter
from claimdiff.support.locate import cut
from claimdiff.text.doc import Doc, Range
from claimdiff.text.words import content

UNEXPLAINED = Ledger(status="failed", reason="not accounted for by the engine")
REPEATED = 0.8
"""Share of a key point's content words in one sentence of the abstract from which it says nothing
new: a lead that the abstract repeats has nearly all, another fact of the event about half."""


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article as an engine read it, checked against its body, with what became of it."""

    article: Article
    claims: tuple[Claim, ...] = ()
    ungrounded: tuple[Ungrounded, ...] = ()
    failures: tuple[Failure, ...] = ()
    usage: Usage = Usage()


@dataclass(frozen=True, slots=True)
class ParsedArticle(ReadArticle):
    """An article read in this process, with its parsed text, which is not saved."""

    doc: Doc | None = None


def read(article: Article, draft: Draft) -> ParsedArticle:
    """Cut what an engine points at from its article.

    1. Claims in the order of the body, each set of words once, with ids. 2. The abstract, a
       sentence that is not supported by what it cites giving way to that. 3. Key points, none
       twice and none that the abstract says. 4. The ledger: every sentence is claimed, left out
       with a reason, or failed.
    """
    cutter = Cutter(article, draft.doc)
    # 1
    ranges = [cutter.ranges(claim) for claim in draft.claims]
    made: dict[tuple[Range, ...], Claim] = {}
    for place, one in sorted(zip(ranges, draft.claims, strict=True), key=lambda pair: pair[0]):
        if place not in made:
            made[place] = cutter.claim(one, place, f"{article.id}{len(made) + 1}")
    claims = tuple(made.values())
    # 2
    abstract = _abstract(cutter, draft.abstract, claims)
    # 3
    named = dict.fromkeys(ranges[at] for at in draft.points)
    points = tuple(_points((made[place] for place in named), abstract, article.language))
    # 4
    update = {
        "sentences": tuple(_accounted(article, draft.left_out, claims)),
        "summary": Summary(abstract=abstract, points=points) if abstract or points else None,
        "status": "partial" if draft.failures else article.status,
    }
    return ParsedArticle(
        article.model_copy(update=update),
        claims,
        (*draft.ungrounded, *cutter.lost),
        draft.failures,
        draft.usage,
        cutter.doc,
    )


def _abstract(
    cutter: Cutter, drafts: Sequence[DraftPoint], claims: Sequence[Claim]
) -> tuple[Point, ...]:
    """The sentences of the abstract; one that fails gives way to the sentences it cites."""
    found: dict[str, Point] = {}
    for draft in drafts:
        cited = [cutter.doc.sentences[number] for number in draft.sentences]
        spans = tuple(cut(one.source, one.start, one.end) for one in cited)
        inside = (claim for claim in claims if {*claim.sentence} & {*draft.sentences})
        meant = [one.means for claim in inside for one in claim.referents]
        text = flat = " ".join(" ".join(span.exact for span in spans).split())
        reason = None if draft.text == flat else unsupported(draft.text, cited, meant)
        if reason is None:
            text = draft.text
        else:
            cutter.lose("abstract", draft.text, reason)
        point = Point(text=text, spans=spans, verbatim=text == flat)
        found.setdefault(text, point)
    return tuple(found.values())


def _points(
    claims: Iterable[Claim], abstract: Sequence[Point], language: str | None
) -> Iterator[Point]:
    """The claims as key points, but those that a sentence of the abstract says, by its stems."""
    said = [{word.stem for word in content(point.text, language)} for point in abstract]
    for claim in claims:
        words = " ".join(span.exact for span in claim.spans)
        own = {word.stem for word in content(words, language)}
        if not own or all(len(own & one) < REPEATED * len(own) for one in said):
            yield Point(text=claim.text, spans=claim.spans, claim=claim.id, verbatim=True)


def _accounted(
    article: Article, left_out: dict[int, LeftOut], claims: Sequence[Claim]
) -> list[Sentence]:
    claimed: list[list[str]] = [[] for _ in article.sentences]
    for claim in claims:
        for number in claim.sentence:
            claimed[number].append(claim.id)
    return [
        sentence.model_copy(update={"ledger": _entry(ids, left_out.get(number))})
        for number, (sentence, ids) in enumerate(zip(article.sentences, claimed, strict=True))
    ]


def _entry(ids: Sequence[str], left: LeftOut | None) -> Ledger:
    if ids:
        return Ledger(status="claimed", claims=tuple(ids))
    return UNEXPLAINED if left is None else Ledger(status=left.status, reason=left.reason)
