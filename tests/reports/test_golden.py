"""The reports of the fictional pair as they should look; style, script and data are left out.

To accept a wanted change: ``CLAIMDIFF_GOLDEN=write pytest tests/reports/test_golden.py``, then look
at the difference.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from tests.reports import ferry, others

from claimdiff.reports import AnyResult, Form, RenderOptions, render

GOLDEN = Path(__file__).parents[1] / "golden"
CASES: list[tuple[str, Callable[[], AnyResult], Form]] = [
    ("pair.txt", ferry.pair, "text"),
    ("pair.md", ferry.pair, "md"),
    ("pair.html", ferry.pair, "html"),
    ("pair.csv", ferry.pair, "csv"),
    ("three.txt", ferry.three, "text"),
    ("three.html", ferry.three, "html"),
    ("summary.txt", others.summary, "text"),
    ("summary.html", others.summary, "html"),
    ("article.txt", others.reading, "text"),
    ("check.txt", others.check, "text"),
]
_INERT = re.compile(r"(<(style|script)\b[^>]*>).*?(</\2>)", re.DOTALL)
_HASHES = re.compile(r"sha256-[A-Za-z0-9+/]+=*")


@pytest.mark.parametrize(("name", "make", "form"), CASES, ids=[name for name, *_ in CASES])
def test_a_report_is_as_it_was_last_looked_at(
    name: str, make: Callable[[], AnyResult], form: Form
) -> None:
    compare(name, render(make(), form))


@pytest.mark.parametrize("detail", ["brief", "page"])
def test_the_shorter_texts_are_as_they_were_last_looked_at(
    detail: Literal["brief", "page"],
) -> None:
    compare(f"pair.{detail}.txt", render(ferry.pair(), "text", RenderOptions(detail=detail)))


def test_the_index_of_a_batch_is_as_it_was_last_looked_at() -> None:
    compare("index.html", others.index())


def compare(name: str, report: str) -> None:
    made = scrubbed(report)
    if os.environ.get("CLAIMDIFF_GOLDEN") == "write":
        (GOLDEN / name).write_text(made, encoding="utf-8", newline="")
    assert made == (GOLDEN / name).read_text(encoding="utf-8")


def scrubbed(text: str) -> str:
    """Without what has its own tests or changes with every version; the fixtures fix the time."""
    return (
        _HASHES.sub("sha256", _INERT.sub(r"\1\3", text))
        .replace("\r\n", "\n")
        .replace(ferry.VERSION, "0")
    )
