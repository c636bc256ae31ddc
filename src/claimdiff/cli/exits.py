"""From what happened to an exit code."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimdiff.errors import ModelError, kind_of

if TYPE_CHECKING:
    from claimdiff.result import Failure, Finding

GATE_MET = 1
_ORDER = (4, 7, 2, 8, 5, 3)
"""Which exit code decides when several apply; what the user can mend comes first."""


def of(failures: "Sequence[Failure]") -> int:
    """The exit code for what failed in a result that was still written; 0 for nothing."""
    codes = {(kind_of(failure.code) or ModelError).exit_code for failure in failures}
    return next((code for code in _ORDER if code in codes), ModelError.exit_code if codes else 0)


def gate(findings: "Sequence[Finding]", fail_on: str | None) -> int:
    """1 when the user's gate is met: a sure finding of the kind that ``--fail-on`` names."""
    kinds = {"conflict", "omission"} if fail_on == "any" else {fail_on}
    met = any(finding.relation in kinds and finding.sure for finding in findings)
    return GATE_MET if met else 0
