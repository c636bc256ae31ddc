import json
from pathlib import Path

import pytest
from evals.relation import TASKS, Answer, Row, Task

from claimdiff.engines import open_engine
from claimdiff.settings import Settings
from evals import relation

ROWS = [
    {"id": "1", "claim": "one", "text": "t", "label": "reported"},
    {"id": "2", "claim": "two", "text": "t", "label": "partly"},
    {"id": "3", "claim": "three", "text": "t", "label": "not-found"},
    {"id": "4", "claim": "four", "text": "t", "label": "reported"},
]
ANSWERS = {
    "one": Answer("reported", 1.0),
    "two": Answer("reported", 1.0),
    "three": Answer("conflicting", 0.0),
    "four": Answer("not-found", 0.0),
}


def test_a_set_is_scored_by_its_own_measure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(row: Row, _engine: object) -> Answer:
        return ANSWERS[row["claim"]]

    monkeypatch.setattr(relation, "answer", answer)
    (tmp_path / "relation").mkdir()
    path = tmp_path / "relation" / "wice.jsonl"
    path.write_text("\n".join(map(json.dumps, ROWS)), "utf-8")
    # 1 right, 1 wrong ("partly" is not reported), 1 missed; of four promises two are off by one
    figures = relation.score("wice")(tmp_path, open_engine(Settings()))
    assert figures == {"f1": 0.5, "calibration_error": 0.5}


def test_balanced_accuracy_counts_both_sides() -> None:
    task = Task("balanced_accuracy", "reported")
    assert task.score([True, False, False, False], [True, True, False, False]) == 0.75


def test_a_text_without_words_reports_nothing() -> None:
    row = {"id": "1", "claim": "   ", "text": "Nothing here.", "label": "not-found"}
    assert relation.answer(row, open_engine(Settings())) == Answer("not-found", 0.0)


def test_only_the_rumours_are_about_conflicts() -> None:
    assert [name for name, task in TASKS.items() if task.one == "conflicting"] == ["emergent"]
