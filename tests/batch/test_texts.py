"""What a batch keeps of an item: one status everywhere."""

import json
from pathlib import Path

import pytest

from claimdiff.api import verify
from claimdiff.batch import tasks
from claimdiff.batch.tasks import ItemDone, JobConfig
from claimdiff.errors import InputError
from claimdiff.reports import load as load_result
from claimdiff.reports import render
from claimdiff.result import Comparison
from claimdiff.settings import Settings
from claimdiff.store.items import Source

TEXT = (
    "The council of Arden voted on Monday to close the old swing bridge for {} weeks.\n\n"
    "Engineers found cracks in two of its pillars, the council said in a statement."
)
CONFIG = JobConfig(Settings(), ".")


def reading(folder: Path, number: int) -> str:
    path = folder / f"{number}.txt"
    path.write_text(TEXT.format(number + 2), "utf-8")
    return tasks.read(CONFIG, str(path)).reading


def empty() -> str:
    return tasks.unreadable("x.txt", InputError("Cannot read x.txt: it is empty.")).reading


def compared(*kept: str) -> ItemDone:
    sources: list[Source] = [(f"{n}.txt", None) for n in range(len(kept))]
    made = tasks.compare(CONFIG, "item", sources, kept)
    assert isinstance(made, ItemDone)
    return made


@pytest.mark.parametrize(("readable", "status"), [(1, "failed"), (2, "partial")])
def test_an_item_with_an_unreadable_article_has_one_status_everywhere(
    readable: int, status: str, tmp_path: Path
) -> None:
    made = compared(*(reading(tmp_path, n) for n in range(readable)), empty())
    line = json.loads(made.outcome.result)
    assert {made.outcome.status, line["status"], json.loads(made.outcome.brief)["status"]} == {
        status
    }
    assert f"This result is {status}" in made.report
    result = load_result(made.outcome.result)
    assert isinstance(result, Comparison)
    assert render(result, "html") == made.report
    assert verify(result) == []


def test_an_item_that_was_read_and_compared_is_complete(tmp_path: Path) -> None:
    made = compared(*(reading(tmp_path, n) for n in range(2)))
    assert made.outcome.status == json.loads(made.outcome.result)["status"] == "complete"
