"""The shapes of answers, and the JSON Schemas that ask for them.

Keys are a letter and kinds a word: an answer's tokens are paid for. The schemas keep to what strict
modes take everywhere: objects with every property required and none added, arrays, enums; no
defaults, maps, tuples or alternatives.
"""

import unicodedata
from functools import cache
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    StrictInt,
    StringConstraints,
    TypeAdapter,
)

from claimdiff.articles import invisible
from claimdiff.articles.spans import without
from claimdiff.result import Aspect, Certainty, ClaimKind

MAX_TEXT = 1_000
"""Characters of a claim: five times the longest a newspaper sentence yields."""
MAX_NAME = 200
"""Characters of a speaker's name with title and office."""

Kind = Literal["fact", "said", "alleged", "denied", "plan", "forecast", "possible", "opinion"]
KINDS: dict[Kind, tuple[ClaimKind, Certainty]] = {
    "fact": ("fact", "stated"),
    "said": ("statement", "reported"),
    "alleged": ("statement", "alleged"),
    "denied": ("statement", "denied"),
    "plan": ("plan", "planned"),
    "forecast": ("forecast", "possible"),
    "possible": ("fact", "possible"),
    "opinion": ("opinion", "reported"),
}
"""One word of an answer says both kind and certainty: five tokens a claim less than two fields."""


_JOINERS = "\u200c\u200d"
"""Invisible, and part of the spelling of Persian words and of joined emoji."""


def clean(text: str) -> str:
    """A text without what cannot be seen or written: controls, marks of direction, surrogates.

    As in articles, variation selectors and tags go too, but for those of emoji.
    """
    if text.isascii() and text.isprintable():  # most texts: a twentieth of the time
        return " ".join(text.split())
    said = text.encode("utf-8", "replace").decode()
    shown = (_shown(c) for c in without(said, invisible.find(said)).text)
    return " ".join("".join(shown).split())


def _shown(character: str) -> str:
    if character.isprintable() or character in _JOINERS:
        return character
    return "" if unicodedata.category(character) == "Cf" else " "


Text = Annotated[str, AfterValidator(clean), StringConstraints(min_length=1, max_length=MAX_TEXT)]
Name = Annotated[
    str,
    BeforeValidator(lambda name: "" if name is None else name),
    AfterValidator(clean),
    StringConstraints(max_length=MAX_NAME),
]
Numbers = Annotated[list[StrictInt], Field(max_length=MAX_TEXT)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)


class ClaimAnswer(_Shape):
    """A claim: text, sentences that say it, sentences a name comes from, who says it, kind.

    The schema asks for every field; an answer that came without it may lack ``x`` and ``w``.
    """

    t: Text
    s: Annotated[Numbers, Field(min_length=1)]
    x: Numbers = []
    w: Name = ""
    k: Kind


class SentenceAnswer(_Shape):
    """A sentence of the abstract, with the numbers of those it sums up."""

    t: Text
    s: Annotated[Numbers, Field(min_length=1)]


class ReadAnswer(_Shape):
    """The answer to ``read``."""

    claims: list[ClaimAnswer]
    abstract: list[SentenceAnswer]
    points: Numbers
    opinion: Numbers
    background: Numbers
    vague: Numbers


class PairAnswer(_Shape):
    """A claim of the left and one of the right."""

    l: StrictInt  # noqa: E741 - the key the model writes
    r: StrictInt


class ConflictAnswer(PairAnswer):
    """Two claims that cannot both hold, and the aspect they differ in."""

    a: Aspect


class FoundAnswer(_Shape):
    """A claim and the sentences of the other article that tell it."""

    c: StrictInt
    s: Annotated[Numbers, Field(min_length=1)]


class JudgeAnswer(_Shape):
    """The answer to ``judge``."""

    same: list[PairAnswer]
    conflict: list[ConflictAnswer]
    l_in_r: list[FoundAnswer]
    r_in_l: list[FoundAnswer]


class ReadShell(_Shape):
    """A ``read`` answer whose items have not been looked at: one bad item spoils only itself."""

    claims: list[JsonValue]
    abstract: list[JsonValue] = []
    points: list[JsonValue] = []
    opinion: list[JsonValue] = []
    background: list[JsonValue] = []
    vague: list[JsonValue] = []


class JudgeShell(_Shape):
    """A ``judge`` answer whose items have not been looked at."""

    same: list[JsonValue]
    conflict: list[JsonValue]
    l_in_r: list[JsonValue] = []
    r_in_l: list[JsonValue] = []


@cache
def strict_schema(shape: type[BaseModel]) -> dict[str, JsonValue]:
    """The shape's JSON Schema in the subset above, references written out; not to be changed."""
    schema = TypeAdapter(shape).json_schema()
    definitions = schema.pop("$defs", {})
    return _object(_strict(schema, definitions))


_KEPT = {"type", "enum", "items", "properties"}


def _strict(schema: JsonValue, definitions: dict[str, JsonValue]) -> JsonValue:
    if not isinstance(schema, dict):
        return schema
    if isinstance(name := schema.get("$ref"), str):
        return _strict(definitions[name.rsplit("/", 1)[-1]], definitions)
    kept = {key: value for key, value in schema.items() if key in _KEPT}
    if "items" in kept:
        kept["items"] = _strict(kept["items"], definitions)
    if "properties" in kept:
        properties = _object(kept["properties"])
        kept["properties"] = {key: _strict(one, definitions) for key, one in properties.items()}
        kept["required"] = list(properties)
        kept["additionalProperties"] = False
    return kept


def _object(value: JsonValue) -> dict[str, JsonValue]:
    if not isinstance(value, dict):
        raise TypeError("a schema is an object")
    return value
