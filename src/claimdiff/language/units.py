"""Units: what a number counts or measures, from the words after it.

A unit of measurement or a currency by its own name, else the counted noun ("27 police officers":
officer). It tags no parts of speech: the counted noun is the last of the first plurals in a row.
"""

import re

from claimdiff.language.number_words import (
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    MEASURE_WORDS,
    MEASURES,
    PERSONS,
    PLURALS,
)
from claimdiff.language.states import STATES
from claimdiff.language.words import is_stop

_FOLLOWING = re.compile(r"(?:[ \u00a0-]|(?=[°a-zA-Z]))(km/h|°?[^\W\d_]+(?:['’-][^\W\d_]+)*|°)")
_REACH = 4  # adjectives that may stand before a counted noun, the noun included
_SINGULAR = re.compile(r".*(?:ese|ish|ous|less|ess|ss|us|is)$")  # ends like a plural, is none


def unit_of(
    text: str, end: int, *, money: str | None, percent: str | None, figure: float
) -> tuple[str, int]:
    """Give the unit of a figure that ends at an offset, and where the unit ends.

    Args:
        text: The text around the figure.
        end: Where the figure ends.
        money: The currency sign before it, if any.
        percent: The percent sign or word after it, if any.
        figure: Its value: of one thing the noun is singular.
    """
    if percent:
        return ("percentage point" if "point" in percent else "percent"), end
    if money:
        return CURRENCY_SIGNS[money.strip()], end
    return counted(text, end, figure)


def counted(text: str, end: int, figure: float) -> tuple[str, int]:
    """Give the unit or counted noun after a figure, and where it ends; "" if none stands there."""
    run: list[tuple[str, int]] = []
    at = end
    for _ in range(_REACH):
        match = _FOLLOWING.match(text, at)
        if match is None or (is_stop(match[1].lower()) and match[1] != "of"):
            break
        at, word = match.end(), match[1].lower()
        unit = named(word) or named(f"{run[-1][0] if run else ''} {word}".strip())
        if unit:
            return unit, at
        run.append((word, at))
    return _noun([(word, stop) for word, stop in run if word != "of"], figure) or ("", end)


def named(spelling: str) -> str:
    """Give the name of a unit from one of its spellings; "" for what is no unit."""
    plain = re.sub("^d['’]", "", spelling)  # "2 millions d'euros"
    for word in (spelling, spelling.removesuffix("s"), plain, plain.removesuffix("s")):
        if word in MEASURES:
            return word
        if word in MEASURE_WORDS:
            return MEASURE_WORDS[word]
        if word in CURRENCY_WORDS:
            return CURRENCY_WORDS[word]
        if word in PERSONS:
            return "person"
    return "year" if re.fullmatch(r"years?-olds?", spelling) else ""


def _noun(run: list[tuple[str, int]], figure: float) -> tuple[str, int] | None:
    best: tuple[str, int] | None = None
    for word, stop in run:
        if best is not None and (word in STATES or not _is_plural(word)):
            break
        if word in STATES or _is_plural(word):
            best = (_singular(word), stop)
    if best is None and figure == 1 and run:
        return run[0]
    return best


def _is_plural(word: str) -> bool:
    return word in PLURALS or (word.endswith("s") and not _SINGULAR.match(word))


def _singular(word: str) -> str:
    """Give the singular of a regular plural; others as they are."""
    if word in STATES or word in PLURALS or not _is_plural(word):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if re.search(r"(?:ss|sh|ch|x)es$", word) else word[:-1]
