"""Faults 27, 28 and 31: answers with drafts and thoughts, in other fields, with odd usage."""

import json
from pathlib import Path

import pytest
from pydantic import JsonValue
from tests.endpoint import faulty, reference
from tests.endpoint.server import Received, Response
from tests.engines.llm.asking import GOOD, QUESTION, Asked, ask
from tests.faults.command import claimdiff, own_place

from claimdiff.engines.llm import tokens
from claimdiff.engines.llm.failures import OnlyThoughtError, TruncatedError, UnusableError

pytestmark = pytest.mark.slow  # real servers, a quarter of a minute in all

DRAFT = '{"items": [0]}'
STREAMED = ("", "I count ", '{"items"', ": [1, 2]}", "")


def event(*, finish: str | None = None, **delta: JsonValue) -> str:
    choice: JsonValue = {"index": 0, "delta": delta, "finish_reason": finish}
    return f"data: {json.dumps({'choices': [choice]})}\n\n"


def streamed(*parts: str, end: str = "data: [DONE]\n\n") -> str:
    return ": a comment\n\n" + "".join(event(content=part) for part in parts) + end


@pytest.mark.parametrize(
    "text",
    [
        f"{DRAFT}\n{GOOD}",
        f"First: {DRAFT}\nNow better: {GOOD}",
        f"<think>Perhaps {DRAFT}.\n{GOOD}",
        f"Perhaps {DRAFT}.</think>\n{GOOD}",
    ],
    ids=["two values", "draft", "unclosed think", "only the end of think"],
)
def test_27_the_last_whole_value_is_taken_and_costs_one_request(text: str, tmp_path: Path) -> None:
    asked = ask(tmp_path, faulty.says(text))
    assert asked.items == [1, 2]
    assert asked.usage.requests == 1
    assert ask(tmp_path / "again", faulty.says(text)).items == [1, 2]


def test_27_an_answer_that_breaks_off_after_a_draft_is_asked_again(tmp_path: Path) -> None:
    asked = ask(tmp_path, faulty.says(f'{DRAFT}\n{{"items": [1, '))
    assert asked.items == [1, 2]
    assert len(asked.received) == 2


@pytest.mark.parametrize("flag", ["-v", "--verbose"])
def test_27_what_stood_beside_the_answer_is_told_to_those_who_ask(
    flag: str, tmp_path: Path
) -> None:
    with own_place(tmp_path), faulty.faulty_endpoint([], then=_thinking) as end:
        line = ("summarise", "a.txt", "--base-url", end.base_url, "-m", "m", "--no-cache")
        told, silent = claimdiff(*line, flag), claimdiff(*line)
    assert "claimdiff: Besides its answer the model said: I think so." in told.err
    assert "Besides" not in silent.err
    assert "Besides" not in told.out
    assert "\x1b" not in told.err


def _thinking(received: Received) -> Response:
    return faulty.says(f"I think so.\x1b[31m</think>{reference.answer(received)}")(received)


CALL: list[JsonValue] = [{"type": "function", "function": {"name": "count", "arguments": GOOD}}]
WHOLE = {"choices": [{"message": {"content": GOOD}, "finish_reason": "stop"}]}
FORMS: dict[str, faulty.Fault] = {
    "reasoning_content": faulty.says("", content=None, reasoning_content=f"So: {GOOD}"),
    "reasoning": faulty.says("\n", reasoning=GOOD),
    "parts": faulty.says("", content=[{"type": "text", "text": GOOD[:5]}, GOOD[5:]]),
    "parts with thoughts": faulty.says(
        "",
        content=[
            {"type": "thinking", "thinking": [{"type": "text", "text": DRAFT}]},
            {"type": "text", "text": GOOD},
        ],
    ),
    "an object": faulty.says("", content=json.loads(GOOD)),
    "tool call": faulty.says("", content=None, tool_calls=CALL, finish="tool_calls"),
    "tool call after words": faulty.says("I call it.", tool_calls=CALL),
    "tool call with an object": faulty.says(
        "", tool_calls=[{"function": {"name": "count", "arguments": json.loads(GOOD)}}]
    ),
    "bom": faulty.says(f"\ufeff{GOOD}"),
    "body with bom": lambda received: Response(
        content=b"\xef\xbb\xbf" + faulty.says(GOOD)(received).content
    ),
    "channels": faulty.says(
        f"<|channel|>analysis<|message|>{DRAFT}<|end|><|start|>assistant"
        f"<|channel|>final<|message|>{GOOD}"
    ),
    "trailing comma": faulty.says('{"items": [1, 2,],}'),
    "wrapped": faulty.says(f'{{"result": {GOOD}}}'),
    "stream": faulty.raw(streamed(*STREAMED)),
    "stream with a reason to end": faulty.raw(
        streamed(GOOD, end=event(finish="stop")).replace("\n", "\r\n")
    ),
    "stream of thoughts": faulty.raw(event(reasoning_content=DRAFT) + streamed(*STREAMED)),
    "stream of one event": faulty.raw(f"data: {json.dumps(WHOLE)}\n\n"),
}


@pytest.mark.parametrize("form", FORMS)
def test_28_an_answer_of_plain_meaning_is_read_whatever_its_form(form: str, tmp_path: Path) -> None:
    asked = ask(tmp_path, FORMS[form])
    assert asked.items == [1, 2]
    assert len(asked.received) == 1


THOUGHTS: dict[str, faulty.Fault] = {
    "reasoning_content": faulty.says("", content=None, reasoning_content="I see one crate."),
    "reasoning": faulty.says(" ", reasoning="I see one crate."),
    "think": faulty.says("<think>I see one crate."),
    "closed think": faulty.says("<think>I see one crate.</think>\n"),
    "channel": faulty.says("<|channel|>analysis<|message|>I see one crate."),
    "a part of an answer": faulty.says("", reasoning='{"items": [1'),
}


@pytest.mark.parametrize("form", THOUGHTS)
def test_28_thoughts_without_an_answer_cost_one_request_and_are_named(
    form: str, tmp_path: Path
) -> None:
    asked = Asked()
    with pytest.raises(OnlyThoughtError, match="only thought") as caught:
        ask(tmp_path, THOUGHTS[form], into=asked)
    assert len(asked.received) == 1
    assert "more tokens" in caught.value.hint
    assert "thinking off" in caught.value.hint
    (saved,) = (tmp_path / "unusable").glob("*")
    assert str(saved) in caught.value.message
    assert "I see one crate." in saved.read_text() or form == "a part of an answer"


def test_28_thoughts_that_used_up_the_limit_are_named(tmp_path: Path) -> None:
    fault = faulty.says("", finish="length", reasoning="I see " * 99)
    with pytest.raises(TruncatedError, match="thoughts") as caught:
        ask(tmp_path, fault)
    assert "thoughts" in caught.value.hint


@pytest.mark.parametrize("finish", ["length", "model_length", "max_tokens"])
def test_28_an_answer_that_a_server_says_it_cut_is_no_answer(finish: str, tmp_path: Path) -> None:
    with pytest.raises(TruncatedError):
        ask(tmp_path, faulty.says(GOOD, finish=finish))


@pytest.mark.parametrize(
    "body",
    [
        streamed(GOOD, end=""),
        streamed(GOOD[:5], end='data: {"choices": [{"del'),
        streamed(GOOD, end='data: {"error": {"message": "the worker died"}}\n\n'),
        "data: \n\n",
    ],
    ids=["no end", "half an event", "error", "empty"],
)
def test_28_a_stream_that_breaks_off_is_tried_again(body: str, tmp_path: Path) -> None:
    asked = ask(tmp_path, faulty.raw(body))
    assert asked.items == [1, 2]
    assert len(asked.received) == 2


def test_28_a_stream_is_held_to_the_limits_of_any_answer(tmp_path: Path) -> None:
    asked = Asked()
    with pytest.raises(UnusableError, match="nested"):
        ask(tmp_path, faulty.raw(streamed('{"a":' * 500)), into=asked)
    assert len(asked.received) == 1


def with_usage(usage: str) -> faulty.Fault:
    """Answers well; the usage is this text, which need not be JSON."""

    def play(received: Received) -> Response:
        whole = json.loads(faulty.says(GOOD)(received).content)
        return faulty.raw(json.dumps(whole | {"usage": "@"}).replace('"@"', usage))(received)

    return play


def tokens_told(read: str, written: str = "3") -> str:
    return f'{{"prompt_tokens": {read}, "completion_tokens": {written}}}'


ODD = [
    *(tokens_told(odd) for odd in ("12.5", '"many"', "Infinity", "NaN", "-1", "null", "true")),
    *(tokens_told("7", odd) for odd in ("12.5", '"many"', "-Infinity", "1e999", "-1", "[3]")),
    tokens_told("1" + "0" * 30),
    tokens_told("0"),
    "null",
    "7",
    '"none"',
    "[]",
    "{}",
    "NaN",
]


@pytest.mark.parametrize("usage", ODD)
def test_31_a_good_answer_with_an_odd_usage_counts_and_we_count_its_tokens(
    usage: str, tmp_path: Path
) -> None:
    asked = ask(tmp_path, with_usage(usage))
    assert asked.items == [1, 2]
    assert len(asked.received) == 1
    assert asked.usage.input_tokens > tokens.count(QUESTION.user)
    assert asked.usage.output_tokens == tokens.count(GOOD)


@pytest.mark.parametrize("cached", ['{"cached_tokens": "all"}', '{"cached_tokens": 2.5}', "7"])
def test_31_an_odd_detail_of_a_good_usage_is_left_out(cached: str, tmp_path: Path) -> None:
    usage = tokens_told("7").replace("}", f', "prompt_tokens_details": {cached}}}')
    told = ask(tmp_path, with_usage(usage)).usage
    assert (told.input_tokens, told.output_tokens, told.cached_tokens) == (7, 3, 0)


def test_31_thoughts_are_counted_with_the_answer(tmp_path: Path) -> None:
    def play(received: Received) -> Response:
        whole = json.loads(faulty.says(GOOD, reasoning="One and one more.")(received).content)
        return faulty.raw(whole | {"usage": None})(received)

    told = ask(tmp_path, play).usage
    assert told.output_tokens == tokens.count("One and one more." + GOOD)
