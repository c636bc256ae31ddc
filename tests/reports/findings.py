"""Findings for the test results, from claims that a person marked."""

from collections.abc import Mapping

from claimdiff.result import (
    Article,
    Aspect,
    Basis,
    Claim,
    Difference,
    DifferenceValue,
    Finding,
    Nearest,
    Position,
    Span,
)
from claimdiff.support import cut


def agreement(
    identity: str, claims: list[Claim], basis: Basis = "own-words", **fields: object
) -> Finding:
    """One fact that all these claims tell alike."""
    return _finding(identity, "agreement", claims, [claims], {"basis": basis, **fields})


def conflict(identity: str, versions: list[list[Claim]], **fields: object) -> Finding:
    """One fact in several versions."""
    claims = [claim for version in versions for claim in version]
    return _finding(identity, "conflict", claims, versions, fields)


def omission(identity: str, claim: Claim, nearest: dict[str, Span], score: float) -> Finding:
    """One fact of one article, and what comes nearest to it in the others."""
    near = [Nearest(article=article, span=span, score=score) for article, span in nearest.items()]
    fields = {"missing_from": tuple(nearest), "nearest": near}
    return _finding(identity, "omission", [claim], [[claim]], fields)


def difference(
    aspect: Aspect, told: list[tuple[Claim, str]], articles: list[Article], *, compatible: bool
) -> Difference:
    """What each claim says of one aspect; a value's number is the one of its quantity."""
    bodies = {article.id: article.body for article in articles}
    values: dict[str, tuple[DifferenceValue, ...]] = {}
    for claim, text in told:
        value = _value(claim, text, bodies[claim.article])
        values[claim.article] = (*values.get(claim.article, ()), value)
    return Difference(aspect=aspect, values=values, compatible=compatible)


def _value(claim: Claim, text: str, body: str) -> DifferenceValue:
    says = claim.spans[0]
    start = says.start + says.exact.index(text)
    number = next((q.value for q in claim.quantities if q.text in text), None)
    span = cut(body, start, start + len(text))
    return DifferenceValue(claim=claim.id, text=text, value=number, span=span)


def _finding(
    identity: str,
    relation: str,
    claims: list[Claim],
    versions: list[list[Claim]],
    fields: Mapping[str, object],
) -> Finding:
    data: dict[str, object] = {
        "id": identity,
        "relation": relation,
        "claims": [claim.id for claim in claims],
        "positions": [_position(version) for version in versions],
        "score": 0.9,
        "by": ["rule"],
    }
    return Finding.model_validate(data | dict(fields))


def _position(claims: list[Claim]) -> Position:
    articles = tuple(dict.fromkeys(claim.article for claim in claims))
    return Position(articles=articles, claims=tuple(claim.id for claim in claims))
