"""Read and judge against the reference endpoint."""

from pathlib import Path

import pytest
from tests.endpoint.reference import reference_endpoint
from tests.engines.llm.build import FERRY, KEY, OTHER_FERRY, article, engine, long_article, side

from claimdiff.engines.contract import Engine
from claimdiff.engines.llm import engine as engine_module
from claimdiff.engines.llm import judge, read

FEW_TOKENS = 800
"""A budget that half of a long article exceeds; `tests.faults.test_llm_size` has the real ones."""


@pytest.fixture
def ferry() -> list[str]:
    return [sentence for paragraph in FERRY for sentence in paragraph]


def test_read_points_at_the_articles_own_sentences(tmp_path: Path, ferry: list[str]) -> None:
    one = article(FERRY)
    with reference_endpoint() as endpoint, engine(endpoint, tmp_path) as llm:
        reader: Engine = llm
        draft = reader.read(one)
    assert [(claim.sentence, claim.words) for claim in draft.claims] == [(n, "") for n in range(5)]
    assert draft.points == (0, 1, 2)
    assert draft.abstract[0].text == ferry[0]
    assert (draft.ungrounded, draft.failures) == ((), ())
    assert draft.usage.requests == 1
    assert draft.usage.input_tokens > 0
    assert draft.usage.cost_usd is None  # no price is known for a server of one's own


def test_judge_links_by_claim_id_and_counts_sentences_from_0(tmp_path: Path) -> None:
    left, right = article(FERRY, "a"), article(OTHER_FERRY, "b")
    with reference_endpoint() as endpoint, engine(endpoint, tmp_path) as llm:
        one, other = side(left, llm.read(left)), side(right, llm.read(right))
        without = type(one)(one.article, one.claims[1:])
        verdict, lacking = llm.judge(one, other), llm.judge(without, other)
    assert [(link.left, link.right, link.clash) for link in verdict.links] == [("a1", "b1", None)]
    assert verdict.told == {}
    assert lacking.links == ()
    assert lacking.told == {"b1": (0,)}


def test_one_request_an_article_and_one_a_pair(tmp_path: Path) -> None:
    left, right = article(FERRY, "a"), article(OTHER_FERRY, "b")
    with reference_endpoint() as endpoint, engine(endpoint, tmp_path) as llm:
        one, other = side(left, llm.read(left)), side(right, llm.read(right))
        llm.judge(one, other)
        assert len(endpoint.received) == 3
        again = [llm.read(left).usage, llm.read(right).usage, llm.judge(one, other).usage]
        assert len(endpoint.received) == 3
    assert [usage.requests for usage in again] == [0, 0, 0]


def test_info_names_the_model_the_host_and_the_prompts(tmp_path: Path) -> None:
    with reference_endpoint() as endpoint, engine(endpoint, tmp_path) as llm:
        llm.read(article(FERRY))
        info = llm.info
    assert (info.name, info.model, info.schema_mode) == ("llm", "reference", "json_schema")
    assert info.host == endpoint.base_url.removeprefix("http://").removesuffix("/v1")
    assert {len(digest) for digest in info.prompts.values()} == {64}
    assert "read/system" in info.prompts


def test_the_key_goes_into_its_header_and_nowhere_else(tmp_path: Path) -> None:
    with reference_endpoint() as endpoint, engine(endpoint, tmp_path) as llm:
        llm.read(article(FERRY))
        assert KEY not in repr(llm.info) + repr(llm)
    (received,) = endpoint.received
    assert received.headers.pop("authorization") == f"Bearer {KEY}"
    assert KEY not in repr(received)
    assert not any(KEY.encode() in path.read_bytes() for path in tmp_path.rglob("*.*"))


def test_a_server_of_ones_own_needs_no_key_and_gets_nobodys_account(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-canary123456")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj_canary123456")
    with reference_endpoint() as endpoint, engine(endpoint, tmp_path, api_key=None) as llm:
        assert len(llm.read(article(FERRY)).claims) == 5
    (received,) = endpoint.received
    assert "authorization" not in received.headers
    assert "canary" not in repr(received.headers)


def test_a_long_article_is_read_in_pieces_and_its_claims_are_joined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (engine_module, read):
        monkeypatch.setattr(module, "READ_BUDGET", FEW_TOKENS)
    one = long_article(90)
    with reference_endpoint() as endpoint, engine(endpoint, tmp_path) as llm:
        plans = llm.plan(one)
        draft = llm.read(one)
        assert len(endpoint.received) == len(plans) > 1
    assert [claim.sentence for claim in draft.claims] == list(range(90))
    assert len(draft.points) == 6
    assert len(draft.abstract) == 1


def test_a_long_pair_is_judged_in_pieces_and_its_links_are_joined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judge, "JUDGE_BUDGET", FEW_TOKENS)
    left, right = long_article(60, "a"), long_article(60, "b")
    with reference_endpoint() as endpoint, engine(endpoint, tmp_path) as llm:
        one, other = side(left, llm.read(left)), side(right, llm.read(right))
        before = len(endpoint.received)
        verdict = llm.judge(one, other)
        assert len(endpoint.received) - before == 4
    assert {(link.left, link.right) for link in verdict.links} == {
        (f"a{number}", f"b{number}") for number in range(1, 61)
    }
    assert verdict.told == {}


def test_an_article_without_sentences_is_read_without_a_request(tmp_path: Path) -> None:
    with reference_endpoint() as endpoint, engine(endpoint, tmp_path) as llm:
        assert llm.read(article([])).claims == ()
        assert endpoint.received == []


def test_a_sentence_over_the_budget_is_not_sent(tmp_path: Path) -> None:
    one = article([["A short one.", "word " * 100_000, "中" * 9_000, "Another short one."]])
    with reference_endpoint() as endpoint, engine(endpoint, tmp_path) as llm:
        draft = llm.read(one)
        sent = endpoint.received
    assert [claim.sentence for claim in draft.claims] == [0, 3]
    assert [failure.sentences for failure in draft.failures] == [(1, 2)]
    assert all(len(one.messages[-1]["content"]) < 1_000 for one in sent)


def test_a_plan_is_what_is_sent_and_sends_nothing(tmp_path: Path) -> None:
    left, right = article(FERRY, "a"), article(OTHER_FERRY, "b")
    with reference_endpoint() as endpoint, engine(endpoint, tmp_path) as llm:
        (plan,) = llm.plan(left)
        assert endpoint.received == []
        one, other = side(left, llm.read(left)), side(right, llm.read(right))
        assert list(plan.messages) == endpoint.received[0].messages
        assert not plan.cached
        assert plan.usage.cost_usd is None
        assert [one.cached for one in llm.plan(left)] == [True]
        (pair,) = llm.plan_pair(one, other)
        llm.judge(one, other)
        assert list(pair.messages) == endpoint.received[-1].messages
