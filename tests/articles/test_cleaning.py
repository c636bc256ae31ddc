"""Page furniture leaves a plain text, prose stays, and nothing is dropped in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.articles.accounts import assert_accounted_for, removed

from claimdiff.articles import from_text
from claimdiff.errors import InputError

PROSE = (
    "The city of Elmton closed its Longstone bridge on Tuesday after engineers found a crack.",
    "“We will open it again when it is safe,” said the mayor, Ada Quill, at the town hall.",
    "Repairs will take at least six weeks and cost 3.5 million crowns, the council said.",
    "Traffic is sent by the old road, and the ferry runs all night.",
)


def page(*lines: str) -> str:
    return "\n\n".join(lines)


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
    "The Harbour News Agency contributed to this report.",
    "– Harbour Radio's Tomas Lind and Mira Holt contributed to this article.",
    "Harbour Radio reporter Tomas Lind contributed.",
    "--This report was updated at 12:06 p.m.",
    "Updated at 11:11 a.m. ET",
    "FILE PHOTO: A crane stands beside the Longstone bridge in Elmton in June of last year.",
    "toggle caption Tomas Lind/Harbour Post",
    "Get breaking news alerts and special reports.",
    "Let our news meet your inbox. This site is protected by recaptcha",
    "Interested in Elmton? Add Elmton as an interest to stay up to date on the latest Elmton news.",
    "Check out our other videos and subscribe to our channel so you never miss out.",
    "For licensing opportunities of our original content, please write to us.",
    "Send tips to news@harbourpost.example.",
    "— Ada Quill (@adaquill) March 4, 2031",
    "Also see: Ferry runs again after the storm",
    "Bridges and cracks:What we know about old bridges so far",
    "FERRY RUNS AGAIN AFTER THE STORM OF THE YEAR",
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


@pytest.mark.parametrize(
    "line",
    [
        "Each of the four towns contributed 2 million crowns to the new bridge.",
        "The council said:“We will open it.”",
        "The clock of the town hall stopped at 11:11 a.m. on that day.",
    ],
)
def test_prose_that_sounds_like_furniture_stays(line: str) -> None:
    assert from_text(page(*PROSE[:2], line, *PROSE[2:])).body == page(*PROSE[:2], line, *PROSE[2:])


def test_lines_in_capitals_stay_where_the_article_has_many() -> None:
    lines = [PROSE[0], PROSE[1].upper().rstrip("."), PROSE[2].upper().rstrip("."), PROSE[3]]
    assert from_text(page(*lines)).body == page(*lines)


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
    assert [part[-21:] for part in removed(article, "caption")] == ["The bridge on Tuesday"]
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


def test_prose_between_a_link_and_a_credit_in_brackets_is_kept() -> None:
    told = PROSE[3] + " (RELATED: Elmville bridge shuts) (AFP)"
    article = from_text(page(*PROSE[:3], told))
    assert PROSE[3] in article.body
    assert "caption" not in {one.reason for one in article.removed}


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
    assert {notice.code for notice in article.warnings} == {"short"}


@pytest.mark.parametrize(
    ("end", "broken"),
    [
        ("The council said that it had been warned. It will", True),
        ("The council has asked two engineers of the state for a report on the cables and", True),
        ("Related content:", False),
        ("What engineers found", False),
        ("The report of the engineers can be read in full here: https://example.org/a", False),
        ("The report is from the Board of Harbours and Bridges (BHB)", False),
    ],
)
def test_a_text_is_cut_off_where_a_paragraph_goes_on(end: str, broken: bool) -> None:
    article = from_text(f"{'  '.join(PROSE)}\n\n{end}\n", clean=True)
    assert ("cut-off" in {notice.code for notice in article.warnings}) is broken


def test_a_text_that_goes_on_elsewhere_is_flagged() -> None:
    article = from_text(page(*PROSE, "Read more »"))
    assert "cut-off" in {notice.code for notice in article.warnings}
    assert from_text(page(*PROSE)).warnings == ()
    other = from_text(page(*PROSE, "Read more: Harbour fees to rise again"))
    assert "cut-off" not in {notice.code for notice in other.warnings}


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


@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\n\n", "\r\n", "\u2028"]))
def test_every_character_is_in_the_body_or_removed(lines: list[str], joint: str) -> None:
    try:
        article = from_text(joint.join(lines))
    except InputError:
        return
    assert_accounted_for(article)
    for sentence in article.sentences:
        assert article.body[sentence.start : sentence.end].strip()
