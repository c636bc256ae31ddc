"""Relate the figures of articles on one event: where they agree, differ, or one is newer.

Each listed measure has its rule of linking (measures.toml): figures of the event itself, or of one
named holder. Numbers of any other measure, and different people counted, give no finding.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from claimdiff.compare.figures.clauses import Likely, LikelyPairs, never_likely
from claimdiff.compare.figures.event import of_event
from claimdiff.compare.figures.holders import of_holder
from claimdiff.compare.figures.rows import ArticleFigures, Row, gravity, in_order, united
from claimdiff.text.lexicon import measures


def relate(articles: Sequence[ArticleFigures], likely: LikelyPairs = never_likely) -> list[Row]:
    """Relate the figures of two or more articles.

    Args:
        articles: The articles with their figures, in their order.
        likely: Tells of two of them, by id, which of their sentences may report one fact.

    Returns:
        One row for each measure of each subject that two of them tell, differences first.
    """
    rows = [
        row
        for a, b in combinations(articles, 2)
        for row in _pair(a, b, likely(a.article, b.article))
    ]
    order = [one.article for one in articles]
    return sorted((in_order(row, order) for row in united(rows)), key=gravity)


def _pair(a: ArticleFigures, b: ArticleFigures, likely: Likely) -> list[Row]:
    """The rows of two articles; all their updates take the same one for the later.

    Where they do not, those hold that tell on both sides up to when they count; the others differ.
    """
    rows = list(_rows(a, b, likely))
    updates = [row for row in rows if row.later]
    told = {row.later for row in updates if all(value.figure.so_far for value in row.values)}
    if len({row.later for row in updates}) <= 1:
        return rows
    told = told if len(told) == 1 else set()
    apart = "told as if each were the later"
    return [
        row
        if row.later is None or row.later in told
        else replace(row, status="differ", why=apart, earlier=None, later=None)
        for row in rows
    ]


def _rows(a: ArticleFigures, b: ArticleFigures, likely: Likely) -> Iterator[Row]:
    """The rows of two articles, measure by measure."""
    for name in dict.fromkeys(figure.measure for figure in a.figures):
        ours = [figure for figure in a.figures if figure.measure == name]
        theirs = [figure for figure in b.figures if figure.measure == name]
        listed = measures().get(name)
        if listed is not None:
            if listed.rule == "event":
                yield from of_event(a, b, ours, theirs)
            else:
                yield from of_holder(a, b, ours, theirs, likely)
