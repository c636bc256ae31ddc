"""An endpoint in a process of its own that answers by the reference rule after 200 ms.

It is written for speed, so that it takes as little as possible of the machine that is measured:
the answer to a question that it had before is kept. It also keeps the questions, so that another
client can ask the very same: ``GET /asked`` gives them, ``GET /counts`` how many came and how long
that took, since it was asked last.
"""

import asyncio
import json
import re
import sys
import time
from typing import cast

from tests.endpoint.reference import answer
from tests.endpoint.server import Body, Received, completion

LATENCY = 0.2
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


class Counts:
    """What was asked so far."""

    requests = 0
    first = 0.0
    last = 0.0


_answers: dict[bytes, bytes] = {}


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """One connection: requests one after the other."""
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            length = _LENGTH.search(head)
            body = await reader.readexactly(int(length[1]) if length else 0)
            content = _told(head) if head.startswith(b"GET") else await _answered(body)
            told = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: "
            writer.write(told + str(len(content)).encode() + b"\r\n\r\n" + content)
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


def _told(head: bytes) -> bytes:
    if b"/asked" in head:
        return b"[" + b",".join(_answers) + b"]"
    counts = [Counts.requests, Counts.last - Counts.first]
    Counts.requests, Counts.first = 0, 0.0
    return json.dumps(counts).encode()


async def _answered(body: bytes) -> bytes:
    due = time.monotonic() + LATENCY
    if body not in _answers:
        received = Received("", {}, cast("Body", json.loads(body)))
        _answers[body] = completion(answer(received), received.body).content
    await asyncio.sleep(due - time.monotonic())
    Counts.requests += 1
    Counts.last = time.monotonic()
    Counts.first = Counts.first or due - LATENCY
    return _answers[body]


async def main() -> None:
    """Serve until killed; the port is said on standard output."""
    server = await asyncio.start_server(serve, "127.0.0.1", 0, backlog=1024)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
