"""A URL to bytes, without letting a page reach into the reader's own network.

At every hop the host's addresses are looked up once and checked, and one of these is connected to,
so a name that changes its address in between changes nothing; the pool that trafilatura guards
checks the connected peer again. A proxy would be checked in place of the target, so one is refused.
No cookie and no credential is ever sent. Links are not followed: one page is asked for.
"""

import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

from claimdiff.articles import addresses
from claimdiff.articles.options import LoadOptions
from claimdiff.articles.refusals import unreadable
from claimdiff.errors import InputError

_HOPS = 5  # redirects followed; news sites need up to three (http, www, canonical)
_CHUNK = 65_536  # bytes at most at a time; less where less has come
_GRACE = 1.0  # seconds after the deadline in which a connection tells by itself that it is late
_PAUSE = 1.0  # seconds between two requests to one host
_PROXY_VARIABLES = (
    *("http_proxy", "https_proxy", "all_proxy"),
    *("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"),
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_OK = 200
_CHARSET = re.compile(r"charset=[\"']?([\w-]+)", re.IGNORECASE)
_NO_TEXT = re.compile(r"(?:image|audio|video|font)/", re.IGNORECASE)
_CONSENT_HOST = re.compile(r"^(?:consent|guce|cmp|privacy)\.", re.IGNORECASE)
_SAVE = "Save the page in a browser and give the file: claimdiff read page.html --url {url}"
_REASONS = {
    401: "the site wants a login (401)",
    402: "the site wants payment (402)",
    403: "the site refuses programs (403)",
    404: "there is no such page (404)",
    410: "the page is gone (410)",
    429: "the site asks for fewer requests (429)",
    451: "the page is withheld for legal reasons (451)",
}
_HINTS = {404: "Look at the address.", 410: "Look for it at web.archive.org.", 429: "Try later."}
_lock = threading.Lock()
_last: dict[str, float] = {}
_T = TypeVar("_T")


@dataclass(frozen=True)
class Download:
    """What came from a URL: the bytes, the encoding the server declares, the last hop's URL."""

    data: bytes
    charset: str | None
    url: str


def is_url(source: str) -> bool:
    """Whether a source is to be fetched; other schemes than http(s) are, and are refused."""
    return re.match(r"[a-z][a-z0-9+.-]+://", source, re.IGNORECASE) is not None


def fetch(url: str, options: LoadOptions) -> Download:
    """Fetches a page.

    Args:
        url: An http(s) URL.
        options: Limits, and whether private addresses are allowed.

    Raises:
        InputError: It is refused, not there, too large, too slow, or no page.
    """
    deadline = time.monotonic() + options.timeout
    proxy = next((name for name in _PROXY_VARIABLES if os.environ.get(name)), "").casefold()
    if proxy and not options.allow_private:
        why = f"{proxy} is set, and behind a proxy private addresses cannot be told"
        unset = f"env -u {proxy} -u {proxy.upper()} claimdiff ..."
        raise _failure(url, why, f"Unset it ({unset}), or give a saved page.")
    here = url
    for _ in range(_HOPS + 1):
        found = _check(here, url, options)
        answer = _get(here, found, url, options, deadline)
        if isinstance(answer, Download):
            return answer
        try:
            here = urljoin(here, answer)
        except ValueError:
            raise _failure(url, "it redirects to a malformed address", _SAVE) from None
    raise _failure(url, f"it redirects more than {_HOPS} times", _SAVE)


def masked(source: str) -> str:
    """A source as it may be shown and kept: what may be a user name or password in it is ``***``.

    A URL stays one that is refused for having them.
    """
    if not is_url(source):
        return source
    try:
        _ = urlsplit(source).port
        userinfo = r"(?<=://)[^/?#]*@"
    except ValueError:  # a password with a slash in it is one cause
        userinfo = r"(?<=://).*@"
    return re.sub(userinfo, "***@", source)


def _check(hop: str, url: str, options: LoadOptions) -> tuple[str, ...]:
    """The addresses of a hop's host, all of them allowed."""
    try:
        parts = urlsplit(hop)
        host, port = parts.hostname, parts.port
    except ValueError:  # its words, which a traceback would show, may repeat a password
        raise _failure(url, "the address is malformed", "Look at the address.") from None
    if parts.scheme not in ("http", "https") or not host:
        raise _failure(url, "only http and https addresses of a host are read", _SAVE)
    if parts.username is not None or parts.password is not None:
        raise _failure(url, "it has a user name or password in it", "Leave them out.")
    try:
        resolved = addresses.resolve(host, port or 0)
    except (OSError, UnicodeError) as error:
        hint = "Look at the address, and at your connection."
        raise _failure(url, f"the host {host} is not found", hint) from error
    for address in resolved:
        why = f"{host} is a private or reserved address"
        if host != str(address):
            why += f" ({address})"
        if addresses.keeps_secrets(address):
            why += ", where machines keep secrets"
            raise _failure(url, why, "No page is read from there.")
        if not options.allow_private and not addresses.is_public(address):
            raise _failure(url, why, "If it is your own network's: --allow-private")
    return resolved


def _get(
    hop: str, resolved: tuple[str, ...], url: str, options: LoadOptions, deadline: float
) -> Download | str:
    """The page, or where it redirects to, from the first of the host's addresses that answers."""
    import urllib3

    if not options.allow_private:
        _wait_for_turn(urlsplit(hop).netloc)
    for address in resolved:
        try:
            return _in_time(partial(_get_from, address, hop, url, options, deadline), deadline)
        except TimeoutError:
            raise _too_slow(url, options) from None
        except urllib3.exceptions.HTTPError as error:
            failed = error
        if not isinstance(
            failed, urllib3.exceptions.NewConnectionError | urllib3.exceptions.ConnectTimeoutError
        ):
            break
    raise _failure(url, _why(failed), "Try again, or a longer --timeout.") from failed


def _in_time(work: Callable[[], _T], deadline: float) -> _T:
    """What work comes to by the deadline, even if the head of an answer drips in without end.

    Raises:
        TimeoutError: Nothing so far; the thread that waits for it ends with the program at last.
    """
    done: Future[_T] = Future()

    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
            done.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    return done.result(max(0, deadline - time.monotonic()) + _GRACE)


def _get_from(
    address: str, hop: str, url: str, options: LoadOptions, deadline: float
) -> Download | str:
    """Ask this address and no other: a name looked up again could have become another's."""
    from trafilatura.downloads import DEFAULT_HEADERS, create_pool

    name, target, host = _target(address, hop)
    left = max(0.1, deadline - time.monotonic())
    with create_pool(ssrf_protection=not options.allow_private, server_hostname=name) as pool:
        answer = pool.request(
            "GET", target, headers={**DEFAULT_HEADERS, "Host": host}, redirect=False,
            retries=False, preload_content=False, timeout=left,
        )  # fmt: skip
        location = answer.headers.get("location")
        if answer.status in _REDIRECTS and location:
            return str(location)
        if answer.status != _OK:
            why = _REASONS.get(answer.status, f"the server answers with an error ({answer.status})")
            raise _failure(url, why, _HINTS.get(answer.status, _SAVE))
        kind = answer.headers.get("content-type", "")
        if _NO_TEXT.match(kind):
            why = f"it is {kind.partition(';')[0]}, no page of text"
            raise _failure(url, why, "Give the address of the article's page.")
        data = _body(iter(partial(answer.read1, _CHUNK), b""), url, options, deadline)
    if _CONSENT_HOST.match(name):
        raise _failure(url, "the site shows a consent page instead", _SAVE)
    charset = _CHARSET.search(kind)
    return Download(data, charset[1] if charset else None, hop)


def _target(address: str, hop: str) -> tuple[str, str, str]:
    """The site's name, and a hop's URL with an address in its place, and the host header.

    The certificate and the server know the site by its name, the connection by the address.
    """
    parts = urlsplit(hop)
    name = parts.hostname or ""
    name = name if name.isascii() else name.encode("idna").decode()
    port = f":{parts.port}" if parts.port else ""
    literal = f"[{address.replace('%', '%25')}]" if ":" in address else address
    target = parts._replace(netloc=literal + port, fragment="").geturl()
    return name, target, f"[{name}]{port}" if ":" in name else name + port


def _body(chunks: Iterator[bytes], url: str, options: LoadOptions, deadline: float) -> bytes:
    data = bytearray()
    for chunk in chunks:
        data += chunk
        if len(data) > options.largest:
            raise _failure(url, f"it is larger than {options.largest:,} bytes", _SAVE)
        if time.monotonic() > deadline:
            raise _too_slow(url, options)
    return bytes(data)


def _too_slow(url: str, options: LoadOptions) -> InputError:
    why = f"it took longer than {options.timeout:g} s"
    return _failure(url, why, "Try a longer --timeout.")


def _wait_for_turn(host: str) -> None:
    with _lock:
        now = time.monotonic()
        turn = max(now, _last.get(host, now - _PAUSE) + _PAUSE)
        _last[host] = turn
    time.sleep(turn - now)


def _why(error: Exception) -> str:
    import urllib3

    if "SSRF protection" in str(error):  # the words of trafilatura's guard, which has no own class
        return "it leads to a private or reserved address"
    if isinstance(error, urllib3.exceptions.NewConnectionError):
        return "nobody answers there"
    if isinstance(error, urllib3.exceptions.TimeoutError):
        return "the server does not answer in time"
    if isinstance(error, urllib3.exceptions.SSLError):
        return "its certificate cannot be trusted"
    return "the connection failed"


def _failure(url: str, why: str, hint: str) -> InputError:
    shown = masked(url)
    return unreadable(shown, why, hint.format(url=shown))
