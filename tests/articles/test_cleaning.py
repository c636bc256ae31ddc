"""Page furniture leaves a plain text, prose stays, and nothing is dropped in silence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimdiff.articles import from_text
from claimdiff.errors import InputError
from claimdiff.result import Article

PROSE = (
    "The city of Elmton closed its Longstone bridge on Tuesday after engineers found a crack.",
    "“We will open it again when it is safe,” said the mayor, Ada Quill, at the town hall.",
    "Repairs will take at least six weeks and cost 3.5 million crowns, the council said.",
    "Traffic is sent by the old road, and the ferry runs all night.",
)


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def removed(article: Article, reason: str) -> list[str]:
    return [article.source[r.start : r.end] for r in article.removed if r.reason == reason]


def assert_accounted_for(article: Article) -> None:
    covered = bytearray(len(article.source))
    for body, source, length in article.offset_map:
        assert article.body[body : body + length] == article.source[source : source + length]
        assert not any(covered[source : source + length])
        covered[source : source + length] = b"\1" * length
    for part in article.removed:
        assert not any(covered[part.start : part.end])
        covered[part.start : part.end] = b"\1" * (part.end - part.start)
    lost = [c for c, seen in zip(article.source, covered, strict=True) if not seen and c.strip()]
    assert lost == []


FURNITURE = [
    "Share this story",
    "Facebook Twitter WhatsApp Email",
    "ADVERTISEMENT",
    "Sign up for our daily newsletter to get the news in your inbox",
    "We use cookies to make this site better. Accept all cookies",
    "Home > News > Local",
    "Reporting by Tomas Lind; editing by Mira Holt",
    "© 2031 Harbour Post. All rights reserved.",
    '"); jQuery("#7 h3").html("',
    "Leave a comment",
    "Photo: Harbour Post/Tomas Lind",
    "Updated 4 March 2031 at 10:15",
    # German, French, Spanish, Chinese, Arabic
    "Artikel teilen",
    "Lesen Sie auch: Fähre fährt wieder",
    "À lire aussi : le pont rouvre",
    "Partager sur Facebook",
    "Publicidad",
    "Lea también: el puente reabre",
    "延伸閱讀：大橋重開",
    "分享到微信",
    "اقرأ أيضا: الجسر يفتح",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_between_prose_goes_and_the_prose_stays(line: str) -> None:
    article = from_text(page(*PROSE[:2], line, *PROSE[2:]))
    assert article.body == page(*PROSE)
    assert line in article.source
    assert_accounted_for(article)


def test_what_stands_around_the_article_goes() -> None:
    article = from_text(
        page(
            "Bridge closes after crack is found | Harbour Post",
            "Home\nNews\nSport\nWeather",
            "Bridge closes after crack is found",
            "By Tomas Lind for the Harbour Post",
            "Published 4 March 2031, 08:10 CET",
            *PROSE,
            "RELATED STORIES",
            "Ferry runs again after the storm of the year",
            "The ferry between Elmton and Port Ellis runs again after three da... Read more",
            "Mayor opens the new library near the harbour",
            "The new library holds forty thousand books and a reading room wi... Read more",
        )
    )
    assert article.body == page(*PROSE)
    assert article.title == "Bridge closes after crack is found"
    assert article.outlet == "Harbour Post"
    assert article.author == "Tomas Lind"
    assert article.published == "2031-03-04T08:10:00+01:00"
    assert_accounted_for(article)


def test_headings_captions_and_doubles_go_and_say_what_they_are() -> None:
    article = from_text(
        page(
            PROSE[0],
            "What engineers found",
            PROSE[1],
            "Image copyright Northgate Pictures Image caption The bridge on Tuesday",
            PROSE[2],
            PROSE[0],
            PROSE[3],
        )
    )
    assert article.body == page(*PROSE)
    assert removed(article, "heading") == ["What engineers found"]
    assert [part.strip() for part in removed(article, "caption")] == ["The bridge on Tuesday"]
    assert removed(article, "duplicate") == [PROSE[0]]
    assert_accounted_for(article)


def test_a_caption_ends_where_the_prose_begins() -> None:
    article = from_text(
        page(
            PROSE[0],
            f"Image copyright Reuters Image caption The bridge was closed on Tuesday. {PROSE[3]}",
        )
    )
    assert article.body == page(PROSE[0], PROSE[3])


def test_a_list_of_the_article_stays() -> None:
    items = ("The ferry, which runs all night", "The old road by the mill", "A bus every hour")
    article = from_text(
        page(*PROSE, "There are three ways to cross:", *items, PROSE[0] + " Again.")
    )
    assert all(item in article.body for item in items)


def test_the_agency_leaves_the_last_line_and_becomes_metadata() -> None:
    article = from_text(page(*PROSE[:3], PROSE[3] + " (AFP)"))
    assert article.body == page(*PROSE)
    assert article.agency == "AFP"
    assert removed(article, "credit") == ["(AFP)"]


def test_a_wrapped_text_is_joined_to_paragraphs() -> None:
    article = from_text(
        "The city of Elmton closed its Longstone bridge on Tuesday after\n"
        "engineers found a crack in the main pylon, the council said in\n"
        "a statement.\n\nRepairs will take at least six weeks."
    )
    assert "after engineers" in article.body
    assert "\n" not in article.body.replace("\n\n", "")
    assert_accounted_for(article)


def test_a_short_text_is_kept_and_flagged() -> None:
    article = from_text("The bridge is closed")
    assert article.body == "The bridge is closed"
    assert {notice.code for notice in article.warnings} == {"short", "cut-off"}


def test_a_text_that_goes_on_elsewhere_is_flagged() -> None:
    article = from_text(page(*PROSE, "Read more »"))
    assert "cut-off" in {notice.code for notice in article.warnings}
    assert from_text(page(*PROSE)).warnings == ()


@pytest.mark.parametrize("text", ["Home\nNews\nSport\nContact", "Share this story\n\nFacebook"])
def test_nothing_but_furniture_is_no_article(text: str) -> None:
    with pytest.raises(InputError, match="no article text"):
        from_text(text)


def test_uncleaned_text_is_the_body_as_it_is() -> None:
    text = page("Share this story", *PROSE) + "\n"
    article = from_text(text, clean=False)
    assert article.body == text
    assert article.removed == ()


LINES = st.one_of(
    st.sampled_from([*PROSE, *FURNITURE, "What engineers found", "RECENT NEWS", "x", ""]),
    st.text(
        alphabet=st.sampled_from(list('aB1 .!?"”(\u200b\u00a0\t。說؟ก\U000e0041\ud800\x1b-•')),
        max_size=40,
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\n\n", "\r\n", "\u2028"]))
def test_every_character_is_in_the_body_or_removed(lines: list[str], joint: str) -> None:
    try:
        article = from_text(joint.join(lines))
    except InputError:
        return
    assert_accounted_for(article)
    for sentence in article.sentences:
        assert article.body[sentence.start : sentence.end].strip()
