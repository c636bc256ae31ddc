"""When each value of a figure was told, and who told it first, by the articles' times."""

from collections.abc import Sequence

from claimdiff.result import Article, FigureRow, FigureValue
from claimdiff.text.iso import moment


def dated(rows: Sequence[FigureRow], articles: Sequence[Article]) -> tuple[FigureRow, ...]:
    """The rows with the time of each value, and whether its article told it first.

    The time is the one it is told as of, else that of the article's publication.
    """
    published = {one.id: one.published for one in articles}
    return tuple(
        row.model_copy(update={"values": _ranked([_dated(v, published) for v in row.values])})
        for row in rows
    )


def _dated(value: FigureValue, published: dict[str, str | None]) -> FigureValue:
    known = [text for text in (value.as_of, published[value.article]) if moment(text)]
    return value.model_copy(update={"told_at": next(iter(known), None)})


def _ranked(values: Sequence[FigureValue]) -> tuple[FigureValue, ...]:
    """The values, each with whether another article told the same number earlier."""
    return tuple(one.model_copy(update={"first": _is_first(one, values)}) for one in values)


def _is_first(value: FigureValue, values: Sequence[FigureValue]) -> bool | None:
    """None where the time of one that tells the same is not known."""
    same = [one for one in values if (one.low, one.high) == (value.low, value.high)]
    times = [time for one in same if (time := moment(one.told_at))]
    own = moment(value.told_at)
    return min(times) == own if own and len(times) == len(same) else None
