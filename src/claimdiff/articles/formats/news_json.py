"""JSON of the trade: one record, a list of them in an answer of a service, or one a line (JSONL).

A record's text is its article's source text; the other fields are metadata. Which fields, the table
``fields`` says. A text that is HTML is read as the HTML of an article.
"""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape

from claimdiff.articles import decoding
from claimdiff.articles.cleaning import Form
from claimdiff.articles.formats import fields
from claimdiff.articles.items import Item
from claimdiff.articles.metadata import Metadata
from claimdiff.articles.reading import Reading
from claimdiff.articles.refusals import no_article
from claimdiff.articles.spans import Cut, without
from claimdiff.result import Notice

_Record = Mapping[str, object]
_PATHS = fields.TABLE["json"]
_NAMED = 4  # fields that a message names
_DEEPEST = 6  # lists and objects around a record
_TITLES = {"title", "headline", "webTitle"}  # of a record whose text is missing
_TRUNCATED = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+(?P<count>\d+) chars\]\s*$")
_PAGE = re.compile(r"\s*(?:<!doctype html|<html)\b", re.IGNORECASE)
_MARKUP = re.compile(
    r"<(?:p|br|div|h[1-6]|ul|ol|li|blockquote|figure|em|strong|a)\b[^<>]*>", re.IGNORECASE
)


def items(reading: Reading) -> list[Item] | None:
    """The articles of JSON records; None for another source.

    Raises:
        InputError: No record has a text.
    """
    if not (values := _values(reading.text)):
        return None
    found = [
        _item(record, outlet) for value in values for record, outlet in _records(value, None, 0)
    ]
    if not any(item.text for item in found):
        fields = ", ".join(_PATHS["text"][:_NAMED])
        why = f"the JSON has no field of a text ({fields} and the like)"
        hint = "Write it with: trafilatura --json --with-metadata -u URL"
        raise no_article(reading.origin, why, hint)
    return found


def _values(text: str) -> list[object]:
    """The JSON values of a text: one, or one a line; empty where it is none."""
    text = text.strip("\ufeff \t\r\n")
    if not text.startswith(("{", "[")):
        return []
    whole = _parsed(text)
    records = whole if isinstance(whole, list) else [whole]
    if records and all(isinstance(one, dict) for one in records):
        return [whole]
    lines = list(filter(str.strip, text.splitlines()))
    if whole is not None or not isinstance(_parsed(lines[0]), dict):
        return []
    return [_parsed(line) for line in lines]


def _parsed(text: str) -> object:
    """A text as JSON; None where it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _records(value: object, outlet: str | None, depth: int) -> Iterator[tuple[_Record, str | None]]:
    """The records in a value, each with the outlet that what holds it names."""
    if isinstance(value, list):
        for one in value:
            yield from _records(one, outlet, depth)
    elif isinstance(value, dict) and depth <= _DEEPEST:
        if _text(value) is not None:
            yield value, outlet
            return
        if "jsonfeed.org" in str(value.get("version", "")):
            outlet = next(_texts(value.get("title"), ""), None)
        found = [
            pair
            for name in _PATHS["containers"]
            for pair in _records(value.get(name), outlet, depth + 1)
        ]
        yield from found or ([(value, outlet)] if _TITLES & value.keys() else [])
    elif value is None and depth == 0:
        yield {}, None


def _item(record: _Record, outlet: str | None) -> Item:
    path, text = _text(record) or ("", None)
    known = fields.read("json", lambda path: _texts(_at(record, path), path)).over(
        Metadata(outlet=outlet).of("json")
    )
    if text is None:
        return Item("", known, problem="its record has no text")
    if cut := _TRUNCATED.search(text):  # the service gives only the beginning (NewsAPI)
        message = f"The record has only the beginning: {cut['count']} characters lack."
        start = cut.start() + len(cut.group()) - len(cut.group().lstrip())
        view = without(text, [Cut(start, start + len(cut.group().strip()), "cut-off")])
        told = Notice(code="cut-off", message=message)
        return Item(text, known, "prose", view, warnings=(told,))
    marked = "html" in path.casefold() or _MARKUP.search(text)
    form: Form = "page" if _PAGE.match(text) else "fragment" if marked else "prose"
    return Item(text, known, form)


def _text(record: _Record) -> tuple[str, str] | None:
    """The first field with a text: its path, and the text."""
    for path in _PATHS["text"]:
        value = _at(record, path)
        if isinstance(value, str) and value.strip():
            return path, decoding.wire_marks(decoding.sound(value))
    return None


def _at(record: object, path: str) -> object:
    """What stands at a path; None where nothing does."""
    for step in path.split("."):
        if isinstance(record, list) and step.isdigit():
            record = record[int(step)] if int(step) < len(record) else None
        elif isinstance(record, dict):
            record = record.get(step)
        else:
            return None
    return record


def _texts(value: object, path: str) -> Iterator[str]:
    """The texts of a field: its own, those of a list, the names of objects; numbers of times.

    Services write them with HTML's references, and WordPress a time of UTC without saying so.
    """
    if isinstance(value, list):
        for one in value:
            yield from _texts(one, path)
    elif isinstance(value, dict):
        yield from _texts(value.get("name"), path)
    elif isinstance(value, str):
        yield decoding.sound(unescape(value)).strip() + "Z" * path.endswith("_gmt")
    elif isinstance(value, int | float):
        yield str(value)
