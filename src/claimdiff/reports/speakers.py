"""Who says a claim, as every report puts it: never more than its article tells.

A name stands by itself ("Zoom: …"). A word that may mean anybody ("she", "the company") never does:
it is shown in its sentence, or in quotation marks beside the claim.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimdiff.result import Article, Claim, Comparison, SummaryResult
from claimdiff.text.context import Governors
from claimdiff.text.lang import code, tables
from claimdiff.text.names import NameIndex, find_whole, is_named, names, same, unaccented
from claimdiff.text.negation import negations

_LED_TO = re.compile(r"\b(?:and|at|for|from|in|of|to|with)\b")


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who is quoted, by their fullest name, and the claims that are theirs.

    ``named`` are the articles whose text has the name, whether or not a claim is theirs by it.
    """

    name: str
    claims: tuple[Claim, ...]
    named: frozenset[str]


def voices(result: Comparison | SummaryResult) -> tuple[Voice, ...]:
    """Who is quoted in which claims, the most quoted first; one row for one name."""
    languages = {article.id: article.language for article in result.articles}
    shown = {
        name: called(name, languages.get(one.article))
        for one in result.claims
        if (name := _name(one))
    }
    rows = _rows(shown)
    grouped: dict[str, list[Claim]] = {}
    for claim in result.claims:
        if shown.get(_name(claim)):
            grouped.setdefault(rows[_name(claim)], []).append(claim)
    texts = {one.id: unaccented(f"{one.title or ''}\n{one.body}") for one in result.articles}
    indices = {key: NameIndex(text, names(text)) for key, text in texts.items()}
    return tuple(
        Voice(
            shown[name := max(map(_name, group), key=len)],
            tuple(group),
            frozenset(key for key, index in indices.items() if _stands(name, index)),
        )
        for group in sorted(grouped.values(), key=lambda group: -len(group))
    )


def _stands(name: str, index: NameIndex) -> bool:
    """Whether a name of a description, or one without a name as it is, stands in a text."""
    found = names(unaccented(name))
    if found:
        return any(index.has(one.norm) for one in found)
    return find_whole(unaccented(name).casefold(), index.folded) >= 0


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


def certainty(claim: Claim, language: str | None) -> str:
    """How sure a claim is, where it is not told as a fact; of what is denied who denies it.

    Words that deny by themselves ("rejected the charge", "was not there") are a denial: what they
    say is not denied.
    """
    if claim.certainty != "denied":
        return "" if claim.certainty in ("stated", "reported") else claim.certainty
    who = called(_name(claim), language)
    return f"denied by {who}" if who and not _denies(claim.text, language) else "a denial"


def _denies(words: str, language: str | None) -> bool:
    cues = Governors(words, code(language) or "en").of(0, len(words))
    return bool(negations(words)) or any(cue.row.category == "denied" for cue in cues)


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


def _rows(speakers: Mapping[str, str]) -> dict[str, str]:
    """The row of each description of a speaker: the name that it ends in, or its own words.

    A name is in the row of a fuller one, where no other may be meant: "Lunt" has a row of its own
    where both Ada and Otto Lunt are quoted.
    """
    named = {who: _named(who, is_sure=who == shown) for who, shown in speakers.items()}
    fullest: dict[str, str] = {}
    for name in sorted({*filter(None, named.values())}, key=lambda one: (-len(one.split()), one)):
        fuller = {fullest[one] for one in fullest if same(one, name)}
        fullest[name] = fuller.pop() if len(fuller) == 1 else name
    return {who: fullest[name] if name else who.casefold() for who, name in named.items()}


def _named(speaker: str, *, is_sure: bool) -> str:
    """The name that a description ends in ("flight director Ada Lunt"), if it is the speaker's.

    A spokesman for a firm is not the firm; "its head of operations, Ada Lunt" is Ada Lunt. Where
    nouns have capitals, a word alone may be a name.
    """
    last = names(unaccented(speaker))[-1:]
    if not last or last[0].end != len(unaccented(speaker)) or not (is_sure or " " not in speaker):
        return ""
    before = unaccented(speaker)[: last[0].start]
    aside = before.endswith(", ") and " " in last[0].norm
    return "" if _LED_TO.search(before) and not aside else last[0].norm
