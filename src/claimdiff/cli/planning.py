"""``--dry-run``: what would be sent to a model, and what it would cost. Sends nothing."""

from collections.abc import Sequence
from itertools import combinations

from claimdiff.cli import messages
from claimdiff.engines.contract import Engine, Plan, Planner, Side
from claimdiff.result import Article, Usage


def dry_run(articles: Sequence[Article], engine: Engine, *, compare: bool) -> None:
    """Print every prompt with its tokens and price, then the sums.

    The claims that a judge is told are not known before the articles are read, so its prompts are
    shown without them and counted as at least so long.

    Args:
        articles: What would be read.
        engine: What would read it.
        compare: Whether each pair would be judged as well.
    """
    readable = [article for article in articles if article.status != "failed"]
    if not isinstance(engine, Planner):
        messages.say(f"The offline engine reads {len(readable)} articles here; nothing is sent.")
        return
    plans = [plan for article in readable for plan in engine.plan(article)]
    if compare:
        ordered = sorted(readable, key=lambda article: article.sha256)
        for pair in combinations([Side(article, ()) for article in ordered], 2):
            plans += engine.plan_pair(*pair)
    for number, plan in enumerate(plans, start=1):
        _print(number, plan)
    messages.say(_sums(plans))


def _sums(plans: Sequence[Plan]) -> str:
    asked = [plan.usage for plan in plans if not plan.cached]
    usage = Usage.total(asked)
    return (
        f"{len(asked)} requests, {len(plans) - len(asked)} answered from the cache; "
        f"{usage.input_tokens} tokens in, about {usage.output_tokens} out, "
        f"{_price(usage.cost_usd if asked else 0)}"
    )


def _print(number: int, plan: Plan) -> None:
    counted = "estimated tokens" if plan.estimated else "tokens"
    least = "at least " if plan.task == "judge" else ""
    kept = ", answered from the cache" if plan.cached else ""
    messages.say(
        f"--- request {number}: {plan.task}, {least}{plan.usage.input_tokens} {counted} in, "
        f"about {plan.usage.output_tokens} out, {_price(plan.usage.cost_usd)}{kept}"
    )
    for message in plan.messages:
        messages.say(f"[{message['role']}]\n{message['content']}")


def _price(cost: float | None) -> str:
    return "price unknown" if cost is None else f"about {cost:.4f} USD"
