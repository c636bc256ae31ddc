"""What stands around a figure in its sentence: whose it is, of which other event, and as of when.

It reads names by their capitals and other events by their dates; who is meant by "he" it takes from
the sentence before.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from claimdiff.text.doc import Sentence
from claimdiff.text.line import Line
from claimdiff.text.names import Name
from claimdiff.text.times import day, hour

RECENT = timedelta(days=10)
"""How old the event of a report may be: a figure dated before that is of another event."""

MOMENTS = {"session opening": 9.0, "session midday": 12.0, "session closing": 17.0}
"""The marks of a day's trading, and about which hour each stands for; only their order counts."""

_BACK = 3  # tokens between "since" and the date it goes back to: "since the last in 2009"
_ADJECTIVES = 1  # between an article and its noun: "am frühen Abend"
_COMMAS = frozenset(",;，；")
_GRAMMAR = ("function", "pronoun", "number", "stop", "determiner", "near", "holders", "scope")
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
    named = _named(sentence, end)
    past = _named(before) if before and not named else []
    every = frozenset[str]().union(*(words for _, words in named or past))
    first = [words for last, words in named[:1] if last > start]
    nearest = first or [words for last, words in named if last <= start][-1:] or [every]
    words = frozenset(
        word.stem
        for word in sentence.content
        if not word.norm[:1].isdigit() and not start <= word.start < end
    )
    return Holder(nearest[0], every, words)


def _named(sentence: Sentence, end: int = 0) -> list[tuple[int, frozenset[str]]]:
    """Where the names of a sentence end, with their words.

    Without a noun with a capital that is the last word of the figure ("9 Tage", which ends at
    ``end``), the letters of a time of day ("0840 GMT") and the words of a measure ("Net profit").
    """
    tokens, marks = sentence.line.tokens, sentence.line.marks("near")
    others = [
        (end - 1, end),
        *((when.start, when.end) for when in sentence.times),
        *((tokens[mark.first].start, tokens[mark.last - 1].end) for mark in marks),
    ]
    named = (
        (name.end, _proper(name, sentence.line))
        for name in sentence.names
        if not any(first < name.end and name.start < last for first, last in others)
    )
    return [(end, words) for end, words in named if words]


def _proper(name: Name, line: Line) -> frozenset[str]:
    """The words of a name that are no grammar of the language: "El" of "El parte" is.

    None of a noun that a language writes with a capital, as German: it is one word, and has an
    article before it, an adjective between.
    """
    if " " not in name.text and not name.text.isupper():
        place = next((n for n, token in enumerate(line.tokens) if token.start >= name.start), 0)
        back = range(place, max(0, place - _ADJECTIVES - 1), -1)
        before = [at for at in back if at == place or line.tokens[at].text.islower()]
        if any(line.before(at, "article") for at in before):
            return frozenset()
    return frozenset(word for word in name.norm.split() if not _is_grammar(word, line))


def _is_grammar(word: str, line: Line) -> bool:
    known, _ = line.lexicon.entries.get(word.partition("-")[0], ((), {}))
    return any(entry.role in _GRAMMAR for entry in known)


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

    They are an old date, or a word of the past, before the figure or with no comma between. How far
    a comparison goes back is none behind it: "killed eight people, the most since 2009".

    Args:
        sentence: The sentence.
        place: The token that the figure begins with.
    """
    for start, words, goes_back in _markers(sentence):
        apart = any(sentence.line.low(at) in _COMMAS for at in range(place, start))
        if not apart and not (goes_back and start > place):
            return words
    return None


def _markers(sentence: Sentence) -> Iterator[tuple[int, str, bool]]:
    """Old dates, and words of the past: where each begins, and whether "since" stands before it."""
    line, base = sentence.line, day(sentence.published)
    old = (base - RECENT).isoformat() if base else ""
    for when in sentence.times:
        if when.to and when.to[: len(old)] < old:
            place = next(n for n, token in enumerate(line.tokens) if token.end > when.start)
            yield place, when.text, any(line.before(place - n, "back to") for n in range(_BACK))
    for mark in line.marks("past"):
        yield mark.first, line.text_of(mark.first, mark.last), False


def as_of(sentence: Sentence) -> str | None:
    """The time that the figures of a sentence are told for: "by noon", "as of 5 May"."""
    for when in sentence.times:
        open_start = when.from_ is None and when.to is not None
        if open_start or _AS_OF.search(sentence.text[: when.start]):
            return when.to
    return None


def is_so_far(sentence: Sentence) -> bool:
    """Tell whether a sentence counts up to some time: "by noon", "so far"."""
    ends = (_AS_OF.search(sentence.text[: when.start]) for when in sentence.times)
    return bool(sentence.line.marks("so far")) or any(ends)


def moment(sentence: Sentence) -> float | None:
    """The last hour of the day that a sentence tells, as a clock's or a session's; else None."""
    hours = [at for name, at in MOMENTS.items() if sentence.line.marks(name)]
    hours += [at for when in sentence.times if (at := hour(when.text)) is not None]
    return max(hours, default=None)
