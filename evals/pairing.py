"""Which articles are on one event, as `claimdiff pair` finds them: precision and recall of pairs.

Two sets: the fictional stories of `pairs` and `planted_pairs` (one of them in two languages, two
pairs of look-alike events that must stay apart), and the shared real ones. On the latter weights
and cut are also fitted without the stories that they are scored on (``cv_…``), as the shipped ones
were fitted on all. `python -m evals.pairing DATA` prints the weights.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from claimdiff.articles import from_text, load
from claimdiff.batch.pair import profiles, stories
from claimdiff.batch.pair.likeness import FURTHEST, SIGNALS, Collection
from evals.folds import folds
from evals.gold import HERE
from evals.logistic import logistic
from evals.metrics import Tally, tally

CUTS = tuple(round(0.05 * step, 2) for step in range(1, 15))  # scores that may be a story's least
_TWO_EVENTS = "two-"  # of fictional stories whose articles tell of two events

Places = tuple[int, int]


def committed() -> dict[str, float]:
    """Score the fictional articles, all in one collection."""
    collection, names = Collection(), list[str]()
    for folder in sorted((*(HERE / "pairs").iterdir(), *(HERE / "planted_pairs").iterdir())):
        for path in sorted(folder.glob("*.txt")):
            collection.add(profiles.of(load(str(path)), str(path)))
            apart = path.stem if folder.name.startswith(_TWO_EVENTS) else ""
            names.append(folder.name + apart)
    collection.close()
    return _figures(tally(_found(collection, stories.CUT), _gold(names)))


def shared(folder: Path) -> dict[str, float]:
    """Score the real articles, with the shipped weights and cross-validated."""
    names, held = _real(folder)
    collection = _collection(held)
    shipped = _figures(tally(_found(collection, stories.CUT), _gold(names)))
    crossed = _figures(_crossed(names, held))
    return shipped | {f"cv_{name}": figure for name, figure in crossed.items()}


def fit(collection: Collection, names: Sequence[str], some: Sequence[int]) -> dict[str, float]:
    """Weights learnt on the pairs of some articles; 0.5 is the cut that is best for these.

    Args:
        collection: All articles.
        names: The story of each.
        some: The places of those to learn from.
    """
    first, second = np.triu_indices(len(some), 1)
    signals = collection.signals(some, some)[:, first, second].T
    near = signals[:, SIGNALS.index("days")] <= FURTHEST
    story_of = np.array([names[place] for place in some])
    told = (story_of[first] == story_of[second])[near]
    weights = dict(logistic(SIGNALS, signals[near], told, np.ones(len(told))))
    known = set(some)
    gold = {pair for pair in _gold(names) if known.issuperset(pair)}

    def f1(cut: float) -> float:
        found = _found(collection.weighed(weights), cut)
        return tally({pair for pair in found if known.issuperset(pair)}, gold).f1

    cut = max(CUTS, key=f1)
    weights["bias"] = round(weights["bias"] - float(np.log(cut / (1 - cut))), 4)
    return weights


def _crossed(names: Sequence[str], held: Sequence[profiles.Profile]) -> Tally:
    """Each fold's pairs, found with weights that have not seen its stories."""
    collection, total, gold = _collection(held), Tally(), _gold(names)
    for fold in folds(names):
        mine = set(fold)
        rest = [place for place in range(len(names)) if place not in mine]
        found = _found(collection.weighed(fit(collection, names, rest)), stories.CUT)
        # A pair of two folds is counted with its first article's.
        total += tally(
            {pair for pair in found if pair[0] in mine}, {pair for pair in gold if pair[0] in mine}
        )
    return total


def _real(folder: Path) -> tuple[list[str], list[profiles.Profile]]:
    lines = (folder / "stories/articles.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [row["story_id"] for row in rows], [_profile(row) for row in rows]


def _profile(row: Mapping[str, str]) -> profiles.Profile:
    article = from_text(row["text"], label=row["outlet"])
    known = {"title": row["title"], "published": row["date"] or None}
    return profiles.of(article.model_copy(update=known), row["url"])


def _collection(held: Sequence[profiles.Profile]) -> Collection:
    collection = Collection()
    for profile in held:
        collection.add(profile)
    collection.close()
    return collection


def _found(collection: Collection, cut: float) -> set[Places]:
    groups = stories.find(collection, cut, keep_copies=True)
    return {(pair.first, pair.second) for story in groups for pair in story.pairs}


def _gold(names: Sequence[str]) -> set[Places]:
    return {
        pair for pair in combinations(range(len(names)), 2) if len({names[p] for p in pair}) == 1
    }


def _figures(counts: Tally) -> dict[str, float]:
    return {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}


if __name__ == "__main__":
    story_of, of_all = _real(Path(sys.argv[1]))
    print(fit(_collection(of_all), story_of, range(len(story_of))))
