"""The generated pages of the reference say what the program says."""

import re
import runpy
from pathlib import Path

import pytest

from claimdiff.cli.setup import pages

DOCS = Path(__file__).parent.parent / "docs"
PAGES: dict[Path, str] = runpy.run_path(str(DOCS / "generate.py"))["pages"]()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_generated_page_is_current(path: Path) -> None:
    assert path.read_text("utf-8") == PAGES[path], "run: make docs"


def test_every_page_that_an_error_names_comes_with_the_program() -> None:
    source = "".join(path.read_text("utf-8") for path in (DOCS.parent / "src").rglob("*.py"))
    slugs = set(re.findall(r'(?:slug=|_DOCS = |_SLUG = )"([^"]+)"', source))
    assert slugs
    assert {DOCS / f"{slug}.md" for slug in slugs} <= set(pages().values())


def test_the_map_of_the_code_names_every_room() -> None:
    page = (DOCS.parent / "CONTRIBUTING.md").read_text("utf-8")
    source = DOCS.parent / "src" / "claimdiff"
    rooms = {path.parent.name for path in source.glob("*/__init__.py")}
    named = {
        name
        for row in re.findall(r"^\| (`[^|]*) \|", page, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    }
    assert named == rooms | {"mcp"}
