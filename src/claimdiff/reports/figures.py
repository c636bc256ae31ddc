"""The table of figures of a comparison: what each article tells of each measure, in words.

It arranges what the result has; which values agree the comparison has said.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claimdiff.reports.visible import inline
from claimdiff.result import Article, Comparison, FigureRow, FigureValue

SIGNS = {"agree": "=", "differ": "≠", "update": "→", "open": "·"}
WORDS = {"agree": "agree", "differ": "differ", "update": "later value", "open": "not compared"}
_SHOWN = ("differ", "update", "agree")


@dataclass(frozen=True, slots=True)
class Line:
    """One measure: its name, the sign of its status, and a cell for each article."""

    measure: str
    sign: str
    status: str
    cells: tuple[str, ...]


def lines(result: Comparison) -> tuple[Line, ...]:
    """The rows worth a line, those that differ first; a row that no rule compares is left out."""
    shown = [row for row in result.figures if row.status in _SHOWN]
    return tuple(_line(row, result.articles) for row in shown)


def _line(row: FigureRow, articles: Sequence[Article]) -> Line:
    subject = f" ({row.subject})" if row.subject else ""
    cells = tuple(_cell([v for v in row.values if v.article == one.id]) for one in articles)
    return Line(f"{row.measure}{subject}", SIGNS[row.status], WORDS[row.status], cells)


def _cell(values: Sequence[FigureValue]) -> str:
    """What an article tells: verbatim, with when and by whom where that is told."""
    return "; ".join(dict.fromkeys(_told(value) for value in values)) or "–"


def _told(value: FigureValue) -> str:
    known = [part for part in (value.source, value.as_of) if part]
    return inline(value.text) + (f" ({inline(', '.join(known))})" if known else "")
