"""One call is one request: the only module that imports `openai`.

The SDK's own retries are off. Requests run on one event loop in a thread of its own, because only
there can a request be stopped at a total deadline, however slowly its answer drips; callers are
plain threads that wait. It neither retries nor reads answers, and follows no redirect.
"""

import asyncio
import re
import ssl
import threading
from collections.abc import Coroutine, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING

from pydantic import JsonValue

from claimdiff.engines.llm.failures import RejectedError, TimedOutError, UnreachableError
from claimdiff.engines.llm.reply import MAX_ANSWER, Reply, parse_models, parse_reply
from claimdiff.engines.llm.status import status_error
from claimdiff.errors import ClaimdiffError
from claimdiff.settings import OPENAI_URL, Settings

if TYPE_CHECKING:
    from openai import AsyncOpenAI, Omit

Message = dict[str, str]
"""``role`` and ``content``."""
_SECRET = re.compile(
    r"(?i)\b(?:sk|pk|key|org|proj)[-_][\w-]{8,}|bearer\s+[^\s\"']+|(?<=//)[^/\s@]+@"
)
"""What keys, organisations and passwords in URLs look like."""
SHORTEST_SECRET = 12
"""Characters. Local servers take any word for a key ("none", "lm-studio"), which news may hold."""
_OWN_HEADERS = ("OpenAI-Organization", "OpenAI-Project")
"""Sent to OpenAI only: they name the user's account."""


class Client:
    """Sends chat completions to one endpoint. Safe to use from many threads."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._key = settings.api_key.get_secret_value() if settings.api_key else ""
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._trust: ssl.SSLContext | None = None
        self._clients: list[AsyncOpenAI] = []
        self._idle: list[AsyncOpenAI] = []

    def post(
        self, model: str, messages: Sequence[Message], parameters: dict[str, JsonValue]
    ) -> Reply:
        """Send one request and wait for its answer.

        Raises:
            ClaimdiffError: As `failures` names them, with keys and passwords masked.
        """
        body = {"model": model, "messages": list(messages), **parameters}
        with self._masked():
            reply = parse_reply(self._wait(self._posted(body)), self._settings.host)
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
            names = parse_models(self._wait(self._listed()), self._settings.host)
        return [self._without_key(name) for name in names]

    def close(self) -> None:
        """Close all connections and stop the loop."""
        with self._lock:
            loop, thread, clients = self._loop, self._thread, self._clients
            self._loop = self._thread = None
            self._clients, self._idle = [], []
        if loop and thread:
            for client in clients:
                asyncio.run_coroutine_threadsafe(client.close(), loop).result()
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

    def _wait(self, work: Coroutine[None, None, bytes]) -> bytes:
        """What the work on the loop comes to; called from any other thread."""
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(
                    target=self._loop.run_forever, name="claimdiff-requests", daemon=True
                )
                self._thread.start()
        call = asyncio.run_coroutine_threadsafe(self._within_time(work), self._loop)
        try:
            return call.result()
        finally:
            call.cancel()  # no effect once it is done; on Ctrl-C it closes the connection

    async def _within_time(self, work: Coroutine[None, None, bytes]) -> bytes:
        """Do the work by the deadline, with the SDK's errors told as ours."""
        import httpx2  # openai's own transport; its errors pass through while a body is read
        import openai

        host = self._settings.host
        try:
            async with asyncio.timeout(self._settings.timeout):
                return await work
        except openai.APIStatusError as error:
            headers = {name.lower(): value for name, value in error.response.headers.items()}
            raise status_error(error.status_code, error.response.content, headers, host) from None
        except (TimeoutError, openai.APITimeoutError, httpx2.TimeoutException):
            limit = f"{self._settings.timeout:g} s"
            raise TimedOutError(f"No complete answer from {host} within {limit}.") from None
        except (openai.APIConnectionError, httpx2.HTTPError) as error:
            cause = error.__cause__ or error
            raise UnreachableError(f"The connection to {host} failed: {cause}.") from None

    async def _listed(self) -> bytes:
        with self._client() as client:
            page = await client.models.with_raw_response.list(extra_headers=self._headers())
        return page.content

    async def _posted(self, body: Mapping[str, object]) -> bytes:
        """The answer's bytes; reading stops when there are more than any answer needs.

        By the SDK's own `post`: `chat.completions` walks over every field of what it is given and
        takes. So, and by `_client`, a request takes 3.1 ms of CPU, not 3.9 (32 in flight).
        """
        from openai import AsyncStream

        raw = bytearray()
        with self._client() as client:
            answer = await client.post(
                "/chat/completions",
                cast_to=object,
                body=body,
                options={"headers": self._headers()},
                stream=True,  # of bytes: what is asked for is an answer in one piece
                stream_cls=AsyncStream[object],
            )
            async with answer:
                async for part in answer.response.aiter_bytes():
                    raw += part
                    if len(raw) > 2 * MAX_ANSWER:
                        break
        return bytes(raw)

    @contextmanager
    def _client(self) -> "Iterator[AsyncOpenAI]":
        """An SDK's client that no other request uses now.

        Its pool has one connection so: of many it looks at each, twice a request.
        """
        if not self._idle:
            from openai import AsyncOpenAI, DefaultAsyncHttpxClient

            self._trust = self._trust or _trust(self._settings.endpoint)
            new = AsyncOpenAI(
                base_url=self._settings.endpoint,
                api_key=self._key or "none",
                timeout=self._settings.timeout,
                max_retries=0,
                http_client=DefaultAsyncHttpxClient(
                    verify=self._trust,
                    cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),  # it takes none
                    follow_redirects=False,
                ),
            )
            self._clients.append(new)
            self._idle.append(new)
        client = self._idle.pop()
        try:
            yield client
        finally:
            self._idle.append(client)

    def _headers(self) -> "dict[str, str | Omit]":
        """Plain bytes back: a compressed answer could unpack to any size; and no one's account."""
        from openai import Omit

        left_out = list(_OWN_HEADERS) if self._settings.endpoint != OPENAI_URL else []
        if not self._key:
            left_out.append("Authorization")
        return {"Accept-Encoding": "identity", **dict.fromkeys(left_out, Omit())}

    def _without_key(self, text: str) -> str:
        """An answer without the key, should the endpoint repeat it: answers are kept and shown."""
        return text.replace(self._key, "***") if len(self._key) >= SHORTEST_SECRET else text


def _trust(url: str) -> ssl.SSLContext:
    """The certificates to trust, which take 0.1 s to load; none where the address needs none."""
    import httpx2

    if url.lower().startswith("http:"):
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return httpx2.create_ssl_context()
