"""How prominent a fact is in an article: how early it is told, and whether it is told again.

It ranks what is found; it says nothing of whether a fact matters.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from claimdiff.compare.alignment import sentence_texts
from claimdiff.language.words import content
from claimdiff.result import Article, Claim

AGAIN = 0.5
"""Share of a claim's content words from which another sentence tells it again: chosen by looking at
what our stories repeat, not measured; it moves findings up or down within their part, no more."""

FEWEST = 3
"""Content words that the two must have in common besides: two come together by chance."""

EVERYWHERE = 200
"""Sentences that may have a word which still tells one from another: more than a long report has in
all. It bounds the work in a text of thousands of short sentences that are all of one thing."""

_KEPT = 64
"""Articles whose words are kept: each is asked for all of its claims."""


def prominence(claims: Iterable[Claim], articles: Mapping[str, Article]) -> float:
    """The prominence of a fact in the article that makes most of it, 0 to 1.

    A fact of the first paragraph has 1, of the second 1/2, and so on; further paragraphs that tell
    it again add theirs.

    Args:
        claims: The claims that tell the fact; one at least.
        articles: The articles by id.
    """
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        told.setdefault(claim.article, []).append(claim)
    return round(max(_within(articles[key], told[key]) for key in told), 3)


def _within(article: Article, claims: Sequence[Claim]) -> float:
    paragraphs = {claim.paragraph for claim in claims}
    places = _places(sentence_texts(article))
    for claim in claims:
        again = _told_again(claim.text, places)
        paragraphs |= {article.sentences[number].paragraph for number in again}
    return min(1.0, sum(1 / (1 + paragraph) for paragraph in paragraphs))


def _told_again(claim: str, places: Mapping[str, Sequence[int]]) -> Iterator[int]:
    """The numbers of the sentences that have enough of a claim's words."""
    told = [places.get(stem, ()) for stem in _stems(claim)]
    telling = [numbers for numbers in told if len(numbers) <= EVERYWHERE]
    enough = max(FEWEST, AGAIN * len(telling))
    shared = Counter(chain.from_iterable(telling))
    return (number for number, words in shared.items() if words >= enough)


@lru_cache(maxsize=_KEPT)
def _places(sentences: tuple[str, ...]) -> Mapping[str, Sequence[int]]:
    """By stem the numbers of the sentences that have it."""
    places: dict[str, list[int]] = {}
    for number, sentence in enumerate(sentences):
        for stem in _stems(sentence):
            places.setdefault(stem, []).append(number)
    return places


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in content(text))
