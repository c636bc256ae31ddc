"""Negation: which words turn a statement into its contrary, and what there is none of.

Hard negators (not, n't, no, never, none, without, ...) are `negations`. Verbs that deny or stop
what follows (denied, refused) and idioms that negate nothing (not only, no doubt, no more than,
whether or not) are not. The words stand in ``patterns`` of each language; a text
is read with those of all. "Nobody was hurt" and "no arrests" are figures of 0: `none_of`. Of a
negation's scope it knows only whether words that are left out take it with them (`denies_around`).
"""

import re
from collections.abc import Iterator

from claimdiff.text.lang import patterns
from claimdiff.text.lexicon import NONE
from claimdiff.text.line import Line, Mark

_NEGATION = re.compile(
    rf"\b(?P<idle>{patterns('negation_idiom')})(?!\w)|\b(?:{patterns('negator')})(?![\w-])"
    rf"|\b(?:{patterns('negator_prefix')})(?=\w)|{patterns('negator_sign')}",
    re.IGNORECASE,
)
_CLOSED = re.compile(rf"(?:[,;:–—)]|\b(?:{patterns('joint')}))\s*$", re.IGNORECASE)


def negations(text: str) -> list[tuple[int, int]]:
    """Give the ranges of the hard negators of a text, in order."""
    return [match.span() for match in _NEGATION.finditer(text) if match["idle"] is None]


def denies_around(between: str) -> bool:
    """Tell whether words between two stretches of a sentence hold a negation that is theirs too.

    It is where it follows the first at once ("did not … rise"), or where neither a comma nor a
    conjunction closes it off from the second ("has clearly not been … repaired").
    """
    found = negations(between)
    at_once = bool(found) and not between[: found[0][0]].strip()
    return bool(found) and (at_once or _CLOSED.search(between) is None)


# --- what there is none of -----------------------------------------------------------------------

_REACH = 6  # tokens from "nobody" to "hurt"
_REACH_BACK = 8  # tokens from "verletzt wurde" to "niemand", who says it between
_MAX_FILLERS = 3  # words that may stand before a noun: "no immediate reports of injuries"


def none_of(line: Line) -> Iterator[tuple[str, int, int]]:
    """The measures of which there is none, with where that is told, in tokens."""
    seen: set[str] = set()
    for nobody in line.marks(*NONE):
        behind = [*_nouns(line, nobody.last), *_verbs(line, nobody.last)]
        ranges = [(measure, nobody.first, last) for measure, last in behind]
        for measure, first, last in ranges or _verb_before(line, nobody):
            if measure not in seen:
                seen.add(measure)
                yield measure, first, last


def _verb_before(line: Line, nobody: Mark) -> Iterator[tuple[str, int, int]]:
    """Read "the blast hurt nobody" and "verletzt wurde niemand": the verb stands before it."""
    if nobody.role == "no":
        return
    for at in range(nobody.first - 1, max(-1, nobody.first - _REACH_BACK), -1):
        if not line.low(at)[:1].isalnum() or line.at(at, "modal", "negator"):
            return
        marks = line.every(at, "after")
        if marks:
            yield from ((mark.name, mark.first, nobody.last) for mark in marks)
            return


def _nouns(line: Line, at: int) -> Iterator[tuple[str, int]]:
    for _ in range(_MAX_FILLERS):
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
