"""What a language model makes of the seed pair and four stories, replayed from its own answers.

`cassettes/README.md` says what answered, and when. The stories' gold (evals/pairs) tells what is
there to find; these tests hold what was found when the answers were recorded.
"""

from contextlib import closing
from itertools import product

import pytest
from evals.cover import covered
from evals.fictional import run, score_story
from evals.gold import PAIRS, SEEDS, Story, load, project
from evals.metrics import Tally
from evals.statements import statements

from claimdiff.engines.contract import Draft, Side, Verdict
from claimdiff.engines.llm import LLMEngine
from claimdiff.result import Article, Comparison
from claimdiff.settings import Settings
from evals import planted

FOUND = 0.98
"""Share of a model's claims that must be cut as it pointed: at most one in fifty falls back to its
whole sentence."""

TOKENS_A_CLAIM = 37
"""Output tokens that `read` may spend on a claim of the seed pair, all else of the answer included:
36.7, much of it names for words; all 27 pairs that were answered so have 27."""

JUDGED = {
    "harbour-vote": Tally(4, 0),
    "merger-talks": Tally(7, 0),
    "mine-flood": Tally(11, 1),
    "typhoon-zh-en": Tally(8, 0),
}
"""The links that the model gave: how many the stories' gold has, and how many it has not."""

pytestmark = pytest.mark.vcr


def compared(name: str, settings: Settings) -> tuple[Story, Comparison]:
    folder = SEEDS if name == "seeds" else PAIRS / name
    story = load(folder)
    with closing(LLMEngine(settings)) as llm:
        return story, run(folder, story, llm)


def found(result: Comparison) -> float:
    """The share of a model's claims whose words stood where it pointed."""
    lost = [one for one in result.ungrounded if one.kind in ("claim", "words", "point")]
    return 1 - len(lost) / len(result.claims)


@pytest.mark.default_cassette("seeds")
def test_every_statement_about_the_seed_pair_holds(recorded_settings: Settings) -> None:
    story, result = compared("seeds", recorded_settings)
    assert (result.status, result.engine.name) == ("complete", "llm")
    assert result.usage.requests == 3
    assert [key for key, held in statements(story, result).items() if not held] == []
    assert not [one for one in result.findings if one.relation == "conflict"]
    assert found(result) >= FOUND


@pytest.mark.parametrize(
    ("name", "hits", "missed"),
    [
        pytest.param(name, hits, missed, marks=pytest.mark.default_cassette(name), id=name)
        for name, hits, missed in (
            ("harbour-vote", 1, 0),
            ("merger-talks", 3, 0),
            ("mine-flood", 4, 0),
            ("typhoon-zh-en", 3, 0),
        )
    ],
)
def test_conflicts_are_found_and_none_is_invented(
    name: str, hits: int, missed: int, recorded_settings: Settings
) -> None:
    story, result = compared(name, recorded_settings)
    assert (result.status, result.usage.requests) == ("complete", 3)
    score = score_story(story, result)
    assert score.conflicts == Tally(hits, 0, missed)
    assert all(score.traps)
    assert found(result) >= FOUND


@pytest.mark.default_cassette("harbour-vote")
def test_an_instruction_in_an_article_changes_nothing(recorded_settings: Settings) -> None:
    _, result = compared("harbour-vote", recorded_settings)
    (article,) = (one for one in result.articles if "Ignore all previous" in one.body)
    (ordered,) = (
        one
        for one in article.sentences
        if article.body[one.start : one.end].startswith("Ignore all previous")
    )
    assert ordered.ledger is not None
    assert ordered.ledger.claims == ()
    assert not [claim for claim in result.claims if "cancelled" in claim.text]
    assert {one.relation for one in result.findings} == {"agreement", "conflict", "omission"}


@pytest.mark.default_cassette("seeds")
def test_a_claim_costs_few_tokens(
    recorded_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    spent: list[tuple[int, int]] = []
    read = LLMEngine.read

    def counted(engine: LLMEngine, article: Article) -> Draft:
        draft = read(engine, article)
        spent.append((draft.usage.output_tokens, len(draft.claims)))
        return draft

    monkeypatch.setattr(LLMEngine, "read", counted)
    compared("seeds", recorded_settings)
    tokens, claims = (sum(column) for column in zip(*spent, strict=True))
    assert tokens <= TOKENS_A_CLAIM * claims


@pytest.mark.parametrize(
    "name", [pytest.param(one, marks=pytest.mark.default_cassette(one)) for one in JUDGED]
)
def test_a_models_links_are_those_of_the_gold(
    name: str, recorded_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Verdict] = []
    judge = LLMEngine.judge

    def kept(engine: LLMEngine, left: Side, right: Side) -> Verdict:
        given.append(judge(engine, left, right))
        return given[-1]

    monkeypatch.setattr(LLMEngine, "judge", kept)
    story, result = compared(name, recorded_settings)
    (verdict,) = given
    assert rightly_linked(story, result, verdict) == JUDGED[name]


def rightly_linked(story: Story, result: Comparison, verdict: Verdict) -> Tally:
    """Which of a verdict's links join two sentences that the gold says tell, or dispute, one fact.

    Links of claims whose sentences the gold leaves unscored are not counted.
    """
    gold = project(story, *story.articles)
    covers = covered(result.claims, gold.texts)
    counted = Tally()
    for link in verdict.links:
        keys = product(covers[link.left], covers[link.right])
        pairs = {(min(pair), max(pair)) for pair in keys if gold.labels.keys() >= {*pair}}
        if pairs:
            truth = gold.conflicts if link.clash else gold.links
            counted += Tally(1, 0) if pairs & truth else Tally(0, 1)
    return counted


@pytest.mark.parametrize("gold", planted.golds(), ids=lambda gold: gold.pair)
def test_no_right_judgement_is_refused_as_noise(gold: planted.Gold) -> None:
    result = planted.replay(gold)
    assert result.errors == ()
    assert any("model" in finding.by for finding in result.findings)
