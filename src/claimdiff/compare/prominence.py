"""How prominent a fact is in an article: how early it is told, and whether it is told again.

It ranks what is found; it says nothing of whether a fact matters.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain

from claimdiff.compare.parsed import Parsed
from claimdiff.result import Claim

AGAIN = 0.5
"""Share of a claim's content words from which another sentence tells it again: chosen by looking at
what our stories repeat, not measured; it moves findings up or down within their part, no more."""

FEWEST = 3
"""Content words that the two must have in common besides: two come together by chance."""

EVERYWHERE = 200
"""Sentences that may have a word which still tells one from another: more than a long report has in
all. It bounds the work in a text of thousands of short sentences that are all of one thing."""


def paragraphs(side: Parsed) -> dict[str, set[int]]:
    """The numbers of the paragraphs that tell each claim of an article, by the claim's id."""
    sentences = side.article.sentences
    if not side.claims or not sentences:
        return {}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, stems in enumerate(side.sentences.by_text()):
        for stem in stems:
            places[stem].append(number)
    found = {}
    for claim, stems in zip(side.claims, side.phrases.by_text(), strict=True):
        telling = [places[stem] for stem in stems if len(places[stem]) <= EVERYWHERE]
        enough = max(FEWEST, AGAIN * len(telling))
        shared = Counter(chain.from_iterable(telling))
        again = {sentences[number].paragraph for number, n in shared.items() if n >= enough}
        found[claim.id] = again | {claim.paragraph}
    return found


def prominence(claims: Iterable[Claim], paragraphs: Mapping[str, set[int]]) -> float:
    """The prominence of a fact in the article that makes most of it, 0 to 1.

    A fact of the first paragraph has 1, of the second 1/2, and so on; further paragraphs that tell
    it again add theirs.

    Args:
        claims: The claims that tell the fact; one at least.
        paragraphs: The `paragraphs` of each.
    """
    within: defaultdict[str, set[int]] = defaultdict(set)
    for claim in claims:
        within[claim.article] |= paragraphs[claim.id]
    shares = (sum(1 / (1 + number) for number in numbers) for numbers in within.values())
    return round(min(1.0, max(shares)), 3)
