"""Learns and scores how sure it is that what no link was found for is told nowhere.

``python -m evals.absences`` compares the labelled pairs offline, takes each claim that is linked to
nothing, learns the model ``absent`` of ``weights.json`` from those whose sentence is labelled, and
prints how many are absent in each band of the score, every story scored by weights that have not
seen it. What is held back is scored only. Run it after `evals.train`, whose
links leave these claims.
"""

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from claimdiff.api import compare
from claimdiff.articles import from_text, load
from claimdiff.compare import Parsed
from claimdiff.compare.classifier import LogisticModel, probability
from claimdiff.compare.omissions import SURE, absence_features
from claimdiff.engines import open_engine
from claimdiff.engines.contract import Engine
from claimdiff.result import Comparison
from claimdiff.settings import Settings
from evals import labelled_stories, planted, shared_pairs
from evals.cover import covered
from evals.folds import folds
from evals.gold import PairGold, project, stories
from evals.logistic import logistic
from evals.train import WEIGHTS

BANDS = (0.0, 0.5, 0.6, 0.7, SURE, 0.8, 0.85, 0.9, 0.95, 1.01)
HELD = ("held stories", "held planted")
Truths = Mapping[str, bool]
"""By claim whether the other article does not tell it."""

ABSENT = ("likely", "late", "anywhere", "names", "quoted")
"""What the model of omissions weighs."""


@dataclass(frozen=True)
class Lone:
    """A claim that is linked to nothing: of which set and story, its features, and the truth."""

    set: str
    story: str
    found: Mapping[str, float]
    absent: bool


def main() -> None:
    """Read the sets, print the bands, write the weights."""
    folder = os.environ.get("CLAIMDIFF_EVAL_DATA")
    if not folder:
        sys.exit("CLAIMDIFF_EVAL_DATA names no folder with labelled sets: nothing to learn from")
    found = list(read(Path(folder), open_engine(Settings())))
    scores = held_back(found)
    for name in dict.fromkeys(one.set for one in found):
        report(name, [(s, o) for s, o in zip(scores, found, strict=True) if o.set == name])
    book = json.loads(WEIGHTS.read_text("utf-8"))
    book["models"]["absent"] = learn([one for one in found if one.set not in HELD])
    book["provenance"]["rows"]["absent"] = len(found)
    WEIGHTS.write_text(json.dumps(book, indent=1) + "\n", encoding="utf-8")


def read(folder: Path, engine: Engine) -> Iterator[Lone]:
    """The lone claims of all labelled pairs whose truth is known."""
    real = (
        ("pairs", shared_pairs.read(folder / "pairs/pairs.jsonl")),
        ("stories", labelled_stories.read(folder)),
    )
    for name, golds in real:
        for number, (texts, gold) in enumerate(golds):
            articles = [from_text(text, article_id=key, label=key) for key, text in texts]
            told = compare(*articles, engine=engine)
            yield from lone(name, f"{name} {number}", told, labelled(told, gold))
    for place, story in stories():
        name = HELD[0] if story.split == "held" else "our stories"
        for pair in [*story.pairs()][: story.same_event]:  # the first two articles
            sources = [place / story.articles[key].file for key in pair]
            articles = [
                load(str(source), article_id=key, label=source.stem)
                for key, source in zip(pair, sources, strict=True)
            ]
            told = compare(*articles, engine=engine)
            yield from lone(name, story.story, told, labelled(told, project(story, *pair)))
    for facts in planted.golds():
        both = planted.compared(facts, engine)
        yield from lone(
            HELD[1] if facts.held else "planted", facts.pair, both, planted.told_by_one(facts, both)
        )


def labelled(told: Comparison, gold: PairGold) -> Truths:
    """By claim whether a sentence that it covers is told here only; furniture says nothing."""
    labels = {
        claim: {gold.labels[key] for key in keys if key in gold.labels}
        for claim, keys in covered(told.claims, gold.texts).items()
    }
    return {claim: "only" in some for claim, some in labels.items() if some - {"furniture"}}


def lone(name: str, story: str, told: Comparison, truths: Truths) -> Iterator[Lone]:
    """The claims of a comparison that stand alone, with their features."""
    alone = {key for one in told.findings if one.relation == "omission" for key in one.claims}
    sides = [
        Parsed(article, tuple(one for one in told.claims if one.article == article.id))
        for article in told.articles
    ]
    for side, other in (sides, sides[::-1]):
        if side.claims and other.article.sentences:
            found = absence_features(side, other, side.told_in(other))
            for row, claim in enumerate(side.claims):
                if claim.id in alone and claim.id in truths:
                    told_of = {feature: float(found[feature][row]) for feature in ABSENT}
                    yield Lone(name, story, told_of, truths[claim.id])


def learn(found: Sequence[Lone]) -> LogisticModel:
    """Fit to all; a set's weight grows with the root of its claims, so that news does not drown."""
    sizes = {name: sum(one.set == name for one in found) for name in {one.set for one in found}}
    rows = np.array([[one.found[name] for name in ABSENT] for one in found])
    truths = np.array([one.absent for one in found])
    return logistic(ABSENT, rows, truths, np.array([sizes[one.set] ** -0.5 for one in found]))


def held_back(found: Sequence[Lone]) -> list[float]:
    """The score of each claim by weights that have not seen its story, nor the held stories."""
    scores = [0.0] * len(found)
    for part in folds([one.story for one in found]):
        seen = [one for n, one in enumerate(found) if n not in set(part) and one.set not in HELD]
        learnt = learn(seen)
        for number in part:
            row = {name: np.asarray(value) for name, value in found[number].found.items()}
            scores[number] = float(probability(learnt, row))
    return scores


def report(name: str, scored: Sequence[tuple[float, Lone]]) -> None:
    """Print how many of a set are absent, band by band, and of what is said to be not found."""
    print(f"{name}: {len(scored)} claims, {_share([one for _, one in scored])} absent")
    for low, high in pairwise(BANDS):
        band = [one for score, one in scored if low <= score < high]
        if band:
            print(f"  {low:.2f} to {high:.2f}  {len(band):5}  {_share(band)}")
    sure = [one for score, one in scored if score >= SURE]
    kept = sum(one.absent for one in sure) / max(1, sum(one.absent for _, one in scored))
    print(f"  said to be not found: {len(sure)}, {_share(sure)} right, {kept:.2f} of the absent")


def _share(some: Sequence[Lone]) -> str:
    return f"{sum(one.absent for one in some) / max(1, len(some)):.2f}"


if __name__ == "__main__":
    main()
