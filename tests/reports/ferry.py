"""Three fictional articles on one accident, written for the tests and labelled by hand."""

from functools import cache

from tests.reports.build import Told, article, read, span
from tests.reports.findings import agreement, conflict, difference, omission

import claimdiff
from claimdiff.compare import overview
from claimdiff.result import (
    Article,
    Claim,
    ClaimKind,
    Comparison,
    EngineInfo,
    Finding,
    Notice,
    Span,
    Ungrounded,
    Update,
)

VERSION = claimdiff.__version__
ENGINE = EngineInfo(name="offline", version=VERSION)
CREATED = "2031-03-05T09:00:00+00:00"

SUSPENDED = "The ferry line said the captain had been suspended"
_QUOTE: ClaimKind = "statement"
_THANKS = "“We are grateful to the lifeboat crews who acted within minutes,”"
POST = (
    "A passenger ferry ran aground off Port Ellis on Monday evening, injuring 27 people, the"
    " harbour authority said.\n\nThe vessel, the Northern Star, was carrying 184 passengers when"
    " it struck a sandbank at 18:40.",
    f"{_THANKS} said Ines Varga, the harbour master.\n\nThe ferry line said the captain had been"
    " suspended while an inquiry is under way. Tickets for sailings on Tuesday will be refunded."
    "\n\nIt was a grey and windless evening.",
)
WIRE = (
    "The ferry Northern Star ran aground near Port Ellis on Monday evening and 25 people were"
    " injured, according to the harbour authority.\n\nAbout 180 passengers were on board.",
    f"{_THANKS} Ines Varga said.\n\nThe captain has not been suspended, a spokesman for the ferry"
    " line said. Divers will inspect the hull on Wednesday.",
)
RADIO = (
    "The Northern Star ran aground off Port Ellis on Monday evening with more than 170 passengers"
    " on board.\n\nA radar buoy near the sandbank had been out of service since March, fishermen"
    " told Isle Radio.",
)

TOLD = {
    "a": (
        Told("a1", "A passenger ferry ran aground off Port Ellis on Monday evening"),
        Told("a2", "injuring 27 people"),
        Told("a3", "was carrying 184 passengers"),
        Told("a4", "it struck a sandbank at 18:40", (("it", "the Northern Star"),)),
        Told("a5", f"{_THANKS} said Ines Varga", speaker="Ines Varga", kind=_QUOTE),
        Told("a6", SUSPENDED, speaker="The ferry line"),
        Told("a7", "Tickets for sailings on Tuesday will be refunded.", kind="plan"),
    ),
    "b": (
        Told("b1", "The ferry Northern Star ran aground near Port Ellis on Monday evening"),
        Told("b2", "25 people were injured"),
        Told("b3", "About 180 passengers were on board."),
        Told("b4", f"{_THANKS} Ines Varga said", speaker="Ines Varga", kind=_QUOTE),
        Told(
            "b5",
            "The captain has not been suspended, a spokesman for the ferry line said.",
            speaker="a spokesman for the ferry line",
            certainty="denied",
        ),
        Told("b6", "Divers will inspect the hull on Wednesday.", kind="plan"),
    ),
    "c": (
        Told("c1", "The Northern Star ran aground off Port Ellis on Monday evening"),
        Told("c2", "more than 170 passengers on board"),
        Told(
            "c3",
            "A radar buoy near the sandbank had been out of service since March, fishermen told"
            " Isle Radio.",
            speaker="fishermen",
            certainty="alleged",
        ),
    ),
}


@cache
def pair() -> Comparison:
    """Two articles with two conflicts, agreements, and facts that one of them has."""
    return _compare(2)


@cache
def three() -> Comparison:
    """The same with a third article."""
    return _compare(3)


def sources() -> list[Article]:
    """The three articles, without a ledger."""
    post = article(
        "a",
        "Harbour Post",
        list(POST),
        title="Ferry runs aground off Port Ellis, 27 hurt",
        outlet="Harbour Post",
        author="Tomas Lind",
        url="https://harbourpost.example/ferry",
        published="2031-03-04T08:10:00+01:00",
    )
    wire = article(
        "b",
        "Coastline",
        list(WIRE),
        title="Dozens hurt as ferry hits sandbank",
        agency="CWA",
        published="2031-03-04T06:30:00+01:00",
        warnings=[Notice(code="short", message="the text is short: 6 sentences")],
    )
    radio = article("c", "Isle Radio", list(RADIO), published="2031-03-04T12:00:00+01:00")
    return [post, wire, radio]


def _compare(number: int) -> Comparison:
    bare = sources()[:number]
    read_ = [read(source, TOLD[source.id]) for source in bare]
    claims = [claim for reading in read_ for claim in reading.claims]
    known = {claim.id: claim for claim in claims}
    findings = [
        *_shared(known, bare),
        *_disputed(known, bare),
        *_alone(known, Nearness(bare)),
    ]
    told = [
        source.model_copy(update={"sentences": reading.article.sentences})
        for source, reading in zip(bare, read_, strict=True)
    ]
    return Comparison(
        status="complete",
        version=VERSION,
        created=CREATED,
        engine=ENGINE,
        articles=tuple(told),
        claims=tuple(claims),
        findings=tuple(findings),
        overview=overview(told, claims, findings),
        ungrounded=(_unsure(bare[1]),),
        warnings=(Notice(code="test", message="labelled by hand, for tests"),),
    )


def _shared(known: dict[str, Claim], bare: list[Article]) -> list[Finding]:
    told = [known[i] for i in ("a3", "b3", "c2") if i in known]
    texts = {"a3": "184 passengers", "b3": "About 180 passengers", "c2": "more than 170 passengers"}
    on_board = difference("quantity", [(c, texts[c.id]) for c in told], bare, compatible=True)
    aground = [known[i] for i in ("a1", "b1", "c1") if i in known]
    quotes = [known["a5"], known["b4"]]
    return [
        agreement("f1", aground, "own-words", score=0.93),
        agreement("f2", told, differences=[on_board], score=0.81),
        agreement("f3", quotes, "same-statement", missing_from=_third(known), score=0.99),
    ]


def _disputed(known: dict[str, Claim], bare: list[Article]) -> list[Finding]:
    injured = [(known["a2"], "27 people"), (known["b2"], "25 people")]
    captain = [(known["a6"], "had been suspended"), (known["b5"], "has not been suspended")]
    hurt = difference("quantity", injured, bare, compatible=False)
    status = difference("status", captain, bare, compatible=False)
    versions = [[known["a2"]], [known["b2"]]]
    lacks = _third(known)
    return [
        conflict(
            "f4",
            versions,
            differences=[hurt],
            update=Update(earlier="b", later="a"),
            missing_from=lacks,
        ),
        conflict("f5", [[known["a6"]], [known["b5"]]], differences=[status], missing_from=lacks),
    ]


def _third(known: dict[str, Claim]) -> tuple[str, ...]:
    return ("c",) if "c1" in known else ()


class Nearness:
    """What comes nearest in the other articles, as a person chose it."""

    def __init__(self, bare: list[Article]) -> None:
        words = {
            "a": "It was a grey and windless evening.",
            "b": "Divers will inspect the hull on Wednesday.",
            "c": "The Northern Star ran aground off Port Ellis on Monday evening with more than"
            " 170 passengers on board.",
        }
        self._spans = {s.id: span(s.body, words[s.id]) for s in bare}

    def to(self, claim: Claim) -> dict[str, Span]:
        """The nearest sentence of every article but the claim's own."""
        return {i: span for i, span in self._spans.items() if i != claim.article}


def _alone(known: dict[str, Claim], near: Nearness) -> list[Finding]:
    lone = [known[i] for i in ("a4", "a7", "b6", "c3") if i in known]
    return [omission(f"f{n}", claim, near.to(claim), 0.31) for n, claim in enumerate(lone, 6)]


def _unsure(wire: Article) -> Ungrounded:
    near = span(wire.body, "About 180 passengers were on board.")
    return Ungrounded(
        article="b",
        kind="words",
        text="Coastline says that 300 people were on board.",
        reason="its sentence has no such words, or they leave out a “not”; it stands instead",
        nearest=near.model_copy(update={"grade": "fuzzy"}),
    )
