"""The seed pair, offline: what both report, what one of them lacks, and no furniture anywhere."""

import json
from functools import lru_cache
from pathlib import Path

import pytest

from claimdiff import api
from claimdiff.articles import load
from claimdiff.engines.rules import OfflineEngine
from claimdiff.result import Article, Claim, Comparison, Finding

SEEDS = Path(__file__).parent.parent / "seeds"


@lru_cache(maxsize=2)
def compared(first: str = "bbc", second: str = "rthk") -> Comparison:
    articles = [
        load(str(SEEDS / f"{name}.txt"), article_id=key)
        for key, name in (("a", first), ("b", second))
    ]
    return api.compare(*articles, engine=OfflineEngine())


def claims_by_id(result: Comparison) -> dict[str, Claim]:
    return {claim.id: claim for claim in result.claims}


def article(result: Comparison, label: str) -> Article:
    return next(one for one in result.articles if one.label == label)


def words_of(finding: Finding, result: Comparison, label: str) -> str:
    """The words of one article that a finding rests on, spaces as they stand."""
    claims = claims_by_id(result)
    key = article(result, label).id
    return " ".join(
        span.exact
        for one in finding.claims
        if claims[one].article == key
        for span in claims[one].spans
        if span.role == "says"
    )


BOTH_REPORT = [
    ("will not process data requests", "pausing consideration of data requests"),
    ("They follow Facebook, Google, Twitter", "a precaution also taken by Facebook, Google"),
    ("reviewing the new law to understand", "reviewing the new law to understand"),
    ("relatively small number of requests", "relatively small number of requests"),
]

NOT_IN_RTHK = [
    "it is “assessing” the rules",
    "China passed the law on 30 June",
    "they could face restrictions or a ban",
    "services are blocked in mainland China",
    "it plans to exit Hong Kong within days",
    "it would not comply with Chinese government requests to access",
    "operates a similar service called Douyin",
    "it does not have plans to do so at this time",
    "Office 365 work app and LinkedIn",
    "run by a local firm 21Vianet on",
    "law enforcement data requests have to go via the US government",
    "81 accounts from Hong Kong’s government",
]

NOT_IN_BBC = [
    "monitoring developments in Hong Kong and looking for guidance",
    "free and open exchange of thoughts and ideas",
    '"pending further assessment"',
]

FURNITURE = [
    "Image copyright",
    "Image caption",
    "Getty Images",
    "Seeking guidance",
    "gives the authorities new powers to clamp down",
    "Zoom offers its service to users",
    "Real More",
    "jQuery",
    "Related News Programmes",
    "Share this story",
    "File photo",
    "HKT 11:16",
    "(AFP)",
    "RECENT NEWS",
    "Life Insurance",
    "RedotPay",
    "Payment Friction",
    "Do Kwon",
    "Startale",
    "KakaoBank",
    "Read more",
]


@pytest.mark.parametrize(("bbc", "rthk"), BOTH_REPORT)
def test_what_both_report_is_an_agreement_with_words_of_both(bbc: str, rthk: str) -> None:
    result = compared()
    assert any(
        finding.relation == "agreement"
        and bbc in words_of(finding, result, "bbc")
        and rthk in words_of(finding, result, "rthk")
        for finding in result.findings
    )


@pytest.mark.parametrize("quote", ["reviewing the new law", "relatively small number"])
def test_both_identical_quotes_are_one_statement(quote: str) -> None:
    result = compared()
    found = [
        finding
        for finding in result.findings
        if finding.relation == "agreement"
        and quote in words_of(finding, result, "bbc")
        and quote in words_of(finding, result, "rthk")
    ]
    assert [finding.basis for finding in found] == ["same-statement"]


@pytest.mark.parametrize(
    ("label", "other", "words"),
    [("bbc", "rthk", words) for words in NOT_IN_RTHK]
    + [("rthk", "bbc", words) for words in NOT_IN_BBC],
)
def test_what_one_reports_is_not_found_in_the_other(label: str, other: str, words: str) -> None:
    result = compared()
    telling = [finding for finding in result.findings if words in words_of(finding, result, label)]
    assert telling, f"no claim covers: {words}"
    lacking = article(result, other)
    for finding in telling:
        assert finding.relation == "omission"
        assert finding.missing_from == (lacking.id,)
        (nearest,) = finding.nearest
        assert nearest.span is not None
        assert lacking.body[nearest.span.start : nearest.span.end] == nearest.span.exact


def test_no_words_stand_in_two_agreements() -> None:
    found = compared()
    agreed = [key for one in found.agreements for key in one.claims]
    assert len(agreed) == len({*agreed})


def test_nothing_conflicts() -> None:
    assert [finding for finding in compared().findings if finding.relation == "conflict"] == []


@pytest.mark.parametrize("words", FURNITURE)
def test_no_furniture_is_in_any_body_claim_or_summary(words: str) -> None:
    result = compared()
    sources = " ".join(one.source for one in result.articles)
    assert words in sources, "the seeds do hold this furniture"
    shown = [one.body for one in result.articles]
    shown += [claim.text for claim in result.claims]
    shown += [
        point.text
        for one in result.articles
        if one.summary is not None
        for point in (*one.summary.abstract, *one.summary.points)
    ]
    assert not [text for text in shown if words in text]


def test_titles_agency_and_time_are_fields() -> None:
    bbc, rthk = article(compared(), "bbc"), article(compared(), "rthk")
    assert bbc.title == "Microsoft and Zoom join Hong Kong data ‘pause’"
    assert rthk.title == "Microsoft, Zoom Join Pause On Hong Kong Data Request"
    assert (bbc.agency, rthk.agency) == (None, "AFP")
    assert (bbc.published, rthk.published) == (None, "2020-07-08T11:16:00+08:00")


def test_every_sentence_is_accounted_for_and_no_claim_is_ungrounded() -> None:
    result = compared()
    known = set(claims_by_id(result))
    for one in result.articles:
        for sentence in one.sentences:
            assert sentence.ledger is not None
            assert sentence.ledger.status != "failed"
            assert set(sentence.ledger.claims) <= known
    assert result.ungrounded == ()


def test_every_claim_stands_in_a_finding() -> None:
    result = compared()
    told = {claim for finding in result.findings for claim in finding.claims}
    assert told == set(claims_by_id(result))


def test_every_span_is_cut_from_its_body() -> None:
    result = compared()
    bodies = {one.id: one.body for one in result.articles}
    spans = [(claim.article, span) for claim in result.claims for span in claim.spans]
    assert spans
    for key, span in spans:
        assert bodies[key][span.start : span.end] == span.exact


def test_the_summary_is_tied_to_its_words() -> None:
    for one in compared().articles:
        assert one.summary is not None
        assert one.summary.abstract
        assert one.summary.points
        for point in (*one.summary.abstract, *one.summary.points):
            assert point.spans
            for span in point.spans:
                assert one.body[span.start : span.end] == span.exact


def test_the_other_order_gives_the_same_findings_mirrored() -> None:
    def plain(result: Comparison) -> object:
        """The findings with each id replaced by the label of its article and its claim's number."""
        text = json.dumps([one.model_dump(mode="json") for one in result.findings])
        for one in result.articles:
            text = text.replace(f'"{one.id}"', f'"{one.label}"')
        for claim in result.claims:
            label = next(one.label for one in result.articles if one.id == claim.article)
            text = text.replace(f'"{claim.id}"', f'"{label}:{claim.id[1:]}"')
        return [_sorted(finding) for finding in json.loads(text)]

    assert plain(compared("bbc", "rthk")) == plain(compared("rthk", "bbc"))


def _sorted(finding: dict[str, object]) -> str:
    """A finding with its lists in one order: a mirror image lists the two sides the other way."""

    def ordered(value: object) -> object:
        if isinstance(value, dict):
            return {key: ordered(item) for key, item in sorted(value.items())}
        if isinstance(value, list):
            return sorted((ordered(item) for item in value), key=json.dumps)
        return value

    return json.dumps(ordered(finding), sort_keys=True)
