"""What the rules read of one article: its figures and its clauses, parsed once.

What they find when two articles are held against each other is for `figures` to say.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claimdiff.compare.figures.clauses import Clause, clauses
from claimdiff.result import Article, Claim
from claimdiff.text.doc import Doc
from claimdiff.text.figures import Figure, Mention, figures


@dataclass(frozen=True, slots=True)
class Facts:
    """The figures and clauses of an article."""

    article: Article
    figures: Sequence[Figure]
    clauses: Sequence[Clause]


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim of an article with the figures and clauses in its words."""

    claim: Claim
    article: Article
    figures: Sequence[Figure]
    clauses: Sequence[Clause]


def facts(article: Article, doc: Doc) -> Facts:
    """What the rules read of an article, which is parsed."""
    return Facts(article, figures(doc), list(clauses(doc)))


def statements(read: Facts, claims: Iterable[Claim]) -> dict[str, Statement]:
    """Each claim with the figures and clauses that its own words tell, by the claim's id.

    A figure stands where the claim first mentions it.
    """
    by_sentence: defaultdict[int, list[Clause]] = defaultdict(list)
    for clause in read.clauses:
        by_sentence[clause.sentence].append(clause)
    mentions: defaultdict[int, list[tuple[int, Mention]]] = defaultdict(list)
    for order, figure in enumerate(read.figures):
        for place in figure.mentions:
            mentions[place.sentence].append((order, place))
    made = {}
    for claim in claims:
        own = [
            one for number in claim.sentence for one in by_sentence[number] if _tells(claim, one)
        ]
        first: dict[int, Mention] = {}
        for number in claim.sentence:
            for order, place in mentions[number]:
                if _tells(claim, place):
                    first.setdefault(order, place)
        told = [
            replace(
                read.figures[order],
                sentence=place.sentence,
                start=place.start,
                end=place.end,
                mentions=(place,),
            )
            for order, place in sorted(first.items())
        ]
        made[claim.id] = Statement(claim, read.article, told, own)
    return made


def _tells(claim: Claim, part: Clause | Mention) -> bool:
    """Whether the words that say a claim overlap a part of its article."""
    return any(
        span.role == "says" and part.start < span.end and span.start < part.end
        for span in claim.spans
    )
