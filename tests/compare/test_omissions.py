"""When a claim that nothing is linked to is said to be not found, and when it is not."""

from tests.compare.build import side

from claimdiff.cli.outputs import gate
from claimdiff.compare import find, judge, overview
from claimdiff.compare.findings import PERHAPS
from claimdiff.compare.omissions import search
from claimdiff.compare.parsed import Parsed
from claimdiff.engines.contract import Verdict
from claimdiff.result import Finding

BANK = (
    "The Bank of Solvar cut its key rate by a quarter of a point on Thursday.",
    "Shopkeepers of Solvar had pleaded for a bolder cut.",
    "A ferry with nine sheep aboard ran aground near Orvik lighthouse.",
)
LETTER = (
    "Money at the Bank of Solvar costs a quarter of a point less after Thursday's cut of its rate.",
    "For retailers, who wanted half a point, it is thin soup.",
    "The stock market did nothing.",
)


def _alone() -> dict[str, Finding]:
    sides = (side("a", *BANK), side("b", *LETTER))
    found = find(sides, {("a", "b"): judge(*sides)})
    texts = {claim.id: claim.text for one in sides for claim in one.claims}
    return {texts[one.claims[0]]: one for one in found if one.relation == "omission"}


def test_what_stands_nowhere_is_not_found() -> None:
    found = _alone()[BANK[2]]
    assert found.sure
    assert PERHAPS not in found.note


def test_what_the_other_text_may_tell_in_other_words_is_not_said_to_be_missing() -> None:
    found = _alone()[BANK[1]]
    assert (found.sure, found.note) == (False, PERHAPS)
    assert found.score < _alone()[BANK[2]].score


def test_a_sentence_that_denies_a_claim_does_not_report_it() -> None:
    told = side("a", "Warning sirens in Lower Kelso did sound before the dam broke.")
    kept, denied = (
        "Warning sirens in Lower Kelso sounded.",
        "No warning sirens in Lower Kelso sounded.",
    )
    found = [
        search(told, side("b", text), [told.claims[0].id], Verdict())[told.claims[0].id].found
        for text in (kept, denied)
    ]
    assert found == [True, False]


def test_no_gate_is_met_and_no_overview_line_made_by_what_is_perhaps_told() -> None:
    articles = [side("a", *BANK), side("b", *LETTER)]
    unsure = [one for one in _alone().values() if not one.sure]
    assert unsure
    assert gate(unsure, "omission") == gate(unsure, "any") == 0
    claims = [claim for one in articles for claim in one.claims]
    assert overview([one.article for one in articles], claims, unsure).only == {}


def test_a_model_that_found_no_report_is_believed() -> None:
    one, other = side("a", *BANK), side("b", *LETTER)
    wanted = [claim.id for claim in one.claims]
    assert not any(found.found for found in search(one, other, wanted, Verdict(read=True)).values())


def test_nothing_stands_in_an_empty_body() -> None:
    one, other = side("a", *BANK), side("b")
    assert search(one, other, [one.claims[0].id], Verdict())[one.claims[0].id].absent == 1


def test_a_sentence_that_a_model_names_is_shown_and_its_unlike_claim_is_not_the_same_fact() -> None:
    won = "The Civic Alliance won the election of Tarvia on Sunday."
    call = "Behar did not call the winner, nor would he the next day."
    one, other = side("a", won), side("b", call)
    (mine,), (theirs,) = one.claims, other.claims
    found = find((one, other), {("a", "b"): Verdict(told={mine.id: (0,)}, read=True)})
    agreement, omission = sorted(found, key=lambda one: one.relation)
    assert (agreement.claims, omission.claims) == ((mine.id,), (theirs.id,))
    assert [(near.article, near.span and near.span.exact) for near in agreement.nearest] == [
        ("b", call)
    ]
    lines = overview((one.article, other.article), (mine, theirs), found)
    assert [line.words[0].text for line in lines.both] == [won]


def test_a_like_claim_in_a_sentence_that_a_model_names_is_the_same_fact() -> None:
    won = "The Civic Alliance won the election of Tarvia on Sunday."
    again = "The election in Tarvia was won by the Civic Alliance."
    one, other = side("a", won), side("b", again)
    (mine,), (theirs,) = one.claims, other.claims
    (found,) = find((one, other), {("a", "b"): Verdict(told={mine.id: (0,)}, read=True)})
    assert found.claims == (mine.id, theirs.id)


def test_what_only_a_title_tells_is_said_to_stand_there() -> None:
    one = side("a", "Mayor Ana Petrov resigned on Friday.")
    plain = side("b", "The harbour of Arden was busy all week.")
    titled = plain.article.model_copy(update={"title": "Mayor Ana Petrov resigns"})
    other = Parsed(titled, plain.claims)
    (found,) = search(one, other, [one.claims[0].id], Verdict()).values()
    assert not found.found
    assert found.note == "“b” has it only in its title: “Mayor Ana Petrov resigns”"
