"""PDF: columns one after the other, lines and hyphens mended, what runs on the pages left out."""

import textwrap
from pathlib import Path

import pytest
from tests.articles.accounts import assert_accounted_for, removed
from tests.articles.formats.pdfs import Text, column, pdf

from claimdiff.articles import load
from claimdiff.errors import InputError

TITLE = "Ferry runs aground off Marlow Point"
ONE = (
    "A passenger ferry with 214 people on board ran aground off Marlow Point early on Saturday, the"
    " coastguard said, and the Star of Ellen was held by a sandbank until noon."
)
TWO = (
    "All 198 passengers and 16 crew were taken off by lifeboat. Jon Hale, the harbour master, said"
    " that the master of the ship had done everything by the book and that nobody was to blame."
)
THREE = (
    "Ellen Lines, the company that runs the ferry, said it would refund all tickets by Tuesday, and"
    " that the ship would be towed to Oster as soon as the tide allowed it."
)


def filled(paragraph: str, width: int, indent: str = "") -> list[str]:
    return textwrap.wrap(paragraph, width, initial_indent=indent)


def saved(tmp_path: Path, *pages: list[Text]) -> str:
    path = tmp_path / "ferry.pdf"
    path.write_bytes(pdf(pages))
    return str(path)


def test_a_page_of_one_column(tmp_path: Path) -> None:
    page = [
        Text(60, 760, TITLE, 18),
        Text(60, 730, "By Ada Corrin"),
        *column(60, 700, [*filled(ONE, 70), "", *filled(TWO, 70), "", *filled(THREE, 70)]),
    ]
    article = load(saved(tmp_path, page))
    assert article.title == TITLE
    assert article.author == "Ada Corrin"
    assert article.published is None
    assert article.body == f"{ONE}\n\n{TWO}\n\n{THREE}"
    assert article.origins["title"] == "pdf:layout"
    assert "pdf-layout" in {notice.code for notice in article.warnings}
    assert_accounted_for(article)


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [*filled(ONE, 38), *filled(TWO, 38, "  ")]
    page = [
        Text(60, 760, "FERRY RUNS AGROUND OFF MARLOW POINT", 20),
        *column(60, 700, left[: len(left) - 2]),
        *column(310, 700, [*left[len(left) - 2 :], *filled(THREE, 38, "  ")]),
    ]
    article = load(saved(tmp_path, page))
    assert article.body == f"{ONE}\n\n{TWO}\n\n{THREE}"
    assert article.title == "FERRY RUNS AGROUND OFF MARLOW POINT"
    assert_accounted_for(article)


def test_what_runs_on_the_pages_goes_and_a_sentence_over_two_is_one(tmp_path: Path) -> None:
    lines = [*filled(ONE, 70), "", *filled(TWO, 70)]
    first = [
        Text(60, 815, "The Harbour Gazette  13 April 2031"),
        Text(60, 740, TITLE, 18),
        *column(60, 700, lines[:-1]),
        Text(290, 30, "Page 1 of 2"),
    ]
    second = [
        Text(60, 815, "The Harbour Gazette  13 April 2031"),
        *column(60, 740, [lines[-1], "", *filled(THREE, 70)]),
        Text(290, 30, "Page 2 of 2"),
    ]
    article = load(saved(tmp_path, first, second))
    assert article.body == f"{ONE}\n\n{TWO}\n\n{THREE}"
    marks = " ".join(removed(article, "page-mark"))
    assert "Page 1 of 2" in marks
    assert marks.count("The Harbour Gazette") == 2
    assert_accounted_for(article)


def test_a_word_that_the_end_of_a_line_parts_is_whole(tmp_path: Path) -> None:
    lines = [
        "The company that runs the ferry said on Monday that the govern-",
        "ment would pay for the life-boats and that it was a well-",
        "known fact that the radar was old.",
    ]
    article = load(saved(tmp_path, column(60, 700, lines)))
    assert article.body == (
        "The company that runs the ferry said on Monday that the government would pay for the"
        " life-boats and that it was a well-known fact that the radar was old."
    )
    assert removed(article, "hyphen") == ["-"]
    assert_accounted_for(article)


def test_an_export_that_was_saved_as_pdf_is_read_as_one(tmp_path: Path) -> None:
    lines = [
        "Ferry stuck on sandbank", "The Inland Courier", "April 13, 2031 Sunday", "",
        "Copyright 2031 Inland Courier All Rights Reserved", "", "Length: 61 words",
        "Byline: Tom Weir", "", "Body", "", *filled(ONE, 70), "", "Load-Date: April 13, 2031", "",
        "End of Document",
    ]  # fmt: skip
    article = load(saved(tmp_path, column(60, 760, lines)))
    assert (article.title, article.outlet) == ("Ferry stuck on sandbank", "The Inland Courier")
    assert article.body == ONE


@pytest.mark.parametrize(
    ("data", "why"),
    [(pdf([[]]), "a PDF without text"), (b"%PDF-1.7\n...", "locked or damaged")],
)
def test_a_pdf_without_text_is_named(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(data)
    with pytest.raises(InputError, match=why) as caught:
        load(str(path))
    assert "scan.pdf" in caught.value.message
    assert caught.value.exit_code == 3
