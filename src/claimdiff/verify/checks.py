"""A checked claim: it carries no body, so what can be re-checked is that it agrees with itself."""

from collections.abc import Iterator

from claimdiff.result import CheckResult, Span
from claimdiff.verify.mismatch import Mismatch, differ, unless

# Scores are written as decimal fractions: their sum is 1 but for rounding of the last digits.
_ROUNDING = 1e-6


def verify(result: CheckResult) -> Iterator[Mismatch]:
    """Check scores and spans."""
    total = sum(result.scores.values())
    yield from unless(abs(total - 1) <= _ROUNDING, "scores", "the sum", 1, total)
    inside = all(0 <= score <= 1 for score in result.scores.values())
    yield from unless(inside, "scores", "each score", "0 to 1", list(result.scores.values()))
    yield from differ("score", "scores.reported", result.scores.get("reported"), result.score)
    if result.span is not None:
        yield from _length("span", result.span)
    for number, difference in enumerate(result.differences):
        for identity, values in difference.values.items():
            for value in values:
                if value.span is not None:
                    yield from _length(f"difference {number}, {identity}", value.span)


def _length(place: str, span: Span) -> Iterator[Mismatch]:
    yield from differ(place, "the length of the words", span.end - span.start, len(span.exact))
