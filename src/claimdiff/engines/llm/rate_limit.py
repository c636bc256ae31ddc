"""How fast and how often one endpoint is asked: requests in flight, a minute, pauses, retries.

One `RateLimit` is shared by all threads that ask one endpoint, so a pause that one of them is told
holds for all. Tried again: 429, 5xx, timeouts, broken connections, answers that are no chat
completion. Never: 400 and its like, 401, 403 and a used-up quota. Pauses are the server's where it
names one. It does not know what is asked.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from claimdiff.engines.llm.failures import BusyError, KeyRefusedError, ParkedError, TransientError
from claimdiff.engines.llm.reply import Reply

PARK_AFTER = 120.0
"""Seconds. A longer pause is not waited for: the work is put aside and the user told until when."""
_MINUTE = 60.0
ATTEMPTS = 4
"""One and three more, 1, 2 and 4 s apart: a server that restarts is back by then."""
BUSY_ATTEMPTS = 8
"""A 429 is the server's way to keep order, not a fault: it is given more patience."""
FIRST_WAIT = 1.0
LONGEST_WAIT = 60.0


class RateLimit:
    """Lets ``jobs`` requests through at once, ``rpm`` a minute, and none before its time."""

    def __init__(
        self,
        host: str,
        jobs: int,
        rpm: float | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._host = host
        self._jobs = jobs
        self._allowed = float(jobs)
        self._in_flight = 0
        self._interval = _MINUTE / rpm if rpm else 0.0
        self._turn = clock()
        self._paused_until = 0.0
        self._stop: KeyRefusedError | None = None
        self._change = threading.Condition()
        self._clock = clock
        self._sleep = sleep

    @contextmanager
    def slot(self) -> Iterator[None]:
        """Wait for one's turn and hold it.

        Raises:
            KeyRefusedError: The endpoint has refused the key before.
            ParkedError: The endpoint has asked for a pause of more than `PARK_AFTER`.
        """
        while (wait := self._enter()) > 0:
            self._sleep(wait)
        try:
            yield
        finally:
            with self._change:
                self._in_flight -= 1
                self._change.notify()  # one place, one who waits for it

    def slow_down(self, seconds: float) -> None:
        """No request for so long, and half as many at once from then on."""
        with self._change:
            until = self._clock() + seconds
            if until > self._paused_until:
                self._paused_until = until
                self._allowed = max(1.0, self._allowed / 2)

    def send(self, call: Callable[[], Reply]) -> Reply:
        """Call until there is a reply or no more sense in trying.

        Raises:
            TransientError: The last attempt's error, with the number of attempts.
            ParkedError: The endpoint wants a pause of more than `PARK_AFTER` seconds.
            KeyRefusedError: At the first refusal; nothing else is let through from then on.
        """
        attempt = 0
        while True:
            attempt += 1
            try:
                with self.slot():
                    reply = call()
            except KeyRefusedError as error:
                with self._change:
                    self._stop = self._stop or error
                    self._change.notify_all()
                raise
            except TransientError as error:
                error.attempts = attempt
                self._pause(error, attempt)
            else:
                with self._change:  # one more at once for every round that goes well
                    self._allowed = min(self._jobs, self._allowed + 1 / self._allowed)
                    self._change.notify()
                return reply

    def _pause(self, error: TransientError, attempt: int) -> None:
        """Wait before the next attempt, or raise when there is to be none."""
        busy = isinstance(error, BusyError)
        wait = error.wait
        if wait is None:
            wait = min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt - 1))
        if busy:
            self.slow_down(wait)
        if wait > PARK_AFTER:
            parked = self._parked(wait)
            parked.attempts = attempt
            raise parked from error
        if attempt >= (BUSY_ATTEMPTS if busy else ATTEMPTS):
            raise error
        if not busy:  # a busy endpoint's pause holds for all threads
            self._sleep(wait)

    def _parked(self, seconds: float) -> ParkedError:
        """The error that says until when the endpoint wants to be left alone."""
        until = (datetime.now(UTC) + timedelta(seconds=seconds)).isoformat(timespec="seconds")
        return ParkedError(f"{self._host} asks for a pause: parked until {until}.")

    def _enter(self) -> float:
        """Take a place and give 0, or give the seconds until it is worth asking again."""
        with self._change:
            while True:
                if self._stop:
                    raise KeyRefusedError(self._stop.message, slug=self._stop.slug)
                now = self._clock()
                if self._paused_until - now > PARK_AFTER:
                    self._change.notify_all()  # none that waits for a place gets one in time
                    raise self._parked(self._paused_until - now)
                if (wait := max(self._paused_until, self._turn) - now) > 0:
                    return wait
                if self._in_flight < int(self._allowed):
                    self._in_flight += 1
                    self._turn = now + self._interval
                    return 0
                self._change.wait()
