"""One call is one request: the only module that imports `httpx2`.

Requests run on one event loop in a thread of its own, because only there can a request be stopped
at a total deadline, however slowly its answer drips; callers are plain threads that wait. It
neither retries nor reads answers, and follows no redirect.
"""

import asyncio
import os
import re
import ssl
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING

from pydantic import JsonValue

from claimdiff.engines.llm.failures import RejectedError, TimedOutError, UnreachableError
from claimdiff.engines.llm.reply import MAX_ANSWER, Reply, parse_models, parse_reply
from claimdiff.engines.llm.status import status_error
from claimdiff.errors import ClaimdiffError
from claimdiff.settings import OPENAI_URL, Settings

if TYPE_CHECKING:
    from httpx2 import AsyncClient

Message = dict[str, str]
"""``role`` and ``content``."""
_SECRET = re.compile(
    r"(?i)\b(?:sk|pk|key|org|proj)[-_][\w-]{8,}|bearer\s+[^\s\"']+|(?<=//)[^/\s@]+@"
)
"""What keys, organisations and passwords in URLs look like."""
SHORTEST_SECRET = 12
"""Characters. Local servers take any word for a key ("none", "lm-studio"), which news may hold."""
_ACCOUNT = {"OpenAI-Organization": "OPENAI_ORG_ID", "OpenAI-Project": "OPENAI_PROJECT_ID"}
"""Headers that name the user's account, sent to OpenAI only, and the variables that have it."""


class Client:
    """Sends chat completions to one endpoint. Safe to use from many threads."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._key = settings.api_key.get_secret_value() if settings.api_key else ""
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._lines: list[AsyncClient] = []
        self._idle: list[AsyncClient] = []

    def post(
        self, model: str, messages: Sequence[Message], parameters: dict[str, JsonValue]
    ) -> Reply:
        """Send one request and wait for its answer.

        Raises:
            ClaimdiffError: As `failures` names them, with keys and passwords masked.
        """
        body = {"model": model, "messages": list(messages), **parameters}
        with self._masked():
            raw = self._wait("POST", "/chat/completions", body)
            reply = parse_reply(raw, self._settings.host)
        return replace(
            reply,
            text=self._without_key(reply.text),
            thought=self._without_key(reply.thought),
            refusal=self._without_key(reply.refusal),
        )

    def models(self) -> list[str]:
        """The names of the models that the endpoint offers, in its order.

        Raises:
            ClaimdiffError: As `failures` names them, with keys and passwords masked.
        """
        with self._masked():
            names = parse_models(self._wait("GET", "/models", None), self._settings.host)
        return [self._without_key(name) for name in names]

    def close(self) -> None:
        """Close all connections and stop the loop."""
        with self._lock:
            loop, thread, lines = self._loop, self._thread, self._lines
            self._loop = self._thread = None
            self._lines, self._idle = [], []
        if loop and thread:
            for line in lines:
                asyncio.run_coroutine_threadsafe(line.aclose(), loop).result()
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            loop.close()

    @contextmanager
    def _masked(self) -> Iterator[None]:
        try:
            yield
        except ClaimdiffError as error:
            if isinstance(error, RejectedError):
                error.generation = self._without_key(error.generation)
            said = error.message.replace(self._key, "***") if self._key else error.message
            error.message = _SECRET.sub("***", said)
            error.args = (error.message,)
            raise

    def _wait(self, method: str, path: str, body: object) -> bytes:
        """What is answered; called from any thread but the loop's."""
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(
                    target=self._loop.run_forever, name="claimdiff-requests", daemon=True
                )
                self._thread.start()
        work = self._within_time(method, path, body)
        call = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return call.result()
        finally:
            call.cancel()  # no effect once it is done; on Ctrl-C it closes the connection

    async def _within_time(self, method: str, path: str, body: object) -> bytes:
        """Ask and read the answer by the deadline, with the transport's errors told as ours."""
        import httpx2

        host = self._settings.host
        try:
            async with asyncio.timeout(self._settings.timeout):
                return await self._answer(method, path, body)
        except (TimeoutError, httpx2.TimeoutException):
            limit = f"{self._settings.timeout:g} s"
            raise TimedOutError(f"No complete answer from {host} within {limit}.") from None
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise UnreachableError(f"The connection to {host} failed: {error}.") from None

    async def _answer(self, method: str, path: str, body: object) -> bytes:
        """The answer's bytes; reading stops when there are more than any answer needs."""
        raw = bytearray()
        with self._line() as line:
            url = self._settings.endpoint + path
            async with line.stream(method, url, json=body, headers=self._headers()) as answer:
                async for part in answer.aiter_bytes():
                    raw += part
                    if len(raw) > 2 * MAX_ANSWER:
                        break
        if answer.is_success:
            return bytes(raw)
        raise status_error(answer.status_code, bytes(raw), answer.headers, self._settings.host)

    @contextmanager
    def _line(self) -> "Iterator[AsyncClient]":
        """A client that no other request uses now.

        Its pool has one connection so: of many it looks at each, twice a request.
        """
        if not self._idle:
            from httpx2 import AsyncClient

            new = AsyncClient(
                verify=_trust(),
                timeout=self._settings.timeout,
                cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),  # it takes none
            )
            self._lines.append(new)
            self._idle.append(new)
        line = self._idle.pop()
        try:
            yield line
        finally:
            self._idle.append(line)

    def _headers(self) -> dict[str, str]:
        """Plain bytes back: a compressed answer could unpack to any size; and no one's account."""
        headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        if self._settings.endpoint == OPENAI_URL:
            known = {name: os.environ.get(variable) for name, variable in _ACCOUNT.items()}
            headers |= {name: value for name, value in known.items() if value}
        return headers

    def _without_key(self, text: str) -> str:
        """An answer without the key, should the endpoint repeat it: answers are kept and shown."""
        return text.replace(self._key, "***") if len(self._key) >= SHORTEST_SECRET else text


@cache
def _trust() -> ssl.SSLContext:
    """The certificates to trust: 0.1 s to load, so once for all engines of a process."""
    import httpx2

    return httpx2.create_ssl_context()
