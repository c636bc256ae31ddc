"""What a judge says of two articles, before the findings are made of it. Plain data, no logic."""

from dataclasses import dataclass, field
from typing import Literal

from claimdiff.compare.figures.facts import Facts
from claimdiff.result import Article, Aspect, By, Claim, Failure, Ungrounded, Usage


@dataclass(frozen=True, slots=True)
class Side:
    """One article and its claims, as a judge sees it; ``facts`` where they are parsed already."""

    article: Article
    claims: tuple[Claim, ...]
    facts: Facts | None = field(default=None, compare=False, repr=False)


Place = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Clash:
    """What of two linked claims cannot both hold, in the articles' words (empty: not named).

    ``newer`` tells which side has the newer value, where one follows the other.
    """

    aspect: Aspect
    left: str = ""
    right: str = ""
    newer: Place | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims, by id, that report the same thing, or report it with values that can't both hold.

    ``by`` tells who says so, ``score`` is the probability that the link is right. A link of claims
    whose values clash has the clash.
    """

    left: str
    right: str
    score: float
    by: tuple[By, ...]
    clash: Clash | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a judge says of one pair of articles.

    ``told`` maps a claim's id to the sentence numbers (from 0) of the other body that tell it
    without being a claim that it is linked to. ``read`` tells whether the judge has read both
    bodies for each claim itself, as a language model has: what it found nowhere is then missing.
    """

    links: tuple[Link, ...] = ()
    told: dict[str, tuple[int, ...]] = field(default_factory=dict)
    read: bool = False
    ungrounded: tuple[Ungrounded, ...] = ()
    failures: tuple[Failure, ...] = ()
    usage: Usage = Usage()
