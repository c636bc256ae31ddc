"""The engines: what reads an article and judges a pair.

Both engines satisfy one protocol; what they propose is checked by `claimdiff.support` and
`claimdiff.compare`, so neither is believed on its word.
"""

from typing import Protocol

from claimdiff.compare.verdict import Side, Verdict
from claimdiff.result import Article, EngineInfo
from claimdiff.settings import Settings
from claimdiff.support.draft import Draft


class Engine(Protocol):
    """Reads articles and judges pairs of them."""

    @property
    def info(self) -> EngineInfo:
        """Which engine, model, host and prompts are at work."""

    def read(self, article: Article) -> Draft:
        """Read one article into claims, summary and ledger, unchecked.

        Raises:
            ModelError: The call to the model failed.
            OutputError: The model's answer cannot be used.
        """

    def judge(self, left: Side, right: Side) -> Verdict:
        """Say which claims of two articles report the same thing or conflict.

        Sides come in a canonical order and without the outlets' names in anything a model sees.

        Raises:
            ModelError: The call to the model failed.
            OutputError: The model's answer cannot be used.
        """

    def close(self) -> None:
        """Let go of connections and files."""


def open_engine(settings: Settings) -> Engine:
    """The engine that the settings name; only that engine's libraries are imported.

    Raises:
        ConfigurationError: The language model engine is asked for and no model is named.
        AuthenticationError: It is asked for with neither key nor base URL.
    """
    if settings.engine == "llm":
        from claimdiff.engines.llm import LLMEngine

        return LLMEngine(settings)
    from claimdiff.engines.offline import OfflineEngine

    return OfflineEngine()
