"""Fault 13 end to end: what a model changes in an article's words is never told as the article's.

The endpoint points at words that are a sentence of the article but for a digit, a month, a "not", a
name, or that are another article's; the article's own sentence must stand in place of each, and
each must be listed. The same sentences with other typography must all be found.
"""

import json
import re
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


FIGURES = re.compile(rf"\d+|\b(?:{'|'.join(mutants.MONTHS)})\b")


def changes_a_figure(text: str, sentence: str) -> bool:
    """Whether a number or a month is changed: an abstract is checked for its facts alone."""
    return not set(FIGURES.findall(text)) <= set(FIGURES.findall(sentence))


def endpoint(claims: Callable[[Sequence[str]], Iterator[Claim]], sent: list[Claim]) -> Endpoint:
    """Answers with these claims of the sentences that it is given, and sums up by the same."""

    def respond(received: Received) -> Response:
        lines = numbered(asked(received))
        made = list(claims(list(lines.values())))
        sent.extend(made)
        told = [[str(at), "fact", text] for text, at in made]
        abstract = [
            {"t": text, "s": [at]} for text, at in made if changes_a_figure(text, lines[at])
        ]
        rest: dict[str, list[int]] = {
            "points": [],
            "opinion": [],
            "vague": sorted(set(lines) - {at for _, at in made}),
            "furniture": [],
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
    summary = result["articles"][0]["summary"]
    assert isinstance(summary, dict)
    assert all(point["text"] in body for point in summary["abstract"])
    listed = {(item["kind"], item["text"]) for item in result["ungrounded"]}
    changed = {" ".join(text.split()) for text, _ in sent}
    assert {("words", text) for text in changed} <= listed
    assert {text for kind, text in listed if kind == "abstract"} <= changed
    assert all(item["reason"] for item in result["ungrounded"])


def test_13_a_true_sentence_is_reported_whatever_its_typography(
    article: Path, tmp_path: Path
) -> None:
    result, sent = summarised(article, true_claims, tmp_path)
    lost = [item for item in result["ungrounded"] if item["kind"] == "words"]
    assert len(sent) >= 100
    assert len(lost) <= 0.005 * len(sent), lost
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
    listed = [item["text"] for item in result["ungrounded"] if item["kind"] == "words"]
    assert listed == [text for text, _ in sent]
