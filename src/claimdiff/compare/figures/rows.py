"""The rows of a comparison of figures: what two or more articles tell of one measure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from claimdiff.text.figures import Figure
from claimdiff.text.lexicon import measures

Status = Literal["agree", "differ", "update", "open"]
GRAVEST: tuple[Status, ...] = ("differ", "update", "agree", "open")
"""The statuses, the one that a reader must see first first."""


@dataclass(frozen=True, slots=True)
class ArticleFigures:
    """An article's figures: ``article`` is its id, ``published`` ISO 8601 or None."""

    article: str
    published: str | None
    figures: Sequence[Figure]


@dataclass(frozen=True, slots=True)
class Value:
    """One article's figure in a row."""

    article: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Row:
    """What the articles tell of one measure of one subject, and why the status is what it is."""

    measure: str
    subject: str
    status: Status
    values: tuple[Value, ...]
    why: str
    earlier: str | None = None
    later: str | None = None


def once(linked: list[tuple[Figure, Figure]]) -> Iterator[tuple[Figure, Figure]]:
    """Each figure in one pair, the first that it stands in, exact pairs first."""
    used: set[int] = set()
    for one, two in sorted(linked, key=lambda pair: pair[0].low != pair[1].low):
        if not {id(one), id(two)} & used:
            used |= {id(one), id(two)}
            yield one, two


def why_equal(one: Figure, two: Figure) -> str:
    """Why two figures agree."""
    exact = (one.low, one.high, one.other) == (two.low, two.high, two.other)
    return "the same number" if exact else "numbers that can both hold"


def make_row(
    a: ArticleFigures, b: ArticleFigures, one: Figure, two: Figure, status: Status, why: str
) -> Row:
    """The row of two articles for a figure of each."""
    values = (Value(a.article, one), Value(b.article, two))
    return Row(one.measure, _subject(one, two), status, values, why)


def _subject(one: Figure, two: Figure) -> str:
    if one.scope:
        return " ".join(sorted(one.scope))
    both = one.holder.nearest & two.holder.nearest
    listed = measures().get(one.measure)
    return " ".join(sorted(both)) if listed and listed.rule != "event" else ""


def united(rows: list[Row]) -> list[Row]:
    """One row for all pairs of articles that share a figure; the gravest status is the row's."""
    whole: list[Row] = []
    for row in rows:
        same = next((other for other in whole if _joins(other, row)), None)
        if same is None:
            whole.append(row)
            continue
        worse = min(same, row, key=gravity)
        values = dict.fromkeys((*same.values, *row.values))
        whole[whole.index(same)] = replace(worse, values=tuple(values))
    return whole


def _joins(row: Row, other: Row) -> bool:
    """Tell whether two rows of different articles share a figure."""
    articles = [{value.article for value in each.values} for each in (row, other)]
    return articles[0] != articles[1] and bool(set(row.values) & set(other.values))


def in_order(row: Row, articles: Sequence[str]) -> Row:
    """A row with its values in the order of the articles."""
    return replace(row, values=tuple(sorted(row.values, key=lambda v: articles.index(v.article))))


def gravity(row: Row) -> int:
    """The place of a row's status among all."""
    return GRAVEST.index(row.status)
