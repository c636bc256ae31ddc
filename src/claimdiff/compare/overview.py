"""What an editor reads first of a comparison: its findings, a line each, the most prominent first.

A line is words of a claim, verbatim. It takes the findings in their order; it judges none.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from claimdiff.result import (
    Article,
    Claim,
    Finding,
    Overview,
    OverviewLine,
    OverviewWords,
    Relation,
)

_GAP = " … "


def overview(
    articles: Sequence[Article], claims: Iterable[Claim], findings: Sequence[Finding]
) -> Overview:
    """The lines of each kind.

    Args:
        articles: In the user's order: so stand the two sides of a conflict.
        claims: All claims that the findings name.
        findings: The most prominent of a kind first.
    """
    known = {claim.id: claim for claim in claims}
    order = [article.id for article in articles]
    # Of three or more, what all tell comes before what some tell.
    shared = sorted(_sure(findings, "agreement"), key=lambda one: len(one.missing_from))
    disputed = {key for one in _sure(findings, "conflict") for key in one.claims}
    lone: dict[str, list[Finding]] = {key: [] for key in order}
    for one in _sure(findings, "omission"):
        lone[known[one.claims[0]].article].append(one)
    alone = partial(_earliest, known=known)
    return Overview(
        both=_lines(shared, partial(alone, disputed=disputed)),
        differ=_lines(_sure(findings, "conflict"), partial(_sides, known=known, order=order)),
        only={key: _lines(found, alone) for key, found in lone.items() if found},
    )


def _sure(findings: Iterable[Finding], relation: Relation) -> list[Finding]:
    return [one for one in findings if one.sure and one.relation == relation]


def _lines(
    findings: Iterable[Finding], words: Callable[[Finding], tuple[OverviewWords, ...]]
) -> tuple[OverviewLine, ...]:
    """The lines, of a finding each, no words twice."""
    kept: dict[tuple[str, ...], OverviewLine] = {}
    for finding in findings:
        line = OverviewLine(finding=finding.id, words=words(finding))
        kept.setdefault(tuple(one.text for one in line.words), line)
    return tuple(kept.values())


def _earliest(
    finding: Finding, known: dict[str, Claim], disputed: Iterable[str] = ()
) -> tuple[OverviewWords, ...]:
    """The words of the claim that its article tells first, of two the fewer words.

    Of an agreement it is one of those that its basis holds of; none that is disputed for another
    fact, nor one with more details of its own, where there is another. Of a statement that both
    quote it is the one with the least beside the quotation.
    """
    own = Counter(value.claim for one in finding.differences for value in one.all_values)
    own.update(disputed)

    def first(key: str) -> tuple[int, int, int, str]:
        text = _words(known[key], "").text
        place = 0 if finding.basis == "same-statement" else known[key].paragraph
        return own[key], place, len(text), text

    keys = finding.basis_claims or finding.claims
    return (_words(known[min(keys, key=first)], ""),)


def _sides(
    finding: Finding, known: dict[str, Claim], order: Sequence[str]
) -> tuple[OverviewWords, ...]:
    """The phrases that cannot both hold, one of each version, or the claims where none is named."""
    clash = next((one for one in finding.differences if not one.compatible), None)
    phrases = {value.claim: value.text for value in reversed(clash.all_values)} if clash else {}
    sides = []
    for position in finding.positions:
        named = [key for key in position.claims if phrases.get(key)] or position.claims[:1]
        sides += [_words(known[key], phrases.get(key, "")) for key in named[:1]]
    return tuple(sorted(sides, key=lambda one: order.index(one.article)))


def _words(claim: Claim, phrase: str) -> OverviewWords:
    says = sorted((one for one in claim.spans if one.role == "says"), key=lambda one: one.start)
    whole = _GAP.join(span.exact for span in says)
    return OverviewWords(article=claim.article, claim=claim.id, text=phrase or whole)
