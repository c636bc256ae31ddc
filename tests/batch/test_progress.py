"""What is said of a run while it goes on."""

import json

import pytest

from claimdiff.batch.progress import display
from claimdiff.batch.schedule import Progress

Capture = pytest.CaptureFixture[str]


def last(progress: Progress, capsys: Capture, limit: int | None) -> dict[str, object]:
    with display("jsonl", limit) as watch:
        watch(progress)
    told: dict[str, object] = json.loads(capsys.readouterr().err.splitlines()[-1])
    return told


@pytest.mark.parametrize(
    ("progress", "limit", "done", "total"),
    [
        (Progress(11, 0, done=3), 3, 3, 3),
        (Progress(11, 2, done=1), 3, 3, 3),
        (Progress(11, 5, done=0), 3, 3, 3),  # five were done before, by a run without a limit
        (Progress(2, 0, done=1), 3, 1, 2),
        (Progress(11, 2, done=3), None, 5, 11),
    ],
)
def test_of_a_limited_run_its_own_items_are_told(
    progress: Progress, limit: int | None, done: int, total: int, capsys: Capture
) -> None:
    told = last(progress, capsys, limit)
    assert (told["done"], told["total"]) == (done, total)


def test_nothing_is_left_of_a_limited_run_that_is_done(capsys: Capture) -> None:
    with display("auto", 3) as watch:
        watch(Progress(11, 0, done=3))
    said = capsys.readouterr().err
    assert "3 of 3 done" in said
    assert "left" not in said
