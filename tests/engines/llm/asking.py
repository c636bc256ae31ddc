"""One small question for tests of how endpoints answer, whatever is asked for in earnest."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import JsonValue
from tests.endpoint.faulty import Fault, faulty_endpoint, says
from tests.endpoint.server import Received
from tests.engines.llm.build import KEY

from claimdiff.engines.llm.failures import UnusableError
from claimdiff.engines.llm.session import Question, Session
from claimdiff.result import Usage
from claimdiff.settings import Settings, Value

GOOD = '{"items": [1, 2]}'
well = says(GOOD)
QUESTION = Question(
    task="count",
    system="Count the crates.",
    user="One crate and two crates.",
    schema={
        "type": "object",
        "properties": {"items": {"type": "array", "items": {"type": "integer"}}},
        "required": ["items"],
        "additionalProperties": False,
    },
    output_tokens=10,
)


def parse(answer: JsonValue) -> list[JsonValue]:
    """The items of an answer."""
    items = answer.get("items") if isinstance(answer, dict) else None
    if not isinstance(items, list):
        raise UnusableError("items: Field required")
    return items


@dataclass
class Asked:
    """What came of asking; the endpoint is still there to be looked at."""

    items: list[JsonValue] = field(default_factory=list)
    usage: Usage = Usage()
    received: list[Received] = field(default_factory=list)
    mode: str = ""


@contextmanager
def session(base_url: str, folder: Path, **values: Value) -> Iterator[Session]:
    """A session for an endpoint that never sleeps, with its cache in ``folder``."""
    chosen = {"engine": "llm", "model": "reference", "api_key": KEY, "cache_dir": folder} | values
    made = Session(
        Settings.model_validate({"base_url": base_url, **chosen}), "reference", lambda _: None
    )
    try:
        yield made
    finally:
        made.close()


def ask(folder: Path, *script: Fault, then: Fault = well, into: Asked | None = None) -> Asked:
    """Ask once an endpoint that plays the script and then answers as told.

    Args:
        folder: Where answers are kept.
        script: What the endpoint answers first.
        then: And from there on.
        into: Filled also where asking fails.
    """
    asked = into if into is not None else Asked()
    with faulty_endpoint(script, then) as end, session(end.base_url, folder) as asking:
        asked.received = end.received
        try:
            asked.items, asked.usage = asking.ask(QUESTION, parse)
        finally:
            asked.mode = asking.step.mode
    return asked
