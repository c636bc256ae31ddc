"""A saved result with one character or one number changed, at every place that matters."""

import copy
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claimdiff.text.names import names
from claimdiff.text.quantities import quantities

Path = tuple[str | int, ...]
Json = Any  # JSON of any depth: what is in it is what these tests change

# What no article can vouch for: how a run went, how a thing is called, what was judged.
UNCHECKED = frozenset(
    {
        *("schema_version", "kind", "status", "version", "created", "engine", "usage", "warnings"),
        *("label", "origin", "title", "outlet", "agency", "author", "url", "updated", "language"),
        *("published", "certainty", "quoted", "aspect", "compatible", "basis", "possible_update"),
        *("score", "prominence", "note", "reason", "message", "relation", "grade", "role"),
    }
)
# A claim's own wording may differ from its words: what must not is its names and numbers.
_WORDING = frozenset({("claims", "text"), ("points", "text"), ("abstract", "text")})
# A name for a thing may be any, so long as it is the same everywhere and given once.
_NAMES = frozenset({("findings", "id")})
# A check carries no body that its words could be held against, nor claims that it could name.
_UNSEEN = frozenset({"prefix", "suffix", "id"})
_CLAIM_NAME = ("claim", "claim"), ("text", "claim")
# What did not stand up to its article says what it likes; only its nearest words are checked.
_LOOSE = frozenset({("ungrounded", "text")})


@dataclass(frozen=True)
class Mutant:
    """Where a saved result was changed, from what to what."""

    path: Path
    old: Json
    new: Json
    data: Json

    @property
    def kind(self) -> str:
        """The path without its numbers and ids: "claims.spans.start"."""
        steps = [step for step in self.path if isinstance(step, str) and len(step) > 1]
        return ".".join(steps)


def mutants(data: Json, seed: int) -> Iterator[Mutant]:
    """Every leaf that matters, changed by one; ``seed`` chooses the character and the sign."""
    rng = random.Random(seed)  # noqa: S311 - a test's own dice
    for path, value in _leaves(data, ()):
        new = _changed(path, value, rng)
        if new is not None:
            mutant = Mutant(path, value, new, _replaced(data, path, new))
            if not _over_white_space(mutant):
                yield mutant


def _over_white_space(mutant: Mutant) -> bool:
    """Whether an end of a run or of a cut only moves over white space, which belongs to nobody."""
    match mutant.path:
        case ("articles", int(at), "offset_map", int(run), 2):
            base = mutant.data["articles"][at]["offset_map"][run][1]
        case ("articles", int(at), "removed", int(_), str(_)):
            base = 0
        case _:
            return False
    start, end = sorted((base + mutant.old, base + mutant.new))
    return bool(mutant.data["articles"][at]["source"][start:end].isspace())


def _leaves(value: object, path: Path) -> Iterator[tuple[Path, object]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in UNCHECKED:
                yield from _leaves(inner, (*path, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _leaves(inner, (*path, at))
    else:
        yield path, value


def _changed(path: Path, value: object, rng: random.Random) -> object:
    """One digit up or down, one letter for another; None for what holds none that matters."""
    kind = tuple(step for step in path if isinstance(step, str))[-2:]
    if isinstance(value, bool) or value is None or kind in _NAMES | _LOOSE:
        return None
    if path[0] in ("id", "span", "differences") and (path[-1] in _UNSEEN or kind in _CLAIM_NAME):
        return None
    if isinstance(value, int | float):
        return value + 1 if value == 0 else value + rng.choice((-1, 1))
    text = str(value)
    places = _telling(text) if kind in _WORDING else range(len(text))
    digits = [at for at in places if text[at].isdigit()]
    letters = [at for at in places if text[at].isascii() and text[at].isalpha()]
    if not digits + letters:
        return None
    at = rng.choice(digits or letters)
    return f"{text[:at]}{_other(text[at])}{text[at + 1 :]}"


def _telling(text: str) -> list[int]:
    """The places of a wording where its numbers and names stand."""
    found = [(n.start, n.end) for n in quantities(text)] + [(n.start, n.end) for n in names(text)]
    return [at for start, end in found for at in range(start, end)]


def _other(char: str) -> str:
    if char.isdigit():
        return str((int(char) + 1) % 10)
    other = "q" if char in "xX" else "x"
    return other.upper() if char.isupper() else other


def _replaced(data: Json, path: Path, new: object) -> Json:
    """A copy along the path; what stands beside it is shared, for nobody changes it."""
    if not path:
        return new
    made = copy.copy(data)
    made[path[0]] = _replaced(data[path[0]], path[1:], new)
    return made
