import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.reports.browser import Watched, chromium

from claimdiff.reports.index import Brief, Clash, page
from claimdiff.result import EngineInfo

OFFLINE = EngineInfo(name="offline", version="1")
HOSTILE = "<img src=x onerror=alert(1)>\"'&\x1b[2J{{7*7}}"


def brief(number: int, **changes: object) -> Brief:
    """An item of two articles; every seventh has a conflict, every tenth failed."""
    failed = number % 10 == 9
    made = {
        "id": f"item {number}",
        "file": f"item%20{number}.html",
        "status": "failed" if failed else "complete",
        "labels": (f"Outlet {number % 7}", "Other"),
        "titles": (f"Headline {number}", None),
        "failed": (False, failed),
        "agreement": number % 5,
        "conflict": int(number % 7 == 0),
        "omission": 3,
        "reason": "There is no such file." if failed else "",
    }
    return Brief.model_validate({**made, **changes})


def made(briefs: list[Brief], *, linked: bool = True) -> str:
    return "".join(page(lambda: iter(briefs), OFFLINE, linked=linked))


class Tags(HTMLParser):
    """Counts elements and notes attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def test_every_item_has_a_row_and_a_link() -> None:
    text = made([brief(number) for number in range(30)])
    tags = Tags(text)
    assert tags.tags.count("tr") == 31
    assert ("href", "reports/item%252029.html") in tags.attributes


def test_an_item_that_failed_has_no_counts_and_its_reason() -> None:
    row = made([brief(9)]).split("<tbody id=")[1]
    assert "Other</b> failed" in row
    assert "There is no such file." in row
    assert row.count('<td class="number">–</td>') == 3


def test_totals_are_those_of_the_items_that_could_be_compared() -> None:
    text = made([brief(0), brief(1), brief(9)])
    words = " ".join(re.sub(r"<[^>]+>", " ", text.split('"in-words"')[1].split("</p>")[0]).split())
    assert "2 complete, 0 in part, 1 failed" in words
    assert "1 agreement, 1 conflict, 6 facts found in one only" in words


def test_a_conflict_has_a_side_for_each_version_and_an_update_an_arrow() -> None:
    sides = (("desk, mail", "62 flights"), ("express", "26 flights"))
    changes = [Clash(finding="f1", aspect="cancelled", sides=sides, sign=sign) for sign in "≠→"]
    page_ = " ".join(re.sub(r"<[^>]+>", " ", made([brief(0, conflicts=changes)])).split())
    assert "desk, mail 62 flights ≠ express 26 flights" in page_
    assert "desk, mail 62 flights → express 26 flights" in page_


def test_where_nothing_was_looked_for_no_share_of_facts_is_told() -> None:
    apart = brief(1, agreement=1, omission=0, unsearched="different events")
    assert apart.share is None
    row = made([apart]).split("<tbody id=")[1]
    assert "different events" in row
    assert row.count('<td class="number">–</td>') == 1


def test_markup_in_any_field_stays_text() -> None:
    plain = Tags(made([brief(9)]))
    changes = {"id": HOSTILE, "labels": (HOSTILE, HOSTILE), "titles": (HOSTILE, HOSTILE)}
    text = made([brief(9, reason=HOSTILE, **changes)])
    assert Tags(text).tags == plain.tags
    assert {name for name, _ in Tags(text).attributes} == {name for name, _ in plain.attributes}
    assert "\x1b" not in text
    assert "{{7*7}}" in text


def test_rows_are_not_held_together() -> None:
    """Rows are asked for one by one while the page is written."""
    asked: list[int] = []

    def briefs() -> Iterator[Brief]:
        for number in range(2000):
            asked.append(number)
            yield brief(number)

    pieces = page(briefs, OFFLINE, linked=True)
    while len(asked) <= 4000:  # for the totals, then for the conflicts
        next(pieces)
    assert len(asked) < 4100


@pytest.mark.slow
def test_five_thousand_rows_can_be_sorted_and_searched(tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    path.write_text(made([brief(number) for number in range(5000)]), "utf-8")
    with chromium() as browser:
        watched = Watched(browser.new_page())
        watched.page.goto(path.as_uri())
        watched.page.get_by_role("button", name="Conflict").click()
        first = watched.page.locator("tbody tr").first
        assert first.locator(".number").nth(1).inner_text() == "1"
        watched.page.get_by_label("Find").fill("headline 4321")
        assert watched.page.locator("tbody tr").count() == 1
        assert "item 4321" in watched.page.locator("tbody").inner_text()
        watched.page.get_by_label("Find").fill("")
        watched.page.get_by_label("Show").select_option("failed")
        assert watched.page.locator("#shown").inner_text() == "500 of 5,000"
        assert watched.complaints == []
        assert watched.requests == [path.as_uri()]


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1280])
def test_long_words_do_not_make_the_page_wider_than_the_screen(width: int, tmp_path: Path) -> None:
    long = "x" * 300
    rows = [
        brief(0, id=long),
        brief(1, labels=(long, long), titles=(long, long)),
        brief(2, reason=long, status="failed"),
    ]
    path = tmp_path / "index.html"
    path.write_text(made(rows), "utf-8")
    with chromium() as browser:
        opened = browser.new_page(viewport={"width": width, "height": 800})
        opened.goto(path.as_uri())
        assert opened.evaluate("document.documentElement.scrollWidth") <= width
        status = opened.locator("tbody td:nth-child(3)").first
        lines = """cell => {
            const range = document.createRange();
            range.selectNodeContents(cell);
            return range.getClientRects().length;
        }"""
        assert status.evaluate(lines) == 1


@pytest.mark.slow
def test_without_script_the_whole_table_is_there(tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    path.write_text(made([brief(number) for number in range(300)]), "utf-8")
    with chromium() as browser:
        context = browser.new_context(java_script_enabled=False, color_scheme="dark")
        opened = context.new_page()
        opened.goto(path.as_uri())
        assert opened.locator("tbody tr").count() == 300
        assert not opened.locator("form").is_visible()


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_has_no_serious_fault_of_accessibility(
    scheme: Literal["light", "dark"], tmp_path: Path
) -> None:
    path = tmp_path / "index.html"
    path.write_text(made([brief(number) for number in range(40)]), "utf-8")
    with chromium() as browser:
        # Axe is put into the page by Playwright, which the page's own policy would forbid.
        opened = browser.new_page(color_scheme=scheme, bypass_csp=True)
        opened.goto(path.as_uri())
        found = Axe().run(opened).response["violations"]
    assert [one for one in found if one["impact"] in {"serious", "critical"}] == []
