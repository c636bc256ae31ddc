"""The words of a language that tell what numbers are and measure, looked up phrase by phrase.

All tables of `lang/<code>.toml` that figures need become one dictionary from a phrase's first token
to what the phrase is. It reads no text.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, TypeAdapter

from claimdiff.text.lang import LANGUAGES, listed, rows, tables


class Unit(BaseModel):
    """A unit: the dimension that it measures, and how many base units of that it has."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    of: str
    factor: float = 1.0
    words: str = ""


class Currency(BaseModel):
    """A currency: its code, the signs before an amount, the words behind one."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    signs: str = ""
    words: str = ""


class _Tables(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    units: list[Unit]
    currencies: list[Currency]


_TEXT = resources.files("claimdiff.text").joinpath("units.toml").read_text("utf-8")
_TABLES = _Tables.model_validate(tomllib.loads(_TEXT))

UNITS = {unit.name: unit for unit in _TABLES.units}
"""Every unit of measurement, by name."""

SIGNS = {sign: money.name for money in _TABLES.currencies for sign in listed(money.signs)}
"""Currency sign -> code."""


def spellings() -> Iterator[tuple[str, str]]:
    """The spellings of all units and currencies, English plurals among them, with their names."""
    for unit in _TABLES.units:
        yield from ((word, unit.name) for word in _numbers_of(unit.name, *listed(unit.words)))
    for money in _TABLES.currencies:
        yield from ((word, money.name) for word in _numbers_of(*listed(money.words)))


def _numbers_of(*words: str) -> Iterator[str]:
    """Words with their regular plurals, where they are of Latin letters."""
    for word in words:
        yield word
        if word.isascii():
            yield f"{word}s"


UNSPACED = frozenset(code for code in LANGUAGES if tables(code).facts.unspaced)
"""Languages that put no spaces between words."""

LONGEST_SENTENCE = 4_000
"""Characters: of 14,468 sentences of labelled news texts the longest has 1,992, the next 795.

In a longer one it cannot be known of what a number is told, and reading it takes the square of its
length.
"""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\S")
NONE = ("nobody", "no")
"""Roles of what tells that there is none of something."""

SIDES = ("one side", "other side")
"""Roles of the two sides of `opposites`; the name is the phrase, the value the row."""

GAP = "…"
"""Where other words may stand in a phrase."""

_SPELT = ("number", "times")
COUNTING = ("number", "times", "vague", "fraction")
"""What a number in words may begin with."""


@dataclass(frozen=True)
class Measure:
    """What a number may measure, whatever the language; see measures.toml."""

    name: str
    of: str
    rule: str
    running: bool = False
    falling: bool = False
    planned: bool = False
    partitive: bool = False
    people: bool = False


@dataclass(frozen=True)
class _Numbers:
    words: str
    first: float
    step: float = 0
    times: bool = False
    weak: bool = False
    bare: bool = False


@dataclass(frozen=True)
class _Valued:
    words: str
    low: float = 0
    value: float = 0


@dataclass(frozen=True)
class _Bounds:
    kind: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class _Named:
    name: str
    words: str
    of: str = ""


@dataclass(frozen=True)
class _Opposites:
    one: str
    other: str


@dataclass(frozen=True)
class _Cues:
    name: str
    after: str = ""
    before: str = ""
    front: str = ""
    nouns: str = ""
    heads: str = ""
    near: str = ""
    none: str = ""
    needs: str = ""
    up: str = ""
    down: str = ""
    holders: str = ""


class Entry(NamedTuple):
    """A phrase of the lexicon: what it is (`role`), of what (`name`), and its worth if a number."""

    words: tuple[str, ...]
    role: str
    name: str = ""
    value: float = 0.0


@dataclass(frozen=True)
class Lexicon:
    """The phrases of a language, by their role and first token."""

    language: str
    firsts: dict[str, dict[str, tuple[Entry, ...]]]
    entries: dict[str, tuple[Entry, ...]]
    """The phrases of all roles by their first token."""

    pattern: re.Pattern[str] | None
    """How a script without spaces is cut: its known phrases; None where words have spaces."""

    compounds: re.Pattern[str] | None
    """What a word is that is run together from number words ("zweiundvierzig")."""

    needing: frozenset[str]
    """The measures that need one of their words in the counted noun phrase."""

    decimal: str
    """The decimal sign; the other of comma and full stop parts thousands."""

    counters: dict[str, str]
    """What counts people and things in a script without spaces, with the unit that it tells."""

    def pieces(self, word: str) -> list[str]:
        """The number words that a word is run together from."""
        return self._piece.findall(word)

    @cached_property
    def _piece(self) -> re.Pattern[str]:
        known = [word for role in _SPELT for word in self.firsts[role]]
        joint = tables(self.language).facts.joint
        return re.compile("|".join(sorted([*known, joint], key=len, reverse=True)))


@cache
def measures() -> dict[str, Measure]:
    """The closed list of measures, by name."""
    text = resources.files("claimdiff.text").joinpath("measures.toml").read_text("utf-8")
    listed = TypeAdapter(list[Measure]).validate_python(tomllib.loads(text)["measures"])
    return {measure.name: measure for measure in listed}


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language.

    Args:
        language: One of `claimdiff.text.lang.LANGUAGES`.

    Raises:
        pydantic.ValidationError: A row of its file has not the shape.
    """
    entries = [*_numbers(language), *_units(language), *_measures(language), *_marks(language)]
    roles: dict[str, list[Entry]] = {}
    for entry in entries:
        roles.setdefault(entry.role, []).append(entry)
    unspaced = language in UNSPACED
    counters = rows(language, "counters", _Named)
    return Lexicon(
        language,
        {role: _by_first(named) for role, named in roles.items()},
        _by_first(entries),
        _cutter(entries) if unspaced else None,
        _compounds(language),
        frozenset(entry.name for entry in entries if entry.role == "needs"),
        tables(language).facts.decimal,
        {word: row.name for row in counters for word in listed(row.words)},
    )


def _by_first(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Phrases by their first token, each once."""
    found: dict[str, list[Entry]] = {}
    for entry in dict.fromkeys(entries):
        if entry.words:
            found.setdefault(entry.words[0], []).append(entry)
    return {word: tuple(phrases) for word, phrases in found.items()}


def _split(language: str, words: str) -> Iterator[tuple[str, ...]]:
    for phrase in words.split(","):
        bare = phrase.strip().lower()
        if bare:
            yield (bare,) if language in UNSPACED else tuple(_WORD.findall(bare))


def _numbers(language: str) -> Iterator[Entry]:
    for row in rows(language, "numbers", _Numbers):
        role = "times" if row.times else "number"
        kind = "weak" if row.weak else "bare" if row.bare else ""
        for place, words in enumerate(_split(language, row.words)):
            yield Entry(words, role, kind, row.first + place * row.step)
    for table, role in (("vague", "vague"), ("fractions", "fraction")):
        for valued in rows(language, table, _Valued):
            for words in _split(language, valued.words):
                yield Entry(words, role, "", valued.low or valued.value)
    for bound in rows(language, "bounds", _Bounds):
        for words in _split(language, bound.before):
            yield Entry(words, "bound", bound.kind)
        for words in _split(language, bound.after):
            yield Entry(words, "bound after", bound.kind)


def _units(language: str) -> Iterator[Entry]:
    for row in rows(language, "units", _Named):
        for words in _split(language, row.words):
            yield Entry(words, "currency" if row.of == "before" else "unit", row.name)
    for sign, code in SIGNS.items():
        yield Entry((sign.lower(),), "currency", code)
    for spelling, name in spellings():
        yield from (Entry(words, "unit", name) for words in _split(language, spelling))


def _measures(language: str) -> Iterator[Entry]:
    for row in rows(language, "measures", _Cues):
        for cue, phrases in vars(row).items():
            if cue != "name":
                yield from (Entry(words, cue, row.name) for words in _split(language, phrases))


def _marks(language: str) -> Iterator[Entry]:
    for row in rows(language, "counted_groups", _Named):
        places = [f"scope {name.strip()}".strip() for name in row.of.split(",")]
        for words in _split(language, row.words):
            yield from (Entry(words, place, row.name) for place in places)
    for row in rows(language, "marks", _Named):
        for words in _split(language, row.words):
            yield Entry(words, row.name)
    for number, pair in enumerate(rows(language, "opposites", _Opposites)):
        for side, phrases in zip(SIDES, (pair.one, pair.other), strict=True):
            for phrase in map(str.lower, listed(phrases)):
                yield from (Entry(w, side, phrase, number) for w in _split(language, phrase))


def _cutter(entries: list[Entry]) -> re.Pattern[str]:
    known = sorted({entry.words[0] for entry in entries if entry.words}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, known)))


def _compounds(language: str) -> re.Pattern[str] | None:
    joint = tables(language).facts.joint
    if not joint:
        return None
    parts = [entry.words[0] for entry in _numbers(language) if entry.role in ("number", "times")]
    words = "|".join(sorted({*parts, joint}, key=len, reverse=True))
    return re.compile(f"(?:{words})+")


CARDINALS = {entry.words[0]: int(entry.value) for entry in _numbers("en") if entry.role == "number"}
"""English number words below a hundred, with their worth."""
