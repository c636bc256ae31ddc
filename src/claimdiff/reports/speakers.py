"""Who says a claim, as every report puts it: never more than its article tells.

A name stands by itself ("Zoom: …"). A word that may mean anybody ("she", "the company") never does:
it is shown in its sentence, or in quotation marks beside the claim.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from claimdiff.result import Article, Claim, Comparison, SummaryResult
from claimdiff.text.lang import code, tables
from claimdiff.text.names import is_named, names, same

_LED_TO = re.compile(r"\b(?:and|at|for|from|in|of|to|with)\b")


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who is quoted, by their fullest name, and the claims that are theirs."""

    name: str
    claims: tuple[Claim, ...]


def voices(result: Comparison | SummaryResult) -> tuple[Voice, ...]:
    """Who is quoted in which claims, the most quoted first; one row for one name."""
    languages = {article.id: article.language for article in result.articles}
    names = {one.id: called(_name(one), languages.get(one.article)) for one in result.claims}
    rows = _rows({name for name in names.values() if name})
    grouped: dict[str, list[Claim]] = {}
    for claim in result.claims:
        if names[claim.id]:
            grouped.setdefault(rows[names[claim.id]], []).append(claim)
    found = sorted(grouped.values(), key=lambda group: -len(group))
    return tuple(
        Voice(max((names[one.id] for one in group), key=len), tuple(group)) for group in found
    )


def speaker(claim: Claim, language: str | None) -> str:
    """Who says a claim, where that is told by a name; else nothing."""
    name = _name(claim)
    return name if is_named(name, language) else ""


def called(name: str, language: str | None) -> str:
    """A speaker as a list has them: in quotation marks where no name tells who; no pronoun."""
    if not name or is_named(name, language):
        return name
    known = tables(code(language) or "en")
    pronouns = {*known.words.get("pronouns", ()), *known.attribution.pronouns}
    return "" if name.casefold() in pronouns else f"“{name}”"


def attribution(claims: Iterable[Claim], articles: Mapping[str, Article]) -> str:
    """Who says each of some claims in which article; nothing where all are one's.

    Which claims are whose is told of an article with several speakers, or with one of some claims.
    """
    told: dict[str, dict[str, list[str]]] = {}
    for claim in claims:
        name = called(_name(claim), articles[claim.article].language)
        told.setdefault(claim.article, {}).setdefault(name, []).append(claim.id)
    if len({name for names in told.values() for name in names}) < 2:
        return ""
    return " | ".join(
        f"{articles[key].label}: "
        + ", ".join(
            name + (f" ({', '.join(ids)})" if len(found) > 1 else "")
            for name, ids in found.items()
            if name
        )
        for key, found in told.items()
        if any(found)
    )


def _name(claim: Claim) -> str:
    return claim.speaker.name if claim.speaker else ""


def _rows(speakers: Collection[str]) -> dict[str, str]:
    """The row of each description of a speaker: the name that it ends in, or its own words.

    A name is in the row of a fuller one, where no other may be meant: "Lunt" has a row of its own
    where both Ada and Otto Lunt are quoted.
    """
    rows = {who: _named(who) or who.casefold() for who in speakers}
    found = {name for who in speakers if (name := _named(who))}
    fullest: dict[str, str] = {}
    for name in sorted(found, key=lambda one: (-len(one.split()), one)):
        fuller = {fullest[one] for one in fullest if same(one, name)}
        fullest[name] = fuller.pop() if len(fuller) == 1 else name
    return {who: fullest.get(row, row) for who, row in rows.items()}


def _named(speaker: str) -> str:
    """The name that a description ends in ("flight director Ada Lunt"), if it is the speaker's.

    A spokesman for a firm is not the firm.
    """
    last = names(speaker)[-1:]
    if not last or last[0].end != len(speaker) or _LED_TO.search(speaker, 0, last[0].start):
        return ""
    return last[0].norm
