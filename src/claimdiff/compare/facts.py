"""What the rules read of one article: its figures and its clauses, parsed once.

What they find when two articles are held against each other is for `figures` to say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimdiff.compare.figures.clauses import Clause, clauses
from claimdiff.result import Article, Claim
from claimdiff.text.figures import TITLE, Figure, Mention, Text, figures


@dataclass(frozen=True, slots=True)
class Facts:
    """The figures and clauses of an article."""

    article: Article
    figures: Sequence[Figure]
    clauses: Sequence[Clause]

    def told_in(self, claim: Claim) -> "Statement":
        """The facts that a claim's own words tell."""
        spans = [(span.start, span.end) for span in claim.spans if span.role == "says"]
        own = [
            clause
            for clause in self.clauses
            if clause.sentence != TITLE and _overlap(clause.start, clause.end, spans)
        ]
        return Statement(claim, self.article.body, list(_mentioned(self.figures, spans)), own)


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with the figures and clauses in its words, which stand in ``body``."""

    claim: Claim
    body: str
    figures: Sequence[Figure]
    clauses: Sequence[Clause]


def facts(article: Article) -> Facts:
    """Parse an article for the rules."""
    ranges = [(one.start, one.end) for one in article.sentences]
    title = article.title or ""
    text = Text(title, article.body, ranges, article.language, article.published)
    return Facts(article, figures(text), list(clauses(text)))


def _mentioned(known: Sequence[Figure], spans: Sequence[tuple[int, int]]) -> Iterator[Figure]:
    """The figures that spans tell, as they are told there."""
    for figure in known:
        for place in figure.mentions or (Mention(figure.sentence, figure.start, figure.end),):
            if place.sentence != TITLE and _overlap(place.start, place.end, spans):
                yield replace(
                    figure,
                    sentence=place.sentence,
                    start=place.start,
                    end=place.end,
                    mentions=(place,),
                )
                break


def _overlap(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(first < end and start < last for first, last in spans)
