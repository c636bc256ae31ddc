"""What verify says of good results, and of each way in which a result can be wrong."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from evals.gold import Story, stories
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
    data = json.loads(render(MADE["comparison, offline"](), "json"))
    change(data)
    result = load(json.dumps(data))
    assert isinstance(result, Comparison)
    return "\n".join(str(found) for found in verify(result))


def first(found: Json, name: str) -> Json:
    """The first record that has something under a name."""
    return next(one for one in found if one[name])


@pytest.mark.parametrize(
    ("change", "place"),
    [
        pytest.param(
            lambda data: first(data["claims"], "quantities")["quantities"][0].update(value=28),
            "quantities 0 value: made anew: expected",
            id="a number",
        ),
        pytest.param(
            lambda data: first(data["claims"], "speaker")["speaker"].update(name="Quentin Ostrand"),
            "speaker name: made anew",
            id="a speaker",
        ),
        pytest.param(
            lambda data: data["claims"][4].update(text="“We are grateful,” said Ines Varga"),
            "text: made anew",
            id="the words of a claim",
        ),
        pytest.param(
            lambda data: first(data["findings"], "missing_from").update(missing_from=["a", "b"]),
            "missing from: made anew",
            id="who lacks it",
        ),
        pytest.param(
            lambda data: data["findings"][0].update(relation="omission"),
            "relation: made anew",
            id="a relation",
        ),
        pytest.param(
            lambda data: data["articles"][1].update(status="failed"),
            "overview only b: made anew",
            id="a failed article",
        ),
        pytest.param(
            lambda data: data["claims"][0]["spans"][0].update(grade="fuzzy"),
            "claims a1 spans 0: the grade",
            id="a grade",
        ),
        pytest.param(
            lambda data: data["claims"].append(data["claims"][0]),
            "claims: made anew",
            id="a claim twice",
        ),
        pytest.param(
            lambda data: data["findings"].append(data["findings"][0]),
            "findings: made anew",
            id="a finding twice",
        ),
        pytest.param(
            lambda data: data["articles"][0]["sentences"][0].update(ledger=None),
            "articles a sentences 0 ledger: made anew",
            id="no account of a sentence",
        ),
        pytest.param(
            lambda data: data["articles"][0]["offset_map"].pop(),
            "article a: the source's characters are accounted for",
            id="words moved to nowhere",
        ),
        pytest.param(
            lambda data: data["errors"].append(
                {"article": "z", "stage": "read", "code": "model", "message": "no answer"}
            ),
            "errors 0: the article",
            id="an error of no article",
        ),
    ],
)
def test_a_change_is_found_where_it_was_made(change: Callable[[Json], object], place: str) -> None:
    assert place in told(change)
