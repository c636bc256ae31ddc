"""Which words are English, and how frequent: the list that the package `symspellpy` ships.

Of the package nothing but that file is used: 82,765 words of the SCOWL lists, with their counts in
Google's books.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

_FILE = "frequency_dictionary_en_82_765.txt"


def knows(word: str) -> bool:
    """Whether a word, in small letters, is in the list."""
    return word in counts()


@cache
def counts() -> dict[str, int]:
    """How often each word of the list was counted; empty where the package is not installed."""
    spec = find_spec("symspellpy")
    if spec is None or spec.origin is None:
        return {}
    lines = Path(spec.origin).with_name(_FILE).read_text(encoding="utf-8-sig").splitlines()
    return {word: int(count) for word, count in (line.split() for line in lines)}
