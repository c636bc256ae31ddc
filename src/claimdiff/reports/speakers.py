"""Who is quoted in which claims: one row for one name, however each article puts it."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from claimdiff.result import Claim, Comparison, SummaryResult
from claimdiff.text.names import names, same

_LED_TO = re.compile(r"\b(?:and|at|for|from|in|of|to|with)\b")


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who is quoted, and the claims that are theirs, by article id."""

    name: str
    claims: dict[str, tuple[Claim, ...]]


def voices(result: Comparison | SummaryResult) -> tuple[Voice, ...]:
    """Who is quoted in which claims, the most quoted first; one row for one name."""
    quoted = [(claim.speaker.name, claim) for claim in result.claims if claim.speaker is not None]
    rows = _rows({speaker for speaker, _ in quoted})
    grouped: dict[str, list[Claim]] = {}
    for speaker, claim in quoted:
        grouped.setdefault(rows[speaker], []).append(claim)
    found = []
    for claims in sorted(grouped.values(), key=lambda claims: -len(claims)):
        by_article: dict[str, tuple[Claim, ...]] = {}
        for claim in claims:
            by_article[claim.article] = (*by_article.get(claim.article, ()), claim)
        fullest = max((claim.speaker.name for claim in claims if claim.speaker), key=len)
        found.append(Voice(fullest, by_article))
    return tuple(found)


def _rows(speakers: Collection[str]) -> dict[str, str]:
    """The row of each description of a speaker: the name that it ends in, or its own words."""
    named = {who.casefold(): name for who in sorted(speakers) if (name := _named(who))}
    fullest = _fullest(set(named.values()))
    return {who: fullest.get(named.get(who.casefold(), ""), who.casefold()) for who in speakers}


def _fullest(found: Collection[str]) -> dict[str, str]:
    """For each name the fuller one that it stands for.

    Where that may be several it is itself: "Lunt" where both Ada and Otto Lunt are quoted.
    """
    fullest: dict[str, str] = {}
    for name in sorted(found, key=lambda one: (-len(one.split()), one)):
        fuller = [one for one in set(fullest.values()) if same(one, name)]
        fullest[name] = fuller[0] if len(fuller) == 1 else name
    return fullest


def _named(speaker: str) -> str:
    """The name that a description ends in ("flight director Ada Lunt"), if it is the speaker's.

    A spokesman for a firm is not the firm.
    """
    last = names(speaker)[-1:]
    if not last or last[0].end != len(speaker) or _LED_TO.search(speaker, 0, last[0].start):
        return ""
    return last[0].norm
