"""How prominent a fact is in an article: how early it is told, and whether it is told again.

It ranks what is found; it says nothing of whether a fact matters.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from claimdiff.compare.parsed import Parsed
from claimdiff.result import Article, Claim

AGAIN = 0.5
"""Share of a claim's content words from which another sentence tells it again: chosen by looking at
what our stories repeat, not measured; it moves findings up or down within their part, no more."""

FEWEST = 3
"""Content words that the two must have in common besides: two come together by chance."""

EVERYWHERE = 200
"""Sentences that may have a word which still tells one from another: more than a long report has in
all. It bounds the work in a text of thousands of short sentences that are all of one thing."""


class Prominence:
    """The prominence of the facts that articles tell."""

    def __init__(self, sides: Sequence[Parsed]) -> None:
        self._articles = {side.article.id: side.article for side in sides}
        self._stems = {
            claim.id: stems
            for side in sides
            if side.claims
            for claim, stems in zip(side.claims, side.phrases.sets(), strict=True)
        }
        self._places = {side.article.id: _places(side) for side in sides}

    def of(self, claims: Iterable[Claim]) -> float:
        """The prominence of a fact in the article that makes most of it, 0 to 1.

        A fact of the first paragraph has 1, of the second 1/2, and so on; further paragraphs that
        tell it again add theirs.

        Args:
            claims: The claims that tell the fact; one at least.
        """
        by_article: dict[str, list[Claim]] = {}
        for claim in claims:
            by_article.setdefault(claim.article, []).append(claim)
        return round(
            max(self._within(self._articles[key], own) for key, own in by_article.items()), 3
        )

    def _within(self, article: Article, claims: Sequence[Claim]) -> float:
        paragraphs = {claim.paragraph for claim in claims}
        for claim in claims:
            again = _told_again(self._stems[claim.id], self._places[article.id])
            paragraphs |= {article.sentences[number].paragraph for number in again}
        return min(1.0, sum(1 / (1 + paragraph) for paragraph in paragraphs))


def _told_again(claim: frozenset[str], places: Mapping[str, Sequence[int]]) -> Iterator[int]:
    """The numbers of the sentences that have enough of a claim's words."""
    found = [places.get(stem, ()) for stem in claim]
    telling = [numbers for numbers in found if len(numbers) <= EVERYWHERE]
    enough = max(FEWEST, AGAIN * len(telling))
    shared = Counter(chain.from_iterable(telling))
    return (number for number, words in shared.items() if words >= enough)


def _places(side: Parsed) -> Mapping[str, Sequence[int]]:
    """By stem the numbers of the sentences that have it."""
    places: dict[str, list[int]] = {}
    for number, stems in enumerate(side.sentences.sets() if side.article.sentences else ()):
        for stem in stems:
            places.setdefault(stem, []).append(number)
    return places
