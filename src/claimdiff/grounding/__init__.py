"""Where words stand in a body, and what a claim says that its spans don't.

`ground` turns an engine's `Draft` into a `Reading`, `read_claim` words of a body into a claim;
`cut`, `locate` and `nearest` find words in a body; `unsupported` tells why a text isn't borne out
by its `evidence`, `misquoted` what it quotes and the body lacks. It believes no engine, and it
does not judge whether a claim is worth making.
"""

from claimdiff.grounding.locate import cut, locate, misquoted, nearest
from claimdiff.grounding.reading import ground, read_claim
from claimdiff.grounding.support import evidence, unsupported

__all__ = [
    "cut",
    "evidence",
    "ground",
    "locate",
    "misquoted",
    "nearest",
    "read_claim",
    "unsupported",
]
