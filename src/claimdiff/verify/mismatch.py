"""One thing in a saved result that is not as it should be, and the checks that all rooms share."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimdiff.result import Span
from claimdiff.support import cut
from claimdiff.text.words import words

# What a reader needs to see of a long text to find the place.
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Mismatch:
    """What does not hold.

    Attributes:
        place: Where in the result: "claim a1, span 0".
        what: Which promise is broken.
        expected: What the article or the rest of the result gives.
        found: What the result says.
    """

    place: str
    what: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}: expected {self.expected}, found {self.found}"


def differ(place: str, what: str, expected: object, found: object) -> Iterator[Mismatch]:
    """A mismatch if two values that should be equal are not."""
    if expected != found:
        yield Mismatch(place, what, _shown(expected), _shown(found))


def unless(
    holds: object, place: str, what: str, expected: object, found: object
) -> Iterator[Mismatch]:
    """A mismatch unless something holds."""
    if not holds:
        yield Mismatch(place, what, _shown(expected), _shown(found))


def strange_words(text: str, said: Iterable[str]) -> list[str]:
    """The words of a text that stand in none of some others ("Sunday" stands in "Sunday's")."""
    known = {word.norm.removesuffix("'s") for other in said for word in words(other)}
    return [word.text for word in words(text) if word.norm.removesuffix("'s") not in known]


def check_span(place: str, span: Span, body: str, *, fuzzy: bool = False) -> Iterator[Mismatch]:
    """A span's words and what stands around them, against the body that it is cut from."""
    if not 0 <= span.start < span.end <= len(body):
        limits, found = f"0 <= start < end <= {len(body)}", f"{span.start} to {span.end}"
        yield Mismatch(place, "the span is not within the body", limits, found)
        return
    true = cut(body, span.start, span.end)
    yield from differ(place, "the words at these offsets", true.exact, span.exact)
    yield from differ(place, "the words before", true.prefix, span.prefix)
    yield from differ(place, "the words after", true.suffix, span.suffix)
    graded = fuzzy or span.grade != "fuzzy"
    yield from unless(graded, place, "the grade", "exact or normalised", span.grade)


def repeated(place: str, what: str, names: Iterable[str]) -> Iterator[Mismatch]:
    """A mismatch for each name that is given twice."""
    seen: set[str] = set()
    for name in names:
        yield from unless(name not in seen, place, f"the {what} is given twice", "once", name)
        seen.add(name)


def _shown(value: object) -> str:
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
