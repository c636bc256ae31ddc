"""Statements of two articles of which one denies the other.

A conflict needs the same verb, once denied and once not, or the two sides of a listed pair
(`opposites` of `lang/<code>.toml`); nearly the same other words; the same names; no other negation
in either; and both in the articles' own words, not in a quotation. Anything less is a hint, never a
conflict: by shared words alone one of twenty was right on real news.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from claimdiff.compare.figures.clauses import NEGATING, Clause, same_day, same_names, share
from claimdiff.language.irregular import BASE
from claimdiff.language.words import words
from claimdiff.text.lang import rows
from claimdiff.text.lexicon import UNSPACED, lexicon

SAME = 0.6
"""Share of words in common from which two clauses have one subject and one object."""

LIKE = 0.4
"""Share from which one clause may deny the other: a hint."""

FEWEST = 2
"""Words, subject or object and verb, that two clauses must have in common."""

Certainty = Literal["conflict", "hint"]
_IRREGULAR = frozenset(BASE.values())  # stems that are no prefix of all forms of their word
_QUICK = 0.2  # share of all their stems that clauses of one act have at the least
_SKIPPED = 3  # auxiliaries and adverbs between "not" and its verb
_PREFIX = 4  # letters of a stem that stand in each form of its word


@dataclass(frozen=True, slots=True)
class Opposition:
    """Two clauses of which one denies the other, with the words that tell it."""

    certainty: Certainty
    one: Clause
    two: Clause
    words: tuple[str, str]
    why: str


def opposites(ours: Sequence[Clause], theirs: Sequence[Clause]) -> list[Opposition]:
    """The statements of two articles of which one denies the other, conflicts first.

    Args:
        ours: The clauses of one article.
        theirs: Those of the other.
    """
    found = [*_denied(ours, theirs), *_listed(ours, theirs)]
    found += [_mirrored(other) for other in _denied(theirs, ours)]
    surest = sorted(found, key=lambda opposition: opposition.certainty)
    once = {(id(some.one), id(some.two)): some for some in reversed(surest)}
    return sorted(once.values(), key=lambda opposition: opposition.certainty)


def _mirrored(found: Opposition) -> Opposition:
    return replace(found, one=found.two, two=found.one, words=found.words[::-1])


# --- did and did not ---------------------------------------------------------------------------


def _denied(ours: Sequence[Clause], theirs: Sequence[Clause]) -> Iterator[Opposition]:
    for one in ours:
        if not _negation(one.language).search(one.text) or len(one.negators) != 1:
            continue
        denied = _denied_word(one)
        if not denied:
            continue
        for two in theirs:
            if not _may_tell(two, denied, one) or denied not in two.words:
                continue
            certainty = None if two.negators else _certainty(one, two, one.words, two.words)
            nobody = one.negators[0].role in ("nobody", "no")
            if certainty and not nobody and one.before(denied) != two.before(denied):
                certainty = "hint"
            if certainty:
                pair = (one.told(one.negators[0]), denied)
                yield Opposition(
                    certainty, one, two, pair, f"one denies what the other tells: {denied}"
                )


def _may_tell(clause: Clause, denied: str, other: Clause) -> bool:
    """Tell whether a clause may tell what another denies, by what is quickly seen."""
    if denied[:_PREFIX] not in clause.text.lower() and denied not in _IRREGULAR:
        return False
    return denied in clause.stems and share(clause.stems, other.stems) >= _QUICK


def _denied_word(clause: Clause) -> str:
    """The stem of what the negation of a clause denies: the next word that says something."""
    mark = clause.negators[0]
    stems = {word.start: word.stem for word in clause.content}
    for token in clause.line.tokens[mark.last : mark.last + _SKIPPED + 1]:
        stem = stems.get(token.start, "")
        if stem and not token.low.endswith("ly"):
            return stem
    return ""


@cache
def _negation(language: str) -> re.Pattern[str]:
    firsts = lexicon(language).firsts
    return _any_of({word for role in NEGATING for word in firsts.get(role, ())}, language)


def _certainty(
    one: Clause, two: Clause, ours: frozenset[str], theirs: frozenset[str]
) -> Certainty | None:
    """How sure it is that two clauses are of one subject and object, by their words.

    One word in common is enough where neither has another: "the airport is closed".
    """
    alike = share(ours, theirs)
    fewest = 1 if ours == theirs and one.words != two.words else FEWEST
    if alike < LIKE or one.line.marks("unsure") or two.line.marks("unsure"):
        return None
    enough = alike >= SAME and len(ours & theirs) >= fewest
    own = not one.quoted and not two.quoted
    return "conflict" if enough and own and same_names(one, two) and same_day(one, two) else "hint"


# --- the two sides of a listed pair -------------------------------------------------------------


@dataclass(frozen=True)
class _Row:
    one: str
    other: str


def _listed(ours: Sequence[Clause], theirs: Sequence[Clause]) -> Iterator[Opposition]:
    sided = [(clause, *side) for clause in theirs for side in _sides(clause)]
    for one in ours:
        for row, side, word in _sides(one):
            for two, row2, side2, word2 in sided:
                if row != row2 or side == side2 or _negated(one, word) or _negated(two, word2):
                    continue
                apart = {some.stem for phrase in (word, word2) for some in words(phrase)}
                certainty = _certainty(one, two, one.words - apart, two.words - apart)
                if certainty:
                    yield Opposition(certainty, one, two, (word, word2), f"{word} beside {word2}")


def _negated(clause: Clause, phrase: str) -> bool:
    """Tell whether a clause has a negation beside that of the phrase itself ("refused to")."""
    told = [clause.told(mark).lower() for mark in clause.negators]
    return any(words not in phrase and phrase not in words for words in told)


def _sides(clause: Clause) -> list[tuple[int, str, str]]:
    """The rows of the table that a clause has a phrase of one side of, with side and phrase."""
    if clause.language not in UNSPACED and clause.stems.isdisjoint(_stems(clause.language)):
        return []
    told = {match[0].lower() for match in _phrase(clause.language).finditer(clause.text)}
    sides = [(*place, phrase) for phrase in told for place in _places(clause.language)[phrase]]
    other = {"one": "other", "other": "one"}
    both = {row for row, side, _ in sides for r, s, _ in sides if row == r and s == other[side]}
    return [side for side in sides if side[0] not in both]


@cache
def _places(language: str) -> dict[str, list[tuple[int, str]]]:
    """The phrases of the table, each with its row and its side."""
    places: dict[str, list[tuple[int, str]]] = {}
    for number, row in enumerate(rows(language, "opposites", _Row)):
        for side, some in (("one", row.one), ("other", row.other)):
            for phrase in some.split(","):
                places.setdefault(phrase.strip().lower(), []).append((number, side))
    return places


@cache
def _stems(language: str) -> frozenset[str]:
    """The stems of the longest words of the phrases: most clauses have none of them."""
    longest = (max(words(phrase), key=lambda word: len(word.norm)) for phrase in _places(language))
    return frozenset(word.stem for word in longest)


@cache
def _phrase(language: str) -> re.Pattern[str]:
    return _any_of(_places(language), language)


def _any_of(phrases: Iterable[str], language: str) -> re.Pattern[str]:
    """A pattern for any of some phrases, the longest first; for none where there are none."""
    either = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True))) or "(?!)"
    edge = "" if language in UNSPACED else r"(?<!\w)"
    return re.compile(f"{edge}(?:{either}){edge.replace('<', '')}", re.IGNORECASE)
