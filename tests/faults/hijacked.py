"""An endpoint in whose answers every free text is a payload, whatever the schema has for texts.

The fields come from the schema of the request, so a field that is added is attacked from then on.
Only the article that `VICTIM` names is read dishonestly; of the other every answer is the
reference's.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import cycle, repeat

from pydantic import JsonValue
from tests.endpoint import reference
from tests.endpoint.server import Endpoint, Received, Response, completion

Schema = dict[str, JsonValue]
Field = tuple[str, ...]
ROW = {"q": 2, "w": 3, "r": 4}
"""Where a claim, a list of strings, has its words, its speaker and its first referent."""
VICTIM = "Maribel ran aground"
"""Words of the article whose reading is hijacked."""


def hijacked_endpoint(payloads: Sequence[str], only: Field | None = None) -> Endpoint:
    """Adds an item for each payload to every list that holds texts, in all fields of the item.

    With ``only``, the honest items have the payloads in that field instead, one after the other.
    What else stands in an item is an honest one's, so the answer is valid throughout.
    """

    def respond(received: Received) -> Response:
        honest = reference.respond(received)
        if VICTIM not in asked(received) or "<left-" in asked(received):
            return honest
        answer = json.loads(reference.answer(received))
        poisoned = _poisoned(schema_of(received), answer, payloads, only)
        return completion(json.dumps(poisoned), received.body)

    return Endpoint(respond)


def asked(received: Received) -> str:
    return next(one["content"] for one in received.messages if one["role"] == "user")


def schema_of(received: Received) -> Schema:
    form = _object(received.body["response_format"])
    return _object(_object(form["json_schema"])["schema"])


def fields(schema: JsonValue, path: Field = ()) -> Iterator[Field]:
    """Where an answer of this schema may hold any text."""
    found = _object(schema)
    if found["type"] == "object":
        for name, inner in _object(found["properties"]).items():
            yield from fields(inner, (*path, name))
    elif path == ("claims",):
        yield from ((*path, name) for name in ROW)
    elif found["type"] == "array":
        yield from fields(found["items"], path)
    elif found["type"] == "string" and "enum" not in found:
        yield path


def _poisoned(
    schema: JsonValue, honest: JsonValue, payloads: Sequence[str], only: Field | None
) -> JsonValue:
    """The honest answer with the payloads in each of its lists that has texts."""
    answer = _object(honest)
    made: dict[str, JsonValue] = {}
    for name, inner in _object(_object(schema)["properties"]).items():
        targets = [field for field in fields(inner, (name,)) if only in (None, field)]
        found = answer.get(name)
        if targets and isinstance(found, list):
            items = _object(inner)["items"]
            pairs = zip(found, cycle(payloads)) if only else zip(repeat(found[0]), payloads)
            poisoned = [_item(items, item, text, targets, (name,)) for item, text in pairs]
            found = poisoned if only else [*found, *poisoned]
        elif targets:
            found = payloads[0]
        made[name] = found
    return made


def _item(
    schema: JsonValue, honest: JsonValue, payload: str, targets: list[Field], path: Field
) -> JsonValue:
    found = _object(schema)
    if path == ("claims",):
        assert isinstance(honest, list)
        row = [*honest, *[""] * (max(ROW.values()) + 2 - len(honest))]
        for target in targets:
            row[ROW[target[-1]]] = payload
        return [*row[:-1], row[ROW["r"]]]
    if found["type"] == "object":
        known = _object(honest)
        return {
            name: _item(inner, known.get(name), payload, targets, (*path, name))
            for name, inner in _object(found["properties"]).items()
        }
    if found["type"] == "array" and path in targets:
        return [_item(found["items"], honest, payload, targets, path)]
    return payload if path in targets else honest


def _object(value: JsonValue) -> dict[str, JsonValue]:
    assert isinstance(value, dict)
    return value
