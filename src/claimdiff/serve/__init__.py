"""`claimdiff serve`: the web page to paste texts or addresses, watch, read, decide and keep.

A door: it opens the desk's file, the engine and a socket, and lets uvicorn serve. On anything but
loopback it needs a token.
"""

import socket
from collections.abc import Sequence
from pathlib import Path

import uvicorn

from claimdiff.articles import LoadOptions
from claimdiff.engines.contract import Engine
from claimdiff.errors import ConfigurationError
from claimdiff.serve.app import application
from claimdiff.serve.guard import Access, access_at
from claimdiff.store.desk import Desk

__all__ = ["access_at", "run"]


def run(
    host: str,
    port: int,
    store: Path,
    engine: Engine,
    options: LoadOptions,
    folders: Sequence[Path] = (),
    *,
    access: Access,
    workers: int = 1,
) -> None:
    """Serve until Ctrl-C.

    Args:
        host: The address to listen at.
        port: Its port.
        store: The folder of the desk's file.
        engine: What reads and judges.
        options: How sources are read.
        folders: Output folders of batches that may be opened.
        access: Who may ask.
        workers: Comparisons at work at once.

    Raises:
        ConfigurationError: The address is taken, or not this machine's.
        StoreError: The desk's file cannot be written.
    """
    app = application(Desk(store), engine, access, options, folders, workers)
    config = uvicorn.Config(app, log_level="warning", server_header=False)
    with _bound(host, port) as listening:
        uvicorn.Server(config).run(sockets=[listening])


def _bound(host: str, port: int) -> socket.socket:
    """A socket at the address: bound here, so that a taken port is an error of ours."""
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
    except OSError as error:
        made.close()
        raise ConfigurationError(
            f"cannot listen at {host}:{port}: {error.strerror}",
            hint="claimdiff serve --port 8766",
        ) from error
    return made
