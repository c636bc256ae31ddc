"""Whether two articles report one event: by when they were published, whom and what they name.

Between two events "not found" says nothing, so it is not said; what they have in common still is.
The words of two reports of one kind of event are alike (a bridge falls, a marathon is won): names
and dates tell them apart, where the articles have them.
"""

from collections.abc import Set
from datetime import datetime

from claimdiff.compare.parsed import Parsed

MOST_DAYS = 7
"""Days between two reports of one event: of 155 pairs of real articles on one, one has more."""

NAMES_SHARED = 0.3
"""Share of the words of names of an article (of the one with fewer) that the other has. Of 75 pairs
on one event 7 % have less, of 300 on two 94 %; together with the days it tells two events apart."""

LEAST_NAMES = 3
"""Words of names from which on their share says something; some scripts have no capitals."""

WORDS_SHARED = 0.08
"""Share of an article's content words (of the shorter one) that two reports of one event have in
common at the least; two events of other kinds share fewer."""


def different_events(one: Parsed, other: Parsed, *, linked: bool) -> str:
    """Say by what two articles seem to report different events.

    Args:
        one: An article.
        other: Another, in the same language.
        linked: Whether claims of the two are about one thing.

    Returns:
        The reason in words, empty when they may well report one event.
    """
    published = [text for side in (one, other) if (text := side.article.published)]
    # A day more or less by the zone says nothing.
    days = [datetime.fromisoformat(text).date().toordinal() for text in published]
    apart = abs(days[0] - days[-1]) if len(days) > 1 else 0
    if apart > MOST_DAYS:
        here, there = (_stems(side, of_names=True) for side in (one, other))
        if min(len(here), len(there)) >= LEAST_NAMES and _shared(here, there) < NAMES_SHARED:
            return f"they were published {apart} days apart and share few names"
    if linked or (words := _shared(_stems(one), _stems(other))) >= WORDS_SHARED:
        return ""
    return f"they share {words:.0%} of their words and no claim"


def _shared(here: Set[str], there: Set[str]) -> float:
    """Which share of the smaller of two sets the other has."""
    return len(here & there) / max(1, min(len(here), len(there)))


def _stems(side: Parsed, *, of_names: bool = False) -> set[str]:
    if not side.article.sentences:
        return set()
    parsed = side.sentences
    return {
        one for one, name in zip(parsed.stems, parsed.name, strict=True) if name or not of_names
    }
