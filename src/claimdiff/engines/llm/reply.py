"""What a server sent back, read into a `Reply`, whatever it was.

It trusts nothing of what came: size, nesting, shape and status are looked at first. It does not
read the answer itself; that is for the task that asked.
"""

import json
import math
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from pydantic import BaseModel, Field, JsonValue, ValidationError

from claimdiff.engines.llm.failures import (
    EXCERPT,
    BadReplyError,
    BusyError,
    FilteredError,
    KeyRefusedError,
    RejectedError,
    UnusableError,
)
from claimdiff.errors import ClaimdiffError
from claimdiff.result import Usage

MAX_ANSWER = 1 << 20
"""Bytes. The longest article that is read at once answers with a twentieth of it."""
MAX_DEPTH = 128
"""Levels. Our own answers have four; a parser of ours recurses to some hundreds."""
LONGEST_PAUSE = 30 * 86_400.0
"""Seconds. A server that asks for more than a month has made a mistake."""
_KEY_REFUSED = (b"insufficient_quota", b"no_db_connection")
"""Kinds of error that are about the key whatever their status: OpenAI says the first with a 429,
LiteLLM's proxy without a database the second with a 400 when it does not know a key."""
_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"?', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer: what the model said, how it ended, what it cost."""

    text: str
    refusal: str
    finish: str
    usage: Usage


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _CachedTokens(BaseModel):
    cached_tokens: int | None = None


class _Tokens(BaseModel):
    prompt_tokens: int = 0
    completion_tokens: int = 0
    prompt_tokens_details: _CachedTokens | None = None


class _Completion(BaseModel):
    choices: list[_Choice] = Field(min_length=1)
    usage: _Tokens | None = None


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
        raise BadReplyError(f"{host} sent no list of models: {_excerpt(raw)}") from None


def parse_reply(raw: bytes, host: str) -> Reply:
    """Read the body of a 200.

    Raises:
        BadReplyError: It is no chat completion (HTML, an error, no choices, half a body).
        KeyRefusedError: It says that the quota is used up.
        UnusableError: It is too long or nested too deep.
    """
    if len(raw) > 2 * MAX_ANSWER:
        raise UnusableError(f"it is longer than {MAX_ANSWER} bytes", mendable=False)
    content = parse_json(raw.decode("utf-8", "replace"))
    if isinstance(content, dict) and content.get("error"):
        raise status_error(200, raw, {}, host)
    try:
        completion = _Completion.model_validate(content)
    except ValidationError:
        raise BadReplyError(f"{host} sent no chat completion: {_excerpt(raw)}") from None
    choice = completion.choices[0]
    return Reply(
        choice.message.content or "",
        choice.message.refusal or "",
        choice.finish_reason or "",
        _usage(completion.usage),
    )


def parse_json(text: str) -> JsonValue:
    """A text as JSON, or None where it is none.

    Raises:
        UnusableError: It is nested too deep.
    """
    if depth(text) >= MAX_DEPTH:
        raise UnusableError(f"it is nested {MAX_DEPTH} levels deep or more", mendable=False)
    try:
        value: JsonValue = json.loads(text)
    except ValueError:
        return None
    return value


def depth(text: str) -> int:
    """How deep the brackets of a text go, those in JSON strings aside."""
    level = deepest = 0
    for mark in re.findall(r"[\[\]{}]", _STRINGS.sub("", text)):
        level += 1 if mark in "[{" else -1
        deepest = max(deepest, level)
    return deepest


def status_error(status: int, raw: bytes, headers: dict[str, str], host: str) -> ClaimdiffError:
    """The error that an answer with an error status, or an error in a 200, stands for."""
    said = _excerpt(raw)
    if status in (401, 402, 403) or any(kind in raw for kind in _KEY_REFUSED):
        return KeyRefusedError(
            f"{host} refused the key or its quota is used up ({status}): {said}",
            hint="Check OPENAI_API_KEY and the account, then run the same command again.",
            slug="how-to/endpoints",
        )
    if status == 429:
        return BusyError(f"{host} is busy (429): {said}", wait=retry_after(headers))
    if status >= 500 or status in (200, 408):
        return BadReplyError(f"{host} failed ({status}): {said}", wait=retry_after(headers))
    if status == 400 and (b"content_filter" in raw or b"content_policy" in raw):
        return FilteredError(said)
    return RejectedError(
        f"{host} rejected the request ({status}): {said}", reason=raw.decode("utf-8", "replace")
    )


def retry_after(headers: dict[str, str]) -> float | None:
    """The pause that ``retry-after`` asks for, in seconds; it may be seconds or a date."""
    value = headers.get("retry-after", "").strip()
    try:
        seconds = float(value)
    except ValueError:
        seconds = _until(value)
    return None if math.isnan(seconds) else min(LONGEST_PAUSE, max(0.0, seconds))


def _until(date: str) -> float:
    """Seconds until an HTTP date; no number where it is none."""
    try:
        when = parsedate_to_datetime(date)
    except ValueError:
        return math.nan
    aware = when if when.tzinfo else when.replace(tzinfo=UTC)
    return (aware - datetime.now(UTC)).total_seconds()


def _usage(tokens: _Tokens | None) -> Usage:
    if tokens is None:
        return Usage(requests=1)
    details = tokens.prompt_tokens_details
    return Usage(
        requests=1,
        input_tokens=max(0, tokens.prompt_tokens),
        output_tokens=max(0, tokens.completion_tokens),
        cached_tokens=max(0, (details.cached_tokens if details else None) or 0),
    )


def _excerpt(raw: bytes) -> str:
    return " ".join(raw[:EXCERPT].decode("utf-8", "replace").split()) or "(nothing)"
