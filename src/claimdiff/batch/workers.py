"""Who does the work: threads, processes or a Dask cluster, all as `concurrent.futures.Executor`.

Threads for a language model, whose answers are waited for; processes for the offline engine, which
computes; a cluster for either. It knows nothing of items.
"""

import gc
import multiprocessing
import os
import queue
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.connection import wait as wait_for
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import NamedTuple, ParamSpec, Protocol, TypeVar

import claimdiff
from claimdiff.cores import YOUNG, one_core
from claimdiff.errors import ConfigurationError
from claimdiff.settings import Settings

CONNECT_SECONDS = 30
"""For the cluster's scheduler and its first worker: a job queue starts them within seconds."""
PAUSES = 0.0, 0.1, 0.5, 2.0
"""Seconds before each try to start a process: the server that starts them is missed only some time
after it was killed, and memory may come free."""
_SPARE = 2
"""Threads for each request that may be in flight: while one waits for its answer, the other
computes, so that the endpoint is never left waiting."""
_SLUG = "how-to/cluster"
P = ParamSpec("P")
T = TypeVar("T")
_starting = threading.Lock()


class NotStartedError(BrokenExecutor):
    """A process that was to work could not be started, or died before it could."""


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
        executor: Has the tasks done. A task whose worker died ends in `BrokenExecutor`, and the
            next has another worker.
        size: How many tasks run at once.
        processes: How many processes of a cluster ask an endpoint, each by a rate limit of its own.
        client: That of a cluster.
    """

    executor: Executor
    size: Callable[[], int]
    processes: int = 1
    client: _Client | None = None

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


def threads(number: int) -> Pool:
    """So many threads of this process."""
    return Pool(DaemonThreads(number), lambda: number)


def pool_for(settings: Settings, cluster: str | None = None) -> Pool:
    """The pool that fits the engine, or the cluster's.

    Raises:
        ConfigurationError: The cluster cannot be reached, or has other versions of the program.
    """
    one_core()
    if cluster:
        return _cluster(cluster)
    if settings.sends:  # more threads than `jobs`: the engine's rate limit says what is in flight
        most = 1 if settings.jobs == 1 else _SPARE * settings.jobs
        return Pool(DaemonThreads(most), lambda: settings.jobs)
    workers = settings.jobs
    if settings.origin.get("jobs", "default") == "default":
        alone = hasattr(os, "sched_getaffinity")
        workers = len(os.sched_getaffinity(0)) if alone else os.cpu_count() or 1
    return Pool(Processes(_context(), workers), lambda: workers)


class DaemonThreads(Executor):
    """Threads that do not hold up the end of the program.

    The standard library's thread pool is waited for at exit, up to a request's whole timeout: too
    long after Ctrl-C.
    """

    def __init__(self, size: int) -> None:
        self._todo: queue.SimpleQueue[tuple[Callable[[], None], Callable[[], bool]] | None]
        self._todo = queue.SimpleQueue()
        self._size = size
        for _ in range(size):
            threading.Thread(target=self._work, daemon=True).start()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """Have ``fn`` called by the next free thread."""
        future: Future[T] = Future()

        def call() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(fn(*args, **kwargs))
            except BaseException as error:  # noqa: BLE001 - it is the caller's, in the future
                future.set_exception(error)

        self._todo.put((call, future.cancel))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - the interface's
        """Let the threads end after what is in the queue, or with what they have begun."""
        with suppress(queue.Empty):
            while cancel_futures:
                if task := self._todo.get_nowait():
                    task[1]()
        for _ in range(self._size):
            self._todo.put(None)

    def _work(self) -> None:
        while task := self._todo.get():
            task[0]()


class Processes(DaemonThreads):
    """Threads each of which has its tasks done by a process of its own, one at a time.

    Each process has a pipe of its own: the workers of the standard library's pool share a queue,
    and one that is killed while it writes its result leaves that locked, so that the others and the
    run wait for ever. The task that a process died over ends in `BrokenExecutor`, and another takes
    its place. A process that cannot be started is tried again: it is no task's fault.
    """

    def __init__(self, context: BaseContext, size: int) -> None:
        self._context = context
        self._own = threading.local()
        super().__init__(size)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """Have ``fn`` called in the process of the next free thread."""
        return super().submit(self._elsewhere, fn, args, kwargs)

    def _elsewhere(
        self, fn: Callable[..., T], args: Sequence[object], kwargs: Mapping[str, object]
    ) -> T:
        worker: _Worker | None = getattr(self._own, "worker", None)
        if worker is None or not worker.process.is_alive():
            self._own.worker = worker = _started(self._context)
        try:
            worker.pipe.send((fn, args, kwargs))
            value, error = worker.pipe.recv()
        except (EOFError, OSError):
            del self._own.worker
            raise BrokenExecutor("a worker process died") from None
        if error is not None:
            raise error
        done: T = value
        return done


class _Worker(NamedTuple):
    process: BaseProcess
    pipe: Connection


def _started(context: BaseContext) -> _Worker:
    """A process that is ready for tasks, and the pipe to it.

    Raises:
        NotStartedError: It cannot be started, or died before it was ready.
    """
    why: Exception | None = None
    for pause in PAUSES:
        time.sleep(pause)
        pipe, other = context.Pipe()
        process = context.Process(target=_serve, args=(other,), daemon=True)  # type: ignore[attr-defined]  # every context has it, its base class does not say so
        try:
            with other, _starting, _interrupts_held():
                process.start()
        except (OSError, EOFError) as error:
            why = error
            continue
        try:
            pipe.recv()
        except (OSError, EOFError):
            raise NotStartedError("a worker process died before it could work") from None
        return _Worker(process, pipe)
    raise NotStartedError(f"no worker process can be started: {why}")


def _serve(pipe: Connection) -> None:
    """In a worker process: do what comes until there is nobody to do it for.

    Ctrl-C is the main process's affair, and when that is gone so is this one.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(YOUNG)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        pipe.send("ready")
        while True:
            fn, args, kwargs = pipe.recv()
            value, error = None, None
            try:
                value = fn(*args, **kwargs)
            except BaseException as raised:  # noqa: BLE001 - it is the caller's, in the future
                error = raised
            try:
                pipe.send((value, error))
            except OSError:
                raise
            except Exception as unsendable:  # noqa: BLE001 - whatever pickling may raise
                pipe.send((None, RuntimeError(f"what a task gave cannot be sent: {unsendable}")))


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        wait_for([parent.sentinel])
        os._exit(1)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back, and for good from processes that are started within.

    It is the main process's affair; where signals cannot be held back (Windows), nothing is done.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _context() -> BaseContext:
    """A way to start processes that are not forked from this one: it has threads."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver, resource_tracker

    multiprocessing.set_forkserver_preload(["claimdiff.batch.preload"])
    resource_tracker.ensure_running()  # else the server starts it, and lets Ctrl-C through again
    with _interrupts_held():
        forkserver.ensure_running()
    return multiprocessing.get_context("forkserver")


def _cluster(address: str) -> Pool:
    """The workers of a Dask cluster, after a look at their versions of this program."""
    try:
        from distributed import Client
    except ImportError:
        message, hint = (
            "--cluster needs the package distributed.",
            "pip install 'claimdiff[cluster]'",
        )
        raise ConfigurationError(message, hint=hint, slug=_SLUG) from None
    connect: Callable[..., _Client] = Client
    try:
        client = connect(address, timeout=CONNECT_SECONDS)
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except (OSError, TimeoutError, ValueError) as error:
        raise ConfigurationError(
            f"The cluster {address} cannot be used: {error}.",
            hint="Start it with `dask scheduler` and `dask worker`, and give the address that the "
            "scheduler prints.",
            slug=_SLUG,
        ) from error
    try:
        found = set(client.run(version).values())
    except ImportError:
        found = {"none"}
    if found != {claimdiff.__version__}:
        client.close()
        raise ConfigurationError(
            f"The workers of {address} have claimdiff {', '.join(sorted(found))}, "
            f"this is {claimdiff.__version__}.",
            hint="Install the same version everywhere.",
            slug=_SLUG,
        )

    def size() -> int:
        """How many tasks it does at once: its workers come and go."""
        with suppress(OSError, TimeoutError):
            return max(1, sum(client.nthreads().values()))
        return 1

    return Pool(client.get_executor(pure=False), size, len(client.nthreads()), client)


def version() -> str:
    """The version of the program that a worker runs."""
    return claimdiff.__version__
