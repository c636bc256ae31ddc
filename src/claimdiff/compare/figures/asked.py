"""Figures of one act that two texts tell otherwise, whatever they measure.

`relate` holds the figures of the event and of a holder against each other; here it is the words
beside a number that tell of what it is. Bounds that both can hold and round words make no
difference, nor does a number that the other text tells too, in another place.
"""

from collections.abc import Iterator, Sequence

from claimdiff.compare.figures.clauses import Clause, Same, same_day
from claimdiff.compare.figures.event import updated
from claimdiff.compare.figures.rows import ArticleFigures, Row, make_row
from claimdiff.compare.figures.values import compatible
from claimdiff.text.figures import Figure
from claimdiff.text.lexicon import measures
from claimdiff.text.words import words

FEWEST = 2
"""Words that a clause must have beside a number that no listed measure tells."""


def contradicted(
    a: ArticleFigures, b: ArticleFigures, clauses: tuple[Sequence[Clause], ...], same: Same
) -> Iterator[Row]:
    """The figures of one text for which the other has one other value, in a clause of the same act.

    Args:
        a: One text with its figures.
        b: The other.
        clauses: The clauses of each.
        same: Tells whether two of them are of one act.
    """
    for one in a.figures:
        ours = [x for x in a.figures if _same_counted(x, one)]
        theirs = [y for y in b.figures if _same_counted(one, y)]
        if one.vague or _is_told(one, theirs):
            continue
        untold = [y for y in theirs if not _is_told(y, ours)]
        counterparts = [y for y in untold if _of_one_act(one, y, clauses, same)]
        if len({(y.low, y.high, y.other) for y in counterparts}) == 1:
            two = counterparts[0]
            why = "a sentence of the same words has another number"
            yield updated(a, b, one, two) or make_row(a, b, one, two, "differ", why)


def _is_told(figure: Figure, others: Sequence[Figure]) -> bool:
    """Tell whether another figure may be the same number."""
    return any(compatible(figure, other) for other in others)


def _same_counted(one: Figure, two: Figure) -> bool:
    same = one.measure == two.measure and one.scope == two.scope and one.unit == two.unit
    return same and not (two.vague or two.part) and (one.event or "") == (two.event or "")


def _of_one_act(
    one: Figure, two: Figure, clauses: tuple[Sequence[Clause], ...], same: Same
) -> bool:
    """Tell whether a clause with the one figure is of the same act as one with the other."""
    fewest = 0 if one.measure in measures() else FEWEST
    return any(
        len(beside := _beside(one, x)) >= fewest
        and same(x, y, beside, _beside(two, y))
        and same_day(x, y)
        for x in _telling(one, clauses[0])
        for y in _telling(two, clauses[1])
    )


def _telling(figure: Figure, clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses that a figure is told in."""
    places = [(mention.sentence, mention.start) for mention in figure.mentions]
    return [
        one
        for one in clauses
        if any(n == one.sentence and one.start <= at < one.end for n, at in places)
    ]


def _beside(figure: Figure, clause: Clause) -> frozenset[str]:
    """The stems of a clause's words that do not tell the figure."""
    return clause.words - {word.stem for word in words(figure.text, clause.of.code)}
