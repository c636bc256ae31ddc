import pytest
from tests.compare.figures.telling import rows, statuses

DIFFER = [
    ("dead", "Fourteen people were killed in Kelso.", "The dam burst in Kelso killed 11 people."),
    ("dead", "At least 14 people were killed.", "Eleven people were killed."),
    ("injured", "Nobody was hurt in the crash.", "Three people were hurt in the crash."),
    ("arrested", "Police have made no arrests.", "Police arrested two engineers."),
    (
        "evacuated",
        "Some 3,200 residents were moved to schools.",
        "About 2,300 people fled their homes.",
    ),
    (
        "sentence",
        "Arne Brekke was jailed for six years.",
        "Arne Brekke was given five years in prison.",
    ),
    (
        "lasted",
        "The cut at Oster Hospital lasted 50 minutes.",
        "The cut at Oster Hospital lasted nearly two hours.",
    ),
    (
        "bribe",
        "Brekke took bribes of 4.2 million crowns.",
        "Brekke took bribes of 2.4 million crowns.",
    ),
    ("area burned", "The fire burned 40 hectares of heath.", "The fire burned 40 acres of heath."),
    ("score", "Oster beat Ellen 3-1 in the cup final.", "Oster beat Ellen 2-1 in the cup final."),
    ("score", "Oster beat Ellen 3-1 in the cup final.", "Ellen beat Oster 3-1 in the cup final."),
    (
        "votes",
        "The council passed the budget by 14 votes to 9.",
        "The council passed the budget by 13 votes to 10.",
    ),
    (
        "age",
        "The victim was a 34-year-old man from Oster.",
        "The victim was a 43-year-old man from Oster.",
    ),
    ("age", "Mira Sand, 29, won the race.", "Mira Sand, 31, won the race."),
    (
        "change",
        "Shares in Varde fell 17 percent on Tuesday.",
        "Shares in Varde fell 7 percent on Tuesday.",
    ),
    (
        "change",
        "Shares in Varde fell 17 percent on Tuesday.",
        "Shares in Varde rose 17 percent on Tuesday.",
    ),
    (
        "troops",
        "Carrasco called up 20,000 reservists.",
        "Carrasco ordered 12,000 reservists to report for duty.",
    ),
]


@pytest.mark.parametrize(("measure", "one", "other"), DIFFER)
def test_two_values_of_one_thing_differ(measure: str, one: str, other: str) -> None:
    assert (measure, "differ") in statuses(one, other)


@pytest.mark.parametrize(("measure", "one", "other"), DIFFER)
def test_the_order_of_the_articles_does_not_matter(measure: str, one: str, other: str) -> None:
    days = ("2031-04-15", "2031-04-14")
    assert (measure, "differ") in statuses(other, one, days=days)


@pytest.mark.parametrize(
    ("measure", "one", "other"),
    [
        ("dead", "At least seven people died in the fire.", "Seven people died in the fire."),
        ("dead", "37 soldiers and six civilians were killed.", "The attack killed 43 people."),
        ("injured", "More than 250 people were hurt.", "Officials said 279 people were hurt."),
        ("fine", "Havbygg was fined 60 million crowns.", "Havbygg must pay 60 million crowns."),
        ("infected", "1.2 million people were infected.", "1,187,000 people were infected."),
        (
            "key rate",
            "The key rate rose by 0.25 points to 4.5 percent.",
            "The key rate is 4.5 percent.",
        ),
    ],
)
def test_values_that_can_both_hold_agree(measure: str, one: str, other: str) -> None:
    assert (measure, "agree") in statuses(one, other)
    assert "differ" not in dict(statuses(one, other)).values()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A fire killed eight people.", "The death toll from the fire rose to 19."),
        ("At least 55 people were killed.", "The attack killed 128 people."),
        ("A fire hurt more than 40 people.", "Sixty-two people were hurt in the fire."),
    ],
)
def test_a_running_count_of_a_later_time_is_an_update(one: str, other: str) -> None:
    (row,) = rows(one, other)
    assert (row.status, row.earlier, row.later) == ("update", "a", "b")


def test_a_count_that_grew_by_its_own_words_is_an_update_where_no_time_is_known() -> None:
    (row,) = rows("A fire killed eight people.", "The toll rose to 19.", days=(None, None))
    assert (row.status, row.later) == ("update", "b")


def test_the_time_that_a_count_is_told_for_goes_before_that_of_publication() -> None:
    early = "By 14 April, 19 people had been killed."
    (row,) = rows("By 12 April, eight people had been killed.", early, days=(DAYS[1], DAYS[0]))
    assert (row.status, row.later) == ("update", "b")


DAYS = ("2031-04-15", "2031-04-16")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dozens were killed in the blast.", "The blast killed 45 people."),
        ("Five people were seriously hurt.", "76 people were hurt."),
        ("Ten firefighters died.", "Twelve children died."),
        ("62 people were taken to hospital.", "40 people were hurt."),
        ("Rescuers found six more bodies.", "Fourteen people were killed."),
        ("Brekke was jailed for six years.", "Brekke faces up to eight years in prison."),
        ("Brekke was jailed for six years.", "Nygaard was jailed for one year."),
        ("The fire killed eight people.", "In 2019, a fire in Barr killed 12 people."),
        ("Varde made a profit of $4 million.", "Havbygg made a profit of $9 million."),
        ("The town has 12,000 bakers.", "The town has 21,000 bakers."),
        (
            "Varde had revenue of $4 million in the quarter.",
            "Varde had revenue of $16 million in the year.",
        ),
        (
            "The lower house passed it by 210 to 190.",
            "The upper house passed it by 52 votes to 48.",
        ),
        ("Varde reported a 12% fall in quarterly profit.", "Shares in Varde slid as much as 7%."),
        ("The driver, 45, was hurt.", "A boy, 9, was hurt."),
        ("The flood could kill 100 people.", "The flood killed 14 people."),
    ],
)
def test_what_differs_in_scope_holder_or_event_makes_no_difference(one: str, other: str) -> None:
    assert not [row for row in rows(one, other) if row.status in ("differ", "update")]


def test_a_count_that_may_fall_is_newer_in_the_later_article() -> None:
    (row,) = rows("Sixty people are missing.", "Fifteen people are missing.")
    assert (row.status, row.later) == ("update", "b")


def test_a_background_figure_further_down_is_not_the_toll() -> None:
    lead = "The fire in Holm killed eight people. The owner was held. Police gave no name. "
    later = lead + "Trains ran on time. A mine in Barr that burned down killed 30 people."
    (row,) = rows(lead, later)
    assert row.status == "agree"


def test_a_round_word_of_a_title_gives_way_to_the_count() -> None:
    one = "More than 100 people are dead in Barr. The quake killed at least 149 people."
    (row,) = rows(one, "The quake in Barr killed 230 people.")
    assert [value.figure.text for value in row.values] == ["at least 149 people", "230 people"]


def test_a_number_of_no_listed_measure_gives_no_row() -> None:
    assert rows("The town has 12 bakers.", "The town has 21 bakers.") == []


def test_what_moves_from_day_to_day_is_compared_for_one_day() -> None:
    texts = ("Shares in Varde fell 17 percent.", "Shares in Varde fell 7 percent.")
    assert rows(*texts) == []
    assert [row.status for row in rows(*texts, days=("2031-04-14", "2031-04-14"))] == ["differ"]


def test_a_rate_of_another_time_of_day_is_no_conflict_but_an_update() -> None:
    noon, day = "The mark was trading at 7.31 to the dollar at noon.", ("2031-04-14", "2031-04-14")
    for when, later in (("By the close", "b"), ("At 9 a.m.", "a")):
        (row,) = rows(noon, f"{when} the mark was 7.26 to the dollar.", days=day)
        assert (row.status, row.later) == ("update", later)
    (row,) = rows(noon, "By the close the mark was 7.26 to the dollar.", days=(None, day[1]))
    assert (row.status, row.later) == ("update", "b")  # of one article the day is not known
    (row,) = rows(noon, "The mark was 7.26 to the dollar.", days=day)
    assert row.status == "open"
    (row,) = rows(noon, "The mark was trading at 7.26 to the dollar at noon.", days=day)
    assert row.status == "differ"


def test_a_peak_and_a_lower_number_do_not_agree() -> None:
    texts = ("By midday the Varde index had lost 5.8%.", "The Varde index lost as much as 7.4%.")
    assert all(row.status == "open" for row in rows(*texts))


def test_three_articles_make_one_row() -> None:
    (row,) = rows(
        "The fire killed eight people.", "The fire killed eight.", "Nine people were killed."
    )
    assert row.status == "update"
    assert [value.article for value in row.values] == ["a", "b", "c"]


def test_every_row_says_why() -> None:
    (row,) = rows("37 soldiers and six civilians were killed.", "The attack killed 43 people.")
    assert row.why == "37 soldiers and six civilians make 43 people"


def test_two_languages_share_measures_and_scopes() -> None:
    (row,) = rows("Sieben Kinder wurden verletzt.", "Acht Kinder wurden verletzt.", language="de")
    assert (row.measure, row.subject, row.status) == ("injured", "child", "update")


def test_a_count_up_to_some_time_grows_to_a_higher_one_where_no_time_of_publication_is_known() -> (
    None
):
    for told in ("By noon, 14 people had been arrested.", "So far 14 people have been arrested."):
        (row,) = rows(told, "Police arrested 31 people.", days=(None, None))
        assert (row.status, row.later) == ("update", "b")
    (row,) = rows("Fourteen people were arrested.", "Nine were arrested.", days=(None, None))
    assert row.status == "differ"


def test_a_count_that_another_bounds_from_below_is_no_difference() -> None:
    (row,) = rows("At least 40 houses were destroyed.", "Forty-three houses were destroyed.")
    assert row.status == "open"


def test_each_article_s_one_value_of_a_measure_is_compared_whatever_names_stand_beside_it() -> None:
    (row,) = rows("Arne Brekke was fined 4,200 crowns.", "The fine of his firm is 3,600 crowns.")
    assert row.status == "differ"
    many = "Arne Brekke was fined 4,200 crowns. Mira Sand was fined 900 crowns."
    assert all(one.status == "agree" for one in rows(many, "Lee Orm was fined 3,600 crowns."))


def test_the_first_of_many_ages_is_no_figure_of_an_event() -> None:
    assert not rows("Mira Sand, 29, won the race.", "Lee Orm, 31, fell.")


def test_the_updates_of_two_articles_have_one_order() -> None:
    one = "By nine tonight 214 people had been arrested. Officials say 35,000 people gathered."
    two = "By 10 a.m. 341 people had been arrested. By the afternoon 22,000 people gathered."
    told = {row.measure: (row.status, row.later) for row in rows(one, two, days=(None, None))}
    assert told == {"arrested": ("update", "b"), "attendance": ("differ", None)}


def test_names_that_german_writes_as_it_writes_nouns_keep_two_people_apart() -> None:
    told = (
        "Müller wurde zu drei Jahren Haft verurteilt.",
        "Schmidt zu fünf Jahren Haft.",
    )
    assert not rows(*told, language="de")


def test_a_missing_count_up_to_some_time_may_have_fallen() -> None:
    told = "Twelve people were missing by nightfall.", "Seven people were missing."
    (row,) = rows(*told, days=(None, None))
    assert row.status == "differ"
