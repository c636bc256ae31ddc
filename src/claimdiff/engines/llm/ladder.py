"""How an answer's shape is asked for: strict schema, else JSON mode, else plain text.

An endpoint that rejects one step is asked by the next from then on. It also leaves out the
temperature where a model takes none. It sends nothing itself.
"""

import json
import re
import threading
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import JsonValue

from claimdiff.engines.llm.failures import RejectedError

Mode = Literal["json_schema", "json_object", "text"]
_NEXT: dict[Mode, Mode] = {"json_schema": "json_object", "json_object": "text"}
_ABOUT_SHAPE = re.compile(
    r"response[ _]?format|json[ _]?(?:schema|object|mode)|structured|grammar|guided", re.IGNORECASE
)
TEMPERATURE = 0.0
"""The likeliest words: two runs should differ as little as the endpoint allows."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one request asks by: a mode, and whether a temperature is sent."""

    mode: Mode = "json_schema"
    temperature: bool = True

    def parameters(self, name: str, schema: dict[str, JsonValue]) -> dict[str, JsonValue]:
        """The request's parameters besides model and messages."""
        parameters: dict[str, JsonValue] = {}
        if self.temperature:
            parameters["temperature"] = TEMPERATURE
        if self.mode == "json_schema":
            shape: dict[str, JsonValue] = {"name": name, "strict": True, "schema": schema}
            parameters["response_format"] = {"type": "json_schema", "json_schema": shape}
        elif self.mode == "json_object":
            parameters["response_format"] = {"type": "json_object"}
        return parameters


class Ladder:
    """The step that works at one endpoint, found once and remembered."""

    def __init__(self) -> None:
        self.step = Step()
        self._lock = threading.Lock()

    def step_down(self, used: Step, error: RejectedError) -> bool:
        """Whether to ask again, because the rejection is about the step that was used."""
        lower = _below(used, error.reason)
        if lower is None:
            return False
        with self._lock:
            if self.step == used:  # else another thread has found out before
                self.step = lower
        return True


def _below(step: Step, reason: str) -> Step | None:
    if step.temperature and "temperature" in reason:
        return replace(step, temperature=False)
    if step.mode in _NEXT and _ABOUT_SHAPE.search(reason):
        return replace(step, mode=_NEXT[step.mode])
    return None


def compact(schema: dict[str, JsonValue]) -> str:
    """A schema as a prompt has it where the endpoint takes none."""
    return json.dumps(schema, separators=(",", ":"))
