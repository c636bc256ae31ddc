"""The index of a batch: one page with totals, charts and a table of all pairs.

It is made row by row from short accounts of the items, so a batch of any size needs no more memory
than a small one. It reads no result.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import quote

from markupsafe import Markup
from pydantic import BaseModel, ConfigDict

from claimdiff import __version__
from claimdiff.reports import wording
from claimdiff.reports.view import View
from claimdiff.reports.webpage import asset, environment, policy
from claimdiff.result import Comparison, EngineInfo

_BINS = 10
"""Bars of the chart of shares: tenths are read at a glance."""
_MOST_CONFLICTS = 5
"""The last bar of the chart of conflicts is for so many and more: few pairs have them."""
_AT_ONCE = 100
"""Pieces of a page that are written together: a row is made of dozens of them."""
_CHARTED = 10
"""Comparisons from which on charts tell more than the table."""
_OPENED = 60
"""Conflicts of a batch that are shown without a click: some five screens."""
_SHARES = "Comparisons by the share of facts that all report alike, in per cent"


class Clash(BaseModel):
    """A conflict of an item: its finding, what it is about, who tells each version in what words.

    ``sign`` stands between them: of an update an arrow, from the earlier to the later.
    """

    model_config = ConfigDict(frozen=True)

    finding: str
    aspect: str
    sides: tuple[tuple[str, str], ...]
    sign: str = "≠"


class Brief(BaseModel):
    """What the index says of one item; lists have an entry for each article."""

    model_config = ConfigDict(frozen=True)

    id: str
    file: str = ""
    status: Literal["complete", "partial", "failed"]
    labels: tuple[str, ...]
    titles: tuple[str | None, ...]
    failed: tuple[bool, ...]
    agreement: int
    conflict: int
    omission: int
    reason: str
    conflicts: tuple[Clash, ...] = ()
    unsearched: str = ""
    """Why what one article lacks was not looked for: then no share of facts is told."""

    @property
    def facts(self) -> int:
        """How many facts were found in all."""
        return self.agreement + self.conflict + self.omission

    @property
    def share(self) -> float | None:
        """Which part of the facts all report alike; None where that was not looked for."""
        return self.agreement / self.facts if self.facts and not self.unsearched else None

    @property
    def link(self) -> str:
        """The report's address from the index."""
        return f"reports/{quote(self.file)}"


def brief(key: str, result: Comparison) -> Brief:
    """What the index says of an item: counts of what is sure, and its conflicts.

    They have the phrases that cannot both hold; where none is named, the words of the claims.
    """
    view = View(result)
    clashes = tuple(
        Clash(
            finding=row.finding.id,
            aspect=row.title,
            sides=tuple(
                (", ".join(view.articles[one].label for one in who), said)
                for who, said in row.versions
            )
            or tuple((one.article.label, one.claims[0].text) for one in row.quotes),
            sign=row.against,
        )
        for row in view.part("conflict").rows
    )
    return Brief(
        id=key,
        status=result.status,
        labels=tuple(article.label for article in result.articles),
        titles=tuple(article.title for article in result.articles),
        failed=tuple(article.status == "failed" for article in result.articles),
        agreement=view.total("agreement"),
        conflict=view.total("conflict"),
        omission=view.total("omission"),
        reason=result.errors[0].message if result.errors else "",
        conflicts=clashes,
        unsearched=wording.UNSEARCHED.get(view.unsearched, ""),
    )


@dataclass
class Totals:
    """What is counted over all items."""

    items: int = 0
    status: Counter[str] = field(default_factory=Counter)
    relations: Counter[str] = field(default_factory=Counter)
    shares: Counter[int] = field(default_factory=Counter)
    conflicts: Counter[int] = field(default_factory=Counter)

    def add(self, brief: Brief) -> None:
        """Count one item; one that failed is in no chart."""
        self.items += 1
        self.status[brief.status] += 1
        if brief.status == "failed":
            return
        for relation in ("agreement", "conflict", "omission"):
            self.relations[relation] += getattr(brief, relation)
        self.conflicts[min(brief.conflict, _MOST_CONFLICTS)] += 1
        if brief.share is not None:
            self.shares[min(int(brief.share * _BINS), _BINS - 1)] += 1


def page(briefs: Callable[[], Iterable[Brief]], info: EngineInfo, *, linked: bool) -> Iterator[str]:
    """The page, piece by piece.

    Args:
        briefs: Gives the items in order; it is called for the totals, the conflicts, the rows.
        info: The engine that read the articles.
        linked: Whether the items have reports to link to.
    """
    totals = Totals()
    for brief in briefs():
        totals.add(brief)
    stream = (
        environment()
        .get_template("index.html.j2")
        .stream(
            briefs=briefs(),
            clashing=(brief for brief in briefs() if brief.conflicts),
            opened=totals.relations["conflict"] <= _OPENED,
            totals=totals,
            charts=_charts(totals),
            least=_CHARTED,
            engine=info,
            version=__version__,
            linked=linked,
            policy=policy("index"),
            css=Markup(asset("index.css")),  # noqa: S704 - our own file, hashed in the policy
            js=Markup(asset("index.js")),  # noqa: S704 - our own file, hashed in the policy
        )
    )
    stream.enable_buffering(_AT_ONCE)
    return iter(stream)


def _charts(totals: Totals) -> dict[str, list[tuple[str, int]]]:
    """The bars of the charts by their titles, each with its count; of items that were compared."""
    tenths = [f"{100 * n // _BINS}–{100 * (n + 1) // _BINS}" for n in range(_BINS)]
    numbers = [*map(str, range(_MOST_CONFLICTS)), f"{_MOST_CONFLICTS} or more"]
    return {
        title: [(name, counts[n]) for n, name in enumerate(names)]
        for title, names, counts in (
            (_SHARES, tenths, totals.shares),
            ("Comparisons by their number of conflicts", numbers, totals.conflicts),
        )
    }
