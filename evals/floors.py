"""What simple methods reach on the same files: the figures that anything built has to beat.

`python -m evals.floors` computes them and writes ``simple.json``. A sentence, or a claim, is taken
as reported when the nearest sentence of the other text is more similar than a threshold. That comes
from cross-validation by story, topic or question; the similarity is the best of three.
"""

import json
import os
import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import click
import numpy as np

from evals import boilerplate, labelled_stories, relation, shared_pairs
from evals.folds import folds, groups
from evals.gold import PairGold, project, stories
from evals.metrics import mean
from evals.nearest import THRESHOLDS, of_pairs
from evals.scorebook import SIMPLE
from evals.sets import all_sets
from evals.similarity import METHODS, Matrix, Similarity

LINE_WORDS = 12  # of the line filter that the shared data's README names

# Words by which a headline doubts or denies; the simplest rule for pairs of headlines on a rumour.
DENIALS = frozenset(
    [
        "not",
        "no",
        "never",
        "fake",
        "false",
        "hoax",
        "denies",
        "denied",
        "untrue",
        "debunked",
        "rumor",
        "rumour",
    ]
)

_SENTENCE_END = re.compile(r"(?<=[.!?。！？])[”\"']?\s*|\n+")


def of_relation(folder: Path, name: str) -> dict[str, float]:
    """The figure of the nearest-sentence method on a relation set, or of denying words."""
    rows, task = relation.rows(folder, name), relation.TASKS[name]
    gold = [row["label"] == task.one for row in rows]
    if task.one == "conflicting":
        said = [_denies(row["claim"]) != _denies(row["text"]) for row in rows]
        return {task.measure: task.score(said, gold)}
    parts = folds(groups(rows))
    return {task.measure: max(_validated(rows, m, parts, gold, task) for m in METHODS.values())}


def of_pages(folder: Path) -> dict[str, float]:
    """The figure of a filter that keeps lines of `LINE_WORDS` words or more."""
    lines = (folder / "boilerplate" / "pages.jsonl").read_text("utf-8").splitlines()
    pairs = [
        boilerplate.precision_and_recall(_long_lines(page["raw_text"]), page["gold_text"])
        for page in map(json.loads, lines)
    ]
    precision, recall = (mean([pair[side] for pair in pairs]) for side in (0, 1))
    return {"pages.f1": 2 * precision * recall / (precision + recall)}


@click.command()
def main() -> None:
    """Compute the simple methods' figures on every set that is present, and write them down."""
    data = os.environ.get("CLAIMDIFF_EVAL_DATA")
    for labelled in all_sets():
        method = _METHODS.get(labelled.name)
        if method is None or (labelled.shared and not data):
            click.echo(f"left out {labelled.name}", err=True)
            continue
        figures = method(Path(data or ""))
        SIMPLE.enter("simple", labelled, figures)
        click.echo(f"{labelled.name}: {figures}")


def _validated(
    rows: Sequence[relation.Row],
    method: Similarity,
    parts: Sequence[Sequence[int]],
    gold: Sequence[bool],
    task: relation.Task,
) -> float:
    best = _best(rows, method)
    said = [False] * len(rows)
    for part in parts:
        others = sorted(set(range(len(rows))) - set(part))
        truth = [gold[number] for number in others]
        threshold = max(THRESHOLDS, key=lambda t: task.score(list(best[others] >= t), truth))
        for number in part:
            said[number] = bool(best[number] >= threshold)
    return task.score(said, gold)


def _best(rows: Sequence[relation.Row], method: Similarity) -> Matrix:
    return np.array([method([row["claim"]], _sentences(row["text"])).max() for row in rows])


def _sentences(text: str) -> list[str]:
    return [part for part in _SENTENCE_END.split(text) if part and part.strip()] or [text]


def _denies(headline: str) -> bool:
    return not DENIALS.isdisjoint(headline.casefold().split())


def _long_lines(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if len(line.split()) >= LINE_WORDS)


def _fictional(_: Path) -> dict[str, float]:
    """Same events only: of two events the method has nothing to say."""
    golds, owners = [], []
    for _folder, story in stories():
        for left, right in story.pairs() if story.same_event else ():
            golds.append(project(story, left, right))
            owners.append(story.story)
    return of_pairs(golds, owners)


def _shared(folder: Path) -> dict[str, float]:
    return _apart([gold for _, gold in shared_pairs.read(folder / "pairs" / "pairs.jsonl")])


def _labelled(folder: Path) -> dict[str, float]:
    return _apart([gold for _, gold in labelled_stories.read(folder)])


def _apart(golds: Sequence[PairGold]) -> dict[str, float]:
    """Each pair is a story of its own."""
    return of_pairs(golds, [str(number) for number in range(len(golds))])


_METHODS: dict[str, Callable[[Path], dict[str, float]]] = {
    "fictional": _fictional,
    "pairs": _shared,
    "stories": _labelled,
    "boilerplate": of_pages,
    **{name: partial(of_relation, name=name) for name in relation.TASKS},
}

if __name__ == "__main__":
    main()
