"""Whether two articles report one event: by when they were published, whom and what they name.

Between two events "not found" says nothing, so it is not said; what they have in common still is.
The words of two reports of one kind of event are alike (a bridge falls, a marathon is won): names
and dates tell them apart, where the articles have them.
"""

from collections import Counter
from datetime import UTC, datetime

from claimdiff.compare.parsed import Parsed

MOST_DAYS = 7
"""Days between two reports of one event: of 155 pairs of real articles on one, one has more."""

NAMES_SHARED = 0.4
"""Share of an article's words of names (of the better side) that the other has, each time that they
stand there. Together with the days it tells two events apart."""

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
    times = [_instant(side.article.published) for side in (one, other) if side.article.published]
    days = abs(times[0] - times[-1]).days if len(times) > 1 else 0
    if days > MOST_DAYS:
        share = _names_shared(one, other)
        if share is not None and share < NAMES_SHARED:
            return f"they were published {days} days apart and share few names"
    if linked:
        return ""
    here, there = (
        set(side.sentences.stems) if side.article.sentences else set() for side in (one, other)
    )
    overlap = len(here & there) / max(1, min(len(here), len(there)))
    return f"they share {overlap:.0%} of their words and no claim" if overlap < WORDS_SHARED else ""


def _instant(published: str) -> datetime:
    """A publication time; one without a zone is taken as UTC: a day more or less says nothing."""
    when = datetime.fromisoformat(published)
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _names_shared(one: Parsed, other: Parsed) -> float | None:
    here, there = _names(one), _names(other)
    if min(here.total(), there.total()) < LEAST_NAMES:
        return None
    both = [
        sum(n for word, n in mine.items() if word in theirs) / mine.total()
        for mine, theirs in ((here, there), (there, here))
    ]
    return max(both)


def _names(side: Parsed) -> Counter[str]:
    """How often an article has each word of a name."""
    if not side.article.sentences:
        return Counter()
    sentences = side.sentences
    return Counter(stem for stem, name in zip(sentences.stems, sentences.name, strict=True) if name)
