"""What a server sent back, read into a `Reply`, whatever it was.

It trusts nothing of what came: size, nesting, shape and status are looked at first. It does not
read the answer itself; that is for the task that asked.
"""

import json
import re
from dataclasses import dataclass

from pydantic import BaseModel, Field, JsonValue, ValidationError

from claimdiff.engines.llm.extract import parse_json
from claimdiff.engines.llm.failures import (
    BadReplyError,
    FilteredError,
    RefusedError,
    TruncatedError,
    UnusableError,
)
from claimdiff.engines.llm.status import excerpt, status_error
from claimdiff.engines.llm.stream import join_events
from claimdiff.result import Usage

MAX_ANSWER = 1 << 20
"""Bytes. The longest article that is read at once answers with a twentieth of it."""
MAX_TOKENS = 100_000_000
"""No model reads or writes as many at once; a larger count is no count."""
_CUT = {"length", "model_length", "max_tokens"}
"""How servers say that the answer was cut off."""
_ALL_THOUGHT = "The model's limit was used up by its thoughts, also after the text was split."
_REFUSAL = re.compile(
    r"\A\W*(?:i['’]?m (?:very |so )?sorry|i am sorry|sorry|i apologi[sz]e|i can(?:no|['’])t|"
    r"i am (?:unable|not able)|i['’]m (?:unable|not able)|i (?:won['’]t|will not)|as an ai|"
    r"unfortunately,? i|抱歉|很抱歉|对不起|對不起|我(?:无法|無法|不能))",
    re.IGNORECASE,
)


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


class _Message(BaseModel):
    content: JsonValue = None
    refusal: JsonValue = None
    reasoning_content: JsonValue = None
    reasoning: JsonValue = None
    tool_calls: JsonValue = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: JsonValue = None


class _Completion(BaseModel):
    choices: list[_Choice] = Field(min_length=1)
    usage: JsonValue = None


class _Named(BaseModel):
    id: str


class _Models(BaseModel):
    data: list[_Named]


def parse_models(raw: bytes, host: str) -> list[str]:
    """Read a list of models.

    Raises:
        BadReplyError: It is none.
    """
    try:
        return [model.id for model in _Models.model_validate_json(raw).data]
    except ValidationError:
        raise BadReplyError(f"{host} sent no list of models: {excerpt(raw)}") from None


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
    content = parse_json(body)
    if content is None:
        content = join_events(body)
    if isinstance(content, dict) and (error := content.get("error")):
        raise status_error(_status(error), raw, {}, host)
    try:
        completion = _Completion.model_validate(content)
    except ValidationError:
        raise BadReplyError(f"{host} sent no chat completion: {excerpt(raw)}") from None
    choice, finish = completion.choices[0], completion.choices[0].finish_reason
    return Reply(
        "\n".join(filter(None, (_text(choice.message.content), *_calls(choice.message)))),
        _text(choice.message.refusal),
        finish if isinstance(finish, str) else "",
        _usage(completion.usage),
        _thought(choice.message),
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
        raise RefusedError(reply.refusal)
    if reply.finish == "content_filter":
        raise FilteredError(reply.text)
    if reply.finish in _CUT:
        raise TruncatedError("" if reply.text.strip() or not reply.thought else _ALL_THOUGHT)
    if len(reply.text.encode("utf-8", "replace")) > MAX_ANSWER:
        raise UnusableError(f"it is longer than {MAX_ANSWER} bytes", mendable=False)
    if "{" not in reply.text and _REFUSAL.match(reply.text):
        raise RefusedError(reply.text)


def _status(error: JsonValue) -> int:
    """The status that an error in a 200 says it has; OpenRouter's and Google's do."""
    code = error.get("code") if isinstance(error, dict) else None
    return code if type(code) is int and 400 <= code < 600 else 200


def _text(value: JsonValue) -> str:
    """What a field says: a text, a part with a text, or a list of those; JSON as it is written."""
    if isinstance(value, list):
        return "".join(_text(part) for part in value)
    if isinstance(value, dict):
        named = "text" in value or "type" in value
        return _text(value.get("text")) if named else json.dumps(value, ensure_ascii=False)
    return value if isinstance(value, str) else ""


def _thought(message: _Message) -> str:
    """What the model thought; Mistral's has it among the parts of the content."""
    parts = message.content if isinstance(message.content, list) else []
    among = "".join(_text(part.get("thinking")) for part in parts if isinstance(part, dict))
    return _text(message.reasoning_content) or _text(message.reasoning) or among


def _calls(message: _Message) -> list[str]:
    """The arguments of the tools that the model calls, though it was given none."""
    calls = message.tool_calls if isinstance(message.tool_calls, list) else []
    functions = [call.get("function") for call in calls if isinstance(call, dict)]
    return [_text(one.get("arguments")) for one in functions if isinstance(one, dict)]


def _usage(told: JsonValue) -> Usage | None:
    if not isinstance(told, dict):
        return None
    read, written = _count(told.get("prompt_tokens")), _count(told.get("completion_tokens"))
    if not read or written is None:
        return None
    details = told.get("prompt_tokens_details")
    cached = _count(details.get("cached_tokens")) if isinstance(details, dict) else None
    return Usage(
        requests=1, input_tokens=read, output_tokens=written, cached_tokens=min(cached or 0, read)
    )


def _count(value: JsonValue) -> int | None:
    return value if type(value) is int and 0 <= value <= MAX_TOKENS else None
