"""Negation: which words turn a statement into its contrary.

Hard negators (not, n't, no, never, none, without, ...) are `negations`. Verbs that deny or stop
what follows (denied, refused, failed, paused, banned) are `denials`: they can stand for a hard
negator in a paraphrase, but are themselves content. Idioms that negate nothing (not only, no doubt,
no more than, whether or not) are neither. The words stand in ``patterns`` of each language; a text
is read with those of all. Of a negation's scope it knows only whether words that are left out
take it with them (`denies_around`).
"""

import re

from claimdiff.text.lang import patterns

_NEGATION = re.compile(
    rf"\b(?P<idle>{patterns('negation_idiom')})(?!\w)|\b(?:{patterns('negator')})(?![\w-])"
    rf"|\b(?:{patterns('negator_prefix')})(?=\w)|{patterns('negator_sign')}",
    re.IGNORECASE,
)
_CLOSED = re.compile(rf"(?:[,;:–—)]|\b(?:{patterns('joint')}))\s*$", re.IGNORECASE)
_DENIAL = re.compile(rf"\b(?:{patterns('denial')})\b", re.IGNORECASE)


def negations(text: str) -> list[tuple[int, int]]:
    """Give the ranges of the hard negators of a text, in order."""
    return [match.span() for match in _NEGATION.finditer(text) if match["idle"] is None]


def denials(text: str) -> list[tuple[int, int]]:
    """Give the ranges of the words that deny or stop what follows, in order."""
    return [match.span() for match in _DENIAL.finditer(text)]


def is_negative(text: str) -> bool:
    """Tell whether a text holds a hard negator."""
    return any(match["idle"] is None for match in _NEGATION.finditer(text))


def denies_around(between: str) -> bool:
    """Tell whether words between two stretches of a sentence hold a negation that is theirs too.

    It is where it follows the first at once ("did not … rise"), or where neither a comma nor a
    conjunction closes it off from the second ("has clearly not been … repaired").
    """
    found = negations(between)
    at_once = bool(found) and not between[: found[0][0]].strip()
    return bool(found) and (at_once or _CLOSED.search(between) is None)
