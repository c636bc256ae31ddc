"""Eleven languages end to end with the offline engine; two languages at once are told."""

from functools import cache

import pytest
from tests.faults.languages import ARTICLES

from claimdiff import api
from claimdiff.articles import from_text
from claimdiff.engines.rules import OfflineEngine
from claimdiff.result import Article, Claim, SummaryResult
from claimdiff.text.quotes import quotations

LONGEST = 130  # characters of a sentence of these articles; a paragraph has 300
ENGLISH = (
    "The bridge in Elmton was closed on Tuesday after engineers found a crack, the city said. "
    "Repairs will take six weeks, according to engineers."
)

all_languages = pytest.mark.parametrize("name", ARTICLES)


@cache
def read(name: str) -> SummaryResult:
    return api.summarise(from_text(ARTICLES[name].text), engine=OfflineEngine())


def article(name: str) -> Article:
    return read(name).articles[0]


def claims(name: str) -> tuple[Claim, ...]:
    return read(name).claims


@all_languages
def test_the_language_is_told(name: str) -> None:
    assert article(name).language == ARTICLES[name].language


@all_languages
def test_sentences_are_split_and_none_is_a_giant(name: str) -> None:
    found = article(name).sentences
    assert len(found) == ARTICLES[name].sentences
    assert max(one.end - one.start for one in found) <= LONGEST


@all_languages
def test_the_quotation_is_located(name: str) -> None:
    body = article(name).body
    assert ARTICLES[name].quotation in [body[q.start : q.end] for q in quotations(body)]


@all_languages
def test_who_says_what_is_told_with_exact_spans(name: str) -> None:
    found = [
        (claim.speaker.name if claim.speaker else None, span.exact)
        for claim in claims(name)
        for span in claim.spans
    ]
    assert [one for one in ARTICLES[name].sayings if one not in found] == []


@all_languages
def test_every_span_is_cut_from_the_body(name: str) -> None:
    body = article(name).body
    spans = [span for claim in claims(name) for span in claim.spans]
    assert spans
    assert all(body[span.start : span.end] == span.exact for span in spans)


@all_languages
def test_only_questions_and_scraps_make_no_claim(name: str) -> None:
    left = [one.ledger for one in article(name).sentences if one.ledger]
    reasons = {ledger.reason for ledger in left if ledger.status != "claimed"}
    assert reasons <= {"a question", "too short to check"}
    assert read(name).ungrounded == ()


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "2 millions d'euros", 2e6),
        ("de", "2 Millionen Euro", 2e6),
        ("es", "3 mil millones de euros", 3e9),
        ("ru", "2,5 миллиарда рублей", 2.5e9),
        ("ru", "не менее 7 человек", 7),
        ("ar", "2 مليون دينار", 2e6),
        ("hi", "2 लाख लोग", 2e5),
        ("ja", "約200万円", 2e6),
        ("es", "7.000 coches", 7e3),
        ("fr", "7 000 voitures", 7e3),
        ("en", "3.125 percent", 3.125),
    ],
)
def test_numbers_of_other_languages_keep_their_size(language: str, text: str, value: float) -> None:
    from claimdiff.text.quantities import quantities

    assert [number.value for number in quantities(text, language)] == [value]


@pytest.mark.parametrize("name", ["fr", "ja", "zh-Hant", "ar"])
def test_the_offline_engine_says_that_it_cannot_compare_two_languages(name: str) -> None:
    articles = [from_text(ARTICLES[name].text), from_text(ENGLISH, article_id="b")]
    result = api.compare(*articles, engine=OfflineEngine())
    assert "different-languages" in {notice.code for notice in result.warnings}
    assert result.findings == ()  # nothing is "not found" that could not be searched for


def test_traditional_and_simplified_characters_are_one_language() -> None:
    articles = [
        from_text(ARTICLES["zh-Hans"].text),
        from_text(ARTICLES["zh-Hant"].text, article_id="b"),
    ]
    result = api.compare(*articles, engine=OfflineEngine())
    assert "different-languages" not in {notice.code for notice in result.warnings}
    assert "agreement" in {finding.relation for finding in result.findings}


def test_no_english_sentence_is_read_by_the_rules_of_another_language() -> None:
    from claimdiff.engines.rules import patterns
    from claimdiff.text.doc import parse

    doc = parse(ENGLISH, language="en")
    assert list(patterns.sayings(doc, doc.sentences[0])) == []


SAID_ON_A_DAY = {
    "市長陳大文週三表示，大橋將關閉六個星期。": "市長陳大文",
    "市长陈大文昨日下午表示，大桥将关闭六个星期。": "市长陈大文",
    "قال رئيس البلدية سامي حداد يوم الأربعاء إن الجسر سيغلق ستة أسابيع.": "رئيس البلدية سامي حداد",
    "महापौर राम शर्मा ने बुधवार को कहा कि पुल छह सप्ताह बंद रहेगा।": "महापौर राम शर्मा",
    "นายกเทศมนตรีสมชาย ใจดี กล่าวเมื่อวันพุธว่าสะพานจะปิดหกสัปดาห์": "นายกเทศมนตรีสมชาย ใจดี",
}


@pytest.mark.parametrize("sentence", SAID_ON_A_DAY)
def test_15_the_day_on_which_somebody_speaks_is_no_part_of_their_name(sentence: str) -> None:
    result = api.summarise(from_text(sentence), engine=OfflineEngine())
    speakers = [claim.speaker.name for claim in result.claims if claim.speaker]
    assert speakers == [SAID_ON_A_DAY[sentence]]
