"""What governs a clause in its sentence: "could", "denied", "accused of", "if", "plans to", "said".

After ConText (Chapman et al. 2001; Harkema et al. 2009; medspaCy): cues are rows of the table
``governors`` in ``lang/<code>.toml``, the words that end their scope are rows of
``governor_words``, and one short engine runs them; it knows no word of any language and parses no
syntax. A clause is governed where its anchor (the first word of its main part) lies in the scope of
a cue, or where the cue is the predicate of the clause itself. The weaker of what a reader made of
the clause and of what governs it is what holds.

It does not resolve negation (a negated clause is as certain as a plain one) and does not tell who
speaks.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Literal

from pydantic import BaseModel, ConfigDict

from claimdiff.result import Certainty, ClaimKind
from claimdiff.text import lang
from claimdiff.text.words import may_be_unspaced

Category = Literal[
    "reported", "planned", "forecast", "alleged", "conditional", "possible", "denied", "none"
]
"""What a cue makes of a clause; ``none`` is a pseudo-cue, which hides the cue within it."""

Direction = Literal["forward", "backward", "both", "predicate"]
"""Where the scope of a cue lies; that of a predicate is what follows and the clause it is in."""

_ENDS = ("clause", "report", "sentence")
_COMMA = re.compile(r"[,，、،–—](?!\d)")
"""Signs that close an aside, dashes among them; not those within a number."""

_WORD = re.compile(r"\w")
_WORD_START = re.compile(r"\b\w")
_QUOTED_LETTER = re.compile(r"[:“\"„«]\W*\w")
_LIST = re.compile(r"\{([a-z]+)\}")


class Row(BaseModel):
    """A row of ``governors``: the patterns of a cue, its category and what ends its scope."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    cue: tuple[str, ...]
    category: Category
    direction: Direction = "predicate"
    ends: Literal["clause", "report", "sentence"] = "clause"


class Words(BaseModel):
    """A row of ``governor_words``: a list that ends scopes, opens clauses or fills "{name}"."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """A row and where its words stand in the text."""

    row: Row
    start: int
    end: int


class Rules:
    """The tables of a language."""

    def __init__(self, rows: Iterable[tuple[str, Row]], words: dict[str, tuple[str, ...]]) -> None:
        """Take the rows with each of their patterns, and the lists that end scopes."""
        ordered = sorted(rows, key=lambda pair: _begins_word(pair[0]))
        self._rows = [row for _, row in ordered]
        self._patterns = [pattern for pattern, _ in ordered]
        self._signs = _any([one for one in self._patterns if not _begins_word(one)], "()")
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._beginning = _index(self._patterns)
        self.ends = {name: _any(words.get(name, ())) for name in _ENDS}
        self.opener = _any(words.get("subordinate", ()))

    def cues(self, text: str) -> Iterator[Cue]:
        """The cues of a text in order, pseudo-cues among them; none within another."""
        # The n-th group of the signs is empty and marks the n-th.
        signs = [
            Cue(self._rows[(found.lastindex or 0) - 1], *found.span())
            for found in self._signs.finditer(text)
        ]
        words = [self._word(text, word.start()) for word in _WORD_START.finditer(text)]
        end = 0
        for cue in sorted([*signs, *filter(None, words)], key=attrgetter("start")):
            if cue.start >= end:
                yield cue
                end = cue.end

    def _word(self, text: str, start: int) -> Cue | None:
        """The cue that begins with a word; its pattern is compiled where one begins so."""
        find, key = self._beginning.get, text[start : start + _KEY]
        for begins, number in find(key) or find(key[:2]) or find(key[0]) or find("") or ():
            if text.startswith(begins, start):
                if number not in self._compiled:
                    self._compiled[number] = re.compile(_edged(self._patterns[number]))
                if found := self._compiled[number].match(text, start):
                    return Cue(self._rows[number], *found.span())
        return None

    def anchor(self, text: str, start: int, end: int) -> int:
        """Where the main part of a clause starts: behind a subordinate clause or its opener."""
        start = _next_word(text, start, end)
        opener = self.opener.match(text, start, end)
        if not opener:
            return start
        comma = _COMMA.search(text, opener.end(), end)
        return _next_word(text, comma.end() if comma else opener.end(), end)

    def is_predicate(self, cue: Cue, text: str, anchor: int) -> bool:
        """Whether no other clause begins between an anchor and a cue behind it.

        A subordinate clause that a comma has closed again ("Lind, who resigned, denied") is none.
        """
        if self.ends["report"].search(text, anchor, cue.start):
            return False
        return not self.opener.search(text, _behind_comma(text, anchor, cue.start), cue.start)

    def reach(self, cue: Cue, text: str) -> tuple[int, int]:
        """Where the scope of a cue starts and ends; the cue itself lies in it."""
        first, last = cue.start, cue.end
        if cue.row.direction in ("backward", "both"):
            before = self.ends[cue.row.ends].finditer(text, 0, cue.start)
            first = max((match.end() for match in before), default=0)
        if cue.row.direction != "backward":
            last = self._last(cue, text)
        return first, last

    def _last(self, cue: Cue, text: str) -> int:
        """Where the scope ends: at a terminator, or at the comma that closes the cue's aside."""
        match = self.ends[cue.row.ends].search(text, cue.end)
        last = match.start() if match else len(text)
        comma = _COMMA.search(text, cue.end, last)
        return comma.start() if comma and self._in_aside(cue, text) else last

    def _in_aside(self, cue: Cue, text: str) -> bool:
        """Whether a cue stands in a subordinate clause, or behind a comma as "accused of" may."""
        start = _behind_comma(text, 0, cue.start)
        word = _next_word(text, start, cue.start)
        if self.opener.match(text, word, cue.start):
            return True
        return start > 0 and word >= cue.start and cue.row.direction == "forward"


@cache
def rules(code: str) -> Rules:
    """The tables of a language, compiled; where two cues begin together, the first row is taken.

    Args:
        code: One of `claimdiff.text.lang.LANGUAGES`; a file without the tables gives no cue.
    """
    words = word_lists(code)
    filled_in = (
        (filled(cue, words), row) for row in lang.rows(code, "governors", Row) for cue in row.cue
    )
    return Rules(filled_in, words)


def fold(sentence: str) -> str:
    """The sentence with its first letters small, every character in its place.

    A capital says nothing there; elsewhere it tells the month of May from "may".
    """
    first = _next_word(sentence, 0, len(sentence)) + 1
    text = _small(sentence[:first]) + sentence[first:]
    return _QUOTED_LETTER.sub(lambda match: _small(match[0]), text)


def _small(letters: str) -> str:
    lower = letters.lower()
    return lower if len(lower) == len(letters) else letters


def _next_word(text: str, start: int, end: int) -> int:
    """Where the next word starts, or the end."""
    match = _WORD.search(text, start, end)
    return match.start() if match else end


def _behind_comma(text: str, start: int, end: int) -> int:
    """Where the last comma of a range ends, or the start."""
    return max((match.end() for match in _COMMA.finditer(text, start, end)), default=start)


def word_lists(code: str) -> dict[str, tuple[str, ...]]:
    """The rows of ``governor_words`` of a language, by name."""
    return {row.name: row.words for row in lang.rows(code, "governor_words", Words)}


def filled(pattern: str, words: dict[str, tuple[str, ...]]) -> str:
    """A pattern with its lists put in: "{say}" is one of the words of that name."""
    return _LIST.sub(lambda match: f"(?:{'|'.join(words[match[1]])})", pattern)


def _begins_word(pattern: str) -> bool:
    """Whether a pattern begins at the edge of a word: a script without spaces has none."""
    return (pattern[0].isalnum() or pattern[0] == "(") and not may_be_unspaced(pattern)


def _edged(pattern: str) -> str:
    """A pattern that ends where its last word does."""
    ends_word = pattern[-1].isalnum() or pattern[-1] in ")?"
    edge = r"\b" if ends_word and pattern[0] != "[" and not may_be_unspaced(pattern) else ""
    return pattern + edge


def _any(patterns: Iterable[str], mark: str = "") -> re.Pattern[str]:
    """One pattern for several, those that begin a word last, each with a mark behind it."""
    words: list[str] = []
    signs: list[str] = []
    for pattern in patterns:
        (words if _begins_word(pattern) else signs).append(_edged(pattern) + mark)
    return re.compile("|".join([*signs, rf"\b(?:{'|'.join(words) or '(?!)'})"]))


_KEY = 3  # letters of a word by which its patterns are looked up
_CHOICE = re.compile(r"\(\?:([^()]*)\)(?![?*+{])")
_LETTERS = re.compile(r"(?:[\w ,'’-](?![?*+{]))*")


def _beginnings(pattern: str) -> Iterator[str]:
    """What the matches of a pattern begin with, letter by letter, up to its second choice."""
    choice = _CHOICE.match(pattern)
    after = _letters(pattern, choice.end() if choice else 0)
    for option in choice[1].split("|") if choice else [""]:
        begins = _letters(option)
        yield begins + after if begins == option else begins


def _index(patterns: Sequence[str]) -> dict[str, list[tuple[str, int]]]:
    """What patterns that begin a word begin with, and their numbers, by the first letters."""
    begins = [
        (one, number)
        for number, pattern in enumerate(patterns)
        if _begins_word(pattern)
        for one in dict.fromkeys(_beginnings(pattern))
    ]
    found: dict[str, list[tuple[str, int]]] = {one[:_KEY]: [] for one, _ in begins}
    for one, number in begins:
        keys = [one[:_KEY]] if len(one) >= _KEY else [key for key in found if key.startswith(one)]
        for key in keys:
            found[key].append((one, number))
    return found


def _letters(pattern: str, at: int = 0) -> str:
    found = _LETTERS.match(pattern, at)
    return found[0] if found else ""


# --- what governs a clause -----------------------------------------------------------------------

_KINDS: tuple[ClaimKind, ...] = (
    "fact",  # is checked as it stands
    "statement",  # is checked as somebody's
    "forecast",  # is to come
    "plan",  # is to come, and only if somebody brings it about
    "opinion",  # cannot be checked
)
"""Strongest first."""

_CERTAINTIES: tuple[Certainty, ...] = (
    "stated",  # the article says so itself
    "reported",  # somebody says so, and the article passes it on
    "planned",  # not so yet, but somebody means it to be
    "alleged",  # somebody says so who has to prove it
    "possible",  # nobody says that it is so
    "denied",  # somebody says that it is not so: on no scale with the others, it wins over all
)
"""Strongest first."""

_LEAVES: dict[Category, tuple[ClaimKind, Certainty]] = {
    "reported": ("statement", "reported"),
    "planned": ("plan", "planned"),
    "forecast": ("forecast", "stated"),  # "will" leaves no doubt; the kind says that it is to come
    "alleged": ("fact", "alleged"),
    "conditional": ("fact", "possible"),
    "possible": ("fact", "possible"),
    "denied": ("statement", "denied"),
}
"""The strongest kind and certainty that a category leaves; "fact" leaves every kind as it is."""


class Governors:
    """The cues of a sentence, found once."""

    def __init__(self, sentence: str, code: str) -> None:
        """Find the cues.

        Args:
            sentence: The sentence.
            code: One of `claimdiff.text.lang.LANGUAGES`.
        """
        self._table, self._text = rules(code), fold(sentence)
        self._cues = [cue for cue in self._table.cues(self._text) if cue.row.category != "none"]

    def of(self, start: int, end: int) -> tuple[Cue, ...]:
        """The cues that govern a clause of the sentence, in their order.

        Args:
            start: Where the clause starts in it, in characters.
            end: Where the clause ends.
        """
        if not self._cues:
            return ()
        table, text = self._table, self._text
        anchor = table.anchor(text, start, end)
        found: list[Cue] = []
        for cue in self._cues:
            if not _governs(table, cue, text, anchor, end):
                continue
            found.append(cue)
            if cue.row.category == "reported" and _within(cue, anchor, end):
                anchor = table.anchor(text, cue.end, end)  # what is told now is what is reported
        return tuple(found)


def weaker(
    kind: ClaimKind, certainty: Certainty, governors: tuple[Cue, ...]
) -> tuple[ClaimKind, Certainty]:
    """The weaker of what a claim was read as and of what governs its clause.

    Args:
        kind: What the reader took it for.
        certainty: How certain the reader took it to be.
        governors: What governs its clause.
    """
    left = [_LEAVES[cue.row.category] for cue in governors]
    kinds = (kind, *(each for each, _ in left))
    certainties = (certainty, *(each for _, each in left))
    return max(kinds, key=_KINDS.index), max(certainties, key=_CERTAINTIES.index)


def _governs(table: Rules, cue: Cue, text: str, anchor: int, end: int) -> bool:
    if _within(cue, anchor, end):
        return table.is_predicate(cue, text, anchor)
    first, last = table.reach(cue, text)
    return first <= anchor < last


def _within(cue: Cue, anchor: int, end: int) -> bool:
    """Whether a cue may be the predicate of the clause from an anchor to an end."""
    return cue.row.direction == "predicate" and anchor <= cue.start and cue.end <= end
