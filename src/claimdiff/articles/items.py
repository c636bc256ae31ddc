"""One article of a source before it is cleaned: its text, what its format says of it.

A format (`formats`) gives items; `loading` makes articles of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claimdiff.articles.cleaning import Form
from claimdiff.articles.lines import Line, lines
from claimdiff.articles.metadata import Metadata
from claimdiff.articles.spans import Cut, View, whole, without
from claimdiff.result import Notice


@dataclass(frozen=True)
class Item:
    """One article of a source.

    Attributes:
        text: Its source text.
        known: What its format says of it.
        form: What the text is, and so how it is cleaned.
        view: What of the text is read, with what was cut from it; None is all of it.
        warnings: What is to be told of it.
        problem: Why it cannot be read, if it cannot.
    """

    text: str
    known: Metadata = field(default_factory=Metadata)
    form: Form = "text"
    view: View | None = None
    warnings: tuple[Notice, ...] = ()
    problem: str = ""

    @property
    def read(self) -> View:
        """What of the text is read."""
        return self.view or whole(self.text)

    @property
    def shown(self) -> str:
        """How a list of a source's articles shows it."""
        named = [self.known.title, self.known.outlet, self.known.published]
        first = " ".join(self.text.split()[:_WORDS_SHOWN])
        return " · ".join(name for name in named if name) or first or "no text"


class Document:
    """One article of a plain text whose format says what of it is none of its prose.

    Attributes:
        text: The text.
        lines: Its lines.
    """

    def __init__(self, text: str, given: list[Line] | None = None) -> None:
        """Begins with nothing left out."""
        self.text = text
        self.lines = lines(text) if given is None else given
        self._cuts: list[Cut] = []

    def take(self, numbers: Iterable[int], reason: str) -> str | None:
        """Leaves out some lines; gives their text."""
        taken = [self.lines[at] for at in numbers]
        self._cuts += [Cut(line.start, line.end, reason) for line in taken]
        return " ".join(line.text for line in taken) or None

    def cut(self, start: int, end: int, reason: str) -> None:
        """Leaves out a part of the text."""
        self._cuts.append(Cut(start, end, reason))

    def item(self, known: Metadata, form: Form = "prose") -> Item:
        """The document as an article; what two cuts share, the first has."""
        cuts: list[Cut] = []
        for cut in sorted(self._cuts, key=lambda one: (one.start, -one.end)):
            start = max(cut.start, cuts[-1].end if cuts else 0)
            if start < cut.end:
                cuts.append(Cut(start, cut.end, cut.reason))
        return Item(self.text, known, form, without(self.text, cuts))


_WORDS_SHOWN = 8
_SHOWN = 10  # articles that a message lists


def listed(items: Sequence[Item]) -> str:
    """The articles of a source with their numbers, as a message shows them."""
    shown = [f"#{at} {item.shown}" for at, item in enumerate(items[:_SHOWN], start=1)]
    more = len(items) - _SHOWN
    return "; ".join([*shown, *([f"and {more} more"] if more > 0 else [])])
