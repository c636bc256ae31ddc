"""JSON of the trade: the fields of each service, lists of records, JSONL."""

import json
from pathlib import Path

import pytest
from tests.articles.accounts import assert_accounted_for, removed

from claimdiff.articles import load, opened
from claimdiff.articles.loading import Opened
from claimdiff.errors import InputError
from claimdiff.result import Article

PARAGRAPHS = (
    "A passenger ferry with 214 people on board ran aground off Marlow Point early on Saturday.",
    "All 198 passengers and 16 crew were taken off by lifeboat, the coastguard said.",
    '"The master did everything by the book," said Jon Hale, the harbour master of Port Ellen.',
)
TEXT = "\n\n".join(PARAGRAPHS)
HTML = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
NINE = "2031-04-12T09:15:00+00:00"
PAGE = "https://harbour.example/ferry"


def of(tmp_path: Path, value: object) -> Opened:
    path = tmp_path / "records.json"
    path.write_text(value if isinstance(value, str) else json.dumps(value), "utf-8")
    return opened(str(path))


def first(tmp_path: Path, value: object) -> Article:
    article = of(tmp_path, value).article(1)
    assert article.body == TEXT
    assert_accounted_for(article)
    return article


GUARDIAN = {
    "response": {
        "status": "ok",
        "content": {
            "id": "world/2031/apr/12/ferry",
            "type": "article",
            "webPublicationDate": "2031-04-12T09:15:00Z",
            "webTitle": "Ferry runs aground",
            "webUrl": PAGE,
            "apiUrl": "https://api.example/ferry",
            "fields": {"byline": "Ada Corrin in Port Ellen", "body": HTML, "wordcount": "50"},
        },
    }
}
EVENT_REGISTRY = {
    "articles": {
        "results": [
            {
                "uri": "8123",
                "lang": "eng",
                "date": "2031-04-12",
                "time": "09:16:00",
                "dateTime": "2031-04-12T09:16:00Z",
                "dateTimePub": "2031-04-12T09:15:00Z",
                "url": PAGE,
                "title": "Ferry runs aground",
                "body": TEXT,
                "source": {"uri": "harbour.example", "title": "Harbour Gazette"},
                "authors": [{"uri": "ada@harbour.example", "name": "Ada Corrin"}],
            }
        ],
        "totalResults": 1,
    }
}
SCHEMA = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Harbour"},
        {
            "@type": "NewsArticle",
            "headline": "Ferry runs aground",
            "articleBody": TEXT,
            "author": [{"@type": "Person", "name": "Ada Corrin"}],
            "publisher": {"@type": "Organization", "name": "Harbour Gazette"},
            "datePublished": "2031-04-12T09:15:00Z",
            "dateModified": "2031-04-12T10:00:00Z",
            "mainEntityOfPage": {"@id": PAGE},
        },
    ],
}
FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Harbour Gazette",
    "items": [
        {
            "id": "1",
            "url": PAGE,
            "title": "Ferry runs aground",
            "content_html": HTML,
            "date_published": "2031-04-12T09:15:00Z",
            "authors": [{"name": "Ada Corrin"}],
        },
        {"id": "2", "title": "Budget passes", "content_text": TEXT},
    ],
}
NINJS_2 = {
    "uri": "urn:np:1",
    "standard": {"name": "ninjs", "version": "2.1"},
    "firstCreated": "2031-04-12T09:15:00+00:00",
    "versionCreated": "2031-04-12T10:00:00+00:00",
    "headlines": [{"role": "main", "value": "Ferry runs aground"}],
    "by": "By Ada Corrin",
    "bodies": [{"role": "main", "contentType": "text/html", "value": HTML}],
    "source": "Harbour Gazette",
    "url": PAGE,
}
NEWSCATCHER = {
    "articles": [
        {
            "title": "Ferry runs aground",
            "author": "Ada Corrin",
            "authors": ["Ada Corrin"],
            "published_date": "2031-04-12 09:15:00+00:00",
            "link": PAGE,
            "clean_url": "harbour.example",
            "name_source": "Harbour Gazette",
            "content": TEXT,
        }
    ]
}
WORDPRESS = [
    {
        "id": 1,
        "date": "2031-04-12T11:15:00",
        "date_gmt": "2031-04-12T09:15:00",
        "link": PAGE,
        "title": {"rendered": "Ferry runs aground"},
        "content": {"rendered": HTML},
        "author": 7,
    }
]


@pytest.mark.parametrize(
    ("record", "outlet", "author"),
    [
        (GUARDIAN, None, "Ada Corrin"),
        (EVENT_REGISTRY, "Harbour Gazette", "Ada Corrin"),
        (SCHEMA, "Harbour Gazette", "Ada Corrin"),
        (FEED, "Harbour Gazette", "Ada Corrin"),
        (NINJS_2, "Harbour Gazette", "Ada Corrin"),
        (NEWSCATCHER, "Harbour Gazette", "Ada Corrin"),
        (WORDPRESS, None, None),
    ],
    ids=["Guardian", "Event Registry", "schema.org", "JSON Feed", "ninjs 2", "NewsCatcher", "WP"],
)
def test_the_fields_of_a_service(
    tmp_path: Path, record: object, outlet: str | None, author: str | None
) -> None:
    article = first(tmp_path, record)
    assert (article.title, article.url) == ("Ferry runs aground", PAGE)
    assert (article.outlet, article.author) == (outlet, author)
    assert article.published == NINE
    assert set(article.origins.values()) == {"json", "body"}


def test_what_was_changed_later_is_the_update(tmp_path: Path) -> None:
    assert first(tmp_path, SCHEMA).updated == "2031-04-12T10:00:00+00:00"
    assert first(tmp_path, NINJS_2).updated == "2031-04-12T10:00:00+00:00"


def test_a_feed_is_as_many_articles_as_it_has_items(tmp_path: Path) -> None:
    found = of(tmp_path, FEED)
    assert found.listed().startswith("#1 Ferry runs aground · Harbour Gazette")
    assert found.article(2).title == "Budget passes"
    assert found.article(2).published is None


def test_records_one_a_line(tmp_path: Path) -> None:
    lines = [json.dumps({"title": f"Ferry {n}", "text": TEXT}) for n in (1, 2, 3)]
    found = of(tmp_path, "\n".join([*lines, ""]))
    assert [found.article(n).title for n in found.numbers] == ["Ferry 1", "Ferry 2", "Ferry 3"]


def test_a_broken_line_fails_alone(tmp_path: Path) -> None:
    good = json.dumps({"title": "Ferry", "text": TEXT})
    found = of(tmp_path, f'{good}\n{{"title": "Torn", "te\n{good}\n')
    assert found.article(3).body == TEXT
    with pytest.raises(InputError, match="no text"):
        found.article(2)


def test_a_record_without_text_fails_alone(tmp_path: Path) -> None:
    found = of(
        tmp_path, {"articles": [{"title": "A", "content": None}, {"title": "B", "text": TEXT}]}
    )
    assert found.article(2).title == "B"
    with pytest.raises(InputError, match="its record has no text"):
        found.article(1)


def test_a_text_that_is_html_leads_back_to_it(tmp_path: Path) -> None:
    article = first(tmp_path, {"body_html": HTML})
    assert article.source == HTML
    assert removed(article, "markup")[0] == "<p>"


def test_a_time_in_seconds_is_one(tmp_path: Path) -> None:
    assert first(tmp_path, {"text": TEXT, "date": 1934000100}).published == (
        "2031-04-15T06:15:00+00:00"
    )


def test_a_date_that_can_be_read_two_ways_is_none(tmp_path: Path) -> None:
    assert first(tmp_path, {"text": TEXT, "date": "03/04/2031"}).published is None


def test_what_is_no_record_of_articles_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"status": "ok", "articles": []}', "utf-8")
    with pytest.raises(InputError, match="no field of a text"):
        load(str(path))


def test_a_text_that_begins_with_a_bracket_is_a_text(tmp_path: Path) -> None:
    assert (
        of(tmp_path, f"[Port Ellen] {TEXT}").article(1).body.startswith("[Port Ellen] A passenger")
    )


def test_references_in_an_html_field_are_decoded_and_each_leads_back(tmp_path: Path) -> None:
    path = tmp_path / "ninjs.json"
    html = "R&amp;D at S&P; grew 5&nbsp;%, said O&#39;Neil of M&uuml;nchen on Saturday."
    path.write_text(json.dumps({"headline": "R&amp;D grows", "body_html": html}), "utf-8")
    article = load(str(path))
    assert article.title == "R&D grows"
    assert article.body == "R&D at S&P; grew 5\u00a0%, said O'Neil of München on Saturday."
    for here, there, length in article.offset_map:
        assert article.body[here : here + length] == article.source[there : there + length]
    written = [article.source[one.start : one.end] for one in article.removed]
    assert written == ["&amp;", "&nbsp;", "&#39;", "&uuml;"]
