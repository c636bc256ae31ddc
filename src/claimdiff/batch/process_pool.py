"""Executors of our own: threads that hold up nothing, and processes that share nothing.

They know nothing of items. `executors` says which is used when.
"""

import gc
import itertools
import multiprocessing
import os
import queue
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, wait
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.connection import wait as wait_for
from multiprocessing.context import BaseContext
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")
_YOUNG = 20_000
"""New objects after which the collector looks for cycles: a comparison makes as many, and hardly a
cycle. At Python's 700 the looks took 7 % of all CPU; more live a moment longer, some MB."""
PAUSES = 0.1, 0.5, 2.0
"""Seconds before a process is tried to be started again: the server that starts them is missed only
some time after it was killed, and memory may come free."""
_DIED = "a worker process died"
_READY = -1
"""The number under which a process says that it is there, before any task."""


class NotStartedError(BrokenExecutor):
    """A process that was to work could not be started, or died before it could."""


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


class ProcessPool(Executor):
    """So many processes of so many threads each; a task goes to the one that has the least to do.

    Work that computes needs a thread in each; work that waits much has many, but one process
    computes on one core, whatever the number of its threads. Each process has a pipe of its own:
    the workers of the standard library's pool share a queue, and one that is killed while it writes
    its result leaves that locked, so that the others and the run wait for ever. What a process was
    given when it died ends in `BrokenExecutor`; another takes its place, the rest don't notice.

    Args:
        context: How processes are started.
        processes: How many.
        threads: In each.
        launch: Is called first in each process, with its number from 0.
    """

    def __init__(
        self,
        context: BaseContext,
        processes: int,
        threads: int,
        launch: Callable[[int], None] | None = None,
    ) -> None:
        self._start = [
            partial(_Process, context, threads, launch and partial(launch, place))
            for place in range(processes)
        ]
        self._processes: list[_Process | None] = [None] * processes
        self._shut = False

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """Have ``fn`` called in one of the processes.

        A process that cannot be started is tried again: it is no task's fault.

        Raises:
            RuntimeError: After `shutdown`.
        """
        if self._shut:
            raise RuntimeError("the pool is shut down")
        loads = [len(process.waiting) if process else 0 for process in self._processes]
        place = loads.index(min(loads))
        process = self._processes[place]
        why = ""
        for pause in (0.0, *PAUSES):
            time.sleep(pause)
            try:
                if process is None or process.gone:
                    process = self._processes[place] = self._start[place]()
            except (OSError, EOFError) as error:
                why = str(error)
            else:
                return cast("Future[T]", process.send(fn, args, kwargs))
        return _failed(NotStartedError(f"no worker process can be started: {why}"))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - the interface's
        """Let what runs come to its end and nothing else begin; a second call does nothing."""
        if not self._shut:
            self._shut = True
            for process in filter(None, self._processes):
                process.stop()


class _Process:
    """One process: tasks go in by a pipe, a thread takes out what comes back."""

    def __init__(
        self, context: BaseContext, threads: int, launch: Callable[[], None] | None
    ) -> None:
        self.waiting: dict[int, Future[object]] = {}
        self.gone = False
        self._numbers = itertools.count()
        self._lock = threading.Lock()
        self._pipe, other = context.Pipe()
        process = context.Process(target=_work, args=(other, threads, launch), daemon=True)  # type: ignore[attr-defined]  # every context has it, its base class does not say so
        try:
            with interrupts_held():
                process.start()
        finally:
            other.close()
        threading.Thread(target=self._take_back, daemon=True).start()

    def send(
        self, fn: Callable[..., object], args: Sequence[object], kwargs: Mapping[str, object]
    ) -> "Future[object]":
        future: Future[object] = Future()
        future.set_running_or_notify_cancel()
        with self._lock:
            if self.gone:  # since it was chosen
                return _failed(BrokenExecutor(_DIED))
            number = next(self._numbers)
            self.waiting[number] = future
            try:
                self._pipe.send((number, fn, args, kwargs))
            except OSError:
                pass  # it has died: `_take_back` sees that too, and tells all who wait
            except Exception as unsendable:  # noqa: BLE001 - whatever pickling may raise
                del self.waiting[number]
                return _failed(RuntimeError(f"a task cannot be sent: {unsendable}"))
        return future

    def stop(self) -> None:
        with self._lock, suppress(OSError):
            if not self.gone:
                self._pipe.send(None)

    def _take_back(self) -> None:
        """Hand on what comes back; when nothing more does, tell all who wait why that is."""
        why, ready = _DIED, False
        try:
            while True:
                number, value, error = self._pipe.recv()
                if number == _READY:
                    ready = True
                elif error is None:
                    self.waiting.pop(number).set_result(value)
                else:
                    self.waiting.pop(number).set_exception(error)
        except (EOFError, OSError):
            pass
        except Exception as unreadable:  # noqa: BLE001 - whatever unpickling may raise
            why = f"what a worker gave back cannot be read: {unreadable}"
        with self._lock:
            self.gone = True
            left, self.waiting = self.waiting, {}
            self._pipe.close()  # a process that lives yet sees this, and ends
        for future in left.values():
            future.set_exception(BrokenExecutor(why) if ready else NotStartedError(why))


def _failed(error: Exception) -> "Future[T]":
    """A future that has failed already."""
    future: Future[T] = Future()
    future.set_exception(error)
    return future


def _work(pipe: Connection, threads: int, launch: Callable[[], None] | None) -> None:
    """In a worker process: do what comes until there is nothing more, or nobody to tell.

    What has not begun by then is not done: who waits for it sees that the process is gone.
    """
    begin()
    if launch:
        launch()
    pool, lock = DaemonThreads(threads), threading.Lock()
    running = set[Future[None]]()

    def give(number: int, value: object, error: BaseException | None = None) -> None:
        with lock, suppress(OSError):  # nobody is there any more
            pipe.send((number, value, error))

    def do(
        number: int, fn: Callable[..., object], args: Sequence[object], kwargs: Mapping[str, object]
    ) -> None:
        try:
            value, error = fn(*args, **kwargs), None
        except BaseException as raised:  # noqa: BLE001 - it is the caller's, in the future
            value, error = None, raised
        try:
            give(number, value, error)
        except Exception as unsendable:  # noqa: BLE001 - whatever pickling may raise
            give(number, None, RuntimeError(f"what a task gave cannot be sent: {unsendable}"))

    give(_READY, None)
    with suppress(EOFError, OSError):
        while task := pipe.recv():
            future = pool.submit(do, *task)
            running.add(future)
            future.add_done_callback(running.discard)
    pool.shutdown(cancel_futures=True)
    wait(list(running))


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


def begin() -> None:
    """In a worker process: leave Ctrl-C to the main process, and end when that is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_YOUNG)

    def follow() -> None:
        if parent := multiprocessing.parent_process():
            wait_for([parent.sentinel])
            os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
