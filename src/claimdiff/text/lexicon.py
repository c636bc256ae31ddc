"""The words of a language that tell what numbers are and measure, looked up phrase by phrase.

All tables of `lang/<code>.toml` that figures need become one dictionary from a phrase's first token
to what the phrase is. It reads no text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

import rtoml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from claimdiff.text.lang import LANGUAGES, listed, rows, tables


class Unit(BaseModel):
    """A unit: the dimension that it measures, and how many base units of that it has.

    A currency has its code as a name, ``signs`` before an amount and ``words`` behind one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    of: str = "money"
    factor: float = 1.0
    words: str = ""
    signs: str = ""


_TEXT = resources.files("claimdiff.text").joinpath("units.toml").read_text("utf-8")
_TABLES = TypeAdapter(dict[str, list[Unit]]).validate_python(rtoml.loads(_TEXT))

UNITS = {unit.name: unit for units in _TABLES.values() for unit in units}
"""Every unit of measurement and currency, by name."""

SIGNS = {sign: unit.name for unit in UNITS.values() for sign in listed(unit.signs)}
"""Currency sign -> code."""

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
    named: bool = False


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


_Side = Literal["one", "other"]
_Place = Literal["after", "before", "front", "nouns", "heads", "near", "none", "needs"]
_Cue = _Place | Literal["name", "up", "down", "holders"]
"""The columns of a row of ``measures``: its name, and where its phrases stand."""


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
    firsts: dict[str, dict[str, list[Entry]]]
    entries: dict[str, tuple[list[Entry], dict[str, list[Entry]]]]
    """The phrases of all roles by their first token: those of one, and longer ones by the next."""

    pattern: re.Pattern[str] | None
    """How a script without spaces is cut: its known phrases; None where words have spaces."""

    number_word: re.Pattern[str] | None
    """A number word, in a language that runs them together ("zweiundvierzig")."""

    needing: frozenset[str]
    """The measures that need one of their words in the counted noun phrase."""

    decimal: str
    """The decimal sign; the other of comma and full stop parts thousands."""

    counters: dict[str, str]
    """What counts people and things in a script without spaces, with the unit that it tells."""

    _begins: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)

    def begins(self, roles: tuple[str, ...]) -> frozenset[str]:
        """What the phrases of some roles begin with."""
        if roles not in self._begins:
            every = (self.firsts.get(role, {}) for role in roles)
            self._begins[roles] = frozenset().union(*every)
        return self._begins[roles]

    def pieces(self, word: str) -> list[str]:
        """The number words that a word is run together from; none if it is not."""
        found: list[str] = self.number_word.findall(word) if self.number_word else []
        return found if "".join(found) == word else []


@cache
def measures() -> dict[str, Measure]:
    """The closed list of measures, by name."""
    text = resources.files("claimdiff.text").joinpath("measures.toml").read_text("utf-8")
    listed = TypeAdapter(list[Measure]).validate_python(rtoml.loads(text)["measures"])
    return {measure.name: measure for measure in listed}


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language.

    Args:
        language: One of `claimdiff.text.lang.LANGUAGES`.

    Raises:
        pydantic.ValidationError: A row of its file has not the shape.
    """
    readers = (_numbers, _about_numbers, _units, _measures, _marks, _opposites)
    entries = dict.fromkeys(e for table in readers for e in table(language))
    firsts: dict[str, dict[str, list[Entry]]] = {}
    begins: dict[str, tuple[list[Entry], dict[str, list[Entry]]]] = {}
    for entry in entries:
        first, *more = entry.words
        firsts.setdefault(entry.role, {}).setdefault(first, []).append(entry)
        single, longer = begins.setdefault(first, ([], {}))
        (longer.setdefault(more[0], []) if more else single).append(entry)
    unspaced = language in UNSPACED
    counters = rows(language, "counters", _Named)
    return Lexicon(
        language,
        firsts,
        begins,
        _cutter(begins) if unspaced else None,
        _number_word(language),
        frozenset(entry.name for entry in entries if entry.role == "needs"),
        tables(language).facts.decimal,
        {word: row.name for row in counters for word in listed(row.words)},
    )


def _split(language: str, words: str) -> Iterator[tuple[str, ...]]:
    for phrase in words.split(","):
        bare = phrase.strip().lower()
        if bare:
            yield (bare,) if language in UNSPACED else tuple(_WORD.findall(bare))


def _entries(
    language: str, phrases: str, role: str, name: str = "", value: float = 0.0
) -> Iterator[Entry]:
    """The phrases of a list, all of one role."""
    return (Entry(words, role, name, value) for words in _split(language, phrases))


def _numbers(language: str) -> Iterator[Entry]:
    for row in rows(language, "numbers", _Numbers):
        role = "times" if row.times else "number"
        kind = "weak" if row.weak else "bare" if row.bare else ""
        for place, words in enumerate(_split(language, row.words)):
            yield Entry(words, role, kind, row.first + place * row.step)


def _about_numbers(language: str) -> Iterator[Entry]:
    for row in rows(language, "vague", _Valued):
        yield from _entries(language, row.words, "vague", value=row.low)
    for row in rows(language, "fractions", _Valued):
        yield from _entries(language, row.words, "fraction", value=row.value)
    for bound in rows(language, "bounds", _Bounds):
        yield from _entries(language, bound.before, "bound", bound.kind)
        yield from _entries(language, bound.after, "bound after", bound.kind)


def _units(language: str) -> Iterator[Entry]:
    for row in rows(language, "units", _Named):
        role = "currency" if row.of == "before" else "unit"
        yield from _entries(language, row.words, role, row.name)
    for sign, code in SIGNS.items():
        yield Entry((sign.lower(),), "currency", code)
    for unit in UNITS.values():
        spelt = [*listed(unit.words), *([] if unit.of == "money" else [unit.name])]
        plurals = [f"{word}s" for word in spelt if word.isascii()]
        yield from _entries(language, ",".join((*spelt, *plurals)), "unit", unit.name)


def _measures(language: str) -> Iterator[Entry]:
    for row in rows(language, "measures", dict[_Cue, str]):
        for cue, phrases in row.items():
            if cue != "name":
                yield from _entries(language, phrases, cue, row["name"])


def _marks(language: str) -> Iterator[Entry]:
    for row in rows(language, "counted_groups", _Named):
        for name in row.of.split(","):
            role = f"scope {name.strip()}".strip()
            yield from _entries(language, row.words, role, row.name)
    for row in rows(language, "marks", _Named):
        yield from _entries(language, row.words, row.name)


def _opposites(language: str) -> Iterator[Entry]:
    for number, pair in enumerate(rows(language, "opposites", dict[_Side, str])):
        for side, phrases in zip(SIDES, (pair["one"], pair["other"]), strict=True):
            for phrase in map(str.lower, listed(phrases)):
                yield from _entries(language, phrase, side, phrase, number)


def _cutter(firsts: Iterable[str]) -> re.Pattern[str]:
    known = sorted(firsts, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, known)))


def _number_word(language: str) -> re.Pattern[str] | None:
    joint = tables(language).facts.joint
    spelt = (entry for entry in _numbers(language) if entry.role in ("number", "times"))
    words = sorted({*(entry.words[0] for entry in spelt), joint}, key=len, reverse=True)
    return re.compile("|".join(words)) if joint else None


CARDINALS = {entry.words[0]: int(entry.value) for entry in _numbers("en") if entry.role == "number"}
"""English number words below a hundred, with their worth."""
