"""Who may ask: host, origin, token, size. Knows no page and no article.

A page of another site, open in the same browser, can send requests to this machine. So the name
that the browser asked for must be one of ours (DNS rebinding), a request that changes something
must come from our own page (its origin, and a form token bound to the session), and anything but
loopback needs the access token. No response can be framed, sniffed or run script but our own.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SESSION = "claimdiff_session"
ACCESS = "claimdiff_access"
LARGEST_REQUEST = 40_000_000
"""Bytes: five sources of the largest size."""
_SAFE = {"GET", "HEAD"}
_SESSION_BYTES = 16


@dataclass(frozen=True, slots=True)
class Access:
    """Who may ask.

    Attributes:
        hosts: Names with port under which the desk may be asked for; none allows every name.
        token: What a visitor must know; None lets everybody in who reaches the address.
        secret: Signs the form tokens; lives as long as the process.
        largest: Bytes of a request at most.
    """

    hosts: tuple[str, ...] = ()
    token: str | None = None
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    largest: int = LARGEST_REQUEST

    def form_token(self, session: str) -> str:
        """What a form of this session carries, so that no other site can fill it in."""
        return hmac.new(self.secret, session.encode(), hashlib.sha256).hexdigest()

    @property
    def ticket(self) -> str:
        """What the cookie of a visitor with the token holds: not the token itself."""
        return hmac.new(self.secret, (self.token or "").encode(), hashlib.sha256).hexdigest()


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def loopback_names(port: int) -> tuple[str, ...]:
    """The names under which a browser on this machine asks."""
    return tuple(f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]"))


class _TooLargeError(Exception):
    """The request has more bytes than are taken."""


class Guard:
    """The middleware around every page.

    1. Refuse another host's name. 2. Refuse who lacks the token. 3. Refuse a change that another
    site asks for. 4. Refuse what is too large. 5. Answer, with the headers that bind the browser.
    """

    def __init__(self, app: ASGIApp, access: Access, policy: str) -> None:
        self._app, self._access, self._policy = app, access, policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request through, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        asked = HTTPConnection(scope)
        session = asked.cookies.get(SESSION) or secrets.token_hex(_SESSION_BYTES)
        scope.setdefault("state", {}).update(
            session=session, form_token=self._access.form_token(session)
        )
        answer = self._bound(send, session, new=SESSION not in asked.cookies)
        refusal = self._refusal(asked)
        if refusal is not None:
            await refusal(scope, receive, answer)
            return
        try:
            await self._app(scope, self._counted(receive), answer)
        except _TooLargeError:
            await self._too_large()(scope, receive, answer)

    def _refusal(self, asked: HTTPConnection) -> PlainTextResponse | RedirectResponse | None:
        method = str(asked.scope["method"])
        host = asked.headers.get("host", "")
        # 1.
        if self._access.hosts and host.lower() not in self._access.hosts:
            return PlainTextResponse("This desk is not known by that name.\n", 421)
        # 2.
        if self._access.token is not None:
            entering = self._entering(asked)
            if entering is not None:
                return entering
        # 3.
        if method not in _SAFE and not self._is_own(asked, host):
            return PlainTextResponse("Another site asked for this; it was not done.\n", 403)
        # 4.
        length = asked.headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self._access.largest:
            return self._too_large()
        return None

    def _entering(self, asked: HTTPConnection) -> PlainTextResponse | RedirectResponse | None:
        """None for who has the cookie; with ``?token=`` the cookie and the same page without it."""
        access = self._access
        if hmac.compare_digest(asked.cookies.get(ACCESS, "").encode(), access.ticket.encode()):
            return None
        given = parse_qs(asked.url.query).get("token", [""])[0]
        if not hmac.compare_digest(given.encode(), (access.token or "").encode()):
            return PlainTextResponse(
                "This desk needs its token: open the address that `claimdiff serve` printed.\n", 401
            )
        entered = RedirectResponse(asked.url.path, 303)
        entered.set_cookie(ACCESS, access.ticket, httponly=True, samesite="strict")
        return entered

    @staticmethod
    def _is_own(asked: HTTPConnection, host: str) -> bool:
        """Whether our own page asks; what a form token adds is checked where the form is read."""
        site = asked.headers.get("sec-fetch-site")
        if site is not None and site not in ("same-origin", "none"):
            return False
        origin = asked.headers.get("origin")
        return origin is None or urlsplit(origin).netloc.lower() == host.lower()

    def _counted(self, receive: Receive) -> Receive:
        """The same bytes, up to the limit: a request in chunks tells no length."""
        left = self._access.largest

        async def counted() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise _TooLargeError
            return message

        return counted

    def _too_large(self) -> PlainTextResponse:
        most = self._access.largest // 1_000_000
        return PlainTextResponse(f"Too large: at most {most} MB in one request.\n", 413)

    def _bound(self, send: Send, session: str, *, new: bool) -> Send:
        async def bound(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = self._policy
                headers["X-Content-Type-Options"] = "nosniff"
                # With `no-referrer` a browser would send our own forms with the origin "null".
                headers["Referrer-Policy"] = "same-origin"
                headers["Cross-Origin-Resource-Policy"] = "same-origin"
                headers["Cache-Control"] = "no-store"
                if new:
                    cookie = f"{SESSION}={session}; Path=/; HttpOnly; SameSite=Strict"
                    headers.append("Set-Cookie", cookie)
            await send(message)

        return bound
