"""A comparison as a reader meets it: parts in reading order, each row with both sides' words.

Every format is made of this one view, so that they tell the same story in the same order: conflicts
first, then what was not found elsewhere, then agreements. It arranges; it judges nothing.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeVar

from claimdiff.errors import InputError
from claimdiff.reports import marking
from claimdiff.result import Article, Claim, Comparison, Finding, Nearest, Span, SummaryResult
from claimdiff.text.names import names, same

Tone = Literal["conflict", "left", "right", "some", "agreement"]
_LED_TO = re.compile(r"\b(?:and|at|for|from|in|of|to|with)\b")
_Thing = TypeVar("_Thing", Article, Claim)


@dataclass(frozen=True)
class Quote:
    """One claim in its article's words; they are cut at the marks when a format shows them."""

    article: Article
    claim: Claim
    marks: Sequence[marking.Mark] = ()

    @cached_property
    def own(self) -> tuple[marking.Piece, ...]:
        """The claim's own wording where that says more than the quotation."""
        return marking.own(self.claim, self.marks)

    @cached_property
    def pieces(self) -> tuple[marking.Piece, ...]:
        """The quotation in its frame."""
        return marking.pieces(self.claim, self.marks, self.article)

    @property
    def marked(self) -> tuple[str, ...]:
        """The words in which it differs."""
        return tuple(piece.text for piece in (*self.own, *self.pieces) if piece.marked)


@dataclass(frozen=True, slots=True)
class Near:
    """An article with no claim of a fact, and the sentence of it that comes nearest to it."""

    article: Article
    nearest: Nearest | None

    @property
    def span(self) -> Span | None:
        """Where that sentence stands, if there is one."""
        return self.nearest.span if self.nearest else None


@dataclass(frozen=True, slots=True)
class Row:
    """One finding: who tells it in which words, by version, and who does not.

    ``also`` are the articles that tell it in a sentence that gave no claim of its own, ``lacks``
    those in which it was not found, ``apart`` those of which the finding says nothing.
    """

    finding: Finding
    positions: tuple[tuple[Quote, ...], ...]
    also: tuple[Near, ...]
    lacks: tuple[Near, ...]
    apart: tuple[Article, ...]

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes of all versions, in order."""
        return tuple(quote for position in self.positions for quote in position)

    @property
    def tellers(self) -> frozenset[str]:
        """The ids of the articles that tell it."""
        return frozenset(quote.article.id for quote in self.quotes)


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the report. ``sign`` stands for it wherever colour could be missing."""

    key: str
    sign: str
    tone: Tone
    title: str
    short: str
    about: str
    rows: tuple[Row, ...]


class Book:
    """The articles and claims of a result by id."""

    def __init__(self, articles: Iterable[Article], claims: Iterable[Claim]) -> None:
        self._articles = {article.id: article for article in articles}
        self._claims = {claim.id: claim for claim in claims}

    def article(self, identity: str) -> Article:
        """The article of this id.

        Raises:
            InputError: There is none.
        """
        return _look_up(self._articles, identity, "article")

    def claim(self, identity: str) -> Claim:
        """The claim of this id.

        Raises:
            InputError: There is none.
        """
        return _look_up(self._claims, identity, "claim")

    def label(self, identity: str) -> str:
        """How the article of this id is called; the id itself where there is no such article."""
        article = self._articles.get(identity)
        return article.label if article else identity

    def labels(self, identities: Iterable[str]) -> str:
        """The labels of some articles, as a list in words."""
        return ", ".join(self.label(identity) for identity in identities)


class View:
    """A comparison, arranged for reading."""

    def __init__(self, result: Comparison) -> None:
        self.result = result
        self.book = Book(result.articles, result.claims)

    @property
    def paired(self) -> bool:
        """Whether two articles are compared: then each has a "not found" list of its own."""
        return len(self.result.articles) == 2

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The four parts of the report, in reading order; an empty one has no rows."""
        rows = [self._row(finding) for finding in self.result.findings]
        conflicts = tuple(r for r in rows if r.finding.relation == "conflict")
        lone = [r for r in rows if r.finding.relation == "omission"]
        shared = [r for r in rows if r.finding.relation == "agreement"]
        conflict = Part("conflict", "≠", "conflict", "Conflicts", "conflict", "", conflicts)
        middle = self._sides(lone) if self.paired else self._shares(lone, shared)
        everywhere = tuple(r for r in shared if self.paired or not r.finding.missing_from)
        title = "Agreements" if self.paired else "Told by all"
        agreement = Part("agreement", "=", "agreement", title, "agree", "", everywhere)
        return (conflict, *middle, agreement)

    @cached_property
    def others(self) -> tuple[Quote, ...]:
        """The claims that stand in no finding: nothing is dropped in silence."""
        found = {claim for finding in self.result.findings for claim in finding.claims}
        return tuple(self._quote(c.id, {}) for c in self.result.claims if c.id not in found)

    def _sides(self, lone: list[Row]) -> tuple[Part, Part]:
        """The two "not found" lists of a pair."""
        first, second = self.result.articles
        return (
            _missing("left", "◐", lone, reporter=first, other=second),
            _missing("right", "◑", lone, reporter=second, other=first),
        )

    def _shares(self, lone: list[Row], shared: list[Row]) -> tuple[Part, Part]:
        """What one of three or more articles tells, and what some of them tell."""
        some = tuple(row for row in shared if row.finding.missing_from)
        about = "by more than one article, not found in every one"
        return (
            Part(
                "left",
                "◐",
                "left",
                "Told by one",
                "in one only",
                "not found elsewhere",
                tuple(lone),
            ),
            Part("some", "◕", "some", "Told by some", "in some", about, some),
        )

    def _row(self, finding: Finding) -> Row:
        claims = [self.book.claim(identity) for identity in finding.claims]
        marked = marking.marks(finding, claims)
        positions = tuple(
            tuple(self._quote(identity, marked) for identity in position.claims)
            for position in finding.positions
        )
        claimed = {self.book.claim(identity).article for identity in finding.claims}
        told = dict.fromkeys(a for position in finding.positions for a in position.articles)
        also = self._near(finding, [identity for identity in told if identity not in claimed])
        lacks = self._near(finding, finding.missing_from)
        spoken_of = claimed | told.keys() | set(finding.missing_from)
        apart = tuple(one for one in self.result.articles if one.id not in spoken_of)
        return Row(finding, positions, also, lacks, apart)

    def _near(self, finding: Finding, articles: Iterable[str]) -> tuple[Near, ...]:
        nearest = {near.article: near for near in finding.nearest}
        return tuple(Near(self.book.article(one), nearest.get(one)) for one in articles)

    def _quote(self, identity: str, marked: dict[str, list[marking.Mark]]) -> Quote:
        claim = self.book.claim(identity)
        return Quote(self.book.article(claim.article), claim, marked.get(identity, ()))


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who is quoted, and the claims that are theirs, by article id."""

    name: str
    claims: dict[str, tuple[Claim, ...]]


def voices(result: Comparison | SummaryResult) -> tuple[Voice, ...]:
    """Who is quoted in which claims, the most quoted first; one row for one name."""
    quoted = [(claim.speaker.name, claim) for claim in result.claims if claim.speaker is not None]
    rows = _rows({speaker for speaker, _ in quoted})
    grouped: dict[str, list[Claim]] = {}
    for speaker, claim in quoted:
        grouped.setdefault(rows[speaker], []).append(claim)
    by_weight = sorted(grouped.values(), key=lambda claims: -len(claims))
    return tuple(_voice(claims) for claims in by_weight)


def _rows(speakers: Collection[str]) -> dict[str, str]:
    """The row of each description of a speaker: the name that it ends in, or its own words."""
    named = {who.casefold(): name for who in sorted(speakers) if (name := _named(who))}
    fullest = _fullest(set(named.values()))
    return {who: fullest.get(named.get(who.casefold(), ""), who.casefold()) for who in speakers}


def _fullest(found: Collection[str]) -> dict[str, str]:
    """For each name the fuller one that it stands for.

    Where that may be several it is itself: "Lunt" where both Ada and Otto Lunt are quoted.
    """
    fullest: dict[str, str] = {}
    for name in sorted(found, key=lambda one: (-len(one.split()), one)):
        fuller = [one for one in set(fullest.values()) if same(one, name)]
        fullest[name] = fuller[0] if len(fuller) == 1 else name
    return fullest


def _named(speaker: str) -> str:
    """The name that a description ends in ("flight director Ada Lunt"), if it is the speaker's.

    A spokesman for a firm is not the firm.
    """
    last = names(speaker)[-1:]
    if not last or last[0].end != len(speaker) or _LED_TO.search(speaker, 0, last[0].start):
        return ""
    return last[0].norm


def _voice(claims: list[Claim]) -> Voice:
    by_article: dict[str, tuple[Claim, ...]] = {}
    for claim in claims:
        by_article[claim.article] = (*by_article.get(claim.article, ()), claim)
    told = [claim.speaker.name for claim in claims if claim.speaker]
    return Voice(max(told, key=len), by_article)


def _missing(
    key: Literal["left", "right"], sign: str, lone: list[Row], *, reporter: Article, other: Article
) -> Part:
    title = f"Not found in {other.label}"
    rows = tuple(r for r in lone if r.quotes and r.quotes[0].article.id == reporter.id)
    about = f"reported by {reporter.label}"
    return Part(key, sign, key, title, f"only in {reporter.label}", about, rows)


def _look_up(table: dict[str, _Thing], identity: str, what: str) -> _Thing:
    try:
        return table[identity]
    except KeyError:
        message = f"the saved result refers to {what} {identity!r}, which is not in it"
        raise InputError(message, hint="see what else is wrong with: claimdiff verify") from None
