"""A conflict needs two values that cannot both hold; rounding, bounds and detail are none."""

import pytest
from tests.compare.build import side

from claimdiff.compare.differences import conflicting, differences
from claimdiff.result import Aspect, Certainty, Difference


def between(left: str, right: str) -> tuple[Difference, ...]:
    return differences(side("a", left).claims[0], side("b", right).claims[0])


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
        ("No one else was hurt in the crash.", "Three people were hurt in the crash."),
        ("Nobody was hurt in the crash.", "There were no injuries in the crash."),
        ("There were no deaths in the fire.", "Two people were hurt in the fire."),
        ("A 34-year-old man died.", "A 43-year-old man died."),
        ("The driver, 34, died.", "The driver's son, 4, died."),
        ("Ola Brandt, 34, won.", "Ola Brandt worked on it for 43 years."),
        ("The mayor opened the bridge.", "The mayor opened the bridge on Tuesday."),
        (
            "The visa office will not process the forms of farm workers.",
            "The visa office is pausing how it processes the forms of farm workers.",
        ),
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
    stated = side("a", "The clerk took the money.").claims[0]
    other = side("b", "The clerk took the money.", certainty=certainty).claims[0]
    found = {one.aspect: one.compatible for one in differences(stated, other)}
    assert found[aspect] is compatible


def test_one_quotation_in_two_mouths_is_a_conflict_of_attribution() -> None:
    words = "“We will rebuild the pier before winter,” {} said."
    left = side("a", words.format("Ana Brandt"), speaker="Ana Brandt", quoted=True).claims[0]
    right = side("b", words.format("Oskar Lind"), speaker="Oskar Lind", quoted=True).claims[0]
    found = conflicting(differences(left, right))
    assert found is not None
    assert found.aspect == "attribution"


def test_a_speaker_by_name_and_by_office_do_not_conflict() -> None:
    words = "“We will rebuild the pier before winter.”"
    left = side("a", words, speaker="Ana Brandt", quoted=True).claims[0]
    right = side("b", words, speaker="the mayor", quoted=True).claims[0]
    assert conflicting(differences(left, right)) is None


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
    left = side("a", "The council passed it on Wednesday.", published="2026-03-05").claims[0]
    right = side("b", "The council passed it on Wednesday.", published="2026-03-14").claims[0]
    assert conflicting(differences(left, right)) is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("In Ashby Wold five people were hurt.", "In Marl Hinton eleven people were hurt."),
        ("The bridge at Ashby fell on 3 March.", "The bridge at Hinton fell on 4 March."),
    ],
)
def test_values_of_claims_that_name_others_are_no_conflict(left: str, right: str) -> None:
    assert conflicting(between(left, right)) is None


def test_the_date_of_a_thing_is_not_that_of_what_is_told_of_it() -> None:
    found = between("Ana Brandt won Sunday's vote.", "Ana Brandt won the vote on Monday.")
    assert conflicting(found) is None
    found = between("Ana Brandt won the vote on Sunday.", "Ana Brandt won the vote on Monday.")
    assert conflicting(found) is not None


_BRIDGES = (1931, "collapsed", "8.15am on Friday"), (1964, "came down", "2pm on Monday")


def test_of_two_tallies_the_numbers_of_one_rank_are_held_against_each_other() -> None:
    found = conflicting(between("The budget passed by 31 votes to 27.", "The vote was 33 to 25."))
    assert found is not None
    assert [value[0].text for value in found.values.values()] == ["27", "25"]


def test_each_number_is_held_against_the_one_that_counts_the_same() -> None:
    found = between(
        "A ferry with 212 people ran aground, injuring 14 people.",
        "At least 17 people were injured when the ferry with 221 passengers ran aground.",
    )
    (told,) = [one for one in found if one.aspect == "quantity"]
    assert not told.compatible
    assert [value[0].text for value in told.values.values()] == ["14 people", "At least 17 people"]


def test_days_of_an_unknown_year_are_held_against_each_other() -> None:
    words = "She will stay in office until the election on {}."
    left, right = (
        side(key, words.format(day), published=None).claims[0]
        for key, day in (("a", "14 June"), ("b", "21 June"))
    )
    found = conflicting(differences(left, right))
    assert found is not None
    assert [(value[0].text, value[0].value) for value in found.values.values()] == [
        ("14 June", None),
        ("21 June", None),
    ]


def test_months_of_an_unknown_year_are_held_against_each_other() -> None:
    left = side("a", "The bridge will reopen in May.", published=None).claims[0]
    right = side("b", "The bridge will reopen in June.", published=None).claims[0]
    assert conflicting(differences(left, right)) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [("3 days ago", "5 days ago"), ("last May", "last June"), ("上个月", "下个月")],
)
def test_times_told_by_an_unknown_day_of_publication_are_no_conflict(one: str, other: str) -> None:
    left = side("a", f"The bridge at Arden fell {one}.", published=None).claims[0]
    right = side("b", f"The bridge at Arden fell {other}.", published=None).claims[0]
    assert [time.text for claim in (left, right) for time in claim.times] == [one, other]
    assert conflicting(differences(left, right)) is None


def test_times_of_day_and_weekdays_of_unknown_weeks_differ_without_a_conflict() -> None:
    """They may be in zones of their own, and of two weeks."""
    for one, other in (("6:15 a.m.", "6:45 a.m."), ("Monday", "Friday")):
        left = side("a", f"The ship struck a bank at {one}.", published=None).claims[0]
        right = side("b", f"The ship struck a bank at {other}.", published=None).claims[0]
        (found,) = differences(left, right)
        assert (found.aspect, found.compatible) == ("time", True)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Police have arrested two men over the theft.", "Police had not arrested anyone."),
        ("The number of jobless rose in March.", "Joblessness fell in the city in March."),
    ],
)
def test_a_not_or_a_contrary_in_other_words_is_told_without_a_conflict(
    left: str, right: str
) -> None:
    found = {one.aspect: one.compatible for one in between(left, right)}
    assert found.get("status") is True


def test_last_week_is_no_contrary_of_the_first_time() -> None:
    left = "Arden won the harbour cup for the first time since 1974."
    assert conflicting(between(left, "Arden won the harbour cup that it last won in 1974.")) is None


def test_dates_are_opposed_where_both_are_given_to_one_word() -> None:
    left = "The ferry was built in 1998 and passed an inspection in November."
    found = conflicting(between(left, "Built in 1989, the ferry has passed no inspection."))
    assert found is not None
    assert [value[0].text for value in found.values.values()] == ["1998", "1989"]
    assert conflicting(between(left, "The ferry, bought in 1989, is the oldest.")) is None
    bridges = (f"The bridge, built in {year}, {fell} at {at}." for year, fell, at in _BRIDGES)
    assert conflicting(between(*bridges)) is None
