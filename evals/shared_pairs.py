"""Real pairs, every sentence labelled by two readers: ``pairs/pairs.jsonl`` of the shared data."""

import json
from pathlib import Path

from claimdiff.api import compare
from claimdiff.articles import from_text
from claimdiff.engines.contract import Engine
from claimdiff.result import Article
from evals.gold import Key, Label, PairGold
from evals.metrics import Tally, calibration_error
from evals.pairscore import PairScore, said_shares, sentence_f1
from evals.pairscore import score as score_pair

LABELS: dict[str | None, Label] = {
    "shared": "shared",
    "conflict": "conflict",
    "only": "only",
    "furniture": "furniture",
}
"""What is scored; sentences of opinion, vague ones and those on which readers differ are not."""

Row = dict[str, dict[str, object]]


def score(folder: Path, engine: Engine) -> dict[str, float]:
    """Compare each pair and pool the counts.

    ``conflicts_false`` and ``furniture_leaks`` are numbers, all others shares.
    """
    return score_all(read(folder / "pairs" / "pairs.jsonl"), engine)


def score_all(
    golds: list[tuple[list[tuple[str, str]], PairGold]], engine: Engine
) -> dict[str, float]:
    """The figures of `score` for texts and gold."""
    scores = [
        score_pair(
            compare(*[_article(key, text) for key, text in texts], engine=engine), gold, "a", "b"
        )
        for texts, gold in golds
    ]
    links = sum((one.links for one in scores), Tally())
    judged = [finding for one in scores for finding in one.judged]
    return {
        "macro_f1": sentence_f1([sentence for one in scores for sentence in one.sentences]),
        "link_precision": links.precision,
        "link_recall": links.recall,
        **said_shares(judged),
        "conflicts_found": _found(scores, [gold for _, gold in golds]),
        "conflicts_false": float(sum(len(one.false_conflicts) for one in scores)),
        "furniture_leaks": float(sum(one.leaks for one in scores)),
        "calibration_error": calibration_error(
            [finding.score for finding in judged], [finding.right for finding in judged]
        ),
    }


def read(path: Path) -> list[tuple[list[tuple[str, str]], PairGold]]:
    """Read the pairs: the two texts by article id, and their gold."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [([(side, row[side]["text"]) for side in "ab"], _gold(row)) for row in rows]


def _gold(row: Row) -> PairGold:
    sentences = {side: row[side]["sentences"] for side in "ab"}
    texts: dict[Key, str] = {}
    for side, items in sentences.items():
        assert isinstance(items, list)
        texts |= {(side, item["n"]): item["text"] for item in items}
    named = row["gold"]["sentences"]
    assert isinstance(named, dict)
    labels = {_key(name): LABELS[label] for name, label in named.items() if label in LABELS}
    return PairGold(texts, labels, _pairs(row, "links"), _pairs(row, "conflicts"))


def _pairs(row: Row, field: str) -> frozenset[tuple[Key, Key]]:
    items = row["gold"][field]
    assert isinstance(items, list)
    return frozenset((_key(left), _key(right)) for left, right in items)


def _key(name: str) -> Key:
    return name[0], int(name[1:])


def _article(key: str, text: str) -> Article:
    return from_text(text, article_id=key, label=key)


def _found(scores: list[PairScore], golds: list[PairGold]) -> float:
    there = sum(len(gold.conflicts) for gold in golds)
    return sum(len(one.hits) for one in scores) / there if there else 1.0
