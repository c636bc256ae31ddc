"""The committed gold is what it says: verbatim, complete, and free of contradictions."""

from pathlib import Path

import pytest
from evals.gold import PAIRS, SEEDS, Story, load, project, quoted, stories

from claimdiff import articles

FEWEST_STORIES = 14
FEWEST_CONFLICTS = 35
FEWEST_TRAPS = 35
KINDS = (
    "wire copy with an edited number",
    "update versus contradiction",
    "rounding",
    "at least",
    "unit change",
    "same quote trimmed",
    "different speaker for one fact",
    "denial versus claim",
    "certainty drift",
    "date shifts across time zones",
    "lists of names with one missing",
    "an article that is cut off",
    "two different events that look alike",
    "Chinese and English on one event",
    "three outlets",
)

every_story = pytest.mark.parametrize(
    ("folder", "story"), stories(), ids=[story.story for _, story in stories()]
)


def texts(folder: Path, story: Story) -> dict[str, str]:
    return {key: (folder / a.file).read_text("utf-8") for key, a in story.articles.items()}


@every_story
def test_every_quote_stands_once_and_verbatim_in_its_article(folder: Path, story: Story) -> None:
    bodies = texts(folder, story)
    for quotes in quoted(story):
        for article, sentences in quotes.items():
            assert [bodies[article].count(quote) for quote in sentences] == [1] * len(sentences)


@every_story
def test_every_word_of_an_article_is_accounted_for(folder: Path, story: Story) -> None:
    for key, text in texts(folder, story).items():
        article = story.articles[key]
        quotes = [quote for told in quoted(story) for quote in told.get(key, ())]
        known = (article.title, *article.header, *article.furniture, *story.unscored.get(key, ()))
        rest = text
        for part in sorted((*quotes, *known), key=len, reverse=True):
            rest = rest.replace(part, "")
        assert rest.strip() == ""


@every_story
def test_the_values_that_differ_stand_in_the_quotes(folder: Path, story: Story) -> None:
    assert folder.name == story.story
    told = [(fact.quotes, fact.values) for fact in story.facts]
    told += [(trap.quotes, trap.values) for trap in story.traps]
    for quotes, values in told:
        for article, value in values.items():
            assert any(value in quote for quote in quotes[article])


@every_story
def test_a_fact_names_each_article_once(folder: Path, story: Story) -> None:
    assert folder.is_dir()
    for fact in story.facts:
        assert {*fact.quotes}.isdisjoint(fact.missing_from), fact.id
        assert {*fact.quotes, *fact.missing_from} == {*story.articles}, fact.id
        told = [article for position in fact.positions for article in position]
        assert sorted(told) == (sorted(fact.quotes) if fact.relation == "conflict" else []), fact.id


@every_story
def test_no_trap_stands_in_the_sentences_of_a_conflict(folder: Path, story: Story) -> None:
    assert folder.is_dir()
    for left, right in story.pairs():
        gold = project(story, left, right)
        assert gold.traps.isdisjoint(gold.conflicts)


def test_there_are_enough_of_each() -> None:
    all_stories = [story for _, story in stories()]
    conflicts = [f for s in all_stories for f in s.facts if f.relation == "conflict"]
    assert len(all_stories) >= FEWEST_STORIES
    assert len(conflicts) >= FEWEST_CONFLICTS
    assert sum(len(story.traps) for story in all_stories) >= FEWEST_TRAPS
    assert {fact.aspect for fact in conflicts} == {
        "quantity",
        "time",
        "place",
        "person",
        "attribution",
        "status",
        "certainty",
    }


def test_every_kind_of_difference_is_there() -> None:
    told = {kind for _, story in stories() for kind in story.kinds}
    assert set(KINDS) <= told


def test_about_a_third_is_held_for_checking() -> None:
    splits = [story.split for _, story in stories()]
    assert 1 / 4 <= splits.count("held") / len(splits) <= 2 / 5


def test_the_readme_names_every_story_with_its_split() -> None:
    readme = (PAIRS / "README.md").read_text("utf-8")
    for _, story in stories():
        assert f"| `{story.story}` | {story.split} |" in readme


def test_the_seeds_gold_stands_in_the_seeds_as_they_are_read() -> None:
    story = load(SEEDS)
    bodies = {key: articles.load(str(SEEDS / one.file)).body for key, one in story.articles.items()}
    for fact in story.facts:
        for article, quotes in fact.quotes.items():
            assert all(quote in bodies[article] for quote in quotes), fact.id


def test_a_story_of_three_is_seen_as_pairs() -> None:
    story = load(PAIRS / "island-election")
    turnout = next(fact for fact in story.facts if fact.id == "c3")
    agree, clash = project(story, "a", "c"), project(story, "a", "b")
    numbers = {
        article: next(key for key, text in gold.texts.items() if text == turnout.quotes[article][0])
        for article, gold in (("a", agree), ("b", clash), ("c", agree))
    }
    assert (numbers["a"], numbers["b"]) in clash.conflicts
    assert clash.labels[numbers["a"]] == "conflict"
    assert (numbers["a"], numbers["c"]) in agree.links - agree.conflicts
    assert agree.labels[numbers["c"]] == "shared"


def test_what_two_stories_do_not_share_is_only_in_one() -> None:
    story = load(PAIRS / "two-bridges")
    gold = project(story, "a", "b")
    assert set(gold.labels.values()) == {"only"}
    trapped = {key for pair in gold.traps for key in pair}
    assert trapped.isdisjoint(gold.labels)
    assert len(gold.traps) == len(story.traps)
