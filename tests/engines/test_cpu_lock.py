import threading

import pytest

from claimdiff.engines import cpu_lock

PATIENCE = 60
"""Seconds for what must come at last."""

CHANCE = 0.05
"""Seconds for what must not come: too few on a slow machine prove less, and fail nothing."""


class Other:
    """A thread that has come to where it waits for its turn, and tells when it has had it."""

    def __init__(self, events: list[str], name: str, done: threading.Event | None = None) -> None:
        self.entered = threading.Event()
        self._arrived = threading.Event()
        self._tell = events, name, done
        self._thread = threading.Thread(target=self._compute, daemon=True)
        self._thread.start()
        assert self._arrived.wait(PATIENCE)

    def _compute(self) -> None:
        events, name, done = self._tell
        self._arrived.set()
        with cpu_lock.computing():
            self.entered.set()
            if done is not None:
                done.wait(PATIENCE)
            events.append(name)

    def join(self) -> None:
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()


def test_one_thread_computes_at_a_time() -> None:
    events: list[str] = []
    with cpu_lock.computing():
        other = Other(events, "other")
        other.entered.wait(CHANCE)
        events.append("one")
    other.join()
    assert events == ["one", "other"]


def test_who_waits_lets_others_compute_and_has_the_turn_again_afterwards() -> None:
    events: list[str] = []
    with cpu_lock.computing():
        with cpu_lock.waiting():
            Other(events, "while it waits").join()
        other = Other(events, "other")
        other.entered.wait(CHANCE)
        events.append("again")
    other.join()
    assert events == ["while it waits", "again", "other"]


def test_who_has_no_turn_gives_none_up() -> None:
    events: list[str] = []
    done = threading.Event()
    one = Other(events, "one", done)
    assert one.entered.wait(PATIENCE)
    with cpu_lock.waiting():
        other = Other(events, "other")
        other.entered.wait(CHANCE)
    done.set()
    one.join()
    other.join()
    assert events == ["one", "other"]


def test_a_failure_while_waiting_leaves_the_turn_in_order() -> None:
    events: list[str] = []
    with pytest.raises(ZeroDivisionError), cpu_lock.computing(), cpu_lock.waiting():
        _ = 1 / 0
    Other(events, "other").join()
    assert events == ["other"]


def test_who_waits_within_a_wait_gives_nobody_elses_turn_up() -> None:
    events: list[str] = []
    done = threading.Event()
    with cpu_lock.computing(), cpu_lock.waiting():
        one = Other(events, "one", done)
        assert one.entered.wait(PATIENCE)
        with cpu_lock.waiting():
            other = Other(events, "other")
            other.entered.wait(CHANCE)
        done.set()
        one.join()
    other.join()
    assert events == ["one", "other"]
