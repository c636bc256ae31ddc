"""The two seed articles, raw scrapes with furniture in them, come out as articles."""

from pathlib import Path

import pytest

from claimdiff.articles import load
from claimdiff.result import Article

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def bbc() -> Article:
    return load(str(SEEDS / "bbc.txt"))


@pytest.fixture(scope="module")
def rthk() -> Article:
    return load(str(SEEDS / "rthk.txt"))


def removed(article: Article, reason: str) -> list[str]:
    return [article.source[r.start : r.end] for r in article.removed if r.reason == reason]


def test_bbc_title_is_the_doubled_first_line(bbc: Article) -> None:
    assert bbc.title == "Microsoft and Zoom join Hong Kong data ‘pause’"
    assert removed(bbc, "title") == [bbc.title, bbc.title]


def test_bbc_body_is_its_fourteen_paragraphs(bbc: Article) -> None:
    paragraphs = bbc.body.split("\n\n")
    assert len(paragraphs) == 14
    assert paragraphs[0].startswith("Microsoft and Zoom have said they will not process")
    assert paragraphs[-1].endswith("as we conduct our review.”")


@pytest.mark.parametrize(
    "words",
    ["Image copyright", "Image caption", "Getty Images", "Seeking guidance", "Real More", "pause’"],
)
def test_bbc_furniture_is_gone(bbc: Article, words: str) -> None:
    assert words not in bbc.body


def test_bbc_captions_and_headings_can_be_found_again(bbc: Article) -> None:
    assert removed(bbc, "heading") == ["‘Seeking guidance’"]
    assert removed(bbc, "caption") == [
        "Hong Kong protesters",
        "Hong Kong’s new security law gives the authorities new powers to clamp down on "
        "pro-democracy protests",
        "Zoom offers its service to users in mainland China as well as other parts of the world",
    ]


def test_rthk_metadata(rthk: Article) -> None:
    assert rthk.title == "Microsoft, Zoom Join Pause On Hong Kong Data Request"
    assert rthk.agency == "AFP"
    assert rthk.published == "2020-07-08T11:16:00+08:00"
    assert rthk.label == "rthk"
    assert rthk.language == "en"
    assert rthk.outlet is None


def test_rthk_body_is_its_nine_paragraphs(rthk: Article) -> None:
    paragraphs = rthk.body.split("\n\n")
    assert len(paragraphs) == 9
    assert paragraphs[0].startswith("Microsoft and Zoom said overnight on Tuesday")
    assert paragraphs[-1].endswith("in the immediate future.")


@pytest.mark.parametrize(
    "words",
    ["jQuery", "Share this", "facebook\n", "File photo", "RECENT NEWS", "RedotPay", "Kakao", "AFP"],
)
def test_rthk_furniture_is_gone(rthk: Article, words: str) -> None:
    assert words not in rthk.body


def test_rthk_caption_and_credit_can_be_found_again(rthk: Article) -> None:
    assert len(removed(rthk, "caption")) == 2
    assert "(AFP)" in removed(rthk, "credit")


@pytest.mark.parametrize("name", ["bbc", "rthk"])
def test_body_leads_back_to_the_source_and_nothing_is_lost(name: str) -> None:
    article = load(str(SEEDS / f"{name}.txt"))
    covered = {at for r in article.removed for at in range(r.start, r.end)}
    for body, source, length in article.offset_map:
        assert article.body[body : body + length] == article.source[source : source + length]
        covered.update(range(source, source + length))
    lost = [at for at, c in enumerate(article.source) if not c.isspace() and at not in covered]
    assert lost == []
