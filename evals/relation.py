"""One claim against one text: the ``relation/`` sets, judged as `claimdiff check --jsonl` does."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimdiff.api import check
from claimdiff.articles import from_text
from claimdiff.engines.contract import Engine
from claimdiff.errors import InputError
from evals.metrics import balanced_accuracy, calibration_error, f1

Row = dict[str, str]


@dataclass(frozen=True)
class Task:
    """What a set asks for: its measure, and the label that it is about.

    Everything that is not labelled ``one`` counts as one other class.
    """

    measure: str
    one: str

    def score(self, predicted: Sequence[bool], gold: Sequence[bool]) -> float:
        """The set's measure; true is the label that the set is about."""
        if self.measure == "f1":
            return f1(predicted, gold, one=True)
        return balanced_accuracy(predicted, gold)


TASKS = {
    "superpal": Task("f1", "reported"),
    "nanco": Task("balanced_accuracy", "reported"),
    "realsumm": Task("f1", "reported"),
    "wice": Task("f1", "reported"),
    "emergent": Task("f1", "conflicting"),
    "summedits": Task("balanced_accuracy", "reported"),
}


@dataclass(frozen=True)
class Answer:
    """What was said of one row: the relation, and the probability of ``reported``."""

    relation: str
    score: float


def rows(folder: Path, name: str) -> list[Row]:
    """The rows of one set, with `id`, `claim`, `text`, `label` and the set's own fields."""
    path = folder / "relation" / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def answer(row: Row, engine: Engine) -> Answer:
    """Check one row; a text that cannot be read reports nothing."""
    try:
        text = from_text(row["text"], article_id="t", label="text", clean=False)
        result = check(row["claim"], text, engine=engine)
    except InputError:
        return Answer("not-found", 0.0)
    return Answer(result.relation, result.score)


def score(name: str) -> Callable[[Path, Engine], dict[str, float]]:
    """The function that scores one set."""
    task = TASKS[name]

    def run(folder: Path, engine: Engine) -> dict[str, float]:
        items = rows(folder, name)
        answers = [answer(row, engine) for row in items]
        found = [one.relation == task.one for one in answers]
        figure = task.score(found, [row["label"] == task.one for row in items])
        reported = [row["label"] == "reported" for row in items]
        error = calibration_error([one.score for one in answers], reported)
        return {task.measure: figure, "calibration_error": error}

    return run
