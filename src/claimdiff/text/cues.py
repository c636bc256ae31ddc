"""What a number of a sentence measures, by the cues that stand beside it.

A cue stands before the number ("killing 14"), after what it counts ("14 people were killed"), is
counted itself ("14 deaths"), names the number from afar ("the death toll rose to 14"), or stands
near a number whose unit allows the measure ("sentenced to six years").
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimdiff.text.lexicon import measures
from claimdiff.text.line import Line, Mark
from claimdiff.text.numbers import Number
from claimdiff.text.scopes import is_part, named_scopes, phrase_end, place_behind, scope_of

REACH = 9  # tokens from a counted noun to its verb: "guests at a hotel in the port were evacuated"
HEAD_REACH = 20  # tokens from "death toll" to its number, a place and a cause between
NEAR_REACH = 12  # tokens from "sentenced" or "revenue" to its number
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


NOT_READ = Found("", Mark("", "", 0, 0, 0.0), 0, frozenset())
"""What is found of a number that must not be read: denied, only possible, or of another use."""


def measured(line: Line, numbers: Sequence[Number]) -> dict[int, Found]:
    """What the numbers of a sentence measure, by their place among them; none where no cue tells.

    Args:
        line: The sentence.
        numbers: Its numbers.
    """
    cues: dict[int, Found] = {}
    for place in range(len(numbers)):
        if cue := _cue_of(line, numbers, place, cues):
            cues[place] = cue
    return cues


def _cue_of(
    line: Line, numbers: Sequence[Number], place: int, earlier: dict[int, Found]
) -> Found | None:
    """The measure of a number; None where no cue tells one, `NOT_READ` where it must not be read.

    Args:
        line: The sentence.
        numbers: Its numbers.
        place: Which of them.
        earlier: The measures of those before it.
    """
    number = numbers[place]
    if number.kind == "count":
        return (
            _magnitude(line, number)
            or _noun(line, number)
            or _before(line, number)
            or _after(line, number, numbers)
            or _by_remote_noun(line, number, numbers)
            or _by_fronted_cue(line, number, numbers)
            or _inherited(line, numbers, place, earlier)
            or _elliptic(line, numbers, place, earlier)
        )
    if number.kind == "pair":
        return _pair(line, number)
    if number.kind in _PERCENTS and (change := _change(line, number)):
        return change
    return _near(line, number)


# --- counted people and things ------------------------------------------------------------------


def _magnitude(line: Line, number: Number) -> Found | None:
    """Read "magnitude 4.1" and "6.2-magnitude": a measure stands where a unit would."""
    behind = [mark for at in range(_RICHTER) for mark in line.every(number.last + at, "near")]
    for cue in (*line.before(number.first, "near"), *behind):
        if measures()[cue.name].of == "magnitude" and (number.value or _STRONGEST) < _STRONGEST:
            return _measured(line, number, cue, number.last, number.first)
    return None


def _noun(line: Line, number: Number) -> Found | None:
    at = number.last
    if line.at(at, "of"):
        return None
    if line.low(at) == "-":
        return NOT_READ  # "the 60-vote requirement" counts nothing that is told here
    for _ in range(_MODIFIERS + 1):
        cue = line.at(at, "nouns")
        if cue is not None:
            return _measured(line, number, cue, at, at)
        modifier = line.at(at, "part") or not line.at(at, "function", "after")
        if not modifier or not line.low(at)[:1].isalnum():
            return None
        at += 1
    return None


def _before(line: Line, number: Number) -> Found | None:
    at = number.first
    while gap := next(iter(line.before(at, "gap")), None):
        at = gap.first
    for cue in line.before(at, "before"):
        phrase = phrase_end(line, number.last)
        if _needed(line, cue.name, number.last, phrase):
            return _measured(line, number, cue, phrase, cue.first)
    return None


def _needed(line: Line, measure: str, first: int, last: int) -> bool:
    """Tell whether what a measure needs stands in the noun phrase, if it needs something."""
    if measure not in line.lexicon.needing:
        return True
    return any(
        mark.name == measure for at in range(first, last + 1) for mark in line.every(at, "needs")
    )


def _after(line: Line, number: Number, numbers: Sequence[Number]) -> Found | None:
    starts = {other.first: other for other in numbers}
    at, be, hypothetical = number.last, False, False
    for _ in range(REACH + 1):
        if at in starts:
            if be or not _coordinated(line, at):
                return None
            at = starts[at].last
        cue = _after_cue(line, at, starts, be=be)
        if cue is not None:
            if hypothetical:
                return NOT_READ
            return _measured(line, number, cue, phrase_end(line, number.last), cue.first)
        if aside := _aside(line, at):
            at = aside
            continue
        if _ends(line, at, starts):
            return None
        if line.at(at, "negator"):
            return NOT_READ
        hypothetical = hypothetical or line.at(at, "modal") is not None
        be = be or line.at(at, "be") is not None
        at += 1
    return None


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


def _aside(line: Line, at: int) -> int | None:
    """Where an aside ends that begins at a comma: ", including a child,"."""
    if line.low(at) not in _COMMAS or not line.at(at + 1, "aside"):
        return None
    ends = (end + 1 for end in range(at + 1, at + REACH) if line.low(end) in _COMMAS)
    return next(ends, None)


def _ends(line: Line, at: int, starts: dict[int, Number]) -> bool:
    low = line.low(at)
    if not low or low in _STOPS or line.at(at, "stop"):
        return True
    return low in _COMMAS and at + 1 not in starts


def _coordinated(line: Line, at: int) -> bool:
    """Tell whether a number stands behind "and" or a comma, and people before that."""
    if not (line.before(at, "and") or line.low(at - 1) in _COMMAS):
        return False
    return bool(line.before(at - 1, "scope"))


def _by_remote_noun(line: Line, number: Number, numbers: Sequence[Number]) -> Found | None:
    """Read "the death toll rose to 14": a noun that names the number from afar."""
    if line.before(number.first, "from"):
        return NOT_READ if _search_backward(line, number, numbers, "heads") else None
    if not line.before(number.first, "link") and not line.at(number.first, "link"):
        return None
    cue = _search_backward(line, number, numbers, "heads")
    if cue is None:
        return None
    grown = any(line.at(at, "growth") for at in range(cue.first, number.first))
    measured = _measured(line, number, cue, phrase_end(line, number.last), cue.first)
    return measured._replace(grown=grown)


def _by_fronted_cue(line: Line, number: Number, numbers: Sequence[Number]) -> Found | None:
    """Read "on board were 195 passengers": a cue before the number, other words between."""
    cue = _search_backward(line, number, numbers, "front")
    return _measured(line, number, cue, phrase_end(line, number.last), cue.first) if cue else None


def _search_backward(
    line: Line, number: Number, numbers: Sequence[Number], role: str
) -> Mark | None:
    """The nearest cue of a role before a number, in its clause, no other number between."""
    ends = {other.last: other for other in numbers}
    at = number.first
    for _ in range(HEAD_REACH):
        cues = line.before(at, role)
        if cues:
            return cues[0]
        if at in ends and not line.before(ends[at].first, "from"):
            return None
        at -= 1
        if line.low(at) in _STOPS - {":", "："} or line.low(at) in _COMMAS or at <= 0:
            return None
    return None


def _inherited(
    line: Line, numbers: Sequence[Number], place: int, earlier: dict[int, Found]
) -> Found | None:
    """The measure of the number before it in a list: "killed 37 soldiers and six civilians"."""
    before = earlier.get(place - 1)
    if before is None or before.cue.last > numbers[place - 1].first or not before.measure:
        return None
    number = numbers[place]
    between = range(numbers[place - 1].last, number.first)
    joint = line.before(number.first, "and") or line.low(number.first - 1) in _COMMAS
    if not joint or len(between) > _SCOPE_WORDS + 1 or not line.at(number.last, "scope"):
        return None
    if any(line.at(at, "be", "stop", "before", "after") for at in between):
        return None
    return _measured(line, number, before.cue, phrase_end(line, number.last), before.cue.first)


def _elliptic(
    line: Line, numbers: Sequence[Number], place: int, earlier: dict[int, Found]
) -> Found | None:
    """The measure of a number without its noun: "nine people in Norland and four in Sudland".

    Both are then of a place each, which becomes their scope.
    """
    before, number = earlier.get(place - 1), numbers[place]
    joined = line.before(number.first, "and") or line.low(number.first - 1) in _COMMAS
    if not before or not before.measure or not joined or not place_behind(line, number.last):
        return None
    where = place_behind(line, before.last)
    if not where or number.first - before.last > _PLACE_REACH:
        return None
    earlier[place - 1] = before._replace(scope=before.scope | {where})
    here = place_behind(line, number.last)
    return before._replace(last=number.last, scope=before.scope | {here})


# --- measures with a unit ------------------------------------------------------------------------


def _near(line: Line, number: Number) -> Found | None:
    listed = measures()
    best: tuple[int, Mark] | None = None
    for distance, cue in _marks_around(line, number, "near"):
        of = listed[cue.name].of
        fits = of == number.kind or (of == "percent" and number.kind in _PERCENTS[:1])
        if fits and (best is None or distance < best[0]):
            best = (distance, cue)
    if best is None and number.kind == "age":
        best = (0, Mark("near", "age", number.first, number.last, 0.0))
    if best is None:
        return None
    return _measured(line, number, best[1], number.last, number.first)


def _marks_around(line: Line, number: Number, role: str) -> Iterator[tuple[int, Mark]]:
    """The marks of a role around a number, with how far they stand from it."""
    distance = 0
    for at in range(number.first, max(-1, number.first - NEAR_REACH), -1):
        distance += 1 + _COMMA * (line.low(at) in _COMMAS)
        yield from ((distance, mark) for mark in line.before(at, role))
        if line.low(at - 1) in _STOPS:
            break
    distance = 0
    for at in range(number.first, min(len(line.tokens), number.last + NEAR_REACH)):
        distance += (at >= number.last) + _COMMA * (line.low(at) in _COMMAS)
        yield from ((distance, mark) for mark in line.every(at, role))
        if at >= number.last and line.low(at) in _STOPS:
            break


def _change(line: Line, number: Number) -> Found | None:
    cue = _direction(line, number)
    if cue is None:
        return None
    if not line.marks("holders"):
        return None
    measured = _measured(line, number, cue, number.last, cue.first)
    return measured._replace(measure="change", direction=cue.role)


def _direction(line: Line, number: Number) -> Mark | None:
    if line.before(number.first, "link") and not line.at(number.first, "bound"):
        return None  # "rose to 4 percent" tells where it stands
    for at in range(number.first, max(0, number.first - _VERB_REACH), -1):
        if line.low(at - 1) in _COMMAS | _STOPS:
            break
        if mark := next(_of_change(line.before(at, "up", "down")), None):
            return mark
    return next(_of_change(line.every(number.last, "up", "down")), None)


def _of_change(marks: list[Mark]) -> Iterator[Mark]:
    return (mark for mark in marks if mark.name == "change")


def _pair(line: Line, number: Number) -> Found | None:
    for name, role in (("votes", "nouns"), ("votes", "needs"), ("score", "near")):
        for _, cue in _marks_around(line, number, role):
            if cue.name == name and (number.unit in ("", name)):
                measured = _measured(line, number, cue, number.last, number.first)
                sides = line.every(cue.first, "up", "down") if name == "score" else []
                won = (mark.role for mark in sides if mark.name == "score")
                return measured._replace(direction=next(won, ""))
    return None


def _measured(line: Line, number: Number, cue: Mark, last: int, first: int) -> Found:
    """The measure with its scope, or `NOT_READ` where a negation or "could" stands before it."""
    if cue.role != "near" and _refuted(line, min(first, number.first), cue.name):
        return NOT_READ
    end = cue.first if cue.role == "after" and cue.first > last else last
    near = cue.role == "near" or number.kind == "pair"
    begin = min(cue.first, number.first) - _SCOPE_REACH * near
    scope = scope_of(line, cue.name, number.last, last)
    last_scope = max(end, cue.last) + (_PERIOD_REACH if near else 1)
    scope |= named_scopes(line, cue.name, max(0, begin), last_scope)
    part = number.kind == "count" and is_part(line, number, last, cue)
    return Found(cue.name, cue, max(last, number.last), scope - {""}, part)


def _refuted(line: Line, first: int, measure: str) -> bool:
    if measures()[measure].planned:
        return False
    for at in range(first, max(0, first - _DENIAL_REACH), -1):
        if line.low(at - 1) in _STOPS | _COMMAS:
            return False
        if line.before(at, "negator", "modal"):
            return True
    return False
