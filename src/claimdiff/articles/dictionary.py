"""Which words and pairs of words are English, and how frequent: lists that `symspellpy` ships.

Of the package nothing but those files is used: 82,765 words of the SCOWL lists and 242,342 pairs of
words, with their counts in Google's books. Each is made ready when first asked for: the words
in 20 ms, the pairs in 50.
"""

from bisect import bisect
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_WORDS = "frequency_dictionary_en_82_765.txt"
_PAIRS = "frequency_bigramdictionary_en_243_342.txt"


def knows(word: str) -> bool:
    """Whether a word, in small letters, is in the list."""
    return word.encode() in _words()


def knows_pair(first: str, second: str) -> bool:
    """Whether two words, in small letters, are in the list of those that follow each other."""
    lines, begins = _pairs(), f"{first} {second} ".encode()
    at = bisect(lines, begins)
    return at < len(lines) and lines[at].startswith(begins)


def counts() -> dict[str, int]:
    """How often each word of the list was counted; empty where the package is not installed."""
    lines = _entries(_WORDS).decode().splitlines()
    return {word: int(count) for word, count in map(str.split, lines)}


@cache
def _words() -> frozenset[bytes]:
    return frozenset(_entries(_WORDS).split()[::2])


@cache
def _pairs() -> list[bytes]:
    """The lines of the pairs, in order: to bisect them takes half the time that a set does."""
    return sorted(_entries(_PAIRS).splitlines())


def _entries(name: str) -> bytes:
    """A list, an entry a line; empty where the package is not installed."""
    spec = find_spec("symspellpy")
    if spec is None or spec.origin is None:
        return b""
    return Path(spec.origin).with_name(name).read_text(encoding="utf-8-sig").encode()
