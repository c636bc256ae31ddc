"""From a draft to a reading: the abstract, the key points, the ledger."""

from tests.support import fiction
from tests.support.build import HARBOUR

from claimdiff.engines.contract import Draft, DraftClaim, DraftPoint, LeftOut
from claimdiff.result import Summary
from claimdiff.support import read

CLAIMS = tuple(DraftClaim(number) for number in range(10))


def summary(draft: Draft) -> Summary:
    found = read(HARBOUR, draft).article.summary
    assert found is not None
    return found


def test_a_true_abstract_stands_as_it_was_written() -> None:
    text = "Dock workers in Norport walked out on Monday, Lind's union said."
    (point,) = summary(Draft(abstract=(DraftPoint(text, (0, 1)),))).abstract
    assert (point.text, point.verbatim) == (text, False)


def test_a_sentence_of_the_abstract_that_fails_gives_way_to_what_it_cites() -> None:
    for text in (
        "Dock workers in Velden walked out on Monday.",
        "Some 900 dock workers in Norport walked out.",
        "Dock workers in Norport walked out on Friday.",
        "Dock workers in Norport walked out, “angry and tired”.",
    ):
        reading = read(HARBOUR, Draft(abstract=(DraftPoint(text, (0,)),)))
        assert reading.article.summary is not None
        (point,) = reading.article.summary.abstract
        assert (point.text, point.verbatim) == (fiction.HARBOUR[0], True), text
        assert [(item.kind, item.text) for item in reading.ungrounded] == [("abstract", text)]


def test_points_are_claims_in_the_order_of_their_weight_none_twice() -> None:
    found = summary(Draft(claims=CLAIMS, points=(5, 2, 5)))
    assert [point.text for point in found.points] == [fiction.HARBOUR[5], fiction.HARBOUR[2]]
    assert [point.claim for point in found.points] == ["a6", "a3"]


def test_a_point_that_the_abstract_says_is_left_out() -> None:
    lead = DraftPoint(fiction.HARBOUR[0], (0,))
    found = summary(Draft(claims=CLAIMS, abstract=(lead,), points=(0, 5)))
    assert [point.claim for point in found.points] == ["a6"]


def test_every_sentence_is_accounted_for() -> None:
    left = {1: LeftOut(status="background", reason="known before")}
    reading = read(HARBOUR, Draft(claims=(DraftClaim(0),), left_out=left))
    ledger = [one.ledger for one in reading.article.sentences if one.ledger is not None]
    assert len(ledger) == len(HARBOUR.sentences)
    assert (ledger[0].status, ledger[0].claims) == ("claimed", ("a1",))
    assert (ledger[1].status, ledger[1].reason) == ("background", "known before")
    assert (ledger[3].status, ledger[3].reason) == ("failed", "not accounted for by the engine")
