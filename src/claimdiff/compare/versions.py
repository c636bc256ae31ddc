"""Whether two articles are two states of one text, which is the later, and what became of it.

Two texts of one address, or of one publisher that share most of their sentences, are states of one
text. The later one is known by their times, else by a note on what an earlier version said; it is
never guessed.
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import combinations
from urllib.parse import urlsplit

from claimdiff.compare.parsed import Parsed, parsed
from claimdiff.engines.contract import Side
from claimdiff.result import Article, Finding, Versions

MOST = 0.5
"""Share of sentences (of the text that has fewer) that two states have word for word: "most"."""

CORRECTION = "correction"
"""The code of the warning that `articles` gives a text that corrects an earlier version."""

_DAY = len("2031-03-04")


def versions(given: Sequence[Side], findings: Sequence[Finding]) -> Versions | None:
    """What was added, taken out and changed between two states of one text.

    Args:
        given: The articles with their claims.
        findings: What was found in them.

    Returns:
        None where no two articles, or more than two, are states of one text, or where nothing
        tells which is the later.
    """
    pairs = states(given)
    if len(pairs) != 1:
        return None
    ordered = in_order(*pairs[0])
    if ordered is None:
        return None
    earlier, later = (side.article.id for side in ordered)
    return Versions(
        earlier=earlier,
        later=later,
        added=_lacked(ordered[1], earlier, findings),
        removed=_lacked(ordered[0], later, findings),
        changed=tuple(
            one.id
            for one in findings
            if one.relation == "conflict"
            and {earlier, later} <= {key for place in one.positions for key in place.articles}
        ),
    )


def states(given: Sequence[Side]) -> list[tuple[Parsed, Parsed]]:
    """The pairs of articles that are states of one text; one text twice is none."""
    found = []
    for one, other in combinations([parsed(side) for side in given], 2):
        differ = one.article.body != other.article.body
        if differ and (_of_one_address(one, other) or _shares_most(one, other)):
            found.append((one, other))
    return found


def _of_one_address(one: Parsed, other: Parsed) -> bool:
    url = one.article.url  # without a path it is the whole site's
    return bool(url and urlsplit(url).path.strip("/")) and url == other.article.url


def _shares_most(one: Parsed, other: Parsed) -> bool:
    if not same_publisher(one.article, other.article):
        return False
    here, there = _sentence_words(one), _sentence_words(other)
    return len(here & there) >= MOST * max(1, min(len(here), len(there)))


def in_order(one: Parsed, other: Parsed) -> tuple[Parsed, Parsed] | None:
    """The earlier and the later of two states; None where nothing tells."""
    times = _times(one.article, other.article)
    if len(set(times)) > 1:
        return (one, other) if times[0] < times[1] else (other, one)
    # A note on what an earlier version said is no part of the body.
    corrected = [
        any(notice.code == CORRECTION for notice in side.article.warnings) for side in (one, other)
    ]
    if corrected[0] != corrected[1]:
        return (other, one) if corrected[0] else (one, other)
    return None


def _times(one: Article, other: Article) -> list[datetime]:
    """When two articles were last published; by their days alone, where one lacks time or zone."""
    texts = [text for each in (one, other) if (text := each.updated or each.published)]
    times = [datetime.fromisoformat(text) for text in texts]
    if min(map(len, texts), default=0) > _DAY and len({bool(time.tzinfo) for time in times}) == 1:
        return times
    return [datetime(time.year, time.month, time.day) for time in times]  # noqa: DTZ001 - a day


def _sentence_words(side: Parsed) -> set[tuple[str, ...]]:
    """The sentences of a body as their normal words."""
    return {tuple([word.norm for word in one.words]) for one in side.doc.sentences} - {()}


def _lacked(side: Parsed, other: str, findings: Sequence[Finding]) -> tuple[str, ...]:
    """The claims of an article that another does not tell."""
    lacked = {
        key for one in findings if one.sure and other in one.missing_from for key in one.claims
    }
    return tuple(claim.id for claim in side.claims if claim.id in lacked)


def same_publisher(one: Article, other: Article) -> bool:
    """Whether two articles name one outlet, or stand on one host or a part of it.

    That two outlets have one owner is not known.
    """
    outlets = [(article.outlet or "").casefold() for article in (one, other)]
    if outlets[0] and outlets[0] == outlets[1]:
        return True
    hosts = [urlsplit(article.url or "").hostname or "" for article in (one, other)]
    short, long = sorted((host.removeprefix("www.") for host in hosts), key=len)
    return bool(short) and f".{long}".endswith(f".{short}")
