"""The engine: reads articles and judges pairs by a language model, within the user's limits.

What it proposes is checked elsewhere. It never falls back to another engine.
"""

import time
from collections.abc import Callable
from typing import Self

import claimdiff
from claimdiff.engines.contract import Draft, Plan, Side, Verdict
from claimdiff.engines.llm import judge as judging
from claimdiff.engines.llm import read as reading
from claimdiff.engines.llm.cost import Tariff
from claimdiff.engines.llm.session import Session
from claimdiff.engines.llm.split import READ_BUDGET, pieces
from claimdiff.errors import ConfigurationError
from claimdiff.result import Article, By, EngineInfo
from claimdiff.settings import Settings


class LLMEngine:
    """An `Engine` and `Planner` (`claimdiff.engines.contract`), to be called from many threads.

    Args:
        settings: Endpoint, model, limits.
        sleep: How to wait between attempts.

    Raises:
        AuthenticationError: Neither key nor base URL is set.
        ConfigurationError: No model is named, or ``max_cost`` is set and the price is unknown.
        PromptError: The folder of prompts is none.
    """

    def __init__(self, settings: Settings, sleep: Callable[[float], None] = time.sleep) -> None:
        model = settings.for_llm()
        if settings.max_cost is not None and not Tariff(settings, model).known:
            raise ConfigurationError(
                f"--max-cost cannot be kept: no price is known for {model} at {settings.host}.",
                hint="Give it with --price INPUT,OUTPUT (US dollars for a million tokens), "
                "or leave out --max-cost.",
                slug="how-to/endpoints",
            )
        self._settings = settings
        self._session = Session(settings, model, sleep)

    def __enter__(self) -> Self:
        """Give the engine itself."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Close what it holds."""
        self.close()

    @property
    def info(self) -> EngineInfo:
        """Which model at which host, by which prompts; ``schema_mode`` as it stands by now."""
        return EngineInfo(
            name="llm",
            version=claimdiff.__version__,
            model=self._session.model,
            host=self._settings.host,
            prompts=self._session.hashes,
            schema_mode=self._session.step.mode,
        )

    @property
    def by(self) -> By:
        """A model says what it judges."""
        return "model"

    def read(self, article: Article) -> Draft:
        """Read one article; see `claimdiff.engines.llm.read`."""
        return reading.read(self._session, article)

    def judge(self, left: Side, right: Side) -> Verdict:
        """Judge a pair; see `claimdiff.engines.llm.judge`."""
        return judging.judge(self._session, left, right)

    def plan(self, article: Article) -> tuple[Plan, ...]:
        """What `read` would send, a plan a request. Sends nothing."""
        return tuple(
            self._session.plan(reading.question(self._session, article, run))
            for run in pieces(article, READ_BUDGET)
        )

    def plan_pair(self, left: Side, right: Side) -> tuple[Plan, ...]:
        """What `judge` would send. Sends nothing; sides without claims are planned as they are."""
        return tuple(
            self._session.plan(question)
            for question in judging.questions(self._session, left, right)
        )

    def close(self) -> None:
        """Close connections and files."""
        self._session.close()
