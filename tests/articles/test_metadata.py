"""Credits, bylines and times of page texts in several languages, and where each was read."""

import json
from pathlib import Path

import pytest

from claimdiff.articles import LoadOptions, from_text, load
from claimdiff.result import Article

ENGLISH = (
    "The bridge in Elmton was closed on Tuesday after engineers found a crack, officials said."
)


def known(text: str) -> Article:
    return from_text(text, label="x")


@pytest.mark.parametrize(
    ("text", "agency", "origin"),
    [
        ("ELMTON, March 4 (Reuters) - " + ENGLISH, "Reuters", "text:dateline"),
        ("ELMTON, England (AP) — " + ENGLISH, "AP", "text:dateline"),
        ("ELMTON, March 4 (Xinhua) -- " + ENGLISH, "Xinhua", "text:dateline"),
        (
            "Elmstadt (dpa/lno) - Die Brücke ist am Dienstag gesperrt worden.",
            "dpa",
            "text:dateline",
        ),
        ("Elmvilla, 4 mar (EFE).- El puente fue cerrado el martes.", "EFE", "text:dateline"),
        ("(ANSA) - ELMVILLA, 04 MAR - Il ponte è stato chiuso martedì.", "ANSA", "text:dateline"),
        ("ЭЛЬМСК, 4 марта. /ТАСС/. Мост закрыли во вторник утром.", "TASS", "text:dateline"),
        ("ЭЛЬМСК, 4 мар - РИА Новости. Мост закрыли во вторник.", "RIA Novosti", "text:dateline"),
        ("新华社榆镇3月4日电 榆镇大桥星期二关闭。", "Xinhua", "text:dateline"),
        ("（中央社記者王小明榆鎮4日電）榆鎮大橋星期二關閉。", "CNA", "text:dateline"),
        ("【エルム共同】エルム橋は火曜日、閉鎖された。", "Kyodo", "text:dateline"),
        ("(엘름=연합뉴스) 엘름 다리가 화요일 폐쇄됐다.", "Yonhap", "text:dateline"),
        ("إلم (رويترز) - أغلقت السلطات الجسر يوم الثلاثاء.", "Reuters", "text:dateline"),
        (ENGLISH + " (AFP)", "AFP", "text:credit"),
        ("By Ada Stone, PA\n\n" + ENGLISH, "PA", "text:byline"),
        ("By ADA STONE Associated Press\n\n" + ENGLISH, "AP", "text:byline"),
        ("Par Anne Dupont avec AFP\n\nLe pont a été fermé mardi matin.", "AFP", "text:byline"),
        ("Von Hans Beispiel, dpa\n\nDie Brücke ist gesperrt worden.", "dpa", "text:byline"),
        ("The AP reported that the bridge was shut, as officers told Reuters.", None, None),
    ],
)
def test_agency(text: str, agency: str | None, origin: str | None) -> None:
    article = known(text)
    assert article.agency == agency
    assert article.origins.get("agency") == origin


@pytest.mark.parametrize(
    ("text", "author", "origin"),
    [
        ("By Ada Stone, PA\n\n" + ENGLISH, "Ada Stone", "text:byline"),
        ("By ADA STONE Associated Press\n\n" + ENGLISH, "Ada Stone", "text:byline"),
        ("Par Anne Dupont avec AFP\n\nLe pont a été fermé mardi.", "Anne Dupont", "text:byline"),
        ("By Ada Stone, Crime Editor\n\n" + ENGLISH, "Ada Stone", "text:byline"),
        ("By Ada Stone, edited by Lee Marsh\n\n" + ENGLISH, None, None),
        ("Photo: Ada Stone\n\n" + ENGLISH, None, None),
    ],
)
def test_author(text: str, author: str | None, origin: str | None) -> None:
    article = known(text)
    assert article.author == author
    assert article.origins.get("author") == origin


@pytest.mark.parametrize(
    ("stamp", "published", "updated"),
    [
        ("Published 4 March 2031 10:15 GMT", "2031-03-04T10:15:00+00:00", None),
        ("Stand: 04.03.2031, 12:30 Uhr", None, "2031-03-04T12:30:00"),
        (
            "Publié le 4 mars 2031 à 10h15 - Mis à jour le 5 mars 2031 à 12h30",
            "2031-03-04T10:15:00",
            "2031-03-05T12:30:00",
        ),
        # Two zones share these names: the time is given without one.
        ("Published March 4, 2031 10:15 CST", "2031-03-04T10:15:00", None),
        ("Published March 4, 2031 10:15 IST", "2031-03-04T10:15:00", None),
        ("Published 03/04/2031", None, None),
        ("Published 2 hours ago", None, None),
    ],
)
def test_times(stamp: str, published: str | None, updated: str | None) -> None:
    article = known(f"{stamp}\n\n{ENGLISH}")
    assert (article.published, article.updated) == (published, updated)
    for name, when in (("published", published), ("updated", updated)):
        assert article.origins.get(name) == ("text:timestamp" if when else None)


def test_origins_name_what_is_known_and_nothing_else() -> None:
    article = known("Bridge in Elmton closes early\n\nBy Ada Stone\n\n" + ENGLISH)
    assert article.origins == {
        "title": "text:headline",
        "author": "text:byline",
        "language": "body",
    }


PAGE = f"""<html><head><title>Bridge closes</title><meta property="og:site_name" content="Courier">
<meta property="article:published_time" content="2031-03-04T08:10:00+01:00">
<script type="application/ld+json">{{"dateModified": "2031-03-04T09:30:00+01:00"}}</script></head>
<body><article><h1>Bridge closes</h1><p>{ENGLISH}</p><p>{ENGLISH[:-1]} again.</p></article></body>
</html>"""


def test_origins_of_a_page(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    article = load(str(path), options=LoadOptions(url="https://courier.example/1"))
    assert article.origins == {
        "title": "html",
        "outlet": "html:meta",
        "published": "html:meta",
        "updated": "html:json-ld",
        "url": "flag",
        "language": "body",
    }


def test_origins_of_a_record_and_a_url_that_the_flag_gives(tmp_path: Path) -> None:
    path = tmp_path / "page.json"
    record = {"title": "Bridge closes", "source": "https://courier.example/a", "text": ENGLISH}
    path.write_text(json.dumps(record), "utf-8")
    article = load(str(path), options=LoadOptions(url="https://courier.example/b"))
    assert article.url == "https://courier.example/b"
    assert article.origins == {"title": "json", "url": "flag", "language": "body"}
    assert load(str(path)).origins["url"] == "json"
