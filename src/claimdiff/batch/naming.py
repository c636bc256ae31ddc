"""A file name for every id: safe on every system, never the same for two ids, and reversible.

An id's letters, digits, dots, dashes and underscores stay; all else is percent-encoded. Where that
is not enough (too long an id, or one that differs from another by case alone, which some systems do
not tell) a digest of the id follows after ``~``. `id_of` leads back from every name but shortened
ones.
"""

import hashlib
import re
from urllib.parse import quote, unquote

LONGEST = 120
"""Characters of a name without its ending: half of what file systems take, since folders add up."""
_DIGEST = 16
_MARK = "~"
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
"""Names of devices on Windows, with any ending."""


def name_of(key: str, *, twin: bool = False) -> str:
    """The file name for an id, without its ending; ``twin`` if another id differs by case alone."""
    raw = key.encode("utf-8", "surrogatepass")
    name = quote(raw, safe="").replace(_MARK, "%7E")
    if name.startswith(".") or _RESERVED.fullmatch(name):
        name = f"%{ord(name[0]):02X}{name[1:]}"
    digest = _MARK + hashlib.sha256(raw).hexdigest()[:_DIGEST]
    if len(name) > LONGEST:
        return name[: LONGEST - len(digest)].lower() + digest
    return name + digest if twin and key != key.lower() else name


def id_of(name: str) -> str:
    """The id that a file name stands for.

    Raises:
        ValueError: The name was shortened: only the index knows its id.
    """
    encoded, mark, digest = name.partition(_MARK)
    key = unquote(encoded, errors="surrogatepass")
    if (
        mark
        and hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST] != digest
    ):
        raise ValueError(f"{name} was shortened")
    return key
