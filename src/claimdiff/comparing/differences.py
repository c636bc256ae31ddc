"""In what two claims about one thing differ, aspect by aspect, and whether both can hold.

It compares what grounding has read out of the claims (quantities, times, speakers, certainty) and
their words; it does not decide whether the two claims are about one thing.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from claimdiff.comparing.counts import ALIKE, counted_alike
from claimdiff.language import names as name_room
from claimdiff.language import polarity, times
from claimdiff.language import quantities as numbers
from claimdiff.language.calendar_words import WEEKDAYS, is_calendar
from claimdiff.language.number_words import CARDINALS
from claimdiff.language.opposites import opposed
from claimdiff.language.words import Word, content
from claimdiff.result import (
    Aspect,
    Claim,
    Difference,
    DifferenceValue,
    Quantity,
    Speaker,
    Time,
)

SAME_WORDS = 0.6
"""Share of content words that two claims have in common for a "not" or a contrary in one of them to
turn the other round; below it the "not" belongs to something else that is said."""

LEAST_SHARED = 3
"""Content words that two sentences must have in common for a "not" to be of one thing: "gave no
details" and "gave few details" have two, and so has any "did not end there" with any end; likewise
for two dates of one word: "the bridge, built in" is said of any bridge."""

FEWEST_SHARED = 2
"""Content words in common from which a "not" or a contrary is worth a look at all."""

_KEPT = 2048
"""Claims whose words are kept, since each is held against many, and pairs whose differences are:
the judge, the gate and the findings ask for the same."""

Part = TypeVar("Part", Quantity, Time)

_DOER = re.compile(r"[eo]rs?$")

_OF_A_PART = re.compile(r" (?:all|always|every\w*|necessarily)\b")
"""After a "not": "not all did" leaves room for "she did"."""

_TO_A_DATE = re.compile(r"(?: (?:back|early|in|late|on|since|the))* ")
"""What may stand between a date and the word that it dates."""

_OF_TWO_SENSES = frozenset({"last", "left"})
"""No contrary of "first" and "right" in "last week" and "has left"."""

_SOME_DAY = "2000-01-01"

_SAID = frozenset({"add", "said", "say", "tell", "told"})
"""Of two days on which something was said both may be right."""

_DENYING = frozenset({"denied"})
_OPEN = frozenset({"planned", "possible", "alleged"})
"""Certainties under which a claim may still turn out either way: no conflict with a firm one."""


@lru_cache(maxsize=_KEPT)
def differences(left: Claim, right: Claim) -> tuple[Difference, ...]:
    """All aspects in which two claims differ; none when they say the same.

    Args:
        left: A claim of one article.
        right: A claim of another, about the same thing.
    """
    found = (
        _quantity(left, right),
        _time(left, right),
        _status(left, right),
        _attribution(left, right),
        _certainty(left, right),
    )
    return tuple(difference for difference in found if difference is not None)


def conflicting(found: Sequence[Difference]) -> Difference | None:
    """The first difference under which the two claims cannot both hold."""
    return next((difference for difference in found if not difference.compatible), None)


def contrast(left: Claim, right: Claim, aspect: Aspect) -> Difference | None:
    """The two values that a judge says cannot both hold, where the rules find none.

    Quantities must be of one unit; of times the rules are the better judge, so there is none. For
    the rest both claims must have a content word that the other lacks; of a person or place names
    are shown where there are any.

    Args:
        left: A claim of one article.
        right: A claim of another, about the same thing.
        aspect: What a judge says they differ in.
    """
    if aspect == "time":
        return None
    if aspect == "quantity":
        found = _quantity(left, right, told=True)
        return None if found is None or found.compatible else found
    if aspect == "attribution":
        found = _attribution(left, right)
        return found and found.model_copy(update={"compatible": False})
    here, there = _own_words(left.text, right.text), _own_words(right.text, left.text)
    if aspect in ("person", "place"):
        here = _own_names(left.text, right.text) or here
        there = _own_names(right.text, left.text) or there
    if not here or not there:
        return None
    return _difference(
        aspect,
        (left, _value(left, here, None)),
        (right, _value(right, there, None)),
        compatible=False,
    )


def _own_names(text: str, other: str) -> str:
    """The names of a text that the other does not have."""
    others = name_room.names(other)
    own = [
        name.text
        for name in name_room.names(text)
        if not any(name_room.same(name.norm, one.norm) for one in others)
    ]
    return ", ".join(own)


def _own_words(text: str, other: str) -> str:
    """The content words of a text that the other does not have."""
    known = _stems(other)
    return " ".join(word.text for word in content(text) if word.stem not in known)


def _quantity(left: Claim, right: Claim, *, told: bool = False) -> Difference | None:
    """Numbers of one unit that differ; a number that has an equal on the other side is settled.

    Numbers that cannot both hold count only where they count the same thing: by the words beside
    them, or because a judge has told so.
    """
    pairs = _number_pairs(left, right)
    opposed = [pair for pair in pairs if not pair.hold and (told or pair.alike >= ALIKE)]
    if not told and _of_others(left, right):
        opposed = []
    shown = opposed or [pair for pair in pairs if pair.hold and _may_be_one(pair)]
    if not shown:
        return None
    pair = shown[0]
    return _difference(
        "quantity",
        (left, _value(left, pair.one.text, pair.one.value, pair.one)),
        (right, _value(right, pair.other.text, pair.other.value, pair.other)),
        compatible=pair.hold,
    )


class _Numbers(NamedTuple):
    """Two numbers of one unit, how alike they are in what they count, whether both can hold."""

    one: Quantity
    other: Quantity
    alike: float
    hold: bool


def _number_pairs(left: Claim, right: Claim) -> list[_Numbers]:
    """Each number with the one that it is likeliest to be told for, the likeliest pair first."""
    found = [
        _Numbers(
            one,
            other,
            counted_alike(one, left.text, other, right.text),
            numbers.compatible(number_of(one), number_of(other)),
        )
        for one in _unmatched(left.quantities, right.quantities, _same_quantity)
        for other in _unmatched(right.quantities, left.quantities, _same_quantity)
        if numbers.comparable(number_of(one), number_of(other))
    ]
    found.sort(key=lambda pair: (-pair.alike, _ranks_apart(pair.one, pair.other, left, right)))
    chosen: list[_Numbers] = []
    for pair in found:
        if not any(pair.one is seen.one or pair.other is seen.other for seen in chosen):
            chosen.append(pair)
    return chosen


def _may_be_one(pair: _Numbers) -> bool:
    """Whether two numbers that can both hold tell one thing: "over 7" may stand for anything."""
    ends = (pair.one.low, pair.one.high, pair.other.low, pair.other.high)
    return pair.alike >= ALIKE or None not in ends


def _ranks_apart(one: Quantity, other: Quantity, left: Claim, right: Claim) -> int:
    """How far apart two numbers stand in their claims' rows: "33 to 25" and "31 votes to 27"."""
    return abs(left.quantities.index(one) - right.quantities.index(other))


def _of_others(left: Claim, right: Claim) -> bool:
    """Whether both claims have names, and none in common: two bridges that fell, two people."""
    here, there = _names_in(left.text), _names_in(right.text)
    shared = any(name_room.same(one, other) for one in here for other in there)
    return bool(here and there) and not shared


def _names_in(text: str) -> list[str]:
    """The names of a text; "Eleven" and "Monday" have a capital and name nobody."""
    found = [name.norm for name in name_room.names(text)]
    return [name for name in found if name not in CARDINALS and not is_calendar(name)]


def _time(left: Claim, right: Claim) -> Difference | None:
    """Dates that differ; opposed where each side gives one alone, or both give it to one word."""
    pairs = [
        (one, other)
        for one in _unmatched(left.times, right.times, _same_time)
        for other in _unmatched(right.times, left.times, _same_time)
        if (kind := _kind(one)) and kind == _kind(other)
    ]
    if not pairs:
        return None
    alike = _owner(left) == _owner(right) and not _of_others(left, right)
    of_one_word = [
        (one, other) for one, other in pairs if _dated(one, left.text) & _dated(other, right.text)
    ]
    lone = len(left.times) == 1 and len(right.times) == 1
    of_one_thing = bool(of_one_word) and _share(left.text, right.text) >= LEAST_SHARED
    one, other = (of_one_word or pairs)[0]
    opposable = alike and (lone or of_one_thing) and _kind(one) in ("resolved", "date")
    return _difference(
        "time",
        (left, _value(left, one.text, one.from_, one)),
        (right, _value(right, other.text, other.from_, other)),
        compatible=not opposable or times.compatible(_when(one), _when(other)),
    )


def _dated(time: Time, text: str) -> frozenset[str]:
    """The stem of the word that a date follows ("built in 1998"), unless that only says "said"."""
    before, found, _ = text.partition(time.text)
    last = content(before)[-1:] if found else ()
    return frozenset(
        word.stem
        for word in last
        if _TO_A_DATE.fullmatch(before, word.end) and word.stem not in _SAID
    )


def _owner(claim: Claim) -> bool:
    """Whether a claim's date belongs to a thing: "Sunday's vote" says not when it was won."""
    return any(f"{one.text}{mark}s" in claim.text for one in claim.times for mark in "'’")


def _status(left: Claim, right: Claim) -> Difference | None:
    """One says that it is so, the other that it is not, or says a contrary.

    In like words that is a conflict; in words of which few are alike, a difference to look at.
    """
    contrary = _contraries(left, right)
    if not (contrary or _negated(left, right)):
        return None
    alike, shared = _alike(left.text, right.text), _share(left.text, right.text)
    denied = bool(_DENYING & {left.certainty, right.certainty})
    if shared < FEWEST_SHARED:
        return None
    opposed = alike >= SAME_WORDS and (contrary or denied or shared >= LEAST_SHARED)
    return _difference(
        "status",
        (left, _statement(left)),
        (right, _statement(right)),
        compatible=not opposed or left.certainty in _OPEN or right.certainty in _OPEN,
    )


def _negated(left: Claim, right: Claim) -> bool:
    """Whether one says "not" of a word that the other says, or denies what the other tells.

    A "not" elsewhere in a sentence turns nothing round: none of the conflicts that it made between
    the 63 pairs of real articles was labelled as one.
    """
    if _DENYING & {left.certainty, right.certainty}:
        plain = not (polarity.is_negative(left.text) or polarity.is_negative(right.text))
        return plain and left.certainty != right.certainty
    return _not_said_there(left.text, right.text) or _not_said_there(right.text, left.text)


def _not_said_there(one: str, other: str) -> bool:
    """Whether one says "not" of a word that the other says of much the same.

    "Will not process" and "is pausing" deny alike, each in its way.
    """
    said = frozenset(word.stem for word in content(other) if not _doer(word))
    denied = _not_said(one) & said - _not_said(other)
    return bool(denied) and not polarity.denials(other)


def _share(one: str, other: str) -> int:
    """How many content words two texts have in common."""
    return len(_stems(one) & _stems(other))


def _doer(word: Word) -> bool:
    """Whether a word names who does it: "providers" says nothing of what is provided."""
    return bool(_DOER.search(word.norm[len(word.stem) :]))


@lru_cache(maxsize=_KEPT)
def _not_said(text: str) -> frozenset[str]:
    """The content word that each "not" of a text stands before, as a stem."""
    found = content(text)
    whole = [end for _, end in polarity.negations(text) if not _OF_A_PART.match(text, end)]
    after = (next((word for word in found if word.start >= end), None) for end in whole)
    return frozenset(word.stem for word in after if word is not None)


def _contraries(left: Claim, right: Claim) -> bool:
    here, there = (_stems(claim.text) - _OF_TWO_SENSES for claim in (left, right))
    return any(opposed(one, other) for one in here - there for other in there - here)


def _alike(one: str, other: str) -> float:
    """Share of the shorter text's content words that stand in the other."""
    here, there = _stems(one), _stems(other)
    return len(here & there) / max(1, min(len(here), len(there)))


@lru_cache(maxsize=_KEPT)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in content(text))


def _attribution(left: Claim, right: Claim) -> Difference | None:
    """Two different speakers; a conflict only for one quotation in the mouths of two persons."""
    if left.speaker is None or right.speaker is None:
        return None
    here, there = left.speaker.name, right.speaker.name
    if name_room.same(here, there):
        return None
    persons = _person(here), _person(there)
    one_mouth = left.quoted and right.quoted and all(persons)
    return _difference(
        "attribution",
        (left, _value(left, here, None, left.speaker)),
        (right, _value(right, there, None, right.speaker)),
        compatible=not one_mouth or persons[0].split()[-1] == persons[1].split()[-1],
    )


def _person(speaker: str) -> str:
    """The full name that a speaker's description ends in ("union secretary Moira Quill").

    Empty for anything else: a firm and its spokesman, an office and its holder are one mouth.
    """
    found = name_room.names(speaker)
    if not found or found[-1].end != len(speaker) or " " not in found[-1].norm:
        return ""
    return found[-1].norm


def _certainty(left: Claim, right: Claim) -> Difference | None:
    if left.certainty == right.certainty:
        return None
    return _difference(
        "certainty",
        (left, _value(left, left.certainty, left.certainty)),
        (right, _value(right, right.certainty, right.certainty)),
        compatible=True,
    )


def _difference(
    aspect: Aspect,
    left: tuple[Claim, DifferenceValue],
    right: tuple[Claim, DifferenceValue],
    *,
    compatible: bool,
) -> Difference:
    values = {claim.article: (value,) for claim, value in (left, right)}
    return Difference(aspect=aspect, values=values, compatible=compatible)


def _value(
    claim: Claim,
    text: str,
    value: float | str | None,
    part: Quantity | Time | Speaker | None = None,
) -> DifferenceValue:
    """A value with the place of its words, where the claim knows it."""
    span = part.span if part is not None else None
    return DifferenceValue(claim=claim.id, text=text, value=value, span=span)


def _statement(claim: Claim) -> DifferenceValue:
    """The words that say a claim, where the whole statement is what differs."""
    said = claim.spans[0]
    return DifferenceValue(claim=claim.id, text=said.exact, span=said)


def _unmatched(
    mine: Sequence[Part], theirs: Sequence[Part], same: Callable[[Part, Part], bool]
) -> list[Part]:
    return [one for one in mine if not any(same(one, other) for other in theirs)]


def _same_quantity(one: Quantity, other: Quantity) -> bool:
    equal = (one.value, one.low, one.high) == (other.value, other.low, other.high)
    return equal and numbers.comparable(number_of(one), number_of(other))


def _same_time(one: Time, other: Time) -> bool:
    """Of one date, or in one word: "Wednesday" in two articles of two days may be one or two."""
    if one.text.casefold() == other.text.casefold():
        return True
    here, there = _when(one), _when(other)
    known = _kind(one) == _kind(other) and times.resolved(here)
    return known and (here.from_, here.to) == (there.from_, there.to)


def _kind(time: Time) -> str:
    """What a time can be held against: a resolved one against another such.

    Where nobody knows the year or the week, "14 June" and "21 June" are still two days, "Monday"
    and "Tuesday" too; a time of day may be in a zone of its own.
    """
    if time.from_ is not None or time.to is not None:
        return "resolved"
    if times.is_clock(time.text):
        return "clock"
    if any(character.isdigit() for character in time.text):
        return "date"
    return "weekday" if time.text.casefold() in WEEKDAYS else ""


def number_of(quantity: Quantity) -> numbers.Number:
    """A claim's quantity as the number that `quantities` compares; its place is of no account."""
    return numbers.Number(
        start=0,
        end=len(quantity.text),
        text=quantity.text,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
    )


@lru_cache(maxsize=_KEPT)
def _when(time: Time) -> times.When:
    """A time's place in the calendar; that of an unresolved one as if told on `_SOME_DAY`."""
    if time.from_ is None and time.to is None and (found := times.times(time.text, _SOME_DAY)):
        return found[0]
    return times.When(start=0, end=len(time.text), text=time.text, from_=time.from_, to=time.to)
