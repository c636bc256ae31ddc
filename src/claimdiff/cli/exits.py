"""From what happened to an exit code."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimdiff.errors import (
    AuthenticationError,
    ClaimdiffError,
    ConfigurationError,
    InputError,
    LimitReachedError,
    ModelError,
    OutputError,
    StoreError,
)

if TYPE_CHECKING:
    from claimdiff.result import Failure, Finding

GATE_MET = 1

_ORDER: tuple[type[ClaimdiffError], ...] = (
    AuthenticationError,
    LimitReachedError,
    ConfigurationError,
    StoreError,
    ModelError,
    OutputError,
    InputError,
)
"""Which failure decides when several apply; what the user can mend comes first."""


def of(failures: "Sequence[Failure]") -> int:
    """The exit code for what failed in a result that was still written; 0 for nothing."""
    codes = {failure.code for failure in failures}
    for error in _ORDER:
        if codes & _codes_of(error):
            return error.exit_code
    return ModelError.exit_code if codes else 0


def gate(findings: "Sequence[Finding]", fail_on: str | None) -> int:
    """1 when the user's gate is met: a sure finding of the kind that ``--fail-on`` names."""
    kinds = {"conflict", "omission"} if fail_on == "any" else {fail_on}
    met = any(finding.relation in kinds and finding.sure for finding in findings)
    return GATE_MET if met else 0


def _codes_of(error: type[ClaimdiffError]) -> set[str]:
    """The codes of an error and of all below it in the tree that exit alike."""
    below = {code for sub in error.__subclasses__() for code in _codes_of(sub)}
    return {error.code} | below
