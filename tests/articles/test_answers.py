"""What a server answers that is no article's page: each is told with what to do next."""

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from claimdiff.articles import LoadOptions, load
from claimdiff.errors import InputError

PROSE = "The city of Elmton closed its bridge on Tuesday after engineers found a crack. "
PAGE = f"<html><body><article><p>{PROSE * 2}</p><p>{PROSE * 3}</p></article></body></html>"
FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title></channel></rss>'
CHINESE = (
    '<html><head><meta charset="gb18030"></head><body><article><p>'
    + "市长说，大桥从星期二起关闭，工程会在六个星期里完成。" * 4
    + "</p></article></body></html>"
)
ANSWERS = {
    "picture": ("image/png", b"\x89PNG....", ""),
    "film": ("video/mp4", b"....", ""),
    "paper": ("application/pdf", b"%PDF-1.7 ....", ""),
    "nothing": ("text/html", b"", ""),
    "blank": ("text/html", b"<html><body></body></html>", ""),
    "robots": ("text/html", b"<html><body><p>Verify you are human.</p></body></html>", ""),
    "feed": ("application/rss+xml", FEED.encode(), ""),
    "bomb": ("text/html", gzip.compress(bytes(20_000_000)), "gzip"),
    "packed": ("text/html", gzip.compress(PAGE.encode()), "gzip"),
    "torn": ("text/html", gzip.compress(PAGE.encode())[:60], "gzip"),
    "text": ("text/plain; charset=cp1252", (PROSE * 3 + "“So what?”").encode("cp1252"), ""),
    "chinese": ("text/html", CHINESE.encode("gb18030"), ""),
}
OPTIONS = LoadOptions(allow_private=True, timeout=60)


class Handler(BaseHTTPRequestHandler):
    """Answers by path."""

    def do_GET(self) -> None:
        kind, body, encoding = ANSWERS[self.path.strip("/")]
        self.send_response(200)
        self.send_header("content-type", kind)
        if encoding:
            self.send_header("content-encoding", encoding)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Says nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.mark.parametrize(
    ("path", "why", "hint"),
    [
        ("picture", "it is image/png, no page of text", "the article's page"),
        ("film", "it is video/mp4, no page of text", "the article's page"),
        ("paper", "it is a PDF", "Save it as text"),
        ("nothing", "it is empty", "article's text"),
        ("blank", "no article was found", "claimdiff read -"),
        ("robots", "it is a check for robots", "claimdiff read -"),
        ("feed", "it is a feed", "one of its entries"),
        ("bomb", "larger than 8,000,000 bytes", "Save the page"),
        ("torn", "the connection failed|no article", ""),
    ],
)
def test_what_is_no_article_says_why(server: str, path: str, why: str, hint: str) -> None:
    with pytest.raises(InputError, match=why) as caught:
        load(f"{server}/{path}", options=OPTIONS)
    assert server in caught.value.message
    assert hint in caught.value.hint


def test_a_packed_page_is_unpacked(server: str) -> None:
    assert load(f"{server}/packed", options=OPTIONS).body.startswith("The city of Elmton")


def test_the_declared_encoding_of_a_plain_text_counts(server: str) -> None:
    assert load(f"{server}/text", options=OPTIONS).body.endswith("“So what?”")


def test_the_encoding_that_a_page_names_counts(server: str) -> None:
    article = load(f"{server}/chinese", options=OPTIONS)
    assert article.body.startswith("市长说，大桥从星期二起关闭")
    assert article.origins["url"] == "address"
