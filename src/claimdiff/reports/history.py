"""A story over time: a figure's history, and who reported a fact first, by the articles' times.

Times are those of publication, or for a figure the one it is told as of. Nothing is ordered whose
time is not known with its zone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from claimdiff.result import Article, Comparison, FigureRow

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


def moment(text: str | None) -> datetime | None:
    """A time with its zone; None where the text is no time, a day only, or of no known zone."""
    try:
        time = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return time if time.tzinfo else None


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


def _history(row: FigureRow, articles: dict[str, Article]) -> History | None:
    told: dict[tuple[datetime, str], tuple[str, float, str]] = {}
    for value in row.values:
        stamp = value.as_of if moment(value.as_of) else articles[value.article].published
        time, number = moment(stamp), value.low if value.low is not None else value.high
        if time is not None and stamp is not None and number is not None:
            told.setdefault((time, value.article), (value.text, number, stamp))
    if len(told) < _FEWEST or len({time for time, _ in told}) < _FEWEST:
        return None
    ordered = sorted(told.items())
    begin, end = (ordered[at][0][0].timestamp() for at in (0, -1))
    numbers = [number for _, (_, number, _) in ordered]
    states = tuple(
        State(
            articles[article],
            stamp,
            text,
            _scaled(time.timestamp(), begin, end, _SIZE[0]),
            round(_SIZE[1] - _scaled(number, min(numbers), max(numbers), _SIZE[1]), 1),
        )
        for (time, article), (text, number, stamp) in ordered
    )
    return History(f"{row.measure} ({row.subject})" if row.subject else row.measure, states)


def _scaled(value: float, low: float, high: float, length: int) -> float:
    share = (value - low) / (high - low) if high > low else 0.5
    return round(_EDGE + share * (length - 2 * _EDGE), 1)
