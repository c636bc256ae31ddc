"""The pictures of the docs: each is shown somewhere, made by the script, and small."""

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PICTURES = sorted((ROOT / "docs" / "pictures").glob("*"))
_SHOWN = re.compile(r"!\[[^]]*\]\(([^)]+)\)|<img src=\"([^\"]+)\"")
LARGEST = 250_000  # bytes: a page of docs with all of them still opens at once


def test_the_script_makes_exactly_the_pictures_that_are_there() -> None:
    shots = runpy.run_path(str(ROOT / "docs" / "pictures.py"))["SHOTS"]
    assert sorted(f"{shot.name}.png" for shot in shots) == [path.name for path in PICTURES]


def test_every_picture_is_shown_and_every_one_shown_is_there() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    links = [(page, link) for page in pages for link in _pictures(page.read_text("utf-8"))]
    assert {(page.parent / link).resolve() for page, link in links} == set(PICTURES)


def _pictures(text: str) -> list[str]:
    return [shown or tag for shown, tag in _SHOWN.findall(text)]


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_a_picture_is_small(path: Path) -> None:
    assert path.read_bytes().startswith(b"\x89PNG")
    assert path.stat().st_size < LARGEST
