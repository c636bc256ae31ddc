"""The versions of a conflict: claims that can hold together stand together."""

from itertools import combinations, permutations

import pytest
from tests.compare.build import side

from claimdiff.compare.alignment import judge
from claimdiff.compare.findings import find

TELLING = "people were killed when the Kessel Bridge fell into the river on Tuesday."


def versions(*tolls: str) -> set[frozenset[str]]:
    """The tolls of the only finding, those of one position together."""
    sides = [side(key, f"{toll} {TELLING}") for key, toll in zip("abcd", tolls, strict=False)]
    verdicts = {
        (left.article.id, right.article.id): judge(left, right)
        for left, right in combinations(sides, 2)
    }
    (finding,) = find(sides, verdicts)
    told = dict(zip("abcd", tolls, strict=False))
    return {frozenset(told[key] for key in one.articles) for one in finding.positions}


@pytest.mark.parametrize("tolls", list(permutations(("At least 14", "14", "At least 17"))))
def test_a_lower_bound_stands_with_the_number_that_it_agrees_with(tolls: tuple[str, ...]) -> None:
    """Promise 4: "at least 14" and "14" are no conflict, in whatever order they come."""
    assert versions(*tolls) == {frozenset(("At least 14", "14")), frozenset(("At least 17",))}


@pytest.mark.parametrize("tolls", list(permutations(("About 50", "51", "64"))))
def test_a_round_number_stands_with_the_one_it_may_be(tolls: tuple[str, ...]) -> None:
    assert versions(*tolls) == {frozenset(("About 50", "51")), frozenset(("64",))}


def test_three_numbers_are_three_versions() -> None:
    assert len(versions("14", "17", "21")) == len(("14", "17", "21"))
