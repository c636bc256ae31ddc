"""Names, numbers and dates of a claim: in its evidence, or following from it by a named rule.

The rules. Names: a part of a longer name, an acronym of it, a title more or less, a name glued to a
small word. Numbers: digits for words, a unit converted, a bound or a rounding that the claim owns
up to ("about 50" for 51). Dates: a weekday, "yesterday" or a date without its year, resolved
against the publication time; a month or year for a day within it. Anything else is not borne out.
"""

import re
from typing import NamedTuple

from claimdiff.grounding.told import Told
from claimdiff.language.calendar_words import is_calendar
from claimdiff.language.names import same
from claimdiff.language.number_words import CURRENCY_WORDS
from claimdiff.language.quantities import Number, comparable, compatible, grain
from claimdiff.language.times import When, resolved
from claimdiff.language.words import is_stop

_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_PARTICLES = re.compile(r" (?:of the|of|for the|for|and the|and|de la|de) ")
_SPECIAL = frozenset({"percent", "percentage point", *CURRENCY_WORDS.values()})
_GLUED = 3  # letters: shorter names would be found inside too many words
_NATION = 4  # letters that "Norland" and "Norlandic" must share at the start


class Facts(NamedTuple):
    """What one text or more have of names, numbers and dates, and of words."""

    names: frozenset[str]
    norms: list[str]
    numbers: list[Number]
    times: list[When]
    digits: frozenset[str]


def facts_of(*texts: Told) -> Facts:
    """Gather the facts of one text or more."""
    return Facts(
        names=frozenset(name.norm for text in texts for name in text.names),
        norms=[word.norm for text in texts for word in text.words],
        numbers=[number for text in texts for number in text.numbers],
        times=[when for text in texts for when in text.times],
        digits=frozenset(digits for text in texts for digits in _DIGITS.findall(text.text)),
    )


def unknown_name(claim: Told, evidence: Facts) -> str | None:
    """Give the first name of a claim that its evidence does not bear out."""
    norms = [norm.removesuffix("'s") for norm in evidence.norms]
    line = f" {' '.join(norms)} "
    for name in claim.names:
        if not _known_name(name.norm, evidence.names, line, norms):
            return name.text
    return None


def _known_name(name: str, known: frozenset[str], line: str, norms: list[str]) -> bool:
    spoken = re.sub(r"[^\w']+", " ", name)
    if name in known or f" {spoken} " in line or any(_part(name, other) for other in known):
        return True
    parts = _PARTICLES.split(name)
    if any(set(name.split()) <= set(other.split()) for other in known):
        return False  # "Deerfield of Village"
    if len(parts) > 1:
        return all(any(_part(part, other) for other in known) for part in parts)
    return " " not in name and (any(glued(name, norm) for norm in norms) or _related(name, known))


def _part(name: str, other: str) -> bool:
    """Tell whether a name is another or a part of it: "Lind" follows from "Mara Lind"."""
    return len(name) <= len(other) and same(name, other)


def glued(word: str, other: str) -> bool:
    """Tell whether a word is another with a small word glued to it ("21Vianeton")."""
    if len(word) <= _GLUED or word == other or word not in other:
        return False
    return is_stop(other.removeprefix(word)) or is_stop(other.removesuffix(word))


def _related(name: str, known: frozenset[str]) -> bool:
    """Tell whether a name is another's adjective: "Norlandic", "Norland"."""
    for other in known:
        short, long = sorted((name, other), key=len)
        if len(short) > _NATION and long.startswith(short) and long[len(short) :] in _ADJECTIVES:
            return True
    return False


_ADJECTIVES = frozenset(
    {"n", "an", "ian", "ic", "ish", "ese", "er", "i", "s", "ns", "ans", "ians", "ers"}
)


def unknown_number(claim: Told, evidence: Facts) -> str | None:
    """Give the first number of a claim that its evidence does not bear out."""
    good: list[tuple[int, int]] = []
    for number in claim.numbers:
        borne = any(bears(number, other) for other in evidence.numbers)
        if not borne and not _verbatim(number, evidence):
            return number.text
        good.append((number.start, number.end))
    good += [(when.start, when.end) for when in claim.times]
    for match in _DIGITS.finditer(claim.text):
        if match[0] not in evidence.digits and not any(s <= match.start() < e for s, e in good):
            return match[0]
    return None


def _verbatim(number: Number, evidence: Facts) -> bool:
    """Tell whether the digits stand there as they are, in something that is no quantity ("3-1")."""
    if number.unit in _SPECIAL:
        return False
    digits = _DIGITS.findall(number.text)
    parsed = [n for n in evidence.numbers if set(_DIGITS.findall(n.text)) & set(digits)]
    return bool(digits) and not parsed and evidence.digits.issuperset(digits)


def bears(claim: Number, evidence: Number) -> bool:
    """Tell whether an evidence number says a claim's number."""
    if not _same_kind(claim, evidence):
        return False
    if claim.value is not None and claim.value == evidence.value and claim.unit == evidence.unit:
        return _bounds_agree(claim, evidence)
    if claim.value == evidence.value and (claim.low, claim.high) == (evidence.low, evidence.high):
        return True
    if not comparable(claim, evidence) and claim.unit and evidence.unit:
        return claim.value is not None and claim.value == evidence.value
    if claim.unit != evidence.unit and comparable(claim, evidence):
        return compatible(claim, evidence)
    if claim.value is not None and claim.value == evidence.value:
        return _bounds_agree(claim, evidence)
    return comparable(claim, evidence) and _wider(claim, evidence)


def _same_kind(claim: Number, evidence: Number) -> bool:
    """Tell whether two numbers may measure one thing: a percentage is no count, nor money."""
    return claim.unit == evidence.unit or not {claim.unit, evidence.unit} & _SPECIAL


def _bounds_agree(claim: Number, evidence: Number) -> bool:
    """Tell whether bounds point the same way: "at least 7" does not bear out "at most 7"."""
    upward = claim.high is None and evidence.low is None
    downward = claim.low is None and evidence.high is None
    return not (upward or downward)


def _wider(claim: Number, evidence: Number) -> bool:
    """Tell whether a claim rounds an exact figure and owns up to it: "more than 600" for 613."""
    if claim.low == claim.high or evidence.value is None or evidence.low != evidence.high:
        return False
    low = claim.low is None or claim.low <= evidence.value
    high = claim.high is None or evidence.value <= claim.high
    if claim.value is None:
        return low and high
    return low and high and abs(claim.value - evidence.value) < grain(claim.value)


def unknown_date(claim: Told, evidence: Facts) -> str | None:
    """Give the first date of a claim that its evidence does not bear out."""
    good: list[tuple[int, int]] = []
    for when in claim.times:
        if not any(dates(when, other) for other in evidence.times):
            return when.text
        good.append((when.start, when.end))
    for i in sorted(claim.entities):
        word = claim.words[i]
        inside = any(start <= word.start < end for start, end in good)
        if not inside and word.norm not in evidence.norms and is_calendar(word.text):
            return word.text
    return None


def dates(claim: When, evidence: When) -> bool:
    """Tell whether an evidence date says a claim's date, or lies within it."""
    if set(_plain(claim.text)) <= set(_plain(evidence.text)):
        return True
    if not (resolved(claim) and resolved(evidence)):
        return False
    if "T" in f"{claim.from_}{claim.to}":
        return (claim.from_, claim.to) == (evidence.from_, evidence.to)
    if claim.from_ is None or claim.to is None:
        return claim.to == evidence.to if claim.from_ is None else claim.from_ == evidence.from_
    low, high = evidence.from_, evidence.to
    return (
        low is not None and high is not None and claim.from_ <= low[:10] and high[:10] <= claim.to
    )


def _plain(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
