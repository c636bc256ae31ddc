"""`claimdiff serve` as a command: its own process, asked over loopback."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from claimdiff.cli import run

SERVE = [sys.executable, "-m", "claimdiff", "serve"]


def _loaded(address: str) -> str:
    """The page, as soon as it is served: the address is printed before."""
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310  our own
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.1)
    return ""


@pytest.mark.slow
def test_it_prints_its_address_serves_and_stops_on_ctrl_c(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*SERVE, "--port", str(port), "--store", str(tmp_path), "--engine", "offline"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address == f"http://127.0.0.1:{port}/"
        page = _loaded(address)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert "Nothing leaves this machine" in page
    assert "nothing leaves this machine" in told
    assert "Traceback" not in told
    assert (tmp_path / "desk.sqlite3").exists()


def test_a_port_that_is_taken_is_a_usage_error(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert run(["serve", "--port", port, "--store", str(tmp_path)]) == 2


def test_a_store_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert run(["serve", "--port", "8799", "--store", str(tmp_path / "file" / "x")]) == 8


@pytest.mark.slow
def test_elsewhere_than_on_loopback_the_address_has_a_token(tmp_path: Path) -> None:
    command = [*SERVE, "--host", "192.0.2.1", "--store", str(tmp_path)]  # no address of ours
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert "/?token=" in done.stdout
    assert "cannot listen" in done.stderr
