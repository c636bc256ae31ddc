"""URLs: fetched from a loopback server when allowed, refused where they could reach inside."""

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from claimdiff.articles import LoadOptions, load
from claimdiff.errors import InputError

PAGE = (
    "<html><head><title>Bridge closes</title></head><body><article><h1>Bridge closes</h1>"
    "<p>The city of Elmton closed its bridge on Tuesday after engineers found a crack.</p>"
    "<p>Repairs will take at least six weeks, the mayor said at the town hall.</p>"
    "</article></body></html>"
)
ALLOWED = LoadOptions(allow_private=True, timeout=60, largest=100_000)


class Handler(BaseHTTPRequestHandler):
    """Answers by path; counts what it is asked."""

    asked: list[str]

    def do_GET(self) -> None:
        type(self).asked.append(self.path)
        name = self.path.strip("/")
        if name.isdigit():
            self._answer(int(name), b"no")
        elif name == "again":
            self._answer(302, b"", location="/page")
        elif name == "loop":
            self._answer(302, b"", location="/loop")
        elif name == "elsewhere":
            self._answer(302, b"", location="file:///etc/passwd")
        elif name == "large":
            self._answer(200, b"x" * 200_000)
        elif name == "drip":
            self._drip()
        elif name == "latin":
            text = PAGE.replace("Elmton", "Älmtön").encode("latin-1")
            self._answer(200, text, kind="text/html; charset=iso-8859-1")
        else:
            self._answer(200, PAGE.encode())

    def _answer(
        self, status: int, body: bytes, *, location: str = "", kind: str = "text/html"
    ) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        if location:
            self.send_header("location", location)
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"x" * 70_000)
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Says nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    Handler.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def test_page_is_read(server: str) -> None:
    article = load(f"{server}/page", options=ALLOWED)
    assert article.body.startswith("The city of Elmton closed")
    assert article.origin == article.url == f"{server}/page"
    assert article.source == PAGE
    assert "private-allowed" in {notice.code for notice in article.warnings}


def test_label_is_the_host(server: str) -> None:
    assert load(f"{server}/page", options=ALLOWED).label == "127.0.0.1"


def test_redirect_is_followed(server: str) -> None:
    assert load(f"{server}/again", options=ALLOWED).url == f"{server}/page"


def test_declared_charset_counts(server: str) -> None:
    assert "Älmtön" in load(f"{server}/latin", options=ALLOWED).body


@pytest.mark.parametrize(
    ("path", "why", "hint"),
    [
        ("403", r"refuses programs \(403\)", "Save the page in a browser"),
        ("401", r"login \(401\)", "Save the page in a browser"),
        ("404", r"no such page \(404\)", "Look at the address"),
        ("429", r"fewer requests \(429\)", "Try later"),
        ("500", r"error \(500\)", "Save the page"),
        ("loop", "redirects more than 5 times", "Save the page"),
        ("elsewhere", "only http and https", ""),
        ("large", "larger than 100,000 bytes", "Save the page"),
    ],
)
def test_what_cannot_be_fetched_says_why(server: str, path: str, why: str, hint: str) -> None:
    with pytest.raises(InputError, match=why) as caught:
        load(f"{server}/{path}", options=ALLOWED)
    assert server in caught.value.message
    assert hint in caught.value.hint


def test_a_slow_drip_is_given_up(server: str) -> None:
    load(f"{server}/page", options=ALLOWED)  # what is loaded at the first fetch takes a while
    options = LoadOptions(allow_private=True, timeout=1, largest=100_000_000)
    with pytest.raises(InputError, match="longer than 1 s"):
        load(f"{server}/drip", options=options)


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(InputError, match="nobody answers there"):
        load(f"http://127.0.0.1:{port}/", options=ALLOWED)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://example.org/a", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("gopher://example.org/", "only http and https"),
        ("http://", "only http and https"),
        ("http://[::1", "malformed"),
        ("http://example.org:99999/", "malformed"),
        ("http://user:secret@127.0.0.1/", "user name or password"),
        ("http://user:secret/8@127.0.0.1/", "malformed"),
        ("http://user:secret@exam\u2100ple.org/", "malformed"),
    ],
)
def test_other_addresses_are_refused(url: str, why: str) -> None:
    with pytest.raises(InputError, match=why) as caught:
        load(url)
    assert "secret" not in caught.value.message + caught.value.hint


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(0, 0, 0, "", ("93.184.216.34", 80)), (0, 0, 0, "", ("10.0.0.7", 80))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(InputError, match=r"private or reserved address \(10\.0\.0\.7\)"):
        load("http://rebinding.example/")


@pytest.mark.parametrize("name", ["http_proxy", "HTTPS_PROXY", "all_proxy"])
def test_a_proxy_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "http://127.0.0.1:9")
    with pytest.raises(InputError, match="private addresses cannot be told") as caught:
        load("http://example.org/")
    assert "env -u" in caught.value.hint
