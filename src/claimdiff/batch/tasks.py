"""What a worker does: read one article, or compare articles that were read.

Both are plain functions of what they are given, and give plain data back, so that they run in
threads, processes or on other machines alike. They keep nothing but the engine; whatever goes wrong
with an article or an item is in what they give back, and nothing is raised.
"""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

import claimdiff
from claimdiff import grounding, pipeline
from claimdiff.articles import from_text, load
from claimdiff.batch import texts
from claimdiff.batch.cost import total
from claimdiff.comparing.verdict import Side, Verdict
from claimdiff.engines import Engine, open_engine
from claimdiff.engines.offline import OfflineEngine
from claimdiff.errors import ClaimdiffError, InputError
from claimdiff.grounding.draft import Draft
from claimdiff.result import Article, Comparison, EngineInfo, Failure, Ungrounded, Usage
from claimdiff.settings import Settings
from claimdiff.store.items import Item, Outcome, Source

_STOPPING = {"authentication", "limit", "parked", "store", "configuration", "prompt"}
"""Failures that are no item's own: the next item would meet them too."""
_READINGS_KEPT = 64
"""An article in many pairs is parsed (3 ms) once; 64 readings take about 15 MB."""
_opening = threading.Lock()
_open: list[tuple[Settings, Engine]] = []
"""This process's engine and what it was opened with: one at most."""
_warm: list[bool] = []
Part = TypeVar("Part", Ungrounded, Failure)


class Log(BaseModel):
    """What may differ from run to run, for ``run.json``."""

    ended: str
    seconds: float
    usage: Usage


class Reading(BaseModel):
    """An article and what an engine made of it, or why it made nothing; ``hint`` says what next."""

    model_config = ConfigDict(frozen=True)

    article: Article
    draft: Draft | None = None
    failure: Failure | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How all items of a batch are made; ``folder`` is where relative paths begin."""

    settings: Settings
    folder: str
    reports: bool = True


@dataclass(frozen=True, slots=True)
class Halt:
    """Why the whole batch has to stop; the work in question counts as not done."""

    code: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class ReadDone:
    """What came of an article: a `Reading` as JSON, and a `Log`."""

    reading: str
    log: Log
    failed: bool


@dataclass(frozen=True, slots=True)
class ItemDone:
    """What came of an item: what is kept of it, and its report as HTML (empty where none is)."""

    outcome: Outcome
    report: str
    usage: Usage
    info: EngineInfo


def read(recipe: Recipe, source: str) -> ReadDone | Halt:
    """Load an article and let the engine read it."""
    started = time.monotonic()
    usage = Usage()
    warm(recipe.settings)
    try:
        article = _load(recipe, source)
    except Exception as error:  # noqa: BLE001 - whatever one source does, the others go on
        reading = unread(source, _known(error))
    else:
        made = _read(article, recipe.settings)
        if isinstance(made, Halt):
            return made
        reading, usage = made
    text = reading.model_dump_json(by_alias=True)
    return ReadDone(text, _log(started, usage), failed=reading.draft is None)


def compare(
    recipe: Recipe, key: str, sources: Sequence[Source], readings: Sequence[str]
) -> ItemDone | Halt:
    """Compare articles by what was read of them.

    1. Give each its place. 2. Compare. 3. Stop the batch if the next item would fail alike.
    4. Make all that is kept of it.
    """
    started = time.monotonic()
    warm(recipe.settings)
    try:
        engine = _Prepared(engine_for(recipe.settings))
    except ClaimdiffError as error:
        return Halt(error.code, error.message, error.hint)
    # 1.
    placed = [
        _placed(_parsed(text), place, label)
        for place, (text, (_, label)) in enumerate(zip(readings, sources, strict=True))
    ]
    engine.take(placed)
    # 2.
    result = _compare(placed, engine)
    # 3.
    for failure in result.errors:
        if _stops(failure.code):
            return Halt(failure.code, failure.message, engine.hints.get(failure.message, ""))
    # 4.
    try:
        return _done(recipe, key, result, engine, started)
    except Exception as error:  # noqa: BLE001 - whatever one item does, the others go on
        return _done(recipe, key, _failed(placed, engine, _known(error)), engine, started)


def crashed(recipe: Recipe, item: Item, error: ClaimdiffError) -> ItemDone:
    """What is kept of an item whose worker died over it."""
    placed = [
        _placed(unread(source, error), place, label)
        for place, (source, label) in enumerate(item.sources)
    ]
    engine = _Prepared(engine_for(recipe.settings))
    return _done(recipe, item.id, _failed(placed, engine, error), engine, time.monotonic())


def unread(source: str, error: ClaimdiffError) -> Reading:
    """The reading of a source that gave no article."""
    article = pipeline.failed_article("a", texts.name(source), source, error)
    failure = Failure(article="a", stage="load", code=error.code, message=error.message)
    return Reading(article=article, failure=failure, hint=error.hint)


def unreadable(source: str, error: ClaimdiffError) -> ReadDone:
    """What is kept of an article whose worker died over it."""
    text = unread(source, error).model_dump_json(by_alias=True)
    return ReadDone(text, _log(time.monotonic(), Usage()), failed=True)


def engine_for(settings: Settings) -> Engine:
    """This process's one engine for these settings."""
    with _opening:
        if not _open or _open[0][0] != settings:
            _close()
            _open.append((settings, open_engine(settings)))
        return _open[0][1]


def warm(settings: Settings) -> None:
    """Have all tables of this process loaded before many threads ask for them at once.

    Each would load its own: two processes of 64 threads took 5.8 GB so, and 0.75 GB with this.
    """
    with _opening:
        if _warm:
            return
        texts = ("The bridge is shut, police said.", "Police said that the bridge was closed.")
        pair = [from_text(text, article_id=key) for key, text in zip("ab", texts, strict=True)]
        pipeline.compare(pair, OfflineEngine())
        if settings.engine == "llm":
            from claimdiff.engines.llm.tokens import count

            count(texts[0])
        _warm.append(True)


def close_engine() -> None:
    """Let go of this process's engine and what it holds."""
    with _opening:
        _close()


def version() -> str:
    """The version of the program that a worker runs."""
    return claimdiff.__version__


class _Prepared:
    """An engine whose articles are read already; it notes what failures cost and what helps."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._drafts: dict[str, Draft] = {}
        self.hints: dict[str, str] = {}
        self.lost = Usage()

    @property
    def info(self) -> EngineInfo:
        return self._engine.info

    def take(self, placed: Sequence[Reading]) -> None:
        for one in placed:
            self._drafts[one.article.id] = one.draft or Draft()
            if one.failure:
                self.hints[one.failure.message] = one.hint

    def read(self, article: Article) -> Draft:
        return self._drafts[article.id]

    def judge(self, left: Side, right: Side) -> Verdict:
        try:
            return self._engine.judge(left, right)
        except ClaimdiffError as error:
            self.hints[error.message] = error.hint
            self.lost = total([self.lost, _paid(error)])
            raise


def _load(recipe: Recipe, source: str) -> Article:
    if source.startswith(("http://", "https://")):
        return load(source)
    if source == "-" or "\0" in source:
        raise InputError(
            f"{source!r} is no file or URL.", hint="Mend the manifest.", slug="how-to/batch"
        )
    article = load(str(Path(recipe.folder, source)))
    # As the manifest has it: where the folder lies on one machine is no part of the result.
    return article.model_copy(update={"origin": source})


def _read(article: Article, settings: Settings) -> tuple[Reading, Usage] | Halt:
    try:
        draft = engine_for(settings).read(article)
    except Exception as error:  # noqa: BLE001 - whatever one article does, the others go on
        known = _known(error)
        if _stops(known.code):
            return Halt(known.code, known.message, known.hint)
        return _unread(article, known, getattr(error, "attempts", 1)), _paid(error)
    return Reading(article=article, draft=replace(draft, usage=Usage())), draft.usage


def _unread(article: Article, error: ClaimdiffError, attempts: int) -> Reading:
    """An article that the engine could not read: every sentence is accounted for as failed."""
    sentences = grounding.ground(article, Draft()).sentences
    failure = Failure(
        article=article.id,
        stage="read",
        code=error.code,
        message=error.message,
        attempts=attempts,
        sentences=tuple(range(len(sentences))),
    )
    marked = article.model_copy(update={"sentences": sentences, "status": "failed"})
    return Reading(article=marked, failure=failure, hint=error.hint)


def _placed(reading: Reading, place: int, label: str | None) -> Reading:
    """The reading as that of the article in this place, by the name the manifest gives it."""
    key = chr(ord("a") + place) if place < pipeline.MAX_ARTICLES else f"a{place}"
    named = {"id": key, "label": label or reading.article.label}
    draft = reading.draft and replace(
        reading.draft,
        ungrounded=tuple(_of(one, key) for one in reading.draft.ungrounded),
        failures=tuple(_of(one, key) for one in reading.draft.failures),
    )
    failure = reading.failure and _of(reading.failure, key)
    article = reading.article.model_copy(update=named)
    return reading.model_copy(update={"article": article, "draft": draft, "failure": failure})


@lru_cache(maxsize=_READINGS_KEPT)
def _parsed(text: str) -> Reading:
    return Reading.model_validate_json(text)


def _of(record: Part, key: str) -> Part:
    return record.model_copy(update={"article": key})


def _compare(placed: Sequence[Reading], engine: _Prepared) -> Comparison:
    failures = [one.failure for one in placed if one.failure]
    try:
        return pipeline.compare([one.article for one in placed], engine, failures)
    except Exception as error:  # noqa: BLE001 - whatever one item does, the others go on
        known = _known(error)
        engine.hints[known.message] = known.hint
        return _failed(placed, engine, known)


def _failed(placed: Sequence[Reading], engine: _Prepared, error: ClaimdiffError) -> Comparison:
    """A comparison that was not made, in the form of one."""
    failure = Failure(article=None, stage="compare", code=error.code, message=error.message)
    return Comparison(
        status="failed",
        version=claimdiff.__version__,
        engine=engine.info,
        articles=tuple(one.article for one in placed),
        errors=(*(one.failure for one in placed if one.failure), failure),
    )


def _done(
    recipe: Recipe, key: str, result: Comparison, engine: _Prepared, started: float
) -> ItemDone:
    usage = total([result.usage, engine.lost])
    kept = texts.stripped(result)
    outcome = Outcome(
        status=texts.status(kept),
        result=texts.line(key, kept),
        findings=texts.findings(key, kept),
        claims=texts.claims(key, kept),
        brief=texts.brief(key, kept),
        errors=texts.errors(key, kept, engine.hints),
        log=_log(started, usage).model_dump_json(),
    )
    return ItemDone(outcome, texts.report(kept) if recipe.reports else "", usage, engine.info)


def _known(error: Exception) -> ClaimdiffError:
    if isinstance(error, ClaimdiffError):
        return error
    message = f"internal error: {type(error).__name__}: {error}"
    return ClaimdiffError(message, hint="This is a bug of claimdiff: please report it.")


def _stops(code: str) -> bool:
    return code in _STOPPING


def _paid(error: Exception) -> Usage:
    """What a failure cost, where the engine says it."""
    usage = getattr(error, "usage", None)
    return usage if isinstance(usage, Usage) else Usage()


def _log(started: float, usage: Usage) -> Log:
    seconds = round(time.monotonic() - started, 3)
    return Log(ended=datetime.now(UTC).isoformat(timespec="seconds"), seconds=seconds, usage=usage)


def _close() -> None:
    for _, engine in _open:
        if callable(close := getattr(engine, "close", None)):
            close()
    _open.clear()
