"""Fault 26: sentences that an answer passes over are asked for again, and never silently lost."""

import json
from pathlib import Path

from pydantic import JsonValue
from tests.endpoint import faulty, reference
from tests.engines.llm.build import FERRY, OTHER_FERRY, article, engine

from claimdiff import api
from claimdiff.api.reading import read_article

EMPTY: dict[str, list[JsonValue]] = {
    "claims": [],
    "abstract": [],
    "points": [],
    "opinion": [],
    "vague": [],
    "furniture": [],
}


def only(*numbers: int) -> faulty.Fault:
    """Answers with a claim for these sentences, and accounts for no other."""
    claims: list[JsonValue] = [[str(number), "fact"] for number in numbers]
    return faulty.says(json.dumps({**EMPTY, "claims": claims}))


def test_26_sentences_left_out_are_asked_for_once_more_by_number(tmp_path: Path) -> None:
    script = [only(1, 2), only(3, 4, 5)]
    with faulty.faulty_endpoint(script) as end, engine(end, tmp_path) as llm:
        read = read_article(article(FERRY), llm)
        assert len(end.received) == 2
        assert "these sentences alone" in end.received[1].messages[-1]["content"]
        assert "3, 4, 5" in end.received[1].messages[-1]["content"]
    assert read.article.status == "complete"
    assert [claim.sentence for claim in read.claims] == [(n,) for n in range(5)]


def test_26_what_is_still_left_out_makes_the_article_partial(tmp_path: Path) -> None:
    with faulty.faulty_endpoint([only(1), only()]) as end, engine(end, tmp_path) as llm:
        read = read_article(article(FERRY), llm)
        assert len(end.received) == 2
    assert read.article.status == "partial"
    assert [(one.code, one.sentences) for one in read.failures] == [("incomplete", (1, 2, 3, 4))]
    ledger = [one.ledger.status for one in read.article.sentences if one.ledger]
    assert ledger == ["claimed", "failed", "failed", "failed", "failed"]


def test_26_a_model_that_claims_nothing_is_named_too_weak(tmp_path: Path) -> None:
    pair = [article(FERRY, "a"), article(OTHER_FERRY, "b")]
    with faulty.faulty_endpoint([], then=only()) as end, engine(end, tmp_path) as llm:
        result = api.compare(*pair, engine=llm)
    assert (result.status, result.findings) == ("partial", ())
    assert result.warnings[0].code == "weak-model"


def test_26_of_a_model_that_was_never_reached_nothing_is_said(tmp_path: Path) -> None:
    pair = [article(FERRY, "a"), article(OTHER_FERRY, "b")]
    with (
        faulty.faulty_endpoint([], then=faulty.status(410, "gone")) as end,
        engine(end, tmp_path) as llm,
    ):
        result = api.compare(*pair, engine=llm)
    assert result.status == "failed"
    assert "weak-model" not in [one.code for one in result.warnings]


def test_26_an_honest_answer_is_asked_for_once(tmp_path: Path) -> None:
    with faulty.faulty_endpoint([reference.respond]) as end, engine(end, tmp_path) as llm:
        assert read_article(article(FERRY), llm).article.status == "complete"
        assert len(end.received) == 1
