import pytest

from claimdiff.engines.llm import shared
from claimdiff.engines.llm.cost import Budget
from claimdiff.errors import LimitReachedError


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """What processes share is forgotten after the test."""
    monkeypatch.setattr(shared, "_columns", {})


def test_a_call_waits_while_others_may_need_the_rest() -> None:
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        first.__exit__(None, None, None)

    spending = Budget(10, sleep)
    first = spending.hold(6)
    first.__enter__().cost = 1
    with spending.hold(6) as hold:  # 1 + 6 fits once the first has cost 1 and not 6
        hold.cost = 5
    assert len(waits) == 1
    with pytest.raises(LimitReachedError, match=r"6\.0000 US dollars are spent"):
        spending.hold(6).__enter__()


@pytest.mark.usefixtures("apart")
def test_processes_spend_from_one_budget() -> None:
    spent, held = [0.0, 0.0], [0.0, 0.0]
    shared.share([0.0, 0.0], spent, held, 0)
    one = Budget(10)
    shared.share([0.0, 0.0], spent, held, 1)
    other = Budget(10)
    with one.hold(6) as hold:
        hold.cost = 6
    with pytest.raises(LimitReachedError), other.hold(6):
        pass
    with other.hold(4):
        assert held == [0, 4]
    assert (spent, held) == ([6, 0], [0, 0])


@pytest.mark.usefixtures("apart")
def test_what_a_dead_process_held_is_free_again() -> None:
    spent, held = [0.0, 3.0], [0.0, 9.0]
    shared.share([0.0, 0.0], spent, held, 1)
    assert (spent, held) == ([0, 3], [0, 0])
