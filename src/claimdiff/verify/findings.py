"""Findings: do they refer to what is there, and does what they say hold together?"""

from collections.abc import Iterator

from claimdiff.grounding import locate
from claimdiff.language.quantities import quantities
from claimdiff.result import (
    Article,
    Claim,
    Comparison,
    Difference,
    DifferenceValue,
    Finding,
)
from claimdiff.verify.mismatch import Mismatch, check_span, differ, repeated, unless


class _Known:
    """What a finding may refer to."""

    def __init__(self, result: Comparison) -> None:
        self.articles: dict[str, Article] = {article.id: article for article in result.articles}
        self.claims: dict[str, Claim] = {claim.id: claim for claim in result.claims}

    def teller(self, claim: str) -> str:
        """The article of a claim; empty where either is unknown."""
        return self.claims[claim].article if claim in self.claims else ""


def verify(result: Comparison) -> Iterator[Mismatch]:
    """Check every finding."""
    known = _Known(result)
    yield from repeated("findings", "id", (finding.id for finding in result.findings))
    for finding in result.findings:
        place = f"finding {finding.id}"
        strange = [claim for claim in finding.claims if claim not in known.claims]
        yield from unless(not strange, place, "the claims", "claims of the result", strange)
        yield from _positions(place, finding, known)
        yield from _shape(place, finding)
        yield from _lacks(place, finding, known)
        for number, difference in enumerate(finding.differences):
            yield from _difference(f"{place}, difference {number}", difference, finding, known)


def _positions(place: str, finding: Finding, known: _Known) -> Iterator[Mismatch]:
    """The positions share out the finding's claims, each with the articles that tell it."""
    told = [claim for position in finding.positions for claim in position.claims]
    yield from differ(place, "the claims of the positions", sorted(finding.claims), sorted(told))
    for number, position in enumerate(finding.positions):
        tellers = {known.teller(claim) for claim in position.claims}
        where = f"{place}, position {number}"
        yield from differ(where, "the articles", sorted(tellers), sorted(position.articles))


def _shape(place: str, finding: Finding) -> Iterator[Mismatch]:
    """An agreement has several tellers, a conflict several versions, an omission one teller."""
    tellers = {article for position in finding.positions for article in position.articles}
    versions = len(finding.positions)
    shapes = {
        "agreement": versions == 1 and len(tellers) > 1,
        "conflict": versions > 1 and len(tellers) > 1,
        "omission": versions == 1 and len(tellers) == 1 and bool(finding.missing_from),
    }
    found = f"{versions} versions told by {len(tellers)} articles"
    holds = shapes[finding.relation]
    yield from unless(
        holds, place, "the positions", f"those of the relation {finding.relation}", found
    )


def _lacks(place: str, finding: Finding, known: _Known) -> Iterator[Mismatch]:
    """Every readable article tells the fact or lacks it; a failed one is said to lack nothing."""
    tellers = {article for position in finding.positions for article in position.articles}
    readable = {a.id for a in known.articles.values() if a.status != "failed"}
    lacking = sorted(readable - tellers)
    yield from differ(place, "the articles that lack it", lacking, sorted(finding.missing_from))
    for number, near in enumerate(finding.nearest):
        where = f"{place}, nearest {number}"
        held = near.article in finding.missing_from
        yield from unless(held, where, "the article", "one that lacks it", near.article)
        article = known.articles.get(near.article)
        if article is not None and near.span is not None:
            yield from check_span(where, near.span, article.body)


def _difference(
    place: str, difference: Difference, finding: Finding, known: _Known
) -> Iterator[Mismatch]:
    for identity, values in difference.values.items():
        for number, value in enumerate(values):
            where = f"{place}, {identity} {number}"
            held = value.claim in finding.claims
            yield from unless(held, where, "the claim", "one of the finding", value.claim)
            yield from differ(
                where, "the article of the claim", known.teller(value.claim), identity
            )
            if held and value.claim in known.claims and identity in known.articles:
                yield from _value(where, value, known.claims[value.claim], known.articles[identity])


def _value(
    place: str, value: DifferenceValue, claim: Claim, article: Article
) -> Iterator[Mismatch]:
    """A value's words stand in its span and its claim; its number is the one that they say."""
    says = [claim.text, *(span.exact for span in claim.spans)]
    stands = any(locate(value.text, text) for text in says)
    yield from unless(stands, place, "the words of the value", "in the claim", value.text)
    if value.span is not None:
        yield from check_span(place, value.span, article.body)
        same = locate(value.text, value.span.exact) or locate(value.span.exact, value.text)
        yield from unless(same, place, "the words of the span", value.text, value.span.exact)
    if isinstance(value.value, float):
        read = {number.value for number in quantities(value.text)}
        read |= {quantity.value for quantity in claim.quantities if quantity.text == value.text}
        yield from unless(
            value.value in read, place, "the number", sorted(map(str, read)), value.value
        )
