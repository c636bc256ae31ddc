"""Fault 22 at the endpoint: whatever comes in, no request is larger than its budget of tokens.

Huge articles, sentences without an end, and a model that answers with claims without an end; the
endpoint keeps every request, and what was not sent is told.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.endpoint import reference
from tests.endpoint.server import Endpoint, Received, Response, completion
from tests.faults.command import FERRY, claimdiff, own_place
from tests.faults.hijacked import asked

from claimdiff.articles.options import LONGEST_TEXT
from claimdiff.engines.llm import tokens
from claimdiff.engines.llm.session import ECHOED
from claimdiff.engines.llm.split import CLAIMS_BUDGET, JUDGE_BUDGET, READ_BUDGET

AROUND = 1_000
"""Tokens of the instructions, which are the same for all articles: at most 700, and the tags."""
READ_AT_MOST = READ_BUDGET + ECHOED + AROUND
"""A request to mend an answer holds the question, and the beginning of the answer."""
JUDGE_AT_MOST = 2 * (JUDGE_BUDGET + CLAIMS_BUDGET) + ECHOED + AROUND
"""The sentences of two articles and the claims of both."""
WITHIN = LONGEST_TEXT - 1_000
HAN = "埃尔姆顿市长表示这座桥将关闭六个星期并且工程师周二在桥上发现了一条裂缝"


def sizes(requests: list[Received]) -> dict[str, list[int]]:
    """The tokens of all messages of each request, by what it asks for."""
    found: dict[str, list[int]] = {"read": [], "judge": []}
    for one in requests:
        task = "judge" if "<left-" in asked(one) else "read"
        found[task].append(sum(tokens.count(message["content"]) for message in one.messages))
    return found


def run(place: Path, end: Endpoint, text: str, *other: str) -> dict[str, list[dict[str, object]]]:
    """Summarise a text, or compare it with another, and give the result."""
    with own_place(place):
        Path("huge.txt").write_text(text, "utf-8")
        where = ("-m", "any", "--base-url", end.base_url, "--json", "-q")
        ran = claimdiff(
            *(("compare", "huge.txt", *other) if other else ("summarise", "huge.txt")), *where
        )
    assert ran.code in (0, 5), ran.err
    found: dict[str, list[dict[str, object]]] = json.loads(ran.out)
    return found


def different(sentences: int) -> str:
    return " ".join(
        f"Mayor Ona of town {n} said {n + 7} people left on {1 + n % 28} May."
        for n in range(sentences)
    )


HUGE: dict[str, Callable[[], str]] = {
    "thousands of sentences": lambda: "It is so. " * (WITHIN // 10),
    "sentences all different": lambda: different(WITHIN // 56),
    "no space": lambda: "x" * WITHIN,
    "one sentence": lambda: "the mayor said the bridge would close and " * (WITHIN // 42) + ".",
    "Han": lambda: HAN * (WITHIN // 2 // len(HAN)),
    "costly characters": lambda: FERRY + "\U0001f9ff\u0489\ua66e" * (WITHIN // 5),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HUGE)
def test_no_reading_of_a_huge_article_is_over_the_budget(name: str, tmp_path: Path) -> None:
    with reference.reference_endpoint() as end:
        result = run(tmp_path, end, HUGE[name]())
        found = sizes(end.received)["read"]
    assert all(size <= READ_AT_MOST for size in found), found
    assert found or result["errors"]
    assert result["claims"] or result["errors"]


@pytest.mark.slow
def test_no_judgement_of_two_huge_articles_is_over_the_budget(tmp_path: Path) -> None:
    with reference.reference_endpoint() as end:
        run(tmp_path, end, different(700), "b.txt")
        found = sizes(end.received)
    assert len(found["read"]) > 2
    assert all(size <= READ_AT_MOST for size in found["read"])
    assert len(found["judge"]) > 1
    assert all(size <= JUDGE_AT_MOST for size in found["judge"]), found["judge"]


def rambling(received: Received) -> Response:
    """Answers with nearly a megabyte that is no answer."""
    return completion("{" + "“so” it ☂ is " * 30_000, received.body)


def test_an_endless_answer_is_not_sent_back_whole(tmp_path: Path) -> None:
    with Endpoint(rambling) as end:
        result = run(tmp_path, end, FERRY)
        found = sizes(end.received)["read"]
    assert len(found) == 2
    assert found[1] <= found[0] + ECHOED + AROUND
    assert result["errors"]


def endless(received: Received) -> Response:
    """Answers, when an article is to be read, with every beginning of its sentences as a claim."""
    if "<left-" in asked(received):
        return reference.respond(received)
    answer = json.loads(reference.answer(received))
    claims = [
        [str(at), "fact", " ".join(said.split()[:words])]
        for at, said in reference.numbered(asked(received)).items()
        for words in range(3, len(said.split()) + 1)
    ]
    return completion(json.dumps({**answer, "claims": claims}), received.body)


@pytest.mark.slow
def test_no_judgement_of_claims_without_end_is_over_the_budget(tmp_path: Path) -> None:
    words = " ".join(f"pier {n} of the harbour" for n in range(120))
    with Endpoint(endless) as end:
        result = run(tmp_path, end, f"The company closed {words} on Tuesday. It is so.", "b.txt")
        found = sizes(end.received)["judge"]
    assert len(result["claims"]) > 300
    assert all(size <= JUDGE_AT_MOST for size in found), found


def long_read(words: int) -> str:
    """A text of different sentences of 13 words, in paragraphs, with blanks that do not count."""
    sentences = (
        f"Mayor Ona of town {n} said{' ' * 60}{n + 7} people left it on {1 + n % 28} May."
        for n in range(words // 13)
    )
    return "".join(said + ("\n\n" if at % 4 == 3 else " ") for at, said in enumerate(sentences))


@pytest.mark.slow
def test_a_long_read_of_20_000_words_is_read_whole_in_windows(tmp_path: Path) -> None:
    text = long_read(20_000)
    assert len(text) > LONGEST_TEXT
    with reference.reference_endpoint() as end:
        result = run(tmp_path, end, text)
        found = sizes(end.received)["read"]
    assert len(found) > 1
    assert all(size <= READ_AT_MOST for size in found)
    assert not result["errors"]
    (article,) = result["articles"]
    assert len(result["claims"]) == str(article["body"]).count(" said ") == 20_000 // 13


@pytest.mark.slow
def test_a_long_read_of_20_000_words_is_read_offline(tmp_path: Path) -> None:
    with own_place(tmp_path):
        Path("long.txt").write_text(long_read(20_000), "utf-8")
        ran = claimdiff("summarise", "long.txt", "--engine", "offline", "--json", "-q")
    assert ran.code == 0, ran.err
    assert len(json.loads(ran.out)["claims"]) >= 20_000 // 13
