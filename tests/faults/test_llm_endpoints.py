"""Faults 29, 30, 32 and 33: endpoints that want to be asked otherwise, or elsewhere."""

import json
from pathlib import Path

import pytest
from pydantic import JsonValue
from tests.endpoint import faulty, reference
from tests.endpoint.server import Body
from tests.engines.llm.asking import GOOD, QUESTION, Asked, ask
from tests.engines.llm.build import FERRY, KEY, article, engine
from tests.faults.command import Ran, claimdiff, own_place

from claimdiff.engines.llm.failures import (
    ContextError,
    RedirectedError,
    RejectedError,
    UnknownModelError,
    UnknownPathError,
)

pytestmark = pytest.mark.slow  # real servers, a quarter of a minute in all

GEMINI: JsonValue = [
    {
        "error": {
            "code": 400,
            "message": 'Invalid JSON payload received. Unknown name "additionalProperties" at '
            "'generation_config.response_schema': Cannot find field.",
            "status": "INVALID_ARGUMENT",
        }
    }
]


def groq(generation: str) -> faulty.Fault:
    told: Body = {
        "message": "Failed to generate JSON. Please adjust your prompt. See 'failed_generation'.",
        "type": "invalid_request_error",
        "code": "json_validate_failed",
        "failed_generation": generation,
    }
    return faulty.status(400, {"error": told})


def vllm(message: str, code: int = 400) -> faulty.Fault:
    return faulty.status(code, {"object": "error", "message": message, "code": code})


def test_29_a_schema_that_gemini_refuses_is_asked_for_in_json_mode(tmp_path: Path) -> None:
    asked = ask(tmp_path, faulty.status(400, json.dumps(GEMINI)))
    first, second = asked.received
    assert (asked.items, asked.mode) == ([1, 2], "json_object")
    assert "json_schema" in json.dumps(first.body)
    assert second.body["response_format"] == {"type": "json_object"}
    assert "additionalProperties" in second.messages[0]["content"]


@pytest.mark.parametrize("generation", [GOOD, f"Here: {GOOD}", '{"items": [1, 2,]}'])
def test_29_what_groq_refuses_is_used_if_it_can_be_read(generation: str, tmp_path: Path) -> None:
    asked = ask(tmp_path, groq(generation))
    assert (asked.items, asked.mode) == ([1, 2], "json_schema")
    assert len(asked.received) == 1
    assert asked.usage.input_tokens > 0
    assert asked.usage.output_tokens > 0  # it was written, and is paid for


@pytest.mark.parametrize("generation", ["", "I cannot.", '{"items": [1,', '{"claims": []}'])
def test_29_else_the_next_step_is_asked_by(generation: str, tmp_path: Path) -> None:
    asked = ask(tmp_path, groq(generation))
    assert (asked.items, asked.mode) == ([1, 2], "json_object")
    assert len(asked.received) == 2


def test_29_a_key_in_what_groq_refuses_is_masked(tmp_path: Path) -> None:
    said = json.dumps({"items": [KEY]})
    assert ask(tmp_path, groq(said)).items == ["***"]


@pytest.mark.parametrize(
    "fault",
    [
        vllm("System role not supported"),
        vllm("Only user and assistant roles are supported!"),
        vllm("Conversation roles must alternate user/assistant/user/assistant/..."),
        faulty.error(500, "server_error", "Jinja Exception: System role not supported"),
        faulty.error(400, "400", "Developer instruction is not enabled for models/gemma-3-27b-it"),
        faulty.error(
            400,
            "unsupported_value",
            "Unsupported value: 'messages[0].role' does not support 'system' with this model.",
        ),
    ],
)
def test_29_what_the_system_says_goes_into_the_users_message(
    fault: faulty.Fault, tmp_path: Path
) -> None:
    asked = ask(tmp_path, fault, faulty.says("no JSON"))
    first, second, repair = asked.received
    assert (asked.items, asked.mode) == ([1, 2], "json_schema")
    assert [one["role"] for one in first.messages] == ["system", "user"]
    assert second.messages == [{"role": "user", "content": f"{QUESTION.system}\n\n{QUESTION.user}"}]
    assert [one["role"] for one in repair.messages] == ["user", "assistant", "user"]


def test_29_all_steps_can_be_gone_down_together(tmp_path: Path) -> None:
    script = (
        vllm("System role not supported"),
        faulty.status(400, json.dumps(GEMINI)),
        groq(""),
        faulty.error(400, "x", "temperature is not supported"),
    )
    asked = ask(tmp_path, *script)
    last = asked.received[-1]
    assert (asked.items, asked.mode) == ([1, 2], "text")
    assert last.body.keys() == {"model", "messages"}
    (message,) = last.messages
    assert message["role"] == "user"
    for told in (QUESTION.system, "additionalProperties", QUESTION.user):
        assert told in message["content"]


def test_29_a_server_error_of_another_kind_is_tried_again_as_before(tmp_path: Path) -> None:
    asked = ask(tmp_path, faulty.status(500, "out of memory"), faulty.status(502, "no grammar"))
    assert (asked.items, asked.mode) == ([1, 2], "json_schema")


TOO_LONG = {
    "openai": faulty.error(400, "context_length_exceeded", "Please reduce the length."),
    "llama.cpp": faulty.error(
        400,
        "exceed_context_size_error",
        "request (2034 tokens) exceeds the available context size (1024 tokens)",
    ),
    "vllm": vllm("This model's maximum context length is 1024 tokens. However, you requested 2034"),
    "lm studio": faulty.status(400, {"error": "Context size has been exceeded."}),
    "gemini": faulty.error(
        400, "400", "The input token count (9) exceeds the maximum number of tokens allowed (8)."
    ),
    "mistral": faulty.error(
        400, "3051", "Prompt contains 40000 tokens, too large for model with 32768 maximum context"
    ),
    "anthropic": faulty.error(400, "invalid_request_error", "prompt is too long: 9 tokens > 8"),
    "groq": faulty.error(413, "rate_limit_exceeded", "Request too large for model `x`"),
    "openai, busy": faulty.error(429, "rate_limit_exceeded", "Request too large for x on TPM"),
    "413": faulty.status(413, "<html>Request Entity Too Large</html>"),
    "in a 200": faulty.raw({"error": {"code": 400, "message": "maximum context length is 8"}}),
}


@pytest.mark.parametrize("server", TOO_LONG)
def test_30_a_request_that_does_not_fit_is_named_as_such_after_one(
    server: str, tmp_path: Path
) -> None:
    asked = Asked()
    with pytest.raises(ContextError, match="does not fit") as caught:
        ask(tmp_path, TOO_LONG[server], into=asked)
    assert len(asked.received) == 1
    assert "larger context" in caught.value.hint


def test_30_it_is_asked_again_in_halves(tmp_path: Path) -> None:
    script = [TOO_LONG["llama.cpp"]]
    with faulty.faulty_endpoint(script) as end, engine(end, tmp_path) as llm:
        whole = llm.read(article(FERRY))
        sent = [len(one.messages[-1]["content"]) for one in end.received]
    assert len(sent) == 3
    assert max(sent[1:]) < sent[0]
    assert whole.claims


def test_30_what_does_not_fit_in_halves_either_is_an_error(tmp_path: Path) -> None:
    end = faulty.faulty_endpoint([], then=TOO_LONG["llama.cpp"])
    with end, engine(end, tmp_path) as llm, pytest.raises(ContextError, match="does not fit"):
        llm.read(article(FERRY))
    assert len(end.received) == 2


PAGE = "Moved; your article was: the ferry"


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_32_no_redirect_is_followed(code: int, tmp_path: Path) -> None:
    asked = Asked()
    with reference.reference_endpoint() as other:
        moved = f"{other.base_url}/chat/completions?key=hidden"
        fault = faulty.status(code, PAGE, location=moved)
        with pytest.raises(RedirectedError) as caught:
            ask(tmp_path, then=fault, into=asked)
        assert other.received == []
        target = other.base_url.removesuffix("/v1")
    assert len(asked.received) == 1
    message = caught.value.message
    assert f"redirects to {target};" in message
    assert f"{asked.received[0].headers['host']} redirects" in message
    assert PAGE[:5] not in message
    assert "hidden" not in message
    assert "--base-url" in caught.value.hint
    assert caught.value.exit_code == 5


@pytest.mark.parametrize(
    ("location", "told"),
    [
        ("/v1/chat/completions", "another path of its own"),
        ("", "another path of its own"),
        ("//host.test/x", "http://host.test"),
        ("https://me:pass@host.test:8443/x", "https://host.test:8443"),
        ("https://host.test:port/", "a malformed address"),
        ("http://[bad/", "a malformed address"),
        ("http://a b\u00e9\u0085/", "a malformed address"),
        (f"http://{'h' * 9_000}.test/", "a malformed address"),
        ("file:///etc/passwd", "another path of its own"),
    ],
)
def test_32_of_a_redirect_no_more_than_its_host_is_told(
    location: str, told: str, tmp_path: Path
) -> None:
    asked = Asked()
    with pytest.raises(RedirectedError, match=f"redirects to {told};") as caught:
        ask(tmp_path, then=faulty.status(307, PAGE, location=location), into=asked)
    assert len(asked.received) == 1  # a loop is not gone round
    assert "pass" not in caught.value.message


def test_32_a_list_of_models_is_not_fetched_from_elsewhere_either(tmp_path: Path) -> None:
    with reference.reference_endpoint() as other:
        moved = faulty.status(302, PAGE, location=f"{other.base_url}/models")
        ran = run(tmp_path, moved, "models")
        assert other.received == []
    assert ran.code == 5
    assert "redirects to" in ran.err
    assert PAGE[:5] not in ran.said


AGAIN = "pays only for what is missing"


def run(folder: Path, then: faulty.Fault, *command: str) -> Ran:
    """One command against an endpoint that always answers so."""
    with own_place(folder), faulty.faulty_endpoint([], then=then) as end:
        return claimdiff(*command, "--base-url", end.base_url, "-m", "reference")


@pytest.mark.parametrize(
    ("fault", "kind", "advice"),
    [
        (
            faulty.error(404, "model_not_found", "The model `x` does not exist"),
            UnknownModelError,
            "claimdiff models",
        ),
        (
            faulty.error(404, "api_error", 'model "x" not found, try pulling it first'),
            UnknownModelError,
            "claimdiff models",
        ),
        (faulty.error(400, "x", "Model Not Exist"), UnknownModelError, "claimdiff models"),
        (faulty.error(404, "not_found_error", "File Not Found"), UnknownPathError, "/v1"),
        (faulty.status(404, "404 page not found"), UnknownPathError, "/v1"),
        (faulty.status(404, {"detail": "Not Found"}), UnknownPathError, "/v1"),
        (faulty.status(405, "<html>Method Not Allowed"), UnknownPathError, "/v1"),
        (
            faulty.raw({"error": "Unexpected endpoint or method. (POST /chat/completions)"}),
            UnknownPathError,
            "/v1",
        ),
        (faulty.error(422, "x", "max_tokens is missing"), RejectedError, "claimdiff doctor"),
    ],
)
def test_33_the_advice_fits_what_is_missing(
    fault: faulty.Fault, kind: type[RejectedError], advice: str, tmp_path: Path
) -> None:
    asked = Asked()
    with pytest.raises(RejectedError) as caught:
        ask(tmp_path, then=fault, into=asked)
    assert type(caught.value) is kind
    assert len(asked.received) == 1
    assert advice in caught.value.hint
    ran = run(tmp_path, fault, "compare", "a.txt", "b.txt")
    assert ran.code == 5
    assert advice in ran.err
    assert AGAIN not in ran.err


def test_33_a_server_that_is_down_is_told_as_such(tmp_path: Path) -> None:
    with reference.reference_endpoint() as end:
        nobody = end.base_url
    with own_place(tmp_path):
        ran = claimdiff("models", "--base-url", nobody)
    assert ran.code == 5
    assert nobody.removeprefix("http://").removesuffix("/v1") in ran.err
    assert "server is up" in ran.err
    assert "--base-url" in ran.err


def test_33_a_passing_failure_is_still_worth_another_run(tmp_path: Path) -> None:
    ran = run(tmp_path, faulty.says("no JSON at all"), "summarise", "a.txt")
    assert "Try another model." in ran.err
    busy = faulty.error(429, "rate_limit", retry_after="600")
    ran = run(tmp_path, busy, "summarise", "a.txt")
    assert "Run the same command again after that time" in ran.err
