"""Files that are whole or not there: written beside their place, then moved."""

import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from claimdiff.errors import StoreError

_NAME_SHOWN = 40
"""Characters of the name that the unfinished file has of it: names may be as long as allowed."""
_MODE = 0o644
_UNFINISHED = re.compile(r"\.(?P<name>.+)\.[a-z0-9_]{8}")
"""How `whole` names an unfinished file; eight characters are `tempfile`'s."""


@contextmanager
def whole(path: Path) -> Iterator[TextIO]:
    """A text file to write into; it takes its place when the block ends without an error.

    Raises:
        StoreError: It cannot be written; what stood there before stands there still.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:_NAME_SHOWN]}.")
        try:
            with os.fdopen(
                handle, "w", encoding="utf-8", errors="backslashreplace", newline=""
            ) as file:
                yield file
            Path(name).chmod(_MODE)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise StoreError(
            f"Cannot write {path}: {error.strerror or error}.",
            hint="Make room, or choose another --out-dir; what is done is kept.",
            slug="how-to/batch",
        ) from error


def remove_unfinished(folder: Path, ours: Callable[[str], bool]) -> None:
    """Remove what a process that was killed left unfinished; none may be at work in the folder.

    Args:
        folder: Where it looks, not below; it may be missing.
        ours: Whether we write files whose name begins so.
    """
    for path in folder.glob(".*"):
        found = _UNFINISHED.fullmatch(path.name)
        if found and ours(found["name"]) and path.is_file():
            path.unlink(missing_ok=True)
