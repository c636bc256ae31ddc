"""Find the JSON in what a model said, whatever stands around it.

Drafts, thoughts, fences and words are passed over; the last whole value that fits is the answer.
Nothing before a value that breaks off is taken for one. Each character is looked at a fixed number
of times. It does not know what the JSON should say: `parse` does.
"""

import json
import logging
import re
from collections import deque
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple, TypeVar

from pydantic import JsonValue

from claimdiff.engines.llm.failures import EXCERPT, UnusableError

MAX_DEPTH = 128
"""Levels. Our own answers have four; a parser of ours recurses to some hundreds."""
MAX_VALUES = 16
"""Values that are tried, from the last: nobody drafts an answer more often."""
MAX_BROKEN = 1_000
"""Pieces that are no JSON: for each the decoder counts the lines before it."""
T = TypeVar("T")
_log = logging.getLogger(__name__)
_THOUGHT_ENDS = r"(?i:</think(?:ing)?>|\[/think\])|<\|channel\|>final[^{]{0,99}?<\|message\|>"
"""DeepSeek, Qwen and others; Magistral; gpt-oss, whose last channel is the answer."""
_END = re.compile(_THOUGHT_ENDS)
_START = re.compile(rf'{_THOUGHT_ENDS}|\[|\{{(?=\s*["}}])')
_THOUGHT = re.compile(r"\s*(?:(?i:<think(?:ing)?>|\[think\])|<\|channel\|>analysis)")
_BLANK = re.compile(r"\s*+\Z")
_STRINGS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
_COMMAS = re.compile(rf"({_STRINGS.pattern})|,(?=\s*[\]}}])", re.DOTALL)
"""A string, or a comma after the last item."""
_DECODER = json.JSONDecoder()


class _Piece(NamedTuple):
    """A list or object in a text: where it starts, where it ends or breaks off, and its value.

    ``problem`` says why it has none: then it breaks off, or is no JSON.
    """

    start: int
    end: int
    value: JsonValue = None
    problem: str = ""


def read_last(text: str, parse: Callable[[JsonValue], T]) -> T:
    """What ``parse`` makes of the last whole value in a text that it accepts.

    Commas after the last item of a list or object are left out where that is what is wrong.

    Raises:
        UnusableError: There is none, the last one breaks off or is nested too deep; or ``parse``
            accepts none: then what it said of the last one.
    """
    try:
        return _read_last(text, parse)
    except UnusableError:
        mended = _COMMAS.sub(r"\1", text)
        if mended == text:
            raise
        return _read_last(mended, parse)


def _read_last(text: str, parse: Callable[[JsonValue], T]) -> T:
    problem: UnusableError | None = None
    for piece, value in islice(_values(text), MAX_VALUES):
        try:
            found = parse(value)
        except UnusableError as error:
            problem = problem or error
        else:
            rest = f"{text[: piece.start]} {text[piece.end :]}"
            # A fence around the answer is not worth a word.
            said = " ".join(re.sub(r"```(?:json)?", "", rest, flags=re.IGNORECASE).split())
            if said:
                _log.info("Besides its answer the model said: %s", said[:EXCERPT])
            return found
    raise problem or UnusableError("it is no JSON object")


def only_thought(text: str) -> bool:
    """Whether a text is the model's thoughts and no answer follows them."""
    ends = deque(_END.finditer(text), maxlen=1)
    if ends:
        return _BLANK.match(text, ends[0].end()) is not None
    return _THOUGHT.match(text) is not None


def parse_json(text: str) -> JsonValue:
    """A text as JSON, or None where it is none.

    Raises:
        UnusableError: It is nested too deep.
    """
    _check_depth(text)
    try:
        value: JsonValue = json.loads(text)
    except ValueError:
        return None
    return value


def as_object(value: JsonValue) -> dict[str, JsonValue]:
    """A value if it is an object, else an empty object."""
    return value if isinstance(value, dict) else {}


def as_objects(value: JsonValue) -> list[dict[str, JsonValue]]:
    """The objects in a list; empty if the value is no list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _check_depth(text: str) -> None:
    """Refuse a text whose brackets, those in JSON strings aside, are nested too deep."""
    if text.count("[") + text.count("{") < MAX_DEPTH:
        return
    level = 0
    for mark in re.findall(r"[\[\]{}]", _STRINGS.sub("", text)):
        level += 1 if mark in "[{" else -1
        if level >= MAX_DEPTH:
            raise _too_deep()


def _values(text: str) -> Iterator[tuple[_Piece, JsonValue]]:
    """The objects of a text from the last to the first, each before the one it may wrap.

    Raises:
        UnusableError: On the way is an object that is not whole.
    """
    for piece in reversed(_pieces(text)):
        if piece.problem:
            if "{" in text[piece.start : piece.end] or piece.end == len(text):
                raise UnusableError(f"it is no JSON: {piece.problem}")
            continue  # words in brackets
        for item in reversed(piece.value) if isinstance(piece.value, list) else [piece.value]:
            inner: JsonValue = item
            while isinstance(inner, dict):
                yield piece, inner
                inner = next(iter(inner.values())) if len(inner) == 1 else None


def _pieces(text: str) -> deque[_Piece]:
    """The last lists and objects of a text; thoughts only where nothing was said after them."""
    found: deque[_Piece] = deque(maxlen=MAX_VALUES)
    at = broken = 0
    while start := _START.search(text, at):
        if start[0] in "[{":
            piece = _piece(text, start.start())
            broken += bool(piece.problem)
            if broken > MAX_BROKEN:
                raise UnusableError(f"it has more than {MAX_BROKEN} brackets that are no JSON")
            found.append(piece)
            at = piece.end
        else:
            at = start.end()
            if not _BLANK.match(text, at):
                found.clear()
    return found


def _piece(text: str, start: int) -> _Piece:
    """The list or object that starts here."""
    try:
        value, end = _DECODER.raw_decode(text, start)
        piece = _Piece(start, end, value)
    except json.JSONDecodeError as error:
        # A string that is not closed is told by where it starts.
        end = len(text) if error.msg.startswith("Unterminated") else error.pos
        broken = end == len(text) or _BLANK.match(text, end)
        piece = _Piece(start, len(text) if broken else max(end, start + 1), problem=error.msg)
    except RecursionError:
        raise _too_deep() from None
    _check_depth(text[start : piece.end])
    return piece


def _too_deep() -> UnusableError:
    return UnusableError(f"it is nested {MAX_DEPTH} levels deep or more", mendable=False)
