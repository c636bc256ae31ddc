"""JSON as trafilatura writes it: the text is the source, the other fields are metadata."""

import json
from dataclasses import dataclass

from claimdiff.articles import dates, decoding
from claimdiff.articles.metadata import Metadata
from claimdiff.errors import InputError

_TEXT_FIELDS = ("text", "raw_text")


@dataclass(frozen=True)
class Record:
    """The text of a JSON record, decoded, and its metadata."""

    text: str
    known: Metadata


def read(text: str, origin: str) -> Record | None:
    """The record that a text is, None when it is no JSON object.

    Raises:
        InputError: It is a JSON object without a text.
    """
    if not text.lstrip("\ufeff \t\r\n").startswith("{"):
        return None
    try:
        fields = json.loads(text.lstrip("\ufeff"))
    except (json.JSONDecodeError, RecursionError):
        return None
    if not isinstance(fields, dict):
        return None
    whole = {
        name: decoding.sound(value) for name, value in fields.items() if isinstance(value, str)
    }
    values = {name: value.strip() for name, value in whole.items()}
    body = next((whole[name] for name in _TEXT_FIELDS if values.get(name)), None)
    if body is None:
        raise InputError(
            f"Found no article text in {origin}: the JSON has no field 'text' or 'raw_text'.",
            hint="Write it with: trafilatura --json --with-metadata -u URL",
            slug="how-to/inputs",
        )
    return Record(body, _metadata(values))


def _metadata(values: dict[str, str]) -> Metadata:
    url = values.get("source") or values.get("url") or ""
    known = Metadata(
        title=values.get("title") or None,
        outlet=values.get("sitename") or values.get("source-hostname") or None,
        author=values.get("author") or None,
        url=url if url.startswith(("http://", "https://")) else None,
        published=dates.machine(values.get("date")),
    )
    return known.of("json")
