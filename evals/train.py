"""Learns the weights of `claimdiff.compare.matching` from the labelled sets, and scores them.

``python -m evals.train`` reads the sets in the folder that CLAIMDIFF_EVAL_DATA names, prints what
the experts score on groups of texts (story, topic, question) that they have not seen, and writes
``weights.json``. Only weights go into it, no word of the sets. Each expert is a ridge-regularised
logistic regression on a few signals, found by forward selection on groups held back. All 110
signals that were tried, together, score no better on such groups, and worse where a set has few of
them (summedits 0.57 against 0.64, nanco 0.82 against 0.85); gradient-boosted trees score worse.
The selection looked at the same sets, so the printed scores are a little better than new sets give.
"""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimdiff.articles.sentences import split
from claimdiff.compare.bags import lay_out
from claimdiff.compare.matching import (
    FORMS,
    RELATIONS,
    Expert,
    forms,
    probabilities,
    relation,
)
from claimdiff.compare.signals import Grid, Signals, pair_signals, text_signals
from evals import relation as sets
from evals import shared_pairs, train_links
from evals.folds import FOLDS, folds, groups
from evals.logistic import logistic
from evals.metrics import calibration_error

Floats = NDArray[np.floating]

WEIGHTS = Path(__file__).parents[1] / "src/claimdiff/compare/weights.json"
STRANGERS = 750  # headline pairs on different stories, half as many as there are on the same one
STRANGERS_WEIGHT = 0.3  # of a set's: they are easily told, at 1 they drown what parts the others
LINKED_SHARE = 0.14  # of superpal's sentence pairs; linked sentences of `pairs` are weighed so

REPORTED, CONFLICTING, NOT_FOUND = range(len(RELATIONS))
LABELS = {"reported": REPORTED, "conflicting": CONFLICTING}  # "partly" counts as not reported

SIGNALS: dict[str, tuple[str, ...]] = {
    "phrase": ("gist_even", "beside_least", "plain", "least", "number_other", "plain_back"),
    "headline": ("kin", "stand_one", "headline_claim", "headline_text", "plain_back"),
    "sentence": ("both", "gist", "gist_content", "name_missing", "gap", "size"),
    "passage": (
        *("gap_few", "worst_window", "worse_all", "number_found"),
        *("plain_back", "words_lost", "beside_least"),
    ),
    "article": (
        *("beside_least", "names_lost", "numbers_lost"),
        *("gist_even", "like_paragraph", "found_paragraph"),
    ),
    "conflict": (
        "kin",
        "like_paragraph",
        "numbers_lost",
        "names_lost",
        "stand_one",
        "beside_least",
    ),
    "conflict_headline": ("kin", "both", "stand_one"),
}


@dataclass(frozen=True)
class Table:
    """The rows of one set: signals, labels (index into `RELATIONS`), folds."""

    name: str
    signals: Signals
    labels: NDArray[np.int64]
    folds: NDArray[np.int64]

    def pick(self, mask: NDArray[np.bool_]) -> "Table":
        """The rows that a mask marks."""
        signals = {name: values[mask] for name, values in self.signals.items()}
        return Table(self.name, signals, self.labels[mask], self.folds[mask])


def main() -> None:
    """Read the sets, print held-back scores, write the weights."""
    folder = os.environ.get("CLAIMDIFF_EVAL_DATA")
    if not folder:
        sys.exit("CLAIMDIFF_EVAL_DATA names no folder with labelled sets: nothing to learn from")
    tables = read_all(Path(folder))
    scores = held_back(tables)
    for name, figures in scores.items():
        print(f"{name:10}", *(f"{what} {figure:.3f}" for what, figure in figures.items()), sep="  ")
    pairs = train_links.read(Path(folder))
    scores["pair"] = train_links.held_back(pairs)
    print("pair", scores["pair"])
    rows = {table.name: len(table.labels) for table in tables}
    rows["pair"] = sum(one.linked.size for one in pairs)
    record = {"learnt_by": "evals/train.py", "rows": rows, "held_back": scores}
    experts = learn(tables) | train_links.learn(pairs)
    text = json.dumps({"provenance": record, "experts": experts}, indent=1)
    WEIGHTS.write_text(text + "\n", encoding="utf-8")


def read_all(folder: Path) -> list[Table]:
    """Give the tables of the sets, of headlines on different stories, and of linked sentences."""
    tables = [relations(folder, name) for name in sets.TASKS]
    return [*tables, strangers(folder), links(folder)]


def relations(folder: Path, name: str) -> Table:
    """Give the table of one set of claims and texts."""
    rows = sets.rows(folder, name)
    labels = [LABELS.get(row["label"], NOT_FOUND) for row in rows]
    measured = [_measured(row["claim"], row["text"]) for row in rows]
    return _table(name, measured, labels, groups(rows))


def strangers(folder: Path) -> Table:
    """Pair headlines of different stories, which have nothing of each other; the set has none."""
    rows = sets.rows(folder, "emergent")
    stories = groups(rows)
    drawn = np.random.default_rng(0).integers(0, len(rows), (2 * STRANGERS, 2))
    pairs = [(i, j) for i, j in drawn if stories[i] != stories[j]][:STRANGERS]
    measured = [_measured(rows[i]["claim"], rows[j]["text"]) for i, j in pairs]
    return _table("strangers", measured, [NOT_FOUND] * len(pairs), [stories[i] for i, _ in pairs])


def links(folder: Path) -> Table:
    """Hold the sentences of two articles on one event against each other, both ways."""
    measured: list[Signals] = []
    labels: list[int] = []
    pairs: list[str] = []
    for number, (_, gold) in enumerate(shared_pairs.read(folder / "pairs" / "pairs.jsonl")):
        linked = gold.links | gold.conflicts
        sides = [[key for key in gold.labels if key[0] == side] for side in "ab"]
        for left, right in (sides, sides[::-1]):
            texts = [[gold.texts[key] for key in side] for side in (left, right)]
            found = pair_signals(Grid.of(*map(lay_out, texts)))
            measured.append({name: values.ravel() for name, values in found.items()})
            pairs += [str(number)] * (len(left) * len(right))
            labels += [
                REPORTED if {(one, other), (other, one)} & linked else NOT_FOUND
                for one in left
                for other in right
            ]
    return _table("links", measured, labels, pairs)


def _measured(claim: str, text: str) -> Signals:
    sentences = [text[sentence.start : sentence.end] for sentence in split(text)]
    grid = Grid.of(lay_out((claim,)), lay_out(sentences or [text]), whole=True)
    return text_signals(grid, pair_signals(grid))


def _table(
    name: str, measured: Sequence[Signals], labels: Sequence[int], stories: Sequence[str]
) -> Table:
    signals = {key: np.concatenate([one[key] for one in measured]) for key in measured[0]}
    fold = np.zeros(len(labels), np.int64)
    for number, members in enumerate(folds(stories)):
        fold[members] = number
    return Table(name, signals, np.array(labels), fold)


def learn(tables: Sequence[Table]) -> dict[str, Expert]:
    """Learn all experts. All sets weigh the same, each row its set's weight over its rows."""
    return {name: _expert(name, tables) for name in SIGNALS}


def _expert(name: str, tables: Sequence[Table]) -> Expert:
    sizes = {table.name: len(table.labels) for table in tables}
    parts = [part for table in tables if len((part := _rows_for(name, table)).labels)]
    signals = np.concatenate(
        [np.stack([part.signals[one] for one in SIGNALS[name]], axis=1) for part in parts]
    )
    wanted = CONFLICTING if name.startswith("conflict") else REPORTED
    truths = np.concatenate([part.labels == wanted for part in parts])
    weights = np.concatenate([_weights(name, part) / sizes[part.name] for part in parts])
    return logistic(SIGNALS[name], signals.astype(float), truths, weights)


def _rows_for(name: str, table: Table) -> Table:
    """Pick the rows of a table that an expert learns from."""
    if table.name == "links":
        return table.pick(np.full(len(table.labels), name == "sentence"))
    form = forms(table.signals)
    headline = form == FORMS.index("headline")
    if name.startswith("conflict"):
        of_form = headline if name.endswith("headline") else ~headline
        return table.pick((table.labels != REPORTED) & of_form)
    return table.pick(form == (FORMS.index(name) if name in FORMS else -1))


def _weights(name: str, part: Table) -> Floats:
    """Weigh linked sentences so that they are as frequent as in the set they stand beside."""
    weights = np.full(len(part.labels), STRANGERS_WEIGHT if part.name == "strangers" else 1.0)
    if part.name == "links" and name == "sentence":
        linked = part.labels == REPORTED
        weights[linked] = LINKED_SHARE / linked.mean()
        weights[~linked] = (1 - LINKED_SHARE) / (~linked).mean()
    return weights


def held_back(tables: Sequence[Table]) -> dict[str, dict[str, float]]:
    """Score every row by experts that have not seen its group, in the measure of its set."""
    scored = [table for table in tables if table.name in sets.TASKS]  # the others help to learn
    said = [np.zeros((len(table.labels), len(RELATIONS))) for table in scored]
    for fold in range(FOLDS):
        experts = learn([table.pick(table.folds != fold) for table in tables])
        for table, scores in zip(scored, said, strict=True):
            mask = table.folds == fold
            scores[mask] = probabilities(experts, table.pick(mask).signals)
    return {table.name: _figures(table, scores) for table, scores in zip(scored, said, strict=True)}


def _figures(table: Table, scores: Floats) -> dict[str, float]:
    task = sets.TASKS[table.name]
    one = LABELS[task.one]
    named = [RELATIONS.index(relation(row)) for row in scores.tolist()]
    truths = table.labels == one
    return {
        task.measure: task.score([name == one for name in named], truths.tolist()),
        "calibration_error": calibration_error(scores[:, one].tolist(), truths.tolist()),
    }


if __name__ == "__main__":
    main()
