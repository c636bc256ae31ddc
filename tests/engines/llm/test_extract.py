"""The last whole value of a text that fits, and how little it takes to find it."""

import logging

import pytest
from tests.engines.llm.asking import parse

from claimdiff.engines.llm.extract import MAX_DEPTH, only_thought, read_last
from claimdiff.engines.llm.failures import UnusableError

DRAFT, LAST = '{"items": [0]}', '{"items": [7]}'
THOUGHT = '<think>Perhaps {"items": [0]}, or {"items": [0'


@pytest.mark.parametrize(
    "text",
    [
        LAST,
        f"\ufeff{LAST}",
        f"{DRAFT}\n{LAST}",
        f"{DRAFT} no, better: {LAST} and that is all.",
        f"```json\n{DRAFT}\n```\nFinal:\n```json\n{LAST}\n```",
        f"<think>{DRAFT}</think>{LAST}",
        f"<think>{DRAFT}, wait\n{LAST}",
        f"I think so. {DRAFT}</think>\n\n{LAST}",
        f"{THOUGHT}</think>{LAST}",
        f"[THINK]{THOUGHT}[/THINK]{LAST}",
        f"<|channel|>analysis<|message|>{DRAFT}<|end|><|start|>assistant"
        f"<|channel|>final <|constrain|>json<|message|>{LAST}<|return|>",
        f"[1] As the note [sic] says, {{name}}: {LAST} [2]",
        f'{LAST}\n{{"note": "items are crates"}}',
        '{"items": [7,],}',
        '{"items": [7\n , \n ] , }',
        f'{{"result": {LAST}}}',
        f'{{"response": {{"result": {LAST}}}}}',
        f"[{LAST}]",
        f"{LAST} as told [1 2]",
        f"[{DRAFT}, {LAST}]",
        '{"items": [7], "note": "a , } ] in a text stays; so does </think> and \\" too"}',
    ],
)
def test_the_last_whole_value_that_fits_is_taken(text: str) -> None:
    assert read_last(text, parse) == [7]


@pytest.mark.parametrize(
    "text",
    [
        f'{DRAFT}\n{{"items": [7',
        f'{DRAFT}\n{{"items": [7, "cut',
        f'{DRAFT}\n{{"items": [7]',
        f'{DRAFT}\n{{"items": [7 8]}}',
        f'{DRAFT}\n[{{"items": [7]}},',
        f'{DRAFT}\n[{{"items": [7 8]}}]',
        f"{DRAFT}\n[",
        f'<think>{DRAFT}</think>{{"items": [7',
        f"<think>{DRAFT}</think>I would rather not.",
        '{"result": {"items": [7]}',
        '{"items": [7}]',
    ],
)
def test_a_draft_or_a_part_never_passes_for_an_answer_that_breaks_off(text: str) -> None:
    with pytest.raises(UnusableError) as caught:
        read_last(text, parse)
    assert caught.value.mendable


def test_what_is_wrong_is_told_of_the_last_value() -> None:
    with pytest.raises(UnusableError, match="items: Field required"):
        read_last('{"a": 1} {"b": 2}', parse)


def test_only_the_last_values_are_tried() -> None:
    tried: list[object] = []

    def refuse(value: object) -> None:
        tried.append(value)
        raise UnusableError("no")

    with pytest.raises(UnusableError):
        read_last(DRAFT * 10_000, refuse)
    assert 1 < len(tried) < 100


def test_the_rest_of_what_was_said_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "claimdiff")
    read_last(f"```json\n{LAST}\n```", parse)
    assert caplog.messages == []
    read_last(f"A draft: {DRAFT} The answer: {LAST}", parse)
    assert caplog.messages == [
        f"Besides its answer the model said: A draft: {DRAFT} The answer:",
    ]


@pytest.mark.parametrize("opener", ['{"a":', "[", '{"a":['])
def test_what_is_nested_too_deep_cannot_be_mended(opener: str) -> None:
    with pytest.raises(UnusableError, match="nested") as caught:
        read_last(opener * MAX_DEPTH, parse)
    assert not caught.value.mendable


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("<think>I see crates", True),
        ("<think>I see crates</think>\n", True),
        ("I see crates</think>", True),
        ("<|channel|>analysis<|message|>I see", True),
        ("<think>I see</think>Seven.", False),
        ("Seven.", False),
        ("", False),
    ],
)
def test_a_thought_without_an_answer_is_known(text: str, *, only: bool) -> None:
    assert only_thought(text) is only


MEGABYTE = 1 << 20


@pytest.mark.slow  # twenty megabytes and more
@pytest.mark.parametrize(
    "unit",
    [
        "{",
        '{"',
        '"',
        '\\"',
        '{"a":"',
        '["\\"',
        '[,"\\"x',
        "[x",
        "{}",
        "[]",
        '{"a":1}',
        "[1,",
        ", ",
        " ",
        '{"a" ',
        "</think>",
        "</think> ",
        "<|channel|>final",
        "[/THINK",
        '{"a":[1,]},',
    ],
)
def test_a_megabyte_of_anything_is_looked_through_in_seconds(unit: str) -> None:
    """Each would take hours if the time grew with the square of the length."""
    for text in (unit * (MEGABYTE // len(unit)), '{"a":"' + unit * (MEGABYTE // len(unit))):
        with pytest.raises(UnusableError):
            read_last(text, parse)
        only_thought(text)
