"""The tutorial's offline commands do what it says, typed one after the other in an empty folder."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from claimdiff.cli import run

PAGE = Path(__file__).parents[2] / "docs" / "tutorial" / "articles.md"


def _blocks() -> list[str]:
    return re.findall(r"^```sh\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def test_the_offline_commands_of_the_tutorial_run_and_write_what_it_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    offline = "".join(block for block in _blocks() if "-m " not in block and "ollama" not in block)
    articles = next(block for block in _blocks() if block.startswith("cat >"))
    subprocess.run(["sh", "-e", "-c", articles], check=True)
    typed = [line for line in offline.splitlines() if line.startswith("claimdiff ")]
    assert len(typed) == 5
    assert [line for line in typed if run(shlex.split(line)[1:]) != 0] == []
    assert (tmp_path / "report.html").is_file()
