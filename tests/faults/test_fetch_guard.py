"""Fault 21: a URL never leads to the reader's own network, whatever form its address has.

Every attempt to connect is recorded at the socket, so "no connection" is seen, not inferred.
"""

import gzip
import json
import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer

import pytest
import trafilatura.downloads
from tests.faults.served import Quiet, serving

from claimdiff.articles import addresses, fetching
from claimdiff.cli import run

Capture = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch
Resolved = list[tuple[int, int, int, str, tuple[str, int]]]

PRIVATE = [
    # this machine
    *("127.0.0.1", "127.0.0.1:8080", "127.255.255.254", "0.0.0.0", "0.0.0.1", "localhost"),  # noqa: S104 - an address that is refused
    *("LOCALHOST", "localhost.", "127.0.0.1.", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]"),
    # the same, written otherwise: short, decimal, octal, hexadecimal, full-width
    *("127.1", "127.0.1", "0", "2130706433", "017700000001", "0x7f000001", "0x7f.1"),
    *("0177.0.0.1", "0x7f.0x0.0x0.0x1", "127.0x0.1", "１２７.0.0.1", "127。0。0。1"),
    # the network around it
    *("10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.1.1"),
    *("167772161", "0xc0a80101", "[fc00::1]", "[fd12:3456:789a::1]", "[fec0::1]"),
    # link-local, and where clouds keep a machine's secrets
    *("169.254.0.1", "169.254.169.254", "2852039166", "0xA9FEA9FE", "169.254.43518"),
    *("0251.0376.0251.0376", "[fe80::1]", "[fe80::1%25lo]", "[fd00:ec2::254]"),
    *("100.100.100.200", "168.63.129.16", "192.0.0.192"),
    # shared, reserved, for documents, for many
    *("100.64.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "240.0.0.1"),
    *("255.255.255.255", "224.0.0.1", "239.255.255.250", "[ff02::1]", "[2001:db8::1]"),
    *("[100::1]", "[3fff::1]", "[4000::1]", "[5f00::1]"),
    # IPv4 inside IPv6: mapped, compatible, translated, NAT64, 6to4, Teredo, ISATAP
    *("[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:169.254.169.254]", "[::127.0.0.1]"),
    *("[::ffff:0:7f00:1]", "[64:ff9b::7f00:1]", "[64:ff9b::10.0.0.1]", "[64:ff9b:1::7f00:1]"),
    *("[2002:7f00:1::]", "[2002:a9fe:a9fe::1]", "[2001:0:7f00:1::]", "[fe80::5efe:7f00:1]"),
]
PUBLIC = ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "64:ff9b::808:808", "::ffff:8.8.8.8"]
USERINFO = [
    "http://user:canary@127.0.0.1/",
    "http://canary@10.0.0.1/",
    "http://news.example@127.0.0.1/",
    "http://news.example:canary@[::1]/",
    "http://canary%40news.example@127.0.0.1/",
    "http://news.example\\@127.0.0.1/",
]
SCHEMES = [
    *("file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:25/_HELO", "dict://127.0.0.1/"),
    *("ldap://127.0.0.1/", "ws://127.0.0.1/", "jar://127.0.0.1/", "unix://run/docker.sock"),
    *("http+unix://127.0.0.1/", "http://[::1", "http://:80/", "http://127.0.0.1:99999/"),
]
PUBLIC_NAME, PUBLIC_ADDRESS = "news.example", "93.184.216.34"
PAGE = (
    b"<html><head><title>Ferry stops</title></head><body><article><h1>Ferry stops</h1>"
    b"<p>The ferry to Anso stopped on Tuesday after a fire in its engine room.</p>"
    b"<p>It will sail again in about three weeks, the operator said.</p></article></body></html>"
)


class Site(Quiet):
    """A site that redirects to wherever its server is told, and else shows a page."""

    server: "Server"

    def do_GET(self) -> None:  # noqa: N802 - the base class's name
        self.server.asked.append(dict(self.headers.items()))
        self.send_response(302 if self.server.location and self.path == "/go" else 200)
        if self.server.location:
            self.send_header("location", self.server.location)
        self.send_header("content-type", "text/html")
        self.send_header("content-length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)


class Server(ThreadingHTTPServer):
    def __init__(self) -> None:
        self.location = ""
        self.asked: list[dict[str, str]] = []
        super().__init__(("127.0.0.1", 0), Site)


@pytest.fixture
def site() -> Iterator[Server]:
    with serving(Server()) as running:
        yield running


@pytest.fixture(autouse=True)
def _no_proxy_and_no_pause(monkeypatch: Patch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setattr(fetching, "_PAUSE", 0.0)
    monkeypatch.setattr(fetching, "_GRACE", 0.1)


@pytest.fixture
def attempts(monkeypatch: Patch) -> list[str]:
    """The host of every connection that anybody tries to make; only loopback's are made."""
    tried: list[str] = []
    connect = socket.socket.connect

    def record(self: socket.socket, address: tuple[str, int]) -> None:
        tried.append(address[0])
        if address[0] != "127.0.0.1":
            raise ConnectionRefusedError
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", record)
    return tried


@pytest.fixture
def abroad(site: Server, monkeypatch: Patch) -> list[str]:
    """The attempts, with a public address led to the site on its way through the socket.

    Our own check is as ever; trafilatura's, which asks the socket for its peer, passes this one.
    """
    tried: list[str] = []
    connect, vet = socket.socket.connect, trafilatura.downloads._vet_peer  # noqa: SLF001 - the seam

    def lead(self: socket.socket, address: tuple[str, int]) -> None:
        tried.append(address[0])
        if address[0] != PUBLIC_ADDRESS:
            raise ConnectionRefusedError
        connect(self, ("127.0.0.1", site.server_port))

    def pass_site(host: str) -> None:
        if tried[-1] != PUBLIC_ADDRESS:
            vet(host)

    monkeypatch.setattr(socket.socket, "connect", lead)
    monkeypatch.setattr(trafilatura.downloads, "_vet_peer", pass_site)
    return tried


def resolver(monkeypatch: Patch, *answers: str) -> list[str]:
    """Have names looked up give these addresses, one after the other, then the last for ever."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def resolve(host: str, port: int, *rest: int, **named: int) -> object:
        if host != PUBLIC_NAME:
            return real(host, port, *rest, **named)
        answer = answers[min(len(asked), len(answers) - 1)]
        asked.append(host)
        return real(answer, port, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return asked


def read(url: str, *flags: str) -> int:
    return run(["read", url, "--json", *flags])


def test_the_list_is_long_enough() -> None:
    assert len(set(PRIVATE)) == len(PRIVATE) >= 60


@pytest.mark.parametrize("host", PRIVATE)
def test_21_no_connection_is_made_to_an_address_that_is_not_public(
    host: str, attempts: list[str], capsys: Capture
) -> None:
    assert read(f"http://{host}/latest/meta-data/") == 3
    out, err = capsys.readouterr()
    assert attempts == []
    assert out == ""
    assert "private or reserved" in err or "is not found" in err
    assert "--allow-private" in err or "keep secrets" in err or "is not found" in err


SECRET_PLACES = [
    *("169.254.169.254", "169.254.0.1", "2852039166", "0xA9FEA9FE", "0251.0376.0251.0376"),
    *("100.100.100.200", "168.63.129.16", "192.0.0.192", "[fe80::1]", "[fd00:ec2::254]"),
    *("[::ffff:169.254.169.254]", "[::169.254.169.254]", "[64:ff9b::a9fe:a9fe]"),
    *("[2002:a9fe:a9fe::1]", "[::ffff:0:169.254.169.254]"),
]


@pytest.mark.parametrize("host", SECRET_PLACES)
def test_21_where_private_addresses_are_allowed_those_with_secrets_are_not(
    host: str, site: Server, attempts: list[str], capsys: Capture
) -> None:
    site.location = f"http://{host}/latest/meta-data/"
    for url in (site.location, f"http://127.0.0.1:{site.server_port}/go"):
        attempts.clear()
        assert read(url, "--allow-private") == 3
        assert set(attempts) <= {"127.0.0.1"}
        assert "keep secrets" in capsys.readouterr().err


@pytest.mark.parametrize("text", PUBLIC)
def test_21_public_addresses_are_not_refused(text: str) -> None:
    assert addresses.is_public(text)


@pytest.mark.parametrize("url", [*USERINFO, *SCHEMES])
def test_21_user_names_and_other_schemes_are_refused_unasked(
    url: str, attempts: list[str], capsys: Capture
) -> None:
    assert read(url) == 3
    said = "".join(capsys.readouterr())
    assert attempts == []
    assert "canary" not in said
    assert "root:" not in said


@pytest.mark.parametrize("host", PRIVATE)
def test_21_no_redirect_leads_to_an_address_that_is_not_public(
    host: str, site: Server, abroad: list[str], capsys: Capture
) -> None:
    site.location = f"http://{host}/latest/meta-data/"
    assert read(f"http://{PUBLIC_ADDRESS}/go") == 3
    assert abroad == [PUBLIC_ADDRESS]
    assert len(site.asked) == 1
    assert f"Cannot read http://{PUBLIC_ADDRESS}/go" in capsys.readouterr().err


@pytest.mark.parametrize("url", [*USERINFO, *SCHEMES])
def test_21_no_redirect_leads_to_another_scheme_or_a_user_name(
    url: str, site: Server, abroad: list[str], capsys: Capture
) -> None:
    site.location = url
    assert read(f"http://{PUBLIC_ADDRESS}/go") == 3
    assert abroad == [PUBLIC_ADDRESS]
    assert "internal error" not in capsys.readouterr().err


@pytest.mark.parametrize("second", ["127.0.0.1", "169.254.169.254", "10.0.0.7", "::1"])
def test_21_a_name_that_changes_its_address_leads_to_the_one_that_was_checked(
    second: str, attempts: list[str], monkeypatch: Patch
) -> None:
    asked = resolver(monkeypatch, PUBLIC_ADDRESS, second)
    assert read(f"http://{PUBLIC_NAME}/") == 3
    assert attempts == [PUBLIC_ADDRESS]
    assert len(asked) == 1


def test_21_a_redirect_to_the_same_name_is_checked_again(
    site: Server, abroad: list[str], monkeypatch: Patch
) -> None:
    resolver(monkeypatch, PUBLIC_ADDRESS, "10.0.0.7")
    site.location = f"http://{PUBLIC_NAME}/page"
    assert read(f"http://{PUBLIC_NAME}/go") == 3
    assert abroad == [PUBLIC_ADDRESS]


def test_21_a_name_with_a_private_address_among_others_is_refused(
    attempts: list[str], monkeypatch: Patch, capsys: Capture
) -> None:
    real = socket.getaddrinfo

    def resolve(_host: str, port: int, *rest: int, **named: int) -> object:
        both = [real(one, port, *rest, **named) for one in (PUBLIC_ADDRESS, "10.0.0.7")]
        return [*both[0], *both[1]]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert read(f"http://{PUBLIC_NAME}/") == 3
    assert "private or reserved address (10.0.0.7)" in capsys.readouterr().err
    assert attempts == []


def test_21_the_connected_peer_is_checked_a_second_time(
    site: Server, monkeypatch: Patch, capsys: Capture
) -> None:
    """Should our own check ever fail, trafilatura's still stands."""
    monkeypatch.setattr(addresses, "is_public", lambda _text: True)
    assert read(f"http://127.0.0.1:{site.server_port}/page") == 3
    assert "leads to a private or reserved address" in capsys.readouterr().err
    assert site.asked == []


def test_21_the_site_is_asked_by_its_name_though_by_its_address(
    site: Server, abroad: list[str], monkeypatch: Patch
) -> None:
    resolver(monkeypatch, PUBLIC_ADDRESS)
    assert read(f"http://{PUBLIC_NAME}:8080/page") == 0
    assert abroad == [PUBLIC_ADDRESS]
    assert site.asked[0]["Host"] == f"{PUBLIC_NAME}:8080"


def test_21_a_certificate_is_asked_for_by_the_sites_name(
    abroad: list[str], monkeypatch: Patch, capsys: Capture
) -> None:
    resolver(monkeypatch, PUBLIC_ADDRESS)
    wanted: list[tuple[str, bool]] = []

    def refuse(
        self: ssl.SSLContext, _sock: socket.socket, server_hostname: str = "", **_: object
    ) -> None:
        wanted.append((server_hostname, self.verify_mode is ssl.CERT_REQUIRED))
        raise ConnectionResetError

    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", refuse)
    assert read(f"https://{PUBLIC_NAME}/page") == 3
    assert wanted == [(PUBLIC_NAME, True)]
    assert abroad == [PUBLIC_ADDRESS]
    assert "the connection failed" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["http_proxy", "https_proxy", "all_proxy"])
@pytest.mark.parametrize("form", [str.lower, str.upper])
def test_21_behind_a_proxy_nothing_is_fetched_and_the_message_says_what_to_type(
    name: str,
    form: Callable[[str], str],
    attempts: list[str],
    monkeypatch: Patch,
    capsys: Capture,
) -> None:
    monkeypatch.setenv(form(name), "http://user:canary@127.0.0.1:9")
    assert read(f"http://{PUBLIC_NAME}/") == 3
    err = capsys.readouterr().err
    assert attempts == []
    assert "behind a proxy private addresses cannot be told" in err
    assert f"env -u {name} -u {name.upper()} claimdiff" in err
    assert "canary" not in err


def test_21_what_was_allowed_is_named_in_the_result(site: Server, capsys: Capture) -> None:
    url = f"http://127.0.0.1:{site.server_port}/page"
    assert read(url, "--allow-private") == 0
    (article,) = json.loads(capsys.readouterr().out)["articles"]
    assert "private-allowed" in {notice["code"] for notice in article["warnings"]}
    assert article["url"] == url
    assert "The ferry to Anso stopped" in article["body"]


class Raw(socketserver.StreamRequestHandler):
    """Answers with the parts that its server has, and a byte now and then after the last."""

    server: "RawServer"

    def handle(self) -> None:
        self.rfile.readline()
        try:
            for part in self.server.parts:
                self.wfile.write(part)
            while self.server.drips and not self.server.stopped.wait(0.05):
                self.wfile.write(b"x")
        except OSError:
            return


class RawServer(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self, *parts: bytes, drips: bool) -> None:
        super().__init__(("127.0.0.1", 0), Raw)
        self.parts, self.drips, self.stopped = parts, drips, threading.Event()

    def read(self, *flags: str) -> int:
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()
        try:
            url = f"http://127.0.0.1:{self.server_address[1]}/"
            return read(url, "--allow-private", *flags)
        finally:
            self.stopped.set()
            self.shutdown()


OK = b"HTTP/1.1 200 OK\r\n"
DRIPS = {
    "body": (OK, b"content-type: text/html\r\n\r\n<p>"),
    "chunks": (OK, b"transfer-encoding: chunked\r\n\r\nffffff\r\n"),
    "gzip": (OK, b"content-encoding: gzip\r\n\r\n", gzip.compress(b"")[:10]),
    "head": (OK, b"x-endless: "),
    "status": (b"HTTP/1.1 200 ",),
}


@pytest.mark.parametrize("name", DRIPS)
def test_a_server_that_drips_without_end_is_left_at_the_deadline(
    name: str, capsys: Capture
) -> None:
    with RawServer(*DRIPS[name], drips=True) as server:
        assert server.read("--timeout", "0.3") == 3
    assert "--timeout" in capsys.readouterr().err


@pytest.mark.parametrize("head", [b"content-length: 9999\r\n", b"transfer-encoding: chunked\r\n"])
def test_half_a_page_is_none(head: bytes, capsys: Capture) -> None:
    with RawServer(OK, head, b"\r\n", b"270f\r\n" + PAGE, drips=False) as server:
        assert server.read() == 3
    assert "the connection failed" in capsys.readouterr().err
