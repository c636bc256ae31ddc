"""`claimdiff serve`: the web page to paste texts or addresses, watch, read, decide and keep.

A door: it opens a socket and lets uvicorn serve. On anything but loopback it needs a token.
"""

import socket

import uvicorn
from starlette.applications import Starlette

from claimdiff.errors import ConfigurationError
from claimdiff.serve.app import application
from claimdiff.serve.guard import access_at
from claimdiff.serve.jobs import Jobs
from claimdiff.store.desk import Desk

__all__ = ["Desk", "Jobs", "access_at", "application", "run"]


def run(app: Starlette, host: str, port: int) -> None:
    """Serve an `application` at an address until Ctrl-C.

    Raises:
        ConfigurationError: The address is taken, or not this machine's.
    """
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
