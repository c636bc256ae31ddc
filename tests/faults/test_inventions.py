"""Fault 13 end to end: what a model changes in an article's words is never told as the article's.

The endpoint answers with claims that are a sentence of the article but for a digit, a month, a
"not", a name, or that are another article's; the command must list each and report none. The same
sentences with other typography must all be reported.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

import pytest
from tests.endpoint.reference import numbered
from tests.endpoint.server import Endpoint, Received, Response, completion
from tests.faults.command import claimdiff, own_place
from tests.faults.hijacked import asked
from tests.support import fiction, mutants

Claim = tuple[str, int]
"""A text, and the number of the sentence that it names."""
ROUNDS = 12
"""Mutants of each kind of each sentence that are drawn, where there are so many."""
SEED = 77


def false_claims(sentences: Sequence[str]) -> Iterator[Claim]:
    draw = Random(SEED)  # noqa: S311 - a seeded draw, so that a failure comes again
    known, body = mutants.names_of(tuple(sentences)), "\n".join(sentences)
    names = [
        name for name in known if not any(name in other.split() for other in known if other != name)
    ]
    for number, sentence in enumerate(sentences, 1):
        made = [
            change(sentence, draw)
            for change in (mutants.digit, mutants.month, mutants.denial)
            for _ in range(ROUNDS)
        ]
        made += [mutants.name(sentence, draw, names) for _ in range(ROUNDS)]
        made += [draw.choice(fiction.DAM), f"“{draw.choice(fiction.DAM)}”, it was said."]
        yield from ((text, number) for text in dict.fromkeys(made) if text and text not in body)


def true_claims(sentences: Sequence[str]) -> Iterator[Claim]:
    draw = Random(SEED)  # noqa: S311 - as above
    for number, sentence in enumerate(sentences, 1):
        noisy = dict.fromkeys(mutants.noisy(sentence, draw) for _ in range(ROUNDS))
        yield from ((text, number) for text in noisy)


def endpoint(claims: Callable[[Sequence[str]], Iterator[Claim]], sent: list[Claim]) -> Endpoint:
    """Answers with these claims of the sentences that it is given, and sums up by the same."""

    def respond(received: Received) -> Response:
        made = list(claims(list(numbered(asked(received)).values())))
        sent.extend(made)
        told = [{"t": text, "s": [at], "x": [], "w": "", "k": "fact"} for text, at in made]
        abstract = [{"t": text, "s": [at]} for text, at in made]
        rest: dict[str, list[int]] = {
            "points": [],
            "opinion": [],
            "background": [],
            "vague": [],
        }
        return completion(json.dumps({"claims": told, "abstract": abstract, **rest}), received.body)

    return Endpoint(respond)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text("\n\n".join(fiction.HARBOUR), "utf-8")
    return path


def summarised(
    article: Path, claims: Callable[[Sequence[str]], Iterator[Claim]], place: Path
) -> tuple[dict[str, list[dict[str, object]]], list[Claim]]:
    sent: list[Claim] = []
    with endpoint(claims, sent) as end, own_place(place):
        where = ("-m", "any", "--base-url", end.base_url)
        ran = claimdiff("summarise", article, *where, "--json", "-q")
    assert ran.code == 0
    return json.loads(ran.out), sent


def test_13_no_changed_sentence_is_reported_and_each_is_listed(
    article: Path, tmp_path: Path
) -> None:
    result, sent = summarised(article, false_claims, tmp_path)
    assert len(sent) >= 200
    reported = {str(claim["text"]) for claim in result["claims"]}
    assert not reported & {" ".join(text.split()) for text, _ in sent}
    body = " ".join(str(result["articles"][0]["body"]).split())
    assert all(text in body for text in reported)  # the article's own sentences in their place
    assert result["articles"][0]["summary"] is None
    listed = [(item["kind"], item["text"]) for item in result["ungrounded"]]
    assert sorted(listed) == sorted(
        (kind, " ".join(text.split())) for text, _ in sent for kind in ("claim", "point")
    )
    assert all(item["reason"] for item in result["ungrounded"])


def test_13_a_true_sentence_is_reported_whatever_its_typography(
    article: Path, tmp_path: Path
) -> None:
    result, sent = summarised(article, true_claims, tmp_path)
    lost = [item for item in result["ungrounded"] if item["kind"] == "claim"]
    twice = [item for item in lost if item["reason"] == "it is there twice"]
    assert len(sent) >= 100
    assert len(lost) - len(twice) <= 0.005 * len(sent), lost
    body = str(result["articles"][0]["body"])
    for claim in result["claims"]:
        spans = claim["spans"]
        assert isinstance(spans, list)
        assert all(body[span["start"] : span["end"]] == span["exact"] for span in spans)


@pytest.mark.parametrize("nobody", ["police", "others", "the rebels", "a person who was there"])
def test_13_a_speaker_is_not_exchanged_for_others_without_a_name(
    nobody: str, article: Path, tmp_path: Path
) -> None:
    def claims(sentences: Sequence[str]) -> Iterator[Claim]:
        for number, sentence in enumerate(sentences, 1):
            if sentence.endswith("Lind told reporters."):
                yield sentence.replace("Lind told", f"{nobody} told"), number

    result, sent = summarised(article, claims, tmp_path)
    assert len(sent) == 1
    told = {str(claim["text"]) for claim in result["claims"]}
    assert not any(f"{nobody} told" in text for text in told)  # the article's own words, if any
    listed = [item["text"] for item in result["ungrounded"] if item["kind"] == "claim"]
    assert listed == [text for text, _ in sent]
