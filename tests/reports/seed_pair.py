"""The two seed articles, with findings that a person marked; no engine's answer."""

from functools import cache
from pathlib import Path

from tests.reports.build import Told, from_source, read, span
from tests.reports.ferry import CREATED, ENGINE, VERSION
from tests.reports.findings import agreement, omission

from claimdiff.result import Article, Basis, Claim, Comparison, Finding, Span

SEEDS = Path(__file__).parents[2] / "seeds"

# Where each part of the body begins and ends in the source.
_PARTS = {
    "bbc": (
        ("Microsoft and Zoom have said", "do so at this time."),
        ("Microsoft directly offers", "as we conduct our review.”"),
    ),
    "rthk": (("Microsoft and Zoom said overnight", "in the immediate future."),),
}
_REVIEW = "As we would with any new legislation, we are reviewing the new law to understand"

# How each claim's words begin and end.
_TOLD = {
    "bbc": (
        ("a1", "Microsoft and Zoom have said", "a new security law."),
        ("a2", "They follow Facebook", "past two days."),
        ("a3", "China passed the law on 30 June", "punish protesters."),
        ("a4", "Apple says", "rules."),
        ("a5", "If the tech firms make", "region."),
        ("a6", "And while Facebook", "Apple."),
        ("a7", "TikTok –", "within days."),
        ("a8", "According to Microsoft’s", "most cases."),
        ("a9", f"“{_REVIEW}", "American firm."),
        ("a10", "“In the past", "our review.”"),
    ),
    "rthk": (
        ("b1", "Microsoft and Zoom said they are", "police in Hong Kong"),
        ("b2", "a precaution also taken", "Twitter."),
        ("b3", f'"{_REVIEW}', "Microsoft said."),
        ("b4", '"In the past', 'our review."'),
        ("b5", "Zoom a video-conferencing", "US government."),
        ("b6", '"Zoom supports', "company said."),
        ("b7", "The pause at leading", "giant."),
    ),
}
_SPEAKERS = {"a9": "Microsoft", "a10": "Microsoft", "b3": "Microsoft", "b4": "Microsoft"}
_ALONE = ("a3", "a4", "a5", "a6", "a7", "a8", "b5", "b6", "b7")


@cache
def pair() -> Comparison:
    """Some of what the seeds agree on and of what each alone reports; not the full comparison."""
    bare = [_article("a", "bbc"), _article("b", "rthk")]
    readings = [read(source, tuple(_told(source))) for source in bare]
    claims = [claim for reading in readings for claim in reading.claims]
    known = {claim.id: claim for claim in claims}
    return Comparison(
        status="complete",
        version=VERSION,
        created=CREATED,
        engine=ENGINE,
        articles=tuple(
            source.model_copy(update={"sentences": reading.article.sentences})
            for source, reading in zip(bare, readings, strict=True)
        ),
        claims=tuple(claims),
        findings=(*_shared(known), *_lone(known, bare)),
    )


def _shared(known: dict[str, Claim]) -> list[Finding]:
    same: Basis = "same-statement"
    return [
        agreement("f1", [known["a1"], known["b1"]], "own-words", score=0.91),
        agreement("f2", [known["a2"], known["b2"]], "own-words", score=0.84),
        agreement("f3", [known["a9"], known["b3"]], same, score=0.98),
        agreement("f4", [known["a10"], known["b4"]], same, score=0.99),
    ]


def _lone(known: dict[str, Claim], bare: list[Article]) -> list[Finding]:
    near = {
        "a": {"b": _between(bare[1], "Twitter and Google had said", "future.")},
        "b": {"a": _between(bare[0], "Microsoft and Zoom have said", "law.")},
    }
    lone = [known[identity] for identity in _ALONE]
    return [omission(f"f{n}", c, near[c.article], 0.31) for n, c in enumerate(lone, 5)]


def _article(identity: str, label: str) -> Article:
    source = (SEEDS / f"{label}.txt").read_text(encoding="utf-8")
    parts = [_stretch(source, first, last) for first, last in _PARTS[label]]
    title = source.split("\n", 1)[0]
    published = "2020-07-08T11:16:00+08:00" if label == "rthk" else None
    return from_source(source, parts, id=identity, label=label, title=title, published=published)


def _told(source: Article) -> list[Told]:
    return [
        Told(
            identity,
            _stretch(source.body, first, last),
            speaker=_SPEAKERS.get(identity, ""),
            kind="statement" if identity in _SPEAKERS else "fact",
        )
        for identity, first, last in _TOLD[source.label]
    ]


def _between(source: Article, first: str, last: str) -> Span:
    return span(source.body, _stretch(source.body, first, last))


def _stretch(text: str, first: str, last: str) -> str:
    start = text.index(first)
    return text[start : text.index(last, start) + len(last)]
