"""From verdicts to findings: one row for each fact, for two articles or any number.

1. What the judges linked makes groups of claims about one fact; a group is an agreement or a
   conflict.
2. A claim in no group that is not found in one other text at least is an omission.
3. Findings are put in an order that does not depend on the order of the articles.
"""

from collections.abc import Iterable, Sequence
from statistics import mean

from claimdiff.compare.basis import Ground, basis
from claimdiff.compare.differences import gap, merged_differences
from claimdiff.compare.grouping import Graph, Group, groups, positions
from claimdiff.compare.links import Field, Verdicts, judged_links
from claimdiff.compare.omissions import SURE, Search, Searches, searched
from claimdiff.compare.parsed import parsed
from claimdiff.compare.particulars import particulars
from claimdiff.engines.contract import Link, Side
from claimdiff.result import By, Claim, Difference, Finding, Position, Update

BY: tuple[By, ...] = ("model", "rule")
PERHAPS = "perhaps told in other words"
IN_A_SENTENCE = "tells it in a sentence, in none of its claims"
_RANK = {"conflict": 0, "agreement": 1, "omission": 2}


def find(given: Sequence[Side], verdicts: Verdicts) -> tuple[Finding, ...]:
    """All findings of a comparison.

    Args:
        given: The articles that could be read, with their claims, in canonical order.
        verdicts: What was judged of each pair, by the ids of the two articles, after `weigh`.
    """
    sides = [parsed(side) for side in given]
    field = Field(
        sides={side.article.id: side for side in sides},
        verdicts=verdicts,
        claims={claim.id: claim for side in sides for claim in side.claims},
        statements={key: one for side in sides for key, one in side.statements.items()},
    )
    # 1.
    links = judged_links(field)
    searches = searched(field, links)
    read = any(verdict.read for verdict in verdicts.values())
    graph = Graph(
        links,
        {key: claim.article for key, claim in field.claims.items()},
        # What a model links to one claim is one fact; by likeness only clauses of one sentence are.
        {}
        if read
        else {k: n for s in sides for k, n in zip(s.statements, s.sentence_numbers, strict=True)},
    )
    grouped = groups(graph)
    # 2.
    in_group = frozenset().union(*grouped)
    lone = [frozenset((key,)) for key in field.claims if key not in in_group]
    found = [_finding(group, graph, field, searches) for group in (*grouped, *lone)]
    # 3.
    return _ordered([one for one in found if one is not None], field)


def _finding(group: Group, graph: Graph, field: Field, searches: Searches) -> Finding | None:
    """The finding on one fact: an agreement, a conflict or an omission.

    1. What the articles without a claim in the group tell of it; None where a claim stands alone
       and no other text could be searched.
    2. Which versions there are. A lone claim that a sentence of another text tells is agreed on.
    3. How sure it is, in what the claims differ, and what a reader should know besides.
    """
    members, inner = [field.claims[key] for key in sorted(group)], graph.between(group)
    # 1.
    reported, missing = _search_outcomes(members, field, searches)
    if not (inner or reported or missing):
        return None
    # 2.
    versions = positions(group, graph, lambda link: gap(link, field.statements))
    told = [_position(version, field, reported) for version in versions]
    conflict = len(told) > 1
    agreed = not conflict and bool(inner or reported)
    articles = {key: side.article for key, side in field.sides.items()}
    ground = basis(members, articles) if agreed and inner else _LONE
    # 3.
    score, by = _score_and_by(inner, reported, missing)
    sure = conflict or "model" in by or score >= SURE
    found = [*merged_differences(inner, field.statements)]
    found += [] if conflict else _details(members, reported, field)
    notes = [ground.note, *(link.note for link in inner), *(one.note for one in missing)]
    notes += [f"“{articles[one.nearest.article].label}” {IN_A_SENTENCE}" for one in reported]
    notes += [] if sure else [PERHAPS]
    return Finding(
        id="",
        relation="conflict" if conflict else "agreement" if agreed else "omission",
        by=by,
        claims=tuple(sorted(group)),
        score=score,
        positions=tuple(told),
        differences=tuple(sorted(found, key=lambda one: one.aspect)),
        basis=ground.basis if agreed else None,
        missing_from=tuple(one.nearest.article for one in missing),
        nearest=tuple(one.nearest for one in (*reported, *missing)),
        update=_update(inner, field),
        prominence=round(1 / (1 + min(claim.paragraph for claim in members)), 3),
        sure=sure,
        note="; ".join(dict.fromkeys(filter(None, notes))),
    )


_LONE = Ground("own-words", "")
"""The basis where one text has a claim and the other only a sentence that gave no claim."""


def _score_and_by(
    inner: Sequence[Link], reported: Sequence[Search], missing: Sequence[Search]
) -> tuple[float, tuple[By, ...]]:
    """A finding's score and what it is by: from its links, else from the searches."""
    if inner:
        score = mean(min(1.0, link.score) for link in inner)
        said = {one for link in inner for one in link.by}
    else:
        score = min([one.nearest.score for one in reported] or [one.absent for one in missing])
        said = {"model" if any(one.judged for one in reported or missing) else "rule"}
    return round(score, 3), tuple(one for one in BY if one in said)


def _details(
    members: Sequence[Claim], reported: Sequence[Search], field: Field
) -> Iterable[Difference]:
    """What one of the articles that tell a fact, in a claim or not, tells of it alone."""
    telling = {claim.article for claim in members} | {one.nearest.article for one in reported}
    return particulars(members, [side for key, side in field.sides.items() if key in telling])


def _search_outcomes(
    members: Sequence[Claim], field: Field, searches: Searches
) -> tuple[list[Search], list[Search]]:
    """The searches of the articles without a claim in the group: with a report found, and without.

    Of an article's searches for the group's claims the best counts.
    """
    homes = {claim.article for claim in members}
    best = []
    for key in (key for key in field.sides if key not in homes):
        tried = [searches[claim.id, key] for claim in members if (claim.id, key) in searches]
        if len(tried) == len(members):
            best.append(max(tried, key=lambda one: (one.found, one.nearest.score)))
    return [one for one in best if one.found], [one for one in best if not one.found]


def _position(version: Sequence[str], field: Field, reported: Sequence[Search]) -> Position:
    """A version with all articles that tell it, in a claim or in a sentence that gave none."""
    tellers = {field.claims[key].article for key in version}
    tellers |= {one.nearest.article for one in reported if one.claim in version}
    return Position(articles=tuple(sorted(tellers)), claims=tuple(version))


def _update(inner: Sequence[Link], field: Field) -> Update | None:
    """Which article has the earlier value and which the later, where every clash says so."""
    clashes = [(link, link.clash) for link in inner if link.clash]
    if clashes and all(clash.newer for _, clash in clashes):
        link, clash = clashes[0]
        left, right = (field.claims[key].article for key in (link.left, link.right))
        earlier, later = (left, right) if clash.newer == "right" else (right, left)
        return Update(earlier=earlier, later=later)
    return None


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
