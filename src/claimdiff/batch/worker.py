"""What a worker process holds for all its tasks: one engine, and the tables that are loaded once.

It knows nothing of articles or items.
"""

import threading

import claimdiff
from claimdiff import api
from claimdiff.engines import open_engine
from claimdiff.engines.contract import Engine
from claimdiff.engines.rules import OfflineEngine
from claimdiff.settings import Settings

_opening = threading.Lock()
_open: list[tuple[Settings, Engine]] = []
"""This process's engine and what it was opened with: one at most."""
_preloaded: list[bool] = []


def engine_for(settings: Settings) -> Engine:
    """This process's one engine for these settings."""
    with _opening:
        if not _open or _open[0][0] != settings:
            _close()
            _open.append((settings, open_engine(settings)))
        return _open[0][1]


def preload() -> None:
    """Have all tables of this process loaded before many threads ask for them at once.

    Each would load its own: two processes of 64 threads took 5.8 GB so, and 0.75 GB with this.
    """
    with _opening:
        if _preloaded:
            return
        texts = ("The bridge is shut, police said.", "Police said that the bridge was closed.")
        api.compare(*texts, engine=OfflineEngine())
        _preloaded.append(True)


def close_engine() -> None:
    """Let go of this process's engine and what it holds."""
    with _opening:
        _close()


def version() -> str:
    """The version of the program that a worker runs."""
    return claimdiff.__version__


def _close() -> None:
    for _, engine in _open:
        engine.close()
    _open.clear()
