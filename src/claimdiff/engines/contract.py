"""The whole contract between an engine and the rest of the program.

An engine reads an article into a `Draft` and judges two `Side`s into a `Verdict`. It points at
words and names claims by id; `claimdiff.support` and `claimdiff.compare` make of it what is told.
What not every engine can do is a protocol of its own (`Planner`): the program asks what an engine
can do, never which it is. Plain data, no logic.
"""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol, runtime_checkable

from claimdiff.result import (
    Article,
    Aspect,
    By,
    Certainty,
    Claim,
    ClaimKind,
    EngineInfo,
    Failure,
    LedgerStatus,
    Ungrounded,
    Usage,
)
from claimdiff.text.doc import Doc, Range


class Pointed(NamedTuple):
    """A word of a claim, and the name or noun phrase of the article that it stands for."""

    words: str
    means: str


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """A claim as an engine points at it.

    ``sentence`` counts from 0. ``words`` are the clause's own, where the claim is not the whole
    sentence; two stretches of it are parted by "…". An engine that knows where the words stand
    gives ``ranges`` instead. ``speaker`` is called as the article calls them; empty for nobody.
    """

    sentence: int
    words: str = ""
    ranges: tuple[Range, ...] = ()
    referents: tuple[Pointed, ...] = ()
    speaker: str = ""
    kind: ClaimKind = "fact"
    certainty: Certainty = "stated"


@dataclass(frozen=True, slots=True)
class DraftPoint:
    """A sentence of an abstract, and the numbers (from 0) of the sentences it rests on."""

    text: str
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Why a sentence gave no claim."""

    status: LedgerStatus
    reason: str


@dataclass(frozen=True, slots=True)
class Draft:
    """All that an engine made of one article.

    ``points`` are places in ``claims``, the most important first; ``left_out`` is keyed by
    sentence number from 0. A sentence that no claim is cut from and that ``left_out`` does not
    explain is entered in the ledger as failed: nothing is dropped in silence. ``doc`` is the
    article as the engine parsed it, if it did.
    """

    claims: tuple[DraftClaim, ...] = ()
    abstract: tuple[DraftPoint, ...] = ()
    points: tuple[int, ...] = ()
    left_out: dict[int, LeftOut] = field(default_factory=dict)
    ungrounded: tuple[Ungrounded, ...] = ()
    failures: tuple[Failure, ...] = ()
    usage: Usage = Usage()
    doc: Doc | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One article and its claims, as a judge sees it."""

    article: Article
    claims: tuple[Claim, ...]


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

    ``told`` maps a claim's id to the numbers (from 0) of the other body's sentences that report it,
    where none of their claims is linked to it. ``read`` tells whether the judge has read both
    bodies for each claim itself, as a language model has: what it found nowhere is then missing.
    """

    links: tuple[Link, ...] = ()
    told: dict[str, tuple[int, ...]] = field(default_factory=dict)
    read: bool = False
    ungrounded: tuple[Ungrounded, ...] = ()
    failures: tuple[Failure, ...] = ()
    usage: Usage = Usage()


class Engine(Protocol):
    """Reads articles and judges pairs of them."""

    @property
    def info(self) -> EngineInfo:
        """Which engine, model, host and prompts are at work."""

    @property
    def by(self) -> By:
        """Who says what it judges: a model that has read both bodies, or the program's rules."""

    def read(self, article: Article) -> Draft:
        """Read one article into claims, summary and ledger, unchecked.

        Raises:
            ModelError: The call to the model failed.
            OutputError: The model's answer cannot be used.
        """

    def judge(self, left: Side, right: Side) -> Verdict:
        """Say which claims of two articles report the same thing or conflict.

        Sides come in a canonical order and without the outlets' names in anything a model sees.

        Raises:
            ModelError: The call to the model failed.
            OutputError: The model's answer cannot be used.
        """

    def close(self) -> None:
        """Let go of connections and files."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What asking would take, found without asking; ``cached`` is what is answered already.

    ``usage`` is that of the whole call, its tokens ``estimated`` when the model counts them in
    another way than the table at hand.
    """

    task: str
    messages: tuple[dict[str, str], ...]
    usage: Usage
    estimated: bool
    cached: bool


@runtime_checkable
class Planner(Protocol):
    """An engine that sends text somewhere, and can tell beforehand what it would send."""

    def plan(self, article: Article) -> tuple[Plan, ...]:
        """What `Engine.read` would send, a plan a request. Sends nothing."""

    def plan_pair(self, left: Side, right: Side) -> tuple[Plan, ...]:
        """What `Engine.judge` would send. Sends nothing; sides without claims are planned too."""


class Attempts:
    """Mixed into the errors of engines: how often it was tried, and what that cost."""

    attempts: int = 1
    usage: Usage = Usage()
