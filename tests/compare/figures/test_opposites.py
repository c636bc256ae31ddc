import pytest
from tests.compare.figures.telling import said

from claimdiff.compare.figures.clauses import aligned
from claimdiff.compare.figures.opposites import may_deny, opposites

CONFLICTS = [
    (
        "The court found Arne Brekke guilty of bribery.",
        "The court acquitted Arne Brekke of bribery.",
    ),
    ("No siren sounded before the water came.", "Sirens sounded before the water came."),
    ("The generators in Oster did not start.", "The generators in Oster started at once."),
    ("Petra Osk will resign this week, sources said.", "Petra Osk said that she would not resign."),
    ("Petra Osk will step down.", "Petra Osk has denied that she will step down."),
    ("The deal was signed in Oster.", "The deal was not signed in Oster."),
    ("The suspect is still at large.", "The suspect was arrested on Sunday."),
    ("The mayor agreed to meet the rebels.", "The mayor refused to meet the rebels."),
    ("The doctors went on strike.", "The doctors did not go on strike."),
    ("The airport remained closed.", "The airport reopened."),
    ("Olga Brandt resigned as minister.", "Olga Brandt refused to resign as minister."),
]


@pytest.mark.parametrize(("one", "other"), CONFLICTS)
def test_one_verb_denied_or_a_listed_pair_is_a_conflict(one: str, other: str) -> None:
    (found,) = opposites(said(one), said(other), aligned())
    assert found.certainty == "conflict"


@pytest.mark.parametrize(("one", "other"), CONFLICTS)
def test_the_order_of_the_articles_does_not_matter(one: str, other: str) -> None:
    (found,) = opposites(said(one), said(other), aligned())
    (turned,) = opposites(said(other), said(one), aligned())
    assert turned.certainty == "conflict"
    assert turned.words == found.words[::-1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The minister will not resign.", "The minister said she would not resign."),
        ("The court did not uphold the ban.", "The court overturned the ban."),
        ("The council approved the plan.", "The council rejected the budget of the harbour."),
        ("Anna Lind did not vote.", "Karl Moe did vote."),
        ("The ferry might not sail.", "The ferry sailed."),
        ("It was not only the mayor who came.", "The mayor came."),
        ("The shares fell 5 percent.", "The shares fell 5 percent and rose 2 percent."),
        ("The leaders did not meet on 3 May.", "The leaders did meet on 5 May."),
        ('"The dam did not burst," Moe said.', "The dam did burst."),
        ("Prosecutors accused Dunn of taking bribes.", "Dunn did not take bribes."),
        ("The rebels claim that the army shelled a school.", "The army did not shell a school."),
    ],
)
def test_anything_less_is_no_conflict(one: str, other: str) -> None:
    found = opposites(said(one), said(other), aligned())
    assert [some for some in found if some.certainty == "conflict"] == []


def test_a_weaker_likeness_is_a_hint() -> None:
    (found,) = opposites(said("He would appeal."), said("His client would not appeal."), aligned())
    assert found.certainty == "hint"


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("de", "Das Gericht hat Brekke verurteilt.", "Das Gericht hat Brekke freigesprochen."),
        ("fr", "Le parlement a adopté la loi.", "Le parlement a rejeté la loi."),
        ("es", "El tribunal declaró culpable a Brekke.", "El tribunal declaró inocente a Brekke."),
    ],
)
def test_a_listed_pair_of_another_language_is_a_conflict(
    language: str, one: str, other: str
) -> None:
    (found,) = opposites(said(one, language=language), said(other, language=language), aligned())
    assert found.certainty == "conflict"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The upper house passed the water bill.", "The lower house rejected the water bill."),
        ("Der Bundestag hat das Gesetz gebilligt.", "Der Bundesrat hat das Gesetz abgelehnt."),
    ],
)
def test_two_of_a_kind_are_not_one_subject(one: str, other: str) -> None:
    found = opposites(said(one), said(other), aligned())
    assert [each for each in found if each.certainty == "conflict"] == []


def test_what_is_done_again_may_be_denied() -> None:
    one, other = "The council rejected the tunnel again.", "The council approved the tunnel."
    assert [each.certainty for each in opposites(said(one), said(other), aligned())] == ["conflict"]


@pytest.mark.parametrize(
    ("one", "other", "denies"),
    [
        ("His client would appeal.", "Her lawyers said there would be no appeal.", True),
        ("His client would appeal.", "His client will lodge an appeal.", False),
        ("Brekke did not appeal.", "He would not appeal, but she would appeal.", False),
        ("The mayor did not resign.", "The deputy stayed away.", False),
    ],
)
def test_a_word_that_one_only_denies_and_the_other_tells_may_be_a_denial(
    one: str, other: str, *, denies: bool
) -> None:
    assert may_deny(said(one), said(other)) == denies
    assert may_deny(said(other), said(one)) == denies
