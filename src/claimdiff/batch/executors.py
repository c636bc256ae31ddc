"""Who does the work: threads, processes or a Dask cluster, all as `concurrent.futures.Executor`.

Threads for a language model, whose answers are waited for; processes for the offline engine, which
computes; a cluster for either. It knows nothing of items.
"""

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.context import BaseContext
from typing import ParamSpec, Protocol, TypeVar

import claimdiff
from claimdiff.batch import worker
from claimdiff.batch.process_pool import DaemonThreads, ProcessPool, interrupts_held
from claimdiff.cores import one_core
from claimdiff.errors import ConfigurationError
from claimdiff.settings import Settings

CONNECT_SECONDS = 30
"""For the cluster's scheduler and its first worker: a job queue starts them within seconds."""
_SPARE = 2
"""Threads for each request that may be in flight: while one waits for an answer another makes of
its own answer what is kept, or the next question, and the endpoint is never left waiting."""
_PRELOADED = "claimdiff.batch.preload", "claimdiff.batch.tasks"
"""Modules that worker processes have from the start: loaded once, in the process that they are
forked from."""
P = ParamSpec("P")
T = TypeVar("T")


class _Client(Protocol):
    """What is used of Dask's client, which has no types."""

    def run(self, function: Callable[[], str]) -> dict[str, str]: ...

    def get_executor(self, *, pure: bool) -> Executor: ...

    def nthreads(self) -> dict[str, int]: ...

    def wait_for_workers(self, n_workers: int, timeout: float) -> None: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Pool:
    """An executor, and how to stop it.

    Attributes:
        executor: Has the tasks done; it mends itself when a worker died.
        size: How many tasks run at once.
        processes: How many processes of a cluster ask an endpoint, each at its own pace.
        client: That of a cluster.
    """

    executor: Executor
    size: Callable[[], int]
    processes: int = 1
    client: _Client | None = None

    def submit(self, task: Callable[P, T], *args: P.args, **named: P.kwargs) -> "Future[T]":
        """Have a task done; its future ends in `BrokenExecutor` if its worker died."""
        return self.executor.submit(task, *args, **named)

    def recall(self) -> None:
        """Let nothing begin that has not yet; what runs already comes back."""
        if not self.client:  # Dask's executor gives up what runs, too
            self.dismiss()

    def dismiss(self) -> None:
        """Let no further task begin and don't wait for those that run."""
        if self.client:
            self.executor.shutdown(wait=False)  # Dask's own way to cancel what is not done
            self.client.close()
        else:
            self.executor.shutdown(wait=False, cancel_futures=True)


def pool_for(settings: Settings, cluster: str | None = None) -> Pool:
    """The pool that fits the engine, or the cluster's.

    Raises:
        ConfigurationError: The cluster cannot be reached, or has other versions of the program.
    """
    one_core()
    if cluster:
        return _cluster(cluster)
    if settings.sends:  # more threads than `jobs`: the engine's pace says what is in flight
        threads = 1 if settings.jobs == 1 else _SPARE * settings.jobs
        return Pool(DaemonThreads(threads), lambda: settings.jobs)
    by_default = settings.origin.get("jobs", "default") == "default"
    workers = _cores() if by_default else settings.jobs
    return Pool(ProcessPool(_context(), workers), lambda: workers)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _context() -> BaseContext:
    """A way to start processes that are not forked from this one: it has threads."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver, resource_tracker

    multiprocessing.set_forkserver_preload([*_PRELOADED])
    resource_tracker.ensure_running()  # else the server starts it, and lets Ctrl-C through again
    with interrupts_held():
        forkserver.ensure_running()
    return multiprocessing.get_context("forkserver")


def _cluster(address: str) -> Pool:
    """The workers of a Dask cluster, after a look at their versions of this program."""
    try:
        from distributed import Client
    except ImportError:
        raise ConfigurationError(
            "--cluster needs the package distributed.",
            hint="pip install 'claimdiff[cluster]'",
            slug="how-to/cluster",
        ) from None
    connect: Callable[..., _Client] = Client
    try:
        client = connect(address, timeout=CONNECT_SECONDS)
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except (OSError, TimeoutError, ValueError) as error:
        raise ConfigurationError(
            f"The cluster {address} cannot be used: {error}.",
            hint="Start it with `dask scheduler` and `dask worker`, and give the address that the "
            "scheduler prints.",
            slug="how-to/cluster",
        ) from error
    try:
        found = set(client.run(worker.version).values())
    except ImportError:
        found = {"none"}
    if found != {claimdiff.__version__}:
        client.close()
        raise ConfigurationError(
            f"The workers of {address} have claimdiff {', '.join(sorted(found))}, "
            f"this is {claimdiff.__version__}.",
            hint="Install the same version everywhere.",
            slug="how-to/cluster",
        )
    return Pool(
        client.get_executor(pure=False), partial(_threads, client), len(client.nthreads()), client
    )


def _threads(client: _Client) -> int:
    """How many tasks a cluster does at once: its workers come and go."""
    with suppress(OSError, TimeoutError):
        return max(1, sum(client.nthreads().values()))
    return 1
