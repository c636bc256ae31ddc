"""Money: stop before the call that would exceed ``--max-cost``.

Every call is held against the limit at its estimated price while it runs and at its real price
afterwards, so calls in flight at the same time cannot exceed it together. It prices nothing.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from claimdiff.errors import LimitReachedError


class Hold:
    """One call's share of the budget; ``cost`` is set to the real price when it is known."""

    def __init__(self, estimate: float) -> None:
        self.cost = estimate


class Budget:
    """What may be spent in US dollars; a limit of None is none."""

    def __init__(self, limit: float | None) -> None:
        self._limit = limit
        self._spent = 0.0
        self._held = 0.0
        self._lock = threading.Lock()

    @contextmanager
    def hold(self, estimate: float) -> Iterator[Hold]:
        """Hold an estimate while a call runs; a call that ends without a price costs nothing.

        Raises:
            LimitReachedError: The call might exceed the limit; it must not be made.
        """
        with self._lock:
            self._admit(estimate)
            self._held += estimate
        hold = Hold(0.0)
        try:
            yield hold
        finally:
            with self._lock:
                self._held -= estimate
                self._spent += hold.cost

    def _admit(self, estimate: float) -> None:
        committed = self._spent + self._held
        if self._limit is not None and committed + estimate > self._limit:
            raise LimitReachedError(
                f"The next call would exceed --max-cost {self._limit:g}: {committed:.4f} US "
                f"dollars are spent or in flight, it may take {estimate:.4f} more.",
                hint="Run the same command with a higher --max-cost: what is done is kept.",
                slug="how-to/endpoints",
            )
