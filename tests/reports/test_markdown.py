"""The Markdown, read back by a CommonMark parser with GitHub's tables and links switched on."""

from collections.abc import Callable, Iterator

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.reports import ferry, others, seed_pair

from claimdiff.reports import AnyResult, render
from claimdiff.reports.markdown import escaped

ALL = [ferry.pair, ferry.three, seed_pair.pair, others.summary, others.reading, others.check]
PLAIN = {"heading", "bullet_list", "list_item", "paragraph", "strong", "em", "blockquote"}
PLAIN |= {"text", "inline", "softbreak", "text_special"}
HOSTILE = [
    "![x](http://x.example/p.png)",
    "[click](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "<http://x.example>",
    "![x][1]\n\n[1]: http://x.example",
    "`code` ~~~ ```x``` ***bold*** __u__ ~~s~~",
    "| a | b |\n|---|---|\n| c | d |",
    "&lt;b&gt; &#60;",
    "\\![x](y)",
    "# head\n- item\n1. item\n> quote\n---\n\tcode",
    "$x^2$ {{7*7}} {% include 'x' %}",
]


def tokens(page: str) -> Iterator[Token]:
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(page):
        yield token
        yield from token.children or ()


def kinds(page: str) -> set[str]:
    return {token.type.removesuffix("_open").removesuffix("_close") for token in tokens(page)}


@pytest.mark.parametrize("make", ALL)
def test_only_headings_lists_quotations_and_emphasis_are_used(
    make: Callable[[], AnyResult],
) -> None:
    assert kinds(render(make(), "md")) <= PLAIN


@pytest.mark.parametrize("text", HOSTILE)
def test_article_text_stays_text(text: str) -> None:
    page = f"- label: “{escaped(text)}”"
    shown = "".join(token.content for token in tokens(page) if token.type.startswith("text"))
    assert kinds(page) <= PLAIN
    assert shown == f"label: “{' '.join(text.split())}”"


@pytest.mark.parametrize("text", ["# head", "- item", "+ item", "12. item", "---", "--"])
def test_a_paragraph_of_an_article_begins_no_list_heading_or_rule(text: str) -> None:
    assert kinds(escaped(text)) <= {"paragraph", "inline", "text", "text_special"}


@pytest.mark.parametrize("address", ["http://x.example/a", "www.x.example", "a@x.example"])
def test_a_bare_address_becomes_no_link(address: str) -> None:
    assert address not in escaped(f"see {address} now")


def test_a_conflict_shows_the_differing_words_in_bold() -> None:
    page = render(ferry.pair(), "md")
    assert "‹injuring **27 people**›" in page
    assert "‹**25 people** were injured›" in page


def test_every_claim_is_named() -> None:
    page = render(seed_pair.pair(), "md")
    assert [c.id for c in seed_pair.pair().claims if f" {c.id}: " not in page] == []
