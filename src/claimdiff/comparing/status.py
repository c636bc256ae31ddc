"""Differences of status: one says that it is so, the other that it is not, or says a contrary.

By a "not" before a word that the other says, by a denial, and by pairs of contraries; what opposes
by meaning alone ("bail", "custody") it does not see.
"""

import re
from functools import lru_cache

from claimdiff.comparing.values import difference, share, statement, stems
from claimdiff.language import polarity
from claimdiff.language.opposites import opposed as contrary_words
from claimdiff.language.words import Word, content
from claimdiff.result import Claim, Difference

SAME_WORDS = 0.6
"""Share of content words that two claims have in common for a "not" or a contrary in one of them to
turn the other round; below it the "not" belongs to something else that is said."""

LEAST_SHARED = 3
"""Content words that two claims must have in common for a "not" to be of one thing: "gave no
details" and "gave few details" have two, and so has any "did not end there" with any end."""

FEWEST_SHARED = 2
"""Content words in common from which a "not" or a contrary is worth a look at all."""

_KEPT = 2048
"""Claims whose denied words are kept: each is held against many."""

_DOER = re.compile(r"[eo]rs?$")

_OF_A_PART = re.compile(r" (?:all|always|every\w*|necessarily)\b")
"""After a "not": "not all did" leaves room for "she did"."""

_OF_TWO_SENSES = frozenset({"last", "left"})
"""No contrary of "first" and "right" in "last week" and "has left"."""

_DENYING = frozenset({"denied"})
_OPEN = frozenset({"planned", "possible", "alleged"})
"""Certainties under which a claim may still turn out either way: no conflict with a firm one."""


def status(left: Claim, right: Claim) -> Difference | None:
    """One says that it is so, the other that it is not, or says a contrary.

    In like words that is a conflict; in words of which few are alike, a difference to look at.
    """
    contrary = _contraries(left, right)
    if not (contrary or _negated(left, right)):
        return None
    alike, shared = _alike(left.text, right.text), share(left.text, right.text)
    denied = bool(_DENYING & {left.certainty, right.certainty})
    if shared < FEWEST_SHARED:
        return None
    opposed = alike >= SAME_WORDS and (contrary or denied or shared >= LEAST_SHARED)
    return difference(
        "status",
        (left, statement(left)),
        (right, statement(right)),
        compatible=not opposed or left.certainty in _OPEN or right.certainty in _OPEN,
    )


def _negated(left: Claim, right: Claim) -> bool:
    """Whether one says "not" of a word that the other says, or denies what the other tells.

    A "not" elsewhere in a sentence turns nothing round: none of the conflicts that it made between
    the 63 pairs of real articles was labelled as one.
    """
    if _DENYING & {left.certainty, right.certainty}:
        plain = not (polarity.is_negative(left.text) or polarity.is_negative(right.text))
        return plain and left.certainty != right.certainty
    return _not_said_there(left.text, right.text) or _not_said_there(right.text, left.text)


def _not_said_there(one: str, other: str) -> bool:
    """Whether one says "not" of a word that the other says of much the same.

    "Will not process" and "is pausing" deny alike, each in its way.
    """
    said = frozenset(word.stem for word in content(other) if not _doer(word))
    denied = _not_said(one) & said - _not_said(other)
    return bool(denied) and not polarity.denials(other)


def _doer(word: Word) -> bool:
    """Whether a word names who does it: "providers" says nothing of what is provided."""
    return bool(_DOER.search(word.norm[len(word.stem) :]))


@lru_cache(maxsize=_KEPT)
def _not_said(text: str) -> frozenset[str]:
    """The content word that each "not" of a text stands before, as a stem."""
    found = content(text)
    whole = [end for _, end in polarity.negations(text) if not _OF_A_PART.match(text, end)]
    after = (next((word for word in found if word.start >= end), None) for end in whole)
    return frozenset(word.stem for word in after if word is not None)


def _contraries(left: Claim, right: Claim) -> bool:
    here, there = (stems(claim.text) - _OF_TWO_SENSES for claim in (left, right))
    return any(contrary_words(one, other) for one in here - there for other in there - here)


def _alike(one: str, other: str) -> float:
    """Share of the shorter text's content words that stand in the other."""
    here, there = stems(one), stems(other)
    return len(here & there) / max(1, min(len(here), len(there)))
