"""The fictional stories: conflicts, traps, links, absences, gates and cleaning."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimdiff.api import compare
from claimdiff.articles import load
from claimdiff.engines.contract import Engine
from claimdiff.result import Comparison
from evals import pairscore
from evals.gold import Fact, Story, across, number, project, stories
from evals.metrics import Tally, calibration_error, mean
from evals.pairscore import PairScore

DIFFERENT_EVENTS = "different-events"  # the code of the comparison's warning
CUT_OFF = "cut-off"  # the code of the article's warning


@dataclass(frozen=True)
class StoryScore:
    """What a comparison makes of one story; ``checks`` are yes-or-no expectations by name."""

    story: Story
    pairs: tuple[PairScore, ...]
    conflicts: Tally
    aspects: tuple[bool, ...]
    traps: tuple[bool, ...]
    checks: dict[str, tuple[bool, ...]]


def run(folder: Path, story: Story, engine: Engine) -> Comparison:
    """Compare the articles of a story as a user would."""
    articles = [
        load(str(folder / gold.file), article_id=key, label=Path(gold.file).stem)
        for key, gold in story.articles.items()
    ]
    return compare(*articles, engine=engine)


def score_story(story: Story, comparison: Comparison) -> StoryScore:
    """Hold a comparison against a story's gold.

    1. Score its pairs of articles.
    2. Count conflicts by fact: one that is found between any two articles is found.
    3. Count the traps that it walked into, and the expectations that it met.
    """
    # 1.
    scores = {
        (left, right): pairscore.score(comparison, project(story, left, right), left, right)
        for left, right in story.pairs()
    }
    # 2.
    numbers = number(story)
    conflicts = [fact for fact in story.facts if fact.relation == "conflict"]
    found = [f for f in conflicts if any(_hit(f, numbers, *p, s) for p, s in scores.items())]
    right = frozenset[str]().union(*(score.right_conflicts for score in scores.values()))
    wrong = frozenset[str]().union(*(score.false_conflicts for score in scores.values())) - right
    # 3.
    safe = tuple(
        not any(across([trap], numbers, *pair) & score.trapped for pair, score in scores.items())
        for trap in story.traps
    )
    return StoryScore(
        story=story,
        pairs=tuple(scores.values()),
        conflicts=Tally(len(found), len(wrong), len(conflicts) - len(found)),
        aspects=tuple(_aspect_told(fact, comparison, scores.values()) for fact in found),
        traps=safe,
        checks=_checks(story, comparison),
    )


def summarise(scores: Sequence[StoryScore], prefix: str = "") -> dict[str, float]:
    """One figure for each measure over stories, counts pooled.

    Sentences, links, absences and calibration are of stories on one event only: of two events
    there is nothing to link, and what is wanted is a warning.
    """
    conflicts = sum((one.conflicts for one in scores), Tally())
    pairs = [pair for one in scores if one.story.same_event for pair in one.pairs]
    links = sum((pair.links for pair in pairs), Tally())
    absences = sum((pair.absences for pair in pairs), Tally())
    judged = [one for pair in pairs for one in pair.judged]
    figures = {
        "conflict_precision": conflicts.precision,
        "conflict_recall": conflicts.recall,
        "conflict_aspect": _share(one.aspects for one in scores),
        "traps_avoided": _share(one.traps for one in scores),
        "macro_f1": pairscore.sentence_f1([s for pair in pairs for s in pair.sentences]),
        "link_precision": links.precision,
        "link_recall": links.recall,
        "absence_precision": absences.precision,
        "absence_recall": absences.recall,
        **pairscore.said_shares(judged),
        "calibration_error": calibration_error(
            [one.score for one in judged], [one.right for one in judged]
        ),
    }
    for name in scores[0].checks if scores else ():
        figures[name] = _share(one.checks[name] for one in scores)
    return {f"{prefix}{name}": value for name, value in figures.items()}


def score(engine: Engine) -> dict[str, float]:
    """All stories, and those that are held for checking alone (``held_``)."""
    scores = [score_story(story, run(folder, story, engine)) for folder, story in stories()]
    held = [one for one in scores if one.story.split == "held"]
    return summarise(scores) | summarise(held, "held_")


def _hit(
    fact: Fact, numbers: dict[str, dict[str, int]], left: str, right: str, found: PairScore
) -> bool:
    return fact.clash(left, right) and bool(across([fact], numbers, left, right) & found.hits)


def _aspect_told(fact: Fact, comparison: Comparison, scores: Iterable[PairScore]) -> bool:
    """Whether a conflict that hits a gold conflict names the gold's aspect."""
    hits = frozenset[str]().union(*(score.right_conflicts for score in scores))
    return any(
        difference.aspect == fact.aspect and not difference.compatible
        for finding in comparison.findings
        if finding.id in hits
        for difference in finding.differences
        if set(difference.values) & set(fact.quotes)
    )


def _checks(story: Story, comparison: Comparison) -> dict[str, tuple[bool, ...]]:
    """The gate, the cut-off warning, titles, furniture, and sentences that are still there."""
    articles = {article.id: article for article in comparison.articles}
    warned = any(warning.code == DIFFERENT_EVENTS for warning in comparison.warnings)
    numbers = number(story)
    gold = story.articles.items()
    cut = {a.id: any(w.code == CUT_OFF for w in a.warnings) for a in comparison.articles}
    return {
        "event_gate": (warned is not story.same_event,),
        "cut_off_gate": tuple(cut[key] is one.cut_off for key, one in gold),
        "titles": tuple(articles[key].title == one.title for key, one in gold),
        "furniture_out": tuple(
            not any(text in articles[key].body for text in one.furniture) for key, one in gold
        ),
        "sentences_kept": tuple(
            text in articles[key].body for key in story.articles for text in numbers[key]
        ),
    }


def _share(parts: Iterable[Sequence[bool]]) -> float:
    return mean([float(met) for part in parts for met in part])
