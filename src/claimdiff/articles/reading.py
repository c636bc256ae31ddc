"""A source to its text: a file, standard input or a URL, read to a limit and decoded."""

import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from claimdiff.articles import decoding, fetching, pipes
from claimdiff.articles.options import LoadOptions
from claimdiff.errors import InputError

STDIN = "-"


@dataclass(frozen=True)
class Reading:
    """A source text as decoded, how it may be called, the URL it came from and who says so."""

    text: str
    name: str
    url: str | None
    url_origin: str = "flag"


def read(source: str, options: LoadOptions) -> Reading:
    """The text of a source.

    Raises:
        InputError: It cannot be read, is too large, or is no text.
    """
    if fetching.is_url(source):
        page = fetching.fetch(source, options)
        name = urlsplit(page.url).hostname or source
        return Reading(decoding.decode(page.data, source, page.charset), name, page.url, "address")
    data = _stdin(options) if source == STDIN else _file(source, options)
    if len(data) > options.largest:
        raise InputError(
            f"Cannot read {source}: it is larger than {options.largest:,} bytes.",
            hint="Give the article alone, without what surrounds it.",
            slug="how-to/inputs",
        )
    name = "stdin" if source == STDIN else Path(source).stem
    return Reading(decoding.decode(data, source), name, options.url)


def _stdin(options: LoadOptions) -> bytes:
    return sys.stdin.buffer.read(options.largest + 1)


def _file(source: str, options: LoadOptions) -> bytes:
    try:
        return pipes.read(Path(source), options.largest + 1, options.timeout)
    except (OSError, ValueError) as error:
        why, hint = _explained(source, error)
        raise InputError(
            f"Cannot read {source}: {why}.", hint=hint, slug="how-to/inputs"
        ) from error


def _explained(source: str, error: Exception) -> tuple[str, str]:
    """Why a file cannot be read, and what to type next."""
    if isinstance(error, FileNotFoundError):
        there = next((one for one in Path(source).parents if one.exists()), Path())
        return "there is no such file", f"Look at the names there: ls {there}"
    if isinstance(error, IsADirectoryError):
        return "it is a directory", f"Name the files in it: ls {source}"
    if isinstance(error, pipes.SilentPipeError):
        return "nothing comes through this pipe", "Look at the command that writes into it."
    if isinstance(error, PermissionError):
        return "permission denied", f"chmod +r {source}"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.casefold(), ""
    return "it is no valid file name", ""
