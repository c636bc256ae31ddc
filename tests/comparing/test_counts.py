"""Numbers conflict only where they count the same thing; a common unit is not enough."""

import pytest
from tests.comparing.build import side

from claimdiff.comparing.counts import ALIKE, counted_alike


def alike(left: str, right: str) -> float:
    """How alike the first numbers of two claims are in what they count."""
    one, other = (side(key, text).claims[0] for key, text in (("a", left), ("b", right)))
    return counted_alike(one.quantities[0], one.text, other.quantities[0], other.text)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Police said 27 people were injured.", "The crash left 25 people injured, police said."),
        ("Turnout was 71 percent.", "The commission put turnout at 64 percent."),
        ("The bridge will cost 18 million euros.", "It is to cost 21 million euros, he said."),
        ("Eleven men are still missing.", "Six men were missing last night."),
    ],
)
def test_numbers_with_like_words_beside_them_count_the_same(left: str, right: str) -> None:
    assert alike(left, right) >= ALIKE
    assert alike(right, left) == pytest.approx(alike(left, right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # one unit, two things
        ("The bill gives 75 million euros to hospitals.", "Roads get 60 million euros of it."),
        # further apart than two reports of one number are
        ("The flu has killed 22 people.", "The flu has infected 110,000 people."),
        # two people
        ("A 35-year-old man was shot.", "A 53-year-old man was shot."),
    ],
)
def test_numbers_of_one_unit_that_count_different_things_are_no_conflict(
    left: str, right: str
) -> None:
    assert alike(left, right) < ALIKE
