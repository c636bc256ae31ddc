"""One thing in a saved result that is not as it should be, and how it is told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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


def repeated(place: str, what: str, names: Iterable[str]) -> Iterator[Mismatch]:
    """A mismatch for each name that is given twice."""
    seen: set[str] = set()
    for name in names:
        yield from unless(name not in seen, place, f"the {what} is given twice", "once", name)
        seen.add(name)


def _shown(value: object) -> str:
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
