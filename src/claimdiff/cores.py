"""Each process of the program computes on one core.

Left alone, numpy starts threads of its own, which for tables as small as ours
wait for each other busily: a comparison took 1.75 times the CPU, and a batch has a process for
every core anyway. It has to be said before numpy is loaded.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

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


@contextmanager
def one_thread() -> Iterator[None]:
    """Have numpy compute in this thread meanwhile, in a process that is not ours alone.

    The user's process keeps its settings, so it costs 1.4 ms; a comparison takes 130 ms with it
    and 230 ms without.
    """
    if _SINGLE.items() <= os.environ.items():  # `one_core` has said so
        yield
        return
    import numpy as np  # noqa: F401  # only what is loaded can be limited
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1, "blas"):
        yield
