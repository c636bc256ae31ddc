"""What a server sent back, read into a `Reply`, whatever it was.

It trusts nothing of what came: size, nesting, shape and status are looked at first. Some servers
and proxies stream whatever they are asked: the events are joined to one completion. It does not
read the answer itself; that is for the task that asked.
"""

import json
import re
from dataclasses import dataclass
from itertools import chain

from pydantic import JsonValue

from claimdiff.engines.llm.extract import as_object, as_objects, parse_json
from claimdiff.engines.llm.failures import (
    EXCERPT,
    BadReplyError,
    FilteredError,
    RefusedError,
    TruncatedError,
    UnusableError,
)
from claimdiff.engines.llm.status import excerpt, status_error
from claimdiff.result import Usage

MAX_ANSWER = 1 << 20
"""Bytes. The longest article that is read at once answers with a twentieth of it."""
MAX_TOKENS = 100_000_000
"""No model reads or writes as many at once; a larger count is no count."""
_CUT = {"length", "model_length", "max_tokens"}
"""How servers say that the answer was cut off."""
_CUT_OFF = "The answer was cut off at the model's limit, also after the text was split."
_ALL_THOUGHT = "The model's limit was used up by its thoughts, also after the text was split."
_REFUSAL = re.compile(
    r"\A\W*(?:i['’]?m (?:very |so )?sorry|i am sorry|sorry|i apologi[sz]e|i can(?:no|['’])t|"
    r"i am (?:unable|not able)|i['’]m (?:unable|not able)|i (?:won['’]t|will not)|as an ai|"
    r"unfortunately,? i|抱歉|很抱歉|对不起|對不起|我(?:无法|無法|不能))",
    re.IGNORECASE,
)

_DATA = re.compile(r"^data:(.*)$", re.MULTILINE)
_ENDS = {"[DONE]": '{"done": true}', "": "{}"}
"""Lines of a stream that are no JSON, and what stands for them."""
_TEXTS = "content", "refusal", "reasoning", "reasoning_content"


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer: what the model said, how it ended, what it cost, what it thought.

    ``usage`` is None where the server does not tell it, or tells what cannot be.
    """

    text: str
    refusal: str
    finish: str
    usage: Usage | None
    thought: str = ""

    @property
    def said(self) -> str:
        """What is read: the text; its thoughts where it says nothing else."""
        return self.text if self.text.strip() else self.thought


def parse_models(raw: bytes, host: str) -> list[str]:
    """Read a list of models.

    Raises:
        BadReplyError: It is none.
    """
    listed = as_object(parse_json(raw.decode("utf-8-sig", "replace"))).get("data")
    names = [one["id"] for one in as_objects(listed) if isinstance(one.get("id"), str)]
    if not isinstance(listed, list) or len(names) != len(listed):
        raise BadReplyError(f"{host} sent no list of models: {excerpt(raw)}")
    return [str(name) for name in names]


def parse_reply(raw: bytes, host: str) -> Reply:
    """Read the body of a 200.

    Raises:
        BadReplyError: It is no chat completion (HTML, an error, no choices, half a body).
        ClaimdiffError: It tells another error, as `status_error` names them.
        UnusableError: It is too long or nested too deep.
    """
    if len(raw) > 2 * MAX_ANSWER:
        raise UnusableError(f"it is longer than {MAX_ANSWER} bytes", mendable=False)
    body = raw.decode("utf-8-sig", "replace")
    parsed = parse_json(body)
    content = as_object(_joined_events(body) if parsed is None else parsed)
    if error := content.get("error"):
        code = as_object(error).get("code")  # OpenRouter's and Google's have their status in it
        status = code if isinstance(code, int) and 400 <= code < 600 else 200
        raise status_error(status, raw, {}, host)
    choices = as_objects(content.get("choices"))
    message = choices[0].get("message") if choices else None
    if not isinstance(message, dict):
        raise BadReplyError(f"{host} sent no chat completion: {excerpt(raw)}")
    return _reply(message, choices[0].get("finish_reason"), as_object(content.get("usage")))


def _reply(message: dict[str, JsonValue], finish: JsonValue, usage: dict[str, JsonValue]) -> Reply:
    """A message as it is read; some models call tools, though they are given none.

    Mistral's has its thoughts among the parts of its content.
    """
    said = message.get("content")
    calls = [as_object(call.get("function")) for call in as_objects(message.get("tool_calls"))]
    texts = [_text(said), *(_text(call.get("arguments")) for call in calls)]
    thoughts = [_text(message.get(name)) for name in ("reasoning_content", "reasoning")]
    thoughts.append("".join(_text(part.get("thinking")) for part in as_objects(said)))
    return Reply(
        text="\n".join(filter(None, texts)),
        refusal=_text(message.get("refusal")),
        finish=finish if isinstance(finish, str) else "",
        usage=_usage(usage),
        thought=next(filter(None, thoughts), ""),
    )


def check_ending(reply: Reply) -> None:
    """Look at how the answer ended, before what it says.

    Raises:
        RefusedError: The model declined, in the field for it or in prose.
        FilteredError: A content filter stopped it.
        TruncatedError: It was cut off; a part of an answer is never taken for the whole.
        UnusableError: It is too long to be an answer.
    """
    if reply.refusal:
        raise RefusedError(f"The model refused: {reply.refusal[:EXCERPT]}")
    if reply.finish == "content_filter":
        raise FilteredError(reply.text)
    if reply.finish in _CUT:
        said = reply.text.strip() or not reply.thought
        raise TruncatedError(_CUT_OFF if said else _ALL_THOUGHT)
    if len(reply.text.encode("utf-8", "replace")) > MAX_ANSWER:
        raise UnusableError(f"it is longer than {MAX_ANSWER} bytes", mendable=False)
    if "{" not in reply.text and _REFUSAL.match(reply.text):
        raise RefusedError(f"The model refused: {reply.text[:EXCERPT]}")


def _text(value: JsonValue) -> str:
    """What a field says: a text, a part with a text, or a list of those; JSON as it is written."""
    if isinstance(value, list):
        return "".join(_text(part) for part in value)
    if isinstance(value, dict):
        named = "text" in value or "type" in value
        return _text(value.get("text")) if named else json.dumps(value, ensure_ascii=False)
    return value if isinstance(value, str) else ""


def _usage(counts: dict[str, JsonValue]) -> Usage | None:
    read, written = _count(counts.get("prompt_tokens")), _count(counts.get("completion_tokens"))
    if not read or written is None:
        return None
    cached = _count(as_object(counts.get("prompt_tokens_details")).get("cached_tokens")) or 0
    return Usage(
        requests=1, input_tokens=read, output_tokens=written, cached_tokens=min(cached, read)
    )


def _count(value: JsonValue) -> int | None:
    return value if type(value) is int and 0 <= value <= MAX_TOKENS else None


def _joined_events(body: str) -> JsonValue:
    """The completion that a body's events add up to; None where it is no stream or breaks off.

    Texts come as lists of their parts. An event that tells an error stands for the whole.
    """
    lines = (line.strip() for line in _DATA.findall(body))
    parsed: list[JsonValue] = [parse_json(_ENDS.get(line, line)) for line in lines]
    events = as_objects(parsed)
    if error := _last(events, "error"):
        return {"error": error}
    return _completion(events) if len(events) == len(parsed) else None


def _completion(events: list[dict[str, JsonValue]]) -> JsonValue:
    every = chain.from_iterable(as_objects(event.get("choices")) for event in events)
    choices = [one for one in every if not one.get("index")]  # of the first
    finish = _last(choices, "finish_reason")
    if not (finish or _last(events, "done")):
        return None
    deltas = [as_object(one.get("delta") or one.get("message")) for one in choices]
    message: JsonValue = {name: [one.get(name) for one in deltas] for name in _TEXTS}
    choice: JsonValue = {"message": message, "finish_reason": finish}
    return {"choices": [choice], "usage": _last(events, "usage")}


def _last(objects: list[dict[str, JsonValue]], name: str) -> JsonValue:
    return next((one[name] for one in reversed(objects) if one.get(name)), None)
