"""Which words and pairs of words are English, and how frequent: lists that `symspellpy` ships.

Of the package nothing but those files is used: 82,765 words of the SCOWL lists and 242,342 pairs of
words, with their counts in Google's books. They are searched as they are, since few words of a text
are asked for and to make a dictionary of them takes a tenth of a second.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

_WORDS = "frequency_dictionary_en_82_765.txt"
_PAIRS = "frequency_bigramdictionary_en_243_342.txt"


def knows(word: str) -> bool:
    """Whether a word, in small letters, is in the list."""
    return f"\n{word} ".encode() in _entries(_WORDS)


def knows_pair(first: str, second: str) -> bool:
    """Whether two words, in small letters, are in the list of those that follow each other."""
    return f"\n{first} {second} ".encode() in _entries(_PAIRS)


def counts() -> dict[str, int]:
    """How often each word of the list was counted; empty where the package is not installed."""
    lines = _entries(_WORDS).decode().splitlines()
    return {word: int(count) for word, count in (line.split() for line in lines if line)}


@cache
def _entries(name: str) -> bytes:
    """A list, an entry a line; empty where the package is not installed."""
    spec = find_spec("symspellpy")
    if spec is None or spec.origin is None:
        return b""
    text = Path(spec.origin).with_name(name).read_text(encoding="utf-8-sig")
    return f"\n{text}".encode()
