"""Whether two articles report one event: by when they were published, whom and what they name.

Between two events "not found" says nothing, so it is not said; what they have in common still is.
The words of two reports of one kind of event are alike (a bridge falls, a marathon is won): names
and dates tell them apart, where the articles have them.
"""

from collections import Counter
from datetime import UTC, datetime
from functools import lru_cache

from claimdiff.compare.alignment import sentence_texts
from claimdiff.language.names import names, same
from claimdiff.language.words import content
from claimdiff.result import Article

MOST_DAYS = 7
"""Days between two reports of one event: of 155 pairs of real articles on one, one has more."""

NAMES_SHARED = 0.4
"""Share of an article's mentions of names (of the better side) that the other has. Of 238 pairs of
real articles on one event 10 % have fewer, of 901 like pairs on two events 52 %; together with the
days one pair in a thousand is taken for two events wrongly."""

LEAST_NAMES = 3
"""Mentions of names from which on their share says something; some scripts have no capitals."""

WORDS_SHARED = 0.08
"""Share of an article's content words (of the shorter one) that two reports of one event have in
common at the least; two events of other kinds share fewer."""

_KEPT = 64
"""Articles whose names are kept: each is held against the others of its comparison."""


def different_events(one: Article, other: Article, *, linked: bool) -> str:
    """Say by what two articles seem to report different events.

    Args:
        one: An article.
        other: Another, in the same language.
        linked: Whether claims of the two are about one thing.

    Returns:
        The reason in words, empty when they may well report one event.
    """
    days = _days_apart(one, other)
    if days is not None and days > MOST_DAYS:
        share = _names_shared(one, other)
        if share is not None and share < NAMES_SHARED:
            return f"they were published {days} days apart and share few names"
    if linked:
        return ""
    overlap = _words_shared(one.body, other.body)
    return f"they share {overlap:.0%} of their words and no claim" if overlap < WORDS_SHARED else ""


def _days_apart(one: Article, other: Article) -> int | None:
    if one.published is None or other.published is None:
        return None
    first, second = (_instant(article.published) for article in (one, other) if article.published)
    return abs(first - second).days


def _instant(published: str) -> datetime:
    """A publication time; one without a zone is taken as UTC: a day more or less says nothing."""
    when = datetime.fromisoformat(published)
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _names_shared(one: Article, other: Article) -> float | None:
    here, there = (_mentions(sentence_texts(article)) for article in (one, other))
    if min(here.total(), there.total()) < LEAST_NAMES:
        return None
    return max(_share(here, there), _share(there, here))


def _share(mine: Counter[str], theirs: Counter[str]) -> float:
    had = sum(times for name, times in mine.items() if any(same(name, one) for one in theirs))
    return had / mine.total()


@lru_cache(maxsize=_KEPT)
def _mentions(sentences: tuple[str, ...]) -> Counter[str]:
    """How often an article's sentences have each name."""
    return Counter(name.norm for sentence in sentences for name in names(sentence))


@lru_cache(maxsize=_KEPT)
def _words_shared(one: str, other: str) -> float:
    here = {word.stem for word in content(one)}
    there = {word.stem for word in content(other)}
    return len(here & there) / max(1, min(len(here), len(there)))
