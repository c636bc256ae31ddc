"""What an engine proposes before anything is checked, and what is left after the check.

An engine reads an article into a `Draft`; `claimdiff.grounding.ground` cuts the spans from the
body, checks every claim against them and gives a `Reading`. Plain data, no logic.
"""

from dataclasses import dataclass, field

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


@dataclass(frozen=True, slots=True)
class DraftSpeaker:
    """Who says a claim: the article's own name for them and where it stands (None: not located)."""

    name: str
    range: Range | None = None


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """A claim as an engine proposes it.

    ``says`` are the ranges that say it (one at least), ``context`` those a resolved name or date
    comes from. ``bare`` is the text with none put in, for when the one with it does not stand.
    """

    text: str
    says: tuple[Range, ...]
    kind: ClaimKind
    certainty: Certainty = "stated"
    quoted: bool = False
    speaker: DraftSpeaker | None = None
    context: tuple[Range, ...] = ()
    bare: str = ""


@dataclass(frozen=True, slots=True)
class DraftPoint:
    """A sentence of a summary, the ranges that say it, and those a resolved name comes from."""

    text: str
    says: tuple[Range, ...]
    context: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Why a sentence gave no claim."""

    status: LedgerStatus
    reason: str


@dataclass(frozen=True, slots=True)
class Draft:
    """All that an engine made of one article; ``left_out`` is keyed by sentence number from 0.

    A sentence that no claim covers and that ``left_out`` does not explain is entered in the ledger
    as failed: nothing is dropped in silence.
    """

    claims: tuple[DraftClaim, ...] = ()
    abstract: tuple[DraftPoint, ...] = ()
    points: tuple[DraftPoint, ...] = ()
    left_out: dict[int, LeftOut] = field(default_factory=dict)
    ungrounded: tuple[Ungrounded, ...] = ()
    failures: tuple[Failure, ...] = ()
    usage: Usage = Usage()


@dataclass(frozen=True, slots=True)
class Reading:
    """A draft after the check: what stands, and what does not.

    ``sentences`` are the article's with their ledger filled in.
    """

    claims: tuple[Claim, ...]
    summary: Summary | None
    sentences: tuple[Sentence, ...]
    ungrounded: tuple[Ungrounded, ...] = ()
    failures: tuple[Failure, ...] = ()
    usage: Usage = Usage()
