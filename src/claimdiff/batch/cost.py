"""What a batch cost so far: usages added up."""

from collections.abc import Iterable

from claimdiff.result import Usage


def total(usages: Iterable[Usage]) -> Usage:
    """The sum of usages; its price is unknown as soon as one paid call's price is."""
    given = list(usages)
    paid = [usage.cost_usd for usage in given if usage.requests]
    known = [cost for cost in paid if cost is not None]
    return Usage(
        requests=sum(usage.requests for usage in given),
        input_tokens=sum(usage.input_tokens for usage in given),
        output_tokens=sum(usage.output_tokens for usage in given),
        cached_tokens=sum(usage.cached_tokens for usage in given),
        cost_usd=sum(known) if paid and len(known) == len(paid) else None,
        seconds=round(sum(usage.seconds for usage in given), 3),
    )


def less(usage: Usage, part: Usage) -> Usage:
    """A sum without a part of it."""
    known = None if usage.cost_usd is None else usage.cost_usd - (part.cost_usd or 0.0)
    return Usage(
        requests=usage.requests - part.requests,
        input_tokens=usage.input_tokens - part.input_tokens,
        output_tokens=usage.output_tokens - part.output_tokens,
        cached_tokens=usage.cached_tokens - part.cached_tokens,
        cost_usd=known,
        seconds=round(usage.seconds - part.seconds, 3),
    )
