"""The table of figures of a comparison: what each article tells of each measure, in words.

It arranges what the result has; which values agree the comparison has said.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from claimdiff.reports.escape import inline
from claimdiff.result import Article, Comparison, FigureRow, FigureValue

SIGNS = {"differ": "≠", "update": "→", "agree": "=", "open": "·"}
WORDS = {"differ": "differ", "update": "later value", "agree": "agree", "open": "not compared"}


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


def measure(result: Comparison, claims: Collection[str]) -> str:
    """What the figures measure in which these claims differ, where the table has them."""
    for row in result.figures:
        tellers = {value.article for value in row.values if value.claim in claims}
        if row.status in ("differ", "update") and len(tellers) > 1:
            return name(row)
    return ""


def _line(row: FigureRow, articles: Sequence[Article]) -> Line:
    cells = tuple(_values([v for v in row.values if v.article == one.id]) for one in articles)
    return Line(name(row), SIGNS[row.status], WORDS[row.status], row.why, cells)


def _values(values: Sequence[FigureValue]) -> tuple[Value, ...]:
    """The values of an article, each once."""
    found: dict[tuple[str, str], Value] = {}
    for one in values:
        about = inline(", ".join(part for part in (one.source, one.as_of) if part))
        found.setdefault((one.text, about), Value(inline(one.text), about, one.claim))
    return tuple(found.values())
