"""Links make groups: complete linkage for two articles, one missed link allowed for three."""

from claimdiff.compare.grouping import Graph, groups, positions
from claimdiff.engines.contract import Clash, Link


def graph(*links: tuple[str, str, str, float]) -> Graph:
    made = tuple(
        Link(left, right, score, ("rule",), Clash("quantity") if kind == "x" else None)
        for left, right, kind, score in links
    )
    claims = {end for link in made for end in (link.left, link.right)}
    return Graph(made, {claim: claim[0] for claim in sorted(claims)})


def test_claims_linked_all_to_all_make_one_group() -> None:
    found = groups(graph(("a1", "b1", "=", 0.9), ("a1", "b2", "=", 0.8)))
    assert found == (frozenset({"a1", "b1", "b2"}),)


def test_a_chain_of_links_does_not_draw_unlinked_claims_together() -> None:
    found = groups(graph(("a1", "b1", "=", 0.9), ("a2", "b1", "=", 0.8), ("a2", "b2", "=", 0.7)))
    assert frozenset({"a1", "a2", "b1"}) in found
    assert not any({"a1", "b2"} <= group for group in found)
    assert any({"a2", "b2"} <= group for group in found)


def test_claims_of_two_sentences_of_one_article_stand_apart_unless_both_are_sure() -> None:
    made = graph(("a1", "b1", "=", 0.9), ("a1", "b2", "=", 0.8))
    sentences = {"a1": 0, "b1": 0, "b2": 3}
    apart = Graph(made.links, made.article_of, sentences, sure=0.85)
    assert set(groups(apart)) == {frozenset({"a1", "b1"}), frozenset({"a1", "b2"})}
    together = Graph(made.links, made.article_of, sentences, sure=0.8)
    assert groups(together) == (frozenset({"a1", "b1", "b2"}),)


def test_groups_do_not_depend_on_the_order_of_links() -> None:
    links = [("a1", "b1", "=", 0.9), ("a2", "b1", "=", 0.9), ("a2", "b2", "=", 0.7)]
    assert set(groups(graph(*links))) == set(groups(graph(*reversed(links))))


def test_a_third_article_joins_when_one_of_its_two_links_was_missed() -> None:
    found = groups(graph(("a1", "b1", "=", 0.9), ("b1", "c1", "=", 0.8)))
    assert found == (frozenset({"a1", "b1", "c1"}),)


def test_a_conflict_stands_apart_from_an_agreement_of_the_same_claim() -> None:
    found = groups(graph(("a1", "b1", "=", 0.9), ("a2", "b1", "x", 0.8)))
    assert set(found) == {frozenset({"a1", "b1"}), frozenset({"a2", "b1"})}


def test_a_third_article_sides_with_one_version_of_a_conflict() -> None:
    made = graph(("a1", "b1", "x", 0.9), ("b1", "c1", "=", 0.8), ("a1", "c1", "x", 0.7))
    group = frozenset({"a1", "b1", "c1"})
    assert group in groups(made)
    assert set(positions(group, made)) == {("a1",), ("b1", "c1")}


def test_opposed_claims_never_share_a_position_though_a_third_agrees_with_both() -> None:
    made = graph(("a1", "b1", "x", 0.9), ("b1", "c1", "=", 0.8), ("a1", "c1", "=", 0.7))
    versions = positions(frozenset({"a1", "b1", "c1"}), made)
    assert not any({"a1", "b1"} <= set(version) for version in versions)
    assert len(versions) == 2


def test_a_claim_that_agrees_with_two_versions_is_told_with_the_nearest() -> None:
    made = graph(("a1", "b1", "=", 0.9), ("b1", "c1", "=", 0.9), ("a1", "c1", "x", 0.9))
    group = frozenset({"a1", "b1", "c1"})

    def near_c(link: Link) -> float:
        return 0.0 if link.right == "c1" else 0.5

    def near_a(link: Link) -> float:
        return 0.0 if link.left == "a1" else 0.5

    assert set(positions(group, made, near_c)) == {("a1",), ("b1", "c1")}
    assert set(positions(group, made, near_a)) == {("a1", "b1"), ("c1",)}


def test_groups_do_not_depend_on_how_claims_are_numbered() -> None:
    """Of links that are equally sure the order of the claims decides, not their ids."""
    links = [("p", "q", "=", 0.9), ("r", "q", "=", 0.9), ("r", "s", "=", 0.7)]
    found = []
    for names in (
        {"p": "a1", "q": "b1", "r": "a2", "s": "b2"},
        {"p": "b9", "q": "a7", "r": "b4", "s": "a2"},
    ):
        made = tuple(Link(names[x], names[y], score, ("rule",)) for x, y, _, score in links)
        grown = groups(Graph(made, {names[key]: names[key][0] for key in names}))
        back = {name: key for key, name in names.items()}
        found.append([frozenset(back[claim] for claim in group) for group in grown])
    assert found[0] == found[1]


def test_one_conflict_of_four_articles_is_told_once() -> None:
    """Two of three that agree are each linked to the fourth, and each draws in the others."""
    same = [("a1", "b1", "=", 0.9), ("a1", "d1", "=", 0.9), ("b1", "d1", "=", 0.9)]
    opposed = [("a1", "c1", "x", 0.9), ("b1", "c1", "x", 0.9), ("c1", "d1", "x", 0.9)]
    assert groups(graph(*same, *opposed)) == (frozenset({"a1", "b1", "c1", "d1"}),)


def test_two_claims_that_conflict_stand_in_no_agreement_with_a_third() -> None:
    """That a ferry ran aground is told beside two counts of the injured."""
    same = [("a1", "b1", "=", 0.8), ("a1", "c1", "=", 0.8)]
    opposed = [("a2", "b1", "x", 0.9), ("a2", "c1", "x", 0.9), ("b1", "c1", "x", 0.9)]
    found = set(groups(graph(*same, *opposed)))
    assert found == {frozenset(each) for each in (("a2", "b1", "c1"), ("a1", "b1"), ("a1", "c1"))}
