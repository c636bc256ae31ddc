"""Ranges of a text, and the way back from a shorter text to the one it was cut from.

A `View` is a text whose characters stand in another text: `runs` say where. A `Builder` makes one,
and views compose, so that a body leads back through what was taken out of it to the source text as
it came. Nothing here knows what an article is.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

Range = tuple[int, int]
Run = tuple[int, int, int]  # (offset here, offset there, length), as `Article.offset_map` has it
# (offset here, length here, offset there, length there): characters that the other text writes in
# another way, as ``&amp;`` or ``\\u201c``.
Reference = tuple[int, int, int, int]


@dataclass(frozen=True)
class Cut:
    """A range that was taken out, and the stable word for why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True)
class View:
    """A text, with the runs that lead to the text it was cut from, and what was taken out there.

    ``references`` are the characters that are written in another way there, in order, in no run.
    """

    text: str
    runs: tuple[Run, ...]
    cuts: tuple[Cut, ...] = ()
    references: tuple[Reference, ...] = ()


def whole(text: str) -> View:
    """A text as the view of itself."""
    return View(text, ((0, 0, len(text)),) if text else ())


class Builder:
    """A view that is put together from the beginning of a source to its end."""

    def __init__(self, source: str) -> None:
        """Begins with nothing of the source."""
        self.source = source
        self.length = 0
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._cuts: list[Cut] = []
        self._references: list[Reference] = []

    def keep(self, start: int, end: int) -> None:
        """Adds a part of the source."""
        if end > start:
            self._runs.append((self.length, start, end - start))
            self.join(self.source[start:end])

    def join(self, blanks: str) -> None:
        """Adds blanks that do not stand in the source."""
        self._parts.append(blanks)
        self.length += len(blanks)

    def write(self, text: str, start: int, end: int) -> None:
        """Adds characters that a part of the source writes in another way."""
        if text:
            self._references.append((self.length, len(text), start, end - start))
            self.join(text)

    def cut(self, start: int, end: int, reason: str) -> None:
        """Leaves out a part of the source, without the blanks around it."""
        text = self.source[start:end]
        first = start + len(text) - len(text.lstrip())
        if text.strip():
            self._cuts.append(Cut(first, first + len(text.strip()), reason))

    def view(self) -> View:
        """What was put together."""
        return View(
            "".join(self._parts), tuple(self._runs), tuple(self._cuts), tuple(self._references)
        )


def without(text: str, cuts: Sequence[Cut]) -> View:
    """The text without some disjoint, ordered ranges of it."""
    made, at = Builder(text), 0
    for cut in cuts:
        made.keep(at, cut.start)
        at = cut.end
    made.keep(at, len(text))
    return replace(made.view(), cuts=tuple(cuts))


def through(inner: View, outer: View) -> View:
    """A view of a view as one of the outer's source, with the cuts and references of both.

    Runs from A to B and runs from B to C, both ordered, give runs from A to C.
    """
    runs = tuple(
        (here + within, there, size)
        for here, middle, length in inner.runs
        for within, there, size in _overlaps(middle, middle + length, outer.runs)
    )
    references = [
        *_own_references(inner, outer),
        *_carried_references(inner.runs, outer.references),
    ]
    cuts = (*outer.cuts, *cuts_in_source(inner.cuts, outer))
    return View(inner.text, runs, cuts, tuple(sorted(references)))


def _own_references(inner: View, outer: View) -> Iterator[Reference]:
    """References of a view of a view, each to all that its characters are written in."""
    for here, size, start, length in inner.references:
        parts = follow(start, start + length, outer.runs)
        parts += [
            (there, there + long)
            for middle, _, there, long in outer.references
            if start <= middle < start + length
        ]
        first = min(part[0] for part in parts)
        yield here, size, first, max(part[1] for part in parts) - first


def _carried_references(inner: Sequence[Run], outer: Iterable[Reference]) -> Iterator[Reference]:
    """References from B to C as references from A to C, of what A has of B."""
    for middle, size, there, length in outer:
        at = bisect_right(inner, middle, key=lambda run: run[1] + run[2])
        if at < len(inner) and inner[at][1] <= middle:
            yield inner[at][0] + middle - inner[at][1], size, there, length


def follow(start: int, end: int, runs: Sequence[Run]) -> list[Range]:
    """Where a range of the view stands in the text it was cut from, in one or more pieces."""
    return [(there, there + size) for _, there, size in _overlaps(start, end, runs)]


def _overlaps(start: int, end: int, runs: Sequence[Run]) -> Iterator[Run]:
    """The parts of a range that runs have: offset in the range, offset there, length."""
    for at in range(bisect_right(runs, start, key=lambda run: run[0] + run[2]), len(runs)):
        here, there, length = runs[at]
        first = max(start, here)
        if first >= end:
            return
        yield first - start, there + first - here, min(end, here + length) - first


def cuts_in_source(cuts: Iterable[Cut], view: View) -> Iterator[Cut]:
    """Cuts of a view as cuts of the text that the view was cut from."""
    for cut in cuts:
        for start, end in follow(cut.start, cut.end, view.runs):
            yield Cut(start, end, cut.reason)


def gaps(length: int, covered: Iterable[Range]) -> Iterator[Range]:
    """The ranges of ``0..length`` that no given range covers."""
    position = 0
    for start, end in sorted(covered):
        if start > position:
            yield position, start
        position = max(position, end)
    if position < length:
        yield position, length


class Ranges:
    """Ordered ranges, with how much of another range they cover."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        """Takes ranges that do not overlap, in order."""
        self._runs = [(start, start, end - start) for start, end in ranges]

    def share(self, *parts: Range) -> float:
        """The share of one or more ranges that they cover."""
        size = sum(end - start for start, end in parts)
        covered = sum(length for part in parts for *_, length in _overlaps(*part, self._runs))
        return covered / max(1, size)
