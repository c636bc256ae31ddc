"""A text as lines and blocks, and what a line looks like from outside.

Blocks are parted by blank lines; which lines make one paragraph, `wrapping` says. Only shape is
looked at here (length, last character, script); what a line is for, `boilerplate` and `labels` say.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from claimdiff.text.words import may_be_unspaced

BREAK_CHARACTERS = "\n\r\x0b\x0c\x85\u2028\u2029"
_LINE = re.compile(f"[^{BREAK_CHARACTERS}]*")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
# Scripts that put no spaces between words.
_SPACELESS = "[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
_SPACELESS_PER_WORD = 2  # Chinese words are two characters long on the average
_END = re.compile("(?:[.!?…。！？｡؟۔।॥።፧፨။។៕։]|፡፡)[\"'”’»›)\\]』」）］】\u200f]*$")
_END_LONGEST = 8  # characters: a stop and what may close after it


@dataclass(frozen=True)
class Line:
    """One line of a text.

    Attributes:
        start: Where it begins in the text, without the blanks around it.
        end: Where it ends.
        text: What it says.
        block: The number of its block, from 0; of a page's line its own.
        linked: On a page, the share of it that stands in links.
        roles: On a page, what its elements are.
    """

    start: int
    end: int
    text: str
    block: int
    linked: float = 0.0
    roles: frozenset[str] = frozenset()

    @property
    def place(self) -> tuple[int, int]:
        """Where it begins and ends."""
        return self.start, self.end

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return count_words(self.text)

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence ends."""
        return ends_sentence(self.text)

    @property
    def key(self) -> str:
        """Its words alone, to find the same line again."""
        return key(self.text)


def count_words(text: str) -> int:
    """How many words a text has; characters of scripts without spaces count by pairs."""
    if not may_be_unspaced(text):
        return len(_WORD.findall(text))
    rest, spaceless = re.subn(_SPACELESS, " ", text)
    return len(_WORD.findall(rest)) + -(-spaceless // _SPACELESS_PER_WORD)


def key(text: str) -> str:
    """A text as its words alone, by which equal lines are found."""
    return " ".join(_WORD.findall(text.casefold()))


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, closing quotation marks and brackets aside."""
    return _END.search(text[-_END_LONGEST:]) is not None


def lines(text: str) -> list[Line]:
    """All lines of a text that are not blank, in order."""
    found: list[Line] = []
    block, blank, at = 0, False, 0
    while at <= len(text):
        match = _LINE.match(text, at)
        start, end = match.span() if match else (at, at)
        at = end + (2 if text.startswith("\r\n", end) else 1)
        if not (stripped := text[start:end].strip()):
            blank = True
            continue
        block += bool(found) and blank
        blank = False
        first = text.index(stripped[0], start)
        found.append(Line(first, first + len(stripped), stripped, block))
    return found
