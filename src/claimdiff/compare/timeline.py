"""When each value of a figure was told, and who told it first, by the articles' times."""

from collections.abc import Sequence

from claimdiff.result import Article, FigureRow, FigureValue
from claimdiff.text.times import moment


def dated(rows: Sequence[FigureRow], articles: Sequence[Article]) -> tuple[FigureRow, ...]:
    """The rows with the time of each value, and whether its article told it first.

    The time is the one it is told as of, else that of the article's publication.
    """
    published = {one.id: one.published for one in articles}
    made = []
    for row in rows:
        values = []
        for value in row.values:
            known = [text for text in (value.as_of, published[value.article]) if moment(text)]
            values.append(value.model_copy(update={"told_at": next(iter(known), None)}))
        firsts = [one.model_copy(update={"first": _is_first(one, values)}) for one in values]
        made.append(row.model_copy(update={"values": tuple(firsts)}))
    return tuple(made)


def _is_first(value: FigureValue, values: Sequence[FigureValue]) -> bool | None:
    """None where the time of one that tells the same is not known."""
    same = [one for one in values if (one.low, one.high) == (value.low, value.high)]
    times = [time for one in same if (time := moment(one.told_at))]
    own = moment(value.told_at)
    return min(times) == own if own and len(times) == len(same) else None
