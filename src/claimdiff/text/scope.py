"""The scope tables of a language, compiled: which cues a sentence has, and how far each reaches.

After ConText (Chapman et al. 2001; Harkema et al. 2009; medspaCy): cues are rows of the table
``scope`` in ``lang/<code>.toml``, the words that end their scope are rows of ``scope_ends``. This
is the one engine that runs them; it knows no word of any language and parses no syntax.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from claimdiff.language.words import may_be_unspaced
from claimdiff.text import lang

Category = Literal[
    "reported", "planned", "forecast", "alleged", "conditional", "possible", "denied", "none"
]
"""What a cue makes of a clause; ``none`` is a pseudo-cue, which hides the cue within it."""

Direction = Literal["forward", "backward", "both", "predicate"]
"""Where the scope of a cue lies; that of a predicate is what follows and the clause it is in."""

_COMMAS = ",，、،"
_COMMA = re.compile(rf"[{_COMMAS}](?!\d)")
_WORD = re.compile(r"\w")
_FIRST_LETTER = re.compile(r"(?:^|[:“\"„«]\s?)\W*\w")
"""A capital there says nothing; elsewhere it tells the month of May from "may"."""


class Row(BaseModel):
    """A row of ``scope``: the patterns of a cue, its category, and which list ends its scope."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    cue: tuple[str, ...]
    category: Category
    direction: Direction = "predicate"
    ends: Literal["clause", "report"] = "clause"


class Ends(BaseModel):
    """A row of ``scope_ends``: patterns that end a scope, or that open a subordinate clause."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: Literal["clause", "report", "subordinate"]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """A row and where its words stand in the text."""

    row: Row
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rules:
    """The tables of a language; the n-th group of ``pattern`` is empty and marks ``rows[n]``."""

    pattern: re.Pattern[str]
    rows: tuple[Row, ...]
    ends: dict[str, re.Pattern[str]]
    opener: re.Pattern[str]
    open_clause: re.Pattern[str]
    aside: re.Pattern[str]

    def cues(self, text: str) -> Iterator[Cue]:
        """The cues of a text in order, pseudo-cues among them; none within another."""
        for match in self.pattern.finditer(text):
            yield Cue(self.rows[(match.lastindex or 0) - 1], match.start(), match.end())

    def anchor(self, text: str, start: int, end: int) -> int:
        """Where the main part of a clause starts: behind a subordinate clause or its opener."""
        start = _next_word(text, start, end)
        opener = self.opener.match(text, start, end)
        if not opener:
            return start
        comma = _COMMA.search(text, opener.end(), end)
        return _next_word(text, comma.end() if comma else opener.end(), end)

    def is_predicate(self, cue: Cue, text: str, anchor: int) -> bool:
        """Whether no other clause begins between an anchor and a cue behind it."""
        return not (
            self.ends["report"].search(text, anchor, cue.start)
            or self.open_clause.search(text, anchor, cue.start)
        )

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
        aside = self.aside.search(text, 0, cue.start)
        if aside and (aside[1] or cue.row.direction == "forward"):
            comma = _COMMA.search(text, cue.end, last)
            return comma.start() if comma else last
        return last


@cache
def rules(code: str) -> Rules:
    """The tables of a language, compiled.

    Args:
        code: One of `claimdiff.text.lang.LANGUAGES`; a file without the tables gives no cue.
    """
    marked = [(cue, row) for row in lang.rows(code, "scope", Row) for cue in row.cue]
    # The first that fits is taken: pseudo-cues before cues, longer patterns before shorter ones.
    marked.sort(key=lambda pair: (pair[1].category != "none", -len(pair[0])))
    marked.sort(key=lambda pair: _begins_word(pair[0]))  # as `_any` puts them
    ends = {row.name: row.words for row in lang.rows(code, "scope_ends", Ends)}
    opener = _any(ends.get("subordinate", ()))
    return Rules(
        pattern=re.compile(_any(tuple(cue for cue, _ in marked), mark="()")),
        rows=tuple(row for _, row in marked),
        ends={name: re.compile(_any(ends.get(name, ()))) for name in ("clause", "report")},
        opener=re.compile(opener),
        open_clause=re.compile(f"{opener}[^{_COMMAS}]*$"),
        aside=re.compile(rf"[{_COMMAS}]\s*(?:({opener})[^{_COMMAS}]*)?$"),
    )


def fold(sentence: str) -> str:
    """The sentence with its first letters small, every character in its place."""
    return _FIRST_LETTER.sub(lambda match: _small(match[0]), sentence)


def _small(letters: str) -> str:
    lower = letters.lower()
    return lower if len(lower) == len(letters) else letters


def _next_word(text: str, start: int, end: int) -> int:
    match = _WORD.search(text, start, end)
    return match.start() if match else start


def _any(patterns: tuple[str, ...], mark: str = "") -> str:
    """One pattern of many; those that begin with a letter come last, behind one edge of a word.

    So the expression engine tries only those that begin with the letter that stands there.
    """
    words = [_closed(pattern) + mark for pattern in patterns if _begins_word(pattern)]
    others = [_closed(pattern) + mark for pattern in patterns if not _begins_word(pattern)]
    parts = others + ([rf"\b(?:{'|'.join(words)})"] if words else [])
    return f"(?:{'|'.join(parts) or '(?!)'})"


def _begins_word(pattern: str) -> bool:
    return (pattern[0].isalnum() or pattern[0] == "(") and not may_be_unspaced(pattern)


def _closed(pattern: str) -> str:
    """A pattern that ends at the edge of a word, where its script has spaces."""
    ends_word = pattern[-1].isalnum() or pattern[-1] == ")"
    return pattern + r"\b" if ends_word and not may_be_unspaced(pattern) else pattern
