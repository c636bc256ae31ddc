"""Words as vectors, from the static embedding that the wordllama package carries.

Reads wordllama's own data files, its table of 32,000 token vectors and its tokenizer, and leaves
the package itself alone: importing `wordllama` takes 0.7 s and its `load()` 0.6 s more, and that
looks for the tokenizer in a folder where it is not and then tries to download it. Read directly,
the two files take 0.2 s. Nothing here looks at context: a word has one vector wherever it stands.
"""

from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from claimdiff.errors import ConfigurationError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    Floats = NDArray[np.float32]

DIMENSIONS = 256  # of the table that the package carries
_TABLE = "weights/l2_supercat_256.safetensors"
_TOKENIZER = "tokenizers/l2_supercat_tokenizer_config.json"
_BLOCK = 1 << 14  # tokens of a text whose vectors are looked up at once: 8 MB
_loading = Lock()


def vectors(texts: Iterable[str]) -> "Floats":
    """Give the vectors of words and texts, one row each; a row's length grows with what it weighs.

    A text has the sum of the vectors of its tokens. Frequent words have short vectors: the table
    was trained so that the sum of a sentence's vectors points where the sentence means.
    """
    import numpy as np

    encoded = _tokenizer().encode_batch_fast(list(texts), add_special_tokens=False)
    rows = np.zeros((len(encoded), DIMENSIONS), np.float32)
    for place, one in enumerate(encoded):
        for at in range(0, len(one.ids), _BLOCK):
            rows[place] += _table()[one.ids[at : at + _BLOCK]].sum(axis=0, dtype=np.float32)
    return rows


def directions(texts: Iterable[str]) -> "Floats":
    """Give the vectors of words and texts, each of length 1."""
    import numpy as np

    found = vectors(texts)
    found /= np.maximum(np.linalg.norm(found, axis=1, keepdims=True), np.float32(1e-6))
    return found


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
