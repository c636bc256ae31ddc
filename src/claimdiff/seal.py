"""The seal of a result: a digest by which any later change of it is found.

It proves that nothing was changed, not who made the result: whoever changes one can seal it again.
What then remains is to make the findings anew (`claimdiff.verify`).
"""

import hashlib
import json
from collections.abc import Mapping
from typing import TypeVar

from claimdiff.result import Record, Seal

Sealable = TypeVar("Sealable", bound=Record)


def sealed(result: Sealable) -> Sealable:
    """A result with its seal; a seal that it has is replaced."""
    digest = sha256(result.model_dump(mode="json", by_alias=True))
    return result.model_copy(update={"seal": Seal(sha256=digest)})


def sha256(data: Mapping[str, object]) -> str:
    """The digest of a result's JSON without its seal.

    The canonical form: keys in order, no blanks, ASCII with escapes, numbers as Python writes them.
    """
    bare = {name: value for name, value in data.items() if name != "seal"}
    text = json.dumps(bare, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()
