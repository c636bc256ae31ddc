"""Title, outlet, author and times of pages: their own fields, and nothing from the prose."""

from pathlib import Path

import pytest

from claimdiff.articles import bylines, load
from claimdiff.result import Article

PROSE = (
    "<p>The city of Elmton closed its bridge on Tuesday after engineers found a crack in it.</p>"
    "<p>The last repair was on 3 May 2016, Mayor Ida Bruun said at the town hall.</p>"
)


def read(
    folder: Path, head: str, above: str = "", heading: str = "Bridge in Elmton closes"
) -> Article:
    path = folder / "page.html"
    path.write_text(
        f"<html><head><meta charset='utf-8'>{head}</head><body><article><h1>{heading}</h1>{above}"
        f"{PROSE}</article></body></html>",
        "utf-8",
    )
    return load(str(path))


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def linked(fields: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {fields}}}</script>'


LINKED_DAY = linked('"datePublished": "2031-03-04"')


@pytest.mark.parametrize(
    ("head", "above", "published"),
    [
        ("", "", None),
        (linked('"datePublished": "2031-03-04T08:10:00+01:00"'), "", "2031-03-04T08:10:00+01:00"),
        (meta("article:published_time", "2031-03-04T07:10:00Z"), "", "2031-03-04T07:10:00+00:00"),
        (meta("parsely-pub-date", "2031-03-04"), "", "2031-03-04"),
        (meta("ptime", "1930379400"), "", "2031-03-04T08:30:00+00:00"),
        ("", '<div class="createddate">2031-03-04 HKT 11:16</div>', "2031-03-04T11:16:00+08:00"),
        ("", '<time datetime="2031-03-04T08:10+01:00">Tuesday</time>', "2031-03-04T08:10:00+01:00"),
        ("", '<span class="post-date">4 March 2031, 08:10 CET</span>', "2031-03-04T08:10:00+01:00"),
        ("", '<span itemprop="datePublished" content="2031-03-04">4/3</span>', "2031-03-04"),
        (
            linked('"datePublished": "2031-03-04"').replace("NewsArticle", "WebPage"),
            "",
            "2031-03-04",
        ),
        (meta("citation_publication_date", "2031 Mar 4"), "", "2031-03-04"),
        # Of several articles, as in a list of links, none is the page's.
        ("".join(meta("datePublished", f"2031-03-0{day}") for day in range(1, 5)), "", None),
        # Made anew, the page shows when it was new.
        (meta("article:published_time", "2031-06-01"), "<div>4 March 2031</div>", "2031-03-04"),
        (meta("article:published_time", "2031-03-05"), "<div>4 March 2031</div>", "2031-03-05"),
        # The day first as a page's field gives it, its time where another field has one.
        (
            meta("article:published_time", "2031-03-04"),
            '<div class="date">4 March 2031 10:15 GMT</div>',
            "2031-03-04T10:15:00+00:00",
        ),
    ],
)
def test_published(tmp_path: Path, head: str, above: str, published: str | None) -> None:
    article = read(tmp_path, head, above)
    assert article.published == published
    assert article.updated is None


def test_updated_and_published_are_told_apart(tmp_path: Path) -> None:
    above = (
        '<time class="published" datetime="2031-03-04T08:10Z">08:10</time>'
        '<time class="modified-date" datetime="2031-03-05T09:30Z">09:30</time>'
    )
    article = read(tmp_path, "", above)
    assert article.published == "2031-03-04T08:10:00+00:00"
    assert article.updated == "2031-03-05T09:30:00+00:00"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ada Stone", ["Ada Stone"]),
        ("By Ada Stone and Lee Marsh, Transport Correspondents", ["Ada Stone", "Lee Marsh"]),
        ("Ada Stone; Lee Marsh", ["Ada Stone", "Lee Marsh"]),
        ("Ada Stone, Ph.D.", ["Ada Stone"]),
        ("Von Hans Beispiel und Grete Muster", ["Hans Beispiel", "Grete Muster"]),
        ("記者王小明", ["王小明"]),
        ("By Ada Stone for the Courier", ["Ada Stone"]),
        ("By Ada Stone | 4 March 2031", ["Ada Stone"]),
        ("By ADA STONE", ["Ada Stone"]),
        ("Theresa May", ["Theresa May"]),
        ("Ada van Stone ⋅ Senior Reporter", ["Ada van Stone"]),
        ("in-depth feature analysis", []),
        ("Full Bio", []),
        ("Transport Correspondents", []),
        ("Harbour Gazette", []),
        ("Gazette", []),
        ("Reuters", []),
        ("Staff writer", []),
        ("By the newsroom", []),
        ("https://www.facebook.com/harbourgazette", []),
        ("@harbourgazette", []),
        ("Updated March 2031", []),
        ("admin", []),
        ("Senior Research Executive", []),
        ("Privacy Policy", []),
    ],
)
def test_authors_are_people(text: str, names: list[str]) -> None:
    assert bylines.people(text, "Harbour Gazette") == names


def test_the_author_of_json_ld_is_a_person(tmp_path: Path) -> None:
    person = '{"@type": "Person", "name": "Ada Stone"}'
    desk = '{"@type": "Organization", "name": "Harbour Light"}'
    article = read(tmp_path, linked(f'"author": [{desk}, {person}]'))
    assert article.author == "Ada Stone"
    assert article.origins["author"] == "html:json-ld"


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (meta("og:site_name", "Harbour Gazette"), "Harbour Gazette"),
        (
            linked('"publisher": {"@type": "Organization", "name": "Harbour Gazette"}'),
            "Harbour Gazette",
        ),
        ("<title>Bridge in Elmton closes | Harbour Gazette</title>", "Harbour Gazette"),
        (meta("og:site_name", "news.example.com"), None),
        (
            meta("og:site_name", "news.example.com")
            + "<title>Bridge in Elmton closes - Harbour Gazette</title>",
            "Harbour Gazette",
        ),
    ],
)
def test_an_outlet_is_a_name_and_no_host(tmp_path: Path, head: str, outlet: str | None) -> None:
    assert read(tmp_path, head).outlet == outlet


@pytest.mark.parametrize(
    ("head", "heading", "title"),
    [
        (
            "<title>Bridge in Elmton closes | Gazette</title>",
            "Bridge in Elmton closes",
            "Bridge in Elmton closes",
        ),
        (
            "<title>Bridge closes | Gazette</title>",
            "Bridge in Elmton closes",
            "Bridge in Elmton closes",
        ),
        (meta("og:title", "Bridge in Elmton closes"), "News", "Bridge in Elmton closes"),
        (
            meta("og:title", "Bridge in Elmton closes"),
            "Bridge in Elmton closes 4 March 2031",
            "Bridge in Elmton closes",
        ),
        (
            meta("og:site_name", "Gazette") + "<title>Gazette - Bridge in Elmton closes</title>",
            "Gazette",
            "Bridge in Elmton closes",
        ),
        ("<title>Elmton</title>", "Open Menu Close Menu</h1><h1>Elmton", "Elmton"),
    ],
)
def test_title(tmp_path: Path, head: str, heading: str, title: str) -> None:
    assert read(tmp_path, head, heading=heading).title == title


def test_json_ld_with_a_trailing_comma_is_read(tmp_path: Path) -> None:
    article = read(tmp_path, linked('"datePublished": "2031-03-04", "keywords": ["a", "b",],'))
    assert article.published == "2031-03-04"


def test_json_ld_of_other_articles_is_not_the_pages(tmp_path: Path) -> None:
    others = (
        '<script type="application/ld+json">{"@type": "ItemList", "itemListElement": '
        '[{"@type": "NewsArticle", "datePublished": "2020-01-01"}]}</script>'
    )
    assert read(tmp_path, others).published is None


@pytest.mark.parametrize(
    ("head", "above"),
    [
        ("", "<div>4 March 2031</div><div>By Ada Stone</div>"),
        ("", "<div>Written by:</div><div>Ada Stone</div><div>5 min read</div>"),
        ("", "<p>The city closed it at noon.</p><div>By<br><span>Ada Stone</span></div>"),
        ("", "<div><span>By</span><span>Ada Stone</span></div>"),
        ("", "<div>04/03/2031 by Ada Stone, Deputy Clerk</div>"),
        ("", "<div>Ada Stone | Senior Writer | 4 March 2031</div>"),
        ("", '<div class="author-details"><b>Ada Stone</b><p>Writer</p><p>Hardware</p></div>'),
        (meta("citation_author", "Stone, Ada"), ""),
    ],
)
def test_a_byline_about_the_title_names_the_author(tmp_path: Path, head: str, above: str) -> None:
    assert read(tmp_path, head, above).author == "Ada Stone"


def test_whom_a_caption_or_a_sentence_tells_of_is_no_author(tmp_path: Path) -> None:
    caption = "<figure><figcaption>Ada Stone, editor</figcaption></figure>"
    sentence = "<p>Lee Marsh, who was editor of the Courier until May</p>"
    assert read(tmp_path, "", caption + sentence).author is None


@pytest.mark.parametrize("field", [meta("article:published_time", "2031-03-04"), LINKED_DAY])
@pytest.mark.parametrize(
    "shown",
    [
        "<figure><figcaption>4 March 2030</figcaption></figure>",
        "<p>The bridge in Elmton, 4 March 2030</p>",
        "<p>3 March 1951 – 28 February 2031</p>",
        "<p>Last inspected on 4 March 2030</p>",
        "<p>Updated 4 March 2030</p>",
        "<p>4 March 1951</p>",
    ],
)
def test_a_pages_own_field_goes_before_days_of_something_else(
    tmp_path: Path, field: str, shown: str
) -> None:
    assert read(tmp_path, field, shown).published == "2031-03-04"


def test_the_day_above_a_title_may_be_the_readers(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    inside = f"<div>Monday, 4 March 2030</div><h1>Bridge in Elmton closes</h1>{PROSE}"
    path.write_text(meta("pubdate", "2031-03-04") + inside, "utf-8")
    assert load(str(path)).published == "2031-03-04"


def test_a_date_below_the_text_is_not_the_pages(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        f"<html><body><article><h1>Bridge in Elmton closes</h1>{PROSE}</article>"
        "<aside><div>Ferry runs aground</div><div>4 March 2031</div></aside></body></html>",
        "utf-8",
    )
    assert load(str(path)).published is None


def test_a_link_to_an_authors_page_names_the_author(tmp_path: Path) -> None:
    links = (
        '<div><a href="/authors/ada-corrin">Ada Corrin</a> <a href="/topics/sea">Deep Sea</a></div>'
    )
    assert read(tmp_path, "", links).author == "Ada Corrin"


@pytest.mark.parametrize(
    ("site", "author"), [("Ada Quillane", "Ada Quillane"), ("Bridge Report", None)]
)
def test_a_site_may_be_called_by_its_authors_name(
    tmp_path: Path, site: str, author: str | None
) -> None:
    assert read(tmp_path, meta("og:site_name", site) + meta("author", site)).author == author


def test_a_day_far_below_counts_where_trafilatura_and_a_short_line_tell_it(tmp_path: Path) -> None:
    def published(below: str) -> str | None:
        path = tmp_path / "page.html"
        article = f"<article><h1>Bridge in Elmton closes</h1>{PROSE * 5}</article>"
        path.write_text(f"<html><body>{article}{below}</body></html>", "utf-8")
        return load(str(path)).published

    assert published('<div class="info">4 March 2021</div>') == "2021-03-04"
    assert (
        published("<footer>4 March 2021: the council said that the bridge is safe.</footer>")
        is None
    )
