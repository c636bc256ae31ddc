"""The figures of a comparison in words: what each article tells of each measure, and over time.

It arranges what the result has; which values agree the comparison has said. Nothing is ordered
whose time is not known with its zone.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from claimdiff.reports.escape import inline
from claimdiff.reports.speakers import called
from claimdiff.result import Article, Comparison, FigureRow, FigureValue
from claimdiff.text.times import moment

SIGNS = {"differ": "≠", "update": "→", "agree": "=", "open": "·"}
WORDS = {"differ": "differ", "update": "later value", "agree": "agree", "open": "not compared"}
_FEWEST = 3
"""States that make a history: two are a difference."""


@dataclass(frozen=True, slots=True)
class Value:
    """What an article tells, verbatim; when and by whom where that is told; in which claim."""

    text: str
    about: str
    claim: str | None

    def __str__(self) -> str:
        """The value on one line."""
        return f"{self.text} ({self.about})" if self.about else self.text


@dataclass(frozen=True, slots=True)
class Line:
    """One measure: its name, the sign of its status and why, the values of each article."""

    measure: str
    sign: str
    status: str
    why: str
    cells: tuple[tuple[Value, ...], ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The cells on one line each."""
        return tuple("; ".join(map(str, values)) or "–" for values in self.cells)


def lines(result: Comparison) -> tuple[Line, ...]:
    """A line for each row, those that differ first, those that no rule compares last."""
    order = list(SIGNS)
    rows = sorted(result.figures, key=lambda row: order.index(row.status))
    return tuple(_line(row, result.articles) for row in rows)


def name(row: FigureRow) -> str:
    """What a row measures, and of whom or what."""
    return f"{row.measure} ({row.subject})" if row.subject else row.measure


def differing(result: Comparison, claims: Collection[str]) -> FigureRow | None:
    """The first row of the table in which these claims differ."""
    for row in result.figures:
        tellers = {value.article for value in row.values if value.claim in claims}
        if row.status in ("differ", "update") and len(tellers) > 1:
            return row
    return None


def _line(row: FigureRow, articles: Sequence[Article]) -> Line:
    cells = tuple(
        _values([v for v in row.values if v.article == one.id], one.language) for one in articles
    )
    return Line(name(row), SIGNS[row.status], WORDS[row.status], row.why, cells)


def _values(values: Sequence[FigureValue], language: str | None) -> tuple[Value, ...]:
    """The values of an article, each once."""
    found: dict[tuple[str, str], Value] = {}
    for one in values:
        source = called(one.source or "", language)
        about = inline(", ".join(part for part in (source, one.as_of) if part))
        found.setdefault((one.text, about), Value(inline(one.text), about, one.claim))
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class State:
    """What an article told of a measure: when, verbatim, and its share of the highest number."""

    article: Article
    time: str
    text: str
    share: float


@dataclass(frozen=True, slots=True)
class History:
    """The states of one measure, the earliest first."""

    measure: str
    states: tuple[State, ...]


def first(articles: Iterable[Article]) -> Article | None:
    """Of articles the one that was published first; None where a time is not known or two are."""
    timed = [(moment(article.published), article) for article in articles]
    known = sorted(((time, article) for time, article in timed if time), key=lambda pair: pair[0])
    if len(known) < len(timed) or len(known) < 2 or known[0][0] == known[1][0]:
        return None
    return known[0][1]


def histories(result: Comparison) -> tuple[History, ...]:
    """The figures that three articles or more tell at different times."""
    articles = {article.id: article for article in result.articles}
    made = (_history(row, articles) for row in result.figures)
    return tuple(one for one in made if one is not None)


def _history(row: FigureRow, articles: Mapping[str, Article]) -> History | None:
    values = {
        (time, value.article): value for value in reversed(row.values) if (time := _time(value))
    }
    if len({time for time, _ in values}) < _FEWEST:
        return None
    ordered = [values[key] for key in sorted(values)]
    most = max(map(_size, ordered)) or 1
    states = (
        State(articles[one.article], one.told_at or "", one.text, _size(one) / most)
        for one in ordered
    )
    return History(name(row), tuple(states))


def _time(value: FigureValue) -> datetime | None:
    """When a value was told that has a number; else None."""
    return None if value.low is None and value.high is None else moment(value.told_at)


def _size(value: FigureValue) -> float:
    return abs(value.low if value.low is not None else value.high or 0)
