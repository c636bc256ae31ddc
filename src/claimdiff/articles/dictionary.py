"""Which words and pairs of words are English, and how frequent: lists that `symspellpy` ships.

Of the package nothing but those files is used: 82,765 words of the SCOWL lists and 242,342 pairs of
words, with their counts in Google's books. The words become a set when the first is asked
for, in 20 ms; the pairs, of which few are asked for, are searched as they are, in up to 4 ms.
"""

from codecs import BOM_UTF8
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_WORDS = "frequency_dictionary_en_82_765.txt"
_PAIRS = "frequency_bigramdictionary_en_243_342.txt"


def knows(word: str) -> bool:
    """Whether a word, in small letters, is in the list."""
    return word.encode() in _lists()[0]


def knows_pair(first: str, second: str) -> bool:
    """Whether two words, in small letters, are in the list of those that follow each other."""
    begins, (_, pairs) = f"{first} {second} ".encode(), _lists()
    return pairs.startswith(begins) or b"\n" + begins in pairs


def counts() -> dict[str, int]:
    """How often each word of the list was counted; empty where the package is not installed."""
    lines = _read(_WORDS).decode().splitlines()
    return {word: int(count) for word, count in map(str.split, lines)}


@cache
def _lists() -> tuple[frozenset[bytes], bytes]:
    """The words, and the file of pairs."""
    return frozenset(_read(_WORDS).split()[::2]), _read(_PAIRS)


def _read(name: str) -> bytes:
    """A list, an entry a line; empty where the package is not installed."""
    spec = find_spec("symspellpy")
    if spec is None or spec.origin is None:
        return b""
    return Path(spec.origin).with_name(name).read_bytes().removeprefix(BOM_UTF8)
