"""What tokens cost by a shipped price list, and a stop before ``--max-cost`` is exceeded.

Every call is held against the limit at its estimated price while it runs and at its real price
afterwards, so calls in flight at the same time cannot exceed it together. An unknown price is None,
never 0.
"""

import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from claimdiff.errors import LimitReachedError
from claimdiff.result import Usage
from claimdiff.settings import Settings

_MILLION = 1_000_000


class Tariff:
    """The prices of one model at one endpoint.

    The user's own price goes first; else `genai_prices` is asked, by the endpoint's URL, so that a
    local server's model is not priced as the one it is named after.
    """

    def __init__(self, settings: Settings, model: str) -> None:
        self._own = settings.price
        self._endpoint = settings.endpoint
        self._model = model
        self._listed = True

    @property
    def known(self) -> bool:
        """Whether there is a price at all."""
        return self.cost(Usage(requests=1, input_tokens=1)) is not None

    def cost(self, usage: Usage) -> float | None:
        """The price of a usage in US dollars, or None where it is not known."""
        if self._own:
            written = usage.output_tokens * self._own.output
            return (usage.input_tokens * self._own.input + written) / _MILLION
        if not self._listed:
            return None
        import genai_prices

        tokens = genai_prices.Usage(
            input_tokens=usage.input_tokens,
            output_tokens=usage.output_tokens,
            cache_read_tokens=min(usage.cached_tokens, usage.input_tokens),
        )
        try:
            price = genai_prices.calc_price(
                tokens, model_ref=self._model, provider_api_url=self._endpoint
            )
        except LookupError:
            self._listed = False  # not looked for again: it takes a millisecond
            return None
        return float(price.total_price)


@dataclass(slots=True)
class Hold:
    """One call's share of the budget; ``cost`` is set to the real price when it is known."""

    cost: float = 0.0


class Budget:
    """What may be spent in US dollars; a limit of None is none."""

    def __init__(self, limit: float | None) -> None:
        self._limit = math.inf if limit is None else limit
        self._spent = self._held = 0.0
        self._change = threading.Condition()

    @contextmanager
    def hold(self, estimate: float) -> Iterator[Hold]:
        """Hold an estimate while a call runs; a call that ends without a price costs nothing.

        It waits while the calls in flight, which are held at more than most cost, might leave room.

        Raises:
            LimitReachedError: The call might exceed the limit; it must not be made.
        """
        with self._change:
            self._change.wait_for(lambda: self._fits(estimate))
            self._held += estimate
        hold = Hold()
        try:
            yield hold
        finally:
            with self._change:
                self._spent += hold.cost
                self._held -= estimate
                self._change.notify_all()

    def _fits(self, estimate: float) -> bool:
        """Whether the call may be made, also if all in flight cost what they are held at."""
        if self._spent + estimate > self._limit:
            raise LimitReachedError(
                f"The next call would exceed --max-cost {self._limit:g}: {self._spent:.4f} US "
                f"dollars are spent, it may take {estimate:.4f} more.",
                hint="Run the same command with a higher --max-cost: what is done is kept.",
                slug="how-to/endpoints",
            )
        return self._spent + self._held + estimate <= self._limit
