"""Phrases by their looks: what may be a mention, a noun phrase, a phrase with a preposition.

There is no parser: closed lists of small words and the endings of verbs must do. A phrase that
looks like a statement is none, so a rare noun phrase is missed and hardly a statement let through.
"""

from collections.abc import Iterator
from typing import NamedTuple

from claimdiff.grounding.told import Told
from claimdiff.language.irregular import BASE
from claimdiff.language.words import is_stop

LONGEST = 11  # words of a noun phrase: "the people underground at the Orrin copper mine" are nine
SHORT = 4  # words of a mention: "the semi-autonomous region"

_POSSESSIVE_LIST = "his her its their our my whose"
POSSESSIVES = frozenset(_POSSESSIVE_LIST.split())
_PRONOUN_LIST = "he she him it they them we i us there then here"
PRONOUNS = frozenset(_PRONOUN_LIST.split()) | POSSESSIVES
_PERSON_LIST = "i we us me my our he she him his her"
PERSONS = frozenset(_PERSON_LIST.split())
_POINTERS = frozenset(
    {"both", "this", "that", "these", "those", "all", "some", "most", "many", "others"}
)
_DO = frozenset({"do", "did", "does", "doing", "done"})
_DEFINITE_LIST = "the this that these those both each such two three"
_ARTICLE_LIST = "a an all every some any another no"
_DEFINITE = frozenset(_DEFINITE_LIST.split()) | POSSESSIVES
DETERMINERS = (_DEFINITE - {"two", "three"}) | frozenset(_ARTICLE_LIST.split())
_RELATIVE_LIST = "who which that where when whose whom"
_RELATIVES = frozenset(_RELATIVE_LIST.split())
_PREPOSITION_LIST = """
of in on at to for from by with about after before between near into over under during since until
against within across outside inside around through behind than off up along beside towards via
"""
PREPOSITIONS = frozenset(_PREPOSITION_LIST.split())
_AUXILIARY_LIST = """
is are was were be been being am has have had will would can could may might must shall should do
does did not never also already
"""
AUXILIARIES = frozenset(_AUXILIARY_LIST.split())
_NEVER_LIST = """
he she it they we i you him them us me but while because although though if unless whether so as
said say says told
"""
_NEVER = (frozenset(_NEVER_LIST.split()) | AUXILIARIES) - {"also", "already", "as"}
_NOUNS = frozenset({"children", "men", "women", "feet"})
_QUANTIFIER_LIST = "some most many others another several few half"
COUNTED = frozenset({"two", "three", "four", "both", "all"})
QUANTIFIERS = COUNTED | frozenset(_QUANTIFIER_LIST.split())
_TIME_LIST = "day night morning evening afternoon week weekend month year date time then"
TIMES = frozenset(_TIME_LIST.split())


class Mention(NamedTuple):
    """Words of a text that stand for something named elsewhere, from ``start`` up to ``end``."""

    start: int
    end: int
    is_pronoun: bool = False
    is_action: bool = False


def mentions(text: Told) -> Iterator[Mention]:
    """Yield the pronouns, the short definite phrases and the "do so" of a text."""
    for i, word in enumerate(text.words):
        bare = word.norm.split("'")[0]
        if bare in PRONOUNS or (bare in _POINTERS and _norm(text, i + 1) in AUXILIARIES):
            yield Mention(i, i + 1, is_pronoun=True)
        if word.norm in _DO and _norm(text, i + 1) in ("so", "it", "that"):
            yield Mention(i, i + 2, is_action=True)
        if word.norm in _DEFINITE:
            yield from (Mention(i, end) for end in _definite(text, i))


def is_definite(text: Told, i: int) -> bool:
    """Tell whether a word is the noun of a short definite phrase: "the last plan"."""
    before = (_norm(text, j) for j in range(max(0, i - SHORT + 1), i))
    return i in text.plain and any(norm in _DEFINITE for norm in before)


def _definite(text: Told, i: int) -> Iterator[int]:
    """Yield where a definite phrase may end: a noun that nothing but a verb or small word follows.

    A phrase with a name or a figure stands for itself.
    """
    longest = 2 if text.words[i].norm == "that" else SHORT
    for j in range(i + 1, min(i + longest, len(text.words))):
        if text.breaks[j] or not (j in text.plain or text.words[j].norm in COUNTED):
            return
        after = _norm(text, j + 1)
        ends = j + 1 == len(text.words) or text.breaks[j + 1] or j + 1 not in text.plain
        if ends or is_genitive(text, j) or after.endswith(("ed", "s")) or after in BASE:
            yield j + 1


def _norm(text: Told, i: int) -> str:
    return text.words[i].norm if 0 <= i < len(text.words) else ""


def is_noun_phrase(
    text: Told, first: int, last: int, passive: frozenset[int] = frozenset()
) -> bool:
    """Tell whether words look like a noun phrase, with its phrases and relative clause.

    Args:
        text: What they stand in.
        first: The number of the first of them.
        last: The number of the word after them.
        passive: Words of which it is known that they are no active verbs.
    """
    if not 0 < last - first <= LONGEST or is_stop(_norm(text, last - 1)):
        return False
    if _norm(text, first) in PREPOSITIONS | (_RELATIVES - DETERMINERS):
        return False
    relative = next((i for i in range(first + 1, last) if _norm(text, i) in _RELATIVES), last)
    return not any(_is_verbal(text, i, first) for i in range(first, relative) if i not in passive)


def is_prepositional(text: Told, first: int, last: int) -> bool:
    """Tell whether words look like a preposition with its noun phrase."""
    return _norm(text, first) in PREPOSITIONS and is_noun_phrase(text, first + 1, last)


def _is_verbal(text: Told, i: int, first: int) -> bool:
    """Tell whether a word cannot be in a noun phrase, or is likely a verb there.

    A past form is taken for an adjective after a small word; an article follows no noun.
    """
    norm, before = _norm(text, i), _norm(text, i - 1)
    after_noun = i > first and not is_stop(before) and not before.endswith("ly")
    if norm in _NEVER or (norm in DETERMINERS and after_noun):
        return True
    if i in text.plain and before == "to":
        return norm in BASE.values()
    if i == first and norm.endswith("ing"):
        return True
    return is_past(norm) and (after_noun or i == first) and i in text.plain


def is_past(norm: str) -> bool:
    """Tell whether a word looks like a past form: "walked", "took"."""
    return norm.endswith("ed") or (norm in BASE and norm not in _NOUNS)


def is_genitive(text: Told, i: int) -> bool:
    """Tell whether a word stands for an owner: "its", "Lind's", "the miners'"."""
    word = text.words[i]
    after = text.text[word.end : word.end + 2]
    return word.norm in POSSESSIVES or word.norm.endswith("'s") or after in ("' ", "’ ")


def after_auxiliaries(text: Told, i: int) -> int:
    """Give the next word that is no auxiliary and no adverb: "is", "are" and "has" may change.

    Nor is it the "which" that ties a statement to what stands before it.
    """
    if _norm(text, i) in _RELATIVES:
        i += 1
    while _norm(text, i) in AUXILIARIES:
        i += 1
    return i


def is_dated(text: Told, first: int, last: int) -> bool:
    """Tell whether a date begins in these words."""
    start, end = text.words[first].start, text.words[last - 1].end
    return any(start <= when.start < end for when in text.times)


def has_figure(text: Told, first: int, last: int) -> bool:
    """Tell whether a number or a date begins in these words."""
    start, end = text.words[first].start, text.words[last - 1].end
    counted = any(start <= number.start < end for number in text.numbers)
    return counted or is_dated(text, first, last)
