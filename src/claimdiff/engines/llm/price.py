"""What tokens cost, by a kept price list; unknown is None, never 0.

It prices a usage that is known; how much may be spent is `budget`'s business.
"""

from functools import cached_property

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
        self._listed = settings.price is None

    @cached_property
    def known(self) -> bool:
        """Whether there is a price at all."""
        return self.cost(Usage(requests=1, input_tokens=1)) is not None

    def cost(self, usage: Usage) -> float | None:
        """The price of a usage in US dollars, or None where it is not known."""
        if self._own:
            tokens = usage.input_tokens * self._own.input + usage.output_tokens * self._own.output
            return tokens / _MILLION
        return self._from_list(usage) if self._listed else None

    def priced(self, usage: Usage) -> Usage:
        """The usage with its price."""
        return usage.model_copy(update={"cost_usd": self.cost(usage)})

    def _from_list(self, usage: Usage) -> float | None:
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
