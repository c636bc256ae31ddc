import pytest
from tests.compare.figures.telling import said

from claimdiff.compare.figures.clauses import aligned
from claimdiff.compare.figures.dates import dates


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Osk took the loan from Karl Fosse in 2028.",
            "Osk took the loan from Karl Fosse in 2027.",
        ),
        ("The talks in Oster begin on Monday.", "The talks in Oster begin on Tuesday."),
        ("Arne Brekke left office on 3 May.", "Arne Brekke left office on 5 May."),
    ],
)
def test_one_named_act_is_compared_by_its_day(one: str, other: str) -> None:
    (row,) = dates(said(one, "2031-04-14"), said(other, "2031-04-15"), aligned())
    assert row.status == "differ"
    assert dates(said(one, "2031-04-14"), said(one, "2031-04-15"), aligned()) == []


def test_days_without_a_year_are_compared_where_no_time_of_publication_is_known() -> None:
    (row,) = dates(
        said("The ruling came on 3 March."), said("The ruling came on 5 March."), aligned()
    )
    assert row.status == "differ"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Osk took the loan in 2028.", "Osk repaid half of the money in 2030."),
        ("Anna Lind came to Oster on Monday.", "Karl Moe came to Oster on Tuesday."),
        ("Osk did not come to Oster on Monday.", "Osk came to Oster on Tuesday."),
    ],
)
def test_two_acts_have_a_day_each(one: str, other: str) -> None:
    assert dates(said(one, "2031-04-14"), said(other, "2031-04-14"), aligned()) == []


def test_the_words_of_a_day_are_the_articles_own() -> None:
    one = "The talks in Oster begin on Monday."
    (row,) = dates(said(one, "2031-04-14"), said("The talks in Oster begin on Tuesday."), aligned())
    figure = row.values[0].figure
    assert one[figure.start : figure.end] == figure.text == "Monday"


def test_the_signatures_of_two_posts_are_no_act() -> None:
    posts = [f"Ana J. Petrov (@realAnaPetrov) March {day}, 2031" for day in (22, 23)]
    assert dates(said(posts[0]), said(posts[1]), aligned()) == []
