"""Our own files: what comes with the program, a text that is read, a whole output.

An output is written beside its place, then moved there: it is whole or not there.
"""

import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from claimdiff.errors import ConfigurationError, InputError, StoreError

_NAME_SHOWN = 40
"""Characters of the name that the unfinished file has of it: names may be as long as allowed."""
_MODE = 0o644
_UNFINISHED = re.compile(r"\.(?P<name>.+)\.[a-z0-9_]{8}")
"""How `whole` names an unfinished file; eight characters are `tempfile`'s."""


def shipped(name: str) -> Path:
    """A folder that comes with claimdiff (`prompts`, `docs`): in the wheel, else in the checkout.

    Raises:
        ConfigurationError: It is in neither.
    """
    package = Path(__file__).resolve().parents[1]
    installed, checkout = package / f"_{name}", package.parents[1] / name
    for folder in (installed, checkout):
        if folder.is_dir():
            return folder
    raise ConfigurationError(
        f"The {name} of this installation are missing: neither {installed} nor {checkout}.",
        hint="Install claimdiff again.",
    )


def read_text(path: str) -> str:
    """A file of ours (a saved result, lines of JSON) or standard input (``-``), as text.

    Raises:
        InputError: It cannot be read, or is not UTF-8.
    """
    return "".join(lines(path))


def lines(path: str) -> Iterator[str]:
    """The lines of a file of ours or of standard input, read as they are needed.

    Raises:
        InputError: It cannot be read, or is not UTF-8.
    """
    try:
        if path == "-":
            yield from sys.stdin
            return
        with Path(path).open(encoding="utf-8") as file:
            yield from file
    except UnicodeDecodeError as error:
        message = f"{path} is not UTF-8 text: {error.reason}"
        raise InputError(message, hint="name a file that claimdiff wrote") from error
    except OSError as error:
        message = f"cannot read {path}: {error.strerror or error}"
        raise InputError(message, hint="check the path") from error


@contextmanager
def whole(path: Path) -> Iterator[TextIO]:
    """A text file to write into; it takes its place when the block ends without an error.

    Raises:
        StoreError: It cannot be written; what stood there before stands there still.
    """
    try:
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
            hint="Make room, or name another place; what is done is kept.",
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
