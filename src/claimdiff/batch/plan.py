"""What a batch would take, found without asking anybody: articles, requests, tokens, price.

It loads every article once and sends nothing. What a judgement will be asked depends on the claims
that are read before it; the offline engine's claims stand in for them, so its tokens are estimates.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import lru_cache
from itertools import chain, combinations, starmap
from pathlib import Path
from tempfile import TemporaryDirectory

from claimdiff import support
from claimdiff.articles import LoadOptions, is_url, load
from claimdiff.batch import manifest
from claimdiff.engines import open_engine
from claimdiff.engines.contract import Plan, Planner, Side
from claimdiff.engines.rules import OfflineEngine
from claimdiff.errors import ClaimdiffError
from claimdiff.result import Article, Usage
from claimdiff.settings import Settings
from claimdiff.store.state import State

_DEFAULT = LoadOptions()
_NOTHING = "price        nothing: the offline engine reads them, nothing is sent"
_CENT = 0.01  # "about 0.00" would say that it is free
_SIDES_KEPT = 64
"""Articles held at once: those of neighbouring items are mostly the same."""


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
    folder = manifest.folder_of(path)
    with TemporaryDirectory(prefix="claimdiff-") as place, closing(State(Path(place))) as state:
        state.sync(manifest.entries(path, how))
        items = [dict(item.sources) for item in state.items(limit)]
    engine = open_engine(settings)
    side = lru_cache(maxsize=_SIDES_KEPT)(lambda source: _side(folder, source, how))
    plans, articles = list[Plan](), dict[str, bool]()
    for sources in items:
        sides = {source: read for source in sources if (read := side(source))}
        new = sides.keys() - articles.keys()
        articles |= {source: source in sides for source in sources}
        if isinstance(engine, Planner):
            plans += _plans(engine, [sides[source].article for source in new], sides.values())
    unreadable = len(articles) - sum(articles.values())
    left_out = f" ({unreadable} cannot be read)" if unreadable else ""
    lines = [f"comparisons  {len(items):,}", f"articles     {len(articles):,}{left_out}"]
    return "\n".join([*lines, *(_costs(plans) if settings.sends else (_NOTHING,))])


def _plans(engine: Planner, new: Iterable[Article], sides: Iterable[Side]) -> Iterator[Plan]:
    """What reading new articles and judging all pairs of an item would take, without the words."""
    reads = map(engine.plan, new)
    judgements = starmap(engine.plan_pair, combinations(sides, 2))
    for plan in chain.from_iterable(chain(reads, judgements)):
        yield replace(plan, messages=())


def _side(folder: Path, source: str, how: LoadOptions) -> Side | None:
    """An article with the claims that the offline engine finds; None where it cannot be read."""
    try:
        article = load(source if is_url(source) else str(folder / source), options=how)
    except (ClaimdiffError, ValueError):
        return None
    return Side(article, support.read(article, OfflineEngine().read(article)).claims)


def _costs(plans: Sequence[Plan]) -> list[str]:
    asked = [plan.usage for plan in plans if not plan.cached]
    usage, reads = Usage.total(asked), sum(plan.task == "read" for plan in plans)
    cost, price = usage.cost_usd if asked else 0.0, "unknown"
    if cost is not None:
        little = 0 < cost < _CENT
        price = f"{f'less than {_CENT}' if little else f'about {cost:.2f}'} US dollars"
    return [
        f"requests     {reads:,} to read, {len(plans) - reads:,} to judge"
        f" ({len(plans) - len(asked):,} of them answered already)",
        f"tokens       about {usage.input_tokens:,} in, {usage.output_tokens:,} out",
        f"price        {price}",
    ]
