"""Measures against values worked out by hand."""

import pytest
from evals.metrics import (
    Tally,
    balanced_accuracy,
    calibration_error,
    class_tally,
    f1,
    macro_f1,
    mean,
    tally,
)


def test_a_tally_gives_precision_recall_and_f1() -> None:
    counts = Tally(right=6, wrong=2, missed=4)
    assert counts.precision == pytest.approx(6 / 8)
    assert counts.recall == pytest.approx(6 / 10)
    assert counts.f1 == pytest.approx(12 / 18)  # 2 * 0.75 * 0.6 / 1.35


def test_tallies_add_up() -> None:
    assert Tally(1, 2, 3) + Tally(10, 20, 30) == Tally(11, 22, 33)


def test_nothing_found_where_nothing_is_is_perfect() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (1, 1, 1)


def test_nothing_found_where_something_is_has_no_recall() -> None:
    assert (Tally(missed=3).recall, Tally(missed=3).f1) == (0, 0)


def test_sets_are_counted_once() -> None:
    assert tally(["x", "y", "y", "z"], ["y", "z", "w"]) == Tally(right=2, wrong=1, missed=1)


def test_one_class_is_counted_item_by_item() -> None:
    assert class_tally("aabbc", "ababa", "a") == Tally(right=1, wrong=1, missed=2)


def test_f1_of_one_class() -> None:
    assert f1([True, True, False, False], [True, False, True, False], one=True) == 0.5


def test_classes_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="longer"):
        f1([True], [True, False], one=True)


def test_macro_f1_is_the_mean_over_classes() -> None:
    # a: 1 right, 1 wrong, 1 missed -> 0.5; b: 2 right, 1 wrong, 1 missed -> 4/6
    predicted, gold = ["a", "a", "b", "b", "b"], ["a", "b", "a", "b", "b"]
    assert macro_f1(predicted, gold, ["a", "b"]) == pytest.approx((1 / 2 + 2 / 3) / 2)


def test_no_prediction_is_a_miss_but_no_false_find() -> None:
    # a: 1 right, 1 missed -> 2/3; b: 1 right -> 1
    assert macro_f1(["a", None, "b"], ["a", "a", "b"], ["a", "b"]) == pytest.approx(5 / 6)


def test_balanced_accuracy_is_the_mean_recall() -> None:
    # reported: 1 of 2; not-found: 3 of 4
    gold = ["r", "r", "n", "n", "n", "n"]
    assert balanced_accuracy(["r", "n", "n", "n", "n", "r"], gold) == pytest.approx(0.625)


def test_calibration_error_by_hand() -> None:
    # bin 0.9: promised 1.8, true 1 -> 0.8 off; bin 0.1: promised 0.2, true 0 -> 0.2 off
    error = calibration_error([0.9, 0.9, 0.1, 0.1], [True, False, False, False])
    assert error == pytest.approx((0.8 + 0.2) / 4)


def test_a_perfect_forecast_has_no_calibration_error() -> None:
    assert calibration_error([1.0, 1.0, 0.0], [True, True, False]) == 0


def test_a_number_that_is_no_probability_is_refused() -> None:
    with pytest.raises(ValueError, match="no probability"):
        calibration_error([1.5], [True])


def test_mean_of_nothing_is_nothing() -> None:
    assert (mean([]), mean([1, 2])) == (0, 1.5)
