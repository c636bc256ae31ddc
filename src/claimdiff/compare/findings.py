"""From verdicts to findings: one row for each fact, for two articles or any number.

1. What the judges linked, and what the search of the whole text links besides, makes groups of
   claims about one fact; a group is an agreement or a conflict.
2. A claim in no group that is not found in one other text at least is an omission.
3. Findings are put in an order that does not depend on the order of the articles.
"""

from collections.abc import Sequence

from claimdiff.compare.basis import basis
from claimdiff.compare.grouping import Graph, Group, groups, positions
from claimdiff.compare.links import (
    Field,
    Searches,
    Verdicts,
    judged_links,
    overlooked_links,
    searched,
)
from claimdiff.compare.merging import gap, merged_differences, update
from claimdiff.compare.omissions import SURE, Search
from claimdiff.compare.parsed import parsed
from claimdiff.compare.particulars import particulars
from claimdiff.compare.prominence import Prominence
from claimdiff.engines.contract import Link, Side
from claimdiff.result import By, Claim, Difference, Finding, Position

BY: tuple[By, ...] = ("model", "rule")
PERHAPS = "perhaps told in other words"
_RANK = {"conflict": 0, "agreement": 1, "omission": 2}


def find(given: Sequence[Side], verdicts: Verdicts) -> tuple[Finding, ...]:
    """All findings of a comparison.

    Args:
        given: The articles that could be read, with their claims, in canonical order.
        verdicts: What was judged of each pair, by the ids of the two articles, after the gate.
    """
    sides = [parsed(side) for side in given]
    field = Field(
        sides=tuple(sides),
        verdicts=verdicts,
        prominence=Prominence(sides),
        claims={claim.id: claim for side in sides for claim in side.claims},
        articles={side.article.id: side.article for side in sides},
    )
    # 1.
    judged = judged_links(field)
    searches = searched(field, judged)
    links = (*judged, *overlooked_links(field, searches))
    read = any(verdict.read for verdict in verdicts.values())
    graph = Graph(
        links,
        {key: claim.article for key, claim in field.claims.items()},
        # What a model links to one claim is one fact; by likeness only clauses of one sentence are.
        {} if read else {k: n for s in sides for k, n in zip(s.statements, s.numbers, strict=True)},
    )
    grouped = groups(graph)
    found = [_shared(group, graph, field, searches) for group in grouped]
    # 2.
    in_group = frozenset().union(*grouped)
    lone = [claim for side in sides for claim in side.claims if claim.id not in in_group]
    found += [finding for claim in lone if (finding := _lone(claim, field, searches)) is not None]
    # 3.
    return _ordered(found, field)


def _shared(group: Group, graph: Graph, field: Field, searches: Searches) -> Finding:
    """An agreement or a conflict: what two articles or more report."""
    versions = positions(group, graph, lambda link: gap(link, field))
    members = [field.claims[key] for key in sorted(group)]
    inner = graph.between(group)
    conflict = len(versions) > 1
    ground = None if conflict else basis(members, dict(field.articles))
    reported, missing = _rest(members, field, searches)
    found = merged_differences(inner, field)
    if not conflict:
        found = (*found, *_particulars(members, reported, field))
    score, by = _mean([min(1.0, link.score) for link in inner]), _by(inner)
    sure = conflict or "model" in by or score >= SURE
    notes = [ground.note if ground else "", *(link.note for link in inner)]
    notes += [_note(reported, missing, field), "" if sure else PERHAPS]
    return Finding(
        id="",
        relation="conflict" if conflict else "agreement",
        by=by,
        claims=tuple(sorted(group)),
        score=score,
        positions=tuple(_position(version, field, reported) for version in versions),
        differences=tuple(sorted(found, key=lambda one: one.aspect)),
        basis=ground.basis if ground else None,
        missing_from=tuple(one.nearest.article for one in missing),
        nearest=tuple(one.nearest for one in (*reported, *missing)),
        update=update(inner, field) if conflict else None,
        prominence=field.prominence.of(members),
        sure=sure,
        note="; ".join(dict.fromkeys(filter(None, notes))),
    )


def _by(links: Sequence[Link]) -> tuple[By, ...]:
    """Who says so: of links by different hands all."""
    said = {one for link in links for one in link.by}
    return tuple(one for one in BY if one in said)


def _lone(claim: Claim, field: Field, searches: Searches) -> Finding | None:
    """A claim without a counterpart: an omission, unless a sentence of another text tells it.

    None where no other text could be searched.
    """
    reported, missing = _rest([claim], field, searches)
    if not reported and not missing:
        return None
    decisive = [one.nearest.score for one in reported] or [one.absent for one in missing]
    model = any(one.judged for one in (reported or missing))
    sure = model or (min(decisive) >= SURE)
    return Finding(
        id="",
        relation="agreement" if reported else "omission",
        by=("model",) if model else ("rule",),
        claims=(claim.id,),
        score=round(min(decisive), 3),
        positions=(_position([claim.id], field, reported),),
        differences=_particulars([claim], reported, field),
        basis="own-words" if reported else None,
        missing_from=tuple(one.nearest.article for one in missing),
        nearest=tuple(one.nearest for one in (*reported, *missing)),
        prominence=field.prominence.of([claim]),
        sure=sure,
        note="; ".join(filter(None, (_note(reported, missing, field), "" if sure else PERHAPS))),
    )


def _particulars(
    members: Sequence[Claim], reported: Sequence[Search], field: Field
) -> tuple[Difference, ...]:
    """What one of those who tell a fact has alone."""
    tellers = {claim.article for claim in members} | {one.nearest.article for one in reported}
    return particulars(members, [side for side in field.sides if side.article.id in tellers])


def _rest(
    members: Sequence[Claim], field: Field, searches: Searches
) -> tuple[list[Search], list[Search]]:
    """What the articles without a claim in the group do: those that tell it, those that don't.

    Of an article's searches for the group's claims the best counts.
    """
    homes = {claim.article for claim in members}
    best = []
    for side in field.sides:
        tried = [
            searches[claim.id, side.article.id]
            for claim in members
            if (claim.id, side.article.id) in searches
        ]
        if side.article.id not in homes and len(tried) == len(members):
            best.append(max(tried, key=lambda one: (one.found, one.score)))
    return [one for one in best if one.found], [one for one in best if not one.found]


def _position(version: Sequence[str], field: Field, reported: Sequence[Search]) -> Position:
    """A version with all who tell it, in a claim or in a sentence that gave none."""
    tellers = {field.claims[key].article for key in version}
    tellers |= {one.nearest.article for one in reported if one.claim in version}
    return Position(articles=tuple(sorted(tellers)), claims=tuple(version))


def _note(reported: Sequence[Search], missing: Sequence[Search], field: Field) -> str:
    parts = [
        f"“{_label(one, field)}” tells it in a sentence of which no claim is this one"
        for one in reported
    ]
    parts += [
        f"“{_label(one, field)}” tells it otherwise: “{one.otherwise}”"
        for one in missing
        if one.otherwise
    ]
    parts += [
        f"“{_label(one, field)}” has it only in its {one.aside}" for one in missing if one.aside
    ]
    parts += [
        f"a sentence of “{_label(one, field)}” is very like it by words ({one.nearest.score:.2f})"
        for one in missing
        if one.doubted
    ]
    return "; ".join(parts)


def _label(one: Search, field: Field) -> str:
    return field.articles[one.nearest.article].label


def _mean(scores: Sequence[float]) -> float:
    return round(sum(scores) / len(scores), 3) if scores else 0.0


def _ordered(found: Sequence[Finding], field: Field) -> tuple[Finding, ...]:
    """Conflicts, agreements, omissions, each by prominence, ties by place in canonical order."""
    order = {side.article.id: place for place, side in enumerate(field.sides)}

    def key(finding: Finding) -> tuple[int, float, tuple[tuple[int, int], ...]]:
        places = tuple(
            sorted(
                (order[field.claims[one].article], field.claims[one].spans[0].start)
                for one in finding.claims
            )
        )
        return _RANK[finding.relation], -finding.prominence, places

    ranked = sorted(found, key=key)
    return tuple(
        finding.model_copy(update={"id": f"f{number}"})
        for number, finding in enumerate(ranked, start=1)
    )
