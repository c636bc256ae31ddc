"""From scored pairs to stories: any two articles of a story are likely on one event.

Complete-link clustering, the surest pairs first: no chain of likenesses joins what is unlike. What
one article has word for word from another of its story is a copy, and is left out of the pairs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations, starmap
from math import inf, log

from claimdiff.batch.pair.likeness import Collection, Pair

CUT = 0.5
"""Any two articles of a story are at least so likely on one event; `WEIGHTS` are made for it."""
COPY = 0.5
"""Share of the shorter text that stands in the other, by runs of five words: of 238 pairs of
different outlets on one event none has more than 0.42."""

_ALIKE = 1.25
"""Texts whose lengths differ by less are about as long: a byline, a line cut at the end."""


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that is another's text, by their places, and which share of it."""

    article: int
    original: int
    share: float


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on one event by their places: the kept ones, those that are copies, all pairs."""

    articles: tuple[int, ...]
    copies: tuple[Copy, ...]
    pairs: tuple[Pair, ...]

    @property
    def score(self) -> float:
        """How sure the least sure pair is."""
        return min((pair.score for pair in self.pairs), default=0.0)

    def nearest(self, article: int) -> Pair:
        """The surest pair that an article is in."""
        mine = (pair for pair in self.pairs if article in (pair.first, pair.second))
        return max(mine, key=lambda pair: pair.score)


def find(collection: Collection, cut: float = CUT, *, keep_copies: bool = False) -> list[Story]:
    """The stories of a collection that have two articles or more, copies among them.

    Args:
        collection: All articles.
        cut: The least score of any two articles of a story.
        keep_copies: Leave copies among a story's articles.

    Returns:
        The stories in the order of their first articles; one whose articles are all one text has
        no pairs.
    """
    scored = sorted(collection.likely(cut), key=lambda one: (-one[0], one[1:]))
    return [
        _story(collection, group, keep_copies=keep_copies)
        for group in _linked(collection, scored, cut)
    ]


def _linked(
    collection: Collection, scored: Iterable[tuple[float, int, int]], cut: float
) -> list[list[int]]:
    """The groups of two or more that no pair below the cut is in."""
    group_of: dict[int, list[int]] = {}
    for _, first, second in scored:
        one, other = group_of.get(first, [first]), group_of.get(second, [second])
        if one is other or collection.scores(one, other).min() < cut:
            continue
        joined = sorted(one + other)
        group_of.update(dict.fromkeys(joined, joined))
    distinct = {group[0]: group for group in group_of.values()}
    return [distinct[first] for first in sorted(distinct)]


def _story(collection: Collection, group: list[int], *, keep_copies: bool) -> Story:
    copies = [] if keep_copies else _copies(collection, group)
    gone = {copy.article for copy in copies}
    kept = tuple(article for article in group if article not in gone)
    return Story(kept, tuple(copies), tuple(starmap(collection.pair, combinations(kept, 2))))


def _copies(collection: Collection, group: list[int]) -> list[Copy]:
    """The articles of a group that are another's text; of each text the longest is kept.

    Of those that are about as long, it is the one that was published first.
    """

    def rank(article: int) -> tuple[int, float, int]:
        one = collection.articles[article]
        return -round(log(max(one.size, 1), _ALIKE)), one.day or inf, article

    kept: list[int] = []
    copies: list[Copy] = []
    for article in sorted(group, key=rank):
        mine = collection.articles[article]
        shares = [(mine.copied(collection.articles[other]), -other) for other in kept]
        share, original = max(shares, default=(0.0, 0))
        if share >= COPY:
            copies.append(Copy(article, -original, share))
        else:
            kept.append(article)
    return sorted(copies, key=lambda copy: copy.article)
