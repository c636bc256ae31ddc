"""Negation: which words turn a statement into its contrary.

Hard negators (not, n't, no, never, none, without, ...) are `negations`. Verbs that deny or stop
what follows (denied, refused, failed, paused, banned) are `denials`: they can stand for a hard
negator in a paraphrase, but are themselves content. Idioms that negate nothing (not only, no doubt,
no more than, whether or not) are neither. English first, with the plain negators of a few other
languages; it does not work out the scope of a negation.
"""

import re

_IDLE = (
    r"not (?:only|just|merely)|not least|not to mention|no doubt|no matter"
    r"|no wonder|no sooner|(?:no|not) (?:more|fewer|less|later|earlier) than|whether or not"
    r"|or not|if not|no\. ?\d+|why not"
)
_HARD = (
    r"not|\w+n['’]t|cannot|no|never|none|nobody|nothing|nowhere|neither|nor|without|no-one|"
    r"nicht|kein(?:e[nmrs]?)?|nie|niemals|jamais|aucune?|nunca|ningun[oa]?|ningún"
)
_CJK = r"(?:没有|沒有|并非|並非|从未|從未|不会|不會|不|没|沒|未|無|无)"
_NEGATION = re.compile(
    rf"\b(?P<idle>{_IDLE})(?!\w)|\b(?:{_HARD})(?![\w-])|\bn['’](?=\w)|\bne (?=\w)|{_CJK}",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|refus\w+|fail(?:s|ed|ing|ures?)?|reject\w*|declin\w+|dismiss\w*|"
    r"paus\w+|stop(?:s|ped|ping)?|halt\w*|suspen\w+|ceas\w+|ban(?:s|ned|ning)?|block\w*|prohibit\w*|"
    r"prevent\w*|avoid\w*|unable|unlikely|lack\w*|hardly|barely|scarcely|absen\w+|cancel\w*|"
    r"abandon\w*|rul\w+ out|withh[eo]ld\w*|exclud\w+|unaware|uncertain|unclear)\b",
    re.IGNORECASE,
)


def negations(text: str) -> list[tuple[int, int]]:
    """Give the ranges of the hard negators of a text, in order."""
    return [match.span() for match in _NEGATION.finditer(text) if match["idle"] is None]


def denials(text: str) -> list[tuple[int, int]]:
    """Give the ranges of the words that deny or stop what follows, in order."""
    return [match.span() for match in _DENIAL.finditer(text)]


def is_negative(text: str) -> bool:
    """Tell whether a text holds a hard negator."""
    return any(match["idle"] is None for match in _NEGATION.finditer(text))
