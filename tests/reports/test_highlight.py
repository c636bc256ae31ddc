"""Which words of two quotations are marked as differing."""

from tests.reports import ferry

from claimdiff.reports import highlight
from claimdiff.result import Claim, Comparison, Finding


def marked(result: Comparison, finding: Finding) -> list[list[str]]:
    claims = [next(c for c in result.claims if c.id == i) for i in finding.claims]
    found = highlight.marks(finding, claims)
    articles = {article.id: article for article in result.articles}
    cut = [highlight.pieces([c], found[c.id], articles[c.article]) for c in claims]
    return [[piece.text for piece in pieces if piece.marked] for pieces in cut]


def finding(result: Comparison, identity: str) -> Finding:
    return next(f for f in result.findings if f.id == identity)


def test_the_spans_of_the_difference_are_marked() -> None:
    pair = ferry.pair()
    assert marked(pair, finding(pair, "f5")) == [["had been suspended"], ["has not been suspended"]]


def test_a_value_without_a_span_is_marked_where_its_words_stand() -> None:
    pair = ferry.pair()
    bare = finding(pair, "f4").model_dump()
    for values in bare["differences"][0]["values"].values():
        values[0]["span"] = None
    assert marked(pair, Finding.model_validate(bare)) == [["27 people"], ["25 people"]]


def test_a_conflict_without_values_marks_the_words_that_are_not_shared() -> None:
    pair = ferry.pair()
    names = {"a1": "position", "b1": "position"}
    claims = [c for c in pair.claims if c.id in names]
    conflict = _conflict(finding(pair, "f4"), claims)
    shared = [c.spans[0].exact for c in claims]
    assert marked(pair, conflict) == [
        ["A", "passenger", "off"],
        ["The", "Northern", "Star", "near"],
    ], shared


def test_an_agreement_in_the_same_words_has_no_marks() -> None:
    pair = ferry.pair()
    assert marked(pair, finding(pair, "f3")) == [[], []]


def test_the_pieces_are_the_quotation_whatever_is_marked() -> None:
    pair = ferry.pair()
    claim, article = pair.claims[2], pair.articles[0]
    bare = "".join(piece.text for piece in highlight.pieces([claim], [], article))
    assert bare.startswith("The vessel, the Northern Star, ‹was carrying 184 passengers› when")
    for marks in ([(0, 5)], [(3, 9), (7, 12)], [(-4, 999)]):
        said = "".join(piece.text for piece in highlight.pieces([claim], marks, article))
        assert said == bare


def _conflict(like: Finding, claims: list[Claim]) -> Finding:
    positions = [{"articles": [c.article], "claims": [c.id]} for c in claims]
    told = {"claims": [c.id for c in claims], "positions": positions, "differences": []}
    return Finding.model_validate(like.model_dump() | told)


def test_a_sentence_that_ends_a_quotation_has_one_closing_mark() -> None:
    assert highlight.plain('That is what I want."') == (highlight.Piece('“That is what I want."'),)


def test_a_clause_is_shown_in_its_sentence_with_what_a_word_means() -> None:
    pair = ferry.pair()
    struck = next(c for c in pair.claims if c.id == "a4")
    article = next(a for a in pair.articles if a.id == "a")
    said = "".join(piece.text for piece in highlight.pieces([struck], [], article))
    assert said == (
        "The vessel, the Northern Star, was carrying 184 passengers when ‹it [the Northern"
        " Star] struck a sandbank at 18:40›."
    )


def test_two_claims_of_a_sentence_are_shown_in_it_once() -> None:
    pair = ferry.pair()
    both = [claim for claim in pair.claims if claim.id in ("a3", "a4")]
    said = "".join(piece.text for piece in highlight.pieces(both, [], pair.articles[0]))
    assert said == (
        "The vessel, the Northern Star, ‹was carrying 184 passengers› when ‹it [the Northern"
        " Star] struck a sandbank at 18:40›."
    )


def test_two_sentences_that_are_nearly_one_are_marked_word_by_word() -> None:
    pair = ferry.pair()
    other = _twin(pair)
    conflict = _conflict(finding(pair, "f4"), [pair.claims[0], other])
    marks = highlight.marks(conflict, [pair.claims[0], other])
    body = pair.articles[0].body
    assert [body[start:end] for start, end in marks["a1"]] == ["Monday"]


def _twin(pair: Comparison) -> Claim:
    """The first claim with one word changed, as another article would have it."""
    first = pair.claims[0]
    exact = first.spans[0].exact.replace("Monday", "Sunday")
    spans = (first.spans[0].model_copy(update={"exact": exact}),)
    return first.model_copy(update={"id": "b9", "article": "b", "spans": spans})
