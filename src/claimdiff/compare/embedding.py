"""Words as vectors, from the static embedding that the wordllama package carries.

Reads wordllama's own data files, its table of 32,000 token vectors and its tokenizer, and leaves
the package itself alone: importing `wordllama` takes 0.7 s and its `load()` 0.6 s more, and that
looks for the tokenizer in a folder where it is not and then tries to download it. Read directly,
the two files take 0.2 s. Nothing here looks at context: a word has one vector wherever it stands.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from itertools import accumulate, chain, groupby
from operator import itemgetter
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, TypeVar

from claimdiff.errors import ConfigurationError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    Floats = NDArray[np.float32]

DIMENSIONS = 256  # of the table that the package carries
_TABLE = "weights/l2_supercat_256.safetensors"
_TOKENIZER = "tokenizers/l2_supercat_tokenizer_config.json"
# A vector is 1 kB, so the cache stays under 33 MB however many articles a run reads.
_CACHED_WORDS = 1 << 15
# Tokens whose vectors are summed at once, 16 MB: accents upon accents are three a letter.
_SUMMED = 1 << 14
_SPACE = "▁"  # what the tokenizer writes for a space
_known: "dict[str, Floats]" = {}
_encoded: dict[str, list[int]] = {}
_loading = Lock()
_T = TypeVar("_T")


def vectors(words: Iterable[str]) -> "Floats":
    """Give the vectors of words, one row each; a row's length grows with what the word weighs.

    A word of several tokens has the sum of their vectors. Frequent words have short vectors: the
    table was trained so that the sum of a sentence's vectors points where the sentence means.
    """
    import numpy as np

    asked = list(words)
    found = _looked_up(asked, _known, _summed)
    rows = [found[word] for word in asked]
    return np.concatenate(rows).reshape(-1, DIMENSIONS) if rows else _nothing(0)


def _looked_up(
    asked: Iterable[str], kept: dict[str, _T], look_up: Callable[[list[str]], Iterable[_T]]
) -> dict[str, _T]:
    """What is kept of what is asked for, and the rest looked up, which is kept from then on.

    When there is too much of it, what all texts before have left goes. Articles are read in
    threads: what is given is a table of its own, and stays whole.
    """
    different = dict.fromkeys(asked)
    found = {word: one for word in different if (one := kept.get(word)) is not None}
    new = [word for word in different if word not in found]
    if len(kept) + len(new) > _CACHED_WORDS:
        kept.clear()
    added = dict(zip(new, look_up(new), strict=True))
    kept.update(added)
    return found | added


def _summed(words: list[str]) -> "Floats":
    """The vectors of words that are not kept: one sum over an article's takes a third less."""
    import numpy as np

    ids = _ids(words)
    block = (size // _SUMMED for size in accumulate(map(len, ids)))
    together = groupby(zip(block, ids, strict=True), key=itemgetter(0))
    parts = [_sums([one for _, one in some]) for _, some in together]
    return np.concatenate(parts) if parts else _nothing(0)


def _ids(texts: list[str]) -> list[list[int]]:
    """The tokens of texts, piece by piece: articles repeat their words, and each takes 6 µs.

    No token of the table has a space within, so none reaches from one piece into the next.
    """
    apart = [_pieces(text) for text in texts]
    found = _looked_up(chain.from_iterable(apart), _encoded, _encode)
    return [[number for piece in pieces for number in found[piece]] for pieces in apart]


def _pieces(text: str) -> list[str]:
    """What stands between single spaces; several in a row are one token."""
    pieces = text.split(" ")
    return [text] if "" in pieces or _SPACE in text else pieces


def _encode(pieces: list[str]) -> Iterator[list[int]]:
    for one in _tokenizer().encode_batch_fast(pieces, add_special_tokens=False):
        yield one.ids


def _sums(ids: Sequence[Sequence[int]]) -> "Floats":
    """The sum of the tokens' vectors of each word."""
    import numpy as np

    sizes = np.array([len(one) for one in ids], np.int64)
    rows = _table()[[number for one in ids for number in one]].astype(np.float32)
    total = _nothing(len(ids))
    if len(rows):
        starts = np.cumsum(sizes) - sizes
        total[sizes > 0] = np.add.reduceat(rows, starts[sizes > 0], axis=0)
    return total


def _nothing(rows: int) -> "Floats":
    import numpy as np

    return np.zeros((rows, DIMENSIONS), np.float32)


@cache
def _table() -> "NDArray[np.float16]":
    from safetensors import safe_open

    with safe_open(_data_file(_TABLE), "np") as tensors:
        table: NDArray[np.float16] = tensors.get_tensor("embedding.weight")
    return table


def load_ahead() -> None:
    """Begin to load the tokenizer beside other work, unless it is there.

    It lets other threads run while it takes its 0.1 s, a tenth of a comparison that starts cold.
    What cannot be loaded is left for who needs it, and can tell the user.
    """
    if not _loaded.cache_info().currsize:
        Thread(target=_try_to_load, daemon=True).start()


def _try_to_load() -> None:
    with suppress(ConfigurationError, ImportError, OSError):
        _tokenizer()


def _tokenizer() -> "Tokenizer":
    with _loading:
        return _loaded()


@cache
def _loaded() -> "Tokenizer":
    from tokenizers import Tokenizer

    tokenizer: Tokenizer = Tokenizer.from_file(str(_data_file(_TOKENIZER)))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _data_file(name: str) -> Path:
    spec = find_spec("wordllama")  # finds the package's folder without importing it
    path = Path(spec.origin).parent / name if spec and spec.origin else None
    if path is None or not path.is_file():
        raise ConfigurationError(
            f"The word vectors of the comparison are missing: wordllama's {name} was not found.",
            hint="Install claimdiff again: pip install --force-reinstall claimdiff",
        )
    return path
