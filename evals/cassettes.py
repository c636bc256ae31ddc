"""How exchanges with a model are kept in cassettes, and how a request finds its own.

A request is matched by its method, its path below the base URL and a digest of its JSON body, so a
changed prompt finds nothing, whatever host it goes to. Hosts, keys and headers are not kept.
"""

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Protocol

CASSETTES = Path(
    os.environ.get("CLAIMDIFF_CASSETTES", Path(__file__).resolve().parents[1] / "cassettes")
)
KEPT_HEADERS = {"accept", "content-type"}
PLACEHOLDER = "http://endpoint.test"
"""Stands for scheme, host, port and base path, which differ from one recording to the next."""
_BELOW_BASE = re.compile(r"/(?:chat/completions|models)$")


class Request(Protocol):
    """What of vcrpy's request is used here."""

    method: str
    uri: str
    body: bytes | str | None
    headers: dict[str, str]


class Recorder(Protocol):
    """What of vcrpy's VCR is used here."""

    def register_matcher(self, name: str, matcher: Callable[[Request, Request], None]) -> None:
        """Take a way to tell whether two requests are one."""


def keep_request(request: Request) -> Request:
    """A request as it is kept: no host, and no header that could name or let in anybody."""
    request.uri = PLACEHOLDER + below_base(request.uri)
    request.headers = _kept(request.headers)
    return request


def keep_response(response: dict[str, object]) -> dict[str, object]:
    """A response as it is kept: status, type and body, without the key should it repeat it."""
    headers, body = response["headers"], response["body"]
    assert isinstance(headers, dict)
    assert isinstance(body, dict)
    key = os.environ.get("OPENAI_API_KEY", "").encode()
    said = bytes(body["string"]).replace(key, b"***") if key else body["string"]
    return {**response, "headers": _kept(headers), "body": {**body, "string": said}}


def below_base(uri: str) -> str:
    """The path of a URI below the base URL."""
    found = _BELOW_BASE.search(uri)
    assert found, f"not a call that is recorded: {uri}"
    return found[0]


def _kept(headers: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name.lower() in KEPT_HEADERS}


def same_path(one: Request, other: Request) -> None:
    """A matcher: both go to the same call, whatever the base URL."""
    assert below_base(one.uri) == below_base(other.uri)


def same_json_body(one: Request, other: Request) -> None:
    """A matcher: both say the same, whatever the order of their keys."""
    assert _digest(one.body) == _digest(other.body), "the JSON bodies differ"


@lru_cache(maxsize=256)
def _digest(body: bytes | str | None) -> str:
    """The digest of a body's JSON; remembered, for each request is matched with every other."""
    content = json.dumps(json.loads(body or "null"), sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


def teach(vcr: Recorder) -> None:
    """Teach vcrpy the two matchers."""
    vcr.register_matcher("path_below_base", same_path)
    vcr.register_matcher("json_digest", same_json_body)


def config() -> dict[str, object]:
    """How requests are matched and what of them is kept; never a record mode."""
    return {
        "match_on": ["method", "path_below_base", "json_digest"],
        "before_record_request": keep_request,
        "before_record_response": keep_response,
        "decode_compressed_response": True,
    }


@contextmanager
def played(cassette: Path, *, record: bool = False) -> Iterator[None]:
    """Answer requests from a cassette, or record it anew.

    Raises:
        AssertionError: Part of the cassette was not played: it was recorded of something else.
    """
    import vcr

    player = vcr.VCR()
    teach(player)
    mode = vcr.mode.ALL if record else vcr.mode.NONE
    if record:
        cassette.unlink(missing_ok=True)
    with player.use_cassette(str(cassette), record_mode=mode, **config()) as tape:
        yield
    assert record or tape.all_played, f"not all of {cassette.name} was played"
