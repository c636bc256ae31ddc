"""The engine: reads articles and judges pairs by a language model, within the user's limits.

What it proposes is checked elsewhere. It never falls back to another engine.
"""

import time
from collections.abc import Callable

import claimdiff
from claimdiff.engines.contract import Draft, Plan, Side, Verdict
from claimdiff.engines.llm import judge as judging
from claimdiff.engines.llm import read as reading
from claimdiff.engines.llm.session import Session
from claimdiff.engines.llm.split import READ_BUDGET, pieces
from claimdiff.errors import ConfigurationError
from claimdiff.result import Article, By, EngineInfo
from claimdiff.settings import Settings


class LLMEngine(Session):
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
        super().__init__(settings, settings.for_llm(), sleep)
        if settings.max_cost is not None and not self.tariff.known:
            raise ConfigurationError(
                f"--max-cost cannot be kept: no price is known for {self.model} at "
                f"{settings.host}.",
                hint="Give it with --price INPUT,OUTPUT (US dollars for a million tokens), "
                "or leave out --max-cost.",
                slug="how-to/endpoints",
            )

    @property
    def info(self) -> EngineInfo:
        """Which model at which host, by which prompts; ``schema_mode`` as it stands by now."""
        return EngineInfo(
            name="llm",
            version=claimdiff.__version__,
            model=self.model,
            host=self.settings.host,
            prompts=self.hashes,
            schema_mode=self.step.mode,
        )

    @property
    def by(self) -> By:
        """A model says what it judges."""
        return "model"

    def read(self, article: Article) -> Draft:
        """Read one article; see `claimdiff.engines.llm.read`."""
        return reading.read(self, article)

    def judge(self, left: Side, right: Side) -> Verdict:
        """Judge a pair; see `claimdiff.engines.llm.judge`."""
        return judging.judge(self, left, right)

    def plan(self, article: Article) -> tuple[Plan, ...]:
        """What `read` would send, a plan a request. Sends nothing."""
        runs = pieces(article, READ_BUDGET)
        return tuple(self.planned(reading.question(self, article, run)) for run in runs)

    def plan_pair(self, left: Side, right: Side) -> tuple[Plan, ...]:
        """What `judge` would send. Sends nothing; sides without claims are planned as they are."""
        return tuple(map(self.planned, judging.questions(self, left, right)))
