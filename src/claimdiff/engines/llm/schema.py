"""The shapes of answers, and the JSON Schemas that ask for them.

Keys are a letter and kinds a word: an answer's tokens are paid for. The schemas keep to what strict
modes take everywhere: objects with every property required and none added, arrays, enums; no
defaults, maps, tuples or alternatives.
"""

import re
import unicodedata
from functools import cache
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    StringConstraints,
    TypeAdapter,
)

from claimdiff.articles import invisible
from claimdiff.articles.spans import without
from claimdiff.result import Certainty, ClaimKind

MAX_TEXT = 1_000
"""Characters of a clause or a sentence of an abstract: five times the longest in newspapers."""
MAX_NAME = 200
"""Characters of a speaker or referent with title and office."""

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


def _text(value: object) -> object:
    """A text as it is; nothing, however it is said, is the empty text."""
    return "" if value is None else clean(value) if isinstance(value, str) else value


def whole(value: object) -> object:
    """A whole number as small models write it: 3, "3", 3.0, [3]."""
    if isinstance(value, list) and len(value) == 1:
        return whole(value[0])
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return int(value) if isinstance(value, str) and _DIGITS.fullmatch(value.strip()) else value


_DIGITS = re.compile(r"[0-9]{1,6}")
Number = Annotated[int, BeforeValidator(whole)]
Numbers = Annotated[list[Number], Field(max_length=MAX_TEXT)]
Words = Annotated[str, BeforeValidator(_text), StringConstraints(max_length=MAX_TEXT)]
Name = Annotated[str, BeforeValidator(_text), StringConstraints(max_length=MAX_NAME)]
Text = Annotated[str, BeforeValidator(_text), StringConstraints(min_length=1, max_length=MAX_TEXT)]
JudgedAspect = Literal[
    "quantity",
    "time",
    "place",
    "person",
    "attribution",
    "cause",
    "status",
    "means",
    "direction",
    "other",
    "l-newer",
    "r-newer",
]
"""In what two claims differ; the last two tell which side has the later value."""


class _Shape(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)


class ClaimAnswer(_Shape):
    """A claim: its sentence, the clause's words, referents as pairs, who says it, its kind.

    The schema asks for every field; an answer that came without it may lack all but ``s``.
    """

    s: Number
    q: Words = ""
    r: list[list[Name]] = []
    w: Name = ""
    k: Kind = "fact"


class SentenceAnswer(_Shape):
    """A sentence of the abstract, with the numbers of those it sums up."""

    t: Text
    s: Annotated[Numbers, Field(min_length=1)]


class ReadAnswer(_Shape):
    """The answer to ``read``; the last three list sentences that give no claim."""

    claims: list[ClaimAnswer]
    abstract: list[SentenceAnswer]
    points: Numbers
    opinion: Numbers
    vague: Numbers
    furniture: Numbers


class ClashAnswer(_Shape):
    """A claim of the right that cannot hold beside one of the left, and the words that clash."""

    r: Number
    lv: Words = ""
    rv: Words = ""
    a: JudgedAspect = "other"


class RowAnswer(_Shape):
    """What the right article has of one claim of the left."""

    l: Number  # noqa: E741 - the key the model writes
    same: Numbers
    clash: list[ClashAnswer]
    told: Numbers


class ToldAnswer(_Shape):
    """A claim of the right, and the sentences of the left article that tell it."""

    r: Number
    told: Annotated[Numbers, Field(min_length=1)]


class JudgeAnswer(_Shape):
    """The answer to ``judge``."""

    rows: list[RowAnswer]
    right: list[ToldAnswer]


class ReadShell(_Shape):
    """A ``read`` answer whose items have not been looked at: one bad item spoils only itself."""

    claims: list[JsonValue]
    abstract: list[JsonValue] = []
    points: list[JsonValue] = []
    opinion: list[JsonValue] = []
    vague: list[JsonValue] = []
    furniture: list[JsonValue] = []


class RowShell(_Shape):
    """A row of a ``judge`` answer whose items have not been looked at."""

    l: Number  # noqa: E741 - the key the model writes
    same: list[JsonValue] = []
    clash: list[JsonValue] = []
    told: list[JsonValue] = []


class JudgeShell(_Shape):
    """A ``judge`` answer whose rows have not been looked at."""

    rows: list[JsonValue]
    right: list[JsonValue] = []


@cache
def strict_schema(shape: type[BaseModel]) -> dict[str, JsonValue]:
    """The shape's JSON Schema in the subset above, references written out; not to be changed."""
    schema = TypeAdapter(shape).json_schema()
    definitions = schema.pop("$defs", {})
    return _object(_strict(schema, definitions))


_KEPT = {"type", "enum", "items", "properties"}
"""`BeforeValidator` leaves the types as they are: what a schema asks for is stricter than what is
read."""


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
