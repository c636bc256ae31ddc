"""Find the JSON in what a model said: bare, fenced, or with words around it; and know a refusal.

It does not look at what the JSON says.
"""

import json
import re

from pydantic import JsonValue

from claimdiff.engines.llm.failures import (
    FilteredError,
    RefusedError,
    TruncatedError,
    UnusableError,
)
from claimdiff.engines.llm.reply import MAX_ANSWER, Reply, parse_json

_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
"""What some local models say before they answer."""
_FENCE = re.compile(r"```(?:json)?\s*\n(.*?)\n\s*```", re.DOTALL | re.IGNORECASE)
_REFUSAL = re.compile(
    r"\A\W*(?:i['’]?m (?:very |so )?sorry|i am sorry|sorry|i apologi[sz]e|i can(?:no|['’])t|"
    r"i am (?:unable|not able)|i['’]m (?:unable|not able)|i (?:won['’]t|will not)|as an ai|"
    r"unfortunately,? i|抱歉|很抱歉|对不起|對不起|我(?:无法|無法|不能))",
    re.IGNORECASE,
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
    if reply.finish == "length":
        raise TruncatedError
    if len(reply.text.encode("utf-8", "replace")) > MAX_ANSWER:
        raise UnusableError(f"it is longer than {MAX_ANSWER} bytes", mendable=False)
    if "{" not in reply.text and _REFUSAL.match(reply.text):
        raise RefusedError(reply.text)


def extract(text: str) -> JsonValue:
    """The JSON object in a text.

    Raises:
        UnusableError: There is none, or it is nested too deep.
    """
    bare = _THOUGHT.sub("", text).strip()
    fenced = _FENCE.search(bare)
    for candidate in (bare, fenced[1] if fenced else "", bare[bare.find("{") :]):
        value = parse_json(candidate)
        if isinstance(value, dict):
            return value
    return _first_object(bare)


def _first_object(text: str) -> JsonValue:
    """The object that starts at the first brace, with words before and after it."""
    try:
        value, _ = json.JSONDecoder().raw_decode(text, max(0, text.find("{")))
    except ValueError as error:
        raise UnusableError(f"it is no JSON: {error}") from None
    if not isinstance(value, dict):
        raise UnusableError("it is no JSON object")
    return value
