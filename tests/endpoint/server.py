"""A loopback HTTP server that takes chat completions; what it answers is for others to say."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

from pydantic import JsonValue

Body = dict[str, JsonValue]
DRIP_SECONDS = 0.02
"""Between two bytes of a slow answer."""


@dataclass(frozen=True)
class Response:
    """What is sent back, and how.

    ``cut`` ends the connection after so many bytes, ``drip`` sends them one by one, ``hang`` sends
    nothing until the server stops.
    """

    status: int = 200
    content: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    drip: bool = False
    hang: bool = False


@dataclass(frozen=True)
class Received:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: Body

    @property
    def messages(self) -> list[dict[str, str]]:
        messages = self.body["messages"]
        assert isinstance(messages, list)
        return [
            {str(k): str(v) for k, v in one.items()} for one in messages if isinstance(one, dict)
        ]


class Endpoint:
    """A server that asks ``respond`` for each response; it keeps what it received.

    Also counts how many requests were under way at once.
    """

    def __init__(self, respond: Callable[[Received], Response]) -> None:
        self.received: list[Received] = []
        self.most_at_once = 0
        self._at_once = 0
        self._respond = respond
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._server = _Server(self)
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self._stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def answer(self, received: Received) -> Response:
        with self._lock:
            self.received.append(received)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            return self._respond(received)
        finally:
            with self._lock:
                self._at_once -= 1

    def wait_for_the_end(self) -> None:
        self._stopping.wait()

    def stopping(self, seconds: float) -> bool:
        return self._stopping.wait(seconds)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hung up is what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        self._answer({})

    def do_POST(self) -> None:
        self._answer(json.loads(self.rfile.read(int(self.headers.get("content-length", 0)))))

    def _answer(self, body: Body) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        response = self.server.endpoint.answer(Received(self.path, headers, body))
        if response.hang:
            self.server.endpoint.wait_for_the_end()
            self.close_connection = True
            return
        self.send_response(response.status)
        for name, value in {"content-type": "application/json", **response.headers}.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(response.content)))
        self.end_headers()
        self._write(response)

    def _write(self, response: Response) -> None:
        content = response.content[: response.cut]
        if response.cut is not None:
            self.close_connection = True
        if not response.drip:
            self.wfile.write(content)
            return
        for byte in content:
            if self.server.endpoint.stopping(DRIP_SECONDS):
                break
            self.wfile.write(bytes([byte]))
            self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - so named above
        """Say nothing."""


def completion(text: str, body: Body, *, finish: str = "stop", **message: JsonValue) -> Response:
    """A chat completion that says ``text``; id and usage follow from request and answer."""
    words = len(json.dumps(body.get("messages")).split())
    content: Body = {
        "id": "chatcmpl-reference",
        "object": "chat.completion",
        "created": 0,
        "model": body.get("model"),
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "message": {"role": "assistant", "content": text, "refusal": None, **message},
            }
        ],
        "usage": {
            "prompt_tokens": words,
            "completion_tokens": len(text.split()),
            "total_tokens": words + len(text.split()),
        },
    }
    return Response(content=json.dumps(content, ensure_ascii=False).encode())
