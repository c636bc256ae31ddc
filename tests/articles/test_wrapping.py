"""Hard-wrapped text: paragraphs are put together again at any width, and no prose is lost."""

import textwrap
from pathlib import Path

import pytest
from tests.articles.accounts import assert_accounted_for, removed

from claimdiff.articles import from_text
from claimdiff.articles.wrapping import units
from claimdiff.result import Article

TRADE = Path(__file__).parent / "trade"
PARAGRAPHS = (
    "A privately owned dam burst in the hills above Kelso before dawn on Tuesday, sending a wall of"
    " water through two villages and killing at least 14 people, the regional governor said.",
    "Some 3,200 residents were moved to schools in the town of Barr, according to Governor Elin"
    " Strand. Nine people were still missing at nightfall.",
    '"The water came at four in the morning, when everyone was asleep," Strand told reporters at'
    ' the sports hall. "No siren sounded. That is what I want explained."',
    "The 31-metre Holm dam, built in 1964 and owned by the mining group Varde, held back about six"
    " million cubic metres of water.",
    "The government declared three days of national mourning.",
)


def wrapped(width: int, joint: str) -> str:
    return joint.join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)


def words(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize("width", [30, 40, 50, 60, 66, 72, 80, 100, 120])
@pytest.mark.parametrize("joint", ["\n\n", "\n", "\n    ", "\r\n\r\n"])
def test_no_word_of_a_wrapped_text_is_lost(width: int, joint: str) -> None:
    text = wrapped(width, joint)
    article = from_text(text.replace("\n", "\r\n") if "\r" in joint else text)
    assert words(article.body) == words(" ".join(PARAGRAPHS))
    assert_accounted_for(article)


@pytest.mark.parametrize("width", [40, 60, 72, 100])
def test_empty_lines_part_the_paragraphs_of_a_wrapped_text(width: int) -> None:
    assert from_text(wrapped(width, "\n\n")).body == "\n\n".join(PARAGRAPHS)


def test_a_line_that_is_longer_than_those_in_mid_sentence_goes_on_too() -> None:
    text = """Taucher sind am Sonntag vor Marlow
wieder ins Wasser gegangen, sagte eine
Frau der Hafenwache.

An Bord waren nach Angaben der Reederei
195 Passagiere und 19
Besatzungsmitglieder. Den Schaden
bezifferte sie auf 2,1 Millionen.

Hafenmeister Jan Hahle sagte, der
Kapitän halte sich an die Vorschriften
und andere auch.
"""
    assert from_text(text).body == "\n\n".join(
        " ".join(paragraph.split()) for paragraph in text.split("\n\n")
    )


@pytest.mark.parametrize("width", [40, 60, 72, 100])
def test_an_indented_line_begins_a_paragraph(width: int) -> None:
    filled = (textwrap.fill(paragraph, width, initial_indent="   ") for paragraph in PARAGRAPHS)
    assert from_text("\n".join(filled)).body == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize("width", [60, 72])
def test_double_spaced_copy_is_one_text(width: int) -> None:
    article = from_text(wrapped(width, "\n").replace("\n", "\n\n"))
    assert words(article.body) == words(" ".join(PARAGRAPHS))


def test_a_title_over_two_lines_is_one_title() -> None:
    title = "Dam bursts above Kelso valley, killing at least 14 people before dawn"
    text = textwrap.fill(title, 50) + "\n\n" + wrapped(50, "\n\n")
    article = from_text(text)
    assert article.title == title
    assert article.body == "\n\n".join(PARAGRAPHS)


def test_a_byline_below_a_title_is_none_of_it_where_paragraphs_are_single_lines() -> None:
    title = "Dam bursts above Kelso valley, killing at least 14 people"
    byline = "By Lena Marsh, The Kelso Courier, 4 March 2026"
    article = from_text(f"{title}\n{byline}\n\n" + "\n\n".join(PARAGRAPHS))
    assert (article.title, article.author) == (title, "Lena Marsh")
    assert article.body == "\n\n".join(PARAGRAPHS)


def test_chinese_lines_that_are_full_go_together_without_a_space() -> None:
    text = (
        "埃尔姆顿市长表示这座桥将关闭六个星期并且\n工程师周二在桥上发现了一条裂缝，市政府说维\n"
        "修工程需要三百五十万克朗，渡轮整夜运行，\n居民可以免费乘坐直到大桥重新开放为止。"
    )
    article = from_text(text)
    assert article.body == text.replace("\n", "")
    assert_accounted_for(article)


def test_lines_of_a_menu_are_not_put_together() -> None:
    menu = "home and garden\nnews\nsport of the day\nweather and tides today\ncontact"
    assert [line.text for line in units(menu)] == menu.split("\n")


def test_items_of_a_list_stay_items_and_keep_their_second_lines() -> None:
    items = (
        "- A 34-year-old man was fined 400 crowns for swimming in the harbour on Friday night.",
        "- Oster United drew 2-2 with Ellen in a match that ended after midnight, the club said.",
    )
    text = "\n".join(textwrap.fill(item, 50, subsequent_indent="  ") for item in items)
    assert from_text(f"{wrapped(50, chr(10) * 2)}\n\n{text}").body.split("\n\n")[-2:] == [*items]


@pytest.mark.parametrize(
    ("lines", "word"),
    [
        ("were taken off by life-\nboat before dawn", "lifeboat"),
        ("the govern-\nment said that it would pay", "government"),
        ("in a well-\nknown part of the town", "well-known"),
        ("the 31-\nmetre dam above the town", "31-metre"),
        ("a co-\nowner spoke; the co-owner left", "co-owner"),
        ("the Petro-\nwicz dam; a Petrowicz spokesman", "Petrowicz"),
        ("the ex-\nMinister of the town", "ex-Minister"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_goes_where_it_is_not_the_words_own(
    lines: str, word: str
) -> None:
    article = from_text(f"The crew said on Tuesday that people {lines}, and all were safe.")
    assert word in article.body
    assert_accounted_for(article)


def test_a_copy_over_two_pages_is_whole() -> None:
    article = from_text((TRADE / "wrapped_76.txt").read_text("utf-8"))
    assert article.title == "FERRY RUNS AGROUND OFF MARLOW POINT"
    assert article.body.startswith("PORT ELLEN, April 12 (NP) -- A passenger ferry with 214 people")
    assert "16 crew were taken off by lifeboat." in article.body
    assert "\n\nThe coastguard sent two helicopters." in article.body
    assert removed(article, "page-mark") == ["MORE\n\n                              -2-", "ENDS"]
    assert_accounted_for(article)


def test_a_sentence_that_a_page_mark_parts_is_one() -> None:
    text = (
        "The coastguard said on Saturday that the ferry would be towed to the\n\n-more-\n\n"
        "Ferry 2-2-2\n\nharbour of Oster on Sunday, and that nobody was hurt.\n\n###"
    )
    assert from_text(text).body == (
        "The coastguard said on Saturday that the ferry would be towed to the harbour of Oster on"
        " Sunday, and that nobody was hurt."
    )


@pytest.mark.parametrize("line", ["Emergency: 9-9-9", "The vote was 3-3-3", "Box 7-7-7"])
def test_a_line_of_three_equal_numbers_is_no_page_mark(line: str) -> None:
    text = f"The ferry was towed to the harbour on Sunday.\n\n{line}\n\nNobody on it was hurt."
    assert not removed(from_text(text), "page-mark")


def test_a_wrapped_report_keeps_all_its_sentences_and_its_time() -> None:
    article = from_text((TRADE / "wrapped_p1a_72.txt").read_text("utf-8"))
    assert len(article.sentences) == 16
    assert article.author == "Ruth Ames"
    assert article.published == "2031-05-06T18:40:00+00:00"


def test_a_newsletter_of_many_items_keeps_each() -> None:
    article = from_text((TRADE / "newsletter_multi.txt").read_text("utf-8"))
    for words_ in ("ran aground off Marlow Point", "31 million crowns", "fined 400", "drew 2-2"):
        assert words_ in article.body
    assert "Unsubscribe" not in article.body
    assert article.published == "2031-04-12"


def test_what_a_wrapped_text_is_told_in_order() -> None:
    article: Article = from_text(wrapped(60, "\n\n"))
    assert [article.body[s.start : s.end] for s in article.sentences][1] == (
        "Some 3,200 residents were moved to schools in the town of Barr, according to Governor"
        " Elin Strand."
    )
