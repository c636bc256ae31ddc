"""What refers to what: ids, claims and articles, and every span against the body it is cut from.

Holds for a result of any version. What follows from the words of the spans is made anew
(`recomputed`) and not checked here.
"""

from collections.abc import Iterator, Mapping
from itertools import chain

from claimdiff.result import (
    Article,
    Claim,
    Comparison,
    DifferenceValue,
    Finding,
    Overview,
    Record,
    Span,
    SummaryResult,
)
from claimdiff.verify.mismatch import Mismatch, check_span, differ, repeated, unless


def verify(result: Comparison | SummaryResult) -> Iterator[Mismatch]:
    """Check claims, ledgers, summaries, what is ungrounded, and of a comparison the findings."""
    articles = {article.id: article for article in result.articles}
    yield from repeated("claims", "id", (claim.id for claim in result.claims))
    for claim in result.claims:
        says = any(span.role == "says" for span in claim.spans)
        place = f"claim {claim.id}"
        yield from unless(says, place, "the spans", "one at least that says it", "none")
        yield from _of_article(place, claim, claim.article, articles)
    for article in result.articles:
        if article.summary is not None:
            yield from _spans(f"article {article.id}", article.summary, article)
        yield from _ledger(article, [one for one in result.claims if one.article == article.id])
    for number, item in enumerate(result.ungrounded):
        yield from _of_article(f"ungrounded {number}", item, item.article, articles)
    if isinstance(result, Comparison):
        yield from _findings(result, articles)


def _of_article(
    place: str, record: Record, identity: str, articles: Mapping[str, Article]
) -> Iterator[Mismatch]:
    """A record of an article: there is such an article, and the record's spans are its words."""
    article = articles.get(identity)
    yield from unless(article, place, "the article", "one of the result", identity)
    if article is not None:
        yield from _spans(place, record, article)


def _spans(place: str, record: Record, article: Article) -> Iterator[Mismatch]:
    """Every span of a record, however deep, against the body."""
    for name, value in record:
        for number, one in enumerate(value if isinstance(value, tuple) else (value,)):
            where = f"{place}, {name.removesuffix('s')} {number}".removesuffix(", span 0")
            if isinstance(one, Span):
                yield from check_span(where, one, article.body, fuzzy=name == "nearest")
            elif isinstance(one, Record):
                yield from _spans(where, one, article)


def _ledger(article: Article, claims: list[Claim]) -> Iterator[Mismatch]:
    """Each sentence names the claims that it says, and no others."""
    for number, sentence in enumerate(article.sentences):
        place = f"article {article.id}, sentence {number}, ledger"
        if sentence.ledger is None:
            yield Mismatch(place, "the account", "one for every sentence", "none")
            continue
        said = {
            claim.id
            for claim in claims
            for span in claim.spans
            if span.role == "says" and span.start < sentence.end and sentence.start < span.end
        }
        yield from differ(place, "the claims", sorted(said), sorted(sentence.ledger.claims))


def _findings(result: Comparison, articles: Mapping[str, Article]) -> Iterator[Mismatch]:
    yield from repeated("findings", "id", (finding.id for finding in result.findings))
    claims = {claim.id: claim for claim in result.claims}
    for finding in result.findings:
        place = f"finding {finding.id}"
        strange = [claim for claim in finding.claims if claim not in claims]
        yield from unless(not strange, place, "the claims", "claims of the result", strange)
        yield from _positions(place, finding, claims)
        for near in finding.nearest:
            yield from _of_article(f"{place}, nearest", near, near.article, articles)
        for identity, value in _values(finding):
            yield from _of_article(f"{place}, difference", value, identity, articles)
            held = value.claim in finding.claims
            yield from unless(held, place, "the claim of a value", "one of its own", value.claim)
    yield from _overview(result)


def _overview(result: Comparison) -> Iterator[Mismatch]:
    """Each line is of a finding, in words of its claims."""
    told = result.overview or Overview()
    claims = {finding.id: set(finding.claims) for finding in result.findings}
    for line in (*told.both, *told.differ, *chain.from_iterable(told.only.values())):
        strange = {one.claim for one in line.words} - claims.get(line.finding, set())
        place = f"overview, {line.finding}"
        yield from unless(not strange, place, "the claims", "of the finding", sorted(strange))


def _values(finding: Finding) -> Iterator[tuple[str, DifferenceValue]]:
    for difference in finding.differences:
        for identity, values in difference.values.items():
            yield from ((identity, value) for value in values)


def _positions(place: str, finding: Finding, claims: Mapping[str, Claim]) -> Iterator[Mismatch]:
    """The positions share out the claims, each with its tellers; nobody lacks what it tells."""
    told = [claim for position in finding.positions for claim in position.claims]
    yield from differ(place, "the claims of the positions", sorted(finding.claims), sorted(told))
    tellers = {article for position in finding.positions for article in position.articles}
    wrong = tellers & set(finding.missing_from)
    yield from unless(not wrong, place, "the articles that lack it", "others", sorted(wrong))
    for number, position in enumerate(finding.positions):
        strange = {claims[one].article for one in position.claims if one in claims}
        strange -= set(position.articles)
        where = f"{place}, position {number}"
        yield from unless(not strange, where, "the articles", sorted(strange), position.articles)
