"""What is known of each language, as data: one file a language, one table a purpose.

Reading the files is all that happens here; the module that asks for a table checks its rows.
"""

import tomllib
from functools import cache
from importlib import resources
from typing import TypeVar

from pydantic import TypeAdapter

LANGUAGES = ("en", "zh-Hant", "zh-Hans", "de", "fr", "es", "ja", "ar")
"""The codes of the languages that have a file."""

Row = TypeVar("Row")


def code(language: str | None) -> str | None:
    """The file that holds a language's tables: "en-GB" is read as "en", bare "zh" as "zh-Hant".

    Args:
        language: A BCP 47 tag, or None where the language is unknown.

    Returns:
        One of `LANGUAGES`, or None for a language without a file.
    """
    if language is None:
        return None
    if language in LANGUAGES:
        return language
    base, _, rest = language.partition("-")
    if base == "zh":
        return "zh-Hans" if rest in ("CN", "SG", "Hans-CN") else "zh-Hant"
    return base if base in LANGUAGES else None


def rows(language: str, table: str, shape: type[Row]) -> tuple[Row, ...]:
    """The rows of a table of a language, checked; none where its file lacks the table.

    Args:
        language: One of `LANGUAGES`.
        table: The name of an array of tables in the file.
        shape: The pydantic model or dataclass of a row.

    Raises:
        pydantic.ValidationError: A row has not the shape.
    """
    return tuple(TypeAdapter(list[shape]).validate_python(_file(language).get(table, [])))  # type: ignore[valid-type]  # a shape at run time


@cache
def _file(language: str) -> dict[str, object]:
    text = resources.files(__package__).joinpath(f"{language}.toml").read_text("utf-8")
    return tomllib.loads(text)
