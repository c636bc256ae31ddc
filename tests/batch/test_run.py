import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from tests.batch.harness import SETTINGS, CountingEngine, digests, go, use
from tests.batch.stories import write_pairs

from claimdiff.batch import outputs
from claimdiff.batch.run import check_identity, hold
from claimdiff.batch.schedule import AHEAD, Options, Progress
from claimdiff.engines.llm.failures import ParkedError, UnreachableError
from claimdiff.errors import (
    AuthenticationError,
    ConfigurationError,
    LimitReachedError,
    StoreError,
)
from claimdiff.reports import load
from claimdiff.result import Comparison, EngineInfo, Usage
from claimdiff.store.files import whole
from claimdiff.store.state import FILE_NAME

pytestmark = pytest.mark.slow  # real servers and processes, half a minute in all

PAIRS, ARTICLES = 6, 4


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    return write_pairs(tmp_path / "news", PAIRS, ARTICLES)


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch) -> CountingEngine:
    return use(CountingEngine(), monkeypatch)


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def refuse_once(error: Exception, when: Callable[[str], bool]) -> Callable[[str], None]:
    """Raise an error the first time that something is asked."""
    raised: list[str] = []

    def refuse(what: str) -> None:
        if when(what) and not raised:
            raised.append(what)
            raise error

    return refuse


def test_each_article_is_read_once_however_many_pairs_use_it(
    manifest: Path, engine: CountingEngine, tmp_path: Path
) -> None:
    report = go(Options(str(manifest), tmp_path / "out"))
    assert report.counts.complete == PAIRS
    assert sorted(engine.reads.values()) == [1] * ARTICLES
    assert engine.judgements == PAIRS


def test_results_are_in_the_manifests_order_and_can_be_loaded(
    manifest: Path, tmp_path: Path
) -> None:
    go(Options(str(manifest), tmp_path / "out"))
    found = (tmp_path / "out" / "results.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["id"] for line in found] == [f"pair-{n}" for n in range(PAIRS)]
    result = load(found[0])
    assert isinstance(result, Comparison)
    assert result.findings
    assert [article.origin for article in result.articles] == [
        "event0-outlet0.txt",
        "event0-outlet1.txt",
    ]


def test_every_file_is_there(manifest: Path, tmp_path: Path) -> None:
    go(Options(str(manifest), tmp_path / "out"))
    names = {str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.*")}
    assert names == {
        *("results.jsonl", "findings.csv", "claims.csv", "errors.jsonl", "index.html", "run.json"),
        *(f"reports/pair-{number}.html" for number in range(PAIRS)),
        FILE_NAME,
    }


def test_a_run_in_pieces_ends_in_the_same_bytes_as_an_unbroken_one(
    manifest: Path, tmp_path: Path
) -> None:
    go(Options(str(manifest), tmp_path / "whole"))
    for limit in (1, 3, None):
        go(Options(str(manifest), tmp_path / "pieces", limit=limit))
    assert digests(tmp_path / "pieces") == digests(tmp_path / "whole")


def test_what_is_done_is_not_done_again(
    manifest: Path, engine: CountingEngine, tmp_path: Path
) -> None:
    go(Options(str(manifest), tmp_path / "out", limit=4))
    reads = engine.reads.copy()
    go(Options(str(manifest), tmp_path / "out"))
    assert engine.judgements == PAIRS
    assert max(engine.reads.values()) == 1
    assert reads <= engine.reads
    go(Options(str(manifest), tmp_path / "out"))
    assert engine.judgements == PAIRS


def test_ctrl_c_keeps_what_is_done(engine: CountingEngine, tmp_path: Path) -> None:
    pairs = 21
    manifest = write_pairs(tmp_path / "many", pairs, 7)
    pressed: list[int] = []

    def interrupt(progress: Progress) -> None:
        if progress.done >= 2 and not pressed:
            pressed.append(progress.done)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        go(Options(str(manifest), tmp_path / "out"), interrupt)
    assert 2 <= engine.judgements < pairs
    assert go(Options(str(manifest), tmp_path / "out")).counts.complete == pairs
    assert engine.judgements == pairs
    assert max(engine.reads.values()) == 1


def test_a_missing_file_fails_its_items_and_no_others(manifest: Path, tmp_path: Path) -> None:
    (manifest.parent / "event0-outlet3.txt").unlink()
    report = go(Options(str(manifest), tmp_path / "out"))
    assert (report.counts.complete, report.counts.failed) == (3, 3)
    errors = lines(tmp_path / "out" / "errors.jsonl")
    assert len(errors) == 3
    assert {error["source"] for error in errors} == {"event0-outlet3.txt"}
    assert all("no such file" in str(error["message"]) for error in errors)
    assert all("--retry-errors" in str(error["next"]) for error in errors)


def test_an_article_that_failed_is_failed_and_lacks_nothing(manifest: Path, tmp_path: Path) -> None:
    (manifest.parent / "event0-outlet1.txt").unlink()
    go(Options(str(manifest), tmp_path / "out"))
    first = lines(tmp_path / "out" / "results.jsonl")[0]
    assert first["findings"] == []
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    row = page[page.index('<tr class="failed">') :]
    assert "event0-outlet1</b> failed" in row[: row.index("</tr>")]


def test_retry_errors_does_only_what_failed(
    manifest: Path, engine: CountingEngine, tmp_path: Path
) -> None:
    path = manifest.parent / "event0-outlet3.txt"
    text = path.read_text("utf-8")
    path.unlink()
    go(Options(str(manifest), tmp_path / "out"))
    path.write_text(text, "utf-8")
    go(Options(str(manifest), tmp_path / "out"))
    assert engine.judgements == 3
    report = go(Options(str(manifest), tmp_path / "out", retry_errors=True))
    assert report.counts.complete == PAIRS
    assert engine.judgements == PAIRS
    go(Options(str(manifest), tmp_path / "whole"))
    assert digests(tmp_path / "out") == digests(tmp_path / "whole")


def test_a_reading_that_failed_is_not_paid_again_for_the_next_pair(
    manifest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(what: str) -> None:
        if what.startswith("read"):
            raise UnreachableError("The connection broke.")

    engine = use(CountingEngine(refuse), monkeypatch)
    report = go(Options(str(manifest), tmp_path / "out"))
    assert report.counts.failed == PAIRS
    assert sorted(engine.reads.values()) == [1] * ARTICLES
    errors = lines(tmp_path / "out" / "errors.jsonl")
    assert errors[0]["code"] == "unreachable"
    assert errors[0]["sentences"]


def test_a_judgement_that_failed_is_told_with_its_next_step(
    manifest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = UnreachableError("The connection broke.")
    refuse = refuse_once(error, lambda what: what.startswith("judge"))
    use(CountingEngine(refuse), monkeypatch)
    report = go(Options(str(manifest), tmp_path / "out"))
    assert (report.counts.complete, report.counts.failed) == (PAIRS - 1, 1)
    (told,) = lines(tmp_path / "out" / "errors.jsonl")
    assert (told["stage"], told["code"]) == ("judge", "unreachable")
    assert str(told["next"]).startswith("Check that the server is up")


def test_a_bug_in_one_item_fails_that_item(
    manifest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse = refuse_once(ZeroDivisionError("oh"), lambda what: what.startswith("judge"))
    use(CountingEngine(refuse), monkeypatch)
    report = go(Options(str(manifest), tmp_path / "out"))
    assert (report.counts.complete, report.counts.failed) == (PAIRS - 1, 1)
    (told,) = lines(tmp_path / "out" / "errors.jsonl")
    assert told["code"] == "internal"
    assert "ZeroDivisionError: oh" in str(told["message"])


STOPS = [
    (AuthenticationError("The key is refused."), "authentication"),
    (LimitReachedError("The next call would exceed --max-cost 1."), "limit"),
    (StoreError("The cache is full."), "store"),
]


@pytest.mark.parametrize(("error", "code"), STOPS, ids=[code for _, code in STOPS])
@pytest.mark.parametrize("stage", ["read", "judge"])
def test_what_would_meet_every_item_stops_the_batch_and_fails_none(
    stage: str,
    error: Exception,
    code: str,
    manifest: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engine = use(CountingEngine(refuse_once(error, lambda w: w.startswith(stage))), monkeypatch)
    report = go(Options(str(manifest), tmp_path / "out"))
    assert report.abort
    assert report.abort.code == code
    assert report.counts.failed == 0
    assert report.counts.done < PAIRS
    again = go(Options(str(manifest), tmp_path / "out"))
    assert again.counts.complete == PAIRS
    assert engine.judgements <= PAIRS + 1


def test_a_parked_item_is_not_failed(
    manifest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = ParkedError("endpoint.test asks for a pause: parked until 2030-01-01T00:00:00+00:00.")
    use(CountingEngine(refuse_once(error, lambda what: what.startswith("judge"))), monkeypatch)
    report = go(Options(str(manifest), tmp_path / "out"))
    assert report.abort
    assert "parked until 2030" in report.abort.message
    assert report.counts.failed == 0


def test_max_errors_stops_and_keeps(tmp_path: Path) -> None:
    manifest = write_pairs(tmp_path / "many", 21, 7)
    for number in range(1, 7):
        (manifest.parent / f"event0-outlet{number}.txt").unlink()
    report = go(Options(str(manifest), tmp_path / "out", max_errors=2))
    assert report.abort
    assert report.abort.code == "limit"
    assert 2 <= report.counts.failed < 21
    assert len(lines(tmp_path / "out" / "results.jsonl")) == report.counts.failed


def test_max_cost_stops_within_one_window_of_what_is_in_flight(tmp_path: Path) -> None:
    manifest = write_pairs(tmp_path / "many", 21, 7)
    report = go(Options(str(manifest), tmp_path / "out", max_cost=1.0))
    assert report.abort
    assert report.abort.code == "limit"
    (run,) = json.loads((tmp_path / "out" / "run.json").read_text())["runs"]
    cost = run["usage"]["cost_usd"]
    assert 1.0 <= cost <= 1.0 + 0.2 * AHEAD * SETTINGS.jobs


def test_what_the_batch_cost_is_in_run_json_and_nowhere_else(
    manifest: Path, tmp_path: Path
) -> None:
    go(Options(str(manifest), tmp_path / "out"))
    account = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))
    assert account["usage"]["requests"] == ARTICLES + PAIRS
    assert account["usage"]["cost_usd"] == pytest.approx(0.1 * ARTICLES + 0.2 * PAIRS)
    assert len({row["id"] for row in account["log"]}) == PAIRS
    assert account["engine"]["schema_mode"] == "json_schema"
    for result in lines(tmp_path / "out" / "results.jsonl"):
        assert result["usage"] == Usage().model_dump()
        assert result["created"] is None


def test_restart_forgets_everything(manifest: Path, engine: CountingEngine, tmp_path: Path) -> None:
    go(Options(str(manifest), tmp_path / "out"))
    go(Options(str(manifest), tmp_path / "out", restart=True))
    assert engine.judgements == 2 * PAIRS
    assert set(engine.reads.values()) == {2}


def test_restart_begins_anew_where_the_state_is_damaged(manifest: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / FILE_NAME).write_bytes(b"rubbish" * 1000)
    with pytest.raises(StoreError):
        go(Options(str(manifest), tmp_path / "out"))
    report = go(Options(str(manifest), tmp_path / "out", restart=True))
    assert report.counts.complete == PAIRS


def test_damaged_rows_are_done_again_and_told(
    manifest: Path, engine: CountingEngine, tmp_path: Path
) -> None:
    go(Options(str(manifest), tmp_path / "out"))
    before = digests(tmp_path / "out")
    connection = sqlite3.connect(tmp_path / "out" / FILE_NAME)
    connection.execute("UPDATE items SET result = x'00ff' WHERE place = 3")
    connection.commit()
    connection.close()
    report = go(Options(str(manifest), tmp_path / "out"))
    assert report.damaged == 1
    assert engine.judgements == PAIRS + 1
    assert digests(tmp_path / "out") == before


def test_a_folder_is_not_continued_with_another_model(
    manifest: Path, engine: CountingEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(Options(str(manifest), tmp_path / "out"))
    other = engine.info.model_copy(update={"model": "another"})
    monkeypatch.setattr(CountingEngine, "info", other)
    with pytest.raises(ConfigurationError, match="another model"):
        go(Options(str(manifest), tmp_path / "out"))


def test_where_nothing_is_done_yet_the_engine_may_still_change(tmp_path: Path) -> None:
    """As after a manifest that could not be read, or a key that was refused."""
    state = hold(tmp_path)
    check_identity(state, EngineInfo(name="llm"))
    check_identity(state, EngineInfo(name="offline"))
    assert '"offline"' in str(state.metadata("made"))
    state.close()


def test_the_other_engine_is_told_as_such(manifest: Path, tmp_path: Path) -> None:
    go(Options(str(manifest), tmp_path / "out"))
    state = hold(tmp_path / "out")
    with pytest.raises(ConfigurationError, match=r"another engine \(llm, now offline\)"):
        check_identity(state, EngineInfo(name="offline"))
    state.close()


def test_an_item_that_left_the_manifest_leaves_no_report(
    manifest: Path, engine: CountingEngine, tmp_path: Path
) -> None:
    go(Options(str(manifest), tmp_path / "out"))
    text = manifest.read_text("utf-8").splitlines()
    manifest.write_text("\n".join(text[:-1]) + "\n", "utf-8")
    report = go(Options(str(manifest), tmp_path / "out"))
    assert report.counts.items == PAIRS - 1
    assert not (tmp_path / "out" / "reports" / f"pair-{PAIRS - 1}.html").exists()
    assert engine.judgements == PAIRS


def test_a_report_that_was_deleted_comes_back_the_same(manifest: Path, tmp_path: Path) -> None:
    go(Options(str(manifest), tmp_path / "out"))
    before = digests(tmp_path / "out")
    (tmp_path / "out" / "reports" / "pair-2.html").unlink()
    go(Options(str(manifest), tmp_path / "out"))
    assert digests(tmp_path / "out") == before


def test_reports_can_be_left_out(manifest: Path, tmp_path: Path) -> None:
    go(Options(str(manifest), tmp_path / "out", reports=False))
    assert not (tmp_path / "out" / "reports").exists()
    assert 'href="reports/' not in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_a_full_disk_leaves_the_old_files(
    manifest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(Options(str(manifest), tmp_path / "out", limit=3))
    old = (tmp_path / "out" / "results.jsonl").read_bytes()

    def no_room(_path: Path, parts: Iterable[str]) -> None:
        with whole(_path) as file:
            file.write(next(iter(parts)))
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(outputs, "_write", no_room)
    monkeypatch.setattr(outputs, "write_report", lambda *_args: None)
    with pytest.raises(StoreError, match="No space left"):
        go(Options(str(manifest), tmp_path / "out"))
    assert (tmp_path / "out" / "results.jsonl").read_bytes() == old
    assert not list((tmp_path / "out").glob(".results*"))


KILLED = """
import os, sys
from pathlib import Path
from claimdiff.store.files import whole
unfinished = [whole(Path(path)) for path in sys.argv[1:]]
for one in unfinished:
    one.__enter__().write("half")
os.kill(os.getpid(), 9)
"""


@pytest.mark.parametrize("restart", [False, True])
def test_what_a_killed_run_left_unfinished_goes_and_nothing_else(
    restart: bool,
    manifest: Path,
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    go(Options(str(manifest), out))
    names = {path.name for path in out.rglob("*")}
    half = [out / "results.jsonl", out / "run.json", out / "reports" / f"{'p' * 60}.html"]
    subprocess.run([sys.executable, "-c", KILLED, *map(str, half)], check=False)
    assert len({path.name for path in out.rglob("*")} - names) == len(half)
    others = {".notes.txt", ".own.jsonl.abcdefgh"}
    for name in others:
        (out / name).write_text("the user's own", "utf-8")
    go(Options(str(manifest), out, restart=restart))
    assert {path.name for path in out.rglob("*")} == names | others


def test_hostile_ids_stay_in_the_folder_and_apart(tmp_path: Path) -> None:
    manifest = write_pairs(tmp_path / "news", 6, 4)
    ids = ["../../x", "/abs", "a\0b", "CON", "Same", "same"]
    pairs = [line.split(",")[:2] for line in manifest.read_text("utf-8").splitlines()[1:]]
    rows = [{"a": a, "b": b, "id": key} for (a, b), key in zip(pairs, ids, strict=True)]
    hostile = manifest.with_name("hostile.jsonl")
    hostile.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    report = go(Options(str(hostile), tmp_path / "out"))
    assert report.counts.complete == 6
    names = [path.name.lower() for path in (tmp_path / "out" / "reports").iterdir()]
    assert len(set(names)) == 6
    assert {path.name for path in tmp_path.iterdir()} == {"news", "out"}
    assert [row["id"] for row in lines(tmp_path / "out" / "results.jsonl")] == ids


def test_a_formula_as_id_does_not_act_in_a_spreadsheet(tmp_path: Path) -> None:
    manifest = write_pairs(tmp_path / "news", 3, 3)
    manifest.write_text(manifest.read_text("utf-8").replace("pair-0", "=1+1"), "utf-8")
    go(Options(str(manifest), tmp_path / "out"))
    rows = (tmp_path / "out" / "findings.csv").read_text("utf-8").splitlines()
    assert rows[1].startswith("'=1+1,")


def test_a_story_is_one_comparison_of_all_its_articles(tmp_path: Path) -> None:
    folder = write_pairs(tmp_path / "news", 3, 3).parent
    rows = [f"fire,event0-outlet{n}.txt,Outlet {n}" for n in range(3)]
    (folder / "stories.csv").write_text("\n".join(["story,source,label", *rows]), "utf-8")
    report = go(Options(str(folder / "stories.csv"), tmp_path / "out"))
    assert report.counts.complete == 1, (tmp_path / "out" / "errors.jsonl").read_text()
    (result,) = lines(tmp_path / "out" / "results.jsonl")
    articles = result["articles"]
    assert isinstance(articles, list)
    assert [article["label"] for article in articles] == ["Outlet 0", "Outlet 1", "Outlet 2"]
    assert [article["id"] for article in articles] == ["a", "b", "c"]


def test_a_story_of_one_article_is_failed_not_lost(tmp_path: Path) -> None:
    folder = write_pairs(tmp_path / "news", 3, 3).parent
    (folder / "one.csv").write_text("story,source\nfire,event0-outlet0.txt\n", "utf-8")
    report = go(Options(str(folder / "one.csv"), tmp_path / "out"))
    assert report.counts.failed == 1
    (told,) = lines(tmp_path / "out" / "errors.jsonl")
    assert "two articles" in str(told["message"])
