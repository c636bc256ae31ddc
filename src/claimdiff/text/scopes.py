"""Who is counted by a number: the noun phrase behind it, and words that tell a part or a rate.

Nouns that name nobody in particular ("people") are no scope; others are one, listed or not.
"""

from claimdiff.text.lexicon import measures
from claimdiff.text.line import Line, Mark
from claimdiff.text.numbers import Number

_WORDS = 3  # words of a noun phrase that tell who is counted
_MANNERS = ("serious", "slight", "feared")  # scopes that are told by an adverb


def phrase_end(line: Line, at: int) -> int:
    """Where the noun phrase ends that begins at a token."""
    last = at
    while last < len(line.tokens) and last - at <= _WORDS:
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


def is_part(line: Line, number: Number, last: int, cue: Mark) -> bool:
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


def scope_of(line: Line, measure: str, first: int, last: int) -> frozenset[str]:
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
        cue = line.at(at, "nouns", "gap", "part", "fill")
        if word[:1].isalpha() and cue is None:
            names.add(word.removesuffix("s"))
        at += 1
    return frozenset(names)


def named_scopes(line: Line, measure: str, first: int, last: int) -> frozenset[str]:
    """The listed scopes that stand between a number and its cue: "seriously", "faces"."""
    found = {
        mark.name
        for at in range(first, min(last, len(line.tokens)))
        for mark in line.every(at, f"scope {measure}")
    }
    adverbs = {
        mark.name
        for at in range(first, min(last, len(line.tokens)))
        for mark in line.every(at, "scope")
        if mark.name in _MANNERS
    }
    return frozenset(found | adverbs)


def place_behind(line: Line, at: int) -> str:
    """The name behind a preposition, in small letters: "in Norland"; "" where none stands."""
    last = at + 1
    while last < len(line.tokens) and line.tokens[last].text[:1].isupper():
        last += 1
    if not line.at(at, "place") or last == at + 1:
        return ""
    return line.text_of(at + 1, last).lower()
