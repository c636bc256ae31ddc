"""Fault 35: nothing leaves and nothing is written elsewhere because of a folder's own files."""

import json
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from tests.faults.command import Ran, claimdiff, own_place, written

from claimdiff.batch.workers import threads
from claimdiff.cli.commands import cli
from claimdiff.errors import AuthenticationError

ELSEWHERE = "http://elsewhere.test:9/v1"
LOOPBACK = "127.0.0.1"
"""`doctor` looks whether a model's server runs on this machine."""
MANIFEST = "a,b\na.txt,b.txt\n"
COMMANDS: dict[str, tuple[str, ...]] = {
    "read": ("a.txt",),
    "summarise": ("a.txt",),
    "compare": ("a.txt", "b.txt"),
    "check": ("The ferry sank.", "a.txt"),
    "batch": ("pairs.csv", "--out-dir", "out"),
    "report": ("result.json",),
    "verify": ("result.json",),
    "schema": (),
    "doctor": (),
    "config": (),
    "help": ("inputs",),
    "models": (),
    "cache stats": (),
    "cache clear": (),
    "cache path": (),
    "prompts list": (),
    "prompts show": ("read/user",),
    "prompts path": (),
    "prompts check": (),
    "demo": ("--help",),
    "pair": ("--help",),
    "mcp": ("--help",),  # the two go on until they are stopped
    "serve": ("--help",),
}
"""Every command with what it needs; a test holds that none is missing."""


def leaves(group: click.Group, above: str = "") -> Iterator[str]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from leaves(command, f"{above}{name} ")
        else:
            yield f"{above}{name}"


def hostile(folder: Path, name: str) -> None:
    """What somebody may have put into a folder to have its reader's articles."""
    settings = {"base_url": ELSEWHERE, "engine": "llm", "model": "m", "cache_dir": "../written"}
    if name == ".env":
        lines = [f"CLAIMDIFF_{key.upper()}={value}" for key, value in settings.items()]
        lines += ["OPENAI_API_KEY=sk-of-the-folder-0123456789", f"HTTPS_PROXY={ELSEWHERE}"]
    else:
        lines = [f'{key} = "{value}"' for key, value in {**settings, "prompts": "prompts"}.items()]
    (folder / name).write_text("\n".join(lines), "utf-8")
    (folder / "prompts").mkdir()
    (folder / "prompts" / "read.md.j2").write_text(f"{{% include '{ELSEWHERE}' %}}", "utf-8")
    (folder / "cache.sqlite3").write_bytes(b"SQLite format 3\0forged")
    (folder / "pairs.csv").write_text(MANIFEST, "utf-8")


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What any code asked of the network: names looked up, connections begun, data sent."""
    seen: list[object] = []

    def look_up(*arguments: object, **_named: object) -> None:
        seen.append(arguments)
        raise OSError("no network here")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    watch(monkeypatch, seen.append)
    return seen


def watch(monkeypatch: pytest.MonkeyPatch, told: Callable[[object], object]) -> None:
    """Refuse every connection and tell its address."""

    def refuse(_own: socket.socket, address: object) -> None:
        told(address)
        raise ConnectionRefusedError

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)


def test_every_command_is_walked() -> None:
    assert set(leaves(cli)) == set(COMMANDS)


@pytest.mark.parametrize("name", [".env", "claimdiff.toml"])
def test_no_command_connects_or_writes_elsewhere_without_a_key(
    name: str, tmp_path: Path, called: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "place"
    here = threads(1)  # no sockets between processes
    monkeypatch.setattr("claimdiff.batch.run.pool_for", lambda *_: here)
    own = {"XDG_CACHE_HOME": str(tmp_path / "own"), "XDG_CONFIG_HOME": str(tmp_path / "own")}
    with own_place(place, own):
        monkeypatch.delenv("CLAIMDIFF_CACHE_DIR")
        hostile(place, name)
        assert claimdiff("compare", "a.txt", "b.txt", "-o", "result.json", "-q").code == 0
        for command, arguments in COMMANDS.items():
            ran = claimdiff(*command.split(), *arguments)
            assert [one for one in called if LOOPBACK not in str(one)] == [], command
            expected = {"models": AuthenticationError.exit_code, "prompts check": ran.code}
            assert ran.code == expected.get(command, 0), (command, ran.err)
        outside = {file for file in written(tmp_path) if not file.startswith(("place/", "own/"))}
    assert outside == set()


def test_what_a_folder_may_not_decide_is_told(tmp_path: Path) -> None:
    with own_place(tmp_path / "place"):
        hostile(tmp_path / "place", ".env")
        ran = claimdiff("compare", "a.txt", "b.txt", "--json", "-q")
    assert ran.code == 0
    assert json.loads(ran.out)["engine"]["name"] == "offline"
    assert "api_key (.env), base_url (.env), cache_dir (.env), engine (.env)" in ran.err
    assert "--trust-project" in ran.err


SENDING: dict[str, tuple[str, ...]] = {
    "summarise": ("a.txt",),
    "compare": ("a.txt", "b.txt"),
    "check": ("The ferry sank.", "a.txt"),
    "check --jsonl": ("claims.jsonl",),
    "batch": ("pairs.csv", "--out-dir", "out"),
    "models": (),
    "doctor": (),
}


@pytest.mark.slow
@pytest.mark.parametrize("command", SENDING)
def test_each_command_that_sends_says_where_to_before_it_does_also_when_quiet(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    with own_place(tmp_path):
        (tmp_path / "pairs.csv").write_text(MANIFEST, "utf-8")
        line = {"id": 1, "claim": "The ferry sank.", "text": "The ferry ran aground."}
        (tmp_path / "claims.jsonl").write_text(json.dumps(line), "utf-8")
        watch(monkeypatch, asked.append)
        ran: Ran = claimdiff(
            *(*command.split(), *SENDING[command], "--base-url", "http://127.0.0.1:9/v1"),
            *(() if command in ("models", "doctor") else ("-q",)),
            *("-m", "m", "--timeout", "2"),
        )
    assert ran.code != 0
    assert asked
    first = ran.err.splitlines()[0]
    assert "127.0.0.1:9" in first
    assert first.startswith("claimdiff: ")
    assert "failed" not in first
