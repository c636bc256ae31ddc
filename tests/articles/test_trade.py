"""The files of the trade: each format's own fields, and the prose as the format tells it."""

import shutil
from pathlib import Path

import pytest
from tests.articles.accounts import assert_accounted_for, removed

from claimdiff.articles import LoadOptions, load, opened
from claimdiff.errors import InputError
from claimdiff.result import Article

TRADE = Path(__file__).parent / "trade"
LEAD = (
    "A passenger ferry with 214 people on board ran aground off Marlow Point early on Saturday, the"
    " coastguard said."
)
SECOND = (
    "The Star of Ellen struck a sandbank at 5:40 a.m. in thick fog. All 198 passengers and 16 crew"
    " were taken off by lifeboat."
)
QUOTE = '"The master did everything by the book," said Jon Hale, the harbour master.'
CURLY = "“The master did everything by the book,” said Jon Hale, the harbour master."
REFUND = (
    "The company that runs the ferry, Ellen Lines, said it would refund all tickets by Tuesday."
)
FIELDS = ("title", "outlet", "author", "url", "published")


def read(name: str) -> Article:
    article = load(str(TRADE / name))
    assert_accounted_for(article)
    return article


def paragraphs(article: Article) -> list[str]:
    return article.body.split("\n\n")


def fields(article: Article) -> tuple[str | None, ...]:
    return tuple(getattr(article, name) for name in FIELDS)


HEADLINE = "Ferry with 214 aboard runs aground off Marlow Point"
NINE = "2031-04-12T09:15:00+00:00"
PAGE = "https://harbour.example/ferry"


@pytest.mark.parametrize(
    ("name", "known", "body"),
    [
        (
            "nitf_ferry.xml",
            (HEADLINE, "Northern Press", "Ada Corrin", None, NINE),
            [LEAD, SECOND, f'{QUOTE} "We will look at the lights on the point."', REFUND],
        ),
        (
            "newsmlg2_html.xml",
            (HEADLINE, "NP", "Ada Corrin", None, NINE),
            [f"PORT ELLEN (NP) - {LEAD}", SECOND, QUOTE],
        ),
        (
            "anpa_ferry.txt",
            (HEADLINE, "Northern Press", "Ada Corrin", None, NINE),
            [
                f"PORT ELLEN (NP) — {LEAD}",
                SECOND,
                f"{CURLY} “We will look at the lights on the point.”",
                REFUND,
            ],
        ),
        (
            "ferry.rtf",
            (
                "Ferry runs aground off Marlow Point",
                "The Harbour Gazette",
                "Ada Corrin",
                None,
                "2031-04-13",
            ),
            [LEAD, SECOND, f"{CURLY} It costs £ 12 million."],
        ),
        (
            "ferry.docx",
            ("Ferry runs aground off Marlow Point", None, None, None, None),
            [LEAD],
        ),
        (
            "newsletter.eml",
            (
                "Ferry runs aground – all 214 safe",
                "Harbour Gazette",
                None,
                None,
                "2031-04-12T10:15:00+01:00",
            ),
            [LEAD, SECOND, CURLY],
        ),
        (
            "ninjs.json",
            ("Ferry runs aground", "NP", "Ada Corrin", None, NINE),
            [LEAD, SECOND, QUOTE],
        ),
        (
            "newsplease.json",
            (
                "Ferry runs aground off Marlow Point",
                "harbour.example",
                "Ada Corrin",
                PAGE,
                "2031-04-12T09:15:00",
            ),
            [LEAD, SECOND, QUOTE],
        ),
        (
            "mediacloud.json",
            ("Ferry runs aground", "harbour.example", None, PAGE, "2031-04-12"),
            [LEAD, SECOND, QUOTE],
        ),
        (
            "newsapi.json",
            ("Ferry runs aground", "Harbour Gazette", "Ada Corrin", PAGE, NINE),
            [LEAD, SECOND[: SECOND.index("6 crew")]],
        ),
    ],
)
def test_a_file_gives_its_own_fields_and_its_prose(
    name: str, known: tuple[str | None, ...], body: list[str]
) -> None:
    article = read(name)
    assert fields(article) == known
    assert paragraphs(article) == body


def test_what_a_service_left_out_is_told() -> None:
    article = read("newsapi.json")
    assert article.warnings[0].code == "cut-off"
    assert "1530" in article.warnings[0].message
    assert removed(article, "cut-off") == ["… [+1530 chars]"]


def test_captions_tables_and_taglines_of_nitf_are_told_apart() -> None:
    article = read("nitf_ferry.xml")
    assert removed(article, "caption") == [
        "The Star of Ellen on the sandbank. Photo: Northern Press"
    ]
    assert removed(article, "table") == ["Passengers | 198", "Crew | 16"]
    assert removed(article, "dateline") == ["PORT ELLEN April 12"]
    assert "Reporting by Ada Corrin; editing by Lee Marsh" in removed(article, "credit")


def test_a_transcript_keeps_who_speaks_at_the_beginning_of_each_turn() -> None:
    article = read("transcript.txt")
    assert article.published == "2031-04-12"
    assert [turn.partition(":")[0] for turn in paragraphs(article)] == [
        "ANCHOR",
        "ADA CORRIN",
        "HALE (on camera)",
        "CORRIN",
        "PER DAHL, SHIP OFFICERS' UNION",
        "ANCHOR",
    ]


def test_subtitles_become_turns() -> None:
    article = read("ferry.srt")
    assert paragraphs(article) == [
        "ANCHOR: Good evening. A ferry with 214 people on board has run aground off Marlow Point in"
        " thick fog. Ada Corrin is in Port Ellen.",
        "CORRIN: The Star of Ellen hit a sandbank at twenty to six this morning, and all 198"
        " passengers and 16 crew were taken off by lifeboat.",
        "HALE: The master did everything by the book. We will look at the lights.",
    ]
    assert article.title is article.published is None
    assert len(article.sentences) == 6


def test_an_export_is_as_many_articles_as_it_has_documents() -> None:
    found = opened(str(TRADE / "nexis_two.txt"))
    first, second = (found.article(number) for number in found.numbers)
    assert fields(first) == (
        "Ferry runs aground off Marlow Point; All 214 taken off safely in fog",
        "The Harbour Gazette",
        "Ada Corrin",
        None,
        "2031-04-13",
    )
    assert paragraphs(first) == [LEAD, SECOND, QUOTE]
    assert removed(first, "caption") == ["GRAPHIC: Photo, The ferry on the sandbank. Lee Marsh"]
    assert fields(second) == (
        "Ferry stuck on sandbank",
        "The Inland Courier",
        "Tom Weir",
        None,
        "2031-04-13",
    )
    assert len(paragraphs(second)) == 2
    assert [first.origin, second.origin] == [f"{TRADE / 'nexis_two.txt'}#{n}" for n in (1, 2)]
    assert_accounted_for(first)
    assert_accounted_for(second)


@pytest.mark.parametrize(("name", "title"), [("many.jsonl", "Ferry two"), ("nexis_two.txt", None)])
def test_a_number_names_one_article_of_several(name: str, title: str | None) -> None:
    article = load(f"{TRADE / name}#2")
    assert article.title == (title or "Ferry stuck on sandbank")
    assert article.origin == f"{TRADE / name}#2"


def test_several_articles_without_a_number_are_listed() -> None:
    with pytest.raises(InputError, match="as one article: it has 2") as caught:
        load(str(TRADE / "many.jsonl"))
    assert "#1 Ferry one · 2031-04-12; #2 Ferry two" in caught.value.hint


@pytest.mark.parametrize("number", ["0", "3"])
def test_a_number_that_is_not_there_is_told_with_those_that_are(number: str) -> None:
    with pytest.raises(InputError, match=f"has no article {number}") as caught:
        load(f"{TRADE / 'many.jsonl'}#{number}")
    assert "#2 Ferry two" in caught.value.hint


def test_a_file_whose_name_has_a_number_sign_opens(tmp_path: Path) -> None:
    path = tmp_path / "story#2"
    path.write_text(f"{LEAD}\n\n{SECOND}", "utf-8")
    assert load(str(path)).body.startswith(LEAD)
    several = tmp_path / "export#2"
    shutil.copy(TRADE / "nexis_two.txt", several)
    assert load(f"{several}#2").title == "Ferry stuck on sandbank"


def test_a_file_of_one_article_has_a_first(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(f"{LEAD}\n\n{SECOND}", "utf-8")
    assert load(f"{path}#1").body == load(str(path)).body


def test_the_flag_names_the_address_before_the_record() -> None:
    given = LoadOptions(url="https://other.example/a")
    assert load(str(TRADE / "mediacloud.json"), options=given).url == "https://other.example/a"
