"""What the rules read of one article: its figures and its clauses, parsed once.

What they find when two articles are held against each other is for `figures` to say.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from claimdiff.compare.figures.clauses import Clause, clauses
from claimdiff.result import Article, Claim
from claimdiff.support import document
from claimdiff.text.figures import Figure, Mention, figures


@dataclass(frozen=True)
class Facts:
    """The figures and clauses of an article."""

    article: Article
    figures: Sequence[Figure]
    clauses: Sequence[Clause]

    def told_in(self, claim: Claim) -> "Statement":
        """The facts that a claim's own words tell."""
        spans = [(span.start, span.end) for span in claim.spans if span.role == "says"]
        numbers = sorted({number for span in spans for number in self._sentences(*span)})
        own = [
            clause
            for number in numbers
            for clause in self._clauses.get(number, ())
            if _overlap(clause.start, clause.end, spans)
        ]
        return Statement(claim, self.article.body, list(self._mentioned(numbers, spans)), own)

    def _mentioned(
        self, numbers: Sequence[int], spans: Sequence[tuple[int, int]]
    ) -> Iterator[Figure]:
        """The figures that spans in these sentences tell, as they are told there first."""
        mentions: dict[int, Mention] = {}
        for number in numbers:
            for order, place in self._mentions.get(number, ()):
                if order not in mentions and _overlap(place.start, place.end, spans):
                    mentions[order] = place
        for order, place in sorted(mentions.items()):
            yield replace(
                self.figures[order],
                sentence=place.sentence,
                start=place.start,
                end=place.end,
                mentions=(place,),
            )

    def _sentences(self, start: int, end: int) -> range:
        """The numbers of the sentences that a span may touch."""
        return range(max(0, bisect_right(self._starts, start) - 1), bisect_left(self._starts, end))

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.article.sentences]

    @cached_property
    def _clauses(self) -> dict[int, list[Clause]]:
        """The clauses of each sentence of the body."""
        found: dict[int, list[Clause]] = {}
        for clause in self.clauses:
            found.setdefault(clause.sentence, []).append(clause)
        return found

    @cached_property
    def _mentions(self) -> dict[int, list[tuple[int, Mention]]]:
        """The mentions in each sentence of the body, with the place of the figure they are of."""
        found: dict[int, list[tuple[int, Mention]]] = {}
        for order, figure in enumerate(self.figures):
            for place in figure.mentions or (Mention(figure.sentence, figure.start, figure.end),):
                found.setdefault(place.sentence, []).append((order, place))
        return found


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with the figures and clauses in its words, which stand in ``body``."""

    claim: Claim
    body: str
    figures: Sequence[Figure]
    clauses: Sequence[Clause]


def facts(article: Article) -> Facts:
    """Parse an article for the rules."""
    doc = document(article)
    return Facts(article, figures(doc), list(clauses(doc)))


def _overlap(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(first < end and start < last for first, last in spans)
