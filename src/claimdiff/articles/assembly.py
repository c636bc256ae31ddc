"""A text put together of parts of another, with the way back: lines joined, marks left out.

What is kept is in the view's runs; the blanks that join it are in none.
"""

from collections.abc import Iterable

from claimdiff.articles.spans import Cut, Run, View


class Assembly:
    """A view that is put together from the beginning of a text to its end."""

    def __init__(self, source: str) -> None:
        """Begins with nothing of the source."""
        self.source = source
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._cuts: list[Cut] = []
        self._length = 0

    def keep(self, start: int, end: int) -> None:
        """Adds a part of the source."""
        if end > start:
            self._runs.append((self._length, start, end - start))
            self.join(self.source[start:end])

    def join(self, blanks: str) -> None:
        """Adds blanks that do not stand in the source."""
        self._parts.append(blanks)
        self._length += len(blanks)

    def cut(self, start: int, end: int, reason: str) -> None:
        """Leaves out a part of the source, without the blanks around it."""
        text = self.source[start:end]
        first = start + len(text) - len(text.lstrip())
        if text.strip():
            self._cuts.append(Cut(first, first + len(text.strip()), reason))

    @property
    def empty(self) -> bool:
        """Whether nothing was added yet."""
        return not self._length

    def view(self) -> View:
        """What was put together."""
        return View("".join(self._parts), tuple(self._runs), tuple(self._cuts))


def blocks(some: Iterable[tuple[str, str]]) -> tuple[str, View]:
    """A source text made of blocks, and the view of those that are prose.

    Args:
        some: A block's text, and why it is not read: empty for prose.
    """
    parts = [(text, reason) for text, reason in some if text.strip()]
    source = "\n\n".join(text for text, _ in parts)
    view, at = Assembly(source), 0
    for text, reason in parts:
        if reason:
            view.cut(at, at + len(text), reason)
        else:
            view.join("" if view.empty else "\n\n")
            view.keep(at, at + len(text))
        at += len(text) + len("\n\n")
    return source, view.view()
