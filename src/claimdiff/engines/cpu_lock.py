"""Threads that compute take turns.

Python computes in one thread at a time, however many there are. Left alone, all that have something
to compute are passed the right to it around, and an answer that has come in waits behind all of
them for a thread to take it; so those that compute wait for each other here instead. It knows
nothing of what is computed.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_turn = threading.Lock()
_own = threading.local()


@contextmanager
def computing() -> Iterator[None]:
    """Wait for one's turn and have it until the end, or as long as one is not `waiting`."""
    with _turn:
        _own.turn = True
        try:
            yield
        finally:
            _own.turn = False


@contextmanager
def waiting() -> Iterator[None]:
    """Let others have the turn, if it is one's own, while one waits for something."""
    if not getattr(_own, "turn", False):
        yield
        return
    _own.turn = False
    _turn.release()
    try:
        yield
    finally:
        _turn.acquire()
        _own.turn = True
