"""`claimdiff serve`: the web page to paste texts or addresses, watch, read, decide and keep.

A door: it opens the desk's file, the engine and a socket, and lets uvicorn serve. On anything but
loopback it needs a token.
"""

import secrets
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from claimdiff.articles import LoadOptions
from claimdiff.engines.contract import Engine
from claimdiff.errors import ConfigurationError
from claimdiff.serve.app import application
from claimdiff.serve.guard import Access, is_loopback, loopback_names
from claimdiff.store.desk import Desk

_TOKEN_BYTES = 24


@dataclass(frozen=True, slots=True)
class Address:
    """Where the desk listens, and who may come.

    Attributes:
        host: The address to listen at.
        port: Its port.
        names: Further names, with port, under which a browser may ask.
        token: What visitors must know; made here where the address is not loopback.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    names: tuple[str, ...] = ()
    token: str | None = None

    @property
    def access(self) -> Access:
        """Who may ask: on loopback its own names, elsewhere who has the token."""
        if is_loopback(self.host):
            return Access((*loopback_names(self.port), *self.names), self.token)
        return Access(self.names, self.token or secrets.token_urlsafe(_TOKEN_BYTES))


def run(
    address: Address,
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
        address: Where to listen.
        store: The folder of the desk's file.
        engine: What reads and judges.
        options: How sources are read.
        folders: Output folders of batches that may be opened.
        access: Who may ask, as ``address.access`` gave it.
        workers: Comparisons at work at once.

    Raises:
        ConfigurationError: The address is taken, or not this machine's.
        StoreError: The desk's file cannot be written.
    """
    app = application(Desk(store), engine, access, options, folders, workers)
    config = uvicorn.Config(app, log_level="warning", server_header=False)
    with _bound(address) as listening:
        uvicorn.Server(config).run(sockets=[listening])


def _bound(address: Address) -> socket.socket:
    """A socket at the address: bound here, so that a taken port is an error of ours."""
    made = socket.socket(socket.AF_INET6 if ":" in address.host else socket.AF_INET)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((address.host, address.port))
    except OSError as error:
        made.close()
        raise ConfigurationError(
            f"cannot listen at {address.host}:{address.port}: {error.strerror}",
            hint="claimdiff serve --port 8766",
        ) from error
    return made
