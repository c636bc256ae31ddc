"""NITF and NewsML: one item and many, what is text and what is not, dates in their forms."""

from pathlib import Path

import pytest
from tests.articles.accounts import assert_accounted_for, removed

from claimdiff.articles import load, opened
from claimdiff.errors import InputError

ONE = "A passenger ferry with 214 people on board ran aground off Marlow Point on Saturday."
TWO = "All 198 passengers & 16 crew were taken off by lifeboat, the coastguard said."
G2 = "http://iptc.org/std/nar/2006-10-01/"


def saved(tmp_path: Path, text: str) -> str:
    path = tmp_path / "items.xml"
    path.write_text(text, "utf-8")
    return str(path)


def nitf(inside: str, head: str = "") -> str:
    return (
        f"<nitf><head><title>Ferry</title>{head}</head><body><body.head><hedline><hl1>Ferry runs"
        " aground</hl1></hedline></body.head><body.content>"
        f"{inside}</body.content></body></nitf>"
    )


def item(headline: str, content: str, meta: str = "", kind: str = "ninat:text") -> str:
    return (
        f'<newsItem guid="{headline}"><itemMeta><itemClass qcode="{kind}"/>'
        '<provider qcode="nprov:NP"><name>Northern Press</name></provider>'
        f"<versionCreated>2031-04-12T10:00:00+01:00</versionCreated>{meta}</itemMeta>"
        f"<contentMeta><headline>{headline}</headline><by>By Ada Corrin</by></contentMeta>"
        f"<contentSet>{content}</contentSet></newsItem>"
    )


def message(*items: str) -> str:
    return (
        f'<?xml version="1.0"?><newsMessage xmlns="{G2}"><header/><itemSet>{"".join(items)}'
        "</itemSet></newsMessage>"
    )


def xhtml(*paragraphs: str) -> str:
    inside = "".join(f"<p>{one.replace('&', '&amp;')}</p>" for one in paragraphs)
    return (
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title>T</title></head><body>{inside}</body></html></inlineXML>"
    )


def test_a_message_of_several_items_is_several_articles(tmp_path: Path) -> None:
    picture = item("Picture", '<remoteContent href="a.jpg"/>', kind="ninat:picture")
    text = message(item("Ferry", xhtml(ONE, TWO)), picture, item("Budget", xhtml(TWO)))
    found = opened(saved(tmp_path, text))
    articles = [found.article(number) for number in found.numbers]
    assert [one.title for one in articles] == ["Ferry", "Budget"]
    assert articles[0].body == f"{ONE}\n\n{TWO}"
    assert articles[0].outlet == "Northern Press"
    assert articles[0].author == "Ada Corrin"
    assert articles[0].published == "2031-04-12T10:00:00+01:00"
    assert articles[0].updated is None
    assert_accounted_for(articles[0])


def test_an_item_with_two_times_was_published_at_the_first(tmp_path: Path) -> None:
    first = "<firstCreated>2031-04-12T09:15:00Z</firstCreated>"
    article = load(saved(tmp_path, message(item("Ferry", xhtml(ONE), first))))
    assert article.published == "2031-04-12T09:15:00+00:00"
    assert article.updated == "2031-04-12T10:00:00+01:00"


def test_nitf_and_plain_text_inside_an_item(tmp_path: Path) -> None:
    inside = f'<inlineXML contenttype="application/nitf+xml">{nitf(f"<p>{ONE}</p>")}</inlineXML>'
    plain = f'<inlineData contenttype="text/plain">{ONE}\n\nNobody was hurt.</inlineData>'
    found = opened(saved(tmp_path, message(item("A", inside), item("B", plain))))
    assert found.article(1).body == ONE
    assert found.article(2).body == f"{ONE}\n\nNobody was hurt."


def test_newsml_1(tmp_path: Path) -> None:
    text = (
        "<NewsML><NewsItem><NewsManagement><FirstCreated>20310412T091500+0100</FirstCreated>"
        "<ThisRevisionCreated>20310412T100000+0100</ThisRevisionCreated></NewsManagement>"
        "<NewsComponent><NewsLines><HeadLine>Ferry runs aground</HeadLine><ByLine>By Ada Corrin"
        "</ByLine><DateLine>PORT ELLEN, April 12, 2031 (AFP) -</DateLine></NewsLines>"
        f"<ContentItem><DataContent><p>{ONE}</p><p>{TWO.replace('&', '&amp;')}</p></DataContent>"
        "</ContentItem></NewsComponent></NewsItem></NewsML>"
    )
    article = load(saved(tmp_path, text))
    assert article.body == f"{ONE}\n\n{TWO}"
    assert article.title == "Ferry runs aground"
    assert article.author == "Ada Corrin"
    assert article.agency == "AFP"
    assert article.published == "2031-04-12T09:15:00+01:00"
    assert article.updated == "2031-04-12T10:00:00+01:00"


@pytest.mark.parametrize(
    ("norm", "when"),
    [
        ("20310412T091500Z", "2031-04-12T09:15:00+00:00"),
        ("20310412T101500+0100", "2031-04-12T10:15:00+01:00"),
        ("2031-04-12T09:15:00Z", "2031-04-12T09:15:00+00:00"),
        ("20310412", "2031-04-12"),
        ("soon", None),
    ],
)
def test_dates_of_nitf(tmp_path: Path, norm: str, when: str | None) -> None:
    head = f'<docdata><date.issue norm="{norm}"/></docdata>'
    assert load(saved(tmp_path, nitf(f"<p>{ONE}</p>", head))).published == when


def test_lists_quotations_and_inline_names_of_nitf_are_prose(tmp_path: Path) -> None:
    inside = (
        "<p>A <person>Jon Hale</person> of <org>Ellen&nbsp;Lines</org> spoke.</p>"
        "<hl2>Details</hl2>"
        f"<ul><li>{ONE}</li></ul><bq><block><p>We will look.</p></block></bq><pre>Wind\nNE 4</pre>"
        "<block><media><media-caption><p>The ship.</p></media-caption></media></block>"
    )
    article = load(saved(tmp_path, nitf(inside)))
    assert article.body.split("\n\n") == [
        "A Jon Hale of Ellen Lines spoke.", ONE, "We will look.", "Wind", "NE 4",
    ]  # fmt: skip
    assert removed(article, "heading") == ["Details"]
    assert removed(article, "caption") == ["The ship."]


def test_an_item_without_text_says_so(tmp_path: Path) -> None:
    picture = item("Picture", '<remoteContent href="a.jpg"/>', kind="ninat:picture")
    with pytest.raises(InputError, match="no item with text"):
        load(saved(tmp_path, message(picture)))


def test_no_entity_is_expanded_and_nothing_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("harbour secret", "utf-8")
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a SYSTEM "{secret.as_uri()}">'
        '<!ENTITY b "' + "x" * 100 + '">]>'
    )
    article = load(saved(tmp_path, bomb + nitf(f"<p>{ONE} &a; &b;</p>")))
    assert article.body.startswith(ONE)
    assert "secret" not in article.source
