"""The labelled sets: what each is called, what it needs, and what its figures are worth.

A figure's target is what the project has promised to reach; None where there is no promise.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from claimdiff.engines.contract import Engine
from evals import (
    check_pairs,
    fictional,
    figure_sentences,
    labelled_stories,
    pairing,
    planted,
    relation,
    shared_pairs,
    statements,
)

LOWER_IS_BETTER = (
    "calibration_error",
    "held_calibration_error",
    "conflicts_false",
    "furniture_leaks",
    "noise.left",
    "traps_taken",
    "false",
    "tuned_false",
    "held_false",
    "misread",
    "held_misread",
)

MODEL = {
    "conflict_recall": 0.97,
    "conflict_precision": 0.95,
    "traps_taken": 1,
    "shared_recall": 0.95,
}
"""What a language model is to reach on planted pairs."""

TARGETS: dict[str, dict[str, float]] = {
    "seeds": {"statements": 1, "clean": 1},
    "planted": {"figures_recall": 0.5, "conflict_precision": 0.85, "traps_taken": 1},
    "figures": {"figures_recall": 0.5, "conflict_precision": 0.85},
    "figures_held": {"figures_recall": 0.5, "conflict_precision": 0.85},
    "check_pairs": {"bare": 0.8, "inside": 0.7, "false": 0.03},
    "planted_replayed": MODEL,
    "planted_held_replayed": MODEL,
    "fictional": {"conflict_precision": 0.9, "conflict_recall": 0.8, "calibration_error": 0.08},
    "pairs": {
        "macro_f1": 0.85,
        "link_precision": 0.80,
        "link_recall": 0.65,
        "conflicts_found": 1,
        "conflicts_false": 2,
        "furniture_leaks": 0,
        "calibration_error": 0.08,
    },
    "superpal": {"f1": 0.72, "calibration_error": 0.08},
    "nanco": {"balanced_accuracy": 0.86, "calibration_error": 0.08},
    "realsumm": {"f1": 0.79, "calibration_error": 0.08},
    "wice": {"f1": 0.62, "calibration_error": 0.08},
    "emergent": {"f1": 0.76, "calibration_error": 0.08},
    "summedits": {"balanced_accuracy": 0.62, "calibration_error": 0.08},
    "boilerplate": {"pages.f1": 0.85, "noise.left": 0, "noise.kept": 0.99},
    "attribution": {"f1": 0.75},
    "pairing_stories": {"cv_precision": 0.85, "cv_recall": 0.75},
}


ENGINELESS = ("boilerplate", "attribution")
"""Sets that measure one room, whatever the engine; each has a module of its name."""

STATED: dict[str, dict[str, float]] = {
    "pairs": {"macro_f1": 0.79},
    "superpal": {"f1": 0.648},
    "nanco": {"balanced_accuracy": 0.797},
    "realsumm": {"f1": 0.718},
    "wice": {"f1": 0.573},
    "emergent": {"f1": 0.690},
    "summedits": {"balanced_accuracy": 0.544},
    "boilerplate": {"pages.f1": 0.78},
    "attribution": {"f1": 0.654},
}
"""What the shared data's README says that a simple method reaches; ours may be simpler still."""

Score = Callable[[Path, Engine], dict[str, float]]


@dataclass(frozen=True)
class LabelledSet:
    """A set: ``score`` takes the data's folder and the engine; ``shared`` sets need the folder."""

    name: str
    shared: bool
    score: Score


def all_sets() -> list[LabelledSet]:
    """Every set, the committed ones first."""
    committed: dict[str, Score] = {
        "seeds": lambda _, engine: statements.score(engine),
        "fictional": lambda _, engine: fictional.score(engine),
        "planted": lambda _, engine: planted.score(engine),
        "planted_held": lambda _, engine: planted.score(engine, held=True),
        "figures": lambda _, engine: planted.score(engine, folder=planted.FIGURES),
        "figures_held": lambda _, engine: planted.score(engine, held=True, folder=planted.FIGURES),
        "news": lambda _, engine: planted.score(engine, folder=planted.NEWS),
        "news_held": lambda _, engine: planted.score(engine, held=True, folder=planted.NEWS),
        "figure_sentences": lambda _folder, _engine: figure_sentences.score(),
        "check_pairs": lambda _, engine: check_pairs.score(engine),
        "planted_replayed": lambda _folder, _engine: planted.replayed(),
        "planted_held_replayed": lambda _folder, _engine: planted.replayed(held=True),
        "pairing": lambda _folder, _engine: pairing.committed(),
    }
    shared: dict[str, Score] = {
        "pairs": shared_pairs.score,
        "stories": labelled_stories.score,
        "pairing_stories": lambda folder, _engine: pairing.shared(folder),
        **{name: relation.score(name) for name in relation.TASKS},
        **{name: _engineless(name) for name in ENGINELESS if find_spec(f"evals.{name}")},
    }
    return [
        LabelledSet(name, shared=group is shared, score=score)
        for group in (committed, shared)
        for name, score in group.items()
    ]


def _engineless(name: str) -> Score:
    """The score of a module that asks no engine."""
    score: Callable[[Path], dict[str, float]] = import_module(f"evals.{name}").score
    return lambda folder, _: score(folder)


def lower_is_better(metric: str) -> bool:
    """Whether a figure is better the lower it is: errors and counts of mistakes."""
    return metric in LOWER_IS_BETTER
