"""Fault 24: a key, an account's name, a cookie or a password gets nowhere but to its endpoint.

Endpoints and sites here repeat all that they were sent, in every way in which one can. Then all
that was printed and logged and every file that was written, stores included, is searched.
"""

import base64
import gzip
import json
import logging
import re
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.endpoint import reference
from tests.endpoint.server import Endpoint, Received, Response, completion
from tests.faults.command import FERRY, Ran, claimdiff, own_place, written

KEYS = ["sk-canary-0123456789abcdef", "Zq7.plain~canary/value+8="]
"""One that looks like a key, and one that is told from other words by being the user's alone."""
ACCOUNT = {"OPENAI_ORG_ID": "org-canary456789", "OPENAI_PROJECT_ID": "proj_canary456789"}
COOKIE = "canary-cookie-31415"
PASSWORD = "canary-password"  # noqa: S105 - a made-up one, to be searched for
USERINFO = f"canary-user:{PASSWORD}"

Respond = Callable[[Received], Response]


def repeated(received: Received) -> str:
    """All that a request brought, as an answer may repeat it."""
    key = received.headers.get("authorization", "").removeprefix("Bearer ")
    return f"The key {key} came with {json.dumps(received.headers)}."


def everything(received: Received) -> str:
    """The same with what else gets into the error pages of endpoints and of what is before them."""
    names = " ".join(ACCOUNT.values())
    return f"{repeated(received)} Account {names}, by https://{USERINFO}@proxy.example/"


def well(received: Received) -> Response:
    return reference.respond(received)


def in_claims(received: Received) -> Response:
    answer = json.loads(reference.answer(received))
    if "claims" in answer:
        said = repeated(received)
        answer["claims"].append({"t": said, "s": [1], "x": [], "w": said[:150], "k": "fact"})
        answer["claims"].append({"t": said})
        answer["abstract"].append({"t": said, "s": [1]})
        answer["points"].append(said)
    return completion(json.dumps(answer), received.body)


def in_a_refusal(received: Received) -> Response:
    return completion("", received.body, refusal=repeated(received))


def in_prose(received: Received) -> Response:
    return completion(f"Sorry, {repeated(received)}", received.body)


def in_a_filtered_answer(received: Received) -> Response:
    return completion(repeated(received), received.body, finish="content_filter")


def in_no_json(received: Received) -> Response:
    return completion(f"{{{repeated(received)}", received.body)


def escaped(received: Received) -> Response:
    """The characters of the key as escapes, which only a JSON parser makes letters of again."""
    key = received.headers.get("authorization", "").removeprefix("Bearer ")
    code = "".join(f"\\u{ord(letter):04x}" for letter in key)
    content = completion("TEXT", received.body).content.replace(b"TEXT", code.encode())
    return Response(content=content)


def error(status: int, kind: str = "server_error") -> Respond:
    def respond(received: Received) -> Response:
        said = {"message": everything(received), "type": kind, "code": kind}
        return Response(status, json.dumps({"error": said}).encode())

    respond.__name__ = f"{status}_{kind}"
    return respond


def html_502(received: Received) -> Response:
    return Response(502, f"<html>{everything(received)}".encode(), {"content-type": "text/html"})


def in_a_200(received: Received) -> Response:
    return Response(200, json.dumps({"error": {"message": everything(received)}}).encode())


def no_choices(received: Received) -> Response:
    return Response(200, json.dumps({"choices": [], "said": everything(received)}).encode())


def broken_off(received: Received) -> Response:
    content = completion(everything(received), received.body).content
    return Response(content=content, cut=len(content) - 2)


ANSWERS = [well, in_claims, in_a_refusal, in_prose, in_a_filtered_answer, in_no_json, escaped]
FAILURES = [error(400), error(401, "invalid_api_key"), error(403), error(429, "insufficient_quota")]
FAILURES += [error(400, "content_filter")]
RETRIED = [error(500), html_502, in_a_200, no_choices, broken_off]
"""Those that are asked again after a pause; slow."""
COMMANDS = {
    "compare": ("compare", "a.txt", "b.txt", "-o", "r.json", "-o", "r.html", "-o", "r.md"),
    "summarise": ("summarise", "a.txt", "-o", "r.csv", "-o", "r.jsonld", "-o", "r.txt"),
    "check": ("check", "The ferry Maribel ran aground.", "a.txt", "-o", "r.json"),
    "check-lines": ("check", "--jsonl", "claims.jsonl", "-o", "r.jsonl"),
    "batch": ("batch", "pairs.csv", "--out-dir", "out", "-j", "1", "--progress", "plain"),
    "models": ("models",),
    "doctor": ("doctor",),
    "config": ("config",),
}


def with_cookie(respond: Respond) -> Respond:
    def answered(received: Received) -> Response:
        if received.path.endswith("/models") and respond in ANSWERS:
            names = [{"id": repeated(received)}, {"id": "any"}]
            response = Response(content=json.dumps({"data": names}).encode())
        else:
            response = respond(received)
        headers = {**response.headers, "set-cookie": f"session={COOKIE}", "x-request-id": COOKIE}
        return Response(response.status, response.content, headers, response.cut)

    return answered


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Callable[[], str]:
    """What the program logged; of libraries what they warn of, for no flag shows more of theirs."""
    caplog.set_level(logging.DEBUG, "claimdiff")
    return lambda: caplog.text


def run(command: str, respond: Respond, key: str, folder: Path, *flags: str) -> Ran:
    """One command against one endpoint, with all secrets set that can be."""
    with (
        Endpoint(with_cookie(respond)) as end,
        own_place(folder, {"OPENAI_API_KEY": key} | ACCOUNT),
    ):
        Path("pairs.csv").write_text("a,b,id\na.txt,b.txt,one\n", "utf-8")
        line = {"id": 1, "claim": "The ferry ran aground.", "text": FERRY}
        Path("claims.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
        talk = () if command in ("models", "doctor", "config") else ("-v", "--debug")
        where = ("-m", "any", "--base-url", end.base_url)
        ran = claimdiff(*COMMANDS[command], *where, *talk, *flags)
        said = "".join(json.dumps(one.headers) for one in end.received)
        asked = command == "config" or key in said
    assert asked, "the endpoint was never sent the key: the test would prove nothing"
    assert not [name for name in (*ACCOUNT.values(), COOKIE) if name in said]
    return ran


def contents(folder: Path) -> dict[str, str]:
    """What the files below a folder say, once their stores and packed parts are opened."""
    told: dict[str, str] = {}
    for name, data in written(folder).items():
        told[name] = data.decode("utf-8", "replace") + "".join(unpacked(data))
        if data.startswith(b"SQLite format 3"):
            told[f"{name}, rows"] = "".join(rows(folder / name))
    return told


def unpacked(data: bytes) -> Iterator[str]:
    """The data that a page carries compressed."""
    for packed in re.findall(rb'"gzip": ?"([^"]+)"', data):
        yield gzip.decompress(base64.b64decode(packed)).decode()


def rows(path: Path) -> Iterator[str]:
    with closing(sqlite3.connect(path)) as store:
        for (table,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'"):
            for row in store.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - our own tables
                yield from map(cell, row)


def cell(value: object) -> str:
    """A cell as text; the batch's state keeps texts compressed."""
    if not isinstance(value, bytes):
        return f"{value}\n"
    try:
        return zlib.decompress(value).decode()
    except zlib.error:
        return value.decode("utf-8", "replace")


def leaks(secrets: Iterable[str], ran: Ran, folder: Path, log: str) -> list[tuple[str, str]]:
    """Which of the secrets stand where."""
    places = {"printed": ran.said, "logged": log, **contents(folder)}
    return [(name, one) for name, text in places.items() for one in secrets if one in text]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("respond", [*ANSWERS, *FAILURES], ids=lambda one: one.__name__)
def test_24_a_comparison_leaves_no_secret_anywhere(
    respond: Respond, key: str, tmp_path: Path, logged: Callable[[], str]
) -> None:
    ran = run("compare", respond, key, tmp_path)
    assert leaks([key, *ACCOUNT.values(), COOKIE, PASSWORD], ran, tmp_path, logged()) == []


@pytest.mark.parametrize("respond", [in_claims, error(401, "invalid_api_key")])
@pytest.mark.parametrize("command", COMMANDS)
def test_24_no_command_leaves_a_secret_anywhere(
    command: str, respond: Respond, tmp_path: Path, logged: Callable[[], str]
) -> None:
    ran = run(command, respond, KEYS[0], tmp_path)
    assert leaks([KEYS[0], *ACCOUNT.values(), COOKIE, PASSWORD], ran, tmp_path, logged()) == []


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("respond", [*ANSWERS, *FAILURES, *RETRIED], ids=lambda one: one.__name__)
def test_24_no_command_leaves_a_secret_anywhere_whatever_the_endpoint_does(
    command: str, respond: Respond, tmp_path: Path, logged: Callable[[], str]
) -> None:
    for number, key in enumerate(KEYS):
        folder = tmp_path / str(number)
        ran = run(command, respond, key, folder)
        assert leaks([key, *ACCOUNT.values(), COOKIE, PASSWORD], ran, folder, logged()) == []
