"""A source to its bytes and text: a file, standard input or a URL, read to a limit.

``FILE#2`` names the second article of a file of several; a file whose name ends so is taken by its
name.
"""

import re
import stat
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from claimdiff.articles import decoding, fetching
from claimdiff.articles.options import LoadOptions
from claimdiff.articles.refusals import unreadable

STDIN = "-"
_KERNELS = Path("/proc")  # its files look like files, and one of them is waited for without end
_NUMBERED = re.compile(r"(?P<source>.+)#(?P<number>\d{1,9})", re.DOTALL)
_CUT = "Give the article alone, or a file of many in parts: split -l 1000 FILE part-"


@dataclass(frozen=True)
class Reading:
    """A source as it was read.

    Attributes:
        data: Its bytes.
        origin: The path or URL, without an article's number.
        name: How it may be called.
        url: The URL it came from, if it is known.
        url_origin: Who says so.
        charset: The encoding that the server named.
        number: The number, from 1, of the article that is meant of several; None where none is.
    """

    data: bytes
    origin: str
    name: str
    url: str | None = None
    url_origin: str = "flag"
    charset: str | None = None
    number: int | None = None

    @cached_property
    def text(self) -> str:
        """Its text.

        Raises:
            InputError: It is no text.
        """
        return decoding.decode(self.data, self.origin, self.charset)


def read(source: str, options: LoadOptions) -> Reading:
    """The bytes of a source.

    Raises:
        InputError: It cannot be read, or is too large.
    """
    numbered = _NUMBERED.fullmatch(source)
    number = int(numbered["number"]) if numbered else None
    if fetching.is_url(source):
        page = fetching.fetch(source, options)
        name = urlsplit(page.url).hostname or source
        return Reading(page.data, source, name, page.url, "address", page.charset, number)
    origin = source
    if numbered and not _exists(source):
        origin = numbered["source"]
    else:
        number = None
    try:
        if origin == STDIN:
            data, name = sys.stdin.buffer.read(options.largest + 1), "stdin"
        else:
            path = Path(origin)
            data, name = _bytes(path, options.largest + 1), path.stem
    except (OSError, ValueError) as error:
        why, hint = _explained(origin, error)
        raise unreadable(origin, why, hint) from error
    if len(data) > options.largest:
        raise unreadable(source, f"it is larger than {options.largest:,} bytes", _CUT)
    return Reading(data, origin, name, options.url, number=number)


class _SpecialFileError(OSError):
    """It is a device or the like: to read it may never end, or do something."""


def _bytes(path: Path, most: int) -> bytes:
    """The first bytes of a file or a pipe, as a shell's ``<(command)``."""
    mode = path.stat().st_mode
    known = stat.S_ISREG(mode) or stat.S_ISFIFO(mode) or stat.S_ISDIR(mode)
    if not known or (not stat.S_ISFIFO(mode) and path.resolve().is_relative_to(_KERNELS)):
        raise _SpecialFileError
    with path.open("rb") as file:  # a directory is told here
        return file.read(most)


def _exists(source: str) -> bool:
    try:
        return Path(source).exists()
    except (OSError, ValueError):
        return False


def _explained(source: str, error: Exception) -> tuple[str, str]:
    """Why a file cannot be read, and what to type next."""
    if isinstance(error, FileNotFoundError):
        there = next((one for one in Path(source).parents if one.exists()), Path())
        return "there is no such file", f"Look at the names there: ls {there}"
    if isinstance(error, IsADirectoryError):
        return "it is a directory", f"Name the files in it: ls {source}"
    if isinstance(error, _SpecialFileError):
        return "it is a device or the like, no file", "Give a file, a pipe or a URL."
    if isinstance(error, PermissionError):
        return "permission denied", f"chmod +r {source}"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.casefold(), ""
    return "it is no valid file name", ""
