"""From a draft to a reading: claims cut, the abstract checked, every sentence accounted for."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimdiff.engines.contract import Draft, DraftPoint, LeftOut, Range
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
from claimdiff.text.doc import Doc
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
    cutter = Cutter(article)
    # 1
    ranges = [cutter.ranges(claim) for claim in draft.claims]
    ordered = sorted(range(len(ranges)), key=lambda at: (ranges[at][0], ranges[at]))
    first: dict[tuple[Range, ...], int] = {}
    for at in ordered:
        first.setdefault(ranges[at], at)
    ids = {key: f"{article.id}{number}" for number, key in enumerate(first, 1)}
    claims = tuple(cutter.claim(draft.claims[at], key, ids[key]) for key, at in first.items())
    # 2
    abstract = _abstract(cutter, draft.abstract, claims)
    # 3
    by_id = {claim.id: claim for claim in claims}
    named = dict.fromkeys(ids[ranges[at]] for at in draft.points)
    abstract_stems = [_stems(point.text, article) for point in abstract]
    points = tuple(
        Point(text=claim.text, spans=claim.spans, claim=key, verbatim=True)
        for key in named
        if not _is_in_abstract(claim := by_id[key], abstract_stems, article)
    )
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
    found: list[Point] = []
    for draft in drafts:
        cited = [cutter.doc.sentences[number] for number in draft.sentences]
        spans = tuple(cut(one.source, one.start, one.end) for one in cited)
        inside = [claim for claim in claims if set(claim.sentence) & set(draft.sentences)]
        meant = [one.means for claim in inside for one in claim.referents]
        text = flat = " ".join(" ".join(span.exact for span in spans).split())
        if draft.text != flat:
            reason = unsupported(draft.text, cited, meant)
            if reason is None:
                text = draft.text
            else:
                cutter.lose("abstract", draft.text, reason)
        if all(text != one.text for one in found):
            found.append(Point(text=text, spans=spans, verbatim=text == flat))
    return tuple(found)


def _is_in_abstract(claim: Claim, abstract_stems: Sequence[set[str]], article: Article) -> bool:
    """Whether a sentence of the abstract, by its stems, says what a claim says."""
    own = _stems(" ".join(span.exact for span in claim.spans), article)
    return bool(own) and any(len(own & one) >= REPEATED * len(own) for one in abstract_stems)


def _stems(text: str, article: Article) -> set[str]:
    return {word.stem for word in content(text, article.language)}


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
