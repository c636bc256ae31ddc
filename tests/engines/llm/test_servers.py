"""What servers were seen to refuse, in their own words, and what the engine makes of it.

The words are those of the versions that docs/how-to/endpoints.md names (OpenAI's are those of its
documentation); what a server takes without a word needs no test here.
"""

from pathlib import Path

import pytest
from tests.endpoint import faulty
from tests.engines.llm.build import FERRY, article, engine

from claimdiff.engines.llm.failures import ContextError, KeyRefusedError

LITELLM_TEMPERATURE = (
    "litellm.UnsupportedParamsError: gpt-5 doesn't support temperature=0.0 while reasoning is "
    "active. Only temperature=1 is supported unless reasoning_effort resolves to 'none'"
)
LITELLM_FORMAT = (
    "litellm.UnsupportedParamsError: openai does not support parameters: ['response_format'], "
    "for model=gpt-4."
)


@pytest.mark.parametrize(
    ("said", "times", "mode", "left_out"),
    [
        pytest.param(LITELLM_TEMPERATURE, 1, "json_schema", "temperature", id="temperature"),
        pytest.param(LITELLM_FORMAT, 2, "text", "response_format", id="response_format"),
    ],
)
def test_what_litellm_refuses_for_a_model_is_left_out(
    said: str, times: int, mode: str, left_out: str, tmp_path: Path
) -> None:
    refusals = [faulty.error(400, "None", said)] * times
    with faulty.faulty_endpoint(refusals) as end, engine(end, tmp_path) as llm:
        assert len(llm.read(article(FERRY)).claims) == 5
        assert llm.info.schema_mode == mode
        assert len(end.received) == times + 1
    assert left_out in end.received[0].body
    assert left_out not in end.received[-1].body


def test_a_key_that_litellm_does_not_know_is_refused(tmp_path: Path) -> None:
    fault = faulty.error(400, "no_db_connection", "No connected db.")
    with faulty.faulty_endpoint([], then=fault) as end, engine(end, tmp_path) as llm:
        with pytest.raises(KeyRefusedError, match="No connected db"):
            llm.read(article(FERRY))
        assert len(end.received) == 1


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        pytest.param(
            "exceed_context_size_error",
            "request (2034 tokens) exceeds the available context size (1024 tokens), "
            "try increasing it",
            id="llama.cpp",
        ),
        pytest.param("context_length_exceeded", "Please reduce the length.", id="openai"),
    ],
)
def test_an_article_too_long_for_the_server_is_told_as_such(
    kind: str, said: str, tmp_path: Path
) -> None:
    fault = faulty.error(400, kind, said)
    with faulty.faulty_endpoint([], then=fault) as end, engine(end, tmp_path) as llm:
        with pytest.raises(ContextError, match=kind) as caught:
            llm.read(article(FERRY))
        assert len(end.received) == 2  # whole, and the first of its halves
    assert "larger context" in caught.value.hint


def test_llama_cpps_refusal_of_a_key_is_one(tmp_path: Path) -> None:
    fault = faulty.error(401, "authentication_error", "Invalid API Key")
    with faulty.faulty_endpoint([], then=fault) as end, engine(end, tmp_path) as llm:
        with pytest.raises(KeyRefusedError, match="Invalid API Key"):
            llm.read(article(FERRY))
        assert len(end.received) == 1
