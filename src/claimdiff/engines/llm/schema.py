"""The shapes of answers, how they are read, and the JSON Schemas that ask for them.

Keys are a letter and kinds a word: an answer's tokens are paid for. The schemas keep to what strict
modes take everywhere: objects with every property required and none added, arrays, enums; no
defaults, maps, tuples or alternatives. An answer is read more leniently: an item of a list that
cannot be used is set aside with its reason and spoils no other.
"""

import unicodedata
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    WrapValidator,
    model_validator,
)

from claimdiff.articles import invisible
from claimdiff.articles.spans import without
from claimdiff.engines.llm.failures import UnusableError
from claimdiff.result import Certainty, ClaimKind, Ungrounded

MAX_TEXT = 1_000
"""Characters of a clause or a sentence of an abstract: five times the longest in newspapers."""
MAX_NAME = 200
"""Characters of a speaker or referent with title and office."""
SHOWN = 300
"""Characters of an item set aside that its entry repeats."""

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
    shown = (
        c if c.isprintable() or c in _JOINERS else "" if unicodedata.category(c) == "Cf" else " "
        for c in without(said, invisible.find(said)).text
    )
    return " ".join("".join(shown).split())


def _text(value: object) -> object:
    """A text as it is; nothing, however it is said, is the empty text."""
    return "" if value is None else clean(value) if isinstance(value, str) else value


@dataclass
class Reading:
    """What an answer may name, and what of it was set aside.

    Attributes:
        article: The id under which items that cannot be used are listed.
        known: The numbers that were given to claims and sentences, by what they number.
        aside: The items that cannot be used, in the answer's order.
        places: Where the items of the last list that had any are, by their places in the answer.
    """

    article: str
    known: Mapping[str, Container[int]]
    aside: list[Ungrounded] = field(default_factory=list)
    places: dict[str, dict[int, int]] = field(default_factory=dict)

    def set_aside(self, kind: str, item: object, reason: str) -> None:
        """List an item that cannot be used."""
        text = item.get("t") if isinstance(item, dict) else None
        shown = clean(text if isinstance(text, str) else str(item))[:SHOWN]
        self.aside.append(Ungrounded(article=self.article, kind=kind, text=shown, reason=reason))


Shape = TypeVar("Shape", bound=BaseModel)


def read_as(shape: type[Shape], answer: JsonValue, reading: Reading) -> Shape:
    """An answer in its shape, without the items that are set aside.

    Raises:
        UnusableError: It has not the shape.
    """
    try:
        return shape.model_validate(answer, context=reading)
    except ValidationError as error:
        raise UnusableError(describe(error)) from None


def describe(error: ValidationError) -> str:
    """The first thing that is wrong, in one line, without the input."""
    first = error.errors(include_url=False, include_input=False)[0]
    if first["type"] == "value_error":
        return str(first["ctx"]["error"])
    where = ".".join(part for part in first["loc"] if isinstance(part, str))
    return f"{where}: {first['msg']}" if where else first["msg"]


def _reading(info: ValidationInfo) -> Reading:
    if not isinstance(info.context, Reading):
        raise TypeError("an answer is read by `read_as`")
    return info.context


def _items(kind: str) -> WrapValidator:
    """A list whose items are taken one by one; one that cannot be used is set aside as ``kind``."""

    def usable(
        value: object, read: ValidatorFunctionWrapHandler, info: ValidationInfo
    ) -> list[object]:
        if not isinstance(value, list):
            return list(read(value))  # for its error
        reading, found = _reading(info), list[object]()
        places = reading.places[info.field_name or ""] = {}
        for place, item in enumerate(value, start=1):
            try:
                (one,) = read([item])
            except ValidationError as error:
                reading.set_aside(kind, item, describe(error))
            else:
                places[place] = len(found)
                found.append(one)
        return found

    return WrapValidator(usable)


def _numbered(what: str) -> AfterValidator:
    """See that a number is one that was given to ``what``."""

    def known(number: int, info: ValidationInfo) -> int:
        if number not in _reading(info).known[what]:
            raise ValueError(f"there is no {what} {number}")
        return number

    return AfterValidator(known)


Number = Annotated[int, Field(strict=False)]
"""Small models write 3 as "3" or 3.0, too."""
Sentence = Annotated[Number, _numbered("sentence")]
LeftClaim = Annotated[Number, _numbered("left claim")]
RightClaim = Annotated[Number, _numbered("right claim")]
LeftSentence = Annotated[Number, _numbered("left sentence")]
RightSentence = Annotated[Number, _numbered("right sentence")]
Words = Annotated[str, BeforeValidator(_text), StringConstraints(max_length=MAX_TEXT)]
Name = Annotated[str, BeforeValidator(_text), StringConstraints(max_length=MAX_NAME)]
Text = Annotated[str, BeforeValidator(_text), StringConstraints(min_length=1, max_length=MAX_TEXT)]
Pair = Annotated[list[Name], Field(min_length=2, max_length=2)]
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
    """A claim: its sentence, its kind, the clause's words, who says it, referents as pairs.

    The schema asks for a list of strings in this order, the pairs one after the other (27 tokens a
    claim; an object's keys cost ten more); an answer that came without it may be an object.
    """

    s: Sentence
    k: Kind = "fact"
    q: Words = ""
    w: Name = ""
    r: Annotated[list[Pair], _items("referent")] = []

    @model_validator(mode="before")
    @classmethod
    def _from_list(cls, claim: object) -> object:
        if not isinstance(claim, list):
            return claim
        fixed, rest = claim[:4], [one if isinstance(one, list) else [one] for one in claim[4:]]
        referents = [word for part in rest for word in part]
        while referents and not referents[-1]:
            referents.pop()
        pairs = [referents[place : place + 2] for place in range(0, len(referents), 2)]
        return dict(zip("skqw", fixed, strict=False)) | {"r": pairs}


_STRINGS = WithJsonSchema({"type": "array", "items": {"type": "string"}})


class SentenceAnswer(_Shape):
    """A sentence of the abstract, with the numbers of those it sums up."""

    t: Text
    s: Annotated[list[Sentence], Field(min_length=1, max_length=MAX_TEXT)]


class ReadAnswer(_Shape):
    """The answer to ``read``; the last three list sentences that give no claim."""

    claims: Annotated[list[Annotated[ClaimAnswer, _STRINGS]], _items("claim")]
    abstract: Annotated[list[SentenceAnswer], _items("point")] = []
    points: Annotated[list[Number], _items("point")] = []
    opinion: Annotated[list[Sentence], _items("sentence")] = []
    vague: Annotated[list[Sentence], _items("sentence")] = []
    furniture: Annotated[list[Sentence], _items("sentence")] = []


class ClashAnswer(_Shape):
    """A claim of the right that cannot hold beside one of the left, and the words that clash."""

    r: RightClaim
    lv: Words = ""
    rv: Words = ""
    a: JudgedAspect = "other"


class RowAnswer(_Shape):
    """What the right article has of one claim of the left."""

    l: LeftClaim  # noqa: E741 - the key the model writes
    same: Annotated[list[RightClaim], _items("link")] = []
    clash: Annotated[list[ClashAnswer], _items("link")] = []
    told: Annotated[list[RightSentence], _items("link")] = []


class ToldAnswer(_Shape):
    """A claim of the right, and the sentences of the left article that tell it."""

    r: RightClaim
    told: Annotated[list[LeftSentence], _items("link")]


class JudgeAnswer(_Shape):
    """The answer to ``judge``."""

    rows: Annotated[list[RowAnswer], _items("link")]
    right: Annotated[list[ToldAnswer], _items("link")] = []


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
