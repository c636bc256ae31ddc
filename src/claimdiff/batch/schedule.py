"""The order of work: each article is read once, each item compared once its articles are read.

It hands tasks to a `Pool`, at most a window of them at a time, and commits what comes back, all in
one thread; so memory does not grow with the number of items. It does not know how a task is done.
"""

import queue
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Future
from dataclasses import dataclass, field, replace
from pathlib import Path

from claimdiff.articles import LoadOptions
from claimdiff.batch import tasks
from claimdiff.batch.tasks import ItemDone, JobConfig, ReadDone, Stop
from claimdiff.batch.workers import NotStartedError, Pool
from claimdiff.engines.contract import Attempts
from claimdiff.errors import ClaimdiffError
from claimdiff.result import EngineInfo, Usage
from claimdiff.store.items import Item
from claimdiff.store.state import State

AHEAD = 2
"""Tasks handed out for each that can run, so that no worker waits for the next."""
TICK = 0.5
"""Seconds between two looks at the clock when nothing comes back."""
GRACE = 5.0
"""Seconds after Ctrl-C in which what is in flight may still come back: it is paid for."""
DEATHS = 3
"""Workers that die over a task until it is to blame: one may have been killed by chance."""
SILENT = 5
"""Tasks in a row that an endpoint gave no answer to, each after its retries, until it counts as
dead: a poisoned article is seldom followed by four more."""
UNSTARTED = 3
"""Processes in a row that died before they could work, until there is no sense in another."""
_MEMORY = "It may need more memory than there is: free some, or give fewer workers (-j 1)."
_ROOM = "See what the limits leave (ulimit -a), free memory or files, or give fewer workers (-j 1)."
_GO_ON = "Then run the same command again: what is done is kept."
_MEND = "See errors.jsonl, mend the cause and run the same command with --retry-errors."


@dataclass(frozen=True, slots=True)
class Options:
    """What a user chooses about a run; a limit of None is nowhere.

    Attributes:
        manifest: A file, or ``-`` for standard input.
        folder: Where the state and all files go.
        limit: How many of the manifest's first items are looked at.
        max_errors: Stop when so many items of this run failed.
        max_cost: Stop when this run has cost so many US dollars.
        shard: Which part of how many to do, from 1.
        retry_errors: Do again what failed.
        restart: Forget what was done.
        cluster: The address of a Dask scheduler.
        reports: Make a report of each item.
        load: How articles and feeds are fetched.
    """

    manifest: str
    folder: Path
    limit: int | None = None
    max_errors: int | None = None
    max_cost: float | None = None
    shard: tuple[int, int] = (1, 1)
    retry_errors: bool = False
    restart: bool = False
    cluster: str | None = None
    reports: bool = True
    load: LoadOptions = field(default_factory=LoadOptions)


@dataclass
class Progress:
    """How far a run is; ``before`` are the items that were done when it began."""

    total: int
    before: int
    done: int = 0
    failed: int = 0
    read: int = 0
    usage: Usage = field(default_factory=Usage)
    started: float = field(default_factory=time.monotonic)


_Task = str | Item
"""The source of an article to read, or an item to compare."""
_Given = ReadDone | ItemDone


class WorkerDiedError(Attempts, ClaimdiffError):
    """The process or machine that did a task died over it, each time that it was tried."""

    code = "crashed"

    def __init__(self, error: Exception, deaths: int) -> None:
        super().__init__(f"The worker died over it: {error}.", hint=_MEMORY)
        self.attempts = max(1, deaths)


@dataclass
class Schedule:
    """One run through the items that are not done.

    Attributes:
        state: What is done and to be done; it is the only thing written to.
        config: How it is done.
        pool: Who does it.
        options: What the user chose: where to stop.
        report: Takes an item's id and its report, before the item counts as done; its digest.
        watch: Is told how far the run is.
        progress: How far it is.
        abort: Why it stopped before its end.
        info: The engine, as the last item has it.
    """

    state: State
    config: JobConfig
    pool: Pool
    options: Options
    report: Callable[[str, str], str]
    watch: Callable[[Progress], None]
    progress: Progress = field(init=False)
    abort: Stop | None = field(init=False, default=None)
    info: EngineInfo | None = field(init=False, default=None)
    _items: Iterator[Item] = field(init=False)
    _ready: deque[_Task] = field(init=False, default_factory=deque)
    _missing: dict[Item, set[str]] = field(init=False, default_factory=dict)
    _wanted: dict[str, list[Item]] = field(init=False, default_factory=dict)
    _in_flight: dict[Future[_Given], _Task] = field(init=False, default_factory=dict)
    _back: queue.SimpleQueue[Future[_Given]] = field(init=False, default_factory=queue.SimpleQueue)
    _deaths: Counter[_Task] = field(init=False, default_factory=Counter)
    _unanswered: list[tuple[_Task, _Given]] = field(init=False, default_factory=list)
    _unstarted: int = field(init=False, default=0)
    _seen_all: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        self._items = self.state.items(self.options.limit, undone=True)
        counts = self.state.counts()
        self.progress = Progress(counts.items, counts.done, read=counts.articles)

    def run(self) -> None:
        """Do all there is to do, or stop at a limit; `abort` says why it stopped.

        Raises:
            StoreError: The state or a report cannot be written.
            KeyboardInterrupt: Ctrl-C; what came back within `GRACE` is kept.
        """
        try:
            while self._hand_out():
                self._take_back(TICK)
        except KeyboardInterrupt:
            self.pool.dismiss()
            end = time.monotonic() + GRACE
            while self._in_flight and time.monotonic() < end:
                self._take_back(end - time.monotonic())
            raise
        self.watch(self.progress)

    def _settle(self) -> None:
        """Commit what got no answer as failed, now that the endpoint has answered another task."""
        while self._unanswered:
            self._keep(*self._unanswered.pop(0))

    def _hand_out(self) -> bool:
        """Fill the window; False when there is nothing more to do or to wait for."""
        if self.abort:
            return bool(self._in_flight)
        window = AHEAD * self.pool.size() + len(self._unanswered)
        while len(self._in_flight) < window:
            self._look_ahead(window)
            if not self._ready:
                break
            self._submit(self._ready.popleft())
        if self._unanswered and not self._in_flight:
            self._settle()
            return True
        return bool(self._in_flight or self._ready or not self._seen_all)

    def _look_ahead(self, window: int) -> None:
        """Look at items one by one until there is a task, and not at many more than can be done.

        Articles that nobody asked for yet are read; an item that lacks none is compared.
        """
        while not self._ready and len(self._missing) < window:
            item = next(self._items, None)
            if item is None:
                self._seen_all = True
                return
            sources = dict.fromkeys(source for source, _ in item.sources)
            missing = [source for source in sources if not self.state.has_reading(source)]
            for source in missing:
                if source not in self._wanted:
                    self._ready.append(source)
                self._wanted.setdefault(source, []).append(item)
            if missing:
                self._missing[item] = set(missing)
            else:
                self._ready.append(item)

    def _submit(self, task: _Task) -> None:
        future: Future[_Given]
        if isinstance(task, str):
            future = self.pool.executor.submit(tasks.read, self.config, task)
        else:
            about = task.id, task.sources, self._readings(task)
            future = self.pool.executor.submit(tasks.compare, self.config, *about)
        self._in_flight[future] = task
        future.add_done_callback(self._back.put)

    def _readings(self, item: Item) -> list[str]:
        """How an item's articles were read."""
        kept = [self.state.reading(source) for source, _ in item.sources]
        return [text for text in kept if text is not None]

    def _take_back(self, seconds: float) -> None:
        """Wait for a task's end and commit what came of it."""
        self.watch(self.progress)
        try:
            future = self._back.get(timeout=max(0.0, seconds))
        except queue.Empty:
            return
        task = self._in_flight.pop(future)
        try:
            given = future.result()
        except Stop as stop:
            self._stop(stop)
        except CancelledError:  # by `_stop`, or by a cluster that is no more
            self._stop(Stop("unreachable", "The workers are gone.", "Start them and try again."))
        except Exception as error:  # noqa: BLE001 - tasks raise nothing: their worker died
            self._crash(task, error)
        else:
            self._commit(task, given)
        self._check_limits()

    def _commit(self, task: _Task, given: _Given) -> None:
        """Keep a result; one without an answer waits until the endpoint answers another task."""
        self._unstarted = 0
        if given.silent is None:
            self._settle()
            self._keep(task, given)
        else:
            self._unanswered.append((task, given))
            if len(self._unanswered) >= SILENT:
                said = f"The endpoint gave no answer {SILENT} times in a row"
                hint = f"{given.silent.hint} {_GO_ON}".strip()
                self._stop(Stop("limit", f"{said}: {given.silent.message}", hint))

    def _keep(self, task: _Task, given: _Given) -> None:
        """Commit what came; of an item the report first: one that counts as done has one."""
        match task, given:
            case str(), ReadDone(log=log):
                kept = log.model_dump_json()
                self.state.keep_reading(task, given.reading, kept, failed=given.failed)
                self.progress.read += 1
                self._pay(log.usage)
                for item in self._wanted.pop(task, ()):
                    self._missing[item].discard(task)
                    if not self._missing[item]:
                        del self._missing[item]
                        self._ready.appendleft(item)
            case Item(), ItemDone():
                made = self.report(task.id, given.report) if given.report else ""
                self.state.keep(task.id, replace(given.outcome, report=made))
                self.info = given.info
                self.progress.done += 1
                self.progress.failed += given.outcome.status != "complete"
                self._pay(given.usage)

    def _pay(self, usage: Usage) -> None:
        self.progress.usage = Usage.total([self.progress.usage, usage])

    def _crash(self, task: _Task, error: Exception) -> None:
        if isinstance(error, NotStartedError):
            self._unstarted += 1
            self._ready.appendleft(task)
            if self._unstarted >= UNSTARTED:
                self._stop(Stop("store", f"No worker can be started: {error}.", _ROOM))
            return
        if isinstance(error, BrokenExecutor):
            self._deaths[task] += 1
            if self._deaths[task] < DEATHS:
                self._ready.appendleft(task)
                return
        died = WorkerDiedError(error, self._deaths[task])
        if isinstance(task, str):
            self._keep(task, tasks.unreadable(task, died))
        else:
            self._keep(task, tasks.crashed(self.config, task, self._readings(task), died))

    def _check_limits(self) -> None:
        most, cost = self.options.max_errors, self.options.max_cost
        if most is not None and self.progress.failed >= most:
            failed = f"Items that failed: {self.progress.failed} (--max-errors {most})."
            self._stop(Stop("limit", failed, _MEND))
        spent = self.progress.usage.cost_usd or 0.0
        if cost is not None and spent > 0 and spent >= cost:
            message = f"This run has cost {spent:.4f} US dollars (--max-cost {cost:g})."
            self._stop(Stop("limit", message, "Run the same command again to go on."))

    def _stop(self, abort: Stop) -> None:
        """Begin nothing more; what runs already may still come back."""
        if not self.abort:
            self.abort = abort
            for future in list(self._in_flight):
                future.cancel()
            self.pool.recall()
