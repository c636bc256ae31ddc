"""To import this is to load all tables of a worker.

The server that worker processes are forked from imports it before the first of them, and nothing
else does: what takes 2 s of CPU and 150 MB is done once and shared. What cannot be loaded is left
for the worker's own try, which can tell the user.
"""

import gc
import os
import sys
from contextlib import suppress
from types import TracebackType

from claimdiff.batch import worker
from claimdiff.errors import ClaimdiffError

_MAIN = os.getppid()


def _tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Show an error, but not that of a worker which was asked for by a process that is gone."""
    with suppress(ProcessLookupError):
        os.kill(_MAIN, 0)
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _tell
with suppress(ClaimdiffError, OSError):
    worker.preload()
gc.freeze()  # a worker's collector need not look at what all share, nor copy it by looking
