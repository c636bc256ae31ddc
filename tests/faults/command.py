"""One command of the program, in process: what it printed, logged and returned."""

import io
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from claimdiff.cli import run

FERRY = """The ferry Maribel ran aground off Port Anso on Tuesday with 212 people aboard. \
Harbour master Ilse Varga said 27 passengers were treated for minor injuries.

“We will inspect every ship of the line,” Varga told reporters. The operator, Blue Line, denied \
that the crew had been drinking.
"""
OTHER = """A ferry hit a sandbank near Port Anso on Tuesday with 212 people on board. Hospital \
staff said 25 passengers were treated for minor injuries.

The ship was built in 1998 and last inspected in March.
"""


@dataclass(frozen=True)
class Ran:
    """What came of a command."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err


def claimdiff(*arguments: str | Path) -> Ran:
    """Run one command; nothing between it and the bytes that it writes."""
    out, err = _file(), _file()
    with redirect_stdout(out), redirect_stderr(err):
        code = run([str(argument) for argument in arguments])
    return Ran(code, _said(out), _said(err))


def _file() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace", newline="")


def _said(file: io.TextIOWrapper) -> str:
    file.seek(0)
    return file.read()


@contextmanager
def own_place(folder: Path, variables: Mapping[str, str] | None = None) -> Iterator[None]:
    """A working folder with the two articles in it, a cache and an environment of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "a.txt").write_text(FERRY, "utf-8")
    (folder / "b.txt").write_text(OTHER, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name in list(os.environ):
            if name.startswith(("CLAIMDIFF_", "OPENAI_")) or name.lower().endswith("_proxy"):
                patch.delenv(name)
        home = {"CLAIMDIFF_CACHE_DIR": folder / "cache", "XDG_CONFIG_HOME": folder / "config"}
        for name, value in {**home, **(variables or {})}.items():
            patch.setenv(name, str(value))
        yield


def written(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its name there."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
