"""Wire copy: IPTC 7901, ANPA, and what it looks like without control characters."""

from pathlib import Path

from tests.articles.accounts import assert_accounted_for, removed

from claimdiff.articles import from_text, load, opened

TRADE = Path(__file__).parent.parent / "trade"
LEAD = "A passenger ferry with 214 people on board ran aground off Marlow Point early on Saturday,"


def test_iptc_7901_has_a_headline_a_byline_and_the_time_it_was_sent() -> None:
    article = load(str(TRADE / "iptc7901.txt"))
    assert article.title == "FERRY AGROUND OFF MARLOW POINT"
    assert article.author == "Ada Corrin"
    assert article.published == "2031-04-12T09:15:00+00:00"
    assert article.body.split("\n\n") == [
        f"PORT ELLEN, April 12 (NP) - {LEAD} the coastguard said.",
        "The Star of Ellen struck a sandbank at 5:40 a.m. in thick fog. All 198 passengers and 16"
        " crew were taken off by lifeboat.",
        "“The master did everything by the book,” said Jon Hale, the harbour master.",
    ]
    assert_accounted_for(article)


def test_a_german_message_with_notes_and_a_time_without_zone() -> None:
    article = load(str(TRADE / "iptc7901_dpa.txt"))
    assert article.title == "Fähre läuft vor Kap Marlow auf Grund"
    assert article.agency == "dpa"
    assert article.published == "2031-04-12T10:15:00"
    assert article.body.startswith("Port Ellen (dpa) - Eine Fähre mit 214 Menschen")
    assert "Zusammenfassung" not in article.body
    assert_accounted_for(article)


def test_several_messages_are_several_articles(tmp_path: Path) -> None:
    path = tmp_path / "wire.txt"
    message = (TRADE / "iptc7901.txt").read_bytes()
    path.write_bytes(message + message.replace(b"214", b"215"))
    found = opened(str(path))
    assert ["215 people" in found.article(n).body for n in found.numbers] == [False, True]


def test_copy_without_control_characters_is_known_by_its_marks() -> None:
    text = (
        "^BC-ELLEN-FERRY,0331<\n^Ferry with 214 aboard runs aground<\n^By ADA O'NEIL<\n"
        f"\tPORT ELLEN (NP) _ {LEAD} ``in thick fog.''\n\t___\n\tOnline: http://www.ellen.example\n"
        "NP-NY-04-12-31 2215EDT\n"
    )
    article = from_text(text)
    assert article.title == "Ferry with 214 aboard runs aground"
    assert article.author == "Ada O'Neil"
    assert article.published == "2031-04-12T22:15:00-04:00"
    assert article.body == f"PORT ELLEN (NP) — {LEAD} “in thick fog.”"
    assert_accounted_for(article)


def test_wire_quotation_marks_are_read_in_any_text() -> None:
    article = from_text(f"``It ran aground,'' said the harbour master's deputy. {LEAD} he said.")
    assert article.body.startswith("“It ran aground,” said the harbour master's deputy.")
    assert_accounted_for(article)


def test_a_head_of_versions_and_bullets_above_a_dateline() -> None:
    article = load(str(TRADE / "update_bullets.txt"))
    assert article.title == "Ferry runs aground off Marlow Point, all 214 safe"
    assert article.author == "Ada Corrin, Tom Weir"
    assert article.agency == "Reuters"
    assert article.published is None
    assert article.body.startswith("* Ferry hit sandbank at 5:40 a.m. in thick fog\n\n* All 198")
    assert removed(article, "about") == ["(Adds quotes, shares, background)"]
    assert_accounted_for(article)


def test_a_press_release_is_dated_by_its_dateline_and_loses_its_marks() -> None:
    article = load(str(TRADE / "press_release.txt"))
    assert article.title == "Ellen Lines statement on the Star of Ellen"
    assert (article.published, article.origins["published"]) == ("2031-04-12", "text:dateline")
    assert article.body.count("\n\n* ") == 3
    assert "410,000 passengers" in article.body
    for mark in ("IMMEDIATE", "-more-", "###", "press@ellen.example"):
        assert mark not in article.body
    assert_accounted_for(article)
