"""Endpoints that take no schema, no JSON mode or no temperature."""

import json
from pathlib import Path

import pytest
from tests.endpoint import faulty, reference
from tests.endpoint.server import Endpoint, Received, Response
from tests.engines.llm.build import FERRY, article, engine

from claimdiff.engines.llm.failures import RejectedError


def picky(refused: tuple[str, ...]) -> Endpoint:
    """An endpoint that rejects requests which mention any of these."""

    def respond(received: Received) -> Response:
        parameters = {key: value for key, value in received.body.items() if key != "messages"}
        for word in refused:
            if word in json.dumps(parameters):
                return faulty.error(400, "invalid_request", f"'{word}' is not supported")(received)
        return reference.respond(received)

    return Endpoint(respond)


@pytest.mark.parametrize(
    ("refused", "mode", "requests"),
    [
        ((), "json_schema", 1),
        (("json_schema",), "json_object", 2),
        (("json_schema", "json_object"), "text", 3),
        (("response_format",), "text", 3),
        (("temperature",), "json_schema", 2),
        (("temperature", "response_format"), "text", 4),
    ],
)
def test_a_rejected_step_leads_to_the_next_and_is_remembered(
    refused: tuple[str, ...], mode: str, requests: int, tmp_path: Path
) -> None:
    with picky(refused) as end, engine(end, tmp_path) as llm:
        draft = llm.read(article(FERRY))
        assert len(end.received) == requests
        assert llm.info.schema_mode == mode
        llm.read(article([["Another article."]]))
        assert len(end.received) == requests + 1
    assert len(draft.claims) == 5
    assert draft.usage.requests == requests


def test_the_schema_is_told_in_words_where_it_is_not_a_parameter(tmp_path: Path) -> None:
    with picky(("json_schema",)) as end, engine(end, tmp_path) as llm:
        llm.read(article(FERRY))
        first, second = end.received
    assert "additionalProperties" not in first.messages[0]["content"]
    assert "additionalProperties" in second.messages[0]["content"]
    assert second.messages[0]["content"].startswith(first.messages[0]["content"])
    assert [one["role"] for one in second.messages] == ["system", "user"]
    assert "json_schema" in json.dumps(first.body)


def test_an_answer_is_kept_whatever_step_it_came_by(tmp_path: Path) -> None:
    with picky(("response_format",)) as end:
        with engine(end, tmp_path) as llm:
            llm.read(article(FERRY))
        with engine(end, tmp_path) as llm:  # knows nothing of the steps yet
            assert llm.read(article(FERRY)).usage.requests == 0


def test_a_rejection_of_something_else_is_not_about_the_step(tmp_path: Path) -> None:
    fault = faulty.error(400, "invalid_request", "the context is too long")
    with faulty.faulty_endpoint([], then=fault) as end, engine(end, tmp_path) as llm:
        with pytest.raises(RejectedError, match="too long"):
            llm.read(article(FERRY))
        assert len(end.received) == 1
