"""The language model engine end to end on the seed pair, replayed from the reference endpoint.

What answered is a fixed rule, no model (cassettes/README.md): these tests hold the way through,
from articles to result, and not what a model finds.
"""

import json
import re
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from evals.cassettes import CASSETTES, same_json_body
from tests.conftest import Cassette
from vcr.errors import CannotOverwriteExistingCassetteException

from claimdiff import api, articles
from claimdiff.engines import open_engine
from claimdiff.engines.llm import LLMEngine
from claimdiff.result import Article, Comparison
from claimdiff.settings import Settings

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
QUOTES = ("we are reviewing the new law", "only a relatively small number of requests")
SECRETS = re.compile(
    rb"(?i)\b(?:sk|org|proj)[-_][a-z0-9]{6,}|bearer |authorization|cookie|api[-_]?key"
)


@pytest.fixture
def seeds() -> list[Article]:
    return [
        articles.load(str(SEEDS / "bbc.txt"), article_id="a"),
        articles.load(str(SEEDS / "rthk.txt"), article_id="b"),
    ]


@pytest.mark.vcr
@pytest.mark.default_cassette("summarise")
def test_summarise_gives_the_contracts_result(
    recorded_settings: Settings, seeds: list[Article]
) -> None:
    with closing(LLMEngine(recorded_settings)) as llm:
        result = api.summarise(*seeds, engine=llm)
    again = type(result).model_validate_json(result.model_dump_json(by_alias=True))
    assert again == result
    assert result.status == "complete"
    assert (result.engine.name, result.engine.model) == ("llm", recorded_settings.model)
    assert result.engine.schema_mode == "json_schema"
    assert result.usage.requests == len(seeds)
    assert {claim.article for claim in result.claims} == {"a", "b"}
    for article in result.articles:
        assert article.summary is not None
        assert article.summary.points
        assert all(sentence.ledger for sentence in article.sentences)


@pytest.mark.vcr
@pytest.mark.default_cassette("compare")
def test_compare_gives_the_contracts_result_with_exact_spans(
    recorded_settings: Settings, seeds: list[Article]
) -> None:
    with closing(LLMEngine(recorded_settings)) as llm:
        result = api.compare(*seeds, engine=llm)
    assert type(result).model_validate_json(result.model_dump_json(by_alias=True)) == result
    assert result.status == "complete"
    assert result.engine.name == "llm"
    assert set(result.engine.prompts) >= {"read/system", "judge/system"}
    assert result.usage.requests == 3
    bodies = {article.id: article.body for article in result.articles}
    for claim in result.claims:
        for span in claim.spans:
            assert bodies[claim.article][span.start : span.end] == span.exact
    said = {claim.id: claim.text for claim in result.claims}
    agreed = [
        [said[claim] for claim in finding.claims]
        for finding in result.findings
        if finding.relation == "agreement"
    ]
    for quote in QUOTES:
        assert [quote in text for pair in agreed for text in pair if quote in text] == [True, True]


@pytest.mark.vcr
@pytest.mark.default_cassette("compare")
def test_compare_mirrors_when_the_articles_change_places(
    recorded_settings: Settings, seeds: list[Article]
) -> None:
    swapped = [
        seeds[1].model_copy(update={"id": "a"}),
        seeds[0].model_copy(update={"id": "b"}),
    ]
    with closing(LLMEngine(recorded_settings)) as llm:
        result, mirrored = api.compare(*seeds, engine=llm), api.compare(*swapped, engine=llm)
    assert mirrored.usage.requests == 0  # the very same questions
    assert _told(result) == _told(mirrored)


def _told(result: Comparison) -> list[tuple[str, list[str]]]:
    said = {claim.id: claim.text for claim in result.claims}
    return sorted(
        (finding.relation, sorted(said[claim] for claim in finding.claims))
        for finding in result.findings
    )


@pytest.mark.vcr
@pytest.mark.default_cassette("no-such-cassette")
def test_a_missing_cassette_fails_and_no_other_engine_steps_in(
    recorded_settings: Settings, seeds: list[Article], vcr: Cassette
) -> None:
    with closing(LLMEngine(recorded_settings)) as llm:
        with pytest.raises(CannotOverwriteExistingCassetteException):
            llm.read(seeds[0])
        with pytest.raises(CannotOverwriteExistingCassetteException):
            api.compare(*seeds, engine=llm)
    assert sum(vcr.play_counts.values()) == 0


def test_without_a_cassette_the_run_fails_and_no_other_engine_steps_in(
    recorded_settings: Settings, seeds: list[Article]
) -> None:
    with closing(LLMEngine(recorded_settings, sleep=lambda _: None)) as llm:
        result = api.compare(*seeds, engine=llm)
    assert (result.status, result.engine.name) == ("failed", "llm")
    assert {failure.code for failure in result.errors} == {"unreachable"}
    assert (result.claims, result.findings) == ((), ())


@dataclass
class Asked:
    body: bytes | str | None
    method: str = "POST"
    uri: str = "http://x/v1/chat/completions"
    headers: dict[str, str] = field(default_factory=dict)


def test_a_changed_prompt_is_not_answered_from_a_cassette() -> None:
    same_json_body(Asked('{"a": 1, "b": 2}'), Asked('{"b":2,"a":1}'))
    with pytest.raises(AssertionError, match="differ"):
        same_json_body(Asked('{"a": "One."}'), Asked('{"a": "One!"}'))


def test_the_settings_name_the_engine_that_opens(recorded_settings: Settings) -> None:
    assert isinstance(open_engine(recorded_settings), LLMEngine)


def test_no_cassette_holds_a_secret() -> None:
    files = [path for path in CASSETTES.rglob("*") if path.suffix in {".yaml", ".json"}]
    assert files
    for path in files:
        found = SECRETS.search(path.read_bytes())
        assert found is None, f"{path}: {found}"


def test_every_set_of_cassettes_says_what_answered() -> None:
    for folder in (path for path in CASSETTES.iterdir() if path.is_dir()):
        assert json.loads((folder / "meta.json").read_text("utf-8")).keys() == {"model", "base_url"}
