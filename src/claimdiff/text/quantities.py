"""Numbers of a text as intervals with their unit.

"At least 7" is low 7, high None; "about 50" has a tolerance; "27 people" is 27 of the unit
"person". Dates, times of day, ordinals, scores, votes, telephone numbers and the digits of names
(Boeing 737, Section 14, G7) are no quantities. It does not convert money: that needs the day's
rate.
"""

import re
from typing import NamedTuple

from claimdiff.text.calendar_names import is_calendar
from claimdiff.text.cues import Found
from claimdiff.text.doc import Sentence, sentence
from claimdiff.text.lang import words
from claimdiff.text.lexicon import CARDINALS, measures
from claimdiff.text.line import Line
from claimdiff.text.numbers import Number as Numeral
from claimdiff.text.words import is_stop


class Number(NamedTuple):
    """A quantity: ``value`` None where only bounds are known; a bound None where there is none."""

    start: int
    end: int
    text: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    bound: str = ""
    other: None = None


_REACH = 4  # adjectives that may stand before a counted noun, the noun included
_SINGULAR = re.compile(r".*(?:ese|ish|ous|less|ess|ss|us|is)$")  # ends like a plural, is none
_ES = re.compile(r"(?:ss|sh|ch|x)es$")
COUNTED = {"magnitude", *(name for name, measure in measures().items() if measure.people)}
"""What is counted where no noun is ("27 injured")."""

_PERSONS = words("en", "persons")
_PLURALS = words("en", "plurals")
PERSON = "person"


def quantities(text: str, language: str | None = None) -> list[Number]:
    """Give the quantities of a text, in order.

    Args:
        text: Any text.
        language: Its BCP 47 tag; English without one, or Chinese by its letters.
    """
    return sentence_quantities(sentence(text, language))


def sentence_quantities(parsed: Sentence) -> list[Number]:
    """The quantities of a sentence, in order, by their place in its own text; no score is one."""
    line = parsed.line
    found: list[Number] = []
    for number, cue in parsed.numbers:
        unit, last = _unit(line, number, cue)
        named = number.weak or _is_name(line, number)
        if number.kind != "pair" and (unit or not named):
            start, end = line.tokens[number.first].start, line.tokens[last - 1].end
            bounds = number.value, number.low, number.high
            found.append(Number(start, end, line.text[start:end], *bounds, unit, number.bound))
    return found


def _unit(line: Line, number: Numeral, cue: Found | None) -> tuple[str, int]:
    """The unit, the counted noun or else the measure of a number, and the token it ends before."""
    if number.unit:
        return number.unit, number.last
    if noun := counted_noun(line, number):
        return noun
    if cue and cue.measure in COUNTED:
        return cue.measure, cue.cue.last if cue.cue.first == number.last else number.last
    return "", number.last


def counted_noun(line: Line, number: Numeral) -> tuple[str, int] | None:
    """The noun that a number counts: the last of the first plurals in a row; of one, the next."""
    at = number.last
    if line.lexicon.pattern:
        counter = line.lexicon.counters.get(line.low(at))
        return (counter, at + 1) if counter else None
    found: tuple[str, int] | None = None
    for place in range(at, at + _REACH):
        word = line.low(place)
        plural = _is_plural(word)
        if word in ("-", "of"):
            continue
        if not word.isalpha() or is_stop(word) or (found and not plural):
            break
        if plural or (place == at and number.value == 1):
            found = _singular(word), place + 1
    return found


def _is_plural(word: str) -> bool:
    return word in _PLURALS or (word.endswith("s") and not _SINGULAR.match(word))


def _singular(word: str) -> str:
    """The singular of a regular plural; others as they are, and one word for people."""
    if word in _PERSONS:
        return PERSON
    if word in _PLURALS or not _is_plural(word):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if _ES.search(word) else word[:-1]


def _is_name(line: Line, number: Numeral) -> bool:
    """Tell whether a number ends a name: "Office 365"."""
    before = line.tokens[number.first - 1] if number.first else None
    if before is None or not line.tokens[number.first].number or not before.text[0].isupper():
        return False
    small = is_stop(before.low) or is_calendar(before.text) or before.low in CARDINALS
    return not small and not line.before(number.first, "function", "fill", "bound", "gap")
