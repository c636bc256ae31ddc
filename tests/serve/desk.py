"""A desk on a free port of loopback, for tests, and a client that is no browser."""

import http.client
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import uvicorn

from claimdiff.articles import LoadOptions
from claimdiff.engines.rules import OfflineEngine
from claimdiff.serve.app import application
from claimdiff.serve.guard import access_at
from claimdiff.serve.jobs import Jobs
from claimdiff.store.desk import Desk

FERRY_A = """Ferry sinks off Lorn

LORN, 3 March 2026 - A ferry sank off Lorn on Monday night, killing 27 people, police said.

The ship, the Stella Maris, had left Port Ansel at 9 p.m. with 120 people aboard.

"We heard a loud bang and then the lights went out," said Ana Petrov, a passenger.

The coastguard has ended its search.
"""
FERRY_B = """Ferry disaster: 31 dead

LORN, 3 March 2026 - A ferry sank off Lorn on Monday night, killing 31 people, police said.

The Stella Maris had 120 people aboard when it left Port Ansel.

The company that owns it, Ansel Lines, said it would help the families.
"""
PATIENCE = 60.0


@dataclass
class Client:
    """Sends requests as a browser would that follows no redirect, and keeps cookies."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(
        self,
        method: str,
        path: str,
        form: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> tuple[int, str, Mapping[str, str]]:
        sent = {"Host": f"127.0.0.1:{self.port}", **(headers or {})}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        body = urlencode(form).encode() if form is not None else None
        if body is not None:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, sent)
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            for name, value in answer.getheaders():
                if name.lower() == "set-cookie":
                    for key, morsel in SimpleCookie(value).items():
                        self.cookies[key] = morsel.value
            return answer.status, answer.read().decode(), told
        finally:
            connection.close()

    def get(self, path: str) -> str:
        status, text, _ = self.ask("GET", path)
        assert status == 200, (status, text)
        return text

    def post(
        self, path: str, form: Mapping[str, str], headers: Mapping[str, str] | None = None
    ) -> tuple[int, str, Mapping[str, str]]:
        return self.ask("POST", path, form, headers)

    def compared(self, first: str = FERRY_A, second: str = FERRY_B) -> str:
        """The path of the result of a comparison, once it is done."""
        status, text, told = self.post("/compare", {"text1": first, "text2": second})
        assert status == 303, text
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            status, text, answer = self.ask("GET", told["location"])
            if status == 303:
                return answer["location"]
            assert "It failed" not in text, text
            time.sleep(0.05)
        raise AssertionError("the comparison did not end")


@contextmanager
def serving(
    folder: Path,
    *,
    token: str | None = None,
    largest: int | None = None,
    folders: tuple[Path, ...] = (),
) -> Iterator[int]:
    """A desk at work; its port."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        access = access_at("127.0.0.1", port, token=token)
        if largest is not None:
            access = replace(access, largest=largest)
        app = application(Jobs(Desk(folder), OfflineEngine(), LoadOptions()), access, folders)
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield port
        finally:
            server.should_exit = True
            thread.join()
