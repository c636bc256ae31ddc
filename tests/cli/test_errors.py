"""Bad input: the exit code, a message that names the source and the next step, no traceback."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimdiff.cli import run

Capture = pytest.CaptureFixture[str]

ARTICLE = (
    "The council of Arden voted on Monday to close the old swing bridge for 3 weeks.\n\n"
    "Engineers found cracks in two of its pillars, the council said in a statement."
)


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "arden.txt"
    path.write_text(ARTICLE, "utf-8")
    return str(path)


def _missing(folder: Path) -> str:
    return str(folder / "nowhere.txt")


def _empty(folder: Path) -> str:
    (folder / "empty.txt").write_text("")
    return str(folder / "empty.txt")


def _binary(folder: Path) -> str:
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" * 40)
    return str(folder / "photo.jpg")


def _pdf(folder: Path) -> str:
    (folder / "page.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n" * 9)
    return str(folder / "page.pdf")


def _folder(folder: Path) -> str:
    return str(folder)


def _furniture(folder: Path) -> str:
    (folder / "menu.txt").write_text("Share this story\n\nfacebook\n\nRelated News Programmes\n")
    return str(folder / "menu.txt")


BAD = [_missing, _empty, _binary, _pdf, _folder, _furniture]


@pytest.mark.parametrize("make", BAD)
@pytest.mark.parametrize("command", ["read", "summarise", "compare", "check"])
def test_unreadable_input_exits_3_names_the_source_and_the_next_step(
    command: str,
    make: Callable[[Path], str],
    tmp_path: Path,
    article: str,
    capsys: Capture,
) -> None:
    bad = make(tmp_path)
    arguments = {
        "read": [bad],
        "summarise": [bad, "--engine", "offline"],
        "compare": [article, bad, "--engine", "offline"],
        "check": ["The bridge will close.", bad, "--engine", "offline"],
    }[command]
    assert run([command, *arguments]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert Path(bad).name in err
    assert "next:" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["compare", "a.txt"],
        ["compare", "a.txt", "b.txt", "--engine", "oracle"],
        ["compare", "a.txt", "b.txt", "--colour"],
        ["compare", "a.txt", "b.txt", "-f", "pdf"],
        ["read", "a.txt", "--json", "-f", "md"],
        ["read"],
        ["check", "only a claim"],
        ["frobnicate"],
        ["compare", "-", "-", "--engine", "offline"],
        ["compare", "a.txt", "b.txt", "--label", "C=Third"],
        ["read", "a.txt", "-o", "result.pdf"],
    ],
)
def test_wrong_usage_exits_2_and_says_what_to_type(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ARTICLE, "utf-8")
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("claimdiff: ")
    assert "Traceback" not in err


def test_one_unreadable_article_of_three_is_shown_as_failed_and_lacks_nothing(
    article: str, tmp_path: Path, capsys: Capture
) -> None:
    other = tmp_path / "other.txt"
    other.write_text(ARTICLE.replace("3 weeks", "5 weeks"), "utf-8")
    bad = _missing(tmp_path)
    assert run(["compare", article, str(other), bad, "--engine", "offline", "--json"]) == 3
    result = json.loads(capsys.readouterr().out)
    assert result["status"] == "partial"
    assert [one["status"] for one in result["articles"]] == ["complete", "complete", "failed"]
    assert result["findings"]
    assert not [one for one in result["findings"] if "c" in one["missing_from"]]
    assert [error["article"] for error in result["errors"]] == ["c"]


def test_an_unwritable_output_exits_8_and_leaves_the_old_file(
    article: str, tmp_path: Path, capsys: Capture
) -> None:
    target = tmp_path / "no-such-folder" / "out.json"
    assert run(["read", article, "-o", str(target)]) == 8
    assert "no-such-folder" in capsys.readouterr().err
    assert not target.exists()


def test_a_failed_write_leaves_no_half_written_file(
    article: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert run(["read", article, "-o", str(target)]) == 8
    assert target.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["arden.txt", "out.json"]


def test_a_bug_of_ours_exits_70_without_a_traceback(
    article: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    from claimdiff import api

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("unforeseen")

    monkeypatch.setattr(api, "read", broken)
    assert run(["read", article]) == 70
    err = capsys.readouterr().err
    assert "unforeseen" in err
    assert "Traceback" not in err


def test_debug_shows_the_traceback(tmp_path: Path, capsys: Capture) -> None:
    assert run(["read", _missing(tmp_path), "--debug"]) == 3
    assert "Traceback" in capsys.readouterr().err


def test_a_file_whose_ending_names_no_form_is_refused_before_anything_is_read(
    article: str, capsys: Capture
) -> None:
    assert run(["compare", article, article, "--engine", "offline", "-o", "x.exe"]) == 2
    told = capsys.readouterr().err
    assert "names no form" in told
    assert "engine reads" not in told


def test_a_working_directory_that_is_gone_is_told(
    article: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert run(["summarise", article, "--engine", "offline"]) == 2
    assert "working directory is gone" in capsys.readouterr().err
