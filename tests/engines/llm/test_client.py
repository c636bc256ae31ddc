"""The client by itself: the list of models, what has no end, and being interrupted."""

import gc
import queue
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest
from tests.endpoint import faulty, reference
from tests.endpoint.server import Endpoint, Received, Response
from tests.engines.llm.build import KEY

from claimdiff.engines.llm.client import Client
from claimdiff.engines.llm.failures import BadReplyError, KeyRefusedError, UnusableError
from claimdiff.engines.llm.reply import MAX_ANSWER
from claimdiff.settings import Settings


def client(endpoint: Endpoint, timeout: float = 120) -> Client:
    chosen = {"engine": "llm", "base_url": endpoint.base_url, "api_key": KEY, "timeout": timeout}
    return Client(Settings.model_validate(chosen))


def test_models_are_listed() -> None:
    with reference.reference_endpoint() as end:
        asking = client(end)
        assert asking.models() == ["reference"]
        asking.close()
    assert end.received[0].path == "/v1/models"


@pytest.mark.parametrize("fault", [faulty.raw("<html>"), faulty.raw({"data": 7}), faulty.raw("")])
def test_a_list_that_is_none_is_an_error(fault: faulty.Fault) -> None:
    with faulty.faulty_endpoint([fault]) as end:
        asking = client(end)
        with pytest.raises(BadReplyError, match="no list of models"):
            asking.models()
        asking.close()


def test_a_refused_key_is_an_error_without_the_key() -> None:
    with faulty.faulty_endpoint([faulty.error(401, "invalid", f"Incorrect key {KEY}")]) as end:
        asking = client(end)
        with pytest.raises(KeyRefusedError) as caught:
            asking.models()
        asking.close()
    assert KEY not in str(caught.value) + repr(caught.value) + caught.value.message


@pytest.fixture
def no_collection() -> Iterator[None]:
    """What Ctrl-C raises in a callback of the garbage collector, as hypothesis has, is lost."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collection")
def test_ctrl_c_ends_a_call_at_once_and_closes_its_connection() -> None:
    came = threading.Event()

    def respond(received: Received) -> Response:
        came.set()
        return faulty.hang(received)

    def interrupt() -> None:
        came.wait()
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    with Endpoint(respond) as end:
        asking = client(end)
        threading.Thread(target=interrupt).start()
        with pytest.raises(KeyboardInterrupt):
            asking.post("m", [{"role": "user", "content": "x"}], {})
        asking.close()


def test_a_closed_client_opens_again() -> None:
    with reference.reference_endpoint() as end:
        asking = client(end)
        for _ in range(2):
            assert asking.models() == ["reference"]
            asking.close()


def test_an_answer_without_end_is_read_as_far_as_any_answer_goes() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        sent = queue.SimpleQueue[int]()
        threading.Thread(target=_answer_for_ever, args=(door, sent), daemon=True).start()
        base = f"http://127.0.0.1:{door.getsockname()[1]}/v1"
        asking = Client(Settings.model_validate({"engine": "llm", "base_url": base}))
        with pytest.raises(UnusableError, match="longer than"):
            asking.post("any", [{"role": "user", "content": "Hello"}], {})
        assert sent.get(timeout=120) > MAX_ANSWER
        asking.close()


def _answer_for_ever(door: socket.socket, sent: queue.SimpleQueue[int]) -> None:
    """Send until the other end hangs up; tell how much that was."""
    line, _ = door.accept()
    length = 0
    with line, suppress(OSError):
        line.recv(1 << 16)
        line.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n")
        while True:
            length += line.send(b" " * (1 << 16))
    sent.put(length)
