"""How an answer's shape is asked for: strict schema, else JSON mode, else plain text.

An endpoint that rejects one step is asked by the next from then on; the same goes for a model that
takes no temperature or no system's role. It sends nothing itself.
"""

import json
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import JsonValue

from claimdiff.engines.llm.failures import RejectedError

Mode = Literal["json_schema", "json_object", "text"]
_PLAINER: dict[Mode, Mode] = {"json_schema": "json_object", "json_object": "text", "text": "text"}
TEMPERATURE = 0.0
"""The likeliest words: two runs should differ as little as the endpoint allows."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one request asks by: a mode, and whether temperature and system's role are sent."""

    mode: Mode = "json_schema"
    temperature: bool = True
    system: bool = True

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


_ROWS: tuple[tuple[str, Callable[[Step], Step]], ...] = (
    (r"temperature", lambda step: replace(step, temperature=False)),
    # Templates of Gemma and Mistral, Gemini's API for Gemma, OpenAI's first o-models.
    (
        r"(?:system|developer) (?:role|message|instruction|prompt)s?.{0,20}not (?:support|enabl)"
        r"|only user and assistant|roles must alternate|support \W{0,3}system"
        r"|unsupported role|role\W{1,5}system\W.{0,20}not support",
        lambda step: replace(step, system=False),
    ),
    # Gemini names the schema's field, Groq calls it a failed validation, vLLM guided or structured.
    (
        r"response[ _]?(?:format|schema)|json[ _]?(?:schema|object|mode|validate)"
        r"|additionalProperties|structured|grammar|guided",
        lambda step: replace(step, mode=_PLAINER[step.mode]),
    ),
)
"""What a rejection speaks of, and what to ask without then; the first row that changes a thing."""


class Fallback:
    """The step that works at one endpoint, found once and remembered."""

    def __init__(self) -> None:
        self.step = Step()
        self._lock = threading.Lock()

    def step_down(self, used: Step, error: RejectedError) -> bool:
        """Whether to ask again, because the rejection is about the step that was used."""
        lowered = (lower(used) for lower in _fallbacks_for(error.reason))
        lower = next((one for one in lowered if one != used), used)
        if lower == used:
            return False
        with self._lock:
            if self.step == used:  # else another thread has found out before
                self.step = lower
        return True


def concerns(reason: str) -> bool:
    """Whether a server's words are about how it was asked."""
    return bool(_fallbacks_for(reason))


def _fallbacks_for(reason: str) -> list[Callable[[Step], Step]]:
    return [lower for about, lower in _ROWS if re.search(about, reason, re.IGNORECASE)]


def compact(schema: dict[str, JsonValue]) -> str:
    """A schema as a prompt has it where the endpoint takes none."""
    return json.dumps(schema, separators=(",", ":"))
