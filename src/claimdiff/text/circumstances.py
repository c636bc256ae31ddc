"""What stands around a figure in its sentence: whose it is, who says it, and of which other event.

It reads names by their capitals and other events by their dates; who is meant by "he" it takes from
the sentence before.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from claimdiff.text.doc import Sentence
from claimdiff.text.line import Line
from claimdiff.text.names import Name
from claimdiff.text.times import When, day

RECENT = timedelta(days=10)
"""How old the event of a report may be: a figure dated before that is of another event."""

_OPENING = 3  # tokens of a sentence in which a date opens it: "In October 2016, ..."
_BACK = 3  # tokens between "since" and the date it goes back to: "since the last in 2009"
_ADJECTIVES = 1  # between an article and its noun: "am frühen Abend"
_GRAMMAR = ("function", "pronoun", "number", "stop", "determiner", "near", "holders", "scope")
_COMMAS = frozenset(",;，；")
_STOPS = frozenset(",.;，。")
_SOURCE_LONGEST = 60  # characters of who says it, before "said" at a sentence's end


_ASIDE = re.compile(r"(?:['’]s)?,? ?\(?(?:(?:who is|aged|age|a|an|the) )?")
"""What may stand between a name and its age: "Anna Lind, a 34-year-old"."""

_WHO = re.compile(r",? (?:(?!of |from |in |at |by |to |and |who |with )[a-z][\w-]* ){0,3}")
"""What may stand between an age and the name: "34-year-old bus driver Anna Lind"."""


_AS_OF = re.compile(r"\b(?:as of|by|until|as at) (?:early |late )?$", re.IGNORECASE)


class Holder(NamedTuple):
    """Whose a figure is: the name nearest before it, all names of its sentence, its other words."""

    nearest: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]


NOBODY = Holder(frozenset(), frozenset(), frozenset())
"""The holder of a number without a measure."""


def holder_of(sentence: Sentence, start: int, end: int, before: Sentence | None) -> Holder:
    """The holder of a figure.

    Args:
        sentence: Its sentence.
        start: Where the figure starts in it.
        end: Where it ends; its own words are none of the holder's.
        before: The sentence before, if its names stand for "he" or "it".
    """
    line = sentence.line
    found = [(name.end, _proper(name, line)) for name in sentence.names if _is_own(name, line)]
    found = [(end, words) for end, words in found if words]
    past = [_proper(name, line) for name in before.names] if before and not found else []
    every = frozenset[str]().union(*past, *(words for _, words in found))
    before_it = [words for end, words in found if end <= start] or [words for _, words in found[:1]]
    words = frozenset(
        word.stem
        for word in sentence.content
        if not word.norm[:1].isdigit() and not start <= word.start < end
    )
    return Holder(before_it[-1] if before_it else every, every, words)


def _is_own(name: Name, line: Line) -> bool:
    """Tell whether a name is none of the nouns that a language writes with capitals, as German.

    Such a noun is one word, and has an article or a number before it, an adjective between.
    """
    if " " in name.text or name.text.isupper():
        return True
    place = next((n for n, token in enumerate(line.tokens) if token.start >= name.start), 0)
    back = range(place, max(0, place - _ADJECTIVES - 1), -1)
    before = [at for at in back if at == place or line.tokens[at].text.islower()]
    return not any(line.before(at, "article") for at in before)


def _proper(name: Name, line: Line) -> frozenset[str]:
    """The words of a name that are no grammar of the language: "El" of "El parte" is."""
    firsts = [line.lexicon.firsts.get(role, {}) for role in _GRAMMAR]
    return frozenset(
        word
        for word in name.norm.split()
        if not any(word.partition("-")[0] in first for first in firsts)
    )


def aged(sentence: Sentence, start: int, end: int, holder: Holder) -> Holder:
    """The holder of an age: the name that stands right before or after it, or nobody by name."""
    text = sentence.text
    written = _WHO.match(text, end)
    after = [name for name in sentence.names if written and name.start == written.end()]
    before = [
        name
        for name in sentence.names
        if name.end <= start and _ASIDE.fullmatch(text, name.end, start)
    ]
    beside = (after or before)[:1]
    return holder._replace(nearest=frozenset(beside[0].norm.split() if beside else ()))


def other_event(sentence: Sentence, place: int) -> str | None:
    """The words that tell that a figure is of an earlier event, or of more than this one.

    They stand in the figure's own stretch between commas, in the one that "which" goes on, or open
    the sentence ("In 2016, ..."). How far a comparison goes back ("the worst since 2009") is no
    other event, unless the figure is told of that: "since the fire in 2009, which killed 12".

    Args:
        sentence: The sentence.
        place: The token that the figure begins with.
    """
    line = sentence.line
    own = _stretch(line, place)
    named = range(own.start, own.start)  # what "which" and "killing" go on telling of
    while named.start > 1 and line.at(named.start, "relative", "before"):
        named = range(_stretch(line, named.start - 2).start, own.start)
    of_named = line.at(own.start, "relative") is not None
    for start, words, goes_back in _markers(line, sentence.times, day(sentence.published)):
        if start in named and (of_named or not goes_back):
            return words
        opens = start <= _OPENING and place not in range(_stretch(line, start).start)
        if not goes_back and (start in own or opens):
            return words
    return None


def _markers(
    line: Line, whens: Sequence[When], base: date | None
) -> Iterator[tuple[int, str, bool]]:
    """Old dates, and words of the past: where each begins, and whether "since" stands before it."""
    old = (base - RECENT).isoformat() if base else ""
    for when in whens:
        if when.to and when.to[: len(old)] < old:
            place = next(n for n, token in enumerate(line.tokens) if token.end > when.start)
            goes_back = any(line.before(place - n, "back to") for n in range(_BACK))
            yield place, when.text, goes_back
    for mark in line.marks("past"):
        yield mark.first, line.text_of(mark.first, mark.last), False


def _stretch(line: Line, place: int) -> range:
    """The tokens between two commas around a token; commas in numbers are no tokens."""
    commas = line.places(_COMMAS)
    behind = bisect_left(commas, place)
    first = commas[behind - 1] + 1 if behind else 0
    return range(first, commas[behind] if behind < len(commas) else len(line.tokens))


def as_of(sentence: Sentence) -> str | None:
    """The time that the figures of a sentence are told for: "by noon", "as of 5 May"."""
    for when in sentence.times:
        open_start = when.from_ is None and when.to is not None
        if open_start or _AS_OF.search(sentence.text[: when.start]):
            return when.to
    return None


def source_of(line: Line) -> str | None:
    """Who says a sentence, where it ends with "…, X said" or has "according to X"."""
    for mark in line.marks("source"):
        cue = line.text_of(mark.first, mark.last).lower()
        if cue.endswith((" to", " zufolge", "selon", "según")):
            stops = (n for n in range(mark.last, len(line.tokens)) if line.low(n) in _STOPS)
            last = next(stops, len(line.tokens))
            return line.text_of(mark.last, last) if last > mark.last else None
        return _since_comma(line, mark.first) or None
    return None


def _since_comma(line: Line, last: int) -> str | None:
    first = last
    while first > 0 and line.low(first - 1) not in {",", ";", "，", "”", '"', "。"}:
        first -= 1
    if first in (0, last):
        return None
    source = line.text_of(first, last)
    return source if len(source) <= _SOURCE_LONGEST else None
