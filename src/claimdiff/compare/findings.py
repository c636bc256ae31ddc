"""From verdicts to findings: one row for each fact, for two articles or any number.

1. What the judges linked makes groups of claims about one fact; a group is an agreement or a
   conflict.
2. A claim in no group that is not found in one other text at least is an omission.
3. Findings are put in an order that does not depend on the order of the articles.
"""

from collections.abc import Collection, Iterator, Sequence
from operator import attrgetter
from statistics import mean

from claimdiff.compare.basis import Ground, basis
from claimdiff.compare.differences import gap, merged_differences
from claimdiff.compare.figures.opposites import may_deny
from claimdiff.compare.grouping import Graph, Group, groups, positions
from claimdiff.compare.links import Field, Verdicts, judged_links
from claimdiff.compare.omissions import SURE, Search, Searches, searched
from claimdiff.compare.parsed import parsed
from claimdiff.compare.particulars import particulars
from claimdiff.engines.contract import Link, Side
from claimdiff.result import By, Claim, Difference, Finding, Position, Relation, Update

BY: tuple[By, ...] = ("model", "rule")
PERHAPS = "perhaps told in other words"
IN_A_SENTENCE = "tells it in a sentence"
_RANK = {"conflict": 0, "agreement": 1, "omission": 2}


def find(given: Sequence[Side], verdicts: Verdicts) -> tuple[Finding, ...]:
    """All findings of a comparison.

    Args:
        given: The articles that could be read, with their claims, in canonical order.
        verdicts: What was judged of each pair, by the ids of the two articles, after `weigh`.
    """
    field = _field(given, verdicts)
    # 1.
    links = judged_links(field)
    searches = searched(field, links)
    # What a model links to one claim is one fact; by likeness clauses of one sentence are, and what
    # is surely linked: else a lead and the sentence that says it again would make two findings.
    read = any(verdict.read for verdict in verdicts.values())
    graph = Graph(
        links,
        {key: claim.article for key, claim in field.claims.items()},
        {} if read else {key: claim.sentence[0] for key, claim in field.claims.items()},
        SURE,
    )
    grouped = groups(graph)
    # 2.
    in_group = frozenset().union(*grouped)
    lone = [frozenset((key,)) for key in field.claims if key not in in_group]
    found = [_finding(group, graph, field, searches) for group in (*grouped, *lone)]
    # 3.
    return _ordered([one for one in found if one is not None], field)


def _field(given: Sequence[Side], verdicts: Verdicts) -> Field:
    sides = [parsed(side) for side in given]
    return Field(
        sides={side.article.id: side for side in sides},
        verdicts=verdicts,
        claims={claim.id: claim for side in sides for claim in side.claims},
        statements={key: one for side in sides for key, one in side.statements.items()},
    )


def _finding(group: Group, graph: Graph, field: Field, searches: Searches) -> Finding | None:
    """The finding on one fact: an agreement, a conflict or an omission.

    1. What the articles without a claim in the group tell of it; None where a claim stands alone
       and no other text could be searched.
    2. Which versions there are. A lone claim that a sentence of another text tells is agreed on.
    3. How sure it is, in what the claims differ, and what a reader should know besides.
    """
    members, inner = [field.claims[key] for key in sorted(group)], graph.between(group)
    # 1.
    outcomes = _outcomes(members, field, searches)
    if not (inner or outcomes):
        return None
    reported = [one for one in outcomes if one.found]
    # 2.
    versions = positions(group, graph, lambda link: gap(link, field.statements))
    told = tuple(_position(version, field, reported) for version in versions)
    relation = _relation(told, alone=not (inner or reported))
    # 3.
    ground = _ground(relation, members, inner, field)
    score, by = _score_and_by(inner, outcomes)
    found = merged_differences(inner, field.statements)
    doubtful = _may_be_denied(found, inner, field)
    sure = relation == "conflict" or "model" in by or (score >= SURE and not doubtful)
    if relation != "conflict":
        found += _details(members, reported, field)
    notes = [ground.note, *_notes(inner, outcomes, field), "" if sure else PERHAPS]
    return Finding(
        id="",
        relation=relation,
        by=by,
        claims=tuple(sorted(group)),
        score=score,
        positions=told,
        differences=tuple(sorted(found, key=attrgetter("aspect"))),
        basis=ground.basis,
        basis_claims=ground.claims,
        missing_from=tuple(one.nearest.article for one in outcomes if not one.found),
        nearest=tuple(one.nearest for one in outcomes),
        update=_update(inner, field),
        prominence=round(1 / (1 + min(claim.paragraph for claim in members)), 3),
        sure=sure,
        note="; ".join(dict.fromkeys(filter(None, notes))),
    )


def _may_be_denied(found: Sequence[Difference], inner: Sequence[Link], field: Field) -> bool:
    """Whether one of some linked claims may deny another."""
    pairs = [(field.statements[link.left], field.statements[link.right]) for link in inner]
    denied = any(may_deny(one.clauses, other.clauses) for one, other in pairs)
    return denied or any(one.aspect == "status" for one in found)


def _relation(told: Sequence[Position], *, alone: bool) -> Relation:
    if len(told) > 1:
        return "conflict"
    return "omission" if alone else "agreement"


def _notes(inner: Sequence[Link], outcomes: Sequence[Search], field: Field) -> Iterator[str]:
    """Remarks on links, and on how articles without a claim in the group tell the fact, or not."""
    yield from (link.note for link in inner)
    for one in outcomes:
        label = field.sides[one.nearest.article].article.label
        yield f"“{label}” {IN_A_SENTENCE}" if one.found else one.note


def _ground(
    relation: Relation, members: Sequence[Claim], inner: Sequence[Link], field: Field
) -> Ground:
    """Why an agreement counts; of a sentence that gave no claim nothing more is known."""
    if relation != "agreement":
        return Ground(None)
    return basis(members, field.sides) if inner else Ground("own-words")


def _score_and_by(
    inner: Sequence[Link], outcomes: Sequence[Search]
) -> tuple[float, tuple[By, ...]]:
    """A finding's score and what it is by: from its links, else from the searches."""
    said: set[By] = {one for link in inner for one in link.by}
    if inner:
        return round(mean(min(1.0, link.score) for link in inner), 3), _by(said)
    best = [one for one in outcomes if one.found == outcomes[0].found]
    score = min(one.score for one in best)
    return round(score, 3), _by({"model" if any(one.judged for one in best) else "rule"})


def _by(said: Collection[By]) -> tuple[By, ...]:
    return tuple(one for one in BY if one in said)


def _details(
    members: Sequence[Claim], reported: Sequence[Search], field: Field
) -> tuple[Difference, ...]:
    """What one of the articles that tell a fact, in a claim or not, tells of it alone."""
    telling = {claim.article for claim in members} | {one.nearest.article for one in reported}
    return particulars(members, [side for key, side in field.sides.items() if key in telling])


def _outcomes(members: Sequence[Claim], field: Field, searches: Searches) -> list[Search]:
    """The searches of the articles without a claim in the group, those that found a report first.

    Of an article's searches for the group's claims the best counts.
    """
    homes = {claim.article for claim in members}
    found = []
    for key in field.sides:
        tried = [one for claim in members if (one := searches.get((claim.id, key)))]
        if key not in homes and len(tried) == len(members):
            found.append(max(tried, key=lambda one: (one.found, one.nearest.score)))
    return sorted(found, key=lambda one: not one.found)


def _position(version: Sequence[str], field: Field, reported: Sequence[Search]) -> Position:
    """A version with all articles that tell it, in a claim or in a sentence that gave none."""
    tellers = {field.claims[key].article for key in version}
    tellers |= {one.nearest.article for one in reported if one.claim in version}
    return Position(articles=tuple(sorted(tellers)), claims=tuple(version))


def _update(inner: Sequence[Link], field: Field) -> Update | None:
    """Which article has the earliest value and which the latest, where every clash says so.

    Of several that no clash orders publication tells it.
    """
    clashes = [(link, link.clash) for link in inner if link.clash]
    if not all(clash.newer for _, clash in clashes):
        return None
    older, newer = set[str](), set[str]()
    for link, clash in clashes:
        ends = [field.claims[key].article for key in (link.left, link.right)]
        older.add(ends[clash.newer == "left"])
        newer.add(ends[clash.newer == "right"])
    published = {key: side.article.published or "" for key, side in field.sides.items()}
    first = min(sorted(older - newer), key=published.__getitem__, default=None)
    last = max(sorted(newer - older), key=published.__getitem__, default=None)
    return Update(earlier=first, later=last) if first and last else None


def _ordered(findings: Sequence[Finding], field: Field) -> tuple[Finding, ...]:
    """Conflicts, agreements, omissions, each by prominence, ties by place in canonical order."""
    order = {key: place for place, key in enumerate(field.sides)}

    def key(finding: Finding) -> tuple[int, float, tuple[tuple[int, int], ...]]:
        places = tuple(
            sorted(
                (order[field.claims[one].article], field.claims[one].spans[0].start)
                for one in finding.claims
            )
        )
        return _RANK[finding.relation], -finding.prominence, places

    ranked = sorted(findings, key=key)
    return tuple(
        finding.model_copy(update={"id": f"f{number}"})
        for number, finding in enumerate(ranked, start=1)
    )
