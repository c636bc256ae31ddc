"""A comparison as a reader meets it: parts in reading order, each row with both sides' words.

Every format is made of this one view, so that they tell the same story in the same order. Of two
articles: conflicts, what was not found in the other, agreements; of more: conflicts, what all, some
and one of them tell. It arranges; it judges nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import comb

from claimdiff.reports import figures, highlight, wording
from claimdiff.reports.book import Book
from claimdiff.result import (
    DIFFERENT_EVENTS,
    DIFFERENT_LANGUAGES,
    Article,
    Claim,
    Comparison,
    Finding,
    Nearest,
    Span,
    SummaryResult,
)
from claimdiff.text.times import moment

_NEAR = 0.15
"""Score from which a nearest sentence is worth a look: four in five lie below and tell nothing."""

_SHOWN = 130
"""Characters of the nearest sentence: two lines of 80 columns."""


@dataclass(frozen=True)
class Quote:
    """Claims of one article's sentence in its words, cut at the marks when a format shows them."""

    article: Article
    claims: tuple[Claim, ...]
    marks: Sequence[highlight.Range] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its claims."""
        return tuple(claim.id for claim in self.claims)

    @property
    def manner(self) -> str:
        """Who says it and how sure it is, where the sentence doesn't say so."""
        manners = dict.fromkeys(wording.manner(claim, self.article) for claim in self.claims)
        return "; ".join(one for one in manners if one)

    @cached_property
    def pieces(self) -> tuple[highlight.Piece, ...]:
        """The quotation in its sentence."""
        return highlight.pieces(self.claims, self.marks, self.article)

    @property
    def sentence(self) -> tuple[str, ...]:
        """What tells whether two quotations are of one sentence."""
        return (self.article.id, *map(str, self.claims[0].sentence))

    @property
    def within(self) -> tuple[highlight.Piece, ...]:
        """The quotation without its sentence, for where that stands just above."""
        return highlight.framed(self.pieces)

    @property
    def marked(self) -> tuple[str, ...]:
        """The words in which it differs."""
        return tuple(piece.text for piece in self.pieces if piece.marked)


@dataclass(frozen=True, slots=True)
class Near:
    """An article with no claim of a fact, and the sentence of it that comes nearest to it."""

    article: Article
    nearest: Nearest | None

    @property
    def span(self) -> Span | None:
        """Where that sentence stands, if there is one."""
        return self.nearest.span if self.nearest else None

    @property
    def start(self) -> str:
        """The beginning of that sentence: enough to see whether to look at the whole."""
        return wording.shortened(self.span.exact, _SHOWN) if self.span else ""

    @property
    def close(self) -> bool:
        """Whether the sentence is near enough to be worth a look."""
        return self.span is not None and self.nearest is not None and self.nearest.score >= _NEAR


@dataclass(frozen=True)
class Row:
    """One finding as every format shows it: who tells it in which words, who does not."""

    finding: Finding
    view: "View"

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The words of those who tell it, in the articles' order; a sentence stands once."""
        claims = [self.view.claims[key] for key in self.finding.claims]
        marked = highlight.marks(self.finding, claims)
        found = [
            self.view.quote(group, marked)
            for position in self.finding.positions
            for group in _by_sentence([self.view.claims[key] for key in position.claims])
        ]
        return tuple(sorted(found, key=lambda quote: self.view.order.index(quote.article.id)))

    @property
    def tellers(self) -> frozenset[str]:
        """The ids of the articles that tell it in a claim."""
        return frozenset(self.view.claims[key].article for key in self.finding.claims)

    @property
    def _positioned(self) -> list[str]:
        return [key for position in self.finding.positions for key in position.articles]

    @property
    def also(self) -> tuple[Near, ...]:
        """Articles that tell it in a sentence that gave no claim of its own."""
        return self._near(key for key in dict.fromkeys(self._positioned) if key not in self.tellers)

    @property
    def lacks(self) -> tuple[Near, ...]:
        """Articles in which it was not found."""
        return self._near(self.finding.missing_from)

    @property
    def close(self) -> tuple[Near, ...]:
        """Where something is near of what it lacks."""
        return tuple(near for near in self.lacks if near.close)

    @property
    def apart(self) -> tuple[Article, ...]:
        """Articles of which the finding says nothing."""
        spoken_of = self.tellers | {*self._positioned, *self.finding.missing_from}
        return tuple(one for one in self.view.result.articles if one.id not in spoken_of)

    @property
    def everywhere(self) -> bool:
        """Whether each article that could be read tells it."""
        return not self.lacks and all(one.status == "failed" for one in self.apart)

    def _near(self, articles: Iterable[str]) -> tuple[Near, ...]:
        nearest = {near.article: near for near in self.finding.nearest}
        return tuple(Near(self.view.articles[one], nearest.get(one)) for one in articles)

    @property
    def phrases(self) -> Mapping[str, str]:
        """Of a conflict what each article has that cannot hold with the other's, by article."""
        return wording.clashing(self.finding, self.view.order)

    @property
    def versus(self) -> str:
        """These against each other, on one line."""
        return f" {self.against} ".join(dict.fromkeys(text for _, text in self.versions))

    @property
    def versions(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """Of a conflict who tells each version, and its values."""
        return wording.versions(self.finding, self.view.in_time(self.finding))

    @property
    def against(self) -> str:
        """What stands between versions: of an update an arrow, from earlier to later."""
        return "→" if self.finding.update else "≠"

    @property
    def title(self) -> str:
        """What it is about, in a few words; of a conflict of figures what they measure."""
        title = wording.title(self.finding)
        figured = title == "quantity" and figures.measure(self.view.result, self.finding.claims)
        return figured or title

    @property
    def about(self) -> str:
        """Which article tells a later value; of three or more who lacks it, and who was first."""
        about = [wording.update(self.finding, self.view.labels)]
        if not self.view.paired:
            early = figures.first(self.view.articles[one] for one in {*self._positioned})
            about.insert(0, wording.lacking(self.finding, self.view.labels))
            about += [f"first in {early.label}"] if early and not self.finding.update else []
        return " · ".join(filter(None, about))

    @property
    def asides(self) -> tuple[str, ...]:
        """Further differences, and the program's note."""
        return wording.asides(self.finding, self.view.labels)

    @property
    def headline(self) -> str:
        """Title, phrases and what is to be known of it on one line."""
        title = ": ".join(filter(None, (self.title, self.versus)))
        return " · ".join(filter(None, (title, self.about)))

    def said(self, quote: Quote) -> str:
        """The phrase that cannot hold with the other's, and the claims' words."""
        told = (self.phrases.get(quote.article.id), " … ".join(one.text for one in quote.claims))
        return " · ".join(filter(None, told))


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the report. ``sign`` stands for it wherever colour could be missing."""

    key: str
    sign: str
    title: str
    short: str
    about: str
    rows: tuple[Row, ...]

    @property
    def tone(self) -> str:
        """How it is coloured."""
        return "some" if self.key == "perhaps" else self.key

    @property
    def by(self) -> str:
        """Whose word all its findings are, where it is one and the same: said once, above them."""
        said = {row.finding.by for row in self.rows}
        return wording.BY.get(said.pop(), "") if len(said) == 1 else ""

    @property
    def aside(self) -> str:
        """What stands beside its title."""
        return " · ".join(part for part in (self.about, self.by) if part)

    def mark(self, row: Row) -> str:
        """The sign of one of its rows."""
        return row.against if self.key == "conflict" else self.sign

    def hand(self, row: Row) -> str:
        """Whose word a finding is, where its neighbours are another's, and how sure it is."""
        by = "" if self.by else wording.BY.get(row.finding.by, "")
        return " · ".join(part for part in (by, wording.doubt(row.finding)) if part)


class View:
    """A comparison, arranged for reading."""

    def __init__(self, result: Comparison) -> None:
        self.result = result
        self.articles = Book(result.articles)
        self.claims = Book(result.claims)
        self.labels = {article.id: article.label for article in result.articles}
        self.order = [article.id for article in result.articles]

    @property
    def paired(self) -> bool:
        """Whether two articles are compared: then each has a "not found" list of its own."""
        return len(self.result.articles) == 2

    @property
    def unsearched(self) -> str:
        """Why it was not looked for what one article lacks, as a notice's code; "" where it was.

        All that were read tell events of their own, or no model has read their languages.
        """
        offline = self.result.engine.name == "offline"
        why = (DIFFERENT_EVENTS, *((DIFFERENT_LANGUAGES,) if offline else ()))
        codes = [one.code for one in self.result.warnings if one.code in why]
        readable = sum(article.status != "failed" for article in self.result.articles)
        apart = len(codes) == comb(readable, 2)
        return next((one for one in why if apart and one in codes), "")

    def total(self, relation: str) -> int:
        """How many findings of a kind there are."""
        return sum(one.relation == relation and one.sure for one in self.result.findings)

    def in_time(self, finding: Finding) -> list[str]:
        """The articles' ids in their order; of an update those of the latest value last.

        Those between the earliest and the latest stand as published, where that is known of each.
        """
        if (update := finding.update) is None:
            return self.order
        published = {key: moment(self.articles[key].published) for key in self.order}
        times = {key: time for key, time in published.items() if time}
        known = len(times) == len(published)
        order = sorted(times, key=times.__getitem__) if known else self.order
        ends = {}
        for one in finding.positions:
            end = (update.later in one.articles) - (update.earlier in one.articles)
            ends.update(dict.fromkeys(one.articles, end))
        ends |= {update.earlier: -1, update.later: 1}
        return sorted(order, key=lambda key: ends.get(key, 0))

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The four parts of the report, in reading order; an empty one has no rows."""
        conflicts, lone, shared = map(self._rows, ("conflict", "omission", "agreement"))
        conflict = Part("conflict", "≠", "Conflicts", "conflict", "", conflicts)
        agreement = Part("agreement", "=", "Agreements", "agree", "", shared)
        if self.paired:
            first, second = self.result.articles
            left = self._missing("left", "◐", first, second, lone)
            return (conflict, left, self._missing("right", "◑", second, first, lone), agreement)
        everywhere = tuple(row for row in shared if row.everywhere)
        some = tuple(row for row in shared if not row.everywhere)
        about = "by more than one article, not by every one"
        return (
            conflict,
            replace(agreement, title="Told by all", rows=everywhere),
            Part("some", "◕", "Told by some", "in some", about, some),
            Part("left", "◐", "Told by one", "in one only", "not found elsewhere", lone),
        )

    def _rows(self, relation: str) -> tuple[Row, ...]:
        found = (one for one in self.result.findings if one.relation == relation and one.sure)
        return tuple(Row(one, self) for one in found)

    def _missing(
        self, key: str, sign: str, reporter: Article, other: Article, lone: Iterable[Row]
    ) -> Part:
        """What one of a pair tells alone."""
        title, about = f"Not found in {other.label}", f"reported by {reporter.label}"
        if versions := self.result.versions:
            done = "Added in" if versions.later == reporter.id else "Taken out of"
            title, about = f"{done} {reporter.label}", title[0].lower() + title[1:]
        rows = tuple(row for row in lone if reporter.id in row.tellers)
        return Part(key, sign, title, f"only in {reporter.label}", about, rows)

    def part(self, key: str) -> Part:
        """One of them by its key."""
        return next(part for part in self.parts if part.key == key)

    @cached_property
    def perhaps(self) -> Part:
        """What both tell in other words, or perhaps one alone: shown apart, never counted."""
        rows = [Row(finding, self) for finding in self.result.findings if not finding.sure]
        about = "words prove neither that both tell it nor that one does not"
        return Part("perhaps", "?", "Perhaps told in other words", "", about, tuple(rows))

    @property
    def every(self) -> tuple[Part, ...]:
        """All parts, the uncounted one last."""
        return (*self.parts, self.perhaps)

    @property
    def counted(self) -> tuple[Part, ...]:
        """The parts that are counted: of two languages that nobody searched not what one lacks."""
        if not (self.unsearched and self.paired):
            return self.parts
        return tuple(part for part in self.parts if part.key in ("conflict", "agreement"))

    @cached_property
    def others(self) -> tuple[Quote, ...]:
        """The claims that stand in no finding: nothing is dropped in silence."""
        found = {claim for finding in self.result.findings for claim in finding.claims}
        lone = [claim for claim in self.result.claims if claim.id not in found]
        return tuple(self.quote(group, {}) for group in _by_sentence(lone))

    def quote(self, claims: Sequence[Claim], marked: Mapping[str, list[highlight.Range]]) -> Quote:
        """Claims of one sentence with their marks, by claim."""
        marks = [mark for claim in claims for mark in marked.get(claim.id, ())]
        return Quote(self.articles[claims[0].article], tuple(claims), marks)


def quotes(result: SummaryResult) -> dict[str, list[Quote]]:
    """The claims of a summary by article, each in its sentence."""
    articles = Book(result.articles)
    found: dict[str, list[Quote]] = {key: [] for key in articles}
    for claim in result.claims:
        found[claim.article].append(Quote(articles[claim.article], (claim,)))
    return found


def points(result: SummaryResult) -> dict[str, list[tuple[str, Span | None]]]:
    """The key points of a summary by article: words with who says them, and where they stand."""
    claims = {claim.id: claim for claim in result.claims}
    return {
        article.id: [
            (
                highlight.voiced(claims[one.claim], article) if one.claim in claims else one.text,
                one.spans[0] if one.spans else None,
            )
            for one in (article.summary.points if article.summary else ())
        ]
        for article in result.articles
    }


def _by_sentence(claims: Iterable[Claim]) -> list[list[Claim]]:
    """The claims of one sentence together; of version 1 each alone."""
    groups: dict[object, list[Claim]] = {}
    for claim in sorted(claims, key=lambda one: one.spans[0].start if one.spans else 0):
        groups.setdefault((claim.article, claim.sentence or claim.id), []).append(claim)
    return list(groups.values())
