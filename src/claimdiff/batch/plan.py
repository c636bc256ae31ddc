"""What a batch would take, found without asking anybody: articles, requests, tokens, price.

It loads every article once and sends nothing. What a judgement will be asked depends on the claims
that are read before it; the offline engine's claims stand in for them, so its tokens are estimates.
"""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from claimdiff import support
from claimdiff.articles import LoadOptions, is_url, load
from claimdiff.batch import manifest
from claimdiff.engines import open_engine
from claimdiff.engines.contract import Plan, Planner, Side
from claimdiff.engines.rules import OfflineEngine
from claimdiff.errors import ClaimdiffError
from claimdiff.settings import Settings
from claimdiff.store.state import State

_DEFAULT = LoadOptions()
_CENT = 0.01  # "about 0.00" would say that it is free
_SIDES_KEPT = 64
"""Articles held at once: those of neighbouring items are mostly the same."""


@dataclass
class Estimate:
    """What is added up; the price is None as soon as one request's price is unknown."""

    items: int = 0
    articles: int = 0
    unreadable: int = 0
    reads: int = 0
    judgements: int = 0
    cached: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float | None = 0.0

    def add(self, plans: Sequence[Plan]) -> int:
        """Add requests, and tell how many; one that is answered already costs nothing."""
        self.cached += sum(plan.cached for plan in plans)
        for plan in plans:
            if not plan.cached:
                self.input_tokens += plan.input_tokens
                self.output_tokens += plan.output_tokens
                known = self.cost_usd is not None and plan.cost_usd is not None
                self.cost_usd = (self.cost_usd or 0.0) + (plan.cost_usd or 0.0) if known else None
        return len(plans)


def plan(path: str, settings: Settings, limit: int | None, how: LoadOptions = _DEFAULT) -> str:
    """What comparing all that a manifest lists would take, as lines of text.

    Args:
        path: The manifest.
        settings: How articles would be read.
        limit: Only the first so many items.
        how: How articles and feeds are fetched.

    Raises:
        InputError: The manifest cannot be read.
    """
    folder = Path() if path == "-" else Path(path).parent
    with TemporaryDirectory(prefix="claimdiff-") as place, closing(State(Path(place))) as state:
        state.sync(manifest.entries(path, how))
        items = [dict(item.sources) for item in state.items(limit)]
    opened = open_engine(settings)
    engine = opened if isinstance(opened, Planner) else None
    side = lru_cache(maxsize=_SIDES_KEPT)(lambda source: _side(folder, source, how))
    found = Estimate()
    seen = set[str]()
    for sources in items:
        sides = {source: read for source in sources if (read := side(source))}
        new = sources.keys() - seen
        seen |= new
        found.items += 1
        found.articles += len(new)
        found.unreadable += len(new - sides.keys())
        if engine:
            for source in new & sides.keys():
                found.reads += found.add(engine.plan(sides[source].article))
            for pair in combinations(sides.values(), 2):
                found.judgements += found.add(engine.plan_pair(*pair))
    return _text(found, settings)


def _side(folder: Path, source: str, how: LoadOptions) -> Side | None:
    """An article with the claims that the offline engine finds; None where it cannot be read."""
    try:
        article = load(source if is_url(source) else str(folder / source), options=how)
    except (ClaimdiffError, ValueError):
        return None
    return Side(article, support.read(article, OfflineEngine().read(article)).claims)


def _text(estimate: Estimate, settings: Settings) -> str:
    unreadable = f" ({estimate.unreadable} cannot be read)" if estimate.unreadable else ""
    lines = [f"comparisons  {estimate.items:,}", f"articles     {estimate.articles:,}{unreadable}"]
    if not settings.sends:
        lines.append("price        nothing: the offline engine reads them, nothing is sent")
        return "\n".join(lines)
    price = "unknown"
    if estimate.cost_usd is not None:
        little = 0 < estimate.cost_usd < _CENT
        cost = f"less than {_CENT}" if little else f"about {estimate.cost_usd:.2f}"
        price = f"{cost} US dollars"
    return "\n".join(
        [
            *lines,
            f"requests     {estimate.reads:,} to read, {estimate.judgements:,} to judge"
            f" ({estimate.cached:,} of them answered already)",
            f"tokens       about {estimate.input_tokens:,} in, {estimate.output_tokens:,} out",
            f"price        {price}",
        ]
    )
