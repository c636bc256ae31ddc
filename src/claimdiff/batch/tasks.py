"""What a worker does: read one article, or compare articles that were read.

Both are plain functions of what they are given, and give plain data back, so that they run in
threads, processes or on other machines alike. All that a process holds for its tasks is one engine.
Whatever goes wrong with an article or an item is in what they give back; `Stop` alone is raised.

A reading is kept as JSON, as that of an article ``a``; an item gives it the place and the name that
it has there.
"""

import threading
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from pydantic import BaseModel, TypeAdapter

import claimdiff
from claimdiff import api
from claimdiff.api.comparing import MAX_ARTICLES, compare_read, now
from claimdiff.api.reading import failed_article, failure, read_article, unread
from claimdiff.api.sources import letter
from claimdiff.articles import LoadOptions, is_url, load
from claimdiff.batch import texts
from claimdiff.engines import open_engine
from claimdiff.engines.contract import Engine
from claimdiff.engines.rules import OfflineEngine
from claimdiff.errors import ClaimdiffError, InputError, StoreError
from claimdiff.reports import render, webpage
from claimdiff.result import Article, Comparison, EngineInfo, Failure, Sentence, Summary, Usage
from claimdiff.settings import Settings
from claimdiff.store.items import Item, Outcome, Source
from claimdiff.support import ReadArticle

_STOPPING = {"authentication", "limit", "parked", "store", "configuration", "prompt", "redirected"}
_STOPPING |= {"unknown-model", "unknown-path"}
"""Failures that are no item's own: the next item would meet them too."""
_SILENT = {"unreachable", "timeout"}
"""Failures that are an item's own or the endpoint's: several in a row tell."""
_PAIR = (
    "The bridge to the port is shut, the police said on Monday.",
    "The police said that the bridge to the port was closed.",
)
"""Two texts whose language is clear by their small words: what else tells it loads for 0.6 s."""
_READING = TypeAdapter(ReadArticle)
_opening = threading.Lock()
_open: list[tuple[Settings, Engine]] = []
"""This process's engine and what it was opened with: one at most."""
_preloaded: list[bool] = []


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


class Stop(Exception):  # noqa: N818 - it is no error of the task's
    """Why the whole batch has to stop; the work in question counts as not done."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(code, message, hint)
        self.code, self.message, self.hint = code, message, hint


@dataclass(frozen=True, slots=True)
class ReadDone:
    """What came of an article: its reading as JSON, what it cost, and whether it failed.

    ``silent`` is the failure that tells that the endpoint gave no answer at all.
    """

    reading: str
    log: Log
    failed: bool
    silent: Failure | None = None


@dataclass(frozen=True, slots=True)
class ItemDone:
    """What came of an item: what is kept of it, and its report as HTML (empty where none is).

    ``silent`` is the failure that tells that the endpoint gave no answer at all.
    """

    outcome: Outcome
    report: str
    usage: Usage
    info: EngineInfo
    silent: Failure | None = None


def engine_for(settings: Settings) -> Engine:
    """This process's one engine for these settings."""
    with _opening:
        if not _open or _open[0][0] != settings:
            _close()
            _open.append((settings, open_engine(settings)))
        return _open[0][1]


def close_engine() -> None:
    """Let go of this process's engine and what it holds."""
    with _opening:
        _close()


def _close() -> None:
    for _, engine in _open:
        engine.close()
    _open.clear()


def preload() -> None:
    """Have all tables of this process loaded before many threads ask for them at once.

    Each would load its own: two processes of 64 threads took 5.8 GB so, and 0.75 GB with this.
    """
    with _opening:
        if not _preloaded:
            api.compare(*_PAIR, engine=OfflineEngine())
            _preloaded.append(True)


def read(config: JobConfig, source: str) -> ReadDone:
    """Load an article, let the engine read it and check what it says.

    Raises:
        Stop: The next article would fail alike.
    """
    started = time.monotonic()
    engine = _ready(config.settings)
    try:
        article = _load(config, source)
    except StoreError as error:  # the next article would find no room either
        raise Stop(error.code, error.message, error.hint) from None
    except Exception as error:  # noqa: BLE001 - whatever one source does, the others go on
        return unreadable(source, _known(error), started)
    try:
        made = read_article(article, engine)
    except Exception as error:  # noqa: BLE001 - whatever one article does, the others go on
        known = _known(error)
        if known.code in _STOPPING:
            raise Stop(known.code, known.message, known.hint) from None
        made = unread(article, known)
    file = None if is_url(source) else file_sha256(_file_of(Path(config.folder), source))
    return _read_done(made, started, file)


def compare(
    config: JobConfig, key: str, sources: Sequence[Source], readings: Sequence[str]
) -> ItemDone:
    """Compare articles by what was read of them.

    1. Give each its place. 2. Compare. 3. Stop the batch if the next item would fail alike.
    4. Make all that is kept of it.

    Raises:
        Stop: The next item would fail alike.
    """
    started = time.monotonic()
    engine = _ready(config.settings)
    # 1.
    reads = _placed(sources, readings)
    # 2.
    try:
        _check_count(reads)
        result = compare_read(reads, engine)
    except Exception as error:  # noqa: BLE001 - whatever one item does, the others go on
        result = _failed(engine, reads, _known(error))
    # 3.
    for one in result.errors:
        if one.code in _STOPPING:
            raise Stop(one.code, one.message, one.hint)
    # 4.
    try:
        return _item_done(config, key, result, started)
    except Exception as error:  # noqa: BLE001 - whatever one item does, the others go on
        return _item_done(config, key, _failed(engine, reads, _known(error)), started)


def crashed(
    config: JobConfig, item: Item, readings: Sequence[str], error: ClaimdiffError
) -> ItemDone:
    """What is kept of an item whose worker died over it; its articles are as they were read."""
    reads = _placed(item.sources, readings)
    failed = _failed(engine_for(config.settings), reads, error)
    return _item_done(config, item.id, failed, time.monotonic())


def unreadable(source: str, error: ClaimdiffError, started: float | None = None) -> ReadDone:
    """What is kept of an article that could not be loaded, or whose worker died over it.

    It is called by its file's stem or its host.
    """
    name = PurePosixPath(source).stem
    if is_url(source):
        with suppress(ValueError):
            name = urlsplit(source).hostname or ""
    article = failed_article("a", name or source, source, error)
    read = ReadArticle(article, failures=(failure(error, "a", "load", ()),))
    return _read_done(read, started or time.monotonic())


def placed(text: str, place: int, label: str | None) -> ReadArticle:
    """The reading as that of an item's article.

    Args:
        text: The reading as JSON.
        place: Which of the item's articles it is, from 0.
        label: What the manifest calls it, if it says it.
    """
    read = _READING.validate_json(text)
    key = letter(place) if place < MAX_ARTICLES else f"a{place}"
    names = {claim.id: f"{key}{number}" for number, claim in enumerate(read.claims, start=1)}
    moved = {
        "id": key,
        "label": label or read.article.label,
        "sentences": tuple(_renamed(one, names) for one in read.article.sentences),
        "summary": read.article.summary and _repeating(read.article.summary, names),
    }
    here = {"article": key}
    return replace(
        read,
        article=read.article.model_copy(update=moved),
        claims=tuple(one.model_copy(update={"id": names[one.id]} | here) for one in read.claims),
        ungrounded=tuple(one.model_copy(update=here) for one in read.ungrounded),
        failures=tuple(one.model_copy(update=here) for one in read.failures),
    )


def _repeating(summary: Summary, names: dict[str, str]) -> Summary:
    """The summary, whose key points repeat the claims by their new ids."""
    points = (
        point.model_copy(update={"claim": names.get(point.claim or "")}) for point in summary.points
    )
    return summary.model_copy(update={"points": tuple(points)})


def _renamed(sentence: Sentence, names: dict[str, str]) -> Sentence:
    ledger = sentence.ledger
    if ledger is None or not ledger.claims:
        return sentence
    claims = tuple(names[claim] for claim in ledger.claims)
    return sentence.model_copy(update={"ledger": ledger.model_copy(update={"claims": claims})})


def _placed(sources: Sequence[Source], readings: Sequence[str]) -> list[ReadArticle]:
    given = zip(readings, sources, strict=True)
    return [placed(text, place, label) for place, (text, (_, label)) in enumerate(given)]


def _failed(engine: Engine, reads: Sequence[ReadArticle], error: ClaimdiffError) -> Comparison:
    """A comparison that was not made, in the form of one."""
    before = [failed for one in reads for failed in one.failures]
    return Comparison(
        status="failed",
        version=claimdiff.__version__,
        engine=engine.info,
        articles=tuple(one.article for one in reads),
        errors=(*before, failure(error, None, "compare", ())),
    )


def _load(config: JobConfig, source: str) -> Article:
    if is_url(source):
        return load(source, options=config.load)
    if source == "-" or "\0" in source:
        raise InputError(
            f"{source!r} is no file or URL.", hint="Mend the manifest.", slug="how-to/batch"
        )
    try:
        article = load(str(Path(config.folder, source)), options=config.load)
    except InputError as error:
        if isinstance(error.__cause__, FileNotFoundError) and not Path(source).is_absolute():
            error.hint = f"Paths are relative to the manifest. {error.hint}"
        raise
    # As the manifest has it: where the folder lies on one machine is no part of the result.
    return article.model_copy(update={"origin": source})


def _ready(settings: Settings) -> Engine:
    """This process's engine, with all that it and the comparison need in memory."""
    try:
        preload()
        return engine_for(settings)
    except ClaimdiffError as error:
        raise Stop(error.code, error.message, error.hint) from None


def _read_done(read: ReadArticle, started: float, file: str | None = None) -> ReadDone:
    """The reading without its cost, which is in the log alone."""
    return ReadDone(
        _READING.dump_json(replace(read, usage=Usage()), by_alias=True).decode(),
        _log(started, read.usage, file),
        failed=read.article.status == "failed",
        silent=_silent(read.failures),
    )


def _silent(failures: Iterable[Failure]) -> Failure | None:
    return next((one for one in failures if one.code in _SILENT), None)


def changed_files(folder: Path, logs: Iterable[tuple[str, str]]) -> list[str]:
    """The files that are not what they were when they were read, by the logs of articles."""
    return [
        source
        for source, log in dict(logs).items()  # the last of each
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


def _check_count(reads: Sequence[ReadArticle]) -> None:
    """As the comparison does, with advice that is of use in a batch."""
    if len(reads) == 1:
        only = f"{reads[0].article.origin} is the only one of this item"
        hint = "Give it another in the manifest, or take it out."
        raise InputError(f"A comparison needs two articles, and {only}.", hint=hint)
    if len(reads) > MAX_ARTICLES:
        many = f"{len(reads)} articles in one item; a comparison takes {MAX_ARTICLES} at the most."
        raise InputError(many, hint="Divide them among several stories or ids in the manifest.")


def _item_done(config: JobConfig, key: str, result: Comparison, started: float) -> ItemDone:
    kept = texts.stripped(key, result)
    log = _log(started, result.usage).model_dump_json()
    line = render(kept, "jsonl")
    report = webpage.page(kept, line) if config.reports else ""
    silent = _silent(one for one in result.errors if one.stage == "judge")
    return ItemDone(
        texts.outcome(key, kept, line, log), report, result.usage, result.engine, silent
    )


def _known(error: Exception) -> ClaimdiffError:
    if isinstance(error, ClaimdiffError):
        return error
    message = f"internal error: {type(error).__name__}: {error}"
    return ClaimdiffError(message, hint="This is a bug of claimdiff: please report it.")


def _log(started: float, usage: Usage, file: str | None = None) -> Log:
    seconds = round(time.monotonic() - started, 3)
    return Log(ended=now(), seconds=seconds, usage=usage, file_sha256=file)
