"""A result to JSON and back.

`dump` and `dump_line` write the contract's JSON, `load` reads any kind of saved result, `objects`
the JSON of one or of a batch's lines. A saved
result is read for its shape only; `claimdiff.verify` asks whether it is true to its articles.
"""

import json
from collections.abc import Iterable, Iterator
from typing import get_args

from pydantic import JsonValue, TypeAdapter, ValidationError

from claimdiff.errors import InputError
from claimdiff.reports.escape import safe_json
from claimdiff.result import (
    AnyResult,
    Comparison,
    Result,
    SchemaVersion,
)
from claimdiff.result_v1 import upgraded

_RESULT: TypeAdapter[Result] = TypeAdapter(Result)
_MAKE = "save one with: claimdiff compare A B --json -o result.json"
_TAKE_ONE = "name one: --item ID"


def dump(result: AnyResult) -> str:
    """The result as indented JSON."""
    return safe_json(_ordered(result), indent=2) + "\n"


def dump_line(result: AnyResult) -> str:
    """The result as JSON on one line."""
    return safe_json(_ordered(result)) + "\n"


def load(text: str) -> AnyResult:
    """Read a saved result of any kind.

    Raises:
        InputError: The text is not JSON, not a result of claimdiff, of an unknown version, or
            holds several results.
    """
    return result_of(only_object(text.splitlines(keepends=True)))


def only_object(lines: Iterable[str]) -> dict[str, JsonValue]:
    """The JSON of a file with one result.

    Raises:
        InputError: It is no JSON object, or there are several.
    """
    (data, *more) = objects(lines)
    if more:
        message = "this file holds more than one result: one a line, as a batch writes them"
        raise InputError(message, hint=_TAKE_ONE)
    return data


def objects(lines: Iterable[str]) -> Iterator[dict[str, JsonValue]]:
    """The JSON objects of a file: of one over many lines, or of one a line.

    Raises:
        InputError: One is no JSON object, or gives a name twice.
    """
    rest = iter(lines)
    first = next((line for line in rest if line.strip()), "")
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        yield _object(first + "".join(rest))
        return
    yield _object(first)
    yield from (_object(line) for line in rest if line.strip())


def result_of(data: dict[str, JsonValue]) -> AnyResult:
    """The result that some JSON is.

    Raises:
        InputError: It is none, or of an unknown version.
    """
    version = data.get("schema_version")
    if version is None or "kind" not in data:
        message = "this JSON is not a saved result: it has no schema_version and kind"
        raise InputError(message, hint=_MAKE)
    if version not in get_args(SchemaVersion):
        known = " and ".join(repr(one) for one in get_args(SchemaVersion))
        message = f"schema_version {version!r} is unknown: this claimdiff reads {known}"
        raise InputError(message, hint="read it with the claimdiff that wrote it, or a newer one")
    try:
        return _RESULT.validate_python(upgraded(data) if version == "1" else data)
    except ValidationError as error:
        raise InputError(f"the saved result is damaged: {_where(error)}", hint=_MAKE) from None


def _object(text: str) -> dict[str, JsonValue]:
    try:
        data = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise InputError(f"the saved result is not JSON: {error}", hint=_MAKE) from None
    if not isinstance(data, dict):
        raise InputError("this JSON is not a saved result: it is no object", hint=_MAKE)
    return data


def _once(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    """The pairs as an object: of a name that is given twice each reader may take another."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name is given twice in one object")
    return found


def _ordered(result: AnyResult) -> dict[str, object]:
    """The result as plain data, what it is first."""
    data = result.model_dump(mode="json", by_alias=True)
    named = ("id",) if isinstance(result, Comparison) and result.id else ()
    first = {name: data.pop(name) for name in (*named, "schema_version", "kind")}
    return first | data


def _where(error: ValidationError) -> str:
    """The first thing that is wrong: the others say the same of a damaged file."""
    (problem, *_) = error.errors(include_url=False, include_input=False)
    return f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}"
