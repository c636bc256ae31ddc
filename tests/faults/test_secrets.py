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
from dataclasses import dataclass
from pathlib import Path

import pytest
from evals.cassettes import keep_request, keep_response
from tests.endpoint import reference
from tests.endpoint.server import Endpoint, Received, Response, completion
from tests.faults.command import FERRY, Ran, claimdiff, own_place, written

from claimdiff.engines.llm import rate_limit

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
        answer["claims"].append(["1", "fact", said, said[:150], said, said])
        answer["claims"].append([said])
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
"""Those that are asked again after a pause."""
COMMANDS = {
    "compare": ("compare", "a.txt", "b.txt", "-o", "r.json", "-o", "r.html", "-o", "r.md"),
    "summarise": ("summarise", "a.txt", "-o", "r.csv", "-o", "r.jsonld", "-o", "r.txt"),
    "check": ("check", "The ferry Maribel ran aground.", "a.txt", "-o", "r.json"),
    "check-lines": ("check", "--jsonl", "claims.jsonl", "-o", "r.jsonl"),
    "batch": ("batch", "pairs.csv", "--out-dir", "out", "-j", "1", "--progress", "auto"),
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
    found: dict[str, str] = {}
    for name, data in written(folder).items():
        found[name] = data.decode("utf-8", "replace") + "".join(unpacked(data))
        if data.startswith(b"SQLite format 3"):
            found[f"{name}, rows"] = "".join(rows(folder / name))
    return found


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
@pytest.mark.parametrize("respond", [*ANSWERS, *FAILURES], ids=lambda one: one.__name__)
def test_24_no_command_leaves_a_secret_anywhere_whatever_the_endpoint_does(
    command: str, respond: Respond, tmp_path: Path, logged: Callable[[], str]
) -> None:
    ran = run(command, respond, KEYS[1], tmp_path)
    assert leaks([KEYS[1], *ACCOUNT.values(), COOKIE, PASSWORD], ran, tmp_path, logged()) == []


@pytest.mark.slow
@pytest.mark.parametrize("command", ["compare", "batch"])
@pytest.mark.parametrize("respond", RETRIED, ids=lambda one: one.__name__)
def test_24_an_endpoint_that_is_asked_again_leaves_no_secret_either(
    command: str,
    respond: Respond,
    tmp_path: Path,
    logged: Callable[[], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rate_limit, "FIRST_WAIT", 0.01)
    ran = run(command, respond, KEYS[0], tmp_path)
    assert leaks([KEYS[0], *ACCOUNT.values(), COOKIE, PASSWORD], ran, tmp_path, logged()) == []


URLS = [
    f"http://{USERINFO}@127.0.0.1/page",
    f"https://{USERINFO}@news.example/page?x=1",
    f"http://canary-user:{PASSWORD}/8@news.example/",
    f"http://{USERINFO}@exam\u2100ple.org/",
    f"http://{USERINFO}@[::1/",
    f"ftp://{USERINFO}@news.example/",
    f"HTTP://{PASSWORD}@news.example/",
]
READING = {
    "read": ("read", *URLS, "-o", "r.json"),
    "compare": ("compare", "a.txt", "b.txt", *URLS, "-o", "r.json", "-o", "r.html", "-o", "r.csv"),
    "summarise": ("summarise", "a.txt", *URLS, "-o", "r.md", "-o", "r.jsonld"),
    "batch": ("batch", "pairs.jsonl", "--out-dir", "out", "-m", "any", "--base-url", "ENDPOINT"),
    "batch -n": ("batch", "pairs.jsonl", "--out-dir", "out", "-n"),
    **{f"read {url}": ("read", url, "-o", "r.json") for url in URLS},
    **{f"check {url}": ("check", "The ferry ran aground.", url, "-o", "r.json") for url in URLS},
    **{f"saved {url}": ("read", "a.txt", "--url", url, "-o", "r.html") for url in URLS},
}


@pytest.mark.parametrize("command", READING)
def test_24_a_password_in_a_url_is_left_nowhere(
    command: str, tmp_path: Path, logged: Callable[[], str]
) -> None:
    with Endpoint(well) as end, own_place(tmp_path):
        rows = ({"id": f"{at}", "a": "a.txt", "b": url} for at, url in enumerate(URLS))
        Path("pairs.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        arguments = [end.base_url if part == "ENDPOINT" else part for part in READING[command]]
        ran = claimdiff(*arguments, "--debug", *(() if "-n" in arguments else ("-v",)))
        Path("pairs.jsonl").unlink()
    assert ran.code != 70
    assert leaks([PASSWORD, USERINFO], ran, tmp_path, logged()) == []


@pytest.mark.parametrize(
    "url",
    [
        f"https://{USERINFO}@api.example/v1",
        f"https://canary-user:{PASSWORD}/8@api.example/v1",
        f"https://{USERINFO}@exam\u2100ple.org/v1",
        f"https://api.example/v1?api-key={PASSWORD}",
        f"https://api.example/v1#{PASSWORD}",
    ],
)
@pytest.mark.parametrize("command", ["compare", "models", "config", "batch"])
def test_24_a_password_in_a_base_url_is_refused_and_left_nowhere(
    url: str, command: str, tmp_path: Path
) -> None:
    with own_place(tmp_path):
        Path("pairs.csv").write_text("a,b,id\na.txt,b.txt,one\n", "utf-8")
        flag = claimdiff(*COMMANDS[command], "-m", "any", "--base-url", url)
    with own_place(tmp_path, {"OPENAI_BASE_URL": url}):
        variable = claimdiff(*COMMANDS[command], "-m", "any")
    assert (flag.code, variable.code) == (2, 2)
    for ran in (flag, variable):
        assert leaks([PASSWORD, USERINFO], ran, tmp_path, "") == []


@pytest.mark.parametrize("key", [f"{KEYS[0]}\n{KEYS[1]}", f"{KEYS[0]} \u00e9", " "])
def test_24_a_key_that_is_none_is_refused_and_not_shown(key: str, tmp_path: Path) -> None:
    with own_place(tmp_path, {"OPENAI_API_KEY": key}):
        ran = claimdiff(*COMMANDS["compare"], "-m", "any", "--debug")
    assert ran.code == 2
    assert leaks(KEYS, ran, tmp_path, "") == []


def test_24_a_key_given_for_the_name_of_its_file_is_not_shown(tmp_path: Path) -> None:
    with own_place(tmp_path):
        ran = claimdiff(*COMMANDS["compare"], "-m", "any", "--key-file", KEYS[0], "--debug")
    assert ran.code == 2
    assert leaks(KEYS, ran, tmp_path, "") == []


def test_24_the_settings_are_shown_without_the_key(tmp_path: Path) -> None:
    with own_place(tmp_path, {"OPENAI_API_KEY": KEYS[0]}):
        ran = claimdiff("config")
    assert ran.code == 0
    assert "api_key      **********" in ran.out
    assert KEYS[0] not in ran.said


def test_24_a_cassette_keeps_no_header_cookie_or_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEYS[1])
    headers = {
        "Authorization": KEYS[1],
        "OpenAI-Organization": "org-canary456789",
        "Cookie": COOKIE,
    }
    request = Asked("POST", f"https://{USERINFO}@api.example/v1/chat/completions", b"{}", headers)
    answer = {
        "status": {"code": 401},
        "headers": {"Set-Cookie": [COOKIE], "content-type": ["application/json"]},
        "body": {"string": json.dumps({"error": f"no: {KEYS[1]}"}).encode()},
    }
    kept = repr((vars(keep_request(request)), keep_response(answer)))
    assert [one for one in (*KEYS, COOKIE, PASSWORD, "canary") if one in kept] == []
    assert "chat/completions" in kept


@dataclass
class Asked:
    """A request as vcrpy has it."""

    method: str
    uri: str
    body: bytes | str | None
    headers: dict[str, str]
