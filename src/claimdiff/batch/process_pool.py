"""Executors of our own: threads that hold up nothing, and processes that share nothing.

They know nothing of items. `executors` says which is used when.
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
from multiprocessing.connection import Connection
from multiprocessing.connection import wait as wait_for
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import NamedTuple, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
_YOUNG = 20_000
"""New objects after which the collector looks for cycles: a comparison makes as many, and hardly a
cycle. At Python's 700 the looks took 7 % of all CPU; more live a moment longer, some MB."""
PAUSES = 0.0, 0.1, 0.5, 2.0
"""Seconds before each try to start a process: the server that starts them is missed only some time
after it was killed, and memory may come free."""
_starting = threading.Lock()


class NotStartedError(BrokenExecutor):
    """A process that was to work could not be started, or died before it could."""


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


class ProcessPool(DaemonThreads):
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
            with other, _starting, interrupts_held():
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
    gc.set_threshold(_YOUNG)
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
                told = RuntimeError(f"what a task gave cannot be sent: {unsendable}")
                pipe.send((None, told))


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        wait_for([parent.sentinel])
        os._exit(1)


@contextmanager
def interrupts_held() -> Iterator[None]:
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
