"""How a pair of sentences stands among all pairs of two articles."""

import numpy as np

from claimdiff.compare.pairing import NO_RIVAL, standing


def test_a_pairs_rival_is_the_best_other_of_its_row_or_column() -> None:
    alike = np.array([[0.9, 0.5], [0.2, 0.1]])
    found = standing(alike, range(2), range(2))
    odds = np.log(alike / (1 - alike))
    assert np.allclose(found["own"], odds)
    assert np.isclose(found["rival"][0, 0], odds[0, 1])  # better than the 0.2 of its column
    assert np.isclose(found["lesser_rival"][0, 0], odds[1, 0])
    assert np.isclose(found["rival"][0, 1], odds[0, 0])


def test_clauses_of_one_sentence_are_no_rivals() -> None:
    alike = np.array([[0.9], [0.8], [0.3]])
    found = standing(alike, (0, 0, 1), (0,))
    third = np.log(0.3 / 0.7)
    assert np.allclose(found["rival"][:2, 0], third)
    assert np.isclose(found["rival"][2, 0], np.log(0.9 / 0.1))


def test_what_is_not_there_is_as_good_as_unlike() -> None:
    found = standing(np.array([[0.6]]), (0,), (0,))
    assert found["rival"] == found["around"] == NO_RIVAL
    assert found["apart"] == 0


def test_neighbours_are_the_eight_pairs_around_and_places_go_from_first_to_last() -> None:
    alike = np.full((3, 3), 0.1)
    alike[2, 2] = 0.9
    found = standing(alike, range(3), range(3))
    assert np.isclose(found["around"][1, 1], np.log(0.9 / 0.1))
    assert np.isclose(found["around"][0, 0], np.log(0.1 / 0.9))
    assert found["apart"][0, 2] == 1
    assert found["apart"][0, 1] == 0.5


def test_the_two_orders_of_the_articles_give_one_standing() -> None:
    alike = np.random.default_rng(1).uniform(0.01, 0.99, (4, 6))
    rows, columns = (0, 0, 1, 2), (0, 1, 1, 2, 3, 4)
    there, back = standing(alike, rows, columns), standing(alike.T, columns, rows)
    for name, values in there.items():
        assert np.allclose(values, back[name].T)
