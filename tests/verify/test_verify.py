"""What verify says of good results, and of each way in which a result can be wrong."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from evals.gold import Story, stories
from tests.reports import ferry, others, seed_pair
from tests.verify.mutants import Json

from claimdiff.api import compare
from claimdiff.articles import load as load_article
from claimdiff.engines.offline import OfflineEngine
from claimdiff.reports import AnyResult, load, render
from claimdiff.result import Comparison
from claimdiff.verify import verify

GOOD = [ferry.pair, ferry.three, seed_pair.pair, others.summary, others.reading, others.check]


@pytest.mark.parametrize("make", GOOD)
def test_a_good_result_has_no_mismatch(make: Callable[[], AnyResult]) -> None:
    assert [str(found) for found in verify(make())] == []


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
    assert found.startswith("claim a2: the quantities of the text: expected")
    assert "27" in found
    assert "28" in found


def test_another_version_may_have_cut_a_number_otherwise() -> None:
    def older(data: Json) -> None:
        data["version"] = "0.0.1"
        data["claims"][1]["quantities"][0].update(text="27", unit="")

    assert "claim a2: " not in told(older)


def test_another_version_may_not_have_read_another_number() -> None:
    def older(data: Json) -> None:
        data["version"] = "0.0.1"
        data["claims"][1]["quantities"][0].update(value=28)

    assert "claim a2, quantity 0: the value: expected [27.0], found 28.0" in told(older)


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
