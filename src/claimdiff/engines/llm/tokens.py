"""Count tokens: how long a prompt is, before it is sent.

The only module that imports `tiktoken`. The table of o200k_base comes with the package, so counts
are the same with and without a network; models of another tokenizer are counted with it too, and
the count is called an estimate. It cuts no text.
"""

import base64
import hashlib
import lzma
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tiktoken import Encoding

RANKS_SHA256 = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"
"""What `tiktoken_ext.openai_public` expects of the table."""
_building = Lock()
_SAME_TABLE = {"o200k_base", "o200k_harmony"}
"""Encodings that differ in special tokens only."""


def count(text: str) -> int:
    """How many o200k_base tokens a text has; nothing in it counts as a special token."""
    return len(_encoding().encode_ordinary(text))


def estimated(model: str) -> bool:
    """Whether `count` is an estimate for this model: its tokenizer is another, or unknown."""
    from tiktoken.model import encoding_name_for_model

    try:
        return encoding_name_for_model(model) not in _SAME_TABLE
    except KeyError:
        return True


def _encoding() -> "Encoding":
    """Built on first use, by one thread for all: 0.8 s, most of it the table, and 100 MB."""
    with _building:
        return _built()


@cache
def _built() -> "Encoding":
    import tiktoken

    return tiktoken.Encoding(
        "o200k_base", pat_str=_pattern(), mergeable_ranks=ranks(), special_tokens={}
    )


def ranks() -> dict[bytes, int]:
    """The table as it was packed.

    Raises:
        ValueError: The packed table is not the one tiktoken expects.
    """
    packed = files(__package__) / "o200k_base" / "ranks.tiktoken.xz"
    raw = lzma.decompress(packed.read_bytes())
    if hashlib.sha256(raw).hexdigest() != RANKS_SHA256:
        raise ValueError("the o200k_base table of this installation is damaged")
    pairs = (line.split() for line in raw.splitlines())
    return {base64.b64decode(token): int(rank) for token, rank in pairs}


def _pattern() -> str:
    """How o200k_base cuts a text into words before it merges, as a regular expression.

    A word is letters, capitals first, with the character before it and an English contraction
    after it; numbers come in threes; then marks with the breaks after them; then white space.
    """
    upper, lower = r"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]", r"[\p{Ll}\p{Lm}\p{Lo}\p{M}]"
    before, after = r"[^\r\n\p{L}\p{N}]?", r"(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
    return "|".join(
        (
            f"{before}{upper}*{lower}+{after}",
            f"{before}{upper}+{lower}*{after}",
            r"\p{N}{1,3}",
            r" ?[^\s\p{L}\p{N}]+[\r\n/]*",
            r"\s*[\r\n]+",
            r"\s+(?!\S)",
            r"\s+",
        )
    )
