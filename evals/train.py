"""Learns the weights of `claimdiff.compare.classifier` from the labelled sets, and scores them.

``python -m evals.train`` reads the sets in the folder that CLAIMDIFF_EVAL_DATA names, prints what
the models score on groups of texts (story, topic, question) that they have not seen, and writes
``weights.json``. Only weights go into it, no word of the sets. Each model is a ridge-regularised
logistic regression.

``link`` learns from the real pairs that people labelled, from those that a language model labelled
and from our own development stories; the stories held back are not looked at. Tried on groups held
back: tables of word likeness by phrase with a second model over the first one's odds (what stood
here before) have a macro-F1 of 0.79 on the twelve pairs, 0.81 on the labelled stories and 0.85 on
ours; these features 0.82, 0.82 and 0.88. Static word vectors beside them, at
a fifth of a comparison's time, give nothing on real news and 0.02 on ours. Tried in vain too:
boosted trees, monotone or not (0.02 less on the twelve pairs), products and squares of features,
other weights of pairs and sets, lengths, what the sentences around share, and how rare a word is in
150 other stories (each within 0.005 on real news).
"""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimdiff.articles import load
from claimdiff.articles.sentences import split
from claimdiff.compare.classifier import (
    FORMS,
    RELATIONS,
    LogisticModel,
    form,
    probability,
    relation,
    weighed,
)
from claimdiff.compare.features import Features, competition, features, reporting
from claimdiff.compare.phrases import parse
from evals import labelled_stories, shared_pairs
from evals import relation as sets
from evals.folds import FOLDS, folds, groups
from evals.gold import PairGold, project, stories
from evals.logistic import logistic
from evals.metrics import calibration_error

Floats = NDArray[np.floating]
Said = dict[str, dict[str, float]]

LINK = ("tfidf", "letters", "plain", "names", "figures", "lead", "late")
TEXT = (
    *("tfidf", "letters", "plain", "names", "figures"),
    *("covered", "sentence_share_in_claim", "figures_lost", "names_lost", "denied", "size"),
)
REFUTED = ("letters", "denied")
"""What each model weighs; the last is of headlines, which a word that denies refutes."""

WEIGHTS = Path(__file__).parents[1] / "src/claimdiff/compare/weights.json"
STRANGERS = 600  # headline pairs on two stories; the set itself has none
STRANGERS_WEIGHT = 0.3  # of a set's: they are easily told, at 1 they drown what parts the others
THRESHOLDS = tuple(round(0.05 * step, 2) for step in range(3, 15))


@dataclass(frozen=True)
class Pair:
    """Two articles: the features of their sentences, (n, m) each, and which report one fact."""

    story: str
    found: Features
    linked: NDArray[np.bool_]


@dataclass(frozen=True)
class Asked:
    """One claim put to one text: features, what is compared, and the label."""

    set: str
    form: str
    found: Mapping[str, float]
    label: str
    group: str


def main() -> None:
    """Read the sets, print held-back scores, write the weights."""
    folder = os.environ.get("CLAIMDIFF_EVAL_DATA")
    if not folder:
        sys.exit("CLAIMDIFF_EVAL_DATA names no folder with labelled sets: nothing to learn from")
    pairs, asked = read_pairs(Path(folder)), read_asked(Path(folder))
    scores = held_back_links(pairs) | held_back_texts(asked)
    for name, figures in scores.items():
        print(f"{name:10}", *(f"{what} {figure:.3f}" for what, figure in figures.items()), sep="  ")
    rows = {name: sum(one.set == name for one in asked) for name in sets.TASKS}
    rows["link"] = sum(one.linked.size for one in pairs)
    record = {"learnt_by": "evals/train.py", "rows": rows, "held_back": scores}
    known = json.loads(WEIGHTS.read_text("utf-8"))["models"]  # `evals.absences` learns one of them
    models = known | {"link": learn_link(pairs), **learn_texts(asked)}
    text = json.dumps({"provenance": record, "models": models}, indent=1)
    WEIGHTS.write_text(text + "\n", encoding="utf-8")


# --- two articles -------------------------------------------------------------------------------


def read_pairs(folder: Path) -> list[Pair]:
    """Read all pairs of articles to learn from."""
    real = [("pairs", gold) for _, gold in shared_pairs.read(folder / "pairs/pairs.jsonl")]
    labelled = [("stories", gold) for _, gold in labelled_stories.read(folder)]
    named = [(f"{name} {n}", gold) for n, (name, gold) in enumerate((*real, *labelled))]
    return [_pair(name, gold, "a", "b") for name, gold in named] + _fictional()


def _fictional() -> list[Pair]:
    """Our own stories of one event, without those that are held back."""
    found: list[Pair] = []
    for folder, story in stories():
        if story.split == "development" and story.same_event:
            bodies = {key: load(str(folder / one.file)).body for key, one in story.articles.items()}
            for left, right in story.pairs():
                gold = _in_order(project(story, left, right), bodies)
                found.append(_pair(story.story, gold, left, right))
    return found


def _in_order(gold: PairGold, bodies: dict[str, str]) -> PairGold:
    """The gold with its sentences in the order of their articles: it numbers them as quoted."""
    order = sorted(gold.labels, key=lambda key: bodies[key[0]].find(gold.texts[key]))
    labels = {key: gold.labels[key] for key in order}
    return PairGold(gold.texts, labels, gold.links, gold.conflicts)


def _pair(name: str, gold: PairGold, left: str, right: str) -> Pair:
    keys = [key for key, label in gold.labels.items() if label != "furniture"]
    here, there = ([key for key in keys if key[0] == side] for side in (left, right))
    linked = gold.links | gold.conflicts
    found = features(*(parse([gold.texts[key] for key in side]) for side in (here, there)))
    return Pair(
        name,
        found | competition(found),
        np.array([[(one, other) in linked for other in there] for one in here]),
    )


def learn_link(pairs: Sequence[Pair]) -> LogisticModel:
    """Fit to all cells of all tables; a table's weight grows with the root of its cells.

    By its cells alone, the longest pair of articles would weigh as much as twenty short ones.
    """
    rows = np.concatenate([np.stack([p.found[n].ravel() for n in LINK], axis=1) for p in pairs])
    truths = np.concatenate([one.linked.ravel() for one in pairs])
    weights = np.concatenate([np.full(one.linked.size, one.linked.size**-0.5) for one in pairs])
    return logistic(LINK, rows.astype(float), truths, weights)


def held_back_links(pairs: Sequence[Pair]) -> Said:
    """Score every pair by a model that has not seen its story."""
    said: list[Floats] = [np.zeros(one.linked.shape) for one in pairs]
    for part in folds([one.story for one in pairs], FOLDS):
        learnt = learn_link([one for number, one in enumerate(pairs) if number not in part])
        for number in part:
            said[number] = probability(learnt, pairs[number].found)
    scores = np.concatenate([one.ravel() for one in said])
    truths = np.concatenate([one.linked.ravel() for one in pairs])
    best = max(THRESHOLDS, key=lambda threshold: _f1(scores >= threshold, truths))
    figures = {
        "f1": _f1(scores >= best, truths),
        "threshold": best,
        "calibration_error": calibration_error(scores.tolist(), truths.tolist()),
    }
    return {"link": figures}


def _f1(said: NDArray[np.bool_], truths: NDArray[np.bool_]) -> float:
    return float(2 * (said & truths).sum() / (said.sum() + truths.sum()))


# --- one claim and one text ---------------------------------------------------------------------


def read_asked(folder: Path) -> list[Asked]:
    """Read the sets of claims and texts, and headlines that have nothing of each other.

    Without these, nine in ten pairs of headlines on two stories were called reported.
    """
    found = strangers(folder)
    for name in sets.TASKS:
        rows = sets.rows(folder, name)
        for row, group in zip(rows, groups(rows), strict=True):
            kind, measured = _measured(row["claim"], row["text"])
            found.append(Asked(name, kind, measured, row["label"], f"{name} {group}"))
    return found


def strangers(folder: Path) -> list[Asked]:
    """Pair headlines of different stories."""
    rows = sets.rows(folder, "emergent")
    stories = groups(rows)
    drawn = np.random.default_rng(0).integers(0, len(rows), (2 * STRANGERS, 2))
    pairs = [(i, j) for i, j in drawn if stories[i] != stories[j]][:STRANGERS]
    return [
        Asked("strangers", *_measured(rows[i]["claim"], rows[j]["text"]), "not-found", group)
        for i, j in pairs
        for group in [f"emergent {stories[i]}"]
    ]


def _measured(claim: str, text: str) -> tuple[str, Mapping[str, float]]:
    sentences = [text[one.start : one.end] for one in split(text)] or [text]
    one, other = parse([claim]), parse(sentences)
    return form(one, other), reporting(one, other)[0]


def learn_texts(asked: Sequence[Asked]) -> dict[str, LogisticModel]:
    """Learn a row of weights for each form, and one for denials. All sets weigh the same."""
    sizes: dict[str, float] = {name: sum(one.set == name for one in asked) for name in sets.TASKS}
    sizes["strangers"] = sum(one.set == "strangers" for one in asked) / STRANGERS_WEIGHT
    unreported = [one for one in asked if one.label != "reported"]
    headlines = [one for one in unreported if one.form == "headline"]
    learnt = {"refuted": _fit(REFUTED, headlines, "conflicting", sizes)}
    for kind in FORMS:
        of_form = [one for one in asked if one.form == kind]
        learnt[kind] = _fit(TEXT, of_form, "reported", sizes)
    return learnt


def _fit(
    names: tuple[str, ...], asked: Sequence[Asked], wanted: str, sizes: Mapping[str, float]
) -> LogisticModel:
    rows = np.array([[one.found[name] for name in names] for one in asked])
    truths = np.array([one.label == wanted for one in asked])
    return logistic(names, rows, truths, np.array([1 / sizes[one.set] for one in asked]))


def held_back_texts(asked: Sequence[Asked]) -> Said:
    """Score every claim by models that have not seen its group, in the measure of its set."""
    said: list[list[float]] = [[] for _ in asked]
    for part in folds([one.group for one in asked], FOLDS):
        held = set(part)
        learnt = learn_texts([one for number, one in enumerate(asked) if number not in held])
        for number in part:
            said[number] = weighed(learnt, asked[number].form, asked[number].found)
    return {name: _figures(name, asked, said) for name in sets.TASKS}


def _figures(name: str, asked: Sequence[Asked], said: Sequence[list[float]]) -> dict[str, float]:
    task = sets.TASKS[name]
    rows = [(one, scores) for one, scores in zip(asked, said, strict=True) if one.set == name]
    truths = [one.label == task.one for one, _ in rows]
    named = [relation(scores) == task.one for _, scores in rows]
    probabilities = [scores[RELATIONS.index("reported")] for _, scores in rows]
    reported = [one.label == "reported" for one, _ in rows]
    return {
        task.measure: task.score(named, truths),
        "calibration_error": calibration_error(probabilities, reported),
    }


if __name__ == "__main__":
    main()
