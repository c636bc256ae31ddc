"""Who is quoted in which claims: one row for one name, however each article puts it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from claimdiff.result import Claim, Comparison, SummaryResult
from claimdiff.text.lang import code, tables
from claimdiff.text.names import names, same

_LED_TO = re.compile(r"\b(?:and|at|for|from|in|of|to|with)\b")


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who is quoted, and the claims that are theirs, by article id."""

    name: str
    claims: dict[str, tuple[Claim, ...]]


def voices(result: Comparison | SummaryResult) -> tuple[Voice, ...]:
    """Who is quoted in which claims, the most quoted first; one row for one name."""
    languages = {article.id: article.language for article in result.articles}
    told = [(speaker(claim, languages.get(claim.article)), claim) for claim in result.claims]
    rows = _rows({name for name, _ in told if name})
    grouped: dict[str, list[tuple[str, Claim]]] = {}
    for name, claim in told:
        if name:
            grouped.setdefault(rows[name], []).append((name, claim))
    return tuple(_voice(group) for group in sorted(grouped.values(), key=lambda one: -len(one)))


def _voice(told: Sequence[tuple[str, Claim]]) -> Voice:
    """Whoever is called by these names, by the fullest of them."""
    fullest = max((name for name, _ in told), key=len)
    by_article: dict[str, tuple[Claim, ...]] = {}
    for _, claim in told:
        by_article[claim.article] = (*by_article.get(claim.article, ()), claim)
    return Voice(fullest, by_article)


def speaker(claim: Claim, language: str | None) -> str:
    """Who says a claim; nothing where "she" does, who may be anybody."""
    name = claim.speaker.name if claim.speaker else ""
    known = tables(code(language) or "en")
    pronouns = {*known.words.get("pronouns", ()), *known.attribution.pronouns}
    return "" if name.casefold() in pronouns else name


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
