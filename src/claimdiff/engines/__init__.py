"""The engines: what reads an article and judges a pair; `contract` says what passes between.

What an engine proposes is checked by `claimdiff.support` and `claimdiff.compare`: none is believed
on its word.
"""

from claimdiff.engines.contract import Engine
from claimdiff.settings import Settings


def open_engine(settings: Settings) -> Engine:
    """The engine that the settings name; only that engine's libraries are imported.

    Raises:
        ConfigurationError: The language model engine is asked for and no model is named.
        AuthenticationError: It is asked for with neither key nor base URL.
    """
    if settings.sends:
        from claimdiff.engines.llm import LLMEngine

        return LLMEngine(settings)
    from claimdiff.engines.rules import OfflineEngine

    return OfflineEngine()
