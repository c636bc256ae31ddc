"""Characters written as references: in the body as in a browser, in the map to the last one."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.api import verify
from claimdiff.articles import load
from claimdiff.errors import InputError
from claimdiff.result import Article, ArticleResult

PROSE = "said the harbour master of Port Ellen on Monday, when the ferry was taken back to its dock"
WRITTEN = (
    *(
        "&amp;",
        "&#8220;",
        "&#x201C;",
        "&hellip;",
        "&eacute",
        "&shy;",
        "&nbsp;",
        "&lt;b&gt;",
        "&#150;",
    ),
    *(
        "S&P;",
        "R&D;",
        "AT&T;",
        "AT&T",
        "S&P 500",
        "&notit;",
        "&bogus;",
        "&",
        "&;",
        "&#;",
        "&#0;",
        "&amp",
    ),
    *(
        "&#x1F600;",
        "&fjlig;",
        "&NotEqualTilde;",
        "&ThickSpace;",
        "\u00ad",
        "\u200b",
        "&zwj;",
        "é",
        "漢字",
    ),
)


def read(html: str) -> Article | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(html, "utf-8")
        try:
            return load(str(path))
        except InputError:
            return None


def page(*paragraphs: str) -> str:
    inside = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html><body><article><h1>A title of four words</h1>{inside}</article></body></html>"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("S&P; rose and AT&T; fell, R&D; too,", "S&P; rose and AT&T; fell, R&D; too,"),
        ("S&P 500 and R&D and AT&T,", "S&P 500 and R&D and AT&T,"),
        ("&#8220;All is well&#8221;&hellip;", "“All is well”…"),
        ("Caf&eacute and &lt;b&gt; &amp; co,", "Café and <b> & co,"),
        ("Passagier&shy;fähre und Küsten\u00adwache,", "Passagierfähre und Küstenwache,"),
    ],
)
def test_a_body_has_what_a_browser_shows(written: str, shown: str) -> None:
    article = read(page(f"{written} {PROSE}.", f"{PROSE.capitalize()}.", f"And so {PROSE}."))
    assert article is not None
    assert article.body.startswith(f"{shown} {PROSE}.")
    assert verify(ArticleResult(status="complete", articles=(article,))) == []


def test_a_reference_at_the_beginning_of_a_paragraph_is_mapped() -> None:
    article = read(page("&#8220;Never&#8221; " + PROSE + ".", "&ldquo;Again&rdquo; " + PROSE + "."))
    assert article is not None
    assert [
        article.source[r.start : r.end] for r in article.removed if r.reason == "reference"
    ] == [*("&#8220;", "&#8221;", "&ldquo;", "&rdquo;")]
    assert verify(ArticleResult(status="complete", articles=(article,))) == []


def test_a_changed_reference_is_a_mismatch() -> None:
    article = read(page(f"Ham &amp; eggs {PROSE}.", f"{PROSE.capitalize()}."))
    assert article is not None
    forged = article.model_copy(update={"body": article.body.replace("&", "+")})
    found = verify(ArticleResult(status="complete", articles=(forged,)))
    assert any("accounted for" in mismatch.what for mismatch in found)


@pytest.mark.slow
@given(
    st.lists(st.lists(st.sampled_from((*WRITTEN, PROSE, " ", ", ", ". ")), max_size=9), max_size=5)
)
def test_whatever_is_written_our_own_verify_passes(parts: list[list[str]]) -> None:
    article = read(page(*("".join(part) for part in parts), f"{PROSE.capitalize()}."))
    if article is not None:
        assert verify(ArticleResult(status="complete", articles=(article,))) == []


def test_the_escapes_of_json_ld_are_mapped() -> None:
    body = (
        f"{PROSE.capitalize()}. \\u201cAll is well\\u201d, {PROSE}."
        f'\\n\\n\\"R\\u0026amp;D\\" {PROSE} \\ud83d\\ude00.'
    )
    html = (
        '<html><head><script type="application/ld+json">{"@type": "NewsArticle", '
        f'"headline": "A title", "articleBody": "{body}"}}</script></head><body></body></html>'
    )
    article = read(html)
    assert article is not None
    assert f'“All is well”, {PROSE}.\n\n"R&D" {PROSE} 😀.' in article.body
    assert verify(ArticleResult(status="complete", articles=(article,))) == []
