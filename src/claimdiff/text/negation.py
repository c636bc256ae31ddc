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


def none_of(line: Line) -> Iterator[tuple[str, int, int]]:
    """The measures of which there is none, with where that is told, in tokens."""
    seen: set[str] = set()
    for nobody in line.marks(*NONE):
        behind = [(mark, nobody.first, mark.last) for mark in _behind(line, nobody.last)]
        for mark, first, last in behind or [
            (m, m.first, nobody.last) for m in _before(line, nobody)
        ]:
            if mark.name not in seen:
                seen.add(mark.name)
                yield mark.name, first, last


def _before(line: Line, nobody: Mark) -> list[Mark]:
    """Read "the blast hurt nobody" and "verletzt wurde niemand": the verb stands before it."""
    for at in range(nobody.first - 1, max(-1, nobody.first - _REACH_BACK), -1):
        if nobody.role == "no" or _closes(line, at):
            break
        if marks := line.every(at, "after"):
            return marks
    return []


def _behind(line: Line, at: int) -> list[Mark]:
    """Read "nobody was hurt" and "no immediate reports of injuries": only fillers before a noun."""
    last, filled = at + _REACH, True
    while at < last:
        if marks := line.every(at, "after", *(["none"] if filled else [])):
            return marks
        if _closes(line, at) or line.at(at, "stop"):
            break
        filler = line.at(at, "unclear")
        filled = filled and filler is not None
        at = filler.last if filler else at + 1
    return []


def _closes(line: Line, at: int) -> bool:
    """Tell whether a clause ends at a token, or another word governs what follows."""
    return not line.low(at)[:1].isalnum() or line.at(at, "modal", "negator") is not None
