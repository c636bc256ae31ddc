"""`claimdiff help` prints the manual that comes with the program, and errors lead to it."""

import re
from pathlib import Path

import pytest

from claimdiff.cli import run
from claimdiff.cli.setup import pages
from claimdiff.store.files import shipped

Capture = pytest.CaptureFixture[str]


def test_without_a_topic_each_page_is_listed_with_its_title(capsys: Capture) -> None:
    assert run(["help"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in listed] == list(pages())
    assert any(re.fullmatch(r"inputs +Inputs", line) for line in listed)


def test_a_topic_prints_its_page(capsys: Capture) -> None:
    assert run(["help", "inputs"]) == 0
    page = (shipped("docs") / "how-to" / "inputs.md").read_text("utf-8")
    assert capsys.readouterr().out == page


def test_a_command_without_a_page_shows_its_flags(capsys: Capture) -> None:
    assert run(["help", "doctor"]) == 0
    assert "Usage: claimdiff doctor [OPTIONS]" in capsys.readouterr().out


def test_an_unknown_topic_exits_2_and_says_where_the_list_is(capsys: Capture) -> None:
    assert run(["help", "weather"]) == 2
    assert "next: claimdiff help lists them" in capsys.readouterr().err


def test_no_two_pages_have_one_name() -> None:
    docs = shipped("docs")
    assert len(pages()) == sum(
        len(list((docs / one).glob("*.md"))) for one in ("how-to", "reference")
    )


def test_an_error_names_a_topic_that_help_prints(tmp_path: Path, capsys: Capture) -> None:
    assert run(["read", str(tmp_path / "nowhere.txt")]) == 3
    found = re.search(r"\(more: claimdiff help (\w+)\)", capsys.readouterr().err)
    assert found is not None
    assert run(["help", found[1]]) == 0
