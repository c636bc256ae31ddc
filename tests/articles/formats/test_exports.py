"""Nexis and Factiva, in the forms that they export."""

from pathlib import Path

import pytest
from tests.articles.accounts import assert_accounted_for, removed

from claimdiff.articles import from_text, load, opened
from claimdiff.result import Article

TRADE = Path(__file__).parent.parent / "trade"
LEAD = (
    "A passenger ferry with 214 people on board ran aground off Marlow Point early on Saturday, the"
    " coastguard said."
)
OTHER = (
    "More than 200 people were rescued from a ferry that hit a sandbank near Port Ellen on"
    " Saturday."
)


def both(name: str) -> list[Article]:
    found = opened(str(TRADE / name))
    articles = [found.article(number) for number in found.numbers]
    for article in articles:
        assert_accounted_for(article)
    return articles


@pytest.mark.parametrize(
    ("name", "title", "outlet", "author", "published"),
    [
        (
            "nexis_documents.txt",
            "Ferry stuck on sandbank: 200 people rescued after a long night",
            "The Harbour Gazette (Ellen)",
            "Ada Corrin, Tom Weir",
            "2031-04-13T10:15:00+00:00",
        ),
        (
            "nexis_uni.txt",
            "Ferry stuck on sandbank",
            "The Harbour Gazette (Ellen)",
            "Ada Corrin",
            "2031-04-13",
        ),
        (
            "factiva_codes.txt",
            "Ferry stuck on sandbank",
            "The Harbour Gazette",
            "Ada Corrin",
            "2031-04-13T09:15:00",
        ),
        (
            "factiva_plain.txt",
            "Ferry stuck on sandbank",
            "The Harbour Gazette",
            "Ada Corrin",
            "2031-04-13T09:15:00",
        ),
    ],
)
def test_each_document_is_an_article_with_its_fields(
    name: str, title: str, outlet: str, author: str, published: str
) -> None:
    first, second = both(name)
    assert first.title == "Ferry runs aground off Marlow Point"
    assert (first.outlet, first.author, first.published) == (outlet, author, published)
    assert first.body.split("\n\n")[0] == LEAD
    assert "words" not in first.body
    assert (second.title, second.outlet) == (title, "The Inland Courier")
    assert second.body.split("\n\n")[0] == OTHER
    assert len(second.body.split("\n\n")) == (3 if name == "factiva_codes.txt" else 2)


def test_the_address_the_summary_and_the_dateline_of_a_document_are_told_apart() -> None:
    article = load(f"{TRADE / 'nexis_documents.txt'}#1")
    assert article.url == "https://harbour.example/ferry"
    assert "thick fog" in removed(article, "summary")[0]
    assert removed(article, "dateline") == ["DATELINE: PORT ELLEN"]
    assert "OPERATIONS (70%)" in removed(article, "field")


def test_a_line_of_prose_that_begins_like_a_code_stays() -> None:
    article = load(f"{TRADE / 'factiva_codes.txt'}#2")
    assert article.body.endswith("IN the end nobody was hurt, the coastguard said.")


def test_one_document_alone_is_told_by_its_fields() -> None:
    text = (
        "The Harbour Gazette\n\nApril 13, 2031 Sunday\n\nFerry runs aground off Marlow Point\n\n"
        f"BYLINE: Ada Corrin\n\nLENGTH: 96 words\n\n{LEAD}\n\nLOAD-DATE: April 14, 2031\n"
    )
    article = from_text(text)
    assert (article.body, article.outlet) == (LEAD, "The Harbour Gazette")
    assert article.published == "2031-04-13"


def test_an_article_about_words_is_no_export() -> None:
    text = f"Section: a word with many meanings\n\n{LEAD} The report has 96 words on it."
    assert LEAD in from_text(text).body
