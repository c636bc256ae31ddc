"""Files of ours: a saved result read as text, an output that is whole or not there."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from claimdiff.errors import InputError, StoreError


def read(path: str) -> str:
    """A file of ours (a saved result, lines of JSON) or standard input, as text.

    Raises:
        InputError: It cannot be read, or is not UTF-8.
    """
    return "".join(lines(path))


def lines(path: str) -> Iterator[str]:
    """The lines of a file of ours, read as they are needed.

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


def write(path: Path, text: str) -> None:
    """Write a text file whole: beside its place first, then moved there.

    Raises:
        StoreError: It cannot be written; what stood there before stands there still.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
                file.write(text)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        message = f"cannot write {path}: {error.strerror or error}"
        raise StoreError(message, hint="choose another place with -o") from error
