"""A file to its bytes, also where it is no file on a disk: a named pipe, a shell's ``<(command)``.

A pipe that nobody writes into would be waited for without end; here it is given up after a while.
Only as much is read as was asked for.
"""

import os
import select
import stat
import time
from pathlib import Path

_LONELY = 5.0  # seconds a pipe without a writer is waited for: a shell starts one in far less
_LOOK_AGAIN = 0.1  # seconds between two looks whether a writer has come
_KERNELS = Path("/proc")  # its files look like files, and one of them is waited for without end
_CHUNK = 65_536  # bytes; what a pipe of Linux holds


class SpecialFileError(OSError):
    """It is a device or the like: to read it may never end, or do something."""


class SilentPipeError(OSError):
    """Nothing came through a pipe in time."""


def read(path: Path, most: int, timeout: float) -> bytes:
    """The first bytes of a file or pipe.

    Args:
        path: The file.
        most: How many bytes at the most.
        timeout: Seconds that a pipe's whole content may take.

    Raises:
        OSError: It cannot be opened or read; `SilentPipeError` where a pipe is silent,
            `SpecialFileError` where it is neither file nor pipe.
    """
    mode = path.stat().st_mode
    if not stat.S_ISFIFO(mode):
        known = stat.S_ISREG(mode) or stat.S_ISDIR(mode)  # a directory is told when it is opened
        if not known or path.resolve().is_relative_to(_KERNELS):
            raise SpecialFileError
        with path.open("rb") as file:
            return file.read(most)
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        return _drain(descriptor, most, time.monotonic() + timeout)
    finally:
        os.close(descriptor)


def _drain(descriptor: int, most: int, deadline: float) -> bytes:
    lonely = time.monotonic() + _LONELY
    data = bytearray()
    came = False
    while len(data) < most:
        try:  # nothing comes when there is no writer; one that has not written yet is an error
            piece = os.read(descriptor, min(_CHUNK, most - len(data)))
        except BlockingIOError:
            piece = None
        now = time.monotonic()
        if piece == b"" and came:
            break
        if now > deadline or (now > lonely and not came):
            raise SilentPipeError
        came = came or piece != b""
        data += piece or b""
        if not piece:
            select.select([descriptor] if came else [], [], [], _LOOK_AGAIN)
    return bytes(data)
