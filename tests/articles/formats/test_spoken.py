"""Transcripts, interviews, subtitles: turns with the names of who speaks."""

from pathlib import Path

from tests.articles.accounts import assert_accounted_for

from claimdiff.articles import load

TRADE = Path(__file__).parent.parent / "trade"


def test_voices_of_webvtt_become_the_names_of_turns() -> None:
    article = load(str(TRADE / "voices.vtt"))
    assert article.body.split("\n\n") == [
        "Anchor: Good evening. A ferry with 214 people on board has run aground off Marlow Point in"
        " thick fog.",
        "Ada Corrin: The Star of Ellen hit a sandbank & all 198 passengers were taken off.",
        "The master did everything by the book.",
        "Did he look at the lights?",
    ]
    assert_accounted_for(article)


def test_subtitles_without_names_are_parted_by_pauses() -> None:
    article = load(str(TRADE / "no_speakers.srt"))
    assert article.body == (
        "A ferry with 214 people on board has run aground off Marlow Point.\n\n"
        "All 198 passengers were taken off. The end came at 5:40."
    )
    assert_accounted_for(article)


def test_lines_that_live_subtitles_roll_are_said_once(tmp_path: Path) -> None:
    path = tmp_path / "live.vtt"
    cues = ("A ferry ran aground", "A ferry ran aground\noff Marlow Point", "off Marlow Point.")
    text = "WEBVTT\n\n" + "\n\n".join(
        f"00:0{at}.000 --> 00:0{at + 1}.000\n{cue}" for at, cue in enumerate(cues)
    )
    path.write_text(text, "utf-8")
    article = load(str(path))
    assert article.body.startswith("A ferry ran aground off Marlow Point")
    assert article.body.count("ran aground") == 1
    assert_accounted_for(article)


def test_a_rush_transcript_keeps_what_is_said() -> None:
    article = load(str(TRADE / "transcript_rush.txt"))
    assert article.title == "Ferry Runs Aground Off Marlow Point"
    assert article.published == "2031-04-12T20:00:00-04:00"
    assert [turn.partition(":")[0] for turn in article.body.split("\n\n")] == [
        "NORA PELL, ANCHOR",
        "ADA CORRIN, CORRESPONDENT (voice-over)",
        "All 214 people are safe, the coastguard says.",
        "(on camera)",
        "PELL",
    ]
    assert_accounted_for(article)


def test_an_interview_is_told_by_names_that_come_again() -> None:
    article = load(str(TRADE / "interview.txt"))
    assert article.title == "Interview: the harbour master on the ferry"
    assert article.author == "Ada Corrin"
    assert article.body.startswith("Jon Hale has been harbour master of Port Ellen")
    assert article.body.count("Hale: ") == 3
    assert_accounted_for(article)


def test_a_thread_keeps_each_post() -> None:
    article = load(str(TRADE / "thread.txt"))
    assert article.body.startswith("1/ A ferry with 214 people on board ran aground")
    assert len(article.body.split("\n\n")) == 5
    assert article.published == "2031-04-12"
    assert article.title is None


def test_quoted_mail_is_read_without_its_marks() -> None:
    article = load(str(TRADE / "quoted_mail.txt"))
    assert article.body.split("\n\n")[1:] == [
        "A passenger ferry with 214 people on board ran aground off Marlow Point early on Saturday,"
        " the coastguard said.",
        "The Star of Ellen struck a sandbank at 5:40 a.m. in thick fog. All 198 passengers and 16"
        " crew were taken off by lifeboat.",
    ]
    assert_accounted_for(article)
