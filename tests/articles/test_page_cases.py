"""Pages that went wrong once: blanks, hyphens, tables, scripts, live blogs, corrections."""

from pathlib import Path

import pytest

from claimdiff import verify
from claimdiff.articles import load
from claimdiff.articles.options import LONGEST_TEXT
from claimdiff.result import Article, ArticleResult

PAGES = Path(__file__).parent / "pages"
FERRY = (
    "A passenger ferry with 214 people on board ran aground off Marlow Point early on Saturday, "
    "the coastguard said.\n\n"
    "The Star of Ellen struck a sandbank at 5:40 a.m. in thick fog. All 198 passengers and 16 crew "
    "were taken off by lifeboat.\n\n"
    '"The master did everything by the book," said Jon Hale, the harbour master.'
)


def read(name: str) -> Article:
    return load(str(PAGES / name))


def codes(article: Article) -> set[str]:
    return {notice.code for notice in article.warnings}


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_a_page_passes_our_own_verify(path: Path) -> None:
    result = ArticleResult(status="complete", articles=(load(str(path)),))
    assert list(verify.verify(result)) == []


def test_indentation_of_the_html_does_not_count_toward_the_limit(tmp_path: Path) -> None:
    indent = "\n" + " " * 250
    menu = "".join(f"{indent}<li>{indent}<a href='/{at}'>Part {at}</a></li>" for at in range(400))
    prose = "".join(f"<p>{indent}{line}{indent}</p>" for line in FERRY.split("\n\n"))
    article = f"<article><h1>Ferry runs aground</h1>{prose}</article>"
    page = f"<html><body><ul>{menu}</ul>{article}</body></html>"
    path = tmp_path / "page.html"
    path.write_text(page, "utf-8")
    assert len(page) > LONGEST_TEXT
    assert load(str(path)).body == FERRY


def test_soft_hyphens_are_gone_and_offsets_exact() -> None:
    article = read("shy_page.html")
    assert article.body.startswith("Eine Passagierfähre mit 214 Menschen an Bord ist am frühen")
    assert article.body.endswith(
        "Fahrkarten bis Dienstag erstatten, der Schaden liegt bei 1,2 Millionen Euro."
    )
    assert len(article.body.split("\n\n")) == 4
    assert not codes(article)


def test_a_date_in_the_prose_is_not_the_date_of_publication() -> None:
    article = read("nodate_page.html")
    assert article.published is None
    assert article.title == "Ferry runs aground off Marlow Point"


def test_rows_of_a_table_are_lines_and_told() -> None:
    article = read("table_results.html")
    assert (
        "Candidate\tVotes\tShare\n\nIda Bruun\t12,411\t51.3%\n\nPer Dahl\t11,782\t48.7%"
        in article.body
    )
    assert "Invalid ballots: 312." in article.body
    assert codes(article) == {"table"}


def test_the_text_in_json_ld_is_read_where_the_page_has_no_other() -> None:
    article = read("jsonld_only.html")
    assert article.body.startswith("A passenger ferry with 214 people")
    assert '"The master did everything by the book," said Jon Hale' in article.body
    assert article.title == "Ferry runs aground off Marlow Point"
    assert article.author == "Ada Corrin"
    assert article.outlet == "Harbour Gazette"
    assert article.published == "2031-04-12T09:15:00+01:00"


def test_posts_of_a_live_blog_keep_their_times_and_headings() -> None:
    article = read("liveblog.html")
    assert "11:30\n\nToll rises to five\n\nThe hospital in Port Ellen now says" in article.body
    assert "06:00\n\nFerry aground\n\nA ferry with 214 people" in article.body
    assert article.updated == "2031-04-12T11:30:00+00:00"


def test_a_correction_is_told_and_is_no_claim_of_the_article() -> None:
    article = read("meta_hard.html")
    assert article.body == FERRY
    assert codes(article) == {"correction", "much-removed"}
    assert "An earlier version said that 241 people" in article.warnings[0].message
    reasons = {part.reason for part in article.removed}
    assert {"correction", "about"} <= reasons


def test_fields_that_contradict_each_other() -> None:
    article = read("meta_hard.html")
    assert article.author == "Ada Corrin, Lee Marsh"
    assert article.outlet == "Harbour Gazette"
    assert article.published == "2031-04-12T08:15:00+00:00"
    assert article.updated is None
