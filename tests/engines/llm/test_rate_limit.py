import queue
import threading

import pytest

from claimdiff.engines.llm.failures import BusyError, ParkedError
from claimdiff.engines.llm.rate_limit import PARK_AFTER, RateLimit
from claimdiff.engines.llm.reply import Reply
from claimdiff.result import Usage

PATIENCE = 60
"""Seconds for what must come at last."""

CHANCE = 0.05
"""Seconds for what must not come: too few on a slow machine prove less, and fail nothing."""


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def limit(self, jobs: int = 4, rpm: float | None = None) -> RateLimit:
        return RateLimit("host.test", jobs, rpm, clock=self.time, sleep=self.sleep)


def test_rpm_spaces_all_that_leaves_retries_too() -> None:
    clock = Clock()
    left: list[float] = []
    calm = clock.limit(rpm=20)

    def call() -> Reply:
        left.append(clock.now)
        if len(left) % 3:
            raise BusyError("busy", wait=0)
        return Reply("{}", "", "stop", Usage())

    for _ in range(3):
        calm.send(call)
    assert left == pytest.approx([3.0 * number for number in range(9)])


def test_without_rpm_nothing_waits() -> None:
    clock = Clock()
    free = clock.limit()
    for _ in range(10):
        with free.slot():
            pass
    assert clock.now == 0


def test_a_pause_is_heeded_by_all_and_halves_what_may_be_in_flight() -> None:
    clock = Clock()
    calm = clock.limit()
    calm.slow_down(5)
    with calm.slot():
        assert clock.now == 5
    with calm.slot(), calm.slot():
        assert calm._allowed == 2  # noqa: SLF001 - a third would wait for ever
    calm.slow_down(7)
    calm.slow_down(2)
    with calm.slot():
        assert clock.now == 12


def test_all_who_wait_for_a_place_are_told_of_a_pause_that_is_too_long() -> None:
    calm, told = RateLimit("host.test", 1), queue.SimpleQueue[str]()

    def ask() -> None:
        try:
            with calm.slot():
                told.put("asked")
        except ParkedError:
            told.put("parked")

    threads = [threading.Thread(target=ask, daemon=True) for _ in range(3)]
    with calm.slot():
        for thread in threads:
            thread.start()
        calm.slow_down(PARK_AFTER + 60)
    assert [told.get(timeout=PATIENCE) for _ in threads] == ["parked"] * 3


def test_a_place_that_is_free_is_taken_by_one_after_the_other() -> None:
    calm, told = RateLimit("host.test", 1), queue.SimpleQueue[str]()
    arrived = threading.Barrier(6)

    def ask() -> None:
        arrived.wait(PATIENCE)
        with calm.slot():
            told.put("in")
            told.put("out")

    threads = [threading.Thread(target=ask, daemon=True) for _ in range(5)]
    with calm.slot():
        for thread in threads:
            thread.start()
        arrived.wait(PATIENCE)
        threads[0].join(CHANCE)  # none may come in meanwhile
        told.put("first out")
    order = [told.get(timeout=PATIENCE) for _ in range(11)]
    assert order == ["first out", *["in", "out"] * 5]
