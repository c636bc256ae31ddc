"""Numbers of a text as intervals with their unit.

"At least 7" is low 7, high None; "about 50" has a tolerance; "27 people" is 27 of the unit
"person". Dates, times of day, ordinals, scores, telephone numbers and the digits of names (Boeing
737, Section 14, G7) are no quantities. It does not convert money: that needs the day's rate.
"""

import re
from typing import NamedTuple

from claimdiff.text.calendar_names import is_calendar
from claimdiff.text.cues import Found
from claimdiff.text.doc import Sentence, sentence
from claimdiff.text.lang import words
from claimdiff.text.lexicon import CARDINALS, measures
from claimdiff.text.line import Line
from claimdiff.text.numbers import DASHES
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


_FOLLOWING = re.compile(r"[ \u00a0-](°?[^\W\d_]+(?:['’-][^\W\d_]+)*)")
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
    """The quantities of a sentence, in order, by their place in its own text."""
    made = (_made(parsed.line, number, cue) for number, cue in parsed.numbers)
    return [number for some in made for number in some]


def _made(line: Line, number: Numeral, cue: Found | None) -> list[Number]:
    """The number with its unit; both of "33 votes to 25"; none of a score or a name."""
    if number.kind == "pair":
        return _sides(line, number)
    start = line.tokens[number.first].start
    unit, stop = _unit(line, number, cue)
    if not unit and (number.weak or _is_name(line, number)):
        return []
    value, low, high = number.value, number.low, number.high
    return [Number(start, stop, line.text[start:stop], value, low, high, unit, number.bound)]


def _sides(line: Line, number: Numeral) -> list[Number]:
    """The two numbers of a pair that no dash joins."""
    if any(line.low(at) in DASHES for at in range(number.first, number.last)):
        return []
    first, last = line.tokens[number.first], line.tokens[number.last - 1]
    one, other, unit = number.value, number.other, number.unit.removesuffix("s")
    return [
        Number(first.start, first.end, first.text, one, one, one, unit),
        Number(last.start, last.end, last.text, other, other, other, ""),
    ]


def _unit(line: Line, number: Numeral, cue: Found | None) -> tuple[str, int]:
    """The unit, the counted noun or else the measure of a number, and where it ends."""
    end = line.tokens[number.last - 1].end
    if number.unit:
        return number.unit, end
    noun, stop = _counted(line, number, end)
    if noun:
        return noun, stop
    if cue and cue.measure in COUNTED:
        beside = cue.cue.first == number.last
        return cue.measure, line.tokens[cue.cue.last - 1].end if beside else end
    return "", end


def _counted(line: Line, number: Numeral, end: int) -> tuple[str, int]:
    """The noun that a number counts, and where it ends."""
    if line.lexicon.pattern:
        counter = line.low(number.last)
        known = line.lexicon.counters
        return (known[counter], end + len(counter)) if counter in known else ("", end)
    run: list[tuple[str, int]] = []
    at = end
    for _ in range(_REACH):
        match = _FOLLOWING.match(line.text, at)
        if match is None or (is_stop(match[1].lower()) and match[1] != "of"):
            break
        at = match.end()
        run.append((match[1].lower(), at))
    return _noun([(word, stop) for word, stop in run if word != "of"], number.value) or ("", end)


def _noun(run: list[tuple[str, int]], value: float | None) -> tuple[str, int] | None:
    """The counted noun: the last of the first plurals in a row; of one thing, the next word."""
    best: tuple[str, int] | None = None
    for word, stop in run:
        if best is not None and not _is_plural(word):
            break
        if _is_plural(word):
            best = (_singular(word), stop)
    return run[0] if best is None and value == 1 and run else best


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
