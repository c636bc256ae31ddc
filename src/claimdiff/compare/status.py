"""Differences of status: one says that it is so, the other that it is not, or says a contrary.

By a "not" before a word that the other says, by a denial, and by pairs of contraries; what opposes
by meaning alone ("bail", "custody") it does not see.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from claimdiff.compare.values import difference, share, statement, stems
from claimdiff.language import polarity
from claimdiff.language.names import names
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

_BEFORE, _AFTER = 2, 1
"""Content words beside a contrary that tell of what it is: what rises stands before it ("shares in
Orm rose"), what is high right behind it."""

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

    "Will not process" and "is pausing" deny alike, each in its way; of "rejected" and "did not
    reject" the one denies what the other says.
    """
    said = frozenset(word.stem for word in content(other) if not _doer(word))
    denied = _not_said(one) & said - _not_said(other)
    return bool(denied) and _denying(other) <= denied


@lru_cache(maxsize=_KEPT)
def _denying(text: str) -> frozenset[str]:
    """The stems of the words of a text that deny or stop."""
    return frozenset().union(*(stems(text[start:end]) for start, end in polarity.denials(text)))


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
    """Whether the two say contraries beside one word: the high court set no low sum."""
    here, there = _may_oppose(left.text), _may_oppose(right.text)
    return any(
        contrary_words(one, other) and here[one] & there[other]
        for one in here.keys() - stems(right.text)
        for other in there.keys() - stems(left.text)
    )


@lru_cache(maxsize=_KEPT)
def _may_oppose(text: str) -> Mapping[str, frozenset[str]]:
    """The stems of a text that may have a contrary, each with those of the words beside it.

    No part of a name ("New York") has one, and no age.
    """
    named = [name for name in names(text) if name.start or " " in name.text]  # no "Released"
    found = content(text)
    beside: dict[str, frozenset[str]] = {}
    for at, word in enumerate(found):
        around = found[max(0, at - _BEFORE) : at] + found[at + 1 : at + 1 + _AFTER]
        near = frozenset(one.stem for one in around)
        an_age = word.stem == "old" and "year" in near
        in_a_name = any(name.start <= word.start < name.end for name in named)
        if not an_age and not in_a_name and word.stem not in _OF_TWO_SENSES:
            beside[word.stem] = beside.get(word.stem, frozenset()) | near
    return beside


def _alike(one: str, other: str) -> float:
    """Share of the shorter text's content words that stand in the other."""
    here, there = stems(one), stems(other)
    return len(here & there) / max(1, min(len(here), len(there)))
