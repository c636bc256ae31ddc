"""What a batch does when its endpoint or its workers are dead, and when its files were changed."""

import json
import logging
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.batch.harness import SETTINGS, CountingEngine, go, use
from tests.batch.stories import write_pairs

from claimdiff.batch.schedule import SILENT, UNSTARTED, Options
from claimdiff.batch.workers import NotStartedError, Pool
from claimdiff.engines.llm.failures import UnreachableError

PAIRS, ARTICLES = 9, 6


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    return write_pairs(tmp_path / "in", PAIRS, ARTICLES)


def dead(_what: str) -> None:
    raise UnreachableError("no answer from 127.0.0.1:9")


def test_a_dead_endpoint_stops_the_batch_and_no_item_counts_as_failed(
    manifest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = use(CountingEngine(dead), monkeypatch)
    report = go(Options(str(manifest), tmp_path / "out"))
    assert report.abort is not None
    assert report.abort.code == "limit"
    assert "no answer" in report.abort.message
    assert (report.counts.failed, report.counts.done) == (0, 0)
    assert SILENT <= sum(engine.reads.values()) <= SILENT + 2 * SETTINGS.jobs
    engine.refuse = lambda _what: None
    assert go(Options(str(manifest), tmp_path / "out")).counts.complete == PAIRS


def test_an_article_that_the_endpoint_is_silent_about_fails_alone(
    manifest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(what: str) -> None:
        if what.startswith("read") and not seen:
            seen.append(what)
            dead(what)

    seen: list[str] = []
    use(CountingEngine(refuse), monkeypatch)
    report = go(Options(str(manifest), tmp_path / "out"))
    assert report.abort is None
    assert report.counts.failed > 0
    assert report.counts.complete > 0
    assert report.counts.done == PAIRS


class Unstarted(ThreadPoolExecutor):
    """Processes none of which can be started."""

    def submit(self, _fn: object, /, *_args: object, **_named: object) -> "Future[object]":  # type: ignore[override]  # it calls nothing
        future: Future[object] = Future()
        future.set_exception(NotStartedError("no worker process can be started: too many files"))
        return future


def test_workers_that_cannot_start_end_the_batch_with_the_reason(
    manifest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(CountingEngine(), monkeypatch)
    pool = Pool(Unstarted(1), lambda: 1)
    monkeypatch.setattr("claimdiff.batch.run.pool_for", lambda *_: pool)
    report = go(Options(str(manifest), tmp_path / "out"))
    assert report.abort is not None
    assert report.abort.code == "store"
    assert "too many files" in report.abort.message
    assert report.counts.done == 0
    assert UNSTARTED > 1


def test_a_report_that_was_changed_or_removed_is_made_again(
    manifest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = use(CountingEngine(), monkeypatch)
    go(Options(str(manifest), tmp_path / "out"))
    changed, removed = sorted((tmp_path / "out" / "reports").iterdir())[:2]
    before = changed.read_bytes(), removed.read_bytes()
    changed.write_bytes(before[0] + b"<!-- more -->")
    removed.unlink()
    asked = engine.judgements
    go(Options(str(manifest), tmp_path / "out"))
    assert (changed.read_bytes(), removed.read_bytes()) == before
    assert engine.judgements == asked


def test_articles_that_were_changed_since_they_were_read_are_told(
    manifest: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    use(CountingEngine(), monkeypatch)
    go(Options(str(manifest), tmp_path / "out"))
    assert not caplog.records
    article = min(manifest.parent.glob("*.txt"))
    article.write_text(article.read_text("utf-8") + "\nIt was put out at noon.\n", "utf-8")
    with caplog.at_level(logging.WARNING):
        go(Options(str(manifest), tmp_path / "out"))
    (told,) = [record.getMessage() for record in caplog.records]
    assert article.name in told
    assert "--restart" in told


def test_what_run_json_says_was_paid_adds_up_also_when_items_are_done_again(
    manifest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(what: str) -> None:
        if what.startswith("judge") and len(refused) < 2:
            refused.append(what)
            raise ValueError(what)

    refused: list[str] = []
    engine = use(CountingEngine(refuse), monkeypatch)
    go(Options(str(manifest), tmp_path / "out"))
    go(Options(str(manifest), tmp_path / "out", retry_errors=True))
    run = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))
    logged = sum(row["usage"]["requests"] for row in (*run["articles"], *run["log"]))
    assert run["usage"]["requests"] == logged
    assert run["usage"]["requests"] == sum(one["usage"]["requests"] for one in run["runs"])
    assert run["usage"]["requests"] == sum(engine.reads.values()) + engine.judgements - 2
    items = run["items"]
    assert items["total"] == sum(value for name, value in items.items() if name != "total")
