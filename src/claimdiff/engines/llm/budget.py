"""Money: stop before the call that would exceed ``--max-cost``.

Every call is held against the limit at its estimated price while it runs and at its real price
afterwards, so calls in flight at the same time cannot exceed it together; where several processes
spend from one budget, `share` has them tell each other. It prices nothing.
"""

import threading
import time
from collections.abc import Callable, Iterator, MutableSequence
from contextlib import contextmanager

from claimdiff.errors import LimitReachedError

LOOK_AGAIN = 0.05
"""Seconds between two looks at whether calls in flight, which are held at more than most cost, have
left room for the next one: a small part of what a call takes."""


class Hold:
    """One call's share of the budget; ``cost`` is set to the real price when it is known."""

    def __init__(self, estimate: float) -> None:
        self.cost = estimate


class Accounts:
    """What each of several processes has spent and holds, in US dollars.

    Each writes its own place and reads all, so they need no lock, and one that dies holds none.
    """

    def __init__(
        self, spent: MutableSequence[float], held: MutableSequence[float], place: int
    ) -> None:
        self._spent = spent
        self._held = held
        self._place = place
        self._held[place] = 0.0  # by one that died here

    def hold(self, amount: float) -> None:
        """Add to what this process holds."""
        self._held[self._place] += amount

    def settle(self, amount: float, cost: float) -> None:
        """Give up a hold for what the call did cost."""
        self._spent[self._place] += cost
        self._held[self._place] -= amount

    def spent(self) -> float:
        """By all of them."""
        return sum(self._spent)

    def committed(self) -> float:
        """Spent and held by all of them."""
        return sum(self._spent) + sum(self._held)


_shared: list[Accounts] = []
"""What this process shares with others: one at most, none where it is alone."""


def share(spent: MutableSequence[float], held: MutableSequence[float], place: int) -> None:
    """Spend from now on from one budget with other processes.

    Args:
        spent: Memory that all of them see, a place for each.
        held: The same for calls in flight.
        place: This one's.
    """
    _shared[:] = [Accounts(spent, held, place)]


class Budget:
    """What may be spent in US dollars; a limit of None is none."""

    def __init__(self, limit: float | None, sleep: Callable[[float], None] = time.sleep) -> None:
        self._limit = limit
        self._accounts = _shared[0] if _shared else Accounts([0.0], [0.0], 0)
        self._lock = threading.Lock()
        self._sleep = sleep

    @contextmanager
    def hold(self, estimate: float) -> Iterator[Hold]:
        """Hold an estimate while a call runs; a call that ends without a price costs nothing.

        Raises:
            LimitReachedError: The call might exceed the limit; it must not be made.
        """
        while not self._admit(estimate):
            self._sleep(LOOK_AGAIN)
        hold = Hold(0.0)
        try:
            yield hold
        finally:
            with self._lock:
                self._accounts.settle(estimate, hold.cost)

    def _admit(self, estimate: float) -> bool:
        """Whether the call may be made; it may not yet while others in flight might need the rest.

        It is held before all are added up: of two processes that do so at once, one sees both.
        """
        with self._lock:
            spent = self._accounts.spent()
            if self._limit is not None and spent + estimate > self._limit:
                raise LimitReachedError(
                    f"The next call would exceed --max-cost {self._limit:g}: {spent:.4f} US "
                    f"dollars are spent, it may take {estimate:.4f} more.",
                    hint="Run the same command with a higher --max-cost: what is done is kept.",
                    slug="how-to/endpoints",
                )
            self._accounts.hold(estimate)
            fits = self._limit is None or self._accounts.committed() <= self._limit
            if not fits:
                self._accounts.hold(-estimate)
            return fits
