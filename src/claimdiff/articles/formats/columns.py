"""The lines of a page in the order in which they are read: column after column.

A page is cut where nothing stands: from top to bottom between columns, else from left to right
below what stands above the columns (Nagy's XY-cut).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

_GUTTER = 6.0  # points between two columns at the least
_FEWEST = 2  # lines of a column


@dataclass(frozen=True)
class Row:
    """A line of a page: its text, where it stands in points, the size of its letters.

    ``column`` is the number of the column it was found in, of all pages together.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    page: int
    margin: bool = False
    column: int = 0


def in_order(rows: Sequence[Row]) -> list[Row]:
    """The lines of one page in reading order, each with its column; margins stand by themselves."""
    inner = [row for row in rows if not row.margin]
    outer = [row for row in rows if row.margin]
    parts = list(_parts(inner)) if inner else []
    numbered = [
        replace(row, column=_number(row.page, at + 1))
        for at, part in enumerate(parts)
        for row in part
    ]
    margins = [replace(row, column=_number(row.page, 0)) for row in outer]
    middle = min((row.top for row in inner), default=0.0)
    above = [row for row in margins if row.bottom >= middle]
    return [*above, *numbered, *(row for row in margins if row not in above)]


_COLUMNS = 1000  # numbers kept for the columns of a page


def _number(page: int, column: int) -> int:
    return page * _COLUMNS + column


def _parts(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The columns of a part of a page, in order."""
    if at := _gutter(rows):
        for side in ([r for r in rows if r.right <= at], [r for r in rows if r.right > at]):
            yield from _parts(side)
        return
    for level in _levels(rows):
        above = [row for row in rows if row.bottom >= level]
        below = [row for row in rows if row.bottom < level]
        if _gutter(below) or _gutter(above):
            yield from _parts(above)
            yield from _parts(below)
            return
    yield sorted(rows, key=lambda row: (-round(row.top), row.left))


def _gutter(rows: Sequence[Row]) -> float | None:
    """Where a column ends and another begins beside it; None where there is one column."""
    reach = 0.0
    ordered = sorted(rows, key=lambda row: row.left)
    for at, row in enumerate(ordered):
        before, after = ordered[:at], ordered[at:]
        if row.left - reach >= _GUTTER and min(len(before), len(after)) >= _FEWEST:
            beside = max(one.bottom for one in after) < max(one.top for one in before)
            if beside and _overlap(before, after):
                return reach
        reach = max(reach, row.right)
    return None


def _overlap(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether two groups of lines stand beside each other for the height of two lines and more."""
    top = min(max(row.top for row in left), max(row.top for row in right))
    bottom = max(min(row.bottom for row in left), min(row.bottom for row in right))
    return top - bottom >= _FEWEST * max(row.size for row in left)


def _levels(rows: Sequence[Row]) -> Iterator[float]:
    """The heights, from the top, at which no line stands."""
    ordered = sorted(rows, key=lambda row: -row.top)
    lowest = ordered[0].bottom if ordered else 0.0
    for row in ordered[1:]:
        if row.top <= lowest:
            yield lowest
        lowest = min(lowest, row.bottom)
