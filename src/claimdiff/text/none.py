"""What a sentence says that there is none of: "nobody was hurt", "no arrests".

Such a statement is a figure of 0. "No one" before a verb that is no measure tells nothing.
"""

from collections.abc import Iterator

from claimdiff.text.lexicon import NONE
from claimdiff.text.line import Line, Mark

_REACH = 6  # tokens from "nobody" to "hurt"
_BACK = 8  # tokens from "verletzt wurde" to "niemand", who says it between
_UNCLEAR = 3  # words that may stand before a noun: "no immediate reports of injuries"


def none_of(line: Line) -> Iterator[tuple[str, int, int]]:
    """The measures of which there is none, with where that is told, in tokens."""
    seen: set[str] = set()
    for nobody in line.marks(*NONE):
        told = [*_nouns(line, nobody.last), *_verbs(line, nobody.last)]
        ranges = [(measure, nobody.first, last) for measure, last in told]
        for measure, first, last in ranges or _ahead(line, nobody):
            if measure not in seen:
                seen.add(measure)
                yield measure, first, last


def _ahead(line: Line, nobody: Mark) -> Iterator[tuple[str, int, int]]:
    """Read "the blast hurt nobody" and "verletzt wurde niemand": the verb stands before it."""
    if nobody.role == "no":
        return
    for at in range(nobody.first - 1, max(-1, nobody.first - _BACK), -1):
        if not line.low(at)[:1].isalnum() or line.at(at, "modal", "negator"):
            return
        marks = line.every(at, "after")
        if marks:
            yield from ((mark.name, mark.first, nobody.last) for mark in marks)
            return


def _nouns(line: Line, at: int) -> Iterator[tuple[str, int]]:
    for _ in range(_UNCLEAR):
        marks = line.every(at, "none")
        if marks:
            yield from ((mark.name, mark.last) for mark in marks)
            return
        filler = line.at(at, "unclear")
        if filler is None:
            return
        at = filler.last


def _verbs(line: Line, at: int) -> Iterator[tuple[str, int]]:
    for _ in range(_REACH):
        marks = line.every(at, "after")
        if marks:
            yield from ((mark.name, mark.last) for mark in marks)
            return
        if line.at(at, "modal", "negator", "stop") or not line.low(at)[:1].isalnum():
            return
        at += 1
