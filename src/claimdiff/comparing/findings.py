"""From verdicts to findings: one row for each fact, for two articles or any number.

1. What the judges linked, and what the search of the whole text links besides, makes groups of
   claims about one fact; a group is an agreement or a conflict.
2. A claim in no group that is not found in one other text at least is an omission.
3. Findings are put in an order that does not depend on the order of the articles.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from claimdiff.comparing.alignment import claim_texts, matcher
from claimdiff.comparing.basis import Ground, basis
from claimdiff.comparing.differences import conflicting, contrast, differences
from claimdiff.comparing.grouping import Graph, Group, groups, positions
from claimdiff.comparing.omissions import Search, search
from claimdiff.comparing.verdict import Link, Side, Verdict
from claimdiff.result import Article, Claim, Difference, Finding, Position

_RANK = {"conflict": 0, "agreement": 1, "omission": 2}

Verdicts = Mapping[tuple[str, str], Verdict]
Searches = Mapping[tuple[str, str], Search]
"""By a claim's id and the id of the article that was searched for it."""


@dataclass(frozen=True, slots=True)
class Field:
    """All that the findings are made of."""

    sides: tuple[Side, ...]
    verdicts: Verdicts
    claims: Mapping[str, Claim]
    articles: Mapping[str, Article]

    def others(self, article: str) -> tuple[Side, ...]:
        """The sides that were judged with an article: of an unjudged pair nothing may be said."""
        return tuple(
            side
            for side in self.sides
            if (article, side.article.id) in self.verdicts
            or (side.article.id, article) in self.verdicts
        )


def find(sides: Sequence[Side], verdicts: Verdicts) -> tuple[Finding, ...]:
    """All findings of a comparison.

    Args:
        sides: The articles that could be read, with their claims, in canonical order.
        verdicts: What was judged of each pair, by the ids of the two articles, after the gate.
    """
    field = Field(
        sides=tuple(sides),
        verdicts=verdicts,
        claims={claim.id: claim for side in sides for claim in side.claims},
        articles={side.article.id: side.article for side in sides},
    )
    # 1.
    judged = _judged(field)
    searches = _searches(field, judged)
    links = (*judged, *_overlooked(field, searches))
    graph = Graph(links, {key: claim.article for key, claim in field.claims.items()})
    grouped = groups(graph)
    found = [_shared(group, graph, field, searches) for group in grouped]
    # 2.
    in_group = frozenset().union(*grouped)
    lone = [claim for side in sides for claim in side.claims if claim.id not in in_group]
    found += [finding for claim in lone if (finding := _lone(claim, field, searches)) is not None]
    # 3.
    return _ordered(found, field)


def _judged(field: Field) -> tuple[Link, ...]:
    """The links that the judges gave, and those that follow from a sentence they named."""
    links: list[Link] = []
    for (left, right), verdict in field.verdicts.items():
        links += verdict.links
        sides = {side.article.id: side for side in field.sides}
        for key, places in verdict.reported.items():
            claim = field.claims[key]
            other = sides[right if claim.article == left else left]
            link = _implied(claim, other, places)
            if link is not None:
                links.append(link)
    return tuple(links)


def _searches(field: Field, links: Sequence[Link]) -> Searches:
    """Search each article for each claim that has no link into it."""
    linked = {
        (mine, field.claims[other].article)
        for link in links
        for mine, other in ((link.left, link.right), (link.right, link.left))
    }
    return {
        (claim.id, side.article.id): search(claim, side.article)
        for claim in field.claims.values()
        for side in field.others(claim.article)
        if (claim.id, side.article.id) not in linked
    }


def _overlooked(field: Field, searches: Searches) -> tuple[Link, ...]:
    """The links that no judge gave although the text of the other article reports the claim."""
    sides = {side.article.id: side for side in field.sides}
    implied = {}
    for (key, article), found in searches.items():
        if found.found and found.sentence is not None:
            link = _implied(field.claims[key], sides[article], (found.sentence,))
            if link is not None:
                implied[frozenset((link.left, link.right))] = link
    return tuple(implied.values())


def _implied(claim: Claim, other: Side, places: Sequence[int]) -> Link | None:
    """A claim that a sentence reports is linked to the claim of that sentence nearest to it."""
    ranges = [
        (other.article.sentences[place].start, other.article.sentences[place].end)
        for place in places
        if place < len(other.article.sentences)
    ]
    standing = [one for one in other.claims if _stands_in(one, ranges)]
    if not standing:
        return None
    scores = matcher(claim_texts(standing)).match((claim.text,)).alone[0]
    best = int(scores.argmax())
    return Link(claim.id, standing[best].id, "same", float(scores[best]))


def _stands_in(claim: Claim, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(
        span.role == "says" and span.start < end and start < span.end
        for span in claim.spans
        for start, end in ranges
    )


def _shared(group: Group, graph: Graph, field: Field, searches: Searches) -> Finding:
    """An agreement or a conflict: what two articles or more report."""
    versions = positions(group, graph)
    members = [field.claims[key] for key in sorted(group)]
    inner = graph.between(group)
    conflict = len(versions) > 1
    ground = Ground("unknown") if conflict else basis(members, dict(field.articles))
    missing = [one for one in _rest(members, field, searches) if not one.found]
    found = _all_differences(inner, field)
    return Finding(
        id="",
        relation="conflict" if conflict else "agreement",
        claims=tuple(sorted(group)),
        score=_mean([min(1.0, link.score) for link in inner]),
        positions=tuple(_position(version, field) for version in versions),
        differences=found,
        basis=ground.basis,
        missing_from=tuple(one.nearest.article for one in missing),
        nearest=tuple(one.nearest for one in missing),
        possible_update=conflict and _later_higher(found, field),
        prominence=_prominence(members),
        note=ground.note,
    )


def _lone(claim: Claim, field: Field, searches: Searches) -> Finding | None:
    """What one article reports and another does not; None where no other could be searched."""
    searched = _rest([claim], field, searches)
    missing = [one for one in searched if not one.found]
    if not searched:
        return None
    if not missing:
        return _told_without_claim(claim, searched)
    asides = [
        f"{one.nearest.article} has it only in its {one.aside}" for one in missing if one.aside
    ]
    return Finding(
        id="",
        relation="omission",
        claims=(claim.id,),
        score=round(min(1 - one.score for one in missing), 3),
        positions=(Position(articles=(claim.article,), claims=(claim.id,)),),
        missing_from=tuple(one.nearest.article for one in missing),
        nearest=tuple(one.nearest for one in missing),
        prominence=_prominence([claim]),
        note="; ".join(asides),
    )


def _told_without_claim(claim: Claim, searched: Sequence[Search]) -> Finding:
    """An agreement whose other side is a sentence that gave no claim of its own."""
    others = tuple(one.nearest.article for one in searched)
    return Finding(
        id="",
        relation="agreement",
        claims=(claim.id,),
        score=round(min(one.score for one in searched), 3),
        positions=(Position(articles=(claim.article, *others), claims=(claim.id,)),),
        nearest=tuple(one.nearest for one in searched),
        prominence=_prominence([claim]),
        note="the other side is a sentence that gave no claim of its own",
    )


def _rest(members: Sequence[Claim], field: Field, searches: Searches) -> list[Search]:
    """For each article that has no claim in the group, its best search for one of the group."""
    homes = {claim.article for claim in members}
    found = []
    for side in field.sides:
        tried = [
            searches[claim.id, side.article.id]
            for claim in members
            if (claim.id, side.article.id) in searches
        ]
        if side.article.id not in homes and len(tried) == len(members):
            found.append(max(tried, key=lambda one: one.score))
    return found


def _all_differences(inner: Sequence[Link], field: Field) -> tuple[Difference, ...]:
    """The differences between all linked claims, those of one aspect put together."""
    merged: dict[str, Difference] = {}
    for link in inner:
        for difference in _differences_of(link, field):
            seen = merged.get(difference.aspect)
            merged[difference.aspect] = _merge(seen, difference) if seen else difference
    return tuple(merged[aspect] for aspect in sorted(merged))


def _differences_of(link: Link, field: Field) -> tuple[Difference, ...]:
    """What the rules find; for a conflict in which they find none, what the judge opposed."""
    left, right = field.claims[link.left], field.claims[link.right]
    found = differences(left, right)
    if link.relation == "same" or conflicting(found) is not None:
        return found
    judged = contrast(left, right, link.aspect or "detail")
    return found if judged is None else (judged, *found)


def _merge(one: Difference, other: Difference) -> Difference:
    values = {key: tuple(value) for key, value in one.values.items()}
    for key, added in other.values.items():
        known = values.get(key, ())
        values[key] = (*known, *(value for value in added if value not in known))
    compatible = one.compatible and other.compatible
    return Difference(aspect=one.aspect, values=values, compatible=compatible)


def _later_higher(found: Sequence[Difference], field: Field) -> bool:
    """Whether a number that cannot hold beside the other is the later article's and the higher.

    A toll that grows between two reports is news, not contradiction.
    """
    for difference in found:
        if difference.aspect != "quantity" or difference.compatible:
            continue
        dated = [
            (_instant(published), value.value)
            for article, values in difference.values.items()
            if (published := field.articles[article].published) is not None
            for value in values
            if isinstance(value.value, int | float)
        ]
        dated.sort()
        if len(dated) > 1 and dated[0][0] < dated[-1][0] and dated[0][1] < dated[-1][1]:
            return True
    return False


def _instant(published: str) -> datetime:
    """A publication time; one without a zone is taken as UTC, for ordering only."""
    when = datetime.fromisoformat(published)
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _position(version: Sequence[str], field: Field) -> Position:
    tellers = sorted({field.claims[key].article for key in version})
    return Position(articles=tuple(tellers), claims=tuple(version))


def _prominence(members: Sequence[Claim]) -> float:
    """1 for the first paragraph, 1/2 for the second, and so on, by the earliest mention."""
    return round(1 / (1 + min(claim.paragraph for claim in members)), 3)


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
