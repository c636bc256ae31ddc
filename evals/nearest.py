"""The simple method for a pair of articles: each sentence and its nearest in the other article.

It is reported there too when the two are more similar than a threshold; two that are and have
different numbers are taken as a conflict. The threshold comes from cross-validation by story.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evals.folds import folds
from evals.gold import Pair, PairGold
from evals.metrics import Tally, macro_f1, mean, tally
from evals.similarity import METHODS, Similarity

THRESHOLDS = tuple(round(0.02 * step, 2) for step in range(50))  # 0 to 0.98: finer changes nothing

_NUMBER = re.compile(r"\d[\d,.]*")


@dataclass(frozen=True)
class Nearest:
    """The nearest sentences of one pair of texts: scored sentences only."""

    gold: PairGold
    best: dict[tuple[str, int], float]
    links: dict[Pair, float]

    def sentence_f1(self, threshold: float) -> float:
        """Macro-F1 of shared against only at a threshold."""
        return macro_f1(*self.sentences(threshold), ["shared", "only"])

    def sentences(self, threshold: float) -> tuple[list[str], list[str]]:
        """What the threshold says of each sentence, and what the gold says."""
        keys = list(self.best)
        said = ["shared" if self.best[key] >= threshold else "only" for key in keys]
        true = ["only" if self.gold.labels[key] == "only" else "shared" for key in keys]
        return said, true

    def linked(self, threshold: float) -> list[Pair]:
        """The pairs of nearest sentences above a threshold."""
        return [pair for pair, score in self.links.items() if score >= threshold]

    def conflicts(self, threshold: float) -> list[Pair]:
        """Those of them whose numbers differ."""
        texts = self.gold.texts
        return [p for p in self.linked(threshold) if _numbers_differ(texts[p[0]], texts[p[1]])]


def of_pairs(golds: Sequence[PairGold], owners: Sequence[str]) -> dict[str, float]:
    """The figures of the nearest-sentence method on pairs; ``owners`` names each pair's story."""
    return max(
        (_of_pairs(golds, owners, method) for method in METHODS.values()),
        key=lambda figures: figures["macro_f1"],
    )


def _of_pairs(
    golds: Sequence[PairGold], owners: Sequence[str], method: Similarity
) -> dict[str, float]:
    near = [_nearest(gold, method) for gold in golds]
    said: list[str] = []
    true: list[str] = []
    links, conflicts = Tally(), Tally()
    for part in folds(owners):
        others = [one for number, one in enumerate(near) if number not in part]
        threshold = max(THRESHOLDS, key=lambda t: mean([one.sentence_f1(t) for one in others]))
        for one in (near[number] for number in part):
            told = one.sentences(threshold)
            said, true = said + told[0], true + told[1]
            links += tally(one.linked(threshold), one.gold.links)
            conflicts += tally(one.conflicts(threshold), one.gold.conflicts)
    return {
        "macro_f1": macro_f1(said, true, ["shared", "only"]),
        "link_precision": links.precision,
        "link_recall": links.recall,
        "conflict_precision": conflicts.precision,
        "conflict_recall": conflicts.recall,
    }


def _nearest(gold: PairGold, method: Similarity) -> Nearest:
    """Link each scored sentence, of either text, with its nearest in the other."""
    keys = [key for key, label in gold.labels.items() if label != "furniture"]
    left, right = ([key for key in keys if key[0] == side] for side in sorted({k[0] for k in keys}))
    scores = method([gold.texts[key] for key in left], [gold.texts[key] for key in right])
    best: dict[tuple[str, int], float] = {}
    links: dict[Pair, float] = {}
    for one, row in enumerate(scores):
        best[left[one]] = float(row.max())
        links[left[one], right[int(row.argmax())]] = float(row.max())
    for other, column in enumerate(scores.T):
        best[right[other]] = float(column.max())
        links[left[int(column.argmax())], right[other]] = float(column.max())
    return Nearest(gold, best, links)


def _numbers_differ(left: str, right: str) -> bool:
    here, there = ({*_NUMBER.findall(text)} for text in (left, right))
    return bool(here and there) and here.isdisjoint(there)
