"""A claim laid beside the words that say it and those of its context, word for word."""

import re
from typing import NamedTuple

from claimdiff.grounding.additions import ROOT, related
from claimdiff.grounding.facts import bears, dates, glued
from claimdiff.grounding.phrases import Mention
from claimdiff.grounding.told import Told
from claimdiff.language.words import UNSPACED, is_stop, may_be_unspaced

_HOW_MANY_LIST = "no not never all any every each some most many much few more other another only"
_HOW_MANY = frozenset(_HOW_MANY_LIST.split())

Places = list[list[int]]
"""For each word of a claim where a text has it."""


class Place(NamedTuple):
    """The claim's words from ``first`` to ``last``; ``mention``: what its sentence has instead."""

    first: int
    last: int
    mention: Mention | None = None


class Sides(NamedTuple):
    """A claim, what says it and what it may take a name from; where it stands in either."""

    claim: Told
    says: Told
    context: Told
    here: Places
    there: Places

    def is_foreign(self, i: int) -> bool:
        """Tell whether a word of the claim, not a small one, stands in the context only."""
        small = is_stop(self.claim.words[i].norm)
        return not small and not self.here[i] and bool(self.there[i])

    def is_borrowed(self, first: int, last: int, own: frozenset[str] = frozenset()) -> bool:
        """Tell whether the context has all of these words, but for idle ones and some stems."""
        return all(
            self.there[i] or self.claim.stems[i] in own or _is_idle(self.claim.words[i].norm)
            for i in range(first, last)
        )


def _is_idle(norm: str) -> bool:
    """Tell whether a word may come and go: a small one, but none that says how many."""
    return is_stop(norm) and norm not in _HOW_MANY


def is_unspaced(text: str) -> bool:
    """Tell whether a text, by its beginning, is in a script without spaces."""
    return may_be_unspaced(text) and re.match(f"[{UNSPACED}]", text) is not None


def beside(claim: Told, says: Told, context: Told) -> Sides:
    """Lay a claim beside the two."""
    return Sides(claim, says, context, _places(claim, says), _places(claim, context))


def _places(claim: Told, text: Told) -> Places:
    at: dict[str, list[int]] = {}
    for j, stem in enumerate(text.stems):
        at.setdefault(stem, []).append(j)
    letters = text.text.casefold()
    places = [at.get(stem) or _akin(claim, i, text, letters) for i, stem in enumerate(claim.stems)]
    for i, found in _figures(claim, text).items():
        if i in claim.entities:
            places[i] = found
    return places


def _akin(claim: Told, i: int, text: Told, letters: str) -> list[int]:
    """Give the words of the same root, and those that a small word is glued to.

    The last letter of a short root may change ("carry", "carrier").
    """
    word = claim.words[i]
    if is_stop(word.norm) or word.stem[: ROOT - 1] not in letters:
        return []
    others = enumerate(text.words)
    return [j for j, o in others if related(word.stem, o.stem) or glued(word.norm, o.norm)]


def _figures(claim: Told, text: Told) -> dict[int, list[int]]:
    """Give for the words of a claim's numbers and dates the words of the text that say them."""
    found: dict[int, list[int]] = {}
    for number in claim.numbers:
        ranges = [(n.start, n.end) for n in text.numbers if bears(number, n)]
        found |= dict.fromkeys(_within(claim, [(number.start, number.end)]), _within(text, ranges))
    for when in claim.times:
        ranges = [(w.start, w.end) for w in text.times if dates(when, w)]
        found |= dict.fromkeys(_within(claim, [(when.start, when.end)]), _within(text, ranges))
    return found


def _within(text: Told, ranges: list[tuple[int, int]]) -> list[int]:
    return [j for j, w in enumerate(text.words) if any(s <= w.start < e for s, e in ranges)]
