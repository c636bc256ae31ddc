"""Pages that stand in an article's place, and pages in which no article is found but prose is."""

from pathlib import Path

import pytest

from claimdiff.articles import load
from claimdiff.errors import InputError
from claimdiff.result import Article

PROSE = (
    "The city of Elmton closed its bridge on Tuesday after engineers found a crack in the pylon.",
    "Repairs will take at least six weeks, Mayor Ada Stone said at the town hall on Wednesday.",
    "Some 7,000 cars use the bridge each day, and traffic will be sent over the old road instead.",
)
PARAGRAPHS = "".join(f"<p>{sentence}</p>" for sentence in PROSE)
CONSENT = {
    "en": "<h1>We value your privacy</h1><p>We and our 842 partners store information on a "
    "device, such as cookies, and process personal data for personalised ads and content.</p>"
    "<p>With your consent we and our partners may use precise geolocation data.</p>"
    "<button>Accept all</button><button>Manage options</button>",
    "de": "<h1>Willkommen</h1><p>Mit Ihrer Einwilligung verarbeiten wir und unsere Partner Daten, "
    "etwa durch Cookies, um Anzeigen zu messen und Inhalte zu personalisieren.</p>"
    "<button>Alle akzeptieren</button>",
    "fr": "<p>Avec votre consentement, nos partenaires et nous utilisons des cookies pour "
    "garder des données personnelles comme votre visite sur ce site.</p>"
    "<button>Tout accepter</button>",
    "es": "<p>Nosotros y nuestros socios usamos cookies y, con su consentimiento, tratamos datos "
    "personales para mostrar anuncios y contenidos personalizados en este sitio.</p>"
    "<button>Aceptar todo</button>",
}


def read(folder: Path, inside: str) -> Article:
    path = folder / "page.html"
    path.write_text(f"<html><head><title>News</title></head><body>{inside}</body></html>", "utf-8")
    return load(str(path))


@pytest.mark.parametrize("language", CONSENT)
def test_a_consent_page_is_no_article(tmp_path: Path, language: str) -> None:
    with pytest.raises(InputError, match="it is a consent page") as caught:
        read(tmp_path, CONSENT[language])
    assert "give the file" in caught.value.message


def test_an_article_about_consent_is_an_article(tmp_path: Path) -> None:
    inside = (
        "<article><h1>Regulator fines firm over cookies</h1>"
        "<p>The regulator fined Example Corp 3 million euros on Tuesday over cookies that it set "
        "without the consent of visitors.</p><p>Users must be able to refuse cookies as easily as "
        "to accept, the regulator said in its decision on personal data.</p></article>"
        "<footer>We use cookies <button>Accept all</button></footer>"
    )
    assert read(tmp_path, inside).body.startswith("The regulator fined Example Corp")


@pytest.mark.parametrize(
    "inside",
    [
        "<h1>news.example</h1><p>Verify you are human by completing the action below.</p>"
        "<p>news.example needs to review the security of your connection first.</p>",
        "<p>Please enable JavaScript and cookies to continue</p>",
        "<h1>Access denied</h1><p>You do not have permission to view this page on this server.</p>",
    ],
)
def test_a_check_for_robots_is_no_article(tmp_path: Path, inside: str) -> None:
    with pytest.raises(InputError, match="check for robots"):
        read(tmp_path, inside)


def test_a_page_of_scripts_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="scripts make its text"):
        read(tmp_path, "<div id='root'></div><script src='app.js'></script>")


@pytest.mark.parametrize("tag", ["footer", "div class='comment'"])
def test_prose_where_no_article_is_found_is_cleaned_as_text_and_told(
    tmp_path: Path, tag: str
) -> None:
    article = read(tmp_path, f"<{tag}>{PARAGRAPHS}</{tag.split()[0]}>")
    assert article.body == "\n\n".join(PROSE)
    assert "no-article-found" in {notice.code for notice in article.warnings}
    for body, source, length in article.offset_map:
        assert article.body[body : body + length] == article.source[source : source + length]


@pytest.mark.parametrize(
    "inside",
    [
        "<pre>" + "\n\n".join(PROSE) + "</pre>",
        "<table><tr><td>Menu<br>Home</td><td>" + "<br><br>".join(PROSE) + "</td></tr></table>",
        "".join(f"<div>{sentence}</div>" for sentence in PROSE),
        "<br>".join(PROSE),
    ],
    ids=["pre", "table", "divs", "breaks"],
)
def test_prose_in_old_markup_is_found(tmp_path: Path, inside: str) -> None:
    assert read(tmp_path, inside).body.split() == " ".join(PROSE).split()


def test_a_slogan_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no article was found"):
        read(tmp_path, "<footer><p>All the news of Elmton, every day.</p></footer>")


def test_a_paywall_is_told_and_its_words_are_not_the_articles(tmp_path: Path) -> None:
    inside = (
        f"<article><h1>Bridge in Elmton closes</h1>{PARAGRAPHS}<div>"
        "<p>Subscribe to continue reading this article.</p><p>Already a subscriber? Log in</p>"
        "</div></article>"
    )
    article = read(tmp_path, inside)
    assert article.body == "\n\n".join(PROSE)
    assert "paywall" in {notice.code for notice in article.warnings}
