"""A checked claim: it carries no body, so what can be re-checked is that it agrees with itself."""

from collections.abc import Iterator

from claimdiff.result import Aspect, CheckResult, DifferenceValue, Span
from claimdiff.text.quantities import quantities
from claimdiff.verify.mismatch import Mismatch, differ, strange_words, unless

# Scores are written as decimal fractions: their sum is 1 but for rounding of the last digits.
_ROUNDING = 1e-6
ASKED = "q"
"""The id that the claim has as an article."""


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
                where = f"difference {number}, {identity}"
                yield from _value(where, difference.aspect, value, result)
                asked = identity == ASKED
                if asked and value.span is not None:
                    words = " ".join(value.span.exact.split())
                    yield from unless(words in result.claim, where, "the words", "asked", words)
                elif value.span is not None and result.span is not None:
                    yield from _inside(where, value.span, result.span)


def _value(
    place: str, aspect: Aspect, value: DifferenceValue, result: CheckResult
) -> Iterator[Mismatch]:
    """A value's words stand in its span, else in the claim or the words found."""
    found = result.span.exact if result.span else ""
    said = [value.span.exact] if value.span else [result.claim, found]
    strange = strange_words(value.text, said)
    if aspect not in ("certainty", "attribution"):  # neither is in words that a check carries
        yield from unless(not strange, place, "the words of the value", said[0], strange)
    if value.span is not None:
        yield from _length(place, value.span)
    if isinstance(value.value, float):
        read = [number.value for number in quantities(value.text)]
        yield from unless(value.value in read, place, "the number", read, value.value)


def _inside(place: str, span: Span, outer: Span) -> Iterator[Mismatch]:
    """Two spans over the same characters hold the same words."""
    if outer.start <= span.start and span.end <= outer.end:
        words = outer.exact[span.start - outer.start : span.end - outer.start]
        yield from differ(place, "the words at these offsets", words, span.exact)


def _length(place: str, span: Span) -> Iterator[Mismatch]:
    yield from differ(place, "the length of the words", span.end - span.start, len(span.exact))
