"""Fault 25: what calls cost is known or said to be unknown, and a limit holds."""

import threading
from pathlib import Path

import pytest
from tests.endpoint import faulty, reference
from tests.endpoint.reference import reference_endpoint
from tests.endpoint.server import Endpoint, Received, Response
from tests.engines.llm.build import FERRY, article, engine

from claimdiff.engines.llm import LLMEngine
from claimdiff.engines.llm.cost import Tariff
from claimdiff.errors import ConfigurationError, LimitReachedError
from claimdiff.result import Usage
from claimdiff.settings import Settings

ONE = article(FERRY)
PRICE = "1000,2000"
"""US dollars for a million tokens: a request of these tests costs about a dollar."""


def test_25_an_unknown_price_is_unknown(tmp_path: Path) -> None:
    with reference_endpoint() as end, engine(end, tmp_path, model="gpt-4o-mini") as llm:
        assert llm.read(ONE).usage.cost_usd is None  # a local server's, whatever it is called
        assert llm.plan(article([["Another."]]))[0].usage.cost_usd is None


def test_25_a_listed_price_is_the_providers() -> None:
    usage = Usage(requests=1, input_tokens=1_000_000, output_tokens=1_000_000)
    settings = Settings(engine="llm")
    known = Tariff(settings, "gpt-4o-mini").cost(usage)
    assert known is not None
    assert 0 < known < 100
    assert Tariff(settings, "no-such-model").cost(usage) is None


def test_25_a_users_own_price_is_used(tmp_path: Path) -> None:
    with reference_endpoint() as end, engine(end, tmp_path, price="2,4") as llm:
        usage = llm.read(ONE).usage
    assert usage.cost_usd == (2 * usage.input_tokens + 4 * usage.output_tokens) / 1_000_000


def test_25_a_sum_with_an_unknown_price_is_unknown() -> None:
    known, unknown = Usage(requests=1, cost_usd=0.5), Usage(requests=1)
    assert Usage.total([known, known]).cost_usd == 1
    assert Usage.total([known, unknown]).cost_usd is None
    assert Usage.total([]).cost_usd is None


def test_25_retries_and_repairs_are_in_the_bill(tmp_path: Path) -> None:
    script = [faulty.status(500), faulty.says("{")]
    with faulty.faulty_endpoint(script) as end, engine(end, tmp_path, price=PRICE) as llm:
        twice = llm.read(ONE).usage
    with reference_endpoint() as end, engine(end, tmp_path / "other", price=PRICE) as llm:
        once = llm.read(ONE).usage
    assert (twice.requests, once.requests) == (3, 1)
    assert twice.input_tokens > 2 * once.input_tokens
    assert twice.cost_usd is not None
    assert once.cost_usd is not None
    assert twice.cost_usd > 1.5 * once.cost_usd


def test_25_the_limit_stops_before_the_call_that_would_exceed_it(tmp_path: Path) -> None:
    limit = 5.0
    with reference_endpoint() as end:
        with engine(end, tmp_path, price=PRICE, max_cost=limit) as llm:
            costs: list[float] = []
            with pytest.raises(LimitReachedError) as caught:
                _read_crates(llm, range(100), costs)
        done = len(costs)
        assert 0 < done == len(end.received) < 100
        assert 0 < sum(costs) <= limit
        with engine(end, tmp_path, price=PRICE, max_cost=limit) as llm:
            _read_crates(llm, range(done), [])  # what is done costs nothing now
        assert len(end.received) == done
    assert caught.value.exit_code == 7
    assert "--max-cost" in caught.value.hint


def _read_crates(llm: LLMEngine, numbers: range, costs: list[float]) -> None:
    for number in numbers:
        usage = llm.read(article([[f"Crate {number} was opened."]])).usage
        costs.append(usage.cost_usd or 0)


def test_25_a_limit_too_small_for_one_call_sends_none(tmp_path: Path) -> None:
    with reference_endpoint() as end, engine(end, tmp_path, price=PRICE, max_cost=0.01) as llm:
        with pytest.raises(LimitReachedError):
            llm.read(ONE)
        assert end.received == []


def test_25_calls_at_the_same_time_do_not_exceed_the_limit_together(tmp_path: Path) -> None:
    gate = threading.Event()

    def respond(received: Received) -> Response:
        gate.wait(0.2)
        return reference.respond(received)

    spent: list[float] = []
    with Endpoint(respond) as end, engine(end, tmp_path, price=PRICE, max_cost=4, jobs=16) as llm:

        def work(number: int) -> None:
            try:
                spent.append(llm.read(article([[f"Crate {number}."]])).usage.cost_usd or 0)
            except LimitReachedError:
                return

        threads = [threading.Thread(target=work, args=(number,)) for number in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert 0 < sum(spent) <= 4


def test_25_a_limit_that_cannot_be_kept_is_refused_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no price is known") as caught:
        engine("http://127.0.0.1:9/v1", tmp_path, max_cost=1)
    assert "--price" in caught.value.hint
