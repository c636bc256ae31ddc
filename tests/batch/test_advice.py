"""What a batch advises where something failed: it can be done, and it helps."""

import json
import os
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from tests.batch.test_texts import compared, reading

from claimdiff.api.comparing import MAX_ARTICLES
from claimdiff.batch import tasks, texts
from claimdiff.batch.manifest import entries
from claimdiff.batch.tasks import JobConfig, ReadDone
from claimdiff.cli import run
from claimdiff.engines.llm.failures import BadReplyError
from claimdiff.errors import InputError
from claimdiff.result import Comparison, EngineInfo, Failure
from claimdiff.settings import Settings
from claimdiff.store.state import FILE_NAME

Capture = pytest.CaptureFixture[str]


def errors(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def unread(folder: Path, source: str) -> Failure:
    done = tasks.read(JobConfig(Settings(), str(folder)), source)
    assert isinstance(done, ReadDone)
    (failure,) = tasks.placed(done.reading, 0, None).failures
    return failure


def test_a_story_of_one_article_names_it_and_says_what_to_do() -> None:
    kept = tasks.unreadable("only.txt", InputError("It is empty.")).reading
    *_, told = errors(compared(kept).outcome.errors)
    assert "only.txt is the only one" in str(told["message"])
    assert "in the manifest" in str(told["next"])
    assert "claimdiff compare" not in str(told["next"])


def test_a_story_of_too_many_articles_does_not_send_its_user_in_a_circle(tmp_path: Path) -> None:
    made = compared(*[reading(tmp_path, 0)] * (MAX_ARTICLES + 4))
    (told,) = errors(made.outcome.errors)
    assert "30 articles in one item" in str(told["message"])
    assert "among several stories" in str(told["next"])
    assert "claimdiff batch" not in str(told["next"])


def next_after(hint: str) -> str:
    failure = Failure(article=None, stage="judge", code="x", message="It broke.", hint=hint)
    result = Comparison(
        status="failed", engine=EngineInfo(name="llm"), articles=(), errors=(failure,)
    )
    (told,) = errors(texts.errors("item", result))
    return str(told["next"])


def test_running_again_is_advised_only_with_the_flag_that_helps() -> None:
    plain = BadReplyError("It failed.").hint
    assert next_after(plain) == "Run the same command with --retry-errors: what is done is kept."
    assert next_after("") == next_after(plain)


def test_a_command_and_the_next_step_do_not_run_together() -> None:
    assert next_after("Try later.").startswith("Try later. Then run the same command")
    assert next_after("ls news").startswith("ls news; then run the same command")


def test_a_path_in_a_folder_that_is_not_there_can_be_looked_for(tmp_path: Path) -> None:
    hint = unread(tmp_path, "no/such/a.txt").hint
    assert hint.startswith("Paths are relative to the manifest.")
    assert hint.endswith(f"ls {tmp_path}")


@pytest.mark.parametrize("source", ["ftp://a/b", "HTTPS://user:pw@host.test/x"])
def test_an_address_is_no_path(source: str, tmp_path: Path) -> None:
    assert "no such file" not in unread(tmp_path, source).message


def test_a_scheme_that_is_not_read_is_told(tmp_path: Path) -> None:
    assert "only http and https" in unread(tmp_path, "ftp://a/b").message


@pytest.mark.parametrize(("encoding", "named"), [("cp1252", "WINDOWS-1252"), ("utf-16", "UTF-16")])
def test_a_manifest_that_is_not_utf_8_can_be_converted(
    encoding: str, named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = "a,b\nä.txt,é.txt\n".encode(encoding)
    (tmp_path / "m.csv").write_bytes(raw)
    with pytest.raises(InputError, match="not UTF-8") as caught:
        list(entries(str(tmp_path / "m.csv")))
    assert f"iconv -f {named} -t UTF-8 {tmp_path / 'm.csv'}" in caught.value.hint
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(raw), "utf-8"))
    with pytest.raises(InputError, match="not UTF-8"):
        list(entries("-"))


def batch(folder: Path, *flags: str) -> int:
    (folder / "m.csv").write_text("a,b\nx,y\n", "utf-8")
    return run(["batch", str(folder / "m.csv"), "--engine", "offline", *flags])


def test_a_folder_that_is_a_file_is_told(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "out").write_text("a file")
    assert batch(tmp_path, "--out-dir", str(tmp_path / "out")) == 8
    err = capsys.readouterr().err
    assert "out is no folder" in err
    assert "next: Choose another --out-dir" in err
    assert "Make room" not in err


def test_a_folder_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    (tmp_path / "out" / FILE_NAME).mkdir(parents=True)  # what SQLite cannot open, also as root
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    assert batch(tmp_path, "--out-dir", str(tmp_path / "out")) == 8
    err = capsys.readouterr().err
    assert "Nothing can be written in" in err
    assert "Make room" not in err


def test_a_setting_of_no_use_says_what_to_do(tmp_path: Path, capsys: Capture) -> None:
    assert batch(tmp_path, "--out-dir", str(tmp_path / "out"), "-j", "0") == 2
    assert "next: Give --jobs another value" in capsys.readouterr().err
