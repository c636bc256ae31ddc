"""Changes of a saved result, of every field that the schema has.

The fields come from the pydantic types themselves, so a field that is added is tampered with from
then on. What may be put into a field is what its type allows: a result that cannot be read at all
deceives nobody.
"""

import copy
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

Path = tuple[str | int, ...]
Json = Any  # JSON of any depth: what is in it is what these tests change


@dataclass(frozen=True)
class Change:
    """One change: which field of the schema, where, what was done, and the changed JSON."""

    field: str
    path: Path
    what: str
    data: Json


def changes(result: BaseModel, seed: int, most: int) -> Iterator[Change]:
    """Changes of every field that occurs in a result, at up to ``most`` places each."""
    data = result.model_dump(mode="json", by_alias=True)
    places: dict[str, list[tuple[Path, object]]] = defaultdict(list)
    for field, path, kind in _fields(type(result), data, ()):
        places[field].append((path, kind))
    rng = random.Random(seed)  # noqa: S311 - a test's own dice
    for field, found in sorted(places.items()):
        for path, kind in rng.sample(found, min(most, len(found))):
            value = _at(data, path)
            for what, other in _others(value, kind, rng):
                if other != value:
                    yield Change(field, path, what, _replaced(data, path, other))


def fields_in(result: BaseModel) -> set[str]:
    """Every field that `changes` goes through."""
    return {
        field
        for field, *_ in _fields(type(result), result.model_dump(by_alias=True, mode="json"), ())
    }


def fields_of(kind: type[BaseModel]) -> set[str]:
    """Every field of the schema that belongs to a result of some type, as `Change.field` has it."""
    found = set()
    for record in _records(kind, set()):
        found |= {
            f"{record.__name__}.{field.alias or name}"
            for name, field in record.model_fields.items()
        }
    return found


def _records(kind: object, seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        if kind not in seen:
            seen.add(kind)
            for field in kind.model_fields.values():
                _records(field.annotation, seen)
    else:
        for part in get_args(kind):
            _records(part, seen)
    return seen


def _fields(kind: object, value: Json, path: Path) -> Iterator[tuple[str, Path, object]]:
    """Each field of a value of a type: its name in the schema, its place, its own type."""
    record = _record_of(kind)
    if record is not None and isinstance(value, dict):
        for name, field in record.model_fields.items():
            key = field.alias or name
            yield f"{record.__name__}.{key}", (*path, key), field.annotation
            yield from _fields(field.annotation, value[key], (*path, key))
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield from _fields(_item_of(kind), one, (*path, place))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _fields(_item_of(kind), one, (*path, key))


def _plain(kind: object) -> list[object]:
    """The types that a field may have, without null."""
    if get_origin(kind) is Annotated:
        return _plain(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        return [one for part in get_args(kind) for one in _plain(part)]
    return [] if kind is type(None) else [kind]


def _record_of(kind: object) -> type[BaseModel] | None:
    return next(
        (one for one in _plain(kind) if isinstance(one, type) and issubclass(one, BaseModel)), None
    )


def _item_of(kind: object) -> object:
    (several,) = [one for one in _plain(kind) if get_origin(one) in (tuple, dict)]
    parts = [part for part in get_args(several) if part is not Ellipsis]
    return parts[-1]


def _others(value: Json, kind: object, rng: random.Random) -> Iterator[tuple[str, Json]]:
    """What else a field may hold, each with what was done."""
    kinds = _plain(kind)
    optional = type(None) in get_args(kind)
    if value is None:
        yield from (("set", made) for one in kinds if (made := _made(one)) is not None)
        return
    if optional:
        yield "emptied", None
    choices = [choice for one in kinds if get_origin(one) is Literal for choice in get_args(one)]
    if choices:
        yield from (("changed", choice) for choice in choices if choice != value)
    elif isinstance(value, bool):
        yield "changed", not value
    elif isinstance(value, int | float):
        yield from _numbers(value)
    elif isinstance(value, str):
        yield "changed", _misspelt(value, rng)
    elif isinstance(value, list):
        yield from _lists(value, rng)
    elif isinstance(value, dict) and _record_of(kind) is None:
        yield from _maps(value)


def _numbers(value: float) -> Iterator[tuple[str, float]]:
    if isinstance(value, int):
        yield "changed", value + 1
    else:
        yield "changed", value / 2 if value else 0.5


def _misspelt(value: str, rng: random.Random) -> str:
    """The text with one letter or digit for another; a text without any with one more."""
    places = [at for at, char in enumerate(value) if char.isalnum()]
    if not places:
        return f"{value}x"
    at = rng.choice(places)
    other = str((int(value[at]) + 1) % 10) if value[at].isdecimal() else "q"
    return value[:at] + ("x" if value[at] == other else other) + value[at + 1 :]


def _lists(value: list[Json], rng: random.Random) -> Iterator[tuple[str, Json]]:
    if value:
        at = rng.randrange(len(value))
        yield "one removed", value[:at] + value[at + 1 :]
        yield "one repeated", [*value, value[at]]
    if len(value) > 1:
        yield "order turned", value[::-1]


def _maps(value: dict[str, Json]) -> Iterator[tuple[str, Json]]:
    for key in list(value)[:1]:
        yield "one removed", {name: one for name, one in value.items() if name != key}


def _made(kind: object) -> Json:
    """A value of a type, for a field that is empty."""
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    if get_origin(kind) in (tuple, dict):
        return None
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return None
    plain: dict[object, Json] = {str: "2031-03-04", int: 1, float: 1.0, bool: True}
    return plain[kind]


def _at(data: Json, path: Path) -> Json:
    for step in path:
        data = data[step]
    return data


def _replaced(data: Json, path: Path, new: Json) -> Json:
    """A copy along the path; what stands beside it is shared, for nobody changes it."""
    if not path:
        return new
    made = copy.copy(data)
    made[path[0]] = _replaced(data[path[0]], path[1:], new)
    return made
