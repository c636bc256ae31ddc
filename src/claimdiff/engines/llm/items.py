"""Items of an answer that cannot be used: how they are listed, with the reason in one line."""

from pydantic import JsonValue, ValidationError

from claimdiff.engines.llm.schema import clean
from claimdiff.result import Ungrounded

SHOWN = 300
"""Characters of an unusable item that its entry repeats."""


def rejected(article: str, kind: str, item: JsonValue, error: ValueError) -> Ungrounded:
    """The entry of an item of this article (by id) that cannot be used."""
    text = item.get("t") if isinstance(item, dict) else None
    shown = text if isinstance(text, str) else str(item)
    reason = describe(error) if isinstance(error, ValidationError) else str(error)
    return Ungrounded(article=article, kind=kind, text=clean(shown)[:SHOWN], reason=reason)


def describe(error: ValidationError) -> str:
    """The first thing that is wrong, in one line, without the input."""
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else first["msg"]
