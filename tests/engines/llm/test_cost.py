import pytest

from claimdiff.engines.llm.cost import Budget
from claimdiff.errors import LimitReachedError


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
