"""What a judge says of two articles, before the findings are made of it. Plain data, no logic."""

from dataclasses import dataclass, field
from typing import Literal

from claimdiff.result import Article, Aspect, Claim, Failure, Ungrounded, Usage


@dataclass(frozen=True, slots=True)
class Side:
    """One article and its grounded claims, as a judge sees it."""

    article: Article
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims, by id, that report the same thing, or report it with values that can't both hold.

    ``score`` is the probability that the two are about one fact.
    """

    left: str
    right: str
    relation: Literal["same", "conflicting"]
    score: float
    aspect: Aspect | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a judge says of one pair of articles.

    ``reported`` maps a claim's id to the sentence numbers (from 0) of the other body that report it
    without being a claim that it is linked to. ``searched`` tells whether the judge has looked for
    each claim in the whole of the other body itself, as a language model has.
    """

    links: tuple[Link, ...] = ()
    reported: dict[str, tuple[int, ...]] = field(default_factory=dict)
    searched: bool = False
    ungrounded: tuple[Ungrounded, ...] = ()
    failures: tuple[Failure, ...] = ()
    usage: Usage = Usage()
