import json
import sys
from io import StringIO
from pathlib import Path

import pytest
from tests.batch.harness import CountingEngine, digests, use
from tests.batch.stories import write_pairs
from tests.endpoint.reference import reference_endpoint

from claimdiff.batch.run import hold
from claimdiff.cli import run
from claimdiff.engines.llm.failures import KeyRefusedError

pytestmark = pytest.mark.slow  # real servers and processes, half a minute in all

PAIRS, ARTICLES = 6, 4
LLM = ("--engine", "llm", "-m", "reference")


@pytest.fixture(autouse=True)
def only_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings but the test's."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "CLAIMDIFF_MODEL", "CLAIMDIFF_ENGINE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CLAIMDIFF_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    return write_pairs(tmp_path / "news", PAIRS, ARTICLES)


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> CountingEngine:
    return use(CountingEngine(), monkeypatch)


def batch(*arguments: str | Path) -> int:
    return run(["batch", *map(str, arguments)])


def url() -> tuple[str, str]:
    return "--base-url", "http://127.0.0.1:9/v1"


def test_pairs_make_as_many_read_requests_as_there_are_articles(
    manifest: Path, tmp_path: Path
) -> None:
    with reference_endpoint() as endpoint:
        code = batch(manifest, "--out-dir", "out", *LLM, "--base-url", endpoint.base_url, "-j", "8")
        system = [received.messages[0]["content"] for received in endpoint.received]
    assert code == 0
    assert sorted(system.count(text) for text in set(system)) == [ARTICLES, PAIRS]
    assert len((tmp_path / "out" / "results.jsonl").read_text("utf-8").splitlines()) == PAIRS


def test_standard_output_stays_empty_and_standard_error_says_who_reads(
    manifest: Path, counting: CountingEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert batch(manifest, "--out-dir", "out", *LLM, *url()) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert f"{ARTICLES} articles go to the model counter at nowhere" in said.err
    assert f"{PAIRS} complete, 0 failed" in said.err
    assert counting.judgements == PAIRS


def test_the_manifest_may_come_from_standard_input(
    manifest: Path, counting: CountingEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO(manifest.read_text("utf-8")))
    monkeypatch.chdir(manifest.parent)
    assert batch("-", "--out-dir", "out", *LLM, *url(), "-q") == 0
    assert counting.judgements == PAIRS


def test_progress_for_programs_is_a_line_of_json(
    manifest: Path, counting: CountingEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert batch(manifest, "--out-dir", "out", *LLM, *url(), "--progress", "jsonl") == 0
    lines = [line for line in capsys.readouterr().err.splitlines() if line.startswith("{")]
    last = json.loads(lines[-1])
    assert (last["done"], last["total"], last["failed"]) == (PAIRS, PAIRS, 0)
    assert last["tokens"] == 15 * ARTICLES + 20 * PAIRS
    assert last["cost_usd"] == pytest.approx(0.1 * ARTICLES + 0.2 * PAIRS)
    assert counting.judgements == PAIRS


def test_some_failed_is_exit_6_and_a_limit_7(
    manifest: Path, counting: CountingEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    (manifest.parent / "event0-outlet3.txt").unlink()
    assert batch(manifest, "--out-dir", "out", *LLM, *url()) == 6
    assert "errors.jsonl" in capsys.readouterr().err
    assert batch(manifest, "--out-dir", "new", *LLM, *url(), "--max-errors", "1") == 7
    assert counting.judgements


def test_a_refused_key_is_exit_4_though_items_failed(
    manifest: Path, counting: CountingEngine
) -> None:
    (manifest.parent / "event0-outlet1.txt").unlink()
    (manifest.parent / "event0-outlet2.txt").unlink()

    def refuse(what: str) -> None:
        if what.startswith("judge"):
            raise KeyRefusedError("The key is refused.")

    counting.refuse = refuse
    assert batch(manifest, "--out-dir", "out", *LLM, *url(), "-j", "1") == 4


def test_a_dry_run_sends_nothing_and_writes_nothing(
    manifest: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with reference_endpoint() as endpoint:
        asked = (*LLM, "--base-url", endpoint.base_url, "--price", "1,2")
        assert batch(manifest, "--out-dir", "out", "-n", *asked) == 0
        assert endpoint.received == []
    said = capsys.readouterr().out
    assert f"comparisons  {PAIRS}\n" in said
    assert f"articles     {ARTICLES}\n" in said
    assert f"{ARTICLES} to read, {PAIRS} to judge" in said
    assert "price        about 0." in said
    assert not (tmp_path / "out").exists()


def test_a_small_price_is_not_told_as_none(
    manifest: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = (*LLM, "--base-url", "http://127.0.0.1:9/v1", "--price", "0.001,0.001")
    assert batch(manifest, "--out-dir", "out", "-n", *asked) == 0
    assert "price        less than 0.01 US dollars\n" in capsys.readouterr().out


def test_shards_join_to_what_one_run_gives(manifest: Path, counting: CountingEngine) -> None:
    flags = (*LLM, *url(), "-q")
    for number in (1, 2, 3):
        part = ("--out-dir", f"part{number}", "--shard", f"{number}/3")
        assert batch(manifest, *part, *flags) == 0
    assert batch("part1", "part2", "part3", "--merge", "--out-dir", "all", "-q") == 0
    assert batch(manifest, "--out-dir", "whole", *flags) == 0
    assert digests(Path("all")) == digests(Path("whole"))
    assert counting.judgements == 2 * PAIRS


def test_a_second_run_in_a_folder_is_refused_while_the_first_is_at_work(
    manifest: Path, counting: CountingEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    state = hold(Path("out"))
    assert batch(manifest, "--out-dir", "out", *LLM, *url()) == 8
    assert "Another run is at work in out" in capsys.readouterr().err
    state.close()
    assert counting.judgements == 0


def test_another_manifest_in_the_folder_forgets_nothing(
    manifest: Path, tmp_path: Path, counting: CountingEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert batch(manifest, "--out-dir", "out", *LLM, *url(), "-q") == 0
    before = digests(tmp_path / "out")
    story = manifest.with_name("story.csv")
    story.write_text("story,source\nfire,event0-outlet0.txt\nfire,event0-outlet1.txt\n", "utf-8")
    assert batch(story, "--out-dir", "out", *LLM, *url()) == 0
    assert f"{PAIRS} of the items that are done left the manifest" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "out" / "reports").iterdir()] == ["fire.html"]
    assert batch(manifest, "--out-dir", "out", *LLM, *url(), "-q") == 0
    assert digests(tmp_path / "out") == before
    assert counting.judgements == PAIRS + 1


def test_how_many_items_left_the_manifest_is_told(
    manifest: Path, counting: CountingEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert batch(manifest, "--out-dir", "out", *LLM, *url()) == 0
    rows = manifest.read_text("utf-8").splitlines(keepends=True)
    manifest.write_text("".join(rows[:-2]), "utf-8")
    assert batch(manifest, "--out-dir", "out", *LLM, *url()) == 0
    assert "claimdiff: 2 of the items that are done left the manifest" in capsys.readouterr().err
    assert counting.judgements == PAIRS


@pytest.mark.parametrize("shard", ["0/3", "4/3", "x", "1", "/", "1/0"])
def test_a_shard_that_is_none_is_a_mistake_of_use(shard: str, manifest: Path) -> None:
    assert batch(manifest, "--out-dir", "out", "--shard", shard, "--engine", "offline") == 2


def test_a_folder_that_holds_no_batch_cannot_be_joined(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert batch(tmp_path, "--merge", "--out-dir", "all") == 3
    assert "holds no batch" in capsys.readouterr().err


def test_a_part_that_was_never_begun_cannot_be_joined(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hold(tmp_path / "part").close()
    assert batch(tmp_path / "part", "--merge", "--out-dir", "all") == 2
    assert "no comparison was begun" in capsys.readouterr().err
