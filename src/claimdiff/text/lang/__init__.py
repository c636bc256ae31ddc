"""What is known of each language, as data: one file a language, one table a purpose.

A file is read and checked once. `words` and `patterns` are plain lists; the module that asks for
another table checks its rows. docs/how-to/languages.md tells what each table is for.
"""

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Annotated, TypeVar

import rtoml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter

_SUFFIX = ".toml"

LANGUAGES: tuple[str, ...] = tuple(
    sorted(
        file.name.removesuffix(_SUFFIX)
        for file in resources.files(__package__).iterdir()
        if file.name.endswith(_SUFFIX)
    )
)
"""The codes of the languages that have a file."""

_HANT, _HANS = "zh-Hant", "zh-Hans"
_SIMPLIFIED = ("CN", "SG", "Hans-CN")
"""Regions that write simplified Chinese."""

Row = TypeVar("Row")


class Facts(BaseModel):
    """The table ``language``: what is true of the whole language.

    ``unspaced`` tells that no spaces part its words, ``decimal`` is its decimal sign, and ``joint``
    the word within a number that is written as one word ("und" of "zweiundvierzig"). ``stemmer`` is
    Snowball's, "" where it has none; ``capital_nouns`` tells that a capital is no sign of a name.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    unspaced: bool = False
    stemmer: str = ""
    capital_nouns: bool = False
    decimal: str = "."
    joint: str = ""


class Calendar(BaseModel):
    """The table ``calendar``: the names of each month and weekday, parted by commas.

    ``days`` are the words for a day near that of writing, with how far it lies ahead.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    months: list[str] = Field(default=[""] * 12, min_length=12, max_length=12)
    weekdays: list[str] = Field(default=[""] * 7, min_length=7, max_length=7)
    days: dict[str, int] = {}


class Attribution(BaseModel):
    """The table ``attribution``: patterns of who says what, for languages without rules of code.

    ``verbs`` are of saying; "{say}" in them is that row of ``governor_words``, as in cues.
    ``that`` opens what is said behind a verb, ``pronouns`` name nobody, ``tail`` stands behind the
    speaker, ``when`` between the speaker and what is said. ``forms`` are whole sentences with the
    groups ``source``, ``cue`` and ``content``, in which "{verbs}" and the like are filled in.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    verbs: list[str] = []
    that: str = ""
    according: list[str] = []
    pronouns: list[str] = []
    tail: str = ""
    when: str = ""
    name: str = ""
    verb_first: bool = False
    forms: list[str] = []


_Words = Annotated[frozenset[str], BeforeValidator(lambda words: frozenset(listed(words)))]


class Tables(BaseModel):
    """The tables of a language: plain lists, and the rows of others, which their reader checks.

    ``words`` has each list as a set, in small letters.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    facts: Facts = Field(alias="language")
    calendar: Calendar | None = None
    words: dict[str, _Words] = {}
    patterns: dict[str, tuple[str, ...]] = {}
    attribution: Attribution = Attribution()
    governors: list[object] = []
    governor_words: list[object] = []
    numbers: list[object] = []
    vague: list[object] = []
    fractions: list[object] = []
    bounds: list[object] = []
    units: list[object] = []
    counters: list[object] = []
    measures: list[object] = []
    counted_groups: list[object] = []
    marks: list[object] = []
    opposites: list[object] = []

    def rows(self, table: str, shape: type[Row]) -> tuple[Row, ...]:
        """The rows of a table, checked; none where the file lacks it.

        Args:
            table: The name of an array of tables.
            shape: The pydantic model or dataclass of a row.

        Raises:
            pydantic.ValidationError: A row has not the shape.
        """
        found = TypeAdapter(list[shape]).validate_python(dict(self)[table])  # type: ignore[valid-type]  # a shape at run time
        return tuple(found)


@cache
def tables(language: str) -> Tables:
    """The tables of a language.

    Args:
        language: One of `LANGUAGES`.

    Raises:
        pydantic.ValidationError: The file has a table that no module reads, or one of another form.
    """
    text = resources.files(__package__).joinpath(f"{language}{_SUFFIX}").read_text("utf-8")
    return Tables.model_validate(rtoml.loads(text))


def code(language: str | None) -> str | None:
    """The file that holds a language's tables: "en-GB" is read as "en", bare "zh" as "zh-Hant".

    Args:
        language: A BCP 47 tag, or None where the language is unknown.

    Returns:
        One of `LANGUAGES`, or None for a language without a file.
    """
    if language is None or language in LANGUAGES:
        return language
    base, _, rest = language.partition("-")
    if base == "zh":
        return _HANS if rest in _SIMPLIFIED else _HANT
    return base if base in LANGUAGES else None


def listed(words: str) -> Iterator[str]:
    """The phrases of a list that commas part.

    Args:
        words: The list as a file has it.
    """
    return (phrase for part in words.split(",") if (phrase := " ".join(part.split())))


def rows(language: str, table: str, shape: type[Row]) -> tuple[Row, ...]:
    """The rows of a table of a language; see `Tables.rows`."""
    return tables(language).rows(table, shape)


def words(language: str, name: str) -> frozenset[str]:
    """A list of a language; empty where its file lacks it."""
    return tables(language).words.get(name, frozenset())


def patterns(name: str) -> str:
    """A list of patterns of all languages as one alternation, for texts of unknown language."""
    found = [one for language in LANGUAGES for one in tables(language).patterns.get(name, ())]
    return "|".join(dict.fromkeys(found))
