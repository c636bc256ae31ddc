"""From links between two claims to groups of claims that are about one fact.

A claim may stand in several groups, since a sentence can hold several facts. It knows nothing of
words; it sees only which claims are linked, and how surely.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from claimdiff.engines.contract import Link

Group = frozenset[str]
"""Claim ids of two articles or more."""


class Graph:
    """All links, the surest first, and which article each claim is of.

    Attributes:
        links: By their score; of equal ones by the order of their claims.
        opposed: The claims that conflict with one, by claim.
        article_of: By claim.
        sentence_of: Sentence number, by claim; those of one article in a group share it, unless
            each is linked as surely as ``sure``.
        sure: A score.
    """

    def __init__(
        self,
        links: Iterable[Link],
        article_of: Mapping[str, str],
        sentence_of: Mapping[str, int] | None = None,
        sure: float = math.inf,
    ) -> None:
        """Sort the links.

        Args:
            links: All links.
            article_of: By claim, in an order that tells which of two equals comes first.
            sentence_of: As the attribute; empty if any claims may stand in a group.
            sure: As the attribute.
        """
        rank = {claim: place for place, claim in enumerate(article_of)}
        self.links = sorted(links, key=lambda one: (-one.score, rank[one.left], rank[one.right]))
        self.article_of, self.sentence_of, self.sure = article_of, sentence_of or {}, sure
        self.opposed: defaultdict[str, set[str]] = defaultdict(set)
        for link in self.links:
            if link.clash:
                self.opposed[link.left].add(link.right)
                self.opposed[link.right].add(link.left)
        self._indices: defaultdict[str, list[int]] = defaultdict(list)
        for index, link in enumerate(self.links):
            self._indices[link.left].append(index)
            self._indices[link.right].append(index)

    def of(self, group: Group) -> list[Link]:
        """The links that have an end in the group, the surest first."""
        indices = {index for claim in group for index in self._indices[claim]}
        return [self.links[index] for index in sorted(indices)]

    def between(self, group: Group) -> list[Link]:
        """The links whose both ends stand in the group, the surest first."""
        return [link for link in self.of(group) if link.left in group and link.right in group]


def groups(graph: Graph) -> tuple[Group, ...]:
    """Groups of claims about one fact, each link in one of them, surest first.

    Conflicts are grouped apart from agreements: a sentence that conflicts with one claim and
    agrees with another holds two facts. A claim joins a group when it is linked to every claim of
    at least half of the group's other articles: of two articles that is complete linkage (no
    claim is drawn in by a chain of others), of more it allows for one link that was missed. Two
    claims of one article stand in one group only if they have one sentence (`Graph.sentence_of`),
    or are surely linked.
    """
    clashing = _grow([link for link in graph.links if link.clash], graph)
    sided = dict.fromkeys(_with_supporters(group, graph) for group in clashing)
    opposed = [group for group in sided if not any(map(group.__lt__, sided))]
    agreed = _grow([link for link in graph.links if not link.clash], graph)
    return (*opposed, *(group for group in agreed if not any(map(group.__le__, opposed))))


def positions(
    group: Group, graph: Graph, gap: Callable[[Link], float] = lambda _: 0.0
) -> tuple[tuple[str, ...], ...]:
    """The versions that a group tells: claims held together by links that agree.

    One version when nothing in the group conflicts. A claim that agrees with two versions ("at
    least 14" with 14 and with "at least 17") is told with the one that it is nearest to.

    Args:
        group: The claims.
        graph: All links.
        gap: How far apart the values are that two agreeing claims tell.
    """
    inner = graph.between(group)
    if not any(link.clash for link in inner):
        return (tuple(sorted(group)),)
    root = {claim: claim for claim in group}
    opposed = {frozenset((link.left, link.right)) for link in inner if link.clash}
    first: dict[str, str] = {}
    for claim in sorted(group):  # what one article tells is one version, in however many claims
        _join(root, first.setdefault(graph.article_of[claim], claim), claim, opposed)
    for link in sorted(inner, key=gap):
        if not link.clash:
            _join(root, link.left, link.right, opposed)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for claim in sorted(root):
        found[root[claim]].append(claim)
    return tuple(map(tuple, found.values()))


def _grow(links: Sequence[Link], graph: Graph) -> list[Group]:
    """Groups of claims that hold together, grown link by link; each link stands in one of them."""
    linked: defaultdict[str, set[str]] = defaultdict(set)
    for link in links:
        linked[link.left].add(link.right)
        linked[link.right].add(link.left)
    grown: list[Group] = []
    homes: defaultdict[str, set[int]] = defaultdict(set)
    for link in links:
        if homes[link.left] & homes[link.right]:
            continue
        ends = frozenset((link.left, link.right))
        near = sorted(homes[link.left] | homes[link.right])
        sentence_of = graph.sentence_of if link.score < graph.sure else {}
        joined = (n for n in near if _holds(grown[n] | ends, linked, graph, sentence_of))
        number = next(joined, len(grown))
        if number == len(grown):
            grown.append(ends)
        grown[number] |= ends
        for end in ends:
            homes[end].add(number)
    return grown


def _holds(
    group: Group,
    linked: Mapping[str, set[str]],
    graph: Graph,
    sentence_of: Mapping[str, int],
) -> bool:
    """Whether all claims of a group may stand in one: those that agree with no two opposed."""
    members: defaultdict[str, set[str]] = defaultdict(set)
    for claim in group:
        members[graph.article_of[claim]].add(claim)
    for article, own in members.items():
        if len({sentence_of.get(claim) for claim in own}) > 1:
            return False
        others = [claims for key, claims in members.items() if key != article]
        for claim in own:
            if graph.opposed[claim] & group - linked[claim]:
                return False
            if 2 * sum(claims <= linked[claim] for claims in others) < len(others):
                return False
    return True


def _with_supporters(group: Group, graph: Graph) -> Group:
    """A conflict with the claims of further articles that side with one of its claims."""
    articles = {graph.article_of[claim] for claim in group}
    joined = {
        end
        for link in graph.of(group)
        for mine, end in ((link.left, link.right), (link.right, link.left))
        if not link.clash and mine in group and graph.article_of[end] not in articles
    }
    return group | joined


def _join(root: dict[str, str], one: str, other: str, opposed: set[frozenset[str]]) -> None:
    """Put two components together, unless that would bring two opposed claims into one."""
    first = [claim for claim in root if root[claim] == root[one]]
    second = [claim for claim in root if root[claim] == root[other]]
    if any(frozenset((a, b)) in opposed for a in first for b in second):
        return
    for claim in second:
        root[claim] = root[one]
