"""Inputs that are huge, deep, endless or no text: bounded work and 400 MB, and told.

Each runs as the program does, in a process of its own, whose memory the system measures. What is
promised is 10 s, and each took less when this was written; a machine may be many times slower, so
only what never ends fails for its time.
"""

import gzip
import io
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claimdiff.articles.options import LONGEST_TEXT

pytestmark = pytest.mark.slow

ENDLESS = 300
"""Seconds: thirty times what is promised, so that no machine is too slow."""
MEGABYTES = 400
"""English took 285 at the most; a text whose language is not plain loads a table of languages,
which takes 110 while it is read (Chinese in sentences 374, Thai 343, Arabic 327, dates 310)."""
WITHIN = LONGEST_TEXT - 1_000
UNSPACED = WITHIN // 2
SENTENCE = "The mayor of Elmton said the bridge would stay closed for six weeks. "
OTHER = "The bridge in Elmton closed on Tuesday. It will stay closed for six weeks, the mayor said."
RUN = """
import re, sys
from pathlib import Path
from claimdiff.__main__ import main
sys.argv[0] = "claimdiff"
try:
    main()
finally:
    # ru_maxrss begins with what the tests' own process had when it forked; this begins anew
    status = Path("/proc/self/status").read_text()
    print("\\npeak", re.search(r"VmHWM:\\s+(\\d+)", status)[1], file=sys.stderr)
"""


def compared(source: Path, other: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", RUN, "compare", str(source), str(other), "--engine", "offline"],
        capture_output=True,
        text=True,
        check=False,
        timeout=ENDLESS,
    )


def page(inside: str) -> bytes:
    return f"<html><body>{inside}".encode()


def repeated(text: str, length: int = WITHIN) -> bytes:
    return (text * (length // len(text) + 1))[:length].encode()


THAI = "นายกเทศมนตรีเมืองเอล์มตันกล่าวว่าสะพานจะปิดเป็นเวลาหกสัปดาห์"
HAN = "埃尔姆顿市长表示这座桥将关闭六个星期并且工程师周二在桥上发现了一条裂缝"
ARABIC = "قال رئيس بلدية إلمتون إن الجسر سيبقى مغلقا لمدة ستة أسابيع. "
REFUSED: dict[str, Callable[[], bytes]] = {
    "10 MB paragraph": lambda: SENTENCE.encode() * 150_000,
    "1 MB without a space": lambda: b"x" * 1_000_000,
    "1 MB of Han": lambda: repeated(HAN, 350_000),
    "Thai beyond the limit": lambda: repeated(THAI, UNSPACED + 2_000),
    "90,000 short lines": lambda: b"".join(b"Line %d\n" % n for n in range(90_000)),
    "200,000 nested tags": lambda: page("<div>" * 200_000 + SENTENCE),
    "200,000 open paragraphs": lambda: page("<p>" * 200_000 + SENTENCE),
    "200,000 attributes": lambda: page(
        "<p " + " ".join(f'a{n}="1"' for n in range(200_000)) + f">{SENTENCE}</p>"
    ),
    "gzip bomb": lambda: gzip.compress(bytes(100_000_000)),
    "nested JSON": lambda: b'{"text":' * 100_000,
    "binary": lambda: bytes(range(256)) * 4_000,
    "empty": lambda: b"",
    "nothing but marks": lambda: b"(" * WITHIN,
    "nothing but emoji": lambda: repeated("👩‍👩‍👧‍👦"),
    "zero-width characters": lambda: repeated("\u200b\u200d\u2060"),
}
TAKEN: dict[str, Callable[[], bytes]] = {
    "one sentence again and again": lambda: repeated(SENTENCE),
    "blanks": lambda: b"a" + b" " * (WITHIN - 2) + b"b",
    "no space": lambda: b"x" * WITHIN,
    "commas": lambda: repeated("and, "),
    "quotations": lambda: repeated('" he said. "'),
    "quotations of a word": lambda: repeated("“a” "),
    "brackets": lambda: repeated("[a] (b) "),
    "people": lambda: repeated("27 people were injured, "),
    "bounds": lambda: repeated("between 5 and 10 "),
    "speakers": lambda: repeated("Smith said "),
    "dates": lambda: repeated("5 May 2020 "),
    "Arabic": lambda: repeated(ARABIC),
    "Thai without a space": lambda: repeated(THAI, UNSPACED),
    "Han with stops": lambda: repeated(HAN + "。", UNSPACED),
    "zero-width characters between": lambda: repeated("\u200b".join(SENTENCE)),
    "accents upon accents": lambda: repeated("a" + "\u0301" * 50),
    "all sentences different": lambda: "".join(
        f"Mayor Ona of town {n} said {n + 7} people left on {1 + n % 28} May. "
        for n in range(WITHIN // 56)
    ).encode(),
    "short sentences of one thing": lambda: "".join(
        f"Officer {n} said the bridge in Arden fell. " for n in range(WITHIN // 46)
    ).encode(),
    "7,000 nested tags": lambda: page("<div>" * 7_000 + SENTENCE + "</div>" * 7_000),
    "4,900 nested tables": lambda: page("<table><tr><td>" * 4_900 + SENTENCE),
    "14,000 paragraphs": lambda: page("<p>The toll.</p>" * 6_900 + f"<p>{SENTENCE}</p>"),
    "5 MB of script": lambda: page(f"<script>{'var a=1;' * 600_000}</script><p>{SENTENCE * 4}</p>"),
}


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "other.txt"
    path.write_text(OTHER, "utf-8")
    return path


def peak(done: subprocess.CompletedProcess[str]) -> float:
    return int(done.stderr.rpartition("peak ")[2]) / 1024


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_article_is_refused_soon(name: str, tmp_path: Path, other: Path) -> None:
    path = tmp_path / "huge.txt"
    path.write_bytes(REFUSED[name]())
    done = compared(path, other)
    assert done.returncode == 3
    assert "huge.txt" in done.stderr
    assert "next:" in done.stderr
    assert peak(done) < MEGABYTES


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_just_within_the_limits_is_compared(name: str, tmp_path: Path, other: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(TAKEN[name]())
    done = compared(path, other)
    assert done.returncode == 0
    assert peak(done) < MEGABYTES


def test_a_directory_is_refused(tmp_path: Path, other: Path) -> None:
    done = compared(tmp_path, other)
    assert done.returncode == 3
    assert "it is a directory" in done.stderr


def test_a_bomb_of_a_gzip_reply_is_cut_off_at_the_limit() -> None:
    from urllib3.response import HTTPResponse

    from claimdiff.articles import LoadOptions, fetching
    from claimdiff.errors import InputError

    bomb = HTTPResponse(
        io.BytesIO(gzip.compress(bytes(300_000_000))),
        headers={"content-encoding": "gzip"},
        preload_content=False,
    )
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(InputError, match="larger than 8,000,000 bytes"):
        fetching._body(  # noqa: SLF001 - the guard around it would need a server
            bomb.stream(fetching._CHUNK),  # noqa: SLF001 - as the guard takes it
            "http://news.example/a",
            LoadOptions(),
            float("inf"),
        )
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MEGABYTES * 1024
