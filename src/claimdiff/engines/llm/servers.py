"""Servers of language models on this machine, at the ports that they use unless told otherwise.

Only the loopback address is asked, only for the list of models, without a key, a proxy or a
redirect; no article is sent.
"""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from typing import NamedTuple

from claimdiff.engines.llm.reply import parse_models
from claimdiff.errors import ClaimdiffError

PORTS = {"Ollama": 11434, "LM Studio": 1234, "llama.cpp": 8080, "vLLM": 8000}
"""As their manuals give them."""
_HOST = "127.0.0.1"
_SECONDS = 2.0
"""For an answer: a server that is loading a model still lists it."""
_LONGEST = 1_000_000
"""Bytes of a list of models."""
_OK = 200


class Server(NamedTuple):
    """A server that answered: which it should be by its port, its base URL, its models."""

    name: str
    base_url: str
    models: list[str]

    @property
    def chat_model(self) -> str | None:
        """The first model that is none for embeddings, by its name."""
        return next((name for name in self.models if "embed" not in name.casefold()), None)


def found() -> list[Server]:
    """The servers that list their models, in the order of `PORTS`."""
    with ThreadPoolExecutor(len(PORTS)) as pool:
        answers = pool.map(_models, PORTS.values())
    return [
        Server(name, f"http://{_HOST}:{port}/v1", models)
        for (name, port), models in zip(PORTS.items(), answers, strict=True)
        if models is not None
    ]


def _models(port: int) -> list[str] | None:
    """The models that a port's server lists; None where nothing there does."""
    connection = HTTPConnection(_HOST, port, timeout=_SECONDS)
    with suppress(OSError, HTTPException, ClaimdiffError):
        try:
            connection.request("GET", "/v1/models")
            answer = connection.getresponse()
            if answer.status == _OK:
                return parse_models(answer.read(_LONGEST), f"{_HOST}:{port}")
        finally:
            connection.close()
    return None
