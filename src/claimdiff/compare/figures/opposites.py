"""Statements of two articles of which one denies the other.

A conflict needs the same verb, once denied and once not, or the two sides of a listed pair
(`opposites` of `lang/<code>.toml`); nearly the same other words; the same names; no other negation
in either; and both in the articles' own words, not in a quotation. Anything less is a hint, never a
conflict: by shared words alone one of twenty was right on real news.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from claimdiff.compare.figures.clauses import NEGATING, Clause, covers, same_day, same_names, share
from claimdiff.text.lang import rows
from claimdiff.text.lexicon import UNSPACED, lexicon
from claimdiff.text.words import BASE, words

SAME = 0.6
"""Share of words in common from which two clauses have one subject and one object."""

LIKE = 0.4
"""Share from which one clause may deny the other: a hint."""

FEWEST = 2
"""Words, subject or object and verb, that two clauses must have in common."""

Certainty = Literal["conflict", "hint"]
_IRREGULAR = frozenset(BASE.values())  # stems that are no prefix of all forms of their word
_SKIPPED = 3  # auxiliaries and adverbs between "not" and its verb
_GAP = " … "
"""Where other words may stand in a phrase of the table."""
_BETWEEN = r"\b[^,;.]{1,60}?\b"
_PREFIX = 4  # letters of a stem that stand in each form of its word


@dataclass(frozen=True, slots=True)
class Opposition:
    """Two clauses of which one denies the other, with the words that tell it."""

    certainty: Certainty
    one: Clause
    two: Clause
    words: tuple[str, str]
    why: str


Likeness = Callable[[Clause, Clause, frozenset[str], frozenset[str]], Certainty | None]
"""How sure it is that two clauses are of one subject and object, by what words of each."""


def opposites(
    ours: Sequence[Clause], theirs: Sequence[Clause], *, asked: bool = False
) -> list[Opposition]:
    """The statements of two articles of which one denies the other, conflicts first.

    Args:
        ours: The clauses of one article, or of a claim.
        theirs: Those of the other, or of the text that the claim is put to.
        asked: Whether the first is a claim: the text may tell more than it, and denies it only
            where it tells it nowhere else.
    """
    likeness = _covering if asked else _certainty
    listed = [*_listed(ours, theirs, likeness)]
    denied, turned = [*_denied(ours, theirs, likeness)], [*_denied(theirs, ours, _turned(likeness))]
    if not asked:
        denied, turned = (list(map(_of_one_subject, some)) for some in (denied, turned))
    found = [*listed, *denied, *map(_mirrored, turned)]
    if asked:
        found = [each for each in found if not _is_told(each, theirs)]
    surest = sorted(found, key=lambda opposition: opposition.certainty)
    once = {(id(some.one), id(some.two)): some for some in reversed(surest)}
    return sorted(once.values(), key=lambda opposition: opposition.certainty)


def _mirrored(found: Opposition) -> Opposition:
    return replace(found, one=found.two, two=found.one, words=found.words[::-1])


def _turned(likeness: Likeness) -> Likeness:
    return lambda one, two, ours, theirs: likeness(two, one, theirs, ours)


# --- did and did not ---------------------------------------------------------------------------


def _denied(
    ours: Sequence[Clause], theirs: Sequence[Clause], likeness: Likeness
) -> Iterator[Opposition]:
    for one in ours:
        if not _negation(one.language).search(one.text) or len(one.negators) != 1:
            continue
        denied = _denied_word(one)
        if not denied:
            continue
        for two in theirs:
            if two.negators or not _may_tell(two, denied):
                continue
            if certainty := likeness(one, two, one.words, two.words):
                pair = (one.spelt(one.negators[0]), denied)
                yield Opposition(
                    certainty, one, two, pair, f"one denies what the other tells: {denied}"
                )


def _may_tell(clause: Clause, denied: str) -> bool:
    """Tell whether a clause may tell what another denies, by what is quickly seen."""
    if denied[:_PREFIX] not in clause.text.lower() and denied not in _IRREGULAR:
        return False
    return denied in clause.stems


def _of_one_subject(found: Opposition) -> Opposition:
    """The same, a hint where not all before the verb of one stands before that of the other."""
    ours, theirs = (clause.before(found.words[1]) for clause in (found.one, found.two))
    same = bool(ours) == bool(theirs) and (ours <= theirs or theirs <= ours)
    nobody = found.one.negators[0].role in ("nobody", "no")
    return found if same or nobody else replace(found, certainty="hint")


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
    if alike < LIKE or one.doubtful or two.doubtful:
        return None
    enough = alike >= SAME and len(ours & theirs) >= fewest
    own = not one.quoted and not two.quoted
    return "conflict" if enough and own and same_names(one, two) and same_day(one, two) else "hint"


def _covering(
    claim: Clause, text: Clause, said: frozenset[str], _: frozenset[str]
) -> Certainty | None:
    """How sure it is that a clause of a text is of what a claim says."""
    if text.quoted or not covers(text, claim, said) or not same_day(claim, text):
        return None
    if claim.doubtful or text.doubtful:
        return None
    return "conflict"


def _is_told(found: Opposition, text: Sequence[Clause]) -> bool:
    """Tell whether a text tells a claim in another place, as it does where it corrects itself."""
    claim = found.one
    stems = {word.stem for phrase in found.words for word in words(phrase)} & claim.stems
    return any(
        stems <= clause.stems
        and bool(clause.negators) == bool(claim.negators)
        and covers(clause, claim, claim.words - stems)
        for clause in text
    )


# --- the two sides of a listed pair -------------------------------------------------------------


@dataclass(frozen=True)
class _Row:
    one: str
    other: str


def _listed(
    ours: Sequence[Clause], theirs: Sequence[Clause], likeness: Likeness
) -> Iterator[Opposition]:
    sided = [(clause, *side) for clause in theirs for side in _sides(clause)]
    for one in ours:
        for row, side, word in _sides(one):
            for two, row2, side2, word2 in sided:
                if row != row2 or side == side2 or _negated(one, word) or _negated(two, word2):
                    continue
                certainty = likeness(one, two, _beside(one, word, word2), _beside(two, word2, word))
                if certainty:
                    yield Opposition(certainty, one, two, (word, word2), f"{word} beside {word2}")


def _beside(clause: Clause, phrase: str, contrary: str) -> frozenset[str]:
    """The stems of a clause without those of a phrase in it, and of its contrary."""
    apart = {word.stem for word in words(contrary)}
    return clause.beside(*(part.strip() for part in phrase.split(_GAP))) - apart


def _negated(clause: Clause, phrase: str) -> bool:
    """Tell whether a clause has a negation beside that of the phrase itself ("refused to")."""
    negations = [clause.spelt(mark).lower() for mark in clause.negators]
    return any(words not in phrase and phrase not in words for words in negations)


def _sides(clause: Clause) -> list[tuple[int, str, str]]:
    """The rows of the table that a clause has a phrase of one side of, with side and phrase."""
    if clause.language not in UNSPACED and clause.stems.isdisjoint(_stems(clause.language)):
        return []
    phrases = {match[0].lower() for match in _phrase(clause.language).finditer(clause.text)}
    places = _places(clause.language)
    known = {phrase if phrase in places else _gapped(phrase, clause.language) for phrase in phrases}
    sides = [(*place, phrase) for phrase in known for place in places[phrase]]
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


def _gapped(words: str, language: str) -> str:
    """The phrase of the table that is told with other words in its gap: "lehnte … ab"."""
    gapped = (phrase for phrase in _places(language) if _GAP in phrase)
    return next(phrase for phrase in gapped if _any_of([phrase], language).fullmatch(words))


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
    longest = sorted(phrases, key=len, reverse=True)
    either = (
        "|".join(_BETWEEN.join(map(re.escape, phrase.split(_GAP))) for phrase in longest) or "(?!)"
    )
    edge = "" if language in UNSPACED else r"(?<!\w)"
    return re.compile(f"{edge}(?:{either}){edge.replace('<', '')}", re.IGNORECASE)
