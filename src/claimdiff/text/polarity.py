"""Negation: which words turn a statement into its contrary.

Hard negators (not, n't, no, never, none, without, ...) are `negations`. Verbs that deny or stop
what follows (denied, refused, failed, paused, banned) are `denials`: they can stand for a hard
negator in a paraphrase, but are themselves content. Idioms that negate nothing (not only, no doubt,
no more than, whether or not) are neither. The words stand in ``patterns`` of each language; a text
is read with those of all. It does not work out the scope of a negation.
"""

import re

from claimdiff.text.lang import patterns

_NEGATION = re.compile(
    rf"\b(?P<idle>{patterns('negation_idiom')})(?!\w)|\b(?:{patterns('negator')})(?![\w-])"
    rf"|\b(?:{patterns('negator_prefix')})(?=\w)|{patterns('negator_sign')}",
    re.IGNORECASE,
)
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
