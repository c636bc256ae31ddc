"""The seeds' statements, held against an answer made of the gold, whole and with parts changed."""

import pytest
from evals.gold import SEEDS, ArticleGold, load
from evals.statements import clean, statements
from tests.evals.oracle import Oracle

from claimdiff.result import Article

STORY = load(SEEDS)
ORACLE = Oracle(STORY)
TOLD = {fact.id: ORACLE.tell(fact) for fact in STORY.facts}


def test_the_right_answer_meets_every_statement() -> None:
    met = statements(STORY, ORACLE.comparison(*TOLD.values(), warned=False))
    assert len(met) == len(STORY.facts)
    assert set(met.values()) == {True}


@pytest.mark.parametrize(
    ("fact", "change"),
    [
        ("g1", {"relation": "conflict"}),
        ("g3", {"basis": "own-words"}),
        ("o1", {"missing_from": ()}),
        ("o2", {"relation": "agreement"}),
        ("o3", {"claims": ()}),
    ],
)
def test_what_differs_from_the_gold_is_not_met(fact: str, change: dict[str, object]) -> None:
    told = TOLD | {fact: TOLD[fact].model_copy(update=change)}
    met = statements(STORY, ORACLE.comparison(*told.values(), warned=False))
    assert [name for name, yes in met.items() if not yes] == [fact]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, True),
        ({"body": "The storm passed. Share this story"}, False),
        ({"title": "Another"}, False),
        ({"published": None}, False),
    ],
)
def test_an_article_is_clean_when_title_time_and_body_are(
    change: dict[str, str | None], *, expected: bool
) -> None:
    when = "2024-02-12T18:40:00+00:00"
    gold = ArticleGold(file="a.txt", title="Storm", published=when, furniture=("Share this",))
    right: dict[str, str | None] = {
        "title": "Storm",
        "published": when,
        "body": "The storm passed.",
    }
    article = Article.model_validate({"id": "a", "label": "a", **right, **change})
    assert clean(article, gold) is expected
