"""Every fault that the documentation lists has its proof, where the documentation says."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROWS = list(range(1, 41))
LINES = (ROOT / "docs" / "explanation" / "faults.md").read_text("utf-8").splitlines()
TABLE = {
    int(found[1]): found[2].split(" | ")
    for line in LINES
    if (found := re.match(r"\| (\d+) \| (.*) \|$", line))
}


def test_every_row_is_there_once() -> None:
    assert list(TABLE) == ROWS


@pytest.mark.parametrize("row", TABLE)
def test_the_proof_of_a_row_is_where_it_is_said_to_be(row: int) -> None:
    *_, proof = TABLE[row]
    files = re.findall(r"`([^`]+)`", proof)
    assert files
    for name in files:
        assert "def test_" in (ROOT / name).read_text("utf-8")


def test_the_page_on_security_links_to_tests_that_exist() -> None:
    page = ROOT / "docs" / "security.md"
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8"))
    assert len(links) > len(ROWS) / 2
    assert [link for link in links if not (page.parent / link).resolve().is_file()] == []
