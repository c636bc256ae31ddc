"""A text taken apart once, by the numbers of its words, for the checks of a claim."""

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from claimdiff.language.calendar_words import is_calendar
from claimdiff.language.names import Name, names
from claimdiff.language.normal import normalise
from claimdiff.language.number_words import CARDINALS
from claimdiff.language.polarity import denials, negations
from claimdiff.language.quantities import Number, quantities
from claimdiff.language.times import When, times
from claimdiff.language.words import Word, is_stop, words

_NO_SMALL_WORDS = frozenset({"US", "WHO"})
# A full stop after an initial or a title ends nothing ("U.S. officials", "Mr. Vask").
_FULL_STOP = (
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bNo)"
    r"(?<!\bGov)(?<!\bSen)(?<!\bRep)\."
)
_CLAUSE_END = re.compile(rf"[,;:!?()\"\n]|{_FULL_STOP}|(?<= )-|-(?= )")
_SENTENCE_END = re.compile(rf"(?:{_FULL_STOP}|[!?。！？])[\"')]*\s+(?=[\"'(]*[^\Wa-z])|\n")


class Told(NamedTuple):
    """A text and what stands in it.

    ``entities`` are the numbers of the words that belong to a name, a number or a date, ``plain``
    those of the other words that are no stop words; ``negators`` and ``deniers`` the numbers of the
    words that begin one. ``sentences`` gives each word's sentence, ``breaks`` tells of each word
    whether a mark of punctuation stands before it.
    """

    text: str
    words: tuple[Word, ...]
    stems: list[str]
    names: list[Name]
    numbers: list[Number]
    times: list[When]
    entities: frozenset[int]
    plain: frozenset[int]
    negators: list[int]
    deniers: list[int]
    sentences: list[int]
    breaks: list[bool]


@lru_cache(maxsize=2048)  # the claims of an article, and the sentences they name
def told(text: str, published: str | None) -> Told:
    """Take a text apart; typography is out of the way first, but for the ends of lines."""
    text = "\n".join(normalise(line).text for line in text.split("\n"))
    found = tuple(_shouted(word) for word in words(text))
    starts = [word.start for word in found]
    named = names(text)
    entities = _within(starts, [(name.start, name.end) for name in named])
    entities |= {i for i, word in enumerate(found) if _is_figure(word.text, word.norm)}
    return Told(
        text=text,
        words=found,
        stems=[word.stem for word in found],
        names=named,
        numbers=quantities(text),
        times=times(text, published),
        entities=frozenset(entities),
        plain=frozenset(
            i for i, w in enumerate(found) if i not in entities and not is_stop(w.norm)
        ),
        negators=_first_words(starts, negations(text)),
        deniers=_first_words(starts, denials(text)),
        sentences=_sentences(text, starts),
        breaks=[_breaks(text, found, i) for i in range(len(found))],
    )


def _shouted(word: Word) -> Word:
    """A word, or the name that has the letters of a small one: "US" is no "us"."""
    return word._replace(norm=word.text, stem=word.text) if word.text in _NO_SMALL_WORDS else word


@lru_cache(maxsize=1 << 14)  # an article repeats its words
def _is_figure(word: str, norm: str) -> bool:
    """Tell whether a word is a number or a part of a date, by its looks."""
    return any(map(str.isdigit, norm)) or norm in CARDINALS or is_calendar(word)


def _within(starts: list[int], ranges: list[tuple[int, int]]) -> set[int]:
    return {
        i
        for start, end in ranges
        for i in range(bisect_left(starts, start), bisect_left(starts, end))
    }


def _first_words(starts: list[int], ranges: list[tuple[int, int]]) -> list[int]:
    return [i for i in (bisect_left(starts, start) for start, _ in ranges) if i < len(starts)]


def _sentences(text: str, starts: list[int]) -> list[int]:
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return [bisect_left(ends, start + 1) for start in starts]


def _breaks(text: str, found: tuple[Word, ...], i: int) -> bool:
    before = found[i - 1].end if i else 0
    return i == 0 or _CLAUSE_END.search(text, before, found[i].start + 1) is not None
