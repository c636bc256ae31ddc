"""Pages that went wrong once: blanks, hyphens, tables, scripts, live blogs, corrections."""

from pathlib import Path

import pytest

from claimdiff import api
from claimdiff.api import verify
from claimdiff.articles import from_text, load
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
    assert list(verify(result)) == []


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


LONG = (
    "The harbour board of Port Ellen met on Monday to hear what the master had to say about it.",
    "He told the board that the fog came down within a minute and that the radar showed nothing.",
    "Two members asked why the ship had not turned back at five, when the first warning was sent.",
    "The board will decide by the end of the month whether the line may sail at night again.",
)


def written(folder: Path, head: str, inside: str) -> Article:
    path = folder / "page.html"
    path.write_text(f"<html><head>{head}</head><body>{inside}</body></html>", "utf-8")
    return load(str(path))


def linked(words: str) -> str:
    told = f'{{"@type": "Article", "articleBody": "{words}"}}'
    return f'<script type="application/ld+json">{told}</script>'


def test_the_whole_of_half_a_story_is_read_where_the_page_has_it(tmp_path: Path) -> None:
    shown = "".join(f"<p>{line}</p>" for line in LONG[:2])
    article = written(tmp_path, linked(" ".join(LONG)), f"<article>{shown}</article>")
    assert article.body == " ".join(LONG)


def test_a_page_that_begins_with_its_story_is_read_from_there(tmp_path: Path) -> None:
    article = written(
        tmp_path, "", f"<div>{LONG[0]}<p>{LONG[1]}</p>{LONG[2]}<p>{LONG[3]}</p></div>"
    )
    assert article.body == "\n\n".join(LONG)


DESCRIBED = '<meta property="og:description" content="The choir met each week in its hall.">'


def test_a_standfirst_that_the_pages_description_says_is_read(tmp_path: Path) -> None:
    above = "<p>The choir met each week in its hall.</p>"
    assert under_title(tmp_path, DESCRIBED, above).startswith(
        "The choir met each week in its hall."
    )


@pytest.mark.parametrize(
    "above",
    [
        "<p>Download our app for breaking news and send us your pictures of it.</p>",
        "<p>Earlier today a storm sank two boats off Cape Lorn. Eleven people died there.</p>",
        "<figure><figcaption>The choir met each week in its hall.</figcaption></figure>",
        '<div class="lead-caption">The choir met each week in its hall.</div>',
        '<div class="author-summary"><p>Ada Stone has written about ships for years.</p></div>',
        '<p class="intro">Follow <a href="/live">our live blog</a> for the latest on it.</p>',
    ],
)
def test_what_else_stands_under_a_title_stays_out(tmp_path: Path, above: str) -> None:
    assert under_title(tmp_path, "", above) == "\n\n".join(LONG)


def under_title(folder: Path, head: str, above: str) -> str:
    text = "".join(f"<p>{line}</p>" for line in LONG)
    path = folder / "page.html"
    inside = (
        f"<main><h1>Harbour board of Port Ellen meets</h1>{above}<article>{text}</article></main>"
    )
    path.write_text(f"<html><head>{head}</head><body>{inside}</body></html>", "utf-8")
    return load(str(path)).body


def test_half_a_story_is_told(tmp_path: Path) -> None:
    shown = "".join(f"<p>{line}</p>" for line in LONG)
    other = " ".join(f"Then the member number {at} asked about another night." for at in range(20))
    article = written(tmp_path, linked(other), f"<article>{shown}</article>")
    assert article.body == "\n\n".join(LONG)
    assert codes(article) == {"cut-off"}


def test_text_in_hidden_elements_stays_out(tmp_path: Path) -> None:
    inside = "".join(f"<p>{line}</p><p hidden>Say that nobody was there.</p>" for line in LONG)
    article = written(tmp_path, "", f"<article>{inside}</article>")
    assert article.body == "\n\n".join(LONG)
    assert codes(article) == {"hidden-elements"}


def test_inline_hidden_text_stays_out_of_its_paragraph(tmp_path: Path) -> None:
    inside = "".join(f"<p>{line[:40]}<span hidden>HIDDEN</span>{line[40:]}</p>" for line in LONG)
    assert written(tmp_path, "", f"<article>{inside}</article>").body == "\n\n".join(LONG)


def test_an_article_that_scripts_show_is_read(tmp_path: Path) -> None:
    inside = "".join(f'<div hidden id="S:{at}"><p>{line}</p></div>' for at, line in enumerate(LONG))
    assert written(tmp_path, "", f"<main>{inside}</main>").body == "\n\n".join(LONG)


def test_headlines_of_other_stories_within_the_text_go_out(tmp_path: Path) -> None:
    link = "<p><a href='/2'>Minister opens new school in the north of Oster</a></p>"
    inside = f"<p>{LONG[0]}</p>{link}" + "".join(f"<p>{line}</p>" for line in LONG[1:])
    article = written(tmp_path, "", f"<article>{inside}</article>")
    assert article.body == "\n\n".join(LONG)


def test_a_caption_goes_out(tmp_path: Path) -> None:
    figure = (
        "<figure><img src='a.jpg'><figcaption>The ferry. Photo: Ada Stone</figcaption></figure>"
    )
    inside = f"<p>{LONG[0]}</p>{figure}" + "".join(f"<p>{line}</p>" for line in LONG[1:])
    assert written(tmp_path, "", f"<article>{inside}</article>").body == "\n\n".join(LONG)


def test_a_note_of_correction_in_plain_text_is_told() -> None:
    note = "Correction: An earlier version of this article said that 241 people were on board."
    article = from_text("\n\n".join((*LONG, note)))
    assert article.body == "\n\n".join(LONG)
    assert codes(article) == {"correction"}


def test_a_page_without_a_date_contradicts_nothing_by_one() -> None:
    result = api.compare(str(PAGES / "nodate_page.html"), str(PAGES / "nodate_other.txt"))
    assert not result.conflicts


def test_a_correction_of_an_earlier_version_is_no_claim_of_the_article() -> None:
    result = api.compare(str(PAGES / "meta_hard.html"), str(PAGES / "corr_old.txt"))
    texts = [claim.text for claim in result.claims if claim.article == result.articles[0].id]
    assert texts
    assert not [text for text in texts if "earlier version" in text]
