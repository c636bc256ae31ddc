"""The reference endpoint: it answers by a fixed rule, so that anybody can record against it.

Read: each sentence, word for word, is a claim of its own; the first is the abstract, the first
three are the points. Judge: claims whose normalised words are equal are the same; a claim whose
words are those of a sentence of the other article, and that has no such partner, is told there. It
never finds a conflict. It is no model and shows nothing of what one can do.
"""

import json
import re
from collections.abc import Mapping

from tests.endpoint.server import Endpoint, Received, Response, completion

POINTS = 3
_LINE = re.compile(r"^(\d+) (.*)$", re.MULTILINE)
_SPEAKER = re.compile(r" \([^()]*\)$")


def reference_endpoint() -> Endpoint:
    return Endpoint(respond)


def respond(received: Received) -> Response:
    if received.path.endswith("/models"):
        return Response(content=json.dumps({"data": [{"id": "reference"}]}).encode())
    return completion(answer(received), received.body)


def answer(received: Received) -> str:
    """The answer to a request, as compact JSON."""
    user = next(one["content"] for one in received.messages if one["role"] == "user")
    found = _judge(user) if "<left-" in user else _read(_inside(user, "article"))
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _read(text: str) -> Mapping[str, object]:
    lines = numbered(text)
    claims = [{"t": said, "s": [at], "x": [], "w": "", "k": "fact"} for at, said in lines.items()]
    first = [{"t": said, "s": [at]} for at, said in lines.items()][:1]
    points = list(lines)[:POINTS]
    rest: dict[str, list[int]] = {"opinion": [], "background": [], "vague": []}
    return {"claims": claims, "abstract": first, "points": points, **rest}


def _judge(text: str) -> Mapping[str, object]:
    left, right = _side(text, "left"), _side(text, "right")
    same = [
        {"l": one, "r": other}
        for one, said in left[1].items()
        for other, told in right[1].items()
        if said == told
    ]
    paired_left, paired_right = {pair["l"] for pair in same}, {pair["r"] for pair in same}
    return {
        "same": same,
        "conflict": [],
        "l_in_r": _told(left[1], right[0], paired_left),
        "r_in_l": _told(right[1], left[0], paired_right),
    }


def _told(
    claims: Mapping[int, tuple[str, ...]],
    sentences: Mapping[int, tuple[str, ...]],
    paired: set[int],
) -> list[Mapping[str, object]]:
    found = (
        (number, [at for at, told in sentences.items() if told == said])
        for number, said in claims.items()
        if number not in paired
    )
    return [{"c": number, "s": places} for number, places in found if places]


def _side(text: str, name: str) -> tuple[dict[int, tuple[str, ...]], dict[int, tuple[str, ...]]]:
    sentences, claims = _inside(text, name).split("\nclaims:\n", 1)
    return (
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


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))
