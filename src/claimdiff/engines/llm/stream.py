"""Server-sent events joined to the one completion that was asked for.

Some servers and proxies stream whatever they are asked. It only joins; what the completion says is
read as any other.
"""

import re

from pydantic import JsonValue

from claimdiff.engines.llm.extract import parse_json

_EVENT = re.compile(r"\s*(?:data|event|id|retry)?:")
_DATA = re.compile(r"^data:(.*)$", re.MULTILINE)
_DONE = "[DONE]"
_TEXTS = ("content", "refusal", "reasoning", "reasoning_content")


def join_events(body: str) -> JsonValue:
    """The completion that a body's events add up to; None where it is no stream or breaks off.

    Texts come as lists of their parts. An event that tells an error stands for the whole.

    Raises:
        UnusableError: An event is nested too deep.
    """
    if not _EVENT.match(body):
        return None
    joined, lines = _Joined(), [line.strip() for line in _DATA.findall(body)]
    for line in lines:
        event = parse_json(line) if line and line != _DONE else {}
        if not isinstance(event, dict):
            return None
        if event.get("error"):
            return event
        joined.add(event)
    return joined.completion() if joined.finish or _DONE in lines else None


class _Joined:
    """A completion as far as its events have come."""

    def __init__(self) -> None:
        self.finish: JsonValue = None
        self._usage: JsonValue = None
        self._texts: dict[str, list[JsonValue]] = {}
        self._calls: dict[str, list[JsonValue]] = {}

    def add(self, event: dict[str, JsonValue]) -> None:
        self._usage = event.get("usage") or self._usage
        choices = event.get("choices")
        for choice in choices if isinstance(choices, list) else []:
            if isinstance(choice, dict) and not choice.get("index"):
                self.finish = choice.get("finish_reason") or self.finish
                self._say(choice.get("delta") or choice.get("message"))

    def _say(self, delta: JsonValue) -> None:
        if not isinstance(delta, dict):
            return
        for name in _TEXTS:
            if part := delta.get(name):
                self._texts.setdefault(name, []).append(part)
        calls = delta.get("tool_calls")
        for call in calls if isinstance(calls, list) else []:
            function = call.get("function") if isinstance(call, dict) else None
            if isinstance(call, dict) and isinstance(function, dict):
                parts = self._calls.setdefault(str(call.get("index")), [])
                parts.append(function.get("arguments"))

    def completion(self) -> JsonValue:
        """The joined completion, in the shape of one that came at once."""
        calls: list[JsonValue] = [
            {"function": {"arguments": parts}} for parts in self._calls.values()
        ]
        message: dict[str, JsonValue] = {**self._texts, "tool_calls": calls}
        choice: JsonValue = {"message": message, "finish_reason": self.finish}
        return {"choices": [choice], "usage": self._usage}
