"""What a number of a sentence measures, by the cues beside it, and of whom.

A cue stands before the number ("killing 14"), after what it counts ("14 people were killed"), is
counted itself ("14 deaths"), names the number from afar ("the death toll rose to 14"), or stands
near a number whose unit allows the measure ("sentenced to six years"). Who is counted is the noun
phrase behind the number: nouns that name nobody in particular ("people") are no scope, others are
one, listed or not.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimdiff.text.lexicon import measures
from claimdiff.text.line import Line, Mark
from claimdiff.text.numbers import Number

_REACH = 9  # tokens from a counted noun to its verb: "guests at a hotel in the port were evacuated"
_HEAD_REACH = 20  # tokens from "death toll" to its number, a place and a cause between
_NEAR_REACH = 12  # tokens from "sentenced" or "revenue" to its number
_MODIFIERS = 2  # adjectives that may stand before a counted noun: "six more charred bodies"
_SCOPE_WORDS = 3  # words of a noun phrase that tell who is counted
_VERB_REACH = 5  # tokens from "fell" to "17 percent"
_DENIAL_REACH = 6  # tokens before a verb in which "not", "could" or "if" governs it
_PLACE_REACH = 5  # tokens from a noun to the next number, a place between
_PERIOD_REACH = 5  # tokens behind a number in which "for the quarter" tells its scope
_SCOPE_REACH = 8  # tokens before a number in which "faces" or "asked for" tell its scope
_COMMA = 4  # a cue behind a comma counts as so many tokens further
_STOPS = frozenset('.;:!?()[]“”"。；！？：（）「」')
_RICHTER = 4  # tokens from "6.1" to "Richter": "on the Richter scale"
_STRONGEST = 10  # no earthquake has a magnitude above this
_COMMAS = frozenset(",，、")
_PERCENTS = ("percent", "percentage point", "basis point")
_MANNERS = ("serious", "slight", "feared")  # scopes that are told by an adverb


class Found(NamedTuple):
    """The measure of a number, the cue that told it, and the end of the counted noun phrase.

    ``scope`` tells who is counted (empty: all). ``part`` is true of a number that is added to
    another, or taken out of one, ``grown`` of one that is told to have risen. ``direction`` is
    "up" or "down", of a change or of the side that won or lost; "" where none is told.
    """

    measure: str
    cue: Mark
    last: int
    scope: frozenset[str]
    part: bool = False
    direction: str = ""
    grown: bool = False


_NO_CUE = Mark("", "", 0, 0, 0.0)
NOT_READ = Found("", _NO_CUE, 0, frozenset())
"""What is found of a number that must not be read: denied, only possible, or of another use."""


def measured(line: Line, numbers: Sequence[Number]) -> list[Found | None]:
    """What each number of a sentence measures; None where no cue tells, or `NOT_READ`.

    Args:
        line: The sentence.
        numbers: Its numbers.
    """
    found = [_measured(line, number, numbers) for number in numbers]
    for place, (one, two) in enumerate(pairwise(found)):
        number = numbers[place + 1]
        counts = numbers[place].kind == number.kind == "count"
        if one and one.measure and two is None and counts and _goes_on(line, one, number):
            found[place] = one._replace(part=True)
    return found


def _goes_on(line: Line, before: Found, number: Number) -> bool:
    """Tell whether a number without a measure adds to the one before: "and 16 crew"."""
    joined = line.before(number.first, "and") and not line.at(number.last, "of")
    return bool(joined) and number.first - before.last <= _PLACE_REACH


def _measured(line: Line, number: Number, numbers: Sequence[Number]) -> Found | None:
    if number.kind == "pair":
        return _pair(line, number)
    if number.kind in _PERCENTS and (change := _change(line, number)):
        return change
    cue = _near(line, number)
    if number.kind == "count":
        cue = cue or _of_count(line, number, numbers)
    else:
        cue = cue or _before(line, number)
    if cue is None:
        return None
    return NOT_READ if cue is _NO_CUE or _refuted(line, number, cue) else _told(line, number, cue)


# --- where a cue stands: `_NO_CUE` where the number must not be read ------------------------------


def _of_count(line: Line, number: Number, numbers: Sequence[Number]) -> Mark | None:
    """The cue of a count; of "14 fans were arrested" it is the verb, for fans are a crowd."""
    noun = _noun(line, number)
    if noun and not (noun.name and measures()[noun.name].partitive):
        return noun
    told = _before(line, number) or _after(line, number, numbers)
    return told or noun or _remote(line, number, numbers)


def _noun(line: Line, number: Number) -> Mark | None:
    """Read "six charred bodies"; "the 60-vote requirement" counts nothing that is told here."""
    if line.at(number.last, "of"):
        return None
    if line.low(number.last) == "-":
        return line.at(number.last, "nouns") or _NO_CUE
    for at in range(number.last, number.last + _MODIFIERS + 1):
        if cue := line.at(at, "nouns"):
            return cue
        modifier = line.at(at, "part") or not line.at(at, "function", "after")
        if not modifier or not line.low(at)[:1].isalnum() or line.tokens[at].number:
            return None
    return None


def _before(line: Line, number: Number) -> Mark | None:
    """Read "killing 14": some measures need one of their words in the noun phrase as well."""
    at = number.first
    while gap := next(iter(line.before(at, "gap")), None):
        at = gap.first
    phrase = range(number.last, _phrase_end(line, number.last) + 1)
    needed = {mark.name for place in phrase for mark in line.every(place, "needs")}
    free = needed | (measures().keys() - line.lexicon.needing)
    return next(
        (
            cue
            for cue in line.before(at, "before")
            if cue.name in free and measures()[cue.name].of == number.kind
        ),
        None,
    )


def _after(line: Line, number: Number, numbers: Sequence[Number]) -> Mark | None:
    """Read "14 people were killed", with words or another number of people between."""
    starts = {other.first: other for other in numbers}
    at, be, unsure = number.last, False, False
    for _ in range(_REACH + 1):
        if at in starts:
            if be or not _coordinated(line, at):
                return None
            at = starts[at].last
        if cue := _after_cue(line, at, starts, be=be):
            return _NO_CUE if unsure else cue
        if _ends(line, at, starts):
            return None
        if line.at(at, "negator"):
            return _NO_CUE
        unsure = unsure or line.at(at, "modal") is not None
        be = be or line.at(at, "be") is not None
        at += 1
    return None


def _ends(line: Line, at: int, starts: dict[int, Number]) -> bool:
    low = line.low(at)
    if not low or low in _STOPS or line.at(at, "stop"):
        return True
    return low in _COMMAS and at + 1 not in starts


def _after_cue(line: Line, at: int, starts: dict[int, Number], *, be: bool) -> Mark | None:
    """The cue after what is counted, unless it is a verb that has an object of its own."""
    for cue in line.every(at, "after"):
        active = any(mark.name == cue.name for mark in line.every(at, "before"))
        object_ = cue.last in starts or line.at(cue.last, "determiner") is not None
        proper = cue.last < len(line.tokens) and line.tokens[cue.last].text[:1].isupper()
        calendar = line.at(cue.last, "weeklike") is not None
        if be or not active or not (object_ or (proper and not calendar)):
            return cue
    return None


def _coordinated(line: Line, at: int) -> bool:
    """Tell whether a number stands behind "and" or a comma, and people before that."""
    if not (line.before(at, "and") or line.low(at - 1) in _COMMAS):
        return False
    return bool(line.before(at - 1, "scope"))


def _remote(line: Line, number: Number, numbers: Sequence[Number]) -> Mark | None:
    """Read "the death toll rose to 14" and "on board were 195": no other number may be between.

    A number that the toll rose from is no toll of now.
    """
    ends = {other.last: other for other in numbers if other is not number}
    origin = bool(line.before(number.first, "from"))
    linked = origin or line.before(number.first, "link") or line.at(number.first, "link")
    roles = ("heads", "front") if linked else ("front",)
    for at in range(number.first, max(0, number.first - _HEAD_REACH), -1):
        if at < number.first and line.low(at) in (_STOPS | _COMMAS) - {":", "："}:
            return None
        for cue in line.before(at, *roles):
            return _NO_CUE if origin and cue.role == "heads" else cue
        if at in ends and not line.before(ends[at].first, "from"):
            return None
    return None


def _near(line: Line, number: Number) -> Mark | None:
    """The nearest cue of a measure whose dimension the number has; an age tells its own.

    Of a count it is "magnitude 4.1" and "6.2-magnitude": the measure stands where a unit would.
    """
    count, listed = number.kind == "count", measures()
    kind, reach = ("magnitude", _RICHTER) if count else (number.kind, math.inf)
    if count and (number.value or _STRONGEST) >= _STRONGEST:
        return None
    found = [
        (distance, cue)
        for distance, cue in _around(line, number, "near")
        if listed[cue.name].of == kind and distance <= reach
    ]
    age = Mark("near", "age", number.first, number.last, 0.0) if kind == "age" else None
    return min(found, key=lambda one: one[0])[1] if found else age


def _around(line: Line, number: Number, *roles: str) -> Iterator[tuple[int, Mark]]:
    """The marks of some roles around a number, with how far they stand from it."""
    distance = 0
    for at in range(number.first, max(-1, number.first - _NEAR_REACH), -1):
        distance += 1 + _COMMA * (line.low(at) in _COMMAS)
        yield from ((distance, mark) for mark in line.before(at, *roles))
        if line.low(at - 1) in _STOPS:
            break
    distance = 0
    for at in range(number.first, min(len(line.tokens), number.last + _NEAR_REACH)):
        distance += (at >= number.last) + _COMMA * (line.low(at) in _COMMAS)
        yield from ((distance, mark) for mark in line.every(at, *roles))
        if at >= number.last and line.low(at) in _STOPS:
            break


def _change(line: Line, number: Number) -> Found | None:
    """Read "shares fell 17 percent" and "a 17 percent fall"; "rose to 4 percent" is no change."""
    linked = line.before(number.first, "link") and not line.at(number.first, "bound")
    if linked or not line.marks("holders"):
        return None
    for distance, cue in _around(line, number, "up", "down"):
        reach = _VERB_REACH if cue.last <= number.first else 1
        if cue.name == "change" and distance <= reach:
            if _refuted(line, number, cue):
                return NOT_READ
            told = _told(line, number, cue)
            return told._replace(direction=cue.role, scope=told.scope or _what_changed(line, cue))
    return None


def _what_changed(line: Line, cue: Mark) -> frozenset[str]:
    """What is nearest to the word that tells a change: "shares slid", "a fall in profit"."""
    marks = [mark for mark in line.marks("scope change") if mark.name]
    nearest = min(marks, key=lambda mark: abs(mark.first - cue.first), default=None)
    return frozenset({nearest.name} if nearest else ())


def _pair(line: Line, number: Number) -> Found | None:
    """Read "by 52 votes to 48" and "won 3-1"."""
    for _, cue in _around(line, number, "nouns", "needs", "near"):
        if cue.name in ("votes", "score") and number.unit in ("", cue.name):
            sides = line.every(cue.first, "up", "down") if cue.name == "score" else []
            won = (mark.role for mark in sides if mark.name == "score")
            return _told(line, number, cue)._replace(direction=next(won, ""))
    return None


# --- what a cue tells -----------------------------------------------------------------------------


def _refuted(line: Line, number: Number, cue: Mark) -> bool:
    """Tell whether a negation or "could" stands before a number and its cue in their clause."""
    if cue.role == "near" or measures()[cue.name].planned:
        return False
    first = min(cue.first, number.first)
    for at in range(first, max(0, first - _DENIAL_REACH), -1):
        if line.low(at - 1) in _STOPS | _COMMAS:
            return False
        if line.before(at, "negator", "modal"):
            return True
    return False


def _told(line: Line, number: Number, cue: Mark) -> Found:
    """The measure of a number with its scope."""
    last = number.last
    if number.kind == "count" and cue.role != "near":
        last = cue.first if cue.role == "nouns" else _phrase_end(line, number.last)
    near = cue.role == "near" or number.kind == "pair"
    begin = max(0, min(cue.first, number.first) - _SCOPE_REACH * near)
    end = max(last, cue.last, cue.first) + (_PERIOD_REACH if near else 1)
    scope = _counted(line, cue.name, number.last, last) | _listed(line, cue.name, begin, end)
    grown = cue.role == "heads" and any(
        cue.first <= mark.first < number.first for mark in line.marks("growth")
    )
    part = number.kind == "count" and _is_part(line, number, last, cue)
    return Found(cue.name, cue, last, scope - {""}, part, grown=grown)


def _phrase_end(line: Line, at: int) -> int:
    """Where the noun phrase ends that begins at a token."""
    last = at
    while last < len(line.tokens) and last - at <= _SCOPE_WORDS:
        token = line.tokens[last]
        if token.number or (not token.low[:1].isalnum() and token.low != "-"):
            break
        if line.at(last, "function", "after", "before", "stop", "weeklike", "be", "link"):
            break
        people = line.at(last, "scope")
        if people is not None and people.last > last:
            last = people.last
            if not line.at(last, "scope"):
                break
            continue
        last += 1
    return last


def _is_part(line: Line, number: Number, last: int, cue: Mark) -> bool:
    """Tell whether a number is added to another: "six more bodies", "another three".

    A cue of another measure before it says what it is other than: in "killed one and injured ten
    others" the ten are all of the injured, and no addition.
    """
    taken = line.at(number.last, "out of") and not measures()[cue.name].partitive
    rate = line.at(max(last, cue.last), "rate")  # "600 deaths a day"
    if taken or (rate is not None and not line.at(rate.last, "stop", "function")):
        return True
    places = [*range(number.last, last), number.first - 1, number.first - 2]
    if not any(line.at(at, "part") for at in places):
        return False
    cues = (mark for at in range(number.first) for mark in line.every(at, "after", "before"))
    return all(mark.name == cue.name for mark in cues)


def _counted(line: Line, measure: str, first: int, last: int) -> frozenset[str]:
    """Who is counted, by the words of a noun phrase; "" is everybody."""
    names: set[str] = set()
    at = first
    while at < last:
        mark = line.at(at, f"scope {measure}") or line.at(at, "scope")
        if mark is not None:
            names.add(mark.name)
            at = mark.last
            continue
        word = line.low(at)
        if word[:1].isalpha() and line.at(at, "nouns", "gap", "part", "fill") is None:
            names.add(word.removesuffix("s"))
        at += 1
    return frozenset(names)


def _listed(line: Line, measure: str, first: int, last: int) -> frozenset[str]:
    """The listed scopes that stand between a number and its cue: "seriously", "faces"."""
    own = f"scope {measure}"
    return frozenset(
        mark.name
        for mark in line.marks(own, "scope")
        if first <= mark.first < last and (mark.role == own or mark.name in _MANNERS)
    )
