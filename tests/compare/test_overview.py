"""What an editor reads first: prominent findings, in verbatim words, in the articles' order."""

from tests.reports import ferry

from claimdiff.compare import overview
from claimdiff.result import Difference, DifferenceValue, Overview


def made() -> Overview:
    pair = ferry.pair()
    return overview(pair.articles, pair.claims, pair.findings)


def test_a_conflict_has_both_phrases_in_the_order_of_the_articles() -> None:
    pair = ferry.pair()
    first = made().differ[0]
    assert [(one.article, one.claim, one.text) for one in first.words] == [
        ("a", "a2", "27 people"),
        ("b", "b2", "25 people"),
    ]
    turned = overview(pair.articles[::-1], pair.claims, pair.findings).differ[0]
    assert turned.words == first.words[::-1]


def test_every_line_is_words_of_its_claim() -> None:
    pair = ferry.pair()
    bodies = {article.id: article.body for article in pair.articles}
    told = made()
    lines = [*told.both, *told.differ, *(line for lines in told.only.values() for line in lines)]
    words = [one for line in lines for one in line.words]
    assert [one for one in words if one.text not in bodies[one.article]] == []
    assert len(words) == 3 + 2 * 2 + 3


def test_what_one_article_tells_alone_stands_under_it() -> None:
    only = made().only
    assert {key: [line.words[0].claim for line in told] for key, told in only.items()} == {
        "a": ["a4", "a7"],
        "b": ["b6"],
    }


def test_no_words_stand_twice() -> None:
    pair = ferry.pair()
    many = [pair.findings[0].model_copy(update={"id": f"f{n}"}) for n in range(9)]
    assert len(overview(pair.articles, pair.claims, many).both) == 1
    lone = [one for one in pair.findings if one.relation == "agreement"]
    assert len(overview(pair.articles, pair.claims, lone * 2).both) == 3


def test_of_three_articles_what_all_tell_comes_before_what_some_tell() -> None:
    three = ferry.three()
    told = overview(three.articles, three.claims, three.findings[::-1]).both
    assert told[-1].finding == "f3"


def test_what_both_tell_is_in_the_words_with_the_fewest_details_of_their_own() -> None:
    pair = ferry.pair()
    (told, *_) = (one for one in pair.agreements if one.claims == ("a1", "b1"))
    value = DifferenceValue(claim="a1", text="Monday")
    detail = Difference(aspect="detail", values={"a": (value,)}, compatible=True)
    for own, basis_claims, shown in (
        ((), (), "a1"),
        ((detail,), (), "b1"),
        ((detail,), ("a1",), "a1"),
    ):
        changed = told.model_copy(update={"differences": own, "basis_claims": basis_claims})
        (line,) = overview(pair.articles, pair.claims, [changed]).both
        assert line.words[0].claim == shown


def test_what_both_tell_is_not_said_in_words_that_one_disputes() -> None:
    pair = ferry.pair()
    agreement = next(one for one in pair.findings if one.relation == "agreement")
    first = overview(pair.articles, pair.claims, [agreement]).both[0].words[0].claim
    conflict = next(one for one in pair.findings if one.relation == "conflict")
    disputed = conflict.model_copy(update={"claims": (*conflict.claims, first)})
    told = overview(pair.articles, pair.claims, [agreement, disputed]).both[0].words[0].claim
    assert told in agreement.claims
    assert told != first


def test_a_statement_that_both_quote_stands_in_the_words_with_the_least_beside_it() -> None:
    pair = ferry.pair()
    told = next(one for one in pair.agreements if one.basis == "same-statement")
    (line,) = overview(pair.articles, pair.claims, [told]).both
    assert line.words[0].claim == "b4"
    late = [c.model_copy(update={"paragraph": 9}) if c.id == "b4" else c for c in pair.claims]
    (line,) = overview(pair.articles, late, [told]).both
    assert line.words[0].claim == "b4"
