"""What an HTTP status, with the words that come along, stands for.

The words decide where they are plain: servers send one cause with many statuses. It reads no
answers.
"""

import math
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from claimdiff.engines.llm.extract import as_object, parse_json
from claimdiff.engines.llm.failures import (
    EXCERPT,
    BadReplyError,
    BusyError,
    ContextError,
    FilteredError,
    KeyRefusedError,
    RedirectedError,
    RejectedError,
    UnknownModelError,
    UnknownPathError,
    UnusableError,
)
from claimdiff.engines.llm.fallback import Step, lowered
from claimdiff.errors import ClaimdiffError

LONGEST_PAUSE = 30 * 86_400.0
"""Seconds. A server that asks for more than a month has made a mistake."""
_KEY = re.compile("insufficient_quota|no_db_connection")
"""Kinds of error that are about the key whatever their status: OpenAI says the first with a 429,
LiteLLM's proxy without a database the second with a 400 when it does not know a key."""
_CONTEXT = re.compile(
    r"context[_ ]?(?:length|size|window)|maximum (?:model length|number of tokens)"
    r"|(?:prompt|input) is too long|too large for model|request too large",
    re.IGNORECASE,
)
"""How a request that does not fit is told by OpenAI, llama.cpp, vLLM, SGLang and LM Studio (all the
first), vLLM and Gemini, Anthropic, Mistral, Groq."""
_MODEL = re.compile(
    r"model_not_found|invalid model\b|model\W.{0,200}?(?:does not|doesn't|not) (?:exist|found)",
    re.IGNORECASE | re.DOTALL,
)
_PATH = re.compile("unexpected endpoint or method", re.IGNORECASE)
"""LM Studio says so with a 200."""
_FILTER = re.compile("content_filter|content_policy")
_HOST = re.compile(r"[\w.:\[\]-]{1,253}")


def status_error(status: int, raw: bytes, headers: Mapping[str, str], host: str) -> ClaimdiffError:
    """The error that an answer with an error status, or an error in a 200, stands for."""
    if 300 <= status < 400:
        target = _target(headers.get("location", ""))
        return RedirectedError(f"{host} redirects to {target}; the redirect was not followed.")
    said, reason = excerpt(raw), raw.decode("utf-8", "replace")
    if status in (401, 402, 403) or _KEY.search(reason):
        return KeyRefusedError(f"{host} refused the key or its quota is used up ({status}): {said}")
    if status == 413 or _CONTEXT.search(reason):
        return ContextError(f"The request does not fit the model at {host} ({status}): {said}")
    if status == 429:
        return BusyError(f"{host} is busy (429): {said}", wait=retry_after(headers))
    if status == 400 and _FILTER.search(reason):
        return FilteredError(said)
    return _rejected(status, reason, said, host) or BadReplyError(
        f"{host} failed ({status}): {said}", wait=retry_after(headers)
    )


def _rejected(status: int, reason: str, said: str, host: str) -> RejectedError | None:
    """The error of a request that is refused as such; None where it might be taken later."""
    no_path = status in (404, 405) or _PATH.search(reason)
    about_form = status == 500 and lowered(Step(), reason) != Step()
    if not no_path and (status in (200, 408) or (status >= 500 and not about_form)):
        return None
    if _MODEL.search(reason):
        return UnknownModelError(f"{host} does not know the model ({status}): {said}")
    if no_path:
        return UnknownPathError(f"{host} has no such path ({status}): {said}")
    error = RejectedError(f"{host} rejected the request ({status}): {said}", reason=reason)
    with suppress(UnusableError):
        content = as_object(as_object(parse_json(reason)).get("error"))
        # Groq sends along what the model wrote when that is not the JSON asked for.
        error.generation = str(content.get("failed_generation") or "")
    return error


def _target(location: str) -> str:
    """The scheme and host of a redirect's target, and nothing else of it."""
    try:
        parts = urlsplit(location)
        host = f"{parts.hostname}:{parts.port}" if parts.port else parts.hostname
    except ValueError:
        return "a malformed address"
    if not host:
        return "another path of its own"
    return f"{parts.scheme or 'http'}://{host}" if _HOST.fullmatch(host) else "a malformed address"


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The pause that ``retry-after`` asks for, in seconds; it may be seconds or a date."""
    value = headers.get("retry-after", "").strip()
    seconds = math.nan
    with suppress(ValueError):
        when = parsedate_to_datetime(value)
        aware = when if when.tzinfo else when.replace(tzinfo=UTC)
        seconds = (aware - datetime.now(UTC)).total_seconds()
    with suppress(ValueError):
        seconds = float(value)
    return None if math.isnan(seconds) else min(LONGEST_PAUSE, max(0.0, seconds))


def excerpt(raw: bytes) -> str:
    """The beginning of what a server sent, in one line."""
    return " ".join(raw[:EXCERPT].decode("utf-8", "replace").split()) or "(nothing)"
