"""The stories' scores, held against answers made of the gold: right, and wrong on purpose."""

from collections.abc import Iterator

import pytest
from evals.fictional import StoryScore, score_story, summarise
from evals.gold import Fact, Story, Trap, number, stories

from claimdiff.result import (
    Article,
    Claim,
    Comparison,
    Difference,
    DifferenceValue,
    EngineInfo,
    Finding,
    Notice,
    Position,
    Span,
)

STORIES = [story for _, story in stories()]


class Oracle:
    """Answers from the gold: one claim a sentence, one finding a fact."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.ids = {
            (article, text): f"{article}{n}"
            for article, texts in number(story).items()
            for text, n in texts.items()
        }

    def comparison(self, *findings: Finding, warned: bool) -> Comparison:
        notice = (Notice(code="different-events", message="two events"),)
        return Comparison(
            status="complete",
            engine=EngineInfo(name="offline"),
            articles=tuple(self._articles()),
            claims=tuple(self._claims()),
            findings=findings,
            warnings=notice if warned else (),
        )

    def tell(self, fact: Fact) -> Finding:
        positions = fact.positions or (tuple(fact.quotes),)
        values = {
            article: (DifferenceValue(claim=self._of(fact, article)[0], text=text),)
            for article, text in fact.values.items()
        }
        return Finding(
            id=fact.id,
            relation=fact.relation,
            claims=self._claimed(fact),
            score=1,
            positions=tuple(self._position(fact, position) for position in positions),
            differences=(
                (Difference(aspect=fact.aspect, values=values, compatible=False),)
                if fact.aspect
                else ()
            ),
            missing_from=fact.missing_from,
        )

    def fall_for(self, trap: Trap) -> Finding:
        return Finding(
            id=trap.id,
            relation="conflict",
            claims=self._claimed(trap),
            score=1,
            positions=tuple(self._position(trap, (article,)) for article in trap.quotes),
        )

    def see_through(self, trap: Trap) -> Finding:
        """An agreement: the trap's sentences tell one fact in compatible words."""
        missing = tuple(article for article in self.story.articles if article not in trap.quotes)
        return Finding(
            id=trap.id,
            relation="agreement",
            claims=self._claimed(trap),
            score=1,
            positions=(self._position(trap, tuple(trap.quotes)),),
            missing_from=missing,
        )

    def _position(self, item: Fact | Trap, articles: tuple[str, ...]) -> Position:
        claims = tuple(claim for article in articles for claim in self._of(item, article))
        return Position(articles=articles, claims=claims)

    def _claimed(self, item: Fact | Trap) -> tuple[str, ...]:
        return tuple(claim for article in item.quotes for claim in self._of(item, article))

    def _of(self, item: Fact | Trap, article: str) -> tuple[str, ...]:
        return tuple(self.ids[article, text] for text in item.quotes[article])

    def _articles(self) -> Iterator[Article]:
        for key, gold in self.story.articles.items():
            cut = (Notice(code="cut-off", message="breaks off"),) if gold.cut_off else ()
            body = " ".join(text for article, text in self.ids if article == key)
            yield Article(id=key, label=key, title=gold.title, body=body, warnings=cut)

    def _claims(self) -> Iterator[Claim]:
        for (article, text), name in self.ids.items():
            span = Span(start=0, end=len(text), exact=text)
            yield Claim(
                id=name, article=article, text=text, kind="fact", spans=(span,), paragraph=0
            )


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
