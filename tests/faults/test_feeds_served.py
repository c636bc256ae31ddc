"""Feeds over HTTP: fetched with the guard, limits and refusals of an article's page, then a batch.

A server on the loopback interface serves feeds and pages, good, broken and hostile.
"""

import gzip
import json
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.endpoint.reference import reference_endpoint
from tests.faults.command import Ran, claimdiff, own_place
from tests.faults.served import Quiet, serving

from claimdiff.articles import options as limits

Reply = tuple[int, str, bytes]
"""Status, content type (or where a redirect leads), body."""

BRIDGE = (
    "Elmton closed its bridge on Tuesday after engineers found a crack in one of its piers. "
    "Repairs will take six weeks, Mayor Ada Stone said at the town hall."
)
CANARY = "words-of-a-file-of-mine"


def page(text: str) -> Reply:
    html = f"<html><body><article><h1>Elmton</h1><p>{text}</p></article></body></html>"
    return 200, "text/html; charset=utf-8", html.encode()


def rss(*links: str, before: str = "", title: str = "Elmton bridge") -> bytes:
    items = "".join(f"<item><title>{title}</title><link>{link}</link></item>" for link in links)
    return (
        f'<?xml version="1.0"?>{before}<rss version="2.0"><channel>{items}</channel></rss>'.encode()
    )


class Site(Quiet):
    server: "Server"

    def do_GET(self) -> None:  # noqa: N802 - the base class's name
        self.server.asked.append(self.path)
        status, kind, body = self.server.replies.get(self.path, (404, "text/plain", b"none"))
        self.send_response(status)
        self.send_header("location" if 300 <= status < 400 else "content-type", kind)
        if body.startswith(b"\x1f\x8b"):
            self.send_header("content-encoding", "gzip")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Site)
        self.asked: list[str] = []
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.replies: dict[str, Reply] = {
            "/1": page(BRIDGE),
            "/2": page(BRIDGE.replace("six weeks", "eight weeks")),
        }

    def feed(self, body: bytes, kind: str = "application/rss+xml") -> str:
        self.replies["/feed"] = (200, kind, body)
        return f"{self.url}/feed"


@pytest.fixture
def site() -> Iterator[Server]:
    with serving(Server()) as running:
        yield running


def batch(place: Path, feed: str, *flags: str) -> Ran:
    with own_place(place):
        Path("m.csv").write_text(f"story,feed\nbridge,{feed}\n", "utf-8")
        with reference_endpoint() as end:  # its engine runs in threads: no process is to be started
            engine = ("-m", "any", "--base-url", end.base_url)
            return claimdiff("batch", "m.csv", "--out-dir", "out", "--no-reports", *engine, *flags)


def test_21_a_feeds_articles_are_fetched_compared_and_said_to_be_private(
    site: Server, tmp_path: Path
) -> None:
    feed = site.feed(rss(f"{site.url}/1", f"{site.url}/2"))
    ran = batch(tmp_path, feed, "--allow-private")
    assert ran.code == 0, ran.err
    (line,) = (tmp_path / "out" / "results.jsonl").read_text("utf-8").splitlines()
    result = json.loads(line)
    assert [one["origin"] for one in result["articles"]] == [f"{site.url}/1", f"{site.url}/2"]
    assert all(
        "private-allowed" in {note["code"] for note in one["warnings"]}
        for one in result["articles"]
    )
    assert result["status"] == "complete"
    assert any(finding["relation"] == "agreement" for finding in result["findings"])


def test_21_without_the_flag_neither_feed_nor_article_is_asked_for(
    site: Server, tmp_path: Path
) -> None:
    ran = batch(tmp_path, site.feed(rss(f"{site.url}/1", f"{site.url}/2")))
    assert ran.code == 3
    assert f"{site.url}/feed" in ran.err
    assert "--allow-private" in ran.err
    saved = tmp_path / "saved.xml"
    saved.write_bytes(rss(f"{site.url}/1", f"{site.url}/2"))
    ran = batch(tmp_path / "of a file", str(saved))
    assert ran.code == 6
    listed = (tmp_path / "of a file" / "out" / "errors.jsonl").read_text("utf-8")
    assert listed.count("private or reserved address") == 2
    assert site.asked == []


def test_a_dry_run_of_a_feed_asks_with_the_same_guard(site: Server, tmp_path: Path) -> None:
    feed = site.feed(rss(f"{site.url}/1", f"{site.url}/2"))
    assert batch(tmp_path, feed, "--dry-run").code == 3
    ran = batch(tmp_path, feed, "--dry-run", "--allow-private")
    assert ran.code == 0
    assert "articles     2\n" in ran.out


def test_a_redirect_of_a_feed_is_followed_and_a_ring_of_them_given_up(
    site: Server, tmp_path: Path
) -> None:
    site.feed(rss(f"{site.url}/1", f"{site.url}/2"))
    site.replies["/moved"] = (301, "/feed", b"")
    site.replies["/ring"] = (302, "/ring", b"")
    site.replies["/away"] = (302, "file:///etc/passwd", b"")
    assert batch(tmp_path / "1", f"{site.url}/moved", "--allow-private").code == 0
    for path, why in (("/ring", "redirects more than"), ("/away", "only http and https")):
        ran = batch(tmp_path / path[1:], f"{site.url}{path}", "--allow-private")
        assert ran.code == 3
        assert why in ran.err


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
REFUSED: dict[str, tuple[Reply, str]] = {
    "forbidden": ((403, "text/html", b"no"), "the site refuses programs (403)"),
    "gone": ((410, "text/html", b""), "the page is gone (410)"),
    "broken server": ((500, "text/html", b""), "the server answers with an error (500)"),
    "a page": ((*page(BRIDGE),), "it is no RSS or Atom feed"),
    "a picture": ((200, "image/png", b"\x89PNG"), "it is image/png, no page of text"),
    "binary": ((200, "application/rss+xml", bytes(range(256)) * 9), "Cannot "),
    "empty": ((200, "application/rss+xml", b""), "it is no RSS or Atom feed"),
    "cut off": ((200, "text/xml", rss("http://a.example/1")[:-60]), "it has no entry with"),
    "tags left open": ((200, "text/xml", b"<rss><channel>" + b"<item>" * 9_000), "it has no entry"),
    "too large": ((200, "text/xml", rss() + b" " * limits.LARGEST_SOURCE), "larger than 8,000,000"),
    "gzip bomb": (
        (200, "text/xml", gzip.compress(rss() + b" " * 2 * limits.LARGEST_SOURCE)),
        "larger than 8,000,000 bytes",
    ),
    "billion laughs": (
        (200, "text/xml", rss("&a11;", before=f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]>')),
        "it defines entities of its own",
    ),
    "quadratic": (
        (200, "text/xml", rss("&a;" * 99, before=f'<!DOCTYPE x [<!ENTITY a "{"a" * 19_000}">]>')),
        "it defines entities of its own",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_feed_that_cannot_be_used_stops_the_batch_and_says_why(
    name: str, site: Server, tmp_path: Path
) -> None:
    reply, why = REFUSED[name]
    site.replies["/feed"] = reply
    ran = batch(tmp_path, f"{site.url}/feed", "--allow-private")
    assert ran.code == 3
    assert why in ran.err
    assert f"{site.url}/feed" in ran.err
    assert "next:" in ran.err
    assert not (tmp_path / "out" / "results.jsonl").exists()


EXTERNAL = [
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file://{file}">]>',
    '<!DOCTYPE x [<!ENTITY % e SYSTEM "{url}/outside">%e;]>',
    '<!DOCTYPE x SYSTEM "{url}/outside">',
    '<?xml-stylesheet href="{url}/outside"?>',
    '<!DOCTYPE x [<!ENTITY\te PUBLIC "p" "{url}/outside">]>',
    '<!DOCTYPE x [<!entity e SYSTEM "file://{file}">]>',
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("before", EXTERNAL)
def test_nothing_outside_of_a_feed_is_read(
    before: str, encoding: str, site: Server, tmp_path: Path
) -> None:
    (tmp_path / "secret.txt").write_text(CANARY, "utf-8")
    head = before.format(file=tmp_path / "secret.txt", url=site.url)
    links = (f"{site.url}/1?&e;", f"{site.url}/2")
    body = rss(*links, before=head, title="&e;").decode().encode(encoding)
    ran = batch(tmp_path, site.feed(body, "text/xml"), "--allow-private")
    assert ran.code in (0, 3, 6)
    assert {path.partition("?")[0] for path in site.asked} <= {"/feed", "/1", "/2"}
    assert CANARY not in ran.said
    assert all(CANARY not in path for path in site.asked)
    written = (path for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert all(CANARY.encode() not in path.read_bytes() for path in written)
