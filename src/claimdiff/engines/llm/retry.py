"""The one retry policy.

Tried again: 429, 5xx, timeouts, broken connections, answers that are no chat completion. Never:
400 and its like, 401, 403 and a used-up quota. Pauses are the server's where it names one. It does
not know what is asked.
"""

from collections.abc import Callable

from claimdiff.engines.llm.failures import (
    BusyError,
    KeyRefusedError,
    TransientError,
)
from claimdiff.engines.llm.rate_limit import PARK_AFTER, RateLimit
from claimdiff.engines.llm.reply import Reply

ATTEMPTS = 4
"""One and three more, 1, 2 and 4 s apart: a server that restarts is back by then."""
BUSY_ATTEMPTS = 8
"""A 429 is the server's way to keep order, not a fault: it is given more patience."""
FIRST_WAIT = 1.0
LONGEST_WAIT = 60.0


def send(call: Callable[[], Reply], rate: RateLimit) -> Reply:
    """Call until there is a reply or no more sense in trying.

    Raises:
        TransientError: The last attempt's error, with the number of attempts.
        ParkedError: The endpoint wants a pause of more than `PARK_AFTER` seconds.
        KeyRefusedError: At the first refusal; the rate lets nothing else through from then on.
    """
    attempt = 0
    while True:
        attempt += 1
        try:
            with rate.slot():
                reply = call()
        except KeyRefusedError as error:
            rate.shut(error)
            raise
        except TransientError as error:
            error.attempts = attempt
            _pause(error, attempt, rate)
        else:
            rate.speed_up()
            return reply


def _pause(error: TransientError, attempt: int, rate: RateLimit) -> None:
    """Wait before the next attempt, or raise when there is to be none."""
    busy = isinstance(error, BusyError)
    wait = error.wait
    if wait is None:
        wait = min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt - 1))
    if busy:
        rate.slow_down(wait)
    if wait > PARK_AFTER:
        parked = rate.parked(wait)
        parked.attempts = attempt
        raise parked from error
    if attempt >= (BUSY_ATTEMPTS if busy else ATTEMPTS):
        raise error
    if not busy:  # a busy endpoint's pause holds for all threads: the rate keeps it
        rate.sleep(wait)
