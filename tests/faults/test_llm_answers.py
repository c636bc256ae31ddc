"""Faults 1-4: answers that are cut off, refused, malformed or wrong in one place."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import JsonValue
from tests.endpoint import faulty, reference
from tests.endpoint.server import Received, Response
from tests.engines.llm.build import FERRY, OTHER_FERRY, article, engine, side

from claimdiff.engines.contract import Clash
from claimdiff.engines.llm.failures import (
    FilteredError,
    RefusedError,
    TruncatedError,
    UnusableError,
)
from claimdiff.support import read

pytestmark = pytest.mark.slow  # real servers and processes, half a minute in all

SENTENCES = sum(len(paragraph) for paragraph in FERRY)
CUTS = [0, 1, 7, 40, 150, 300, 600, 10**6]
"""Bytes: in the first key, in claims early and late; and nowhere, though it says so."""


@pytest.mark.parametrize("at", CUTS)
def test_1_a_cut_off_answer_is_asked_again_in_halves(at: int, tmp_path: Path) -> None:
    with faulty.faulty_endpoint([faulty.cut_off(at)]) as end, engine(end, tmp_path) as llm:
        draft = llm.read(article(FERRY))
        assert len(end.received) == 3
    assert len(draft.claims) == SENTENCES
    assert draft.usage.requests == 3


@pytest.mark.parametrize("at", CUTS)
def test_1_an_answer_cut_off_again_is_an_error_and_no_part_of_it_counts(
    at: int, tmp_path: Path
) -> None:
    cut = faulty.cut_off(at)
    with faulty.faulty_endpoint([], then=cut) as end, engine(end, tmp_path) as llm:
        with pytest.raises(TruncatedError) as caught:
            llm.read(article(FERRY))
        assert len(end.received) == 2
        assert llm.plan(article(FERRY))[0].cached is False
    assert (caught.value.code, caught.value.exit_code) == ("truncated", 5)


def test_1_a_cut_off_judgement_is_asked_again_in_halves(tmp_path: Path) -> None:
    left, right = article(FERRY, "a"), article(OTHER_FERRY, "b")
    script = [reference.respond, reference.respond, faulty.cut_off(9)]
    with faulty.faulty_endpoint(script) as end, engine(end, tmp_path) as llm:
        verdict = llm.judge(side(left, llm.read(left)), side(right, llm.read(right)))
        assert len(end.received) == 5
    assert [(link.left, link.right) for link in verdict.links] == [("a1", "b1")]
    assert verdict.usage.requests == 3


REFUSALS = [
    faulty.says("", refusal="I can't help with that."),
    faulty.says("I’m sorry, but I can’t assist with that request."),
    faulty.says("I cannot help with this article."),
    faulty.says("很抱歉，我无法处理这篇文章。"),
]


@pytest.mark.parametrize("fault", REFUSALS)
def test_2_a_refusal_costs_one_request_keeps_its_words_and_is_not_kept(
    fault: faulty.Fault, tmp_path: Path
) -> None:
    with faulty.faulty_endpoint([fault]) as end, engine(end, tmp_path) as llm:
        with pytest.raises(RefusedError) as caught:
            llm.read(article(FERRY))
        assert len(end.received) == 1
        assert len(llm.read(article(FERRY)).claims) == SENTENCES  # asked anew, not from the cache
    assert caught.value.code == "refused"
    assert caught.value.message.removeprefix("The model refused: ") not in (
        "",
        caught.value.message,
    )
    assert (caught.value.attempts, caught.value.usage.requests) == (1, 1)


FILTERS = [
    faulty.says("", finish="content_filter"),
    faulty.error(400, "content_filter", "The response was filtered"),
]


@pytest.mark.parametrize("fault", FILTERS)
def test_2_a_content_filter_is_named_and_costs_one_request(
    fault: faulty.Fault, tmp_path: Path
) -> None:
    with faulty.faulty_endpoint([fault]) as end, engine(end, tmp_path) as llm:
        with pytest.raises(FilteredError) as caught:
            llm.read(article(FERRY))
        assert len(end.received) == 1
    assert caught.value.code == "filtered"


WRAPPINGS: list[Callable[[str], str]] = [
    lambda text: f"```json\n{text}\n```",
    lambda text: f"```\n{text}\n```\n",
    lambda text: f"Here is the answer:\n\n```JSON\n{text}\n```\nI hope this helps.",
    lambda text: f"Here it is: {text}",
    lambda text: f"{text}\n\nDone.",
    lambda text: f"<think>{{not this}} one</think>\n{text}",
    lambda text: json.dumps(json.loads(text), indent=2),
]


@pytest.mark.parametrize("wrap", WRAPPINGS)
def test_3_a_fence_or_words_around_an_answer_do_not_matter(
    wrap: Callable[[str], str], tmp_path: Path
) -> None:
    def respond(received: Received) -> Response:
        return faulty.says(wrap(reference.answer(received)))(received)

    with faulty.faulty_endpoint([respond]) as end, engine(end, tmp_path) as llm:
        assert len(llm.read(article(FERRY)).claims) == SENTENCES
        assert len(end.received) == 1


MALFORMED = ['{"claims": [', "The ferry ran aground.", "[]", '{"claims": 7}', "{}", "null", ""]


@pytest.mark.parametrize("text", MALFORMED)
def test_3_a_malformed_answer_is_repaired_by_one_request_with_nothing_but_the_error(
    text: str, tmp_path: Path
) -> None:
    with faulty.faulty_endpoint([faulty.says(text)]) as end, engine(end, tmp_path) as llm:
        draft = llm.read(article(FERRY))
        first, second = end.received
    assert len(draft.claims) == SENTENCES
    assert draft.usage.requests == 2
    *before, answer, repair = second.messages
    assert before == first.messages
    assert answer == {"role": "assistant", "content": text}
    assert "Maribel" not in repair["content"]
    assert len(repair["content"]) < 400


@pytest.mark.parametrize("text", MALFORMED)
def test_3_a_second_malformed_answer_is_an_error_and_is_saved(text: str, tmp_path: Path) -> None:
    script = [faulty.says("{"), faulty.says(text)]
    with faulty.faulty_endpoint(script) as end, engine(end, tmp_path) as llm:
        with pytest.raises(UnusableError) as caught:
            llm.read(article(FERRY))
        assert len(end.received) == 2
    assert (caught.value.code, caught.value.attempts) == ("unusable", 2)
    saved = [path.read_text() for path in (tmp_path / "unusable").glob("*")]
    assert saved == ([text] if text else [])
    assert not text or str(tmp_path / "unusable") in caught.value.message


BOMBS = [
    '{"claims":' * 128 + "1" + "}" * 128,
    "[" * 100_000,
    '{"claims":[' + '"' + "x" * (1 << 20) + '"]}',
    '{"claims":[' + "0," * (3 << 20) + "0]}",
]


@pytest.mark.parametrize("text", BOMBS, ids=["nested", "open", "long", "longer"])
def test_3_a_bomb_is_rejected_at_once(text: str, tmp_path: Path) -> None:
    with faulty.faulty_endpoint([faulty.says(text)]) as end, engine(end, tmp_path) as llm:
        with pytest.raises(UnusableError):
            llm.read(article(FERRY))
        assert len(end.received) == 1


def test_3_brackets_in_the_text_of_a_claim_are_no_nesting(tmp_path: Path) -> None:
    odd = article([["The sign read " + "[{" * 200 + " in red.", 'He said \\"}" twice.']])
    with reference.reference_endpoint() as end, engine(end, tmp_path) as llm:
        assert len(llm.read(odd).claims) == 2


Claim = list[JsonValue]
"""Its sentence, its kind, its words, who says it."""


def _set(place: int, value: JsonValue) -> Callable[[Claim], Claim]:
    def change(claim: Claim) -> Claim:
        whole = [*claim, "", ""]
        return [*whole[:place], value, *whole[place + 1 :]]

    return change


BAD: dict[str, Callable[[Claim], JsonValue]] = {
    "empty": lambda _: [],
    "no list": str,
    "an object without its sentence": lambda _: {"q": "Crate number 6", "k": "fact"},
    "referents no pairs": lambda _: {"s": 7, "r": "he"},
    "sentences": _set(0, ["7", "8"]),
    "sentence no number": _set(0, "two"),
    "sentence a fraction": _set(0, 2.5),
    "sentence 0": _set(0, "0"),
    "sentence below": _set(0, "-1"),
    "sentence unknown": _set(0, "21"),
    "sentence huge": _set(0, "1" + "0" * 30),
    "kind unknown": _set(1, "gossip"),
    "words no text": _set(2, 7),
    "words endless": _set(2, "long " * 1_000),
    "speaker no text": _set(3, {"name": "x"}),
}


def reading_only(numbers: set[int]) -> faulty.Fault:
    """Answers well, with the claims of these sentences alone."""

    def keep(answer: dict[str, JsonValue]) -> None:
        claims = answer["claims"]
        assert isinstance(claims, list)
        answer["claims"] = [one for one in claims if isinstance(one, list) and one[0] in wanted]

    wanted: list[JsonValue] = [str(number) for number in numbers]
    return faulty.changed(keep)


TWENTY = [[f"Crate number {number} was opened on Friday." for number in range(20)]]


@pytest.mark.parametrize("kind", BAD)
def test_4_one_bad_claim_among_twenty_is_listed_and_nineteen_are_kept(
    kind: str, tmp_path: Path
) -> None:
    def spoil(answer: dict[str, JsonValue]) -> None:
        claims = answer["claims"]
        assert isinstance(claims, list)
        bad = claims[6]
        assert isinstance(bad, list)
        claims[6] = BAD[kind](bad)

    left = reading_only({7})
    with faulty.faulty_endpoint([faulty.changed(spoil), left]) as end, engine(end, tmp_path) as llm:
        draft = llm.read(article(TWENTY))
        assert len(end.received) == 2  # its sentence was passed over, and is asked for by number
        assert "which you passed over: 7." in end.received[1].messages[-1]["content"]
    assert sorted(claim.sentence for claim in draft.claims) == list(range(20))
    listed = draft.ungrounded[0]
    assert (listed.article, listed.kind) == ("a", "claim")
    assert listed.reason
    assert len(listed.text) <= 300


def test_4_a_claim_that_is_there_twice_is_cut_once(tmp_path: Path) -> None:
    def double(answer: dict[str, JsonValue]) -> None:
        claims = answer["claims"]
        assert isinstance(claims, list)
        claims.insert(3, claims[2])

    one = article(TWENTY)
    with faulty.faulty_endpoint([faulty.changed(double)]) as end, engine(end, tmp_path) as llm:
        reading = read(one, llm.read(one))
    assert [claim.text for claim in reading.claims] == TWENTY[0]


def test_4_a_claim_may_be_an_object_and_leave_out_what_it_need_not_say(tmp_path: Path) -> None:
    def spell_out(answer: dict[str, JsonValue]) -> None:
        claims = answer["claims"]
        assert isinstance(claims, list)
        answer["claims"] = [{"s": one[0], "w": None} for one in claims if isinstance(one, list)]

    with faulty.faulty_endpoint([faulty.changed(spell_out)]) as end, engine(end, tmp_path) as llm:
        draft = llm.read(article(TWENTY))
    assert len(draft.claims) == 20
    assert {claim.speaker for claim in draft.claims} == {""}


@pytest.mark.parametrize("rest", [["It", "Friday"], [["It", "Friday"]], ["It", "Friday", "", ""]])
def test_4_referents_may_be_nested_and_padded(rest: list[JsonValue], tmp_path: Path) -> None:
    def add_words(answer: dict[str, JsonValue]) -> None:
        answer["claims"] = [["1", "fact", "", "", *rest]]

    one = article([["It was opened on Friday."]])
    with faulty.faulty_endpoint([faulty.changed(add_words)]) as end, engine(end, tmp_path) as llm:
        draft = llm.read(one)
    assert [claim.referents for claim in draft.claims] == [(("It", "Friday"),)]
    assert draft.ungrounded == ()


def test_4_a_referent_without_its_meaning_is_listed_and_its_claim_kept(tmp_path: Path) -> None:
    def add_word(answer: dict[str, JsonValue]) -> None:
        answer["claims"] = [["1", "fact", "", "", "It"]]

    one = article([["It was opened on Friday."]])
    with faulty.faulty_endpoint([faulty.changed(add_word)]) as end, engine(end, tmp_path) as llm:
        draft = llm.read(one)
    assert [claim.referents for claim in draft.claims] == [()]
    assert [item.kind for item in draft.ungrounded] == ["referent"]


def test_4_claims_that_are_all_bad_are_asked_for_again(tmp_path: Path) -> None:
    def spoil(answer: dict[str, JsonValue]) -> None:
        claims = answer["claims"]
        assert isinstance(claims, list)
        for claim in claims:
            assert isinstance(claim, list)
            claim[1] = "FACT"

    with faulty.faulty_endpoint([faulty.changed(spoil)]) as end, engine(end, tmp_path) as llm:
        assert len(llm.read(article(TWENTY)).claims) == 20
        assert len(end.received) == 2


def test_4_bad_points_and_left_out_sentences_are_listed(tmp_path: Path) -> None:
    def spoil(answer: dict[str, JsonValue]) -> None:
        answer["points"] = [3, 99, "x", 3]
        answer["vague"] = [1, 0]
        answer["abstract"] = [{"t": "All is well.", "s": [44]}, {"t": "Crates.", "s": [1, 2]}]

    with faulty.faulty_endpoint([faulty.changed(spoil)]) as end, engine(end, tmp_path) as llm:
        draft = llm.read(article(TWENTY))
    assert len(draft.claims) == 20
    assert draft.points == (2, 2)  # each once is `support`'s affair
    assert [point.text for point in draft.abstract] == ["Crates."]
    assert list(draft.left_out) == [0]
    listed = sorted((item.kind, item.text) for item in draft.ungrounded)
    assert listed == [
        ("point", "99"),
        ("point", "All is well."),
        ("point", "x"),
        ("sentence", "0"),
    ]


def test_4_bad_links_are_listed_and_the_rest_kept(tmp_path: Path) -> None:
    left, right = article(FERRY, "a"), article(OTHER_FERRY, "b")

    def spoil(answer: dict[str, JsonValue]) -> None:
        clash: JsonValue = {"r": 2, "lv": "27", "rv": "25", "a": "quantity"}
        answer["rows"] = [
            {"l": 1, "same": [1, 9], "clash": [], "told": []},
            {"l": 2, "same": [2], "clash": [clash, {"r": 3, "a": "mood"}], "told": []},
            {"l": "4", "same": [], "clash": [], "told": ["3"]},
            "no",
        ]

    script = [reference.respond, reference.respond, faulty.changed(spoil)]
    with faulty.faulty_endpoint(script) as end, engine(end, tmp_path) as llm:
        verdict = llm.judge(side(left, llm.read(left)), side(right, llm.read(right)))
        assert len(end.received) == 3  # a repair would be a fourth
    assert [(link.left, link.right, link.clash) for link in verdict.links] == [
        ("a1", "b1", None),
        ("a2", "b2", Clash("quantity", "27", "25")),
    ]
    assert verdict.told == {"a4": (2,)}
    assert len(verdict.ungrounded) == 3
    assert all(item.kind == "link" and item.reason for item in verdict.ungrounded)
