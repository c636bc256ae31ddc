"""Units of measurement and currencies: the table ``units.toml``, whatever the language."""

import tomllib
from collections.abc import Iterator
from importlib import resources

from pydantic import BaseModel, ConfigDict

from claimdiff.text.lang import listed


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
