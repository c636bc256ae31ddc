"""To import this is to load all tables of a worker.

The server that worker processes are forked from imports it before the first of them, and nothing
else does: what takes 1 s of CPU and 60 MB is done once and shared. What cannot be loaded is left
for the worker's own try, which can tell the user.
"""

import gc
from contextlib import suppress

from claimdiff.batch import tasks
from claimdiff.errors import ClaimdiffError

with suppress(ClaimdiffError, OSError):
    tasks.preload()
gc.freeze()  # a worker's collector need not look at what all share, nor copy it by looking
