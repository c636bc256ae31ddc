"""When a model's links look like pairs of claims drawn at random."""

from collections.abc import Sequence

import numpy as np
import pytest

from claimdiff.compare.weigh import _is_noise

SIDE = 20
RUNS = 200


def drawn(count: int, seed: int) -> Sequence[tuple[int, int]]:
    numbers = np.random.default_rng(seed).choice(SIDE * SIDE, count, replace=False)
    return [divmod(int(number), SIDE) for number in numbers]


@pytest.mark.parametrize("count", [8, 24])
def test_nine_random_answers_of_ten_are_noise(count: int) -> None:
    scores = np.random.default_rng(1).random((SIDE, SIDE))
    refused = sum(_is_noise(scores, drawn(count, seed)) for seed in range(RUNS))
    assert refused / RUNS >= 0.9


def test_links_that_lean_to_the_likeliest_pairs_are_none() -> None:
    """Their mean rank is 0.69, that of the least alike of 22 right answers."""
    scores = np.arange(SIDE * SIDE, dtype=float).reshape(SIDE, SIDE)
    places = [divmod(number, SIDE) for number in range(150, 400, 11)]
    assert not _is_noise(scores, places)


@pytest.mark.parametrize(("shape", "count"), [((1, 7), 4), ((2, 4), 4), ((3, 3), 4), ((4, 4), 8)])
def test_the_likeliest_of_few_pairs_are_none(shape: tuple[int, int], count: int) -> None:
    scores = np.arange(shape[0] * shape[1], dtype=float).reshape(shape)
    places = [divmod(number, shape[1]) for number in range(scores.size - count, scores.size)]
    assert not _is_noise(scores, places)


def test_of_pairs_that_are_all_alike_nobody_can_tell() -> None:
    assert not _is_noise(np.zeros((SIDE, SIDE)), drawn(8, 0))
