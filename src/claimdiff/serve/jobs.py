"""Comparisons at work: one pool, a line that has an end, and how far each has come.

A job reads its sources, has them read and compared, and keeps the result. Jobs live as long as the
process; what a language model answered before a kill is in the cache.
"""

import secrets
import tempfile
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import Literal, get_args

from claimdiff import articles, reports
from claimdiff.api import compare
from claimdiff.api.sources import letter
from claimdiff.engines.contract import Engine
from claimdiff.errors import ClaimdiffError, InputError
from claimdiff.result import Article, Comparison, Relation
from claimdiff.store.desk import Desk, Kept

MOST_WAITING = 20
"""Jobs in line; who comes later is asked to wait, rather than to fill the memory."""
_REMEMBERED = 200
_KEPT = 200_000
"""Bytes of pasted text that a failed job keeps, so that nobody has to paste it again."""
_KEY_BYTES = 9
_LONGEST_STEM, _LONGEST_ENDING = 60, 10

State = Literal["waiting", "working", "done", "failed"]


@dataclass(frozen=True, slots=True)
class Source:
    """One article as the form gave it: an address, or what was pasted or uploaded.

    Attributes:
        url: Its address, or the address that pasted text comes from.
        data: The bytes that were pasted or uploaded; None where the address is to be fetched.
        name: The name of the uploaded file.
        label: How the article is called; empty lets its outlet decide.
    """

    url: str = ""
    data: bytes | None = None
    name: str = ""
    label: str = ""

    @property
    def pasted(self) -> str:
        """The text that was pasted; nothing of a file or an address."""
        return "" if self.name or self.data is None else self.data.decode()


@dataclass(slots=True)
class Job:
    """How far a comparison has come; ``stages`` are told in order, the last is at work.

    Its worker alone changes it. Of one that failed ``sources`` are what it was given, unless that
    is too much to keep.
    """

    id: str
    state: State = "waiting"
    stages: list[str] = field(default_factory=list)
    error: str = ""
    hint: str = ""
    sources: tuple[Source, ...] = ()


class BusyError(Exception):
    """The line is full."""


class Jobs:
    """Runs comparisons and keeps their results.

    Args:
        desk: Where results are kept.
        engine: What reads and judges.
        options: How sources are read.
        workers: Comparisons at work at once.
    """

    def __init__(
        self, desk: Desk, engine: Engine, options: articles.LoadOptions, workers: int = 1
    ) -> None:
        self.desk, self.engine, self._options = desk, engine, options
        self._pool = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="desk")
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()

    def submit(self, sources: Sequence[Source]) -> Job:
        """Put a comparison in line.

        Raises:
            BusyError: `MOST_WAITING` are in line.
        """
        with self._lock:
            if sum(job.state == "waiting" for job in self._jobs.values()) >= MOST_WAITING:
                raise BusyError
            done = [key for key, job in self._jobs.items() if job.state in ("done", "failed")]
            for key in done[: max(0, len(self._jobs) - _REMEMBERED)]:
                del self._jobs[key]
            job = Job(secrets.token_urlsafe(_KEY_BYTES))
            self._jobs[job.id] = job
        self._pool.submit(self._run, job, tuple(sources))
        return job

    def get(self, key: str) -> Job | None:
        """A job by its id."""
        with self._lock:
            return self._jobs.get(key)

    def close(self) -> None:
        """Drop what waits; what is at work comes to its end."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _run(self, job: Job, sources: Sequence[Source]) -> None:
        job.state = "working"
        try:
            keep(self.desk, job.id, self._compared(job, sources))
            job.state = "done"
        except Exception as error:  # noqa: BLE001  a bug must not leave a job at work for ever
            job.error = f"internal error: {type(error).__name__}"
            if isinstance(error, ClaimdiffError):
                job.error, job.hint = error.message, error.hint
            given = tuple(one if not one.name else replace(one, data=None) for one in sources)
            if sum(len(one.data or b"") for one in given) <= _KEPT:
                job.sources = given
            job.state = "failed"

    def _compared(self, job: Job, sources: Sequence[Source]) -> Comparison:
        """1. Read the sources. 2. Have the articles read and compared."""
        # 1.
        loaded = []
        for at, source in enumerate(sources):
            job.stages.append(f"opening {source.label or source.name or source.url or 'the text'}")
            loaded.append(self._loaded(source, letter(at).upper()))
        # 2.
        return compare(*loaded, engine=self.engine, watch=job.stages.append)

    def _loaded(self, source: Source, name: str) -> Article:
        """The article of one source; a file of several gives its first."""
        if source.data is None:
            if not articles.is_url(source.url):
                raise InputError(
                    f"{source.url} is no web address.", hint="Paste the text, or upload the file."
                )
            return articles.load(source.url, label=source.label or None, options=self._options)
        with tempfile.TemporaryDirectory(prefix="claimdiff-") as folder:
            path = Path(folder, _file_name(source.name, f"text {name}"))
            path.write_bytes(source.data)
            options = replace(self._options, url=source.url or None)
            found = articles.opened(str(path), options)
            article = found.article(found.numbers[0], label=source.label or None)
        origin = source.url or source.name or "pasted text"
        return article.model_copy(update={"origin": origin})


def keep(desk: Desk, key: str, result: Comparison) -> None:
    """Keep a comparison at the desk under an id."""
    found = [finding.relation for finding in result.findings if finding.sure]
    counts = {name: found.count(name) for name in get_args(Relation)}
    titles = [f"{one.label}: {one.title}" if one.title else one.label for one in result.articles]
    created = result.created or datetime.now(UTC).isoformat(timespec="seconds")
    kept = Kept(key, created, " | ".join(titles), counts, result.status)
    desk.keep(kept, reports.render(result, "json"))


def _file_name(given: str, unnamed: str) -> str:
    """A name for what was pasted or uploaded: its stem may become the article's label.

    Of an uploaded file's name only letters, digits and its ending stay.
    """
    path = PurePath(given)
    stem = "".join(c if c.isalnum() else " " for c in path.stem).strip()[:_LONGEST_STEM]
    ending = path.suffix.lower() if path.suffix[1:].isalnum() else ".txt"
    return f"{stem or unnamed}{ending[:_LONGEST_ENDING]}"
