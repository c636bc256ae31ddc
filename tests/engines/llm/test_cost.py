import threading

import pytest

from claimdiff.engines.llm.cost import Budget
from claimdiff.errors import LimitReachedError

PATIENCE = 60
"""Seconds for what must come at last."""
CHANCE = 0.05
"""Seconds for what must not come: too few on a slow machine prove less, and fail nothing."""


def test_a_call_waits_while_others_may_need_the_rest() -> None:
    spending, order = Budget(10), list[str]()

    def second() -> None:
        with spending.hold(6) as hold:  # 1 + 6 fits once the first has cost 1 and not 6
            order.append("second")
            hold.cost = 5

    waiting = threading.Thread(target=second, daemon=True)
    with spending.hold(6) as first:
        waiting.start()
        waiting.join(CHANCE)
        order.append("first")
        first.cost = 1
    waiting.join(PATIENCE)
    assert order == ["first", "second"]
    with pytest.raises(LimitReachedError, match=r"6\.0000 US dollars are spent"):
        spending.hold(6).__enter__()
