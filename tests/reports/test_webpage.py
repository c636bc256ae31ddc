"""The HTML report, read without a browser: what is in it, and what can never get in."""

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Callable
from functools import cache

import pytest
from lxml import html
from tests.reports import ferry, large, others, seed_pair
from tests.reports.hostile import STRINGS, everywhere

from claimdiff.reports import AnyResult, load, render, repr_html
from claimdiff.result import Comparison, EngineInfo, Usage

ALL = [ferry.pair, ferry.three, seed_pair.pair, others.summary, others.reading, others.check]
LARGEST = 300_000  # bytes that the report of a pair may have (design)


@cache
def page(make: Callable[[], AnyResult]) -> html.HtmlElement:
    return html.document_fromstring(render(make(), "html"))


def shape(text: str) -> set[tuple[str, frozenset[str]]]:
    """The kinds of elements, each with the names of its attributes."""
    tree = html.document_fromstring(text)
    return {(str(e.tag), frozenset(map(str, e.attrib))) for e in tree.iter()}


@pytest.mark.parametrize("make", ALL)
def test_the_policy_lets_nothing_run_but_our_own_style_and_script(
    make: Callable[[], AnyResult],
) -> None:
    tree = page(make)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = tree.xpath("//style/text()")
    (script,) = tree.xpath("//script[not(@type)]/text()")
    assert policy.startswith("default-src 'none';")
    assert f"style-src '{_hash(style)}'" in policy
    assert f"script-src '{_hash(script)}'" in policy
    assert "unsafe" not in policy


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@pytest.mark.parametrize("make", ALL)
def test_the_page_names_nothing_that_a_browser_would_load(make: Callable[[], AnyResult]) -> None:
    tree = page(make)
    assert tree.xpath("//@src | //@style | //@action | //@srcset | //link/@href") == []
    assert not re.search(r"@import|url\((?!#)", "".join(tree.xpath("//style/text()")))
    outside = [href for href in tree.xpath("//a/@href") if not href.startswith("#")]
    assert set(outside) <= {"https://harbourpost.example/ferry"}
    assert [name for e in tree.iter() for name in e.attrib if str(name).startswith("on")] == []


@pytest.mark.parametrize("make", ALL)
def test_every_link_within_the_page_leads_somewhere_and_no_id_is_given_twice(
    make: Callable[[], AnyResult],
) -> None:
    tree = page(make)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href for href in tree.xpath("//a/@href") if href[0] == "#"} <= {f"#{i}" for i in ids}


@pytest.mark.parametrize("make", [ferry.pair, ferry.three, seed_pair.pair])
def test_every_claim_has_a_permalink_a_quotation_and_a_mark_in_its_text(
    make: Callable[[], AnyResult],
) -> None:
    tree, result = page(make), make()
    assert isinstance(result, Comparison)
    for claim in result.claims:
        (quoted,) = tree.xpath(f"//figure[.//*[@id='{claim.id}']]//blockquote")
        assert claim.text in "".join(quoted.itertext())
        marks = tree.xpath(f"//mark[contains(concat(' ', @data-claims, ' '), ' {claim.id} ')]")
        assert "".join("".join(m.itertext()) for m in marks) == claim.spans[0].exact
        (back,) = tree.xpath(f"//*[@id='q-{claim.id}']/@href")
        assert claim.id in " ".join(tree.xpath(f"//*[@id='{back[1:]}']/@data-claims")).split()


@pytest.mark.parametrize("make", [ferry.pair, ferry.three, seed_pair.pair])
def test_the_texts_are_shown_whole(make: Callable[[], AnyResult]) -> None:
    result = make()
    assert isinstance(result, Comparison)
    tree = html.document_fromstring(render(result, "html"))
    for aloud in tree.xpath("//*[contains(@class, 'ref') or contains(@class, 'aloud')]"):
        aloud.text, aloud[:] = "", []
    shown = ["".join("".join(t.itertext()).split()) for t in tree.xpath("//section[@lang='en']")]
    bodies = ["".join(article.body.split()) for article in result.articles]
    assert [body in text for body, text in zip(bodies, shown, strict=True)] == [True] * len(bodies)


def test_the_parts_come_in_reading_order() -> None:
    parts = page(ferry.pair).xpath("//section[@data-part]/@data-part")
    assert parts == ["conflict", "left", "right", "agreement"]


def test_a_conflict_marks_the_differing_words_of_both_sides() -> None:
    marked = page(ferry.pair).xpath("//*[@id='f4']//mark/text()")
    assert marked == ["27 people", "25 people"]


def test_a_nearest_sentence_links_to_its_place_in_the_other_text() -> None:
    tree = page(ferry.pair)
    (href,) = tree.xpath("//*[@id='f6']//*[contains(@class, 'near')]/a/@href")
    (sentence,) = tree.xpath(f"//*[@id='{href[1:]}']")
    assert "Divers will inspect the hull on Wednesday." in "".join(sentence.itertext())


def test_the_bar_has_a_part_for_each_kind_of_finding_as_wide_as_its_share() -> None:
    (bar,) = page(ferry.pair).xpath("//*[local-name()='svg'][@class='bar']")
    told = "2 conflict, 2 only in Harbour Post, 1 only in Coastline, 3 agree"
    assert bar.get("aria-label") == told
    parts = bar.xpath("./*[local-name()='rect']")
    assert [part.get("width") for part in parts] == ["25.00%", "25.00%", "12.50%", "37.50%"]
    assert [part.get("x") for part in parts] == ["0.00%", "25.00%", "50.00%", "62.50%"]
    patterns = [part.get("fill") or part.get("class") for part in parts]
    assert patterns == ["url(#double)", "url(#dash)", "url(#dots)", "agreement"]


@pytest.mark.parametrize("make", [ferry.pair, ferry.three, others.check])
def test_colour_is_never_alone(make: Callable[[], AnyResult]) -> None:
    for card in page(make).xpath("//*[contains(@class, 'card')]"):
        (sign,) = card.xpath(".//*[contains(@class, 'mark')]/*[@class='sign']/text()")
        assert sign in "≠→◐◑◕="


def test_three_articles_have_a_table_of_claims_by_article() -> None:
    (table,) = page(ferry.three).xpath("//table[@class='grid stacked']")
    assert table.xpath(".//thead//th/text()") == ["Fact", "Harbour Post", "Coastline", "Isle Radio"]
    cells = table.xpath(".//tr[th/a[contains(., 'f4')]]/td")
    assert [" ".join("".join(c.itertext()).split()) for c in cells] == [
        "a2 27 people",
        "b2 25 people",
        "◐ not found",
    ]


def test_an_article_that_a_finding_says_nothing_of_is_shown_as_such() -> None:
    three = ferry.three()
    silent = [f.model_copy(update={"missing_from": ()}) for f in three.findings if f.id == "f4"]
    tree = html.document_fromstring(
        render(three.model_copy(update={"findings": tuple(silent), "overview": None}), "html")
    )
    cards = tree.xpath("//*[@id='f4']//*[@class='lack side-2']")
    cells = tree.xpath("//table[@class='grid stacked']//td[3]")
    told = [" ".join("".join(one.itertext()).split()) for one in (*cards, *cells)]
    assert told == ["Isle Radio no part in this finding", "no part in this finding"]


def test_the_data_in_the_page_is_the_result() -> None:
    (data,) = page(ferry.pair).xpath("//script[@type='application/json']/text()")
    packed = base64.b64decode(json.loads(data)["gzip"])
    assert load(gzip.decompress(packed).decode()) == ferry.pair()


@pytest.mark.parametrize("make", [seed_pair.pair, large.pair])
def test_the_page_is_small(make: Callable[[], AnyResult]) -> None:
    assert len(render(make(), "html").encode()) < LARGEST


@pytest.mark.parametrize("text", STRINGS[::4])  # each payload; all of them are in test_browser
def test_a_hostile_string_in_every_field_makes_no_element_and_no_attribute(text: str) -> None:
    assert shape(render(everywhere(ferry.pair(), text), "html")) <= harmless()


@cache
def harmless() -> set[tuple[str, frozenset[str]]]:
    return shape(render(everywhere(ferry.pair(), "Z"), "html"))


@pytest.mark.parametrize("make", ALL)
def test_no_page_of_any_kind_lets_a_string_out(make: Callable[[], AnyResult]) -> None:
    text = "</script></style>\"'><img src=x onerror=alert(1)>"
    plain = shape(render(everywhere(make(), "Z"), "html"))
    assert shape(render(everywhere(make(), text), "html")) <= plain


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        " javascript:alert(1)",
        "JaVaScRiPt:x",
        "//x.example",
    ],
)
def test_only_a_web_address_becomes_a_link(url: str) -> None:
    pair = ferry.pair()
    first = pair.articles[0].model_copy(update={"url": url})
    tree = html.document_fromstring(
        render(pair.model_copy(update={"articles": (first, pair.articles[1])}), "html")
    )
    assert [href for href in tree.xpath("//a/@href") if not href.startswith("#")] == []


@pytest.mark.parametrize("make", ALL)
def test_a_notebook_shows_every_kind_of_result_as_its_report(
    make: Callable[[], AnyResult],
) -> None:
    result = make()
    shown = html.fragment_fromstring(repr_html(result))
    assert shown.get("class") == "claimdiff-fragment"
    headline = html.document_fromstring(render(result, "html")).findtext(".//h1")
    assert shown.findtext(".//h1") == headline


def test_two_fragments_in_one_notebook_share_no_id() -> None:
    tree = html.document_fromstring(
        f"<body>{repr_html(ferry.pair())}{repr_html(ferry.pair())}</body>"
    )
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href for href in tree.xpath("//a/@href") if href[0] == "#"} <= {f"#{i}" for i in ids}


def test_a_failed_article_is_shown_as_failed_first_thing() -> None:
    pair = ferry.pair()
    failed = pair.articles[1].model_copy(update={"status": "failed"})
    lame = pair.model_copy(
        update={
            "status": "partial",
            "articles": (pair.articles[0], failed),
            "findings": (),
            "overview": None,
        }
    )
    tree = html.document_fromstring(render(lame, "html"))
    alert = "".join(tree.xpath("//header//*[@class='alert']//text()"))
    assert "Coastline could not be read: nothing is said of what it lacks." in alert


def test_what_weakens_the_whole_comparison_is_said_before_the_findings() -> None:
    notices = page(ferry.pair).xpath("//header//*[@class='notice']/text()")
    assert notices == ["labelled by hand, for tests"]


def test_the_method_box_names_engine_prompts_date_tokens_and_price() -> None:
    model = EngineInfo(name="llm", model="m-1", host="api.example", prompts={"read": "ab" * 32})
    used = Usage(requests=3, input_tokens=1200, output_tokens=90, cost_usd=0.5)
    made = ferry.pair().model_copy(update={"engine": model, "usage": used})
    (box,) = html.document_fromstring(render(made, "html")).xpath("//*[@class='method']//dl")
    told = " ".join(" ".join(box.itertext()).split())
    for part in (
        "the language model m-1 at api.example",
        "read abababababab",
        "5 March 2031, 09:00 UTC",
        "3 requests, 1,200 tokens in, 90 out, $0.5000",
        f"claimdiff {ferry.VERSION}",
    ):
        assert part in told


def test_an_unknown_price_is_unknown() -> None:
    pair = ferry.pair()
    used = pair.usage.model_copy(update={"requests": 3, "input_tokens": 1200})
    page_ = render(pair.model_copy(update={"usage": used}), "html")
    assert "3 requests, 1,200 tokens in, 0 out, price unknown" in page_
