"""Who may ask: host, origin, token, size. Knows no page and no article.

A page of another site, open in the same browser, can send requests to this machine. So the name
that the browser asked for must be one of ours (DNS rebinding), a request that changes something
must come from our own page (every browser says of such a request where it comes from), and anything
but loopback needs the access token. No response can be framed, sniffed or run script but our own.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp

ACCESS = "claimdiff_access"
LARGEST_REQUEST = 40_000_000
"""Bytes: five sources of the largest size."""
_SAFE = {"GET", "HEAD"}
_TOKEN_BYTES = 24


@dataclass(frozen=True, slots=True)
class Access:
    """Who may ask.

    Attributes:
        hosts: Names with port under which the desk may be asked for; none allows every name.
        token: What a visitor must know; None lets everybody in who reaches the address.
        largest: Bytes of a request at most.
    """

    hosts: tuple[str, ...] = ()
    token: str | None = None
    largest: int = LARGEST_REQUEST

    @property
    def ticket(self) -> str:
        """What the cookie of a visitor with the token holds: not the token itself."""
        return hashlib.sha256((self.token or "").encode()).hexdigest()


def access_at(
    host: str, port: int, names: tuple[str, ...] = (), token: str | None = None
) -> Access:
    """Who may ask at an address: on loopback by its own names, elsewhere who has the token.

    Args:
        host: The address.
        port: Its port.
        names: Further names, with port, under which a browser may ask.
        token: What visitors must know; made here where the address is not loopback.
    """
    try:
        loopback = host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if loopback:
        own = (f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]"))
        return Access((*own, *names), token)
    return Access(names, token or secrets.token_urlsafe(_TOKEN_BYTES))


class Guard(BaseHTTPMiddleware):
    """The middleware around every page.

    1. Refuse another host's name. 2. Refuse who lacks the token. 3. Refuse a change that another
    site asks for. 4. Refuse what is too large or tells no length. 5. Answer, with the headers that
    bind the browser.
    """

    def __init__(self, app: ASGIApp, access: Access, policy: str) -> None:
        super().__init__(app)
        self._access = access
        self._headers = {
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            # With `no-referrer` a browser would send our own forms with the origin "null".
            "Referrer-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "no-store",
        }

    async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
        """Let one request through, or answer it here."""
        answer = self._refusal(request) or await call_next(request)
        answer.headers.update(self._headers)
        return answer

    def _refusal(self, request: Request) -> Response | None:
        access, host = self._access, request.headers.get("host", "").lower()
        # 1.
        if access.hosts and host not in access.hosts:
            return PlainTextResponse("This desk is not known by that name.\n", 421)
        # 2.
        if access.token is not None and (entering := self._entering(request, access.token)):
            return entering
        if request.method in _SAFE:
            return None
        # 3.
        if not _is_own(request, host):
            return PlainTextResponse("Another site asked for this; it was not done.\n", 403)
        # 4.
        length = request.headers.get("content-length", "")
        if not length.isdecimal() or int(length) > access.largest:
            most = access.largest // 1_000_000
            return PlainTextResponse(f"Too large: at most {most} MB in one request.\n", 413)
        return None

    def _entering(self, request: Request, token: str) -> Response | None:
        """None for who has the cookie; with ``?token=`` the cookie and the same page without it."""
        if _same(request.cookies.get(ACCESS, ""), self._access.ticket):
            return None
        if not _same(request.query_params.get("token", ""), token):
            return PlainTextResponse(
                "This desk needs its token: open the address that `claimdiff serve` printed.\n", 401
            )
        entered = RedirectResponse(request.url.path, 303)
        entered.set_cookie(ACCESS, self._access.ticket, httponly=True, samesite="strict")
        return entered


def _same(given: str, known: str) -> bool:
    return hmac.compare_digest(given.encode(), known.encode())


def _is_own(request: Request, host: str) -> bool:
    """Whether our own page asks, or a program that is no browser."""
    site, origin = (request.headers.get(name) for name in ("sec-fetch-site", "origin"))
    if site not in (None, "same-origin", "none"):
        return False
    return origin is None or urlsplit(origin).netloc.lower() == host
