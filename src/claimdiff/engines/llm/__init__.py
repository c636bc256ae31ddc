"""The language model engine: any OpenAI-compatible endpoint, every answer checked.

``engine`` is the door, ``read`` and ``judge`` the two tasks, ``ask`` the way of a question; below
it ``fallback``, ``retry``, ``rate``, ``budget`` and ``client`` each know one thing about endpoints.
"""

from claimdiff.engines.llm.engine import LLMEngine

__all__ = ["LLMEngine"]
