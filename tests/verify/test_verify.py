"""What verify says of good results, and of each way in which a result can be wrong."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from evals.gold import Story, stories
from tests.reports import ferry
from tests.verify.made import MADE
from tests.verify.tampering import Json

from claimdiff.api import compare, verify
from claimdiff.api.remaking import examine
from claimdiff.articles import load as load_article
from claimdiff.engines.rules import OfflineEngine
from claimdiff.reports import load, render
from claimdiff.result import Comparison
from evals import planted


@pytest.mark.parametrize("name", MADE)
def test_a_good_result_has_no_mismatch(name: str) -> None:
    result = MADE[name]()
    data = json.loads(render(result, "json"))
    assert [str(found) for found in examine(load(json.dumps(data)), data).mismatches] == []
    assert examine(result).sealed


@pytest.mark.slow
@pytest.mark.parametrize("gold", planted.golds(), ids=lambda gold: gold.pair)
def test_what_is_made_of_a_models_answers_is_made_again_from_the_result(gold: planted.Gold) -> None:
    result = planted.replay(gold)
    assert [str(found) for found in verify(result)] == []
    named = examine(result).trusted
    by_model = [one.id for one in result.findings if "model" in one.by]
    assert by_model
    assert {f"the model's judgement {key}" for key in by_model} <= set(named)


def test_a_result_without_a_seal_is_told_and_made_anew() -> None:
    bare = MADE["comparison, offline"]().model_copy(update={"seal": None})
    assert not examine(bare).sealed
    assert verify(bare) == []


def test_a_lower_version_turns_no_check_off() -> None:
    result = MADE["comparison, offline"]()
    assert isinstance(result, Comparison)
    older = {"version": "0.0.1", "findings": result.findings[1:], "seal": None}
    assert any(found.place == "findings" for found in verify(result.model_copy(update=older)))


def test_a_field_that_the_schema_lacks_is_found() -> None:
    data = json.loads(render(MADE["summary"](), "json"))
    data["articles"][0]["verdict"] = "false"
    found = [str(one) for one in examine(load(json.dumps(data)), data).mismatches]
    assert any(one.startswith("articles 0 verdict: the field") for one in found)


def test_version_2_cannot_pass_for_version_1() -> None:
    data = json.loads(render(MADE["comparison, offline"](), "json"))
    data |= {"schema_version": "1", "seal": None}
    assert "schema_version" in {
        one.place for one in examine(load(json.dumps(data)), data).mismatches
    }


@pytest.mark.slow
@pytest.mark.parametrize(("folder", "story"), stories(), ids=lambda one: getattr(one, "story", ""))
def test_what_the_offline_engine_makes_of_a_story_fits_it(folder: Path, story: Story) -> None:
    articles = [
        load_article(str(folder / one.file), article_id=key) for key, one in story.articles.items()
    ]
    assert [str(found) for found in verify(compare(*articles, engine=OfflineEngine()))] == []


def told(change: Callable[[Json], object]) -> str:
    data = json.loads(render(ferry.three(), "json"))
    change(data)
    result = load(json.dumps(data))
    assert isinstance(result, Comparison)
    return "\n".join(str(found) for found in verify(result))


def test_a_mismatch_says_where_what_expected_and_found() -> None:
    found = told(lambda data: data["claims"][1]["quantities"][0].update(value=28))
    assert "claim a2, quantity 0: the value: expected [27.0], found 28.0" in found


def test_a_claim_given_twice_is_found() -> None:
    found = told(lambda data: data["claims"].append(data["claims"][0]))
    assert "claims: the id is given twice: expected 'once', found 'a1'" in found


def test_a_speaker_whom_the_article_does_not_name_is_found() -> None:
    stranger = {"name": "Quentin Ostrander", "span": None}
    found = told(lambda data: data["claims"][0].update(speaker=stranger))
    assert "claim a1, speaker: the name" in found
    assert "Ostrander" in found


def test_a_finding_given_twice_is_found() -> None:
    found = told(lambda data: data["findings"].append(data["findings"][0]))
    assert "findings: the id is given twice" in found


def test_an_omission_of_the_article_that_reports_it_is_found() -> None:
    found = told(lambda data: data["findings"][5].update(missing_from=["a", "b"]))
    assert "the articles that lack it: expected 'readable others', found ['a']" in found


def test_a_failed_article_that_is_said_to_lack_a_fact_is_found() -> None:
    found = told(lambda data: data["articles"][2].update(status="failed"))
    assert "finding f6: the articles that lack it: expected 'readable others', found ['c']" in found


def test_a_conflict_with_one_version_is_found() -> None:
    found = told(lambda data: data["findings"][0].update(relation="conflict"))
    assert "finding f1: the positions: expected 'those of the relation conflict'" in found


def test_a_sentence_without_an_account_is_found() -> None:
    found = told(lambda data: data["articles"][0]["sentences"][0].update(ledger=None))
    assert "article a, sentence 0, ledger: the account" in found


def test_a_fuzzy_span_of_a_claim_is_found() -> None:
    found = told(lambda data: data["claims"][0]["spans"][0].update(grade="fuzzy"))
    assert "claim a1, span 0: the grade" in found


def test_a_quotation_that_is_not_in_the_body_is_found() -> None:
    text = "“We are grateful to the lifeboat crews who acted within hours,” said Ines Varga"
    found = told(lambda data: data["claims"][4].update(text=text))
    assert "claim a5: the text: " in found


def test_a_dropped_not_is_found() -> None:
    text = "The captain has been suspended, a spokesman for the ferry line said."
    found = told(lambda data: data["claims"][11].update(text=text))
    assert "claim b5: the text" in found


def test_words_moved_from_source_to_nowhere_are_found() -> None:
    found = told(lambda data: data["articles"][0]["removed"].pop())
    assert "article a: the source's characters are accounted for" in found


def test_an_error_of_an_unknown_article_is_found() -> None:
    lost = {"article": "z", "stage": "read", "code": "model", "message": "no answer"}
    assert "error 0: the article" in told(lambda data: data["errors"].append(lost))
