"""A file of several articles at the commands: each is one, and which there are is told."""

import json
import shutil
from pathlib import Path

import pytest

from claimdiff.cli import run

Capture = pytest.CaptureFixture[str]
TRADE = Path(__file__).parent.parent / "articles" / "trade"
OFFLINE = ["--engine", "offline"]


@pytest.fixture
def export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An export of two documents in a folder without settings."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(TRADE / "nexis_two.txt", tmp_path)
    return "nexis_two.txt"


def test_read_shows_all_of_them_and_tells_which_there_are(export: str, capsys: Capture) -> None:
    assert run(["read", export, "--json"]) == 0
    said = capsys.readouterr()
    articles = json.loads(said.out)["articles"]
    assert [(one["id"], one["origin"]) for one in articles] == [
        ("a", f"{export}#1"),
        ("b", f"{export}#2"),
    ]
    assert f"{export} has 2 articles: #1 Ferry runs aground" in said.err
    assert "#2 Ferry stuck on sandbank · The Inland Courier" in said.err


def test_read_shows_the_one_that_is_named(export: str, capsys: Capture) -> None:
    assert run(["read", f"{export}#2", "--json"]) == 0
    said = capsys.readouterr()
    (article,) = json.loads(said.out)["articles"]
    assert article["title"] == "Ferry stuck on sandbank"
    assert said.err == ""


def test_two_of_a_file_are_compared(export: str, capsys: Capture) -> None:
    assert run(["compare", f"{export}#1", f"{export}#2", *OFFLINE, "--json", "-q"]) == 0
    named = json.loads(capsys.readouterr().out)["articles"]
    assert run(["compare", export, *OFFLINE, "--json", "-q"]) == 0
    whole = json.loads(capsys.readouterr().out)["articles"]
    assert [one["sha256"] for one in named] == [one["sha256"] for one in whole]


def test_labels_name_the_articles_in_the_order_they_are_read(export: str, capsys: Capture) -> None:
    assert run(["read", export, "--label", "B=Courier", "--json", "-q"]) == 0
    labels = [one["label"] for one in json.loads(capsys.readouterr().out)["articles"]]
    assert labels == ["The Harbour Gazette", "Courier"]


def test_check_takes_one_and_says_how_to_name_it(export: str, capsys: Capture) -> None:
    assert run(["check", "A ferry ran aground.", export, *OFFLINE]) == 3
    assert f"Name one: {export}#1" in capsys.readouterr().err
    assert run(["check", "A ferry ran aground.", f"{export}#1", *OFFLINE]) == 0


def test_more_articles_than_a_command_takes_are_refused_with_a_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    record = json.dumps({"title": "Ferry", "text": "A ferry ran aground off Marlow Point today."})
    Path("many.jsonl").write_text(f"{record}\n" * 40, "utf-8")
    assert run(["read", "many.jsonl"]) == 3
    said = capsys.readouterr().err
    assert "many.jsonl has 40 articles: #1 Ferry" in said
    assert "and 30 more" in said
    assert "manifest of a batch" in said


def test_one_article_that_cannot_be_read_fails_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    good = json.dumps({"title": "Ferry", "text": "A ferry ran aground off Marlow Point today."})
    Path("many.jsonl").write_text(f'{good}\n{{"title": "Budget"}}\n', "utf-8")
    assert run(["read", "many.jsonl", "--json"]) == 3
    said = capsys.readouterr()
    assert [one["status"] for one in json.loads(said.out)["articles"]] == ["complete", "failed"]
    assert "many.jsonl#2: its record has no text" in said.err
