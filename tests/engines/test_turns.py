import threading

import pytest

from claimdiff.engines import turns

PATIENCE = 60
"""Seconds for what must come at last."""


def _busy_in_a_thread(entered: threading.Event) -> threading.Thread:
    def compute() -> None:
        with turns.computing():
            entered.set()

    thread = threading.Thread(target=compute, daemon=True)
    thread.start()
    return thread


def test_one_thread_computes_at_a_time() -> None:
    entered = threading.Event()
    with turns.computing():
        other = _busy_in_a_thread(entered)
        assert not entered.wait(0.05)
    other.join(PATIENCE)
    assert entered.is_set()


def test_who_waits_lets_others_compute_and_has_the_turn_again_afterwards() -> None:
    first, second = threading.Event(), threading.Event()
    with turns.computing():
        with turns.waiting():
            _busy_in_a_thread(first)
            assert first.wait(PATIENCE)
        other = _busy_in_a_thread(second)
        assert not second.wait(0.05)
    other.join(PATIENCE)
    assert second.is_set()


def test_who_has_no_turn_gives_none_up() -> None:
    entered, done = threading.Event(), threading.Event()

    def compute() -> None:
        with turns.computing():
            entered.set()
            done.wait(PATIENCE)

    thread = threading.Thread(target=compute, daemon=True)
    thread.start()
    assert entered.wait(PATIENCE)
    with turns.waiting():
        pass
    third = threading.Event()
    _busy_in_a_thread(third)
    assert not third.wait(0.05)
    done.set()
    thread.join(PATIENCE)
    assert third.wait(PATIENCE)


def test_a_failure_while_waiting_leaves_the_turn_in_order() -> None:
    entered = threading.Event()
    with pytest.raises(ZeroDivisionError), turns.computing(), turns.waiting():
        _ = 1 / 0
    _busy_in_a_thread(entered)
    assert entered.wait(PATIENCE)


def test_who_waits_within_a_wait_gives_nobody_elses_turn_up() -> None:
    entered, done, third = threading.Event(), threading.Event(), threading.Event()

    def compute() -> None:
        with turns.computing():
            entered.set()
            done.wait(PATIENCE)

    with turns.computing(), turns.waiting():
        thread = threading.Thread(target=compute, daemon=True)
        thread.start()
        assert entered.wait(PATIENCE)
        with turns.waiting():
            _busy_in_a_thread(third)
            assert not third.wait(0.05)
        done.set()
        thread.join(PATIENCE)
    assert third.wait(PATIENCE)
