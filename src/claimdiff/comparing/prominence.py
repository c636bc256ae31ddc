"""How prominent a fact is in an article: how early it is told, and whether it is told again.

It ranks what is found; it says nothing of whether a fact matters.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from claimdiff.comparing.alignment import sentence_texts
from claimdiff.language.words import content
from claimdiff.result import Article, Claim

AGAIN = 0.5
"""Share of a claim's content words from which another sentence tells it again: chosen by looking at
what our stories repeat, not measured; it moves findings up or down within their part, no more."""

FEWEST = 3
"""Content words that the two must have in common besides: two come together by chance."""

_KEPT = 4096
"""Sentences whose words are kept: each is held against every claim of its article."""


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
    paragraphs |= {
        sentence.paragraph
        for sentence, text in zip(article.sentences, sentence_texts(article), strict=True)
        if any(_tells_again(claim.text, text) for claim in claims)
    }
    return min(1.0, sum(1 / (1 + paragraph) for paragraph in paragraphs))


def _tells_again(claim: str, sentence: str) -> bool:
    own = _stems(claim)
    return len(own & _stems(sentence)) >= max(FEWEST, AGAIN * len(own))


@lru_cache(maxsize=_KEPT)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in content(text))
