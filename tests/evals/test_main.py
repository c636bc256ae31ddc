import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from evals.scorebook import Book
from evals.sets import LabelledSet

from evals import __main__ as door


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two sets of fixed figures, and books in an empty folder."""
    sets = [
        LabelledSet("fictional", shared=False, score=lambda _folder, _engine: {"macro_f1": 0.8}),
        LabelledSet("pairs", shared=True, score=lambda _folder, _engine: {"macro_f1": 0.7}),
    ]
    monkeypatch.setattr(door, "all_sets", lambda: sets)
    for name in ("SCORES", "FLOORS", "SIMPLE"):
        monkeypatch.setattr(door, name, Book(tmp_path / f"{name.lower()}.json"))
    monkeypatch.delenv(door.DATA, raising=False)
    return tmp_path


def run(*flags: str) -> Result:
    return CliRunner().invoke(door.main, [*flags])


def test_what_is_left_out_is_said(desk: Path) -> None:
    done = run()
    assert done.exit_code == 0
    assert "CLAIMDIFF_EVAL_DATA is not set: left out pairs" in done.stderr
    saved = json.loads((desk / "scores.json").read_text("utf-8"))
    assert saved == {"offline": {"committed": {"fictional": {"macro_f1": 0.8}}}}


def test_shared_sets_are_scored_where_the_data_is(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(door.DATA, str(desk))
    done = run()
    assert "left out" not in done.stderr
    saved = json.loads((desk / "scores.json").read_text("utf-8"))
    assert saved["offline"]["shared"] == {"pairs": {"macro_f1": 0.7}}
    assert str(desk) not in (desk / "scores.json").read_text("utf-8")


def test_a_fall_below_the_floor_fails(desk: Path) -> None:
    floors = {"offline": {"committed": {"fictional": {"macro_f1": 0.81}}}}
    (desk / "floors.json").write_text(json.dumps(floors), "utf-8")
    done = run("--only", "fictional")
    assert done.exit_code == door.FELL
    assert "FELL" in done.stdout


def test_floors_are_raised_on_request_and_never_lowered(desk: Path) -> None:
    floors = {"offline": {"committed": {"fictional": {"macro_f1": 0.5, "titles": 1.0}}}}
    (desk / "floors.json").write_text(json.dumps(floors), "utf-8")
    assert run("--only", "fictional").exit_code == 0
    assert json.loads((desk / "floors.json").read_text("utf-8")) == floors
    run("--only", "fictional", "--raise-floors")
    raised = json.loads((desk / "floors.json").read_text("utf-8"))
    assert raised["offline"]["committed"]["fictional"] == {"macro_f1": 0.8, "titles": 1.0}


@pytest.mark.usefixtures("desk")
def test_an_unknown_set_is_refused_with_the_names_there_are() -> None:
    done = run("--only", "nonsense")
    assert done.exit_code == 2
    assert "fictional, pairs" in done.stderr
