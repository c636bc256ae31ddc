"""Why an agreement counts: one statement quoted twice, one agency's copy, or two reports.

It compares words only; who is right is not its business.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from claimdiff.result import Article, Basis, Claim
from claimdiff.text.quotes import quotations
from claimdiff.text.words import content, words

QUOTE_MIN_WORDS = 4
"""Shorter quotations ("assessing") are words that two reporters may pick by themselves."""

SAME_QUOTE_RATIO = 0.8
"""Share of words that two quotations have in common, in order, to be one statement: a trimmed end
or a changed word keeps it above, two different statements of one speaker stay below 0.5."""

WIRE_RUN_WORDS = 12
"""A run of words this long that two articles share outside quotations is copy, not chance."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The basis of an agreement and, in words, what shows it."""

    basis: Basis
    note: str = ""


def basis(claims: Sequence[Claim], articles: dict[str, Article]) -> Ground:
    """The basis of an agreement among claims of two articles or more.

    Args:
        claims: The claims that agree.
        articles: The articles by id.
    """
    pairs = [(one, other) for one, other in combinations(claims, 2) if one.article != other.article]
    quote = next((note for one, other in pairs if (note := _same_quote(one, other))), "")
    if quote:
        return Ground("same-statement", quote)
    run = max((_shared_run(one, other) for one, other in pairs), default=0)
    agencies = {articles[claim.article].agency for claim in claims}
    if run >= WIRE_RUN_WORDS:
        return Ground("shared-wire", f"{run} words in a row are the same")
    if len(agencies) == 1 and None not in agencies:
        return Ground("shared-wire", f"both credit {next(iter(agencies))}")
    return Ground(_by_speakers(claims))


def _by_speakers(claims: Sequence[Claim]) -> Basis:
    """Whom the articles name: one source, another each, or nobody; a shared word is one source."""
    named: dict[str, set[str]] = {}
    for claim in claims:
        if claim.speaker is not None:
            known = {word.stem for word in content(claim.speaker.name)}
            named.setdefault(claim.article, set()).update(known)
    if len(named) < len({claim.article for claim in claims}):
        return "own-words"
    apart = all(one.isdisjoint(other) for one, other in combinations(named.values(), 2))
    return "different-sources" if apart else "same-source"


def _same_quote(left: Claim, right: Claim) -> str:
    """How two claims quote one statement; empty when they do not."""
    for one in _quoted(left):
        for other in _quoted(right):
            ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
            if ratio >= SAME_QUOTE_RATIO or _within(one, other) or _within(other, one):
                return _integrity(one, other)
    return ""


def _integrity(one: list[str], other: list[str]) -> str:
    if one == other:
        return "the quotation is word for word the same"
    if _within(one, other) or _within(other, one):
        return "one quotation is trimmed"
    return "re-ordered words" if sorted(one) == sorted(other) else "words of the quotation differ"


def _within(short: list[str], long: list[str]) -> bool:
    size = len(short)
    return any(long[at : at + size] == short for at in range(len(long) - size + 1))


def _quoted(claim: Claim) -> list[list[str]]:
    """The quotations in the words that say a claim, as lists of normal words."""
    found = []
    for span in claim.spans:
        if span.role != "says":
            continue
        inner = [span.exact[q.inner_start : q.inner_end] for q in quotations(span.exact)]
        if claim.quoted and not inner:  # a part of a quotation, without its marks
            inner = [span.exact]
        found += [[word.norm for word in words(text)] for text in inner]
    return [quote for quote in found if len(quote) >= QUOTE_MIN_WORDS]


def _shared_run(left: Claim, right: Claim) -> int:
    """The longest run of words that two claims share."""
    one, other = _said(left), _said(right)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.find_longest_match().size


def _said(claim: Claim) -> list[str]:
    return [word.norm for span in claim.spans if span.role == "says" for word in words(span.exact)]
