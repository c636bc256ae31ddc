"""The report command on a terminal and in a pipe: colour and width are the terminal's."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.reports import ferry

from claimdiff.reports import render

pytestmark = pytest.mark.slow

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_QUIET = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS")}
_LINES = 24
_ENOUGH = 1_000_000  # bytes: more than any report here


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "result.json"
    path.write_text(render(ferry.pair(), "json"), "utf-8")
    return path


def on_terminal(
    saved: Path, *flags: str, columns: int = 80, environment: dict[str, str] | None = None
) -> str:
    """What a terminal of so many columns is sent."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", _LINES, columns, 0, 0))
    command = [sys.executable, "-m", "claimdiff", "report", str(saved), *flags]
    running = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=_QUIET | (environment or {})
    )
    os.close(theirs)
    sent = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    assert running.wait() == 0
    return sent.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, _ENOUGH)
    except OSError:  # Linux says so when the other side has closed
        return b""


def test_a_terminal_has_colour_and_a_pipe_the_same_words_without(saved: Path) -> None:
    coloured = on_terminal(saved)
    command = [sys.executable, "-m", "claimdiff", "report", str(saved)]
    piped = subprocess.run(command, capture_output=True, check=True, env=_QUIET).stdout.decode()
    assert _COLOUR.search(coloured)
    assert "\x1b" not in piped
    assert _COLOUR.sub("", coloured).split() == piped.split()


@pytest.mark.parametrize(("flags", "environment"), [(["--no-color"], {}), ([], {"NO_COLOR": "1"})])
def test_a_terminal_that_wants_no_colour_gets_none(
    saved: Path, flags: list[str], environment: dict[str, str]
) -> None:
    assert "\x1b" not in on_terminal(saved, *flags, environment=environment)


@pytest.mark.parametrize("columns", [60, 200])
def test_the_lines_fit_the_terminal_and_use_it(saved: Path, columns: int) -> None:
    widest = max(
        cell_len(line)
        for line in on_terminal(saved, "--full", "--no-color", columns=columns).split("\n")
    )
    assert min(columns, 100) / 2 < widest <= columns
