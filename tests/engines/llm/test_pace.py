from collections.abc import Iterator

import pytest

from claimdiff.engines.llm import pace
from claimdiff.engines.llm.failures import BusyError
from claimdiff.engines.llm.pace import Pace
from claimdiff.engines.llm.reply import Reply
from claimdiff.engines.llm.retry import send
from claimdiff.result import Usage


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def pace(self, jobs: int = 4, rpm: float | None = None) -> Pace:
        return Pace("host.test", jobs, rpm, clock=self.time, sleep=self.sleep)


@pytest.fixture
def apart() -> Iterator[None]:
    """What processes share is forgotten after the test."""
    yield
    pace._shared.clear()  # noqa: SLF001 - there is no way back, nor need of one, but here


def test_rpm_spaces_all_that_leaves_retries_too() -> None:
    clock = Clock()
    left: list[float] = []
    calm = clock.pace(rpm=20)

    def call() -> Reply:
        left.append(clock.now)
        if len(left) % 3:
            raise BusyError("busy", wait=0)
        return Reply("{}", "", "stop", Usage())

    for _ in range(3):
        send(call, calm)
    assert left == pytest.approx([3.0 * number for number in range(9)])


def test_without_rpm_nothing_waits() -> None:
    clock = Clock()
    free = clock.pace()
    for _ in range(10):
        with free.slot():
            pass
    assert clock.now == 0


@pytest.mark.usefixtures("apart")
def test_a_pause_is_heeded_by_all_processes_and_halves_what_each_may_do() -> None:
    clock, times = Clock(), [0.0, 0.0]
    pace.share(times, 0)
    one = clock.pace()
    pace.share(times, 1)
    other = clock.pace()
    one.slow_down(5)
    with other.slot():
        assert clock.now == 5
    with other.slot(), other.slot():
        assert other._allowed == 2  # noqa: SLF001 - a third would wait for ever
    one.slow_down(7)
    other.slow_down(2)
    with one.slot():
        assert clock.now == 12
