"""The desk in a real browser, from paste to decision."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from tests.reports.browser import Watched, chromium
from tests.serve.desk import FERRY_A, FERRY_B, serving

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with serving(tmp_path_factory.mktemp("desk")) as port:
        yield port


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def _compare(watched: Watched, port: int, second: str = FERRY_B) -> None:
    page = watched.page
    page.goto(f"http://127.0.0.1:{port}/")
    page.locator("textarea").nth(0).fill(FERRY_A)
    page.locator("textarea").nth(1).fill(second)
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url("**/results/*")


def test_from_paste_to_decision_and_a_second_tab(browser: Browser, port: int) -> None:
    context = browser.new_context()
    watched = Watched(context.new_page())
    _compare(watched, port)
    decision = watched.page.get_by_role("form", name="Your decision on f1", exact=True)
    decision.get_by_placeholder("Note").fill("two tolls")
    decision.get_by_role("button", name="Accept").click()
    expect(decision.get_by_role("button", name="Accept")).to_have_attribute("aria-pressed", "true")
    second = Watched(context.new_page())
    second.page.goto(watched.page.url)
    same = second.page.get_by_role("form", name="Your decision on f1", exact=True)
    expect(same.get_by_placeholder("Note")).to_have_value("two tolls")
    same.get_by_role("button", name="Reject").click()
    expect(same.get_by_role("button", name="Reject")).to_have_attribute("aria-pressed", "true")
    watched.page.reload()
    expect(decision.get_by_role("button", name="Reject")).to_have_attribute("aria-pressed", "true")
    assert watched.complaints == second.complaints == []
    assert all(url.startswith(f"http://127.0.0.1:{port}/") for url in watched.requests)
    context.close()


def test_without_javascript_the_same_can_be_done(browser: Browser, port: int) -> None:
    context = browser.new_context(java_script_enabled=False)
    watched = Watched(context.new_page())
    _compare(watched, port)
    decision = watched.page.get_by_role("form", name="Your decision on f1", exact=True)
    decision.get_by_role("button", name="Reject").click()
    expect(decision.get_by_role("button", name="Reject")).to_have_attribute("aria-pressed", "true")
    context.close()


def test_hostile_text_runs_nothing(browser: Browser, port: int) -> None:
    context = browser.new_context()
    watched = Watched(context.new_page())
    hostile = FERRY_B.replace(
        "Ferry disaster", "<img src=x onerror=alert(1)><script>alert(2)</script> disaster"
    )
    _compare(watched, port, hostile)
    watched.page.goto(f"http://127.0.0.1:{port}/")
    assert watched.complaints == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_have_no_barrier(browser: Browser, port: int, scheme: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    watched = Watched(context.new_page())
    _compare(watched, port)
    for path in (
        watched.page.url,
        f"http://127.0.0.1:{port}/",
        f"http://127.0.0.1:{port}/decisions",
    ):
        watched.page.goto(path)
        found = Axe().run(watched.page)
        assert found.violations_count == 0, found.generate_report()
    context.close()


def test_the_form_fits_a_phone(browser: Browser, port: int) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{port}/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_pictures(browser: Browser, port: int, tmp_path: Path) -> None:
    """The pages can be drawn at every width without a complaint of the browser."""
    for width in (1400, 800, 360):
        context = browser.new_context(viewport={"width": width, "height": 900})
        watched = Watched(context.new_page())
        _compare(watched, port)
        picture = tmp_path / f"{width}.png"
        watched.page.screenshot(path=picture)
        assert picture.stat().st_size > 0
        assert watched.complaints == []
        context.close()
