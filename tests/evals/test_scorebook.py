from pathlib import Path

import pytest
from evals.scorebook import Book, raised, worse
from evals.sets import LabelledSet
from evals.table import Line, table

COMMITTED = LabelledSet("fictional", shared=False, score=lambda _folder, _engine: {})
SHARED = LabelledSet("pairs", shared=True, score=lambda _folder, _engine: {})


def test_a_book_keeps_what_a_run_leaves_out(tmp_path: Path) -> None:
    book = Book(tmp_path / "scores.json")
    book.enter("offline", COMMITTED, {"f1": 0.5})
    book.enter("offline", SHARED, {"f1": 1 / 3})
    book.enter("offline", COMMITTED, {"f1": 0.75})
    assert book.read() == {
        "offline": {"committed": {"fictional": {"f1": 0.75}}, "shared": {"pairs": {"f1": 0.3333}}}
    }
    assert book.of("llm", SHARED) == {}


@pytest.mark.parametrize(
    ("metric", "figure", "floor", "fell"),
    [
        ("f1", 0.80, 0.81, True),
        ("f1", 0.82, 0.81, False),
        ("f1", 0.81000001, 0.81, False),
        ("calibration_error", 0.05, 0.04, True),
        ("conflicts_false", 1, 2, False),
    ],
)
def test_errors_are_better_the_lower(
    metric: str, figure: float, floor: float, *, fell: bool
) -> None:
    assert worse(metric, figure, floor) is fell


def test_floors_only_rise() -> None:
    old = {"f1": 0.8, "calibration_error": 0.04, "gone": 0.1}
    new = {"f1": 0.7, "calibration_error": 0.02, "new": 0.3}
    assert raised(old, new) == {"f1": 0.8, "calibration_error": 0.02, "gone": 0.1, "new": 0.3}


def test_a_line_says_how_its_figure_stands() -> None:
    def verdict(score: float, floor: float | None, target: float | None) -> str:
        return Line("pairs", "f1", score, None, floor, target).verdict

    assert verdict(0.7, 0.8, 0.6) == "FELL"
    assert verdict(0.7, 0.7, 0.8) == "short of target"
    assert verdict(0.8, None, 0.8) == "reached"
    assert verdict(0.8, None, None) == ""


def test_the_table_names_a_set_once() -> None:
    shown = table([Line("pairs", "f1", 0.5, None, None, None)] * 2)
    assert list(shown.columns[0].cells) == ["pairs", ""]
