"""What governs a clause; filled in by the table of scope rows."""

from claimdiff.result import Certainty, ClaimKind


def governing(
    sentence: str, start: int, end: int, language: str | None
) -> tuple[()]:
    """Nothing yet."""
    return ()


def weaker(
    kind: ClaimKind, certainty: Certainty, governors: tuple[()]
) -> tuple[ClaimKind, Certainty]:
    """The same."""
    return kind, certainty
