"""What a judge sees and says of two articles, before the findings are made of it.

Plain data, and what is parsed of an article: once, when somebody asks, for as long as the side is
there.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from claimdiff.compare.facts import Facts, Statement, facts
from claimdiff.compare.phrases import Phrases, parse
from claimdiff.result import Article, Aspect, By, Claim, Failure, Ungrounded, Usage


@dataclass(frozen=True)
class Side:
    """One article and its claims, as a judge sees it."""

    article: Article
    claims: tuple[Claim, ...]

    @cached_property
    def phrases(self) -> Phrases:
        """Its claims, of which there is one at least, parsed to be compared."""
        return parse([claim.text for claim in self.claims], self.article.language)

    @cached_property
    def sentences(self) -> Phrases:
        """The sentences of its body, of which there is one at least, parsed to be compared."""
        body = self.article.body
        texts = [body[one.start : one.end] for one in self.article.sentences]
        return parse(texts, self.article.language)

    @cached_property
    def numbers(self) -> Sequence[int]:
        """For each claim the number of the sentence that makes it."""
        starts = [sentence.start for sentence in self.article.sentences]
        return [max(0, bisect_right(starts, one.spans[0].start) - 1) for one in self.claims]

    @cached_property
    def facts(self) -> Facts:
        """What the rules read of the article."""
        return facts(self.article)

    @cached_property
    def told(self) -> dict[str, Statement]:
        """What they read of each claim, by its id."""
        return {claim.id: self.facts.told_in(claim) for claim in self.claims}


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
