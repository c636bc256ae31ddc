"""Numbers conflict only where they count the same thing; a common unit is not enough."""

import pytest
from tests.compare.build import side

from claimdiff.compare.counts import ALIKE, counted_alike


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
        # one comes on top of the other
        (
            "Duties on 34 billion euros of goods took effect.",
            "Duties on an additional 16 billion euros of goods took effect.",
        ),
        # two people
        ("A 35-year-old man was shot.", "A 53-year-old man was shot."),
    ],
)
def test_numbers_of_one_unit_that_count_different_things_are_no_conflict(
    left: str, right: str
) -> None:
    assert alike(left, right) < ALIKE


def test_what_is_counted_in_the_next_clause_is_not_what_this_number_counts() -> None:
    """Of two indices in one sentence the one that the other article names is held against it."""
    left = side("a", "The Arden index gained 0.5% while the Belmont index added 0.9%.").claims[0]
    right = side("b", "The Belmont index rose 0.8%.").claims[0]
    other = right.quantities[0]
    first, second = (counted_alike(one, left.text, other, right.text) for one in left.quantities)
    assert second > first
