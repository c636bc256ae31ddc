"""Faults 5-8: endpoints that are busy, refuse the key, fail, stall or break off."""

import os
import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from tests.endpoint import faulty, reference
from tests.endpoint.server import Endpoint, Received, Response
from tests.engines.llm.build import FERRY, KEY, article, engine

from claimdiff.engines.llm.failures import (
    BadReplyError,
    BusyError,
    KeyRefusedError,
    ParkedError,
    RejectedError,
    TimedOutError,
    UnreachableError,
)
from claimdiff.engines.llm.rate_limit import ATTEMPTS, BUSY_ATTEMPTS, PARK_AFTER, RateLimit
from claimdiff.engines.llm.reply import Reply
from claimdiff.result import Usage

pytestmark = pytest.mark.slow  # real servers and processes, half a minute in all

GOOD = Reply("{}", "", "stop", Usage())
ONE = article(FERRY)
CLAIMS = 5
PATIENCE = 120
"""Seconds for what must come at last, on any machine."""


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def limit(self, jobs: int = 4) -> RateLimit:
        return RateLimit("host.test", jobs, clock=self.time, sleep=self.sleep)


def told(wait: str) -> str:
    """How long to wait, as a header has it: a date is counted from when it is sent."""
    if not wait.startswith("in "):
        return wait
    later = timedelta(seconds=float(wait.removeprefix("in ")))
    return format_datetime(datetime.now(UTC) + later, usegmt=True)


@pytest.mark.parametrize(
    "wait", ["0", "1", "in 90", "", "later", "nan", "-5", "Mon, 01 Jan 2001 00:00:00 GMT"]
)
def test_5_a_busy_endpoint_is_asked_again(wait: str, tmp_path: Path) -> None:
    busy = faulty.error(429, "rate_limit", **({"retry_after": told(wait)} if wait else {}))
    with faulty.faulty_endpoint([busy, busy]) as end, engine(end, tmp_path) as llm:
        # The engine of these tests does not sleep: a pause passes by asking the rate limit again.
        llm.rate = Clock().limit()  # a clock that sleeping moves
        draft = llm.read(ONE)
        assert len(end.received) == 3
    assert len(draft.claims) == CLAIMS
    assert draft.usage.requests == 3


@pytest.mark.parametrize("wait", ["180", "in 3600", "inf", "1e300"])
def test_5_a_pause_of_more_than_two_minutes_parks_the_work(wait: str, tmp_path: Path) -> None:
    busy = faulty.error(429, "rate_limit", retry_after=told(wait))
    with faulty.faulty_endpoint([busy]) as end, engine(end, tmp_path) as llm:
        for _ in range(3):  # and what comes after is parked without a request
            with pytest.raises(ParkedError, match="parked until") as caught:
                llm.read(ONE)
        assert len(end.received) == 1
    until = datetime.fromisoformat(caught.value.message.rpartition("until ")[2].rstrip("."))
    assert until > datetime.now(UTC) + timedelta(seconds=PARK_AFTER)
    assert caught.value.code == "parked"


def test_5_no_request_goes_out_before_its_time() -> None:
    clock, times = Clock(), []
    waits = iter([1.0, 30.0, None, 119.0])

    def call() -> Reply:
        times.append(clock.now)
        if (wait := next(waits, 0.0)) == 0.0:
            return GOOD
        raise BusyError("busy", wait=wait)

    rate = clock.limit()
    assert rate.send(call) is GOOD
    assert times == [0, 1, 31, 35, 154]


def test_5_a_pause_holds_for_every_thread_and_fewer_go_out_after_it() -> None:
    clock = Clock()
    rate = clock.limit(jobs=8)
    with rate.slot():
        rate.slow_down(50)
    assert _most_at_once(rate, expected=4) == 4
    assert clock.now >= 50


def test_5_good_answers_let_more_out_again_up_to_the_limit() -> None:
    rate = Clock().limit(jobs=4)
    rate.slow_down(0)
    rate.slow_down(0)
    assert _most_at_once(rate, expected=1) == 1
    for _ in range(30):
        rate.send(lambda: GOOD)
    assert _most_at_once(rate, expected=4) == 4


def _most_at_once(rate: RateLimit, expected: int) -> int:
    """How many threads hold a slot at once, when each waits inside for ``expected`` of them.

    Fewer slots than that break the barrier; more let more than ``expected`` in.
    """
    barrier = threading.Barrier(expected, timeout=PATIENCE)
    counted = threading.Lock()
    inside = most = 0

    def work() -> None:
        nonlocal inside, most
        with rate.slot():
            with counted:
                inside += 1
                most = max(most, inside)
            barrier.wait()
            with counted:
                inside -= 1

    threads = [threading.Thread(target=work) for _ in range(4 * expected)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not barrier.broken
    return most


def test_5_an_endpoint_that_stays_busy_is_given_up_in_the_end() -> None:
    clock = Clock()
    calls: list[float] = []

    def call() -> Reply:
        calls.append(clock.now)
        raise BusyError("busy")

    with pytest.raises(BusyError) as caught:
        clock.limit().send(call)
    assert len(calls) == caught.value.attempts == BUSY_ATTEMPTS


REFUSED = [
    faulty.error(401, "invalid_api_key"),
    faulty.error(403, "forbidden"),
    faulty.error(402, "payment_required"),
    faulty.error(429, "insufficient_quota"),
    faulty.raw({"error": {"message": "no", "code": "insufficient_quota"}}),
]


@pytest.mark.parametrize("fault", REFUSED)
def test_6_a_refused_key_ends_it_after_one_request(fault: faulty.Fault, tmp_path: Path) -> None:
    with faulty.faulty_endpoint([fault]) as end, engine(end, tmp_path) as llm:
        for _ in range(3):
            with pytest.raises(KeyRefusedError) as caught:
                llm.read(ONE)
        assert len(end.received) == 1
    assert caught.value.exit_code == 4
    with reference.reference_endpoint() as end, engine(end, tmp_path) as llm:
        assert len(llm.read(ONE).claims) == CLAIMS  # after the fix it goes on


def test_6_with_many_threads_only_those_in_flight_are_spent(tmp_path: Path) -> None:
    jobs = 3
    barrier = threading.Barrier(jobs)

    def refuse(received: Received) -> Response:
        barrier.wait(PATIENCE)
        return faulty.error(401, "invalid_api_key")(received)

    refused: list[str] = []
    with Endpoint(refuse) as end, engine(end, tmp_path, jobs=jobs) as llm:

        def work(number: int) -> None:
            with pytest.raises(KeyRefusedError) as caught:
                llm.read(article([[f"Crate {number} was opened."]]))
            refused.append(caught.value.message)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(end.received) == end.most_at_once == jobs
    assert len(refused) == 20
    assert len(set(refused)) == 1


BROKEN = {
    "500": faulty.status(500, "oops"),
    "502 html": faulty.status(502, "<html><body>Bad Gateway</body></html>"),
    "503": faulty.error(503, "overloaded", retry_after="2"),
    "200 html": faulty.raw("<!doctype html><title>Sign in</title>"),
    "200 empty": faulty.raw(""),
    "no choices": faulty.raw({"choices": [], "usage": {"prompt_tokens": 3}}),
    "no message": faulty.raw({"choices": [{"index": 0}]}),
    "error": faulty.raw({"error": {"message": "the worker died"}}),
    "list": faulty.raw("[1, 2]"),
    "half a body": faulty.half,
    "reset": faulty.reset,
}


@pytest.mark.parametrize("kind", BROKEN)
def test_7_8_a_passing_failure_is_tried_again(kind: str, tmp_path: Path) -> None:
    script = [BROKEN[kind]] * (ATTEMPTS - 1)
    with faulty.faulty_endpoint(script) as end, engine(end, tmp_path) as llm:
        draft = llm.read(ONE)
        assert len(end.received) == ATTEMPTS
    assert len(draft.claims) == CLAIMS
    assert draft.usage.requests == ATTEMPTS


@pytest.mark.parametrize("kind", BROKEN)
def test_7_8_a_lasting_failure_is_named_after_the_last_attempt(kind: str, tmp_path: Path) -> None:
    with faulty.faulty_endpoint([], then=BROKEN[kind]) as end, engine(end, tmp_path) as llm:
        with pytest.raises((BadReplyError, UnreachableError)) as caught:
            llm.read(ONE)
        assert len(end.received) == ATTEMPTS
        host = end.base_url.removeprefix("http://").removesuffix("/v1")
    assert caught.value.exit_code == 5
    assert caught.value.attempts == caught.value.usage.requests == ATTEMPTS
    assert host in caught.value.message
    assert len(caught.value.message) < 300
    assert caught.value.hint


def test_7_one_poisoned_article_spoils_no_other(tmp_path: Path) -> None:
    def respond(received: Received) -> Response:
        poisoned = "Crate 13 " in received.messages[-1]["content"]
        return BROKEN["500"](received) if poisoned else reference.respond(received)

    failed = []
    with Endpoint(respond) as end, engine(end, tmp_path) as llm:
        for number in range(20):
            try:
                assert llm.read(article([[f"Crate {number} was opened."]])).claims
            except BadReplyError:
                failed.append(number)
    assert failed == [13]


def test_7_secrets_in_an_endpoints_words_are_masked(tmp_path: Path) -> None:
    said = f"bad key {KEY} (Bearer abc.def, sk-proj-otherkey12345, http://me:pass@proxy.test/)"
    with faulty.faulty_endpoint([], then=faulty.status(400, said)) as end:
        with engine(end, tmp_path) as llm, pytest.raises(RejectedError) as caught:
            llm.read(ONE)
        assert len(end.received) == 1
    for secret in (KEY, "abc.def", "otherkey12345", "me:pass"):
        assert secret not in str(caught.value) + caught.value.message
    assert "bad key" in caught.value.message


@pytest.mark.parametrize("code", [400, 404, 410, 422])
def test_7_a_rejected_request_is_not_tried_again(code: int, tmp_path: Path) -> None:
    with faulty.faulty_endpoint([], then=faulty.error(code, "unknown_model")) as end:
        with engine(end, tmp_path) as llm, pytest.raises(RejectedError) as caught:
            llm.read(ONE)
        assert len(end.received) == 1
    assert caught.value.exit_code == 5


@pytest.mark.parametrize("fault", [faulty.hang, faulty.drip])
def test_8_a_total_deadline_ends_silence_and_drips_alike(
    fault: faulty.Fault, tmp_path: Path
) -> None:
    with reference.reference_endpoint() as end, engine(end, tmp_path / "warm") as llm:
        llm.read(ONE)  # what is loaded at the first call takes longer than an answer
    with faulty.faulty_endpoint([fault]) as end, engine(end, tmp_path, timeout=2) as llm:
        draft = llm.read(ONE)
    assert len(draft.claims) == CLAIMS
    assert draft.usage.requests > 1


def test_8_a_timeout_is_named_and_its_tokens_are_counted(tmp_path: Path) -> None:
    end = faulty.faulty_endpoint([], then=faulty.hang)
    with end, engine(end, tmp_path, timeout=0.1) as llm, pytest.raises(TimedOutError) as caught:
        llm.read(ONE)
    assert caught.value.attempts == caught.value.usage.requests == ATTEMPTS
    assert "--timeout" in caught.value.hint
    assert caught.value.code == "timeout"
    assert caught.value.usage.input_tokens > 0


def test_8_no_server_at_all_is_named(tmp_path: Path) -> None:
    with reference.reference_endpoint() as end:
        nobody = end.base_url
    with engine(nobody, tmp_path) as llm, pytest.raises(UnreachableError) as caught:
        llm.read(ONE)
    assert caught.value.code == "unreachable"


def test_8_no_sockets_are_left_open(tmp_path: Path) -> None:
    script = [faulty.hang, faulty.drip, faulty.half, faulty.reset, BROKEN["500"]]

    def run(folder: Path) -> None:
        with faulty.faulty_endpoint(script) as end, engine(end, folder, timeout=0.1) as llm:
            for number in range(2):
                try:
                    llm.read(article([[f"Crate {number} was opened."]]))
                except (TimedOutError, BadReplyError, UnreachableError):
                    continue

    run(tmp_path / "warm")
    before = _open_files()
    for turn in range(3):
        run(tmp_path / str(turn))
    end = time.monotonic() + PATIENCE  # the server's threads close their ends in their own time
    while _open_files() > before + 2 and time.monotonic() < end:
        time.sleep(0.01)
    assert _open_files() <= before + 2  # a leak would leave one a turn at least


def _open_files() -> int:
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - names only
