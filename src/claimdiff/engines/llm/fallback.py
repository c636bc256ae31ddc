"""How an answer's shape is asked for: strict schema, else JSON mode, else plain text.

An endpoint that rejects one step is asked by the next from then on; the same goes for a model that
takes no temperature or no system's role. It sends nothing itself.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import JsonValue

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


def lowered(step: Step, reason: str) -> Step:
    """The step to ask by next, after a rejection in these words; the same if it is not about it."""
    for about, lower in _ROWS:
        if re.search(about, reason, re.IGNORECASE) and (lower_step := lower(step)) != step:
            return lower_step
    return step


def compact(schema: dict[str, JsonValue]) -> str:
    """A schema as a prompt has it where the endpoint takes none."""
    return json.dumps(schema, separators=(",", ":"))
