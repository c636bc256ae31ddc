"""What a worker does: read one article, or compare articles that were read.

Both are plain functions of what they are given, and give plain data back, so that they run in
threads, processes or on other machines alike. They keep nothing but what `worker` holds; whatever
goes wrong with an article or an item is in what they give back, and nothing is raised.
"""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel

import claimdiff
from claimdiff.api.comparing import MAX_ARTICLES, compare_read, now
from claimdiff.api.reading import failure, read_article, unread
from claimdiff.articles import LoadOptions, is_url, load
from claimdiff.batch import readings, texts, worker
from claimdiff.batch.readings import Reading
from claimdiff.engines import cpu_lock
from claimdiff.engines.contract import Engine, Side, Verdict
from claimdiff.errors import ClaimdiffError, InputError
from claimdiff.reports import render
from claimdiff.result import Article, Comparison, EngineInfo, Failure, Usage
from claimdiff.settings import Settings
from claimdiff.store.items import Item, Outcome, Source

_STOPPING = {"authentication", "limit", "parked", "store", "configuration", "prompt", "redirected"}
_STOPPING |= {"unknown-model", "unknown-path"}
"""Failures that are no item's own: the next item would meet them too."""
_SILENT = {"unreachable", "timeout"}
"""Failures that are an item's own or the endpoint's: several in a row tell."""
_MAKE_ROOM = "Make room where temporary files go (TMPDIR) and run the same command again."


class Log(BaseModel):
    """What may differ from run to run, for ``run.json``."""

    ended: str
    seconds: float
    usage: Usage
    file_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class JobConfig:
    """How all items of a batch are made; ``folder`` is where relative paths begin.

    ``load`` tells how articles are fetched.
    """

    settings: Settings
    folder: str
    reports: bool = True
    load: LoadOptions = field(default_factory=LoadOptions)


@dataclass(frozen=True, slots=True)
class Abort:
    """Why the whole batch has to stop; the work in question counts as not done."""

    code: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class ReadDone:
    """What came of an article: a `Reading` as JSON, what it cost, and whether it failed.

    ``silent`` tells that the endpoint gave no answer at all.
    """

    reading: str
    log: Log
    failed: bool
    silent: Abort | None = None


@dataclass(frozen=True, slots=True)
class ItemDone:
    """What came of an item: what is kept of it, and its report as HTML (empty where none is).

    ``silent`` tells that the endpoint gave no answer at all.
    """

    outcome: Outcome
    report: str
    usage: Usage
    info: EngineInfo
    silent: Abort | None = None


def read(config: JobConfig, source: str) -> ReadDone | Abort:
    """Load an article, let the engine read it and check what it says."""
    started = time.monotonic()
    engine = _engine(config.settings)
    if isinstance(engine, Abort):
        return engine
    try:
        article = _load(config, source)
    except Exception as error:  # noqa: BLE001 - whatever one source does, the others go on
        return unreadable(source, _known(error), started)
    try:
        with cpu_lock.computing():
            made = Reading(read=read_article(article, engine))
    except Exception as error:  # noqa: BLE001 - whatever one article does, the others go on
        known = _known(error)
        if known.code in _STOPPING:
            return Abort(known.code, known.message, known.hint)
        made = Reading(read=unread(article, known), hint=known.hint)
    failures = made.read.failures
    silent = _silent(failures, {one.message: made.hint for one in failures})
    file = None if is_url(source) else file_sha256(_file_of(Path(config.folder), source))
    return _read_done(made, started, file, silent)


def compare(
    config: JobConfig, key: str, sources: Sequence[Source], texts_read: Sequence[str]
) -> ItemDone | Abort:
    """Compare articles by what was read of them.

    1. Give each its place. 2. Compare. 3. Stop the batch if the next item would fail alike.
    4. Make all that is kept of it.
    """
    started = time.monotonic()
    engine = _engine(config.settings)
    if isinstance(engine, Abort):
        return engine
    with cpu_lock.computing():
        # 1.
        judge = _Judge(engine, sources, texts_read)
        # 2.
        try:
            _check_count(judge.placed)
            result = compare_read([one.read for one in judge.placed], judge)
        except Exception as error:  # noqa: BLE001 - whatever one item does, the others go on
            result = judge.failed(_known(error))
        # 3.
        for failure in result.errors:
            if failure.code in _STOPPING:
                return Abort(failure.code, failure.message, judge.hints.get(failure.message, ""))
        # 4.
        try:
            return _item_done(config, key, result, judge, started)
        except Exception as error:  # noqa: BLE001 - whatever one item does, the others go on
            return _item_done(config, key, judge.failed(_known(error)), judge, started)


def crashed(
    config: JobConfig, item: Item, texts_read: Sequence[str], error: ClaimdiffError
) -> ItemDone:
    """What is kept of an item whose worker died over it; its articles are as they were read."""
    judge = _Judge(worker.engine_for(config.settings), item.sources, texts_read)
    return _item_done(config, item.id, judge.failed(error), judge, time.monotonic())


def unreadable(source: str, error: ClaimdiffError, started: float | None = None) -> ReadDone:
    """What is kept of an article that could not be loaded, or whose worker died over it."""
    return _read_done(readings.unloaded(source, error), started or time.monotonic())


class _Judge:
    """An engine for articles that are read already; it notes what helps against failures."""

    def __init__(
        self, engine: Engine, sources: Sequence[Source], texts_read: Sequence[str]
    ) -> None:
        self._engine = engine
        self.by, self.read, self.close = engine.by, engine.read, engine.close
        self.placed = [
            readings.placed(text, place, label)
            for place, (text, (_, label)) in enumerate(zip(texts_read, sources, strict=True))
        ]
        self.hints = {
            failure.message: one.hint for one in self.placed for failure in one.read.failures
        }

    @property
    def info(self) -> EngineInfo:
        return self._engine.info

    def judge(self, left: Side, right: Side) -> Verdict:
        try:
            return self._engine.judge(left, right)
        except ClaimdiffError as error:
            self.hints[error.message] = error.hint
            raise

    def failed(self, error: ClaimdiffError) -> Comparison:
        """A comparison that was not made, in the form of one."""
        self.hints[error.message] = error.hint
        before = [failed for one in self.placed for failed in one.read.failures]
        return Comparison(
            status="failed",
            version=claimdiff.__version__,
            engine=self.info,
            articles=tuple(one.read.article for one in self.placed),
            errors=(*before, failure(error, None, "compare", ())),
        )


def _load(config: JobConfig, source: str) -> Article:
    if is_url(source):
        return load(source, options=config.load)
    if source == "-" or "\0" in source:
        raise InputError(
            f"{source!r} is no file or URL.", hint="Mend the manifest.", slug="how-to/batch"
        )
    path = Path(config.folder, source)
    try:
        article = load(str(path), options=config.load)
    except InputError as error:
        if isinstance(error.__cause__, FileNotFoundError) and not Path(source).is_absolute():
            error.hint = f"Paths are relative to the manifest. {error.hint}"
        raise
    # As the manifest has it: where the folder lies on one machine is no part of the result.
    return article.model_copy(update={"origin": source})


def _engine(settings: Settings) -> Engine | Abort:
    """This process's engine, with all that it and the comparison need in memory."""
    try:
        worker.preload()
        return worker.engine_for(settings)
    except ClaimdiffError as error:
        return Abort(error.code, error.message, error.hint)
    except OSError as error:  # one library unpacks its table into a temporary file
        return Abort("store", f"A worker cannot load what it needs: {error}.", _MAKE_ROOM)


def _read_done(
    reading: Reading, started: float, file: str | None = None, silent: Abort | None = None
) -> ReadDone:
    """The reading without its cost, which is in the log alone."""
    bare = reading.model_copy(update={"read": replace(reading.read, usage=Usage())})
    log = _log(started, reading.read.usage, file)
    return ReadDone(bare.text(), log, reading.failed, silent)


def _silent(failures: Sequence[Failure], hints: Mapping[str, str]) -> Abort | None:
    """That the endpoint gave no answer, where that is why something failed."""
    found = next((one for one in failures if one.code in _SILENT), None)
    return Abort(found.code, found.message, hints.get(found.message, "")) if found else None


def changed_files(folder: Path, logs: Iterable[tuple[str, str]]) -> list[str]:
    """The files that are not what they were when they were read, by the logs of articles."""
    return [
        source
        for source, log in logs
        if (known := Log.model_validate_json(log).file_sha256)
        and file_sha256(_file_of(folder, source)) not in (None, known)
    ]


def _file_of(folder: Path, source: str) -> Path:
    """The file of a source, also where one of its articles is named."""
    return folder / source.partition("#")[0]


def file_sha256(path: Path) -> str | None:
    """The digest of a regular file's bytes; None where there is none."""
    try:
        return sha256(path.read_bytes()).hexdigest() if path.is_file() else None
    except (OSError, ValueError):
        return None


def _check_count(placed: Sequence[Reading]) -> None:
    """As the comparison does, with advice that is of use in a batch."""
    if len(placed) == 1:
        only = f"{placed[0].read.article.origin} is the only one of this item"
        hint = "Give it another in the manifest, or take it out."
        raise InputError(f"A comparison needs two articles, and {only}.", hint=hint)
    if len(placed) > MAX_ARTICLES:
        many = f"{len(placed)} articles in one item; a comparison takes {MAX_ARTICLES} at the most."
        raise InputError(many, hint="Divide them among several stories or ids in the manifest.")


def _item_done(
    config: JobConfig, key: str, result: Comparison, judge: _Judge, started: float
) -> ItemDone:
    kept = texts.stripped(key, result)
    log = _log(started, result.usage).model_dump_json()
    outcome = texts.outcome(key, kept, judge.hints, log)
    report = render(kept, "html") if config.reports else ""
    silent = _silent([one for one in result.errors if one.stage == "judge"], judge.hints)
    return ItemDone(outcome, report, result.usage, judge.info, silent)


def _known(error: Exception) -> ClaimdiffError:
    if isinstance(error, ClaimdiffError):
        return error
    message = f"internal error: {type(error).__name__}: {error}"
    return ClaimdiffError(message, hint="This is a bug of claimdiff: please report it.")


def _log(started: float, usage: Usage, file: str | None = None) -> Log:
    seconds = round(time.monotonic() - started, 3)
    return Log(ended=now(), seconds=seconds, usage=usage, file_sha256=file)
