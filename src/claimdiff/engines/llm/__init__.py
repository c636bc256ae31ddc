"""The language model engine: any OpenAI-compatible endpoint, every answer checked.

``engine`` is the door, ``read`` and ``judge`` the two tasks, ``session`` the way of a question;
below it ``fallback``, ``rate_limit``, ``cost`` and ``client`` know one thing each.
"""

from claimdiff.engines.llm.engine import LLMEngine

__all__ = ["LLMEngine"]
