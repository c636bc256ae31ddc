"""What an editor reads first: what the articles share, where they differ, what one alone tells.

Every line is the articles' own words. Which lines stand here the comparison has said.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimdiff.reports import figures, highlight
from claimdiff.reports.rows import Book, Row
from claimdiff.reports.speakers import speaker
from claimdiff.reports.view import View, points, quotes
from claimdiff.result import AnyResult, Claim, Comparison, OverviewLine, SummaryResult
from claimdiff.text.names import same

_PLAIN = ("quantity", "time", "status")
"""Aspects that two phrases against each other show by themselves."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: where it leads, the ids beside it, its text or the texts of the sides.

    ``sign`` stands between the sides: of an update an arrow, from the earlier to the later.
    """

    target: str
    ids: tuple[str, ...]
    texts: tuple[str, ...]
    about: str = ""
    sign: str = "≠"

    @property
    def text(self) -> str:
        """The sides against each other, after what they are about."""
        told = f" {self.sign} ".join(self.texts)
        return f"{self.about}: {told}" if self.about else told


@dataclass(frozen=True, slots=True)
class Box:
    """A list with its title; of what one article tells alone ``article`` is its id."""

    sign: str
    tone: str
    title: str
    total: int
    lines: tuple[Line, ...]
    article: str = ""


def shown(result: AnyResult) -> dict[str, object]:
    """What every form shows of a result, by the names that templates have for it."""
    if isinstance(result, Comparison):
        view = View(result)
        return {
            "view": view,
            "overview": boxes(view),
            "figures": figures.lines(result),
            "histories": figures.histories(result),
        }
    if isinstance(result, SummaryResult):
        return {"quotes": quotes(result), "points": points(result), "figures": ()}
    return {"figures": ()}


def boxes(view: View) -> tuple[Box, ...]:
    """The lists of a comparison; none of a result that has no overview."""
    known = view.result.overview
    if known is None:
        return ()
    both = "In both" if view.paired else "In several"
    found = [Box("=", "agreement", both, view.total("agreement"), _lines(view, known.both))]
    if known.differ:
        lines, total = _lines(view, known.differ), view.total("conflict")
        found.append(Box("≠", "conflict", "They differ", total, lines))
    lone = Counter(view.claims[one.claims[0]].article for one in view.result.omissions)
    for at, one in enumerate(view.result.articles):
        sign = "◑" if view.paired and at else "◐"
        title, lines = f"Only in {one.label}", _lines(view, known.only.get(one.id, ()))
        found.append(Box(sign, "only", title, lone[one.id], lines, one.id))
    return tuple(found)


def _lines(view: View, lines: Iterable[OverviewLine]) -> tuple[Line, ...]:
    """Each line with the claims of its words; of two sides also what they differ in."""
    findings = Book(view.result.findings)
    return tuple(_line(Row(findings[one.finding], view), one) for one in lines)


def _line(row: Row, line: OverviewLine) -> Line:
    view = row.view
    if len(line.words) == 1:
        claim = view.claims[line.words[0].claim]
        told = claim
        if row.finding.basis == "same-statement" and not _is_one_voice(claim, row):
            told = claim.model_copy(update={"speaker": None})
        said = highlight.voiced(told, view.articles[claim.article])
        if told is not claim and claim.quoted:
            said = highlight.plain(said)[0].text
        return Line(line.finding, (claim.id,), (said,))
    order = view.in_time(row.finding)
    sides = sorted(line.words, key=lambda side: order.index(side.article))
    claims = tuple(side.claim for side in sides)
    about = _one_speaker(view, claims) or ("" if row.aspect in _PLAIN else row.aspect)
    return Line(line.finding, claims, tuple(one.text for one in sides), about, row.against)


def _is_one_voice(claim: Claim, row: Row) -> bool:
    """Whether every claim of a quotation has a speaker, and no two have different names."""
    who = claim.speaker.name if claim.speaker else ""
    others = (one for one in row.claims if one.id in row.finding.basis_claims)
    languages = {one.id: one.language for one in row.view.articles.values()}
    return all(
        one.speaker and (same(one.speaker.name, who) or not speaker(one, languages[one.article]))
        for one in others
    )


def _one_speaker(view: View, keys: Sequence[str]) -> str:
    """Who says both sides, where that is one: what differs is then no two sources' word."""
    claims = [view.claims[key] for key in keys]
    names = [speaker(claim, view.articles[claim.article].language) for claim in claims]
    return max(names, key=len) if all(name and same(names[0], name) for name in names) else ""
