"""Who does the work: threads, processes or a Dask cluster, all as `concurrent.futures.Executor`.

Threads for a language model, whose answers are waited for; processes for the offline engine, which
computes; a cluster for either. It knows nothing of items.
"""

import multiprocessing
import os
import queue
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import suppress
from multiprocessing.connection import wait
from typing import ParamSpec, Protocol, TypeVar

import claimdiff
from claimdiff.batch import tasks
from claimdiff.errors import ConfigurationError
from claimdiff.settings import Settings

CONNECT_SECONDS = 30
"""For the cluster's scheduler and its first worker: a job queue starts them within seconds."""
_COUNT_AGAIN = 10.0
"""Seconds after which a cluster's workers are counted again: they come and go."""
_SINGLE = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""Each worker computes on one core; without this each would start a thread for every core."""
P = ParamSpec("P")
T = TypeVar("T")


class _Client(Protocol):
    """What is used of Dask's client, which has no types."""

    def run(self, function: Callable[[], str]) -> dict[str, str]: ...

    def get_executor(self, *, pure: bool) -> Executor: ...

    def nthreads(self) -> dict[str, int]: ...

    def wait_for_workers(self, n_workers: int, timeout: float) -> None: ...

    def close(self) -> None: ...


class Crew:
    """An executor that can be replaced when it broke.

    Args:
        hire: Makes an executor.
        size: How many tasks run at once.
        end: Ends an executor, whatever it is doing.
    """

    def __init__(
        self,
        hire: Callable[[], Executor],
        size: Callable[[], int],
        end: Callable[[Executor], None] = lambda done: done.shutdown(
            wait=False, cancel_futures=True
        ),
    ) -> None:
        self._hire = hire
        self._executor = hire()
        self._end = end
        self.size = size

    def submit(self, task: Callable[P, T], *args: P.args, **named: P.kwargs) -> "Future[T]":
        """Have a task done.

        Raises:
            BrokenExecutor: A worker died; `renew` helps.
        """
        return self._executor.submit(task, *args, **named)

    def renew(self) -> None:
        """Take a new executor for one that broke."""
        self._executor.shutdown(wait=False)
        self._executor = self._hire()

    def dismiss(self) -> None:
        """Let no further task begin and don't wait for those that run."""
        self._end(self._executor)


def crew_for(settings: Settings, cluster: str | None = None) -> Crew:
    """The crew that fits the engine, or the cluster's.

    Raises:
        ConfigurationError: The cluster cannot be reached, or has other versions of the program.
    """
    for name in _SINGLE:
        os.environ.setdefault(name, "1")
    if cluster:
        return _cluster(cluster)
    if settings.engine == "llm":
        return Crew(lambda: DaemonThreads(settings.jobs), lambda: settings.jobs)
    given = settings.origin.get("jobs", "default") != "default"
    workers = settings.jobs if given else _cores()
    return Crew(lambda: _processes(workers), lambda: workers)


class DaemonThreads(Executor):
    """Threads that do not hold up the end of the program.

    The standard library's thread pool is waited for at exit, up to a request's whole timeout: too
    long after Ctrl-C.
    """

    def __init__(self, size: int) -> None:
        self._todo: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._size = size
        self._closed = threading.Event()
        for number in range(size):
            name = f"claimdiff-{number}"
            threading.Thread(target=self._work, name=name, daemon=True).start()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """Have ``fn`` called by the next free thread."""
        future: Future[T] = Future()

        def call() -> None:
            if self._closed.is_set():
                future.cancel()
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(fn(*args, **kwargs))
            except BaseException as error:  # noqa: BLE001 - it is the caller's, in the future
                future.set_exception(error)

        self._todo.put(call)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - the interface's
        """Let the threads end after what is in the queue, or at once."""
        if cancel_futures:
            self._closed.set()
        for _ in range(self._size):
            self._todo.put(None)

    def _work(self) -> None:
        while call := self._todo.get():
            call()


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _processes(workers: int) -> Executor:
    """Processes that were not forked from this one: it has threads."""
    known = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in known else "spawn")
    if "forkserver" in known:
        multiprocessing.set_forkserver_preload([tasks.__name__])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)


def _begin() -> None:
    """In a worker process: leave Ctrl-C to the main process, and end when that is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _cluster(address: str) -> Crew:
    """The workers of a Dask cluster, after a look at their versions of this program."""
    client = _connect(address)
    _check_versions(client, address)

    def end(executor: Executor) -> None:
        executor.shutdown(wait=False)  # Dask's own way to cancel what is not done
        client.close()

    return Crew(lambda: client.get_executor(pure=False), _Counted(client), end)


def _check_versions(client: _Client, address: str) -> None:
    try:
        found = set(client.run(tasks.version).values())
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


def _connect(address: str) -> _Client:
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
    return client


class _Counted:
    """How many threads a cluster's workers have, counted again from time to time."""

    def __init__(self, client: _Client) -> None:
        self._client = client
        self._again = 0.0
        self._count = 1

    def __call__(self) -> int:
        if time.monotonic() >= self._again:
            with suppress(OSError, TimeoutError):
                self._count = max(1, sum(self._client.nthreads().values()))
            self._again = time.monotonic() + _COUNT_AGAIN
        return self._count
