"""The working table of cleaning: the lines of a text, and what is known of each so far."""

import re
from dataclasses import dataclass, field

from claimdiff.articles.headlines import Headline
from claimdiff.articles.lines import Line
from claimdiff.articles.spans import Cut, Range, gaps

SHORT_MOST = 8  # words of a heading or a menu entry; longer lines are list items and broken prose
_CONTINUES = re.compile("[:：,，;；、]$")


@dataclass
class LineTable:
    """Lines, the title, the reason to remove each line (None: none yet), the cuts within lines.

    Cuts count from the beginning of the text; ``closed`` are lines that end a sentence when their
    cuts are left out.
    """

    lines: list[Line]
    headline: Headline
    reasons: list[str | None] = field(default_factory=list)
    cuts: dict[int, list[Cut]] = field(default_factory=dict)
    closed: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        """No line has a reason yet."""
        self.reasons = [None] * len(self.lines)

    def ends(self, at: int) -> bool:
        """Whether a line ends as a sentence does, what is cut from it aside."""
        return self.lines[at].ends or at in self.closed

    def is_short(self, at: int) -> bool:
        """Whether a line is short and neither ends a sentence nor announces what follows."""
        return not self.ends(at) and self.lines[at].words <= SHORT_MOST and not self.continues(at)

    def continues(self, at: int) -> bool:
        """Whether a line ends with a colon, a comma or the like."""
        return _CONTINUES.search(self.lines[at].text) is not None

    def rest(self, at: int) -> list[Range]:
        """The ranges of a line that are not cut from it and have more than blanks."""
        line = self.lines[at]
        inside = [(cut.start - line.start, cut.end - line.start) for cut in self.cuts.get(at, ())]
        return [
            (line.start + start, line.start + end)
            for start, end in gaps(len(line.text), inside)
            if line.text[start:end].strip()
        ]
