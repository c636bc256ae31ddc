"""Fault 11: a full disk, a folder that cannot be written, a torn file: told, never trusted."""

import random
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.batch.harness import CountingEngine, digests, go, use
from tests.batch.killing import command, environment
from tests.batch.stories import write_pairs
from tests.faults.command import claimdiff, own_place

from claimdiff.batch import tasks
from claimdiff.batch.schedule import Options
from claimdiff.errors import StoreError
from claimdiff.store.state import FILE_NAME

pytestmark = pytest.mark.slow

PAIRS, ARTICLES = 6, 4
TEARS = 40


def room(size: int) -> None:
    """Let this process write no file beyond so many bytes: to it, a disk that is full."""
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))


@pytest.mark.parametrize("kilobytes", [4, 40, 120])
def test_11_a_batch_on_a_full_disk_stops_and_goes_on_when_there_is_room(
    kilobytes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(CountingEngine(), monkeypatch)
    tasks.preload()
    manifest = write_pairs(tmp_path / "news", PAIRS, ARTICLES)
    options = Options(str(manifest), tmp_path / "out")
    go(Options(str(manifest), tmp_path / "calm"))
    room(kilobytes * 1024)
    try:
        refusal = run_or_refuse(options)
    finally:
        room(resource.RLIM_INFINITY)
    assert refusal, "there was room for all of it"
    assert str(tmp_path / "out") in refusal.message
    assert "Make room" in refusal.hint
    assert not list((tmp_path / "out").glob(".*")), "an unfinished file is left"
    assert go(options).counts.complete == PAIRS
    assert digests(tmp_path / "out") == digests(tmp_path / "calm")


def test_11_the_command_on_a_full_disk_ends_with_8_and_without_a_failed_item(
    tmp_path: Path,
) -> None:
    manifest = write_pairs(tmp_path / "news", PAIRS, ARTICLES)
    line = command(manifest, tmp_path / "out", "--engine", "offline", "-j", "2")
    full = subprocess.run(
        line,
        env=environment(),
        preexec_fn=lambda: room(120 * 1024),
        capture_output=True,
        text=True,
        check=False,
    )
    assert full.returncode == 8, full.stderr
    assert "Make room" in full.stderr
    assert "Traceback" not in full.stderr
    assert subprocess.run(line, env=environment(), check=False).returncode == 0


def test_11_a_full_disk_leaves_the_old_report(tmp_path: Path) -> None:
    with own_place(tmp_path):
        assert (
            claimdiff("compare", "a.txt", "b.txt", "--engine", "offline", "-o", "r.html").code == 0
        )
    old = (tmp_path / "r.html").read_bytes()
    line = [sys.executable, "-m", "claimdiff", "compare", "b.txt", "a.txt", "--engine", "offline"]
    full = subprocess.run(
        [*line, "-o", "r.html"],
        cwd=tmp_path,
        env=environment(),
        preexec_fn=lambda: room(len(old) // 2),
        capture_output=True,
        text=True,
        check=False,
    )
    assert full.returncode == 8, full.stderr
    assert "r.html" in full.stderr
    assert (tmp_path / "r.html").read_bytes() == old
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt", "r.html"]


@pytest.mark.parametrize("place", ["file", "file/out"])
def test_11_a_folder_that_cannot_be_written_is_told(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file in the folder's place: permissions do not hold back root, who runs some tests."""
    manifest = write_pairs(tmp_path / "news", PAIRS, ARTICLES)
    (tmp_path / "file").write_text("in the way", "utf-8")
    told = claimdiff("batch", manifest, "--out-dir", tmp_path / place, "--engine", "offline")
    assert told.code == 8
    assert str(tmp_path / place) in told.err
    assert "next:" in told.err
    assert (tmp_path / "file").read_text("utf-8") == "in the way"
    assert capsys.readouterr().out == ""


def cut(raw: bytes, chance: random.Random) -> bytes:
    return raw[: chance.randrange(len(raw))]


def flip(raw: bytes, chance: random.Random) -> bytes:
    torn = bytearray(raw)
    for _ in range(8):
        torn[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    return bytes(torn)


def blank(raw: bytes, chance: random.Random) -> bytes:
    """A page of zeros, as a power cut leaves it."""
    start = chance.randrange(len(raw) // 4096) * 4096
    return raw[:start] + bytes(4096) + raw[start + 4096 :]


def run_or_refuse(options: Options) -> StoreError | None:
    try:
        assert go(options).counts.complete == PAIRS
    except StoreError as error:
        return error
    return None


@pytest.mark.parametrize("tear", [cut, flip, blank])
def test_11_a_torn_state_is_refused_or_mended_and_never_believed(
    tear: Callable[[bytes, random.Random], bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(CountingEngine(), monkeypatch)
    manifest = write_pairs(tmp_path / "news", PAIRS, ARTICLES)
    go(Options(str(manifest), tmp_path / "calm"))
    want = digests(tmp_path / "calm")
    raw = (tmp_path / "calm" / FILE_NAME).read_bytes()
    chance = random.Random(11)  # noqa: S311 - tears a file, no secret
    refused = 0
    for number in range(TEARS):
        out = tmp_path / f"out{number}"
        shutil.copytree(tmp_path / "calm", out)
        (out / FILE_NAME).write_bytes(tear(raw, chance))
        refusal = run_or_refuse(Options(str(manifest), out))
        if refusal:
            refused += 1
            assert str(out) in refusal.message
            assert "--restart" in refusal.hint
        assert digests(out) == want, f"tear {number} went through"
    assert refused, "no tear was seen"
    report = go(Options(str(manifest), out, restart=True))
    assert report.counts.complete == PAIRS
    assert digests(out) == want
