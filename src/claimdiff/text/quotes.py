"""Quotations: where quote marks open and close.

Curly, straight, guillemets, German low marks and CJK brackets; an apostrophe is none of them. It
says nothing of who is quoted.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

_PAIRS = {"“": "”", "«": "»", "„": "“”", "「": "」", "『": "』", "‹": "›", "»": "«"}
_MARK = re.compile(r"[“”„«»「」『』‹›\"‘’'‚]|\n\s*\n|\n(?=\s*[“\"‘«])")
_ELISION = re.compile(r"['’](?:\d0s\b|em\b|til\b|tis\b|twas\b|cause\b)", re.IGNORECASE)


class Quotation(NamedTuple):
    """A quotation, with its marks (``start``, ``end``) and without them."""

    start: int
    end: int
    inner_start: int
    inner_end: int


def quotations(text: str) -> list[Quotation]:
    """Give the quotations of a text in order of their start; a nested one follows its outer one.

    A quotation that opens again at the start of each paragraph goes on until it closes; one that
    never closes ends with its paragraph.
    """
    marks = list(_MARK.finditer(text))
    return _Reader(text).read(marks) if marks else []


_LEADING = re.compile(r"^\s*", re.MULTILINE)


class _Reader:
    """Walks the marks of one text; ``open`` holds the quotations that have not closed yet."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.straight = text.replace("‘", "'")
        self.leading = {match.end() for match in _LEADING.finditer(text)}
        self.open: list[tuple[int, str]] = []
        self.found: list[Quotation] = []

    def read(self, marks: Iterable[re.Match[str]]) -> list[Quotation]:
        for match in marks:
            mark, at = match[0], match.start()
            if mark[0] == "\n":
                self._paragraph(at, match.end())
            elif self._closes(mark, at):
                start, _ = self.open.pop()
                self.found.append(Quotation(start, at + 1, start + 1, at))
            elif self._opens(mark, at):
                goes_on = self.open and self.open[-1][1] == mark and at in self.leading
                self.open += [] if goes_on else [(at, mark)]
        self._give_up(len(self.text.rstrip()))
        return sorted(self.found, key=lambda q: (q.start, -q.end))

    def _opens(self, mark: str, at: int) -> bool:
        before, after = self.text[at - 1 : at], self.text[at + 1 : at + 2]
        if mark in "\"'‘‚":
            if mark in "'‘" and _ELISION.match(self.straight, at):
                return False
            return not before.isalnum() and bool(after) and not after.isspace()
        return mark in _PAIRS

    def _closes(self, mark: str, at: int) -> bool:
        if not self.open:
            return False
        opener = self.open[-1][1]
        before, after = self.text[at - 1 : at], self.text[at + 1 : at + 2]
        if opener in "'‘‚":
            closes = mark in ("'’" if opener == "'" else "’'‘" if opener == "‚" else "’'")
            return (
                closes and not before.isspace() and not after.isalnum() and not self._genitive(at)
            )
        if opener == '"':
            return mark in '"”' and not (before.isspace() and after.isalnum())
        return mark in _PAIRS[opener] or (opener == "“" and mark == '"')

    def _genitive(self, at: int) -> bool:
        """Tell whether the mark is that of "users' data", with the true close yet to come."""
        if not re.match(r"s['’] [a-z]", self.text[at - 1 : at + 3]):
            return False
        rest = self.text[at + 1 :].split("\n", 1)[0]
        return re.search(r"^[^‘'’]*\w?[.,!?]?['’](?!\w)", rest) is not None

    def _paragraph(self, end: int, start: int) -> None:
        following = self.text[start:].lstrip()[:1]
        self.open = [(at, mark) for at, mark in self.open if mark == following] or self._give_up(
            end
        )

    def _give_up(self, end: int) -> list[tuple[int, str]]:
        for start, _ in self.open:
            self.found.append(Quotation(start, end, start + 1, end))
        self.open = []
        return self.open
