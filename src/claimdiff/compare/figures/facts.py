"""What the rules read of one article, parsed once for all that is asked of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimdiff.compare.figures.clauses import Clause, clauses
from claimdiff.engines.contract import Side
from claimdiff.result import Article
from claimdiff.text.figures import Figure, Text, figures


@dataclass(frozen=True, slots=True)
class Facts:
    """The figures and clauses of an article."""

    article: Article
    figures: Sequence[Figure]
    clauses: Sequence[Clause]


def facts(article: Article) -> Facts:
    """Parse an article for the rules."""
    ranges = [(one.start, one.end) for one in article.sentences]
    title = article.title or ""
    text = Text(title, article.body, ranges, article.language, article.published)
    return Facts(article, figures(text), list(clauses(text)))


@dataclass(frozen=True, slots=True)
class Parsed(Side):
    """A side whose article is parsed for the rules."""

    facts: Facts


def parsed(side: Side) -> Parsed:
    """A side with its article parsed; the same where it is already."""
    if isinstance(side, Parsed):
        return side
    return Parsed(side.article, side.claims, facts(side.article))
