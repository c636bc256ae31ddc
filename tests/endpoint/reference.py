"""The reference endpoint: it answers by a fixed rule, so that anybody can record against it.

Read: each sentence, word for word, is a claim of its own; the first is the abstract, the first
three are the points. Judge: claims whose normalised words are equal are the same; a claim whose
words are those of a sentence of the other article, and that has no such partner, is told there. It
never finds a conflict. It is no model and shows nothing of what one can do.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from tests.endpoint.server import Endpoint, Received, Response, completion

POINTS = 3
_LINE = re.compile(r"^(\d+) (.*)$", re.MULTILINE)
_SPEAKER = re.compile(r" \([^()]*\)$")


Words = tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """One side of a question to judge: the words of its sentences and of its claims, by number."""

    sentences: Mapping[int, Words]
    claims: Mapping[int, Words]


def reference_endpoint() -> Endpoint:
    return Endpoint(respond)


def respond(received: Received) -> Response:
    if received.path.endswith("/models"):
        return Response(content=json.dumps({"data": [{"id": "reference"}]}).encode())
    return completion(answer(received), received.body)


def answer(received: Received) -> str:
    """The answer to a request, as compact JSON."""
    both = sides(received)
    found = _judge(*both) if both else _read(_inside(_asked(received), "article"))
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def sides(received: Received) -> tuple[Told, Told] | None:
    """What a question to judge is about; None where an article is to be read."""
    text = _asked(received)
    return (_side(text, "left"), _side(text, "right")) if "<left-" in text else None


def _asked(received: Received) -> str:
    return next(one["content"] for one in received.messages if one["role"] == "user")


def _read(text: str) -> Mapping[str, object]:
    lines = numbered(text)
    claims = [[str(at), "fact"] for at in lines]
    first = [{"t": said, "s": [at]} for at, said in lines.items()][:1]
    points = list(range(1, len(lines) + 1))[:POINTS]
    rest: dict[str, list[int]] = {"opinion": [], "vague": [], "furniture": []}
    return {"claims": claims, "abstract": first, "points": points, **rest}


def _judge(left: Told, right: Told) -> Mapping[str, object]:
    rows: list[Mapping[str, object]] = []
    paired: set[int] = set()
    for number, said in left.claims.items():
        same = [other for other, told in right.claims.items() if told == said]
        told = [] if same else _places(said, right.sentences)
        if same or told:
            rows.append({"l": number, "same": same, "clash": [], "told": told})
        paired.update(same)
    rest = [
        {"r": number, "told": places}
        for number, said in right.claims.items()
        if number not in paired and (places := _places(said, left.sentences))
    ]
    return {"rows": rows, "right": rest}


def _places(said: Words, sentences: Mapping[int, Words]) -> list[int]:
    return [at for at, told in sentences.items() if told == said]


def _side(text: str, name: str) -> Told:
    sentences, claims = _inside(text, name).split("\nclaims:\n", 1)
    return Told(
        {at: _words(said) for at, said in numbered(sentences).items()},
        {at: _words(_SPEAKER.sub("", said)) for at, said in numbered(claims).items()},
    )


def _inside(text: str, name: str) -> str:
    """What stands between the tags; the prompt names them once before they open."""
    found = re.search(rf"^<({name}-[0-9a-f]+)>\n(.*)\n</\1>", text, re.DOTALL | re.MULTILINE)
    assert found, "the request has no article between tags"
    return found[2]


def numbered(text: str) -> dict[int, str]:
    return {int(number): said for number, said in _LINE.findall(text)}


def _words(text: str) -> Words:
    return tuple(re.findall(r"\w+", text.casefold()))
