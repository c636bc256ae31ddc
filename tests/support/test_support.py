import pytest

from claimdiff.support import unsupported

PUBLISHED = "2031-03-12T09:30:00+01:00"  # a Wednesday


def reason(text: str, evidence: str, published: str | None = PUBLISHED) -> str | None:
    return unsupported(text, evidence, published)


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Twelve ships sank.", "On Monday 12 ships sank."),
        ("12 ships sank.", "On Monday twelve ships sank."),
        ("About 50 ships sank off Norport.", "In all 51 ships sank off Norport."),
        ("The port closed on 11 March.", "The port closed on Tuesday."),
        ("The port closed on Tuesday.", "The port closed on 11 March 2031."),
        ("The port closed in March.", "The port closed on 11 March 2031."),
        ("The NPU met Lind.", "The Norland Press Union met Lind."),
        ("Norlandic ships sank.", "The ships of Norland sank."),
        ("Lind met Vask in Norport.", "In Norport, Lind met Vask."),
        ("Vask and Lind signed the deal.", "Lind and Vask signed the deal."),
        ("Vask was hired by Lind in May.", "Lind hired Vask in May."),
        ("Lind was hired by Orm.", "Mara Lind, hired last month by Orm, is 52."),
        ("Lind owns Orm.", "The ban also holds at Orm, which Lind owns."),
        ("Lind is the Orm Shipping founder.", "They praised Orm Shipping founder Lind."),
        (
            "The Orm trawler entered Norland's waters.",
            "Norland says the Orm trawler entered its waters.",
        ),
        (
            "Vask was chosen to replace Lind.",
            "When Lind died, Vask, 52, was chosen to replace him.",
        ),
        ("Lind hit Vask on Monday.", "Vask said that Lind hit her on Monday."),
        ("The port refused to close.", "The port would not close."),
    ],
)
def test_named_rules_bear_a_claim_out(text: str, evidence: str) -> None:
    assert reason(text, evidence) is None


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("13 ships sank.", "On Monday twelve ships sank."),
        ("50 ships sank off Norport.", "In all 51 ships sank off Norport."),
        ("At most 12 ships sank.", "At least 12 ships sank."),
        ("12% of the ships sank.", "On Monday 12 of the ships sank."),
        ("The port closed on 10 March.", "The port closed on Tuesday."),
        ("The port closed on 11 March.", "The port closed in March."),
        ("Mara Vask met Joren Lind.", "Mara Lind met Joren Vask."),
        ("Vask beat Lind.", "Lind beat Vask."),
        ("Lind was hired by Vask in May.", "Lind hired Vask in May."),
        ("Lind was bought by Orm.", "The ban also holds at Orm, which Lind bought."),
        ("Orm owns Lind.", "The ban also holds at Orm, which Lind owns."),
        ("Lind said that Vask had won.", "Vask said that Lind had won."),
        ("Lind is Vask.", "Vask beat Lind."),
        ("Lind killed Vask.", "Vask told the court that Lind killed her husband."),
        ("Lind hit Vask.", "Vask said that Lind hit his car."),
        ("Lind sued Vask.", "Vask sued Lind after Lind sued her partner."),
        ("Orm bought Lind Lines.", "Lind Lines said that Orm bought its rival."),
        ("Vask entered Lind's house.", "Lind entered Vask's house and left it."),
        ("The port did close.", "The port would not close."),
        ("The port would close.", "The mayor denied that the port would close."),
        ("Prices fell on Monday.", "Prices rose on Monday."),
        ("14 people died and 27 were hurt.", "27 people died and 14 were hurt."),
    ],
)
def test_what_does_not_follow_is_refused(text: str, evidence: str) -> None:
    assert reason(text, evidence) is not None


def test_a_weekday_means_nothing_without_a_publication_time() -> None:
    assert reason("The port closed on 11 March.", "The port closed on Tuesday.", None) is not None


def test_the_reason_names_what_is_wrong() -> None:
    assert reason("Moe met Vask.", "Lind met Vask.") == 'the name "Moe" does not stand in its words'


def test_a_clause_that_the_sentence_denies_is_not_said_by_it() -> None:
    evidence = "It is not true that the port will close, and nobody said that Velden would open."
    assert reason("the port will close", evidence) is not None
    assert reason("Velden would open", evidence) is not None
