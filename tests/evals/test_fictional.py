"""The stories' scores, held against answers made of the gold: right, and wrong on purpose."""

import pytest
from evals.fictional import StoryScore, score_story, summarise
from evals.gold import Story, stories
from tests.evals.oracle import Oracle

STORIES = [story for _, story in stories()]


def right(story: Story) -> StoryScore:
    oracle = Oracle(story)
    told = [oracle.tell(fact) for fact in story.facts]
    same = [oracle.see_through(trap) for trap in story.traps if trap.same_fact]
    return score_story(story, oracle.comparison(*told, *same, warned=not story.same_event))


def test_the_right_answer_scores_perfectly() -> None:
    figures = summarise([right(story) for story in STORIES])
    assert figures.pop("calibration_error") == 0
    assert set(figures.values()) == {1.0}, figures


def test_an_empty_answer_has_no_recall_and_passes_no_wrong_gate() -> None:
    scores = [score_story(s, Oracle(s).comparison(warned=s.same_event)) for s in STORIES]
    figures = summarise(scores)
    assert figures["conflict_recall"] == 0
    assert figures["link_recall"] == 0
    assert figures["macro_f1"] == 0
    assert figures["event_gate"] == 0
    assert figures["traps_avoided"] == 1


@pytest.mark.parametrize("story", [s for s in STORIES if s.traps], ids=lambda story: story.story)
def test_every_trap_that_is_fallen_for_is_counted(story: Story) -> None:
    oracle = Oracle(story)
    findings = [oracle.fall_for(trap) for trap in story.traps]
    told = score_story(story, oracle.comparison(*findings, warned=False))
    assert told.traps == (False,) * len(story.traps)
    assert told.conflicts.wrong == len(story.traps)
    assert told.conflicts.right == 0


def test_a_conflict_counts_once_however_many_articles_tell_it() -> None:
    story = next(story for story in STORIES if story.story == "island-election")
    turnout = next(fact for fact in story.facts if fact.id == "c3")
    oracle = Oracle(story)
    told = score_story(story, oracle.comparison(oracle.tell(turnout), warned=False))
    assert (told.conflicts.right, told.conflicts.wrong) == (1, 0)
    assert told.aspects == (True,)


def test_the_wrong_aspect_is_seen() -> None:
    story = next(story for story in STORIES if story.story == "ferry-fire")
    conflict = next(fact for fact in story.facts if fact.relation == "conflict")
    oracle = Oracle(story)
    finding = oracle.tell(conflict.model_copy(update={"aspect": "person"}))
    told = score_story(story, oracle.comparison(finding, warned=False))
    assert (told.conflicts.right, told.aspects) == (1, (False,))
