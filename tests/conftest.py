"""Recorded exchanges: where they are, how a request finds its own, and what never gets into one.

A cassette lies in ``cassettes/<test module>/<test>.yaml``; ``meta.json`` beside it says which model
answered at which base URL. `evals.cassettes` says how a request finds its own.
"""

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from evals.cassettes import CASSETTES
from hypothesis import HealthCheck, settings

from claimdiff.settings import Settings
from evals import cassettes

# No test fails for being slow: machines differ, and benchmarks have a place of their own.
settings.register_profile(
    "untimed", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("fuzz", settings.get_profile("untimed"), max_examples=5_000)
settings.load_profile("untimed")

# A shell starts what runs in its background with Ctrl-C ignored, and children inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)


class Cassette(Protocol):
    """What of vcrpy's cassette is used here."""

    all_played: bool
    play_counts: dict[int, int]


def pytest_recording_configure(config: pytest.Config, vcr: cassettes.Recorder) -> None:
    """Teach vcrpy the two matchers below."""
    del config
    cassettes.teach(vcr)


@pytest.fixture(scope="session")
def vcr_config() -> dict[str, object]:
    """How requests are matched and what of them is kept; never a record mode: the flag decides."""
    return cassettes.config()


@pytest.fixture(scope="module")
def vcr_cassette_dir(request: pytest.FixtureRequest) -> str:
    """The folder of the module's cassettes."""
    return str(CASSETTES / request.path.stem)


@pytest.fixture
def recorded_settings(
    request: pytest.FixtureRequest, vcr: Cassette | None, record_mode: str, tmp_path: Path
) -> Iterator[Settings]:
    """Settings of the engine that was, or is being, recorded.

    On replay the model and base URL are those of ``meta.json``, and there is no key; a cassette
    that is played in part was recorded of something else. While recording they are those of the
    environment, and ``meta.json`` is written.
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
    yield Settings.model_validate({**chosen, "cache_dir": tmp_path / "cache", "jobs": 1})
    if vcr is not None and record_mode == "none":
        assert vcr.all_played, f"interactions that were not played: {vcr.play_counts}"
