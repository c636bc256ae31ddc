"""Files and standard input: encodings, and a message for everything that cannot be read."""

import io
import os
import threading
from pathlib import Path

import pytest

from claimdiff.articles import LoadOptions, load
from claimdiff.errors import InputError

ENGLISH = "The city of Elmton closed its bridge on Tuesday – “for safety”, the café’s owner said."
CHINESE_SIMPLIFIED = (
    "市长说，大桥从星期二起关闭，工程会在六个星期里完成。我们会继续向市民说明情况。" * 5
)
CHINESE_TRADITIONAL = (
    "市長說，大橋從星期二起關閉，工程會在六個星期裡完成。我們會繼續向市民說明情況。" * 5
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-32"),
        (ENGLISH * 5, "cp1252"),
        (CHINESE_SIMPLIFIED, "gb18030"),
        (CHINESE_TRADITIONAL, "big5"),
    ],
)
def test_encoding_is_told(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(text.encode(encoding))
    assert load(str(path)).source == text


def test_declared_encoding_counts_for_html(tmp_path: Path) -> None:
    text = "Мост закрыли во вторник, и паром ходит всю ночь, сказал мэр города на встрече. " * 5
    path = tmp_path / "page.html"
    path.write_bytes(
        f'<html><head><meta charset="koi8-r"></head><body><p>{text}</p></body></html>'.encode(
            "koi8-r"
        )
    )
    assert text.strip() in load(str(path)).source


def write(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    return str(path)


@pytest.mark.parametrize(
    ("data", "why", "hint"),
    [
        (b"", "it is empty", "article's text"),
        (b" \n\t\r\n", "it is empty", "article's text"),
        (b"\xef\xbb\xbf", "it is empty", "article's text"),
        (b"%PDF-1.7\n...", "it is a PDF", "Save it as text"),
        (b"PK\x03\x04....", "ZIP archive", "plain text or HTML"),
        (b"\x1f\x8b\x08....", "compressed with gzip", "gunzip"),
        (b"abc\x00def\x01\x02", "NUL bytes", "UTF-8"),
        (b"\xff\xfeabc", "byte order mark says utf-16", "UTF-8"),
    ],
)
def test_what_is_no_text_says_why(tmp_path: Path, data: bytes, why: str, hint: str) -> None:
    with pytest.raises(InputError, match=why) as caught:
        load(write(tmp_path / "article.txt", data))
    assert "article.txt" in caught.value.message
    assert hint in caught.value.hint
    assert caught.value.exit_code == 3


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        load(str(tmp_path / "missing.txt"))


def test_directory(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="it is a directory"):
        load(str(tmp_path))


@pytest.mark.parametrize("name", ["a\0b", "x" * 300])
def test_impossible_names(name: str) -> None:
    with pytest.raises(InputError):
        load(name)


def test_too_large(tmp_path: Path) -> None:
    source = write(tmp_path / "article.txt", ENGLISH.encode())
    with pytest.raises(InputError, match="larger than 20 bytes"):
        load(source, options=LoadOptions(largest=20))


def test_a_text_that_is_no_article_by_its_length(tmp_path: Path) -> None:
    source = write(tmp_path / "article.txt", b"word " * 250_000)
    with pytest.raises(InputError, match="1,249,999 characters are no article"):
        load(source)


def test_a_long_read_is_an_article_and_blanks_do_not_count(tmp_path: Path) -> None:
    sentences = [f"Witness {n} said the crew of boat {n} left at noon." for n in range(2_000)]
    text = "\n\n".join(" ".join(sentences[at : at + 5]) for at in range(0, 2_000, 5))
    assert len(text.split()) == 22_000
    article = load(write(tmp_path / "long.txt", text.encode()))
    assert len(article.body.split()) == 22_000
    spread = text[:5_000].replace(" ", " " * 300)
    assert load(write(tmp_path / "spread.txt", spread.encode())).body.startswith("Witness 0")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ENGLISH.encode())))
    article = load("-")
    assert article.body == ENGLISH
    assert article.label == "stdin"
    assert article.origin == "-"


def test_label_is_the_given_one_before_the_stem(tmp_path: Path) -> None:
    source = write(tmp_path / "article.txt", ENGLISH.encode())
    assert load(source).label == "article"
    assert load(source, label="Courier").label == "Courier"


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "/proc/self/status", "/proc/kmsg"])
def test_a_device_or_a_file_of_the_kernel_is_refused_unread(tmp_path: Path, path: str) -> None:
    link = tmp_path / "article.txt"
    link.symlink_to(path)
    for source in (path, str(link)):
        with pytest.raises(InputError, match="a device or the like"):
            load(source)


def test_a_pipe_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text(ENGLISH, "utf-8"))
    writer.start()
    assert load(str(pipe)).body == ENGLISH
    writer.join()
