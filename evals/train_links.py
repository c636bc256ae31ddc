"""Learns the two experts that say which sentences of two articles report one fact.

``link`` looks at two sentences alone, ``pair`` weighs what it says of all pairs of two articles
(`claimdiff.compare.pairing`). They learn from the real pairs that people labelled, from those
that a language model labelled, and from our own development stories; the stories held back are not
looked at. `evals.train` runs it and writes what it learns.

Tried on groups held back, and no better: eleven more signals of two sentences (numbers and names
shared or missing, runs of words, lengths), boosted trees over all of them, and neighbours on the
diagonal alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimdiff.articles import load
from claimdiff.compare.bags import lay_out
from claimdiff.compare.matching import Expert, probability
from claimdiff.compare.pairing import standing
from claimdiff.compare.signals import Grid, Signals, link_signals
from evals import labelled_stories, shared_pairs
from evals.folds import FOLDS, folds
from evals.gold import PairGold, project, stories
from evals.logistic import logistic
from evals.metrics import calibration_error

Floats = NDArray[np.floating]

LINK = ("both_rare", "gist", "cosine", "plain_both")
PAIR = ("own", "rival", "lesser_rival", "around", "apart")

THRESHOLDS = tuple(round(0.05 * step, 2) for step in range(3, 15))


@dataclass(frozen=True)
class Articles:
    """Two articles: the signals of their sentences, (n, m) each, and which report one fact."""

    story: str
    signals: Signals
    linked: NDArray[np.bool_]


def read(folder: Path) -> list[Articles]:
    """Read all pairs of articles to learn from."""
    real = [("pairs", gold) for _, gold in shared_pairs.read(folder / "pairs/pairs.jsonl")]
    labelled = [("stories", gold) for _, gold in labelled_stories.read(folder)]
    named = [(f"{name} {n}", gold) for n, (name, gold) in enumerate((*real, *labelled))]
    return [_articles(name, gold, "a", "b") for name, gold in named] + _fictional()


def _fictional() -> list[Articles]:
    """Our own stories of one event, without those that are held back."""
    found: list[Articles] = []
    for folder, story in stories():
        if story.split == "development" and story.same_event:
            bodies = {key: load(str(folder / one.file)).body for key, one in story.articles.items()}
            for left, right in story.pairs():
                gold = _in_order(project(story, left, right), bodies)
                found.append(_articles(story.story, gold, left, right))
    return found


def _in_order(gold: PairGold, bodies: dict[str, str]) -> PairGold:
    """The gold with its sentences in the order of their articles: it numbers them as quoted."""
    order = sorted(gold.labels, key=lambda key: bodies[key[0]].find(gold.texts[key]))
    labels = {key: gold.labels[key] for key in order}
    return PairGold(gold.texts, labels, gold.links, gold.conflicts)


def _articles(name: str, gold: PairGold, left: str, right: str) -> Articles:
    keys = [key for key, label in gold.labels.items() if label != "furniture"]
    here, there = ([key for key in keys if key[0] == side] for side in (left, right))
    linked = gold.links | gold.conflicts
    texts = [[gold.texts[key] for key in side] for side in (here, there)]
    return Articles(
        name,
        link_signals(Grid.of(*map(lay_out, texts))),
        np.array([[(one, other) in linked for other in there] for one in here]),
    )


def learn(pairs: Sequence[Articles]) -> dict[str, Expert]:
    """Learn both experts; the second from what the first says."""
    link = _learnt(LINK, [one.signals for one in pairs], pairs)
    seen = [_standing(link, one) for one in pairs]
    return {"link": link, "pair": _learnt(PAIR, seen, pairs)}


def _standing(link: Expert, one: Articles) -> Signals:
    rows, columns = (range(size) for size in one.linked.shape)
    found = standing(probability(link, one.signals), rows, columns)
    return {name: values.astype(np.float32) for name, values in found.items()}


def _learnt(
    names: tuple[str, ...], signals: Sequence[Signals], pairs: Sequence[Articles]
) -> Expert:
    """Fit to all cells of all tables; a table's weight grows with the root of its cells.

    By its cells alone, the longest pair of articles would weigh as much as twenty short ones.
    """
    rows = np.concatenate([np.stack([one[n].ravel() for n in names], axis=1) for one in signals])
    truths = np.concatenate([one.linked.ravel() for one in pairs])
    weights = np.concatenate([np.full(one.linked.size, one.linked.size**-0.5) for one in pairs])
    return logistic(names, rows.astype(float), truths, weights)


def held_back(pairs: Sequence[Articles]) -> dict[str, float]:
    """Score links by experts that have not seen the story, at the best of one threshold for all."""
    said: list[Floats] = [np.zeros(one.linked.shape) for one in pairs]
    for part in folds([one.story for one in pairs], FOLDS):
        experts = learn([one for number, one in enumerate(pairs) if number not in part])
        for number in part:
            seen = _standing(experts["link"], pairs[number])
            said[number] = probability(experts["pair"], seen)
    scores = np.concatenate([one.ravel() for one in said])
    truths = np.concatenate([one.linked.ravel() for one in pairs])
    best = max(THRESHOLDS, key=lambda threshold: _f1(scores >= threshold, truths))
    return {
        "f1": _f1(scores >= best, truths),
        "threshold": best,
        "calibration_error": calibration_error(scores.tolist(), truths.tolist()),
    }


def _f1(said: NDArray[np.bool_], truths: NDArray[np.bool_]) -> float:
    return float(2 * (said & truths).sum() / (said.sum() + truths.sum()))
