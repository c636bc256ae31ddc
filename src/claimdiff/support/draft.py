"""What an engine points at in an article, and the reading that `support` makes of it.

An engine names sentences, words, referents and speakers; it writes no claim. `support.read` cuts
the claims from the body. Plain data, no logic.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from claimdiff.result import (
    Certainty,
    Claim,
    ClaimKind,
    Failure,
    LedgerStatus,
    Sentence,
    Summary,
    Ungrounded,
    Usage,
)

Range = tuple[int, int]
"""Start and end (half-open) in characters of the body."""


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
    explain is entered in the ledger as failed: nothing is dropped in silence.
    """

    claims: tuple[DraftClaim, ...] = ()
    abstract: tuple[DraftPoint, ...] = ()
    points: tuple[int, ...] = ()
    left_out: dict[int, LeftOut] = field(default_factory=dict)
    ungrounded: tuple[Ungrounded, ...] = ()
    failures: tuple[Failure, ...] = ()
    usage: Usage = Usage()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was cut from the body: claims, summary, and the sentences with their ledger."""

    claims: tuple[Claim, ...]
    summary: Summary | None
    sentences: tuple[Sentence, ...]
    ungrounded: tuple[Ungrounded, ...] = ()
    failures: tuple[Failure, ...] = ()
    usage: Usage = Usage()
