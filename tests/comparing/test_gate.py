"""The gate keeps what the articles' words bear out and lists the rest with its reason."""

from tests.comparing.build import side

from claimdiff.comparing.gate import gate
from claimdiff.comparing.omissions import search
from claimdiff.comparing.verdict import Link, Side, Verdict
from claimdiff.result import Aspect


def judged(left: str, right: str, aspect: Aspect | None = None, languages: str = "en en") -> str:
    """The relation that passes the gate, or the reason why none does."""
    here, there = (
        Side(made.article.model_copy(update={"language": language}), made.claims)
        for made, language in zip(
            (side("a", left), side("b", right)), languages.split(), strict=True
        )
    )
    link = Link("a1", "b1", "conflicting" if aspect else "same", 0.9, aspect)
    passed = gate(Verdict(links=(link,)), here, there)
    assert len(passed.links) + len(passed.ungrounded) == 1
    return passed.links[0].relation if passed.links else passed.ungrounded[0].reason


def ids(one: Side) -> set[str]:
    return {claim.id for claim in one.claims}


def test_claims_that_share_a_word_or_are_alike_pass() -> None:
    assert judged("The bridge is shut.", "Cars cannot cross the bridge.") == "same"
    assert judged("Nurses walked out.", "Hospital staff began a strike.") == "same"


def test_claims_that_have_nothing_in_common_do_not_pass() -> None:
    reason = judged("Fog covered the strait.", "A jury acquitted the banker.")
    assert reason == "the two claims share no name, number, quotation or like words"


def test_between_two_languages_the_judge_is_believed() -> None:
    left, right = "Fog covered the strait.", "A jury acquitted the banker."
    assert judged(left, right, languages="en fr") == "same"
    assert judged(left, right, languages="en-GB en") != "same"


def test_a_conflict_of_persons_shows_both_names() -> None:
    left = "Doris Ake is to lead the merged firm."
    right = "Malcolm Eade would run the merged group."
    assert judged(left, right, "person") == "conflicting"


def test_a_conflict_without_two_values_does_not_pass() -> None:
    reason = judged("At least 7 miners died.", "7 miners died.", "quantity")
    assert reason == "the two claims show no two values that cannot both hold"


def test_a_link_to_a_claim_that_does_not_exist_is_listed() -> None:
    here, there = side("a", "The bridge is shut."), side("b", "The bridge is shut.")
    passed = gate(Verdict(links=(Link("a1", "b7", "same", 0.9),)), here, there)
    assert passed.links == ()
    assert [one.reason for one in passed.ungrounded] == ["it names a claim that does not exist"]


def test_a_report_that_a_judge_names_must_be_about_the_claim() -> None:
    here = side("a", "The bridge at Port Ellis is shut.")
    there = side("b", "A jury acquitted the banker.", "Cars cannot cross the Port Ellis bridge.")
    for places, kept in (((0, 1, 9), (1,)), ((0,), None), ((9,), None)):
        passed = gate(Verdict(reported={"a1": places}, searched=True), here, there)
        assert passed.reported.get("a1") == kept
        assert [one.text for one in passed.ungrounded] == (
            [] if kept else ["The bridge at Port Ellis is shut."]
        )


def test_between_two_languages_a_named_report_is_believed() -> None:
    here, there = side("a", "The bridge is shut."), side("b", "A jury acquitted the banker.")
    here, there = (
        Side(one.article.model_copy(update={"language": language}), one.claims)
        for one, language in ((here, "en"), (there, "fr"))
    )
    assert gate(Verdict(reported={"a1": (0,)}), here, there).reported == {"a1": (0,)}


def test_what_a_judge_searched_for_in_vain_is_likelier_absent() -> None:
    here, there = side("a", "The bridge is shut."), side("b", "A jury acquitted the banker.")
    (alone,), (too,) = (
        search(here, there.article, ids(here), judged=judged) for judged in (False, True)
    )
    assert alone.score == too.score
    assert alone.absent < too.absent < 1


def test_a_question_overrules_no_judge() -> None:
    here = side("a", "The flood shut the bridge at Arden.")
    asked = side("b", "Did the flood shut the bridge at Arden?", "Nobody was hurt.").article
    told = side("b", "The flood shut the bridge at Arden.", "Nobody was hurt.").article
    assert search(here, told, ids(here), judged=True)[0].found
    assert search(here, asked, ids(here))[0].found
    assert not search(here, asked, ids(here), judged=True)[0].found
