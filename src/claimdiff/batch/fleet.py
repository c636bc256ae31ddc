"""Executors of our own: threads that hold up nothing, and threads in several processes.

They know nothing of items. `executors` says which is used when.
"""

import gc
import itertools
import multiprocessing
import os
import queue
import signal
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
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
_Task = tuple[int, Callable[..., object], Sequence[object], Mapping[str, object]]


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


class Fleet(Executor):
    """So many processes of so many threads each, for work that waits much and computes some.

    One process computes on one core, whatever the number of its threads: with a hundred answers in
    flight that core is the limit. A task goes to the process that has the least to do.

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
        self._ships = [
            _Ship(context, threads, launch and partial(launch, number))
            for number in range(processes)
        ]

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """Have ``fn`` called in one of the processes.

        Raises:
            BrokenExecutor: A process has died.
        """
        ship = min(self._ships, key=lambda one: len(one.waiting))
        return cast("Future[T]", ship.send(fn, args, kwargs))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - the interface's
        """Let what runs come to its end and nothing else begin; a second call does nothing."""
        for ship in self._ships:
            ship.anchor()


class _Ship:
    """One process: tasks go in by a pipe, a thread takes out what comes back."""

    def __init__(
        self, context: BaseContext, threads: int, launch: Callable[[], None] | None
    ) -> None:
        self.waiting: dict[int, Future[object]] = {}
        self._numbers = itertools.count()
        self._lock = threading.Lock()
        self._gone = False
        self._pipe, other = context.Pipe()
        process = context.Process(target=_sail, args=(other, threads, launch), daemon=True)  # type: ignore[attr-defined]  # every context has it, its base class does not say so
        process.start()
        other.close()
        threading.Thread(target=self._take_back, daemon=True).start()

    def send(
        self, fn: Callable[..., object], args: Sequence[object], kwargs: Mapping[str, object]
    ) -> "Future[object]":
        future: Future[object] = Future()
        future.set_running_or_notify_cancel()
        with self._lock:
            if self._gone:
                raise BrokenExecutor("a worker process has died")
            number = next(self._numbers)
            self.waiting[number] = future
            self._say((number, fn, args, kwargs))
        return future

    def anchor(self) -> None:
        with self._lock:
            self._say(None)

    def _say(self, task: _Task | None) -> None:
        try:
            self._pipe.send(task)
        except OSError:  # it has died: `_take_back` sees that too, and tells all who wait
            self._gone = True

    def _take_back(self) -> None:
        try:
            while True:
                number, value, error = self._pipe.recv()
                future = self.waiting.pop(number)
                if error is None:
                    future.set_result(value)
                else:
                    future.set_exception(error)
        except (EOFError, OSError):
            with self._lock:
                self._gone = True
                left, self.waiting = self.waiting, {}
        for future in left.values():
            future.set_exception(BrokenExecutor("a worker process died"))


def _sail(pipe: Connection, threads: int, launch: Callable[[], None] | None) -> None:
    """In a worker process: do what comes until there is nothing more, or nobody to tell."""
    begin()
    if launch:
        launch()
    crew = DaemonThreads(threads)
    lock, given_back = threading.Lock(), threading.Semaphore(0)
    taken = 0
    while task := pipe.recv():
        number, fn, args, kwargs = task
        taken += 1
        future = crew.submit(fn, *args, **kwargs)
        future.add_done_callback(partial(_give_back, pipe, lock, given_back, number))
    crew.shutdown(cancel_futures=True)
    for _ in range(taken):  # not until the futures are done: until what they gave is sent
        given_back.acquire()


def _give_back(
    pipe: Connection,
    lock: threading.Lock,
    given_back: threading.Semaphore,
    number: int,
    done: "Future[object]",
) -> None:
    error = CancelledError() if done.cancelled() else done.exception()
    try:
        with lock:
            pipe.send((number, None if error else done.result(), error))
    finally:
        given_back.release()


def begin() -> None:
    """In a worker process: leave Ctrl-C to the main process, and end when that is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_YOUNG)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)
