"""Each process of the program computes on one core, and seldom looks for cycles of objects.

Left alone, numpy starts a thread of its own for every core, of no use for tables as small as ours,
and a batch has a process for every core anyway. It has to be said before numpy is loaded.
"""

import os

_SINGLE = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}

YOUNG = 20_000
"""New objects after which the collector of a process that is ours alone looks for cycles: a
comparison makes as many, and hardly a cycle. At Python's 700 the looks took 7 % of all CPU; more
live a moment longer, some MB."""


def one_core() -> None:
    """Ask the libraries of this process, and of those that it starts, for one thread.

    What the environment says already stays.
    """
    for name, value in _SINGLE.items():
        os.environ.setdefault(name, value)
