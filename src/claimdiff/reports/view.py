"""A comparison as a reader meets it: parts in reading order, each row with both sides' words.

Every format is made of this one view, so that they tell the same story in the same order. Of two
articles: conflicts, what was not found in the other, agreements; of more: conflicts, what all, some
and one of them tell. It arranges; it judges nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import comb

from claimdiff.reports import highlight, wording
from claimdiff.reports.rows import Book, Quote, Row, by_sentence
from claimdiff.result import (
    DIFFERENT_EVENTS,
    DIFFERENT_LANGUAGES,
    Article,
    Claim,
    Comparison,
    Finding,
    Span,
    SummaryResult,
)
from claimdiff.text.times import moment

_COMPARABLE = 2
_TWO_LANGUAGES = (
    "Two languages: without a language model only figures, dates and names link them, and nothing "
    "is called not found between them."
)


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
        said = {row.hand for row in self.rows}
        return said.pop() if len(said) == 1 else ""

    @property
    def aside(self) -> str:
        """What stands beside its title."""
        return " · ".join(part for part in (self.about, self.by) if part)

    def mark(self, row: Row) -> str:
        """The sign of one of its rows."""
        return row.against if self.key == "conflict" else self.sign

    def hand(self, row: Row) -> str:
        """Whose word a finding is, where its neighbours are another's, and how sure it is."""
        return " · ".join(filter(None, ("" if self.by else row.hand, row.doubt)))


class View:
    """A comparison, arranged for reading."""

    def __init__(self, result: Comparison) -> None:
        self.result = result
        self.articles = Book(result.articles)
        self.claims = Book(result.claims)
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
        apart = len(codes) == comb(self.readable, 2)
        return next((one for one in why if apart and one in codes), "")

    @property
    def readable(self) -> int:
        """How many articles could be read."""
        return sum(article.status != "failed" for article in self.result.articles)

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
        return tuple(self.quote(group, {}) for group in by_sentence(lone))

    @property
    def in_words(self) -> str:
        """The comparison in a few sentences, what a reader must know of it first.

        Nothing is said of an article that could not be read.
        """
        said = [_TWO_LANGUAGES] if self.unsearched == DIFFERENT_LANGUAGES else []
        if versions := self.result.versions:
            earlier, later = (
                self.articles[one].label for one in (versions.earlier, versions.later)
            )
            said.append(
                f"{later} is a later version of {earlier}:"
                f" {wording.count(len(versions.added), 'claim')} added,"
                f" {len(versions.removed) or 'none'} taken out, {len(versions.changed) or 'none'}"
                " changed."
            )
        if self.readable < _COMPARABLE:
            said.append("Nothing was compared: fewer than two articles could be read.")
        else:
            said.append(self._pair_in_words() if self.paired else self._many_in_words())
        return " ".join(said)

    def _pair_in_words(self) -> str:
        first, second = (article.label for article in self.result.articles)
        agree, conflict, left, right = self._counts("agreement", "conflict", "left", "right")
        clash = f"and differ on {conflict}" if conflict else "and no conflict was found"
        if later := sum(finding.update is not None for finding in self.result.findings):
            which = "which" if conflict == 1 else f"{later} of which"
            clash += f", {which} {'has' if later == 1 else 'have'} a later value"
        if self.unsearched == DIFFERENT_EVENTS:
            alike = f"{wording.count(agree, 'fact')} {'looks' if agree == 1 else 'look'} alike"
            return (
                f"{first} and {second} seem to report different events: {alike} {clash}."
                " What only one tells is not listed."
            )
        agreed = f"{first} and {second} agree on"
        if self.unsearched:
            return f"{agreed} {wording.count(agree, 'fact')}{self._aside} {clash}."
        return (
            f"{agreed} {agree or 'none'} of {self._facts}{self._aside} {clash}. "
            f"Not found in {second}: {wording.count(left, 'fact')} of {first}. "
            f"Not found in {first}: {right or 'none'} of {second}.{self._unsure}"
        )

    def _many_in_words(self) -> str:
        agree, conflict, lone, some = self._counts("agreement", "conflict", "left", "some")
        clash = f"{conflict} {'is' if conflict == 1 else 'are'}" if conflict else "none is"
        return (
            f"Of {self._facts} in {wording.count(self.readable, 'article')}, {agree or 'none'} "
            f"{'is' if agree == 1 else 'are'} told by all{self._aside}, {some or 'none'} by some, "
            f"{lone or 'none'} by one only; {clash} in conflict.{self._unsure}"
        )

    def _counts(self, *keys: str) -> list[int]:
        return [len(self.part(key).rows) for key in keys]

    @property
    def _facts(self) -> str:
        return wording.count(len(self.result.findings), "fact")

    @property
    def _aside(self) -> str:
        """The share of facts that all tell, and how many agreements rest on two named sources."""
        total = 0 if self.unsearched else len(self.result.findings)
        shared = len(self.part("agreement").rows)
        bases = [one.basis for one in self.result.agreements]
        own = bases.count("different-sources")
        parts = [f"{round(100 * shared / total)} %"] if shared and total else []
        parts += (
            [f"{'all' if own == len(bases) > 1 else own} from different sources"] if own else []
        )
        return f" ({', '.join(parts)})" if parts else ""

    @property
    def _unsure(self) -> str:
        """How many omissions are not sure, so that the numbers add up."""
        rows = self.perhaps.rows
        return f" {self.perhaps.title}: {len(rows)}." if rows else ""

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
