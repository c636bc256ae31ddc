"""A conflict needs two values that cannot both hold; rounding, bounds and detail are none."""

import pytest
from tests.compare.build import side

from claimdiff.compare.differences import conflicting, differences
from claimdiff.compare.parsed import Parsed
from claimdiff.result import Aspect, Certainty, Difference


def between(left: str, right: str) -> tuple[Difference, ...]:
    return of_first(side("a", left), side("b", right))


def of_first(left: Parsed, right: Parsed) -> tuple[Difference, ...]:
    """The differences of the first claims of two articles."""
    return differences(left.statements[left.claims[0].id], right.statements[right.claims[0].id])


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Police say 27 people are injured.", "A ship hit a bridge and 25 people were injured."),
        ("The bridge closed on 3 March.", "The bridge closed on 5 March."),
        ("The minister signed the order.", "The minister did not sign the order."),
        ("The plant employs 1,200 people.", "The plant employs 900 people."),
        ("Fourteen people were treated.", "Forty people were treated."),
        ("Three people were injured in the blast.", "Five were injured in the blast."),
        ("The storm left seven dead.", "The storm killed nine."),
        ("The driver, aged 34, died at the scene.", "The driver, 43, died at the scene."),
        ("Nobody was hurt in the crash.", "Three people were hurt in the crash."),
        ("There were no deaths in the fire.", "The fire killed two."),
        ("The strike will last two days.", "The strike will last three days."),
        ("The minister resigned on Monday.", "The minister was sacked on Monday."),
        ("The court upheld the ban on diesel cars.", "The court quashed the ban on diesel cars."),
        ("The 34-year-old Ola Brandt died.", "Ola Brandt, 43, died."),
        ("Ola Brandt, a 34-year-old painter, won.", "The prize goes to Mr Brandt, 43."),
        (
            "The court rejected the appeal by Orm on Friday.",
            "The court did not reject the appeal by Orm on Friday.",
        ),
        ("Shares in Orm Lines rose 3 percent on Monday.", "Orm Lines shares fell on Monday."),
        (
            "In 2019, police in Arden arrested 19 in raids.",
            "In 2019, police in Arden arrested 21 in raids.",
        ),
        ("Arden has banned diesel cars.", "Arden has not banned diesel cars."),
        ("The plant has stopped making cars.", "The plant has not stopped making cars."),
    ],
)
def test_two_values_that_cannot_both_hold_conflict(left: str, right: str) -> None:
    assert conflicting(between(left, right)) is not None
    assert conflicting(between(right, left)) is not None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("At least 7 people died.", "7 people died."),
        ("About 50 people came.", "51 people came."),
        ("The road is 5 miles long.", "The road is 8 km long."),
        ("Twenty-seven people are injured.", "27 people are injured."),
        ("It happened on Tuesday.", "It happened on 3 March."),
        ("The fire killed two dogs.", "The fire burned for 3 hours."),
        ("The storm left seven dead.", "Nine were injured in the storm."),
        ("The blast killed 27 people.", "In the blast 25 people were injured."),
        ("Nobody was hurt in the crash.", "There were no injuries in the crash."),
        ("There were no deaths in the fire.", "Two people were hurt in the fire."),
        ("Ola Brandt, 34, won.", "Ola Brandt worked on it for 43 years."),
        ("The mayor opened the bridge.", "The mayor opened the bridge on Tuesday."),
        # a word of a name or an age is no contrary
        (
            "A New York man was arrested over the shooting at the Orm mall.",
            "A 35-year-old man was arrested over the shooting at the Orm mall.",
        ),
        (
            "A factory burned down in West Arden on Monday.",
            "A factory burned down on the east coast at Arden on Monday.",
        ),
        # nor of what is told of two things
        (
            "The high court fined Orm for its oil spill.",
            "A court fined Orm a low sum for its oil spill.",
        ),
    ],
)
def test_values_that_can_both_hold_do_not_conflict(left: str, right: str) -> None:
    assert conflicting(between(left, right)) is None


def test_a_difference_shows_the_words_of_both_sides() -> None:
    (found,) = between("Police say 27 people are injured.", "Police say 25 people are injured.")
    assert found.aspect == "quantity"
    assert [(one.text, one.value) for one in found.values["a"]] == [("27 people", 27.0)]
    assert [(one.text, one.value) for one in found.values["b"]] == [("25 people", 25.0)]
    spans = [found.values[key][0].span for key in "ab"]
    assert all(span is not None and span.exact in {"27 people", "25 people"} for span in spans)


@pytest.mark.parametrize(
    ("certainty", "aspect", "compatible"),
    [("alleged", "certainty", True), ("denied", "status", False)],
)
def test_an_alleged_claim_differs_in_certainty_a_denied_one_conflicts(
    certainty: Certainty, aspect: Aspect, compatible: bool
) -> None:
    stated = side("a", "The clerk took the money.")
    other = side("b", "The clerk took the money.", certainty=certainty)
    found = {one.aspect: one.compatible for one in of_first(stated, other)}
    assert found[aspect] is compatible


def test_one_quotation_of_two_speakers_differs_in_attribution_alone() -> None:
    words = "“We will rebuild the pier before winter,” {} said."
    left = side("a", words.format("Ana Brandt"), speaker="Ana Brandt", quoted=True)
    right = side("b", words.format("Oskar Lind"), speaker="Oskar Lind", quoted=True)
    assert [(one.aspect, one.compatible) for one in of_first(left, right)] == [
        ("attribution", True)
    ]


def test_a_speaker_by_name_and_by_office_do_not_conflict() -> None:
    words = "“We will rebuild the pier before winter.”"
    left = side("a", words, speaker="Ana Brandt", quoted=True)
    right = side("b", words, speaker="the mayor", quoted=True)
    assert conflicting(of_first(left, right)) is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # the "not" stands before another word
        ("The jury acquitted Dunn of both charges.", "Dunn was found not guilty of both charges."),
        (
            "The ministry has not commented, although the chamber of trade appealed to both sides.",
            "The chamber of trade appealed to both sides.",
        ),
        # too little in common
        ("The ministry gave few other details.", "Hu gave no details."),
        # both deny, each in its way
        (
            "The bakery refused to make the wedding cake.",
            "The bakery did not make the wedding cake.",
        ),
        # of a part only
        (
            "Not all mayors opened the new bridge at Arden themselves.",
            "The mayor opened the new bridge at Arden herself.",
        ),
        # who does it is not what is done
        (
            "Clinics often do not provide a price list because the care providers set none.",
            "That is how care providers work.",
        ),
    ],
)
def test_a_not_elsewhere_in_the_sentence_is_no_conflict(left: str, right: str) -> None:
    assert conflicting(between(left, right)) is None
    assert conflicting(between(right, left)) is None


def test_one_weekday_of_two_weeks_is_no_conflict() -> None:
    left = side("a", "The council passed it on Wednesday.", published="2026-03-05")
    right = side("b", "The council passed it on Wednesday.", published="2026-03-14")
    assert conflicting(of_first(left, right)) is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("In Ashby Wold five people were hurt.", "In Marl Hinton eleven people were hurt."),
        ("The bridge at Ashby fell on 3 March.", "The bridge at Hinton fell on 4 March."),
    ],
)
def test_values_of_claims_that_name_others_are_no_conflict(left: str, right: str) -> None:
    assert conflicting(between(left, right)) is None


def test_one_act_on_two_days_conflicts() -> None:
    found = between("Ana Brandt won the vote on Sunday.", "Ana Brandt won the vote on Monday.")
    assert conflicting(found) is not None


def test_of_two_tallies_the_numbers_of_one_rank_are_held_against_each_other() -> None:
    found = conflicting(between("The budget passed by 31 votes to 27.", "The vote was 33 to 25."))
    assert found is not None
    assert [value[0].text for value in found.values.values()] == ["31 votes to 27", "33 to 25"]


def test_each_number_is_held_against_the_one_that_counts_the_same() -> None:
    found = between(
        "A ferry with 212 people ran aground, injuring 14 people.",
        "At least 17 people were injured when the ferry with 212 passengers ran aground.",
    )
    (told,) = [one for one in found if one.aspect == "quantity"]
    assert not told.compatible
    assert [value[0].text for value in told.values.values()] == ["14 people", "At least 17 people"]


def test_last_week_is_no_contrary_of_the_first_time() -> None:
    left = "Arden won the harbour cup for the first time since 1974."
    assert conflicting(between(left, "Arden won the harbour cup that it last won in 1974.")) is None
