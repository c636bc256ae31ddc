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
# (offset here, length here, offset there, length there). Where the lengths differ the other text
# writes the characters in another way, as ``&amp;`` or ``\\u201c``: with a reference.
Stretch = tuple[int, int, int, int]


@dataclass(frozen=True)
class Cut:
    """A range that was taken out, and the stable word for why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True)
class View:
    """A text, the stretches that lead to the text it was cut from, and what was taken out there."""

    text: str
    stretches: tuple[Stretch, ...]
    cuts: tuple[Cut, ...] = ()

    @property
    def runs(self) -> tuple[Run, ...]:
        """The stretches that are written alike in both texts."""
        return tuple(
            (here, there, size) for here, size, there, long in self.stretches if size == long
        )

    @property
    def references(self) -> tuple[Range, ...]:
        """Where references stand in the other text."""
        return tuple(
            (there, there + long) for _, size, there, long in self.stretches if size != long
        )


def whole(text: str) -> View:
    """A text as the view of itself."""
    return View(text, ((0, len(text), 0, len(text)),) if text else ())


class Builder:
    """A view that is put together from the beginning of a source to its end."""

    def __init__(self, source: str) -> None:
        """Begins with nothing of the source."""
        self.source = source
        self.length = 0
        self._parts: list[str] = []
        self._stretches: list[Stretch] = []

    def keep(self, start: int, end: int) -> None:
        """Adds a part of the source."""
        self.write(self.source[start:end], start, end)

    def join(self, blanks: str) -> None:
        """Adds blanks that do not stand in the source."""
        self._parts.append(blanks)
        self.length += len(blanks)

    def write(self, text: str, start: int, end: int) -> None:
        """Adds characters that a part of the source stands for, written alike or not."""
        if text:
            self._stretches.append((self.length, len(text), start, end - start))
            self.join(text)

    def view(self) -> View:
        """What was put together."""
        return View("".join(self._parts), tuple(self._stretches))


def without(text: str, cuts: Sequence[Cut]) -> View:
    """The text without some disjoint, ordered ranges of it."""
    made, at = Builder(text), 0
    for cut in cuts:
        made.keep(at, cut.start)
        at = cut.end
    made.keep(at, len(text))
    return replace(made.view(), cuts=tuple(cuts))


def through(inner: View, outer: View) -> View:
    """A view of a view as one of the outer's source, with the cuts of both.

    Stretches from A to B and from B to C, both ordered, give stretches from A to C; a reference
    leads to all that its characters are written in.
    """
    found: list[Stretch] = []
    for here, size, start, length in inner.stretches:
        parts = list(_overlaps(start, start + length, outer.stretches))
        if size == length:
            found += [(here + at, part, there, long) for at, part, there, long in parts]
        else:
            first, last = parts[0][2], parts[-1][2] + parts[-1][3]
            found.append((here, size, first, last - first))
    return View(inner.text, tuple(found), (*outer.cuts, *cuts_in_source(inner.cuts, outer)))


def _overlaps(start: int, end: int, stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """The parts of a range that stretches have, counted from its beginning; references whole."""
    for at in range(
        bisect_right(stretches, start, key=lambda one: one[0] + one[1]), len(stretches)
    ):
        here, size, there, length = stretches[at]
        first, last = max(start, here), min(end, here + size)
        if here >= end:
            return
        if size == length:
            yield first - start, last - first, there + first - here, last - first
        elif here >= start:
            yield here - start, size, there, length


def cuts_in_source(cuts: Iterable[Cut], view: View) -> Iterator[Cut]:
    """Cuts of a view as cuts of the text that the view was cut from."""
    for cut in cuts:
        for _, size, there, length in _overlaps(cut.start, cut.end, view.stretches):
            if size == length:
                yield Cut(there, there + size, cut.reason)


def gaps(length: int, covered: Iterable[Range]) -> Iterator[Range]:
    """The ranges of ``0..length`` that no given range covers."""
    position = 0
    for start, end in sorted(covered):
        if start > position:
            yield position, start
        position = max(position, end)
    if position < length:
        yield position, length
