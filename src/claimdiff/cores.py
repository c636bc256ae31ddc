"""Each process of the program computes on one core.

Left alone, numpy starts a thread of its own for every core, of no use for tables as small as ours,
and a batch has a process for every core anyway. It has to be said before numpy is loaded.
"""

import os

_SINGLE = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}


def one_core() -> None:
    """Ask the libraries of this process, and of those that it starts, for one thread.

    What the environment says already stays.
    """
    for name, value in _SINGLE.items():
        os.environ.setdefault(name, value)
