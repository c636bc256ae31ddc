"""Recorded exchanges: where they are, how a request finds its own, and what never gets into one.

A cassette lies in ``cassettes/<test module>/<test>.yaml``; ``meta.json`` beside it says which model
answered at which base URL. A request is matched by its method, its path below the base URL and a
digest of its JSON body, so a changed prompt finds nothing, whatever host it goes to.
"""

import hashlib
import json
import os
import re
import signal
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import HealthCheck, settings

from claimdiff.settings import Settings

# No test fails for being slow: machines differ, and benchmarks have a place of their own.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("fuzz", settings.get_profile("untimed"), max_examples=5_000)
settings.load_profile("untimed")

# A shell starts what runs in its background with Ctrl-C ignored, and children inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)

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


class Cassette(Protocol):
    """What of vcrpy's cassette is used here."""

    all_played: bool
    play_counts: dict[int, int]


class Recorder(Protocol):
    """What of vcrpy's VCR is used here."""

    def register_matcher(self, name: str, matcher: Callable[[Request, Request], None]) -> None: ...


def pytest_recording_configure(config: pytest.Config, vcr: Recorder) -> None:
    """Teach vcrpy the two matchers below."""
    del config
    vcr.register_matcher("path_below_base", same_path)
    vcr.register_matcher("json_digest", same_json_body)


@pytest.fixture
def vcr_config() -> dict[str, object]:
    """How requests are matched and what of them is kept; never a record mode: the flag decides."""
    return {
        "match_on": ["method", "path_below_base", "json_digest"],
        "before_record_request": keep_request,
        "before_record_response": keep_response,
        "decode_compressed_response": True,
    }


@pytest.fixture(scope="module")
def vcr_cassette_dir(request: pytest.FixtureRequest) -> str:
    """The folder of the module's cassettes."""
    return str(CASSETTES / request.path.stem)


@pytest.fixture(autouse=True)
def every_interaction_is_played(vcr: Cassette | None, record_mode: str) -> Iterator[None]:
    """A cassette that a test plays in part was recorded of something else."""
    yield
    if vcr is not None and record_mode == "none":
        assert vcr.all_played, f"interactions that were not played: {vcr.play_counts}"


@pytest.fixture
def recorded_settings(request: pytest.FixtureRequest, record_mode: str, tmp_path: Path) -> Settings:
    """Settings of the engine that was, or is being, recorded.

    On replay the model and base URL are those of ``meta.json``, and there is no key. While
    recording they are those of the environment, and ``meta.json`` is written.
    """
    meta = CASSETTES / request.path.stem / "meta.json"
    key = None
    if record_mode != "none":
        key = os.environ.get("OPENAI_API_KEY")
        told = {
            "model": os.environ["CLAIMDIFF_MODEL"],
            "base_url": os.environ.get("CLAIMDIFF_META_URL", os.environ["OPENAI_BASE_URL"]),
        }
        meta.parent.mkdir(parents=True, exist_ok=True)
        meta.write_text(json.dumps(told, indent=2) + "\n", "utf-8")
    known = json.loads(meta.read_text("utf-8"))
    url = known["base_url"] if record_mode == "none" else os.environ["OPENAI_BASE_URL"]
    chosen = {"engine": "llm", "model": known["model"], "base_url": url, "api_key": key}
    return Settings.model_validate({**chosen, "cache_dir": tmp_path / "cache", "jobs": 1})


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
