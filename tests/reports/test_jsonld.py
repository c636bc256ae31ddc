"""The JSON-LD, read back by rdflib into a graph, without a network."""

from functools import cache

from rdflib import RDF, Graph, Namespace, URIRef
from tests.reports import ferry, others

from claimdiff.reports import render

SCHEMA = Namespace("https://schema.org/")
CD = Namespace("urn:claimdiff:terms:")
OA = Namespace("http://www.w3.org/ns/oa#")
BASE = "https://reports.example/one"


@cache
def graph() -> Graph:
    return Graph().parse(data=render(ferry.three(), "jsonld"), format="json-ld", publicID=BASE)


def node(name: str) -> URIRef:
    return URIRef(f"{BASE}#{name}")


def test_articles_are_news_articles_and_claims_are_claims() -> None:
    three = ferry.three()
    assert len(set(graph().subjects(RDF.type, SCHEMA.NewsArticle))) == 3
    assert len(set(graph().subjects(RDF.type, SCHEMA.Claim))) == len(three.claims)


def test_a_claim_leads_to_its_article_and_its_words() -> None:
    claim = node("claim-a2")
    assert graph().value(claim, SCHEMA.appearance) == node("article-a")
    selectors = graph().objects(graph().value(claim, CD.span), OA.hasSelector)
    exact = [graph().value(s, OA.exact) for s in selectors]
    assert "injuring 27 people" in [str(e) for e in exact if e is not None]


def test_a_conflict_names_its_claims_and_its_aspect() -> None:
    conflict = node("finding-f4")
    assert graph().value(conflict, RDF.type) == CD.Conflict
    assert set(graph().objects(conflict, CD.claims)) == {node("claim-a2"), node("claim-b2")}
    assert str(graph().value(conflict, CD.aspect)) == "quantity"


def test_an_omission_names_the_articles_that_lack_it() -> None:
    lacks = set(graph().objects(node("finding-f6"), CD.notFoundIn))
    assert lacks == {node("article-b"), node("article-c")}


def test_there_is_no_rating() -> None:
    terms = {str(term) for triple in graph() for term in triple}
    assert not [term for term in terms if "rating" in term.lower() or "ClaimReview" in term]


def test_a_dangerous_address_is_no_link() -> None:
    pair = ferry.pair()
    first = pair.articles[0].model_copy(update={"url": "javascript:alert(1)"})
    made = render(pair.model_copy(update={"articles": (first, pair.articles[1])}), "jsonld")
    assert "javascript" not in made


def test_a_summary_and_a_check_are_claims_too() -> None:
    for result, number in ((others.summary(), 7), (others.check(), 1)):
        read = Graph().parse(data=render(result, "jsonld"), format="json-ld", publicID=BASE)
        assert len(set(read.subjects(RDF.type, SCHEMA.Claim))) == number
