"""An endpoint that misbehaves by a script: one fault a request, then as told, then well."""

import json
import random
from collections.abc import Callable, Iterable
from typing import get_args

from pydantic import JsonValue
from tests.endpoint import reference
from tests.endpoint.reference import Told
from tests.endpoint.server import Body, Endpoint, Received, Response, completion

from claimdiff.engines.llm.schema import JudgedAspect

Fault = Callable[[Received], Response]


def faulty_endpoint(script: Iterable[Fault], then: Fault = reference.respond) -> Endpoint:
    """Plays one fault of the script for each request, in order, and ``then`` from there on."""
    faults = iter(script)

    def respond(received: Received) -> Response:
        fault = next(faults, then)
        return fault(received)

    return Endpoint(respond)


def says(text: str, finish: str = "stop", **message: JsonValue) -> Fault:
    """Answers this text."""
    return lambda received: completion(text, received.body, finish=finish, **message)


def status(code: int, content: str | Body = "", **headers: str) -> Fault:
    """Answers an HTTP status; header names have ``_`` for ``-``."""
    raw = content if isinstance(content, str) else json.dumps(content)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _: Response(code, raw.encode(), named)


def error(code: int, kind: str, message: str = "no", **headers: str) -> Fault:
    """Answers an HTTP status with an error as OpenAI writes it."""
    return status(code, {"error": {"message": message, "type": kind, "code": kind}}, **headers)


def raw(content: str | Body) -> Fault:
    """Answers 200 with these bytes."""
    return status(200, content)


def hang(_: Received) -> Response:
    """Never answers."""
    return Response(hang=True)


def drip(received: Received) -> Response:
    """Answers well, a byte at a time."""
    return Response(content=reference.respond(received).content, drip=True)


def half(received: Received) -> Response:
    """Breaks off in the middle of the body."""
    content = reference.respond(received).content
    return Response(content=content, cut=len(content) // 2)


def reset(_: Received) -> Response:
    """Closes the connection after the headers."""
    return Response(content=b"{}", cut=0)


def cut_off(at: int) -> Fault:
    """Answers well up to a byte and says so."""
    return lambda received: completion(
        reference.answer(received).encode()[:at].decode("utf-8", "ignore"),
        received.body,
        finish="length",
    )


def changed(change: Callable[[dict[str, JsonValue]], None]) -> Fault:
    """Answers well but for a change to the answer's JSON."""

    def play(received: Received) -> Response:
        answer: dict[str, JsonValue] = json.loads(reference.answer(received))
        change(answer)
        return completion(json.dumps(answer, ensure_ascii=False), received.body)

    return play


def nonsense_endpoint(seed: int) -> Endpoint:
    """Answers at random whatever the requested schema allows."""
    chance = random.Random(seed)  # noqa: S311 - no secret

    def respond(received: Received) -> Response:
        form = received.body["response_format"]
        assert isinstance(form, dict)
        shape = form["json_schema"]
        assert isinstance(shape, dict)
        return completion(json.dumps(_invent(shape["schema"], chance)), received.body)

    return Endpoint(respond)


ITEMS = 8
"""In each list of a random judgement, as many as `nonsense_endpoint` writes at most."""


def nonsense_judge(seed: int, kind: str = "") -> Endpoint:
    """Reads by the reference rule; judges at random, by numbers that exist, in this list only."""
    chance = random.Random(seed)  # noqa: S311 - no secret

    def respond(received: Received) -> Response:
        both = reference.sides(received)
        if both is None:
            return reference.respond(received)
        rows = [_judged_blindly(*both, kind, chance) for _ in range(ITEMS if kind else 0)]
        return completion(json.dumps({"rows": rows, "right": []}), received.body)

    return Endpoint(respond)


def _judged_blindly(left: Told, right: Told, kind: str, chance: random.Random) -> Body:
    """A row with one item in one list."""
    claim = chance.choice([*right.claims])
    items: dict[str, JsonValue] = {
        "same": claim,
        "clash": {"r": claim, "lv": "", "rv": "", "a": chance.choice(get_args(JudgedAspect))},
        "told": chance.choice([*right.sentences]),
    }
    empty: Body = {"l": chance.choice([*left.claims]), "same": [], "clash": [], "told": []}
    return empty | {kind: [items[kind]]}


_WORDS = (
    "officials",
    "ferry",
    "27",
    "denied",
    "Tuesday",
    "harbour",
    "never",
    "rose",
    "3 May",
    "left",
)


def _invent(schema: JsonValue, chance: random.Random) -> JsonValue:
    assert isinstance(schema, dict)
    if "enum" in schema:
        choices = schema["enum"]
        assert isinstance(choices, list)
        return chance.choice(choices)
    if schema["type"] == "object":
        properties = schema["properties"]
        assert isinstance(properties, dict)
        return {name: _invent(one, chance) for name, one in properties.items()}
    if schema["type"] == "array":
        return [_invent(schema["items"], chance) for _ in range(chance.randint(0, 8))]
    if schema["type"] == "integer":
        return chance.randint(-2, 15)
    return " ".join(chance.choices(_WORDS, k=chance.randint(1, 10)))
