"""A story over time: a figure's history, and who reported a fact first, by the articles' times.

Nothing is ordered whose time is not known with its zone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from claimdiff.reports import figures
from claimdiff.result import Article, Comparison, FigureRow, FigureValue
from claimdiff.text.times import moment

_FEWEST = 3
"""States that make a history: two are a difference."""
_SIZE = (240, 56)
"""Width and height of a chart in CSS pixels: it stands beside its table, on a phone above it."""
_EDGE = 6
"""Room around it for the dots."""


@dataclass(frozen=True, slots=True)
class State:
    """What an article told of a measure: when, verbatim, and where its dot is drawn."""

    article: Article
    time: str
    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class History:
    """The states of one measure, the earliest first."""

    measure: str
    states: tuple[State, ...]
    size: tuple[int, int] = _SIZE

    @property
    def line(self) -> str:
        """The points of the line through the dots."""
        return " ".join(f"{state.x},{state.y}" for state in self.states)


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
    ordered = sorted(values)
    xs = _scaled([time.timestamp() for time, _ in ordered], _SIZE[0])
    ys = _scaled([-_number(values[key]) for key in ordered], _SIZE[1])  # the highest at the top
    states = tuple(
        State(articles[key[1]], values[key].told_at or "", values[key].text, x, y)
        for key, x, y in zip(ordered, xs, ys, strict=True)
    )
    return History(figures.name(row), states)


def _time(value: FigureValue) -> datetime | None:
    """When a value was told that has a number; else None."""
    return None if value.low is None and value.high is None else moment(value.told_at)


def _number(value: FigureValue) -> float:
    return value.low if value.low is not None else value.high or 0


def _scaled(values: Sequence[float], length: int) -> list[float]:
    """Where values are drawn on so many pixels."""
    low, high = min(values), max(values)
    shares = [(value - low) / (high - low) if high > low else 0.5 for value in values]
    return [round(_EDGE + share * (length - 2 * _EDGE), 1) for share in shares]
