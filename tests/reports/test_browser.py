"""The report in a real browser: keys, filters, links, print, and nothing that leaves the page."""

import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pypdf import PdfReader
from tests.reports import ferry, others, seed_pair
from tests.reports.browser import Watched, chromium
from tests.reports.hostile import STRINGS, everywhere

from claimdiff.reports import AnyResult, load, render, repr_html

pytestmark = pytest.mark.slow

ALL = [ferry.pair, ferry.three, seed_pair.pair, others.summary, others.reading, others.check]
# Contrast depends on the scheme, whether something scrolls on the width.
SCREENS: list[tuple[Literal["light", "dark"], int]] = [
    ("light", 1280),
    ("dark", 1280),
    ("light", 360),
]
NARROWEST = 320  # CSS pixels that a page must reflow to (WCAG 1.4.10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def write(tmp_path: Path) -> Callable[[AnyResult | str], str]:
    def written(result: AnyResult | str) -> str:
        path = tmp_path / "report.html"
        text = result if isinstance(result, str) else render(result, "html")
        path.write_text(text, encoding="utf-8")
        return path.as_uri()

    return written


Write = Callable[[AnyResult | str], str]


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def shown_cards(page: Page) -> list[str]:
    return [str(i) for i in page.locator(".card[id]:visible").evaluate_all("c => c.map(e => e.id)")]


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("make", [*ALL, others.index])
def test_axe_finds_nothing_serious(
    browser: Browser,
    write: Write,
    make: Callable[[], AnyResult | str],
    screen: tuple[Literal["light", "dark"], int],
) -> None:
    scheme, width = screen
    size: ViewportSize = {"width": width, "height": 800}
    # Axe is put into the page by Playwright, which the page's own policy would forbid.
    context = browser.new_context(color_scheme=scheme, viewport=size, bypass_csp=True)
    page = context.new_page()
    page.goto(write(make()))
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    found = Axe().run(page).response["violations"]
    context.close()
    assert [(v["id"], v["help"]) for v in found if v["impact"] in ("serious", "critical")] == []


@pytest.mark.parametrize("make", ALL)
def test_nothing_but_the_page_itself_is_asked_for(
    browser: Browser, write: Write, make: Callable[[], AnyResult]
) -> None:
    watched = Watched(browser.new_page())
    address = write(make())
    watched.page.goto(address, wait_until="networkidle")
    watched.page.keyboard.press("j")
    watched.page.keyboard.press("Enter")
    assert watched.requests == [address]
    assert watched.complaints == []
    watched.page.close()


def test_j_and_k_walk_from_finding_to_finding(browser: Browser, write: Write) -> None:
    page = browser.new_page()
    page.goto(write(ferry.pair()))
    walked = []
    for _ in range(9):
        page.keyboard.press("j")
        walked.append(focused(page))
    assert walked == ["f4", "f5", "f6", "f7", "f8", "f1", "f2", "f3", "f3"]
    page.keyboard.press("k")
    assert focused(page) == "f2"
    page.close()


def test_enter_leads_to_the_words_in_a_then_in_b_then_back(browser: Browser, write: Write) -> None:
    page = browser.new_page()
    page.goto(write(ferry.pair()))
    page.keyboard.press("j")
    walked = []
    for _ in range(3):
        page.keyboard.press("Enter")
        walked.append(focused(page))
        assert page.evaluate("document.activeElement.checkVisibility()")
    assert walked == ["q-a2", "q-b2", "f4"]
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert focused(page) == "f4"
    page.close()


def test_the_digits_show_one_part_and_again_all(browser: Browser, write: Write) -> None:
    page = browser.new_page()
    page.goto(write(ferry.pair()))
    parts = {"1": ["f4", "f5"], "2": ["f6", "f7"], "3": ["f8"], "4": ["f1", "f2", "f3"]}
    everything = shown_cards(page)
    for key, cards in parts.items():
        page.keyboard.press(key)
        assert shown_cards(page) == cards
        page.keyboard.press(key)
        assert shown_cards(page) == everything
    page.keyboard.press("2")
    page.keyboard.press("Escape")
    assert shown_cards(page) == everything
    page.close()


def test_a_button_does_what_its_digit_does_and_says_so(browser: Browser, write: Write) -> None:
    page = browser.new_page()
    page.goto(write(ferry.pair()))
    button = page.get_by_role("button", name="conflict")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    assert page.get_by_role("status").text_content() == "Shown: Conflicts"
    assert shown_cards(page) == ["f4", "f5"]
    page.close()


def test_single_keys_can_be_switched_off_and_stay_off(browser: Browser, write: Write) -> None:
    context = browser.new_context()
    page = context.new_page()
    address = write(ferry.pair())
    page.goto(address)
    page.keyboard.press("?")
    page.get_by_label("Use single keys").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    assert focused(page) == ""
    page.reload()
    page.keyboard.press("1")
    assert len(shown_cards(page)) == 8
    context.close()


def test_a_permalink_leads_to_the_words_of_its_claim(browser: Browser, write: Write) -> None:
    page = browser.new_page()
    page.goto(write(ferry.pair()) + "#b3")
    expect(page.locator("#b3")).to_be_in_viewport()
    page.close()


def test_a_quotation_jumps_to_its_words_and_these_back(browser: Browser, write: Write) -> None:
    page = browser.new_page()
    page.goto(write(ferry.pair()))
    page.locator("#f5 figure:has(#b5) .jump").click()
    assert focused(page) == "q-b5"
    assert page.locator(".text mark.lit").all_text_contents() == [
        "The captain has not been suspended, a spokesman for the ferry line said."
    ]
    page.keyboard.press("Escape")
    assert focused(page) == "f5"
    page.locator("#q-a4").click()
    assert focused(page) == "f6"
    page.close()


def test_the_browser_s_way_back_leads_from_the_text_to_the_quotation(
    browser: Browser, write: Write
) -> None:
    page = browser.new_page(reduced_motion="reduce")
    address = write(ferry.pair())
    page.goto(address)
    page.locator("#f5 figure:has(#b5) .jump").click()
    expect(page).to_have_url(f"{address}#q-b5")
    expect(page.locator("#q-b5")).to_be_in_viewport()
    page.go_back()
    expect(page).to_have_url(address)
    expect(page.locator("#f5 #b5")).to_be_in_viewport()
    page.close()


@pytest.mark.parametrize("link", [".text #q-a4", "table a[href='#a6']"])
def test_a_link_to_what_a_filter_hides_shows_it(browser: Browser, write: Write, link: str) -> None:
    page = browser.new_page()
    page.goto(write(ferry.pair()))
    page.keyboard.press("4")
    page.locator(link).click()
    expect(page.locator("#f6" if "a4" in link else "#a6")).to_be_in_viewport()
    assert len(shown_cards(page)) == 8
    page.close()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_nearest_sentence_leads_to_its_place_in_the_text(
    browser: Browser, write: Write, javascript: bool
) -> None:
    context = browser.new_context(java_script_enabled=javascript, reduced_motion="reduce")
    page = context.new_page()
    page.goto(write(ferry.pair()))
    page.locator("#f6 .nearest summary").click()
    page.locator("#f6 .near a").click()
    sentence = page.locator(":target")
    expect(sentence).to_be_in_viewport()
    expect(sentence).to_have_text(re.compile("Divers will inspect the hull on Wednesday."))
    context.close()


@pytest.mark.parametrize("make", [ferry.pair, ferry.three, seed_pair.pair])
def test_without_javascript_every_claim_is_there_and_links_work(
    browser: Browser, write: Write, make: Callable[[], AnyResult]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(write(make()))
    text = page.content()
    assert [c.id for c in getattr(make(), "claims", ()) if f'id="{c.id}"' not in text] == []
    assert page.locator(".tools").is_hidden()
    page.locator(".legend a[href$=agreement]").click()
    expect(page).to_have_url(re.compile("#agreement$"))
    assert page.locator("#agreement blockquote").first.is_visible()
    page.locator(".card .jump:visible").first.click()
    expect(page).to_have_url(re.compile("#q-"))
    context.close()


@pytest.mark.parametrize("javascript", [True, False])
def test_the_print_holds_every_claim(browser: Browser, write: Write, javascript: bool) -> None:
    context = browser.new_context(java_script_enabled=javascript)
    page = context.new_page()
    page.goto(write(seed_pair.pair()))
    printed = PdfReader(io.BytesIO(page.pdf()))
    context.close()
    text = tight("".join(leaf.extract_text() for leaf in printed.pages))
    cards = text[: text.index("Thetexts")]
    claims = seed_pair.pair().claims
    assert [c.id for c in claims if tight(c.spans[0].exact) not in cards] == []


def tight(text: str) -> str:
    """Without white space, and with the ligatures of print taken apart."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("make", [*ALL, others.index])
def test_the_page_reflows_to_the_narrowest_screen(
    browser: Browser, write: Write, make: Callable[[], AnyResult | str]
) -> None:
    page = browser.new_page(viewport={"width": NARROWEST, "height": 640})
    page.goto(write(make()))
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST
    page.close()


def test_a_row_of_the_index_is_a_card_on_a_phone(browser: Browser, write: Write) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(write(others.index()))
    articles = page.locator("tbody tr").first.locator("td").first
    assert articles.evaluate("cell => cell.getBoundingClientRect().width") > NARROWEST
    named = "cell => cell.textContent + getComputedStyle(cell, '::after').content"
    cells = page.locator("tbody tr").first.locator(".number").evaluate_all(f"c => c.map({named})")
    assert cells == ['3" agree"', '2" conflict"', '3" in one only"']
    page.close()


def test_the_print_is_dark_on_white_whatever_the_screen_is(browser: Browser, write: Write) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(write(ferry.pair()))
    colours = "e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
    dark = page.locator(".claimdiff").evaluate(colours)
    page.emulate_media(media="print")
    assert dark == ["rgb(232, 229, 221)", "rgb(21, 23, 26)"]
    assert page.locator(".claimdiff").evaluate(colours) == ["rgb(29, 28, 26)", "rgb(255, 255, 255)"]
    context.close()


def test_forced_colours_keep_the_differing_words_apart(browser: Browser, write: Write) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(write(ferry.pair()))
    style = "e => [getComputedStyle(e).fontWeight, getComputedStyle(e).textDecorationLine]"
    assert page.locator("#f4 mark").first.evaluate(style) == ["700", "underline"]
    borders = page.locator(".card").evaluate_all(
        "c => c.map(e => getComputedStyle(e).borderLeftStyle)"
    )
    assert set(borders) == {"double", "dashed", "solid"}
    context.close()


def test_reduced_motion_moves_at_once(browser: Browser, write: Write) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(write(ferry.pair()))
    style = "getComputedStyle(document.querySelector('.claimdiff-page')).scrollBehavior"
    assert page.evaluate(style) == "auto"
    page.keyboard.press("k")
    top = page.evaluate("document.activeElement.getBoundingClientRect().top")
    assert 0 <= top <= page.evaluate("innerHeight")
    context.close()


def test_two_reports_in_a_notebook_walk_apart(browser: Browser, write: Write) -> None:
    watched = Watched(browser.new_page())
    both = repr_html(ferry.pair()) + repr_html(ferry.three())
    watched.page.goto(write(f"<!DOCTYPE html><meta charset=utf-8><body>{both}</body>"))
    first, second = watched.page.locator(".claimdiff").all()
    second.locator("button.filter").first.click()
    assert second.locator(".card:visible").count() == 2
    assert first.locator(".card:visible").count() == 8
    watched.page.keyboard.press("j")
    assert second.locator(".card.current").count() == 1
    assert first.locator(".card.current").count() == 0
    assert watched.complaints == []
    watched.page.close()


def test_a_notebook_that_runs_scripts_in_its_own_way_is_served_too(
    browser: Browser, write: Write
) -> None:
    page = browser.new_page()
    page.goto(write("<!DOCTYPE html><meta charset=utf-8><body><div id=a></div><div id=b></div>"))
    for cell, make in (("a", ferry.pair), ("b", ferry.three)):
        page.evaluate(
            "([i, t]) => { document.getElementById(i).innerHTML = t }", [cell, repr_html(make())]
        )
        # Put in like this, no script runs: the notebook runs its text, and no element is "current".
        page.evaluate(
            "id => (0, eval)(document.querySelector(`#${id} script:not([type])`).text)", cell
        )
    page.locator("#b button.filter").first.click()
    assert page.locator("#b .card:visible").count() == 2
    assert page.locator("#a .card:visible").count() == 8
    page.close()


def test_the_data_can_be_saved(browser: Browser, write: Write) -> None:
    page = browser.new_page()
    page.goto(write(ferry.pair()))
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the data").click()
    saved = Path(download.value.path()).read_text(encoding="utf-8")
    assert load(saved) == ferry.pair()
    page.close()


def test_a_hundred_hostile_strings_in_every_field_stay_text(browser: Browser, write: Write) -> None:
    watched = Watched(browser.new_page())
    shape = """() => [...document.querySelectorAll("*")]
        .map(e => e.localName + " " + [...e.attributes].map(a => a.name).sort().join(" "))"""
    watched.page.goto(write(everywhere(ferry.pair(), "Z")))
    harmless = set(watched.page.evaluate(shape))
    watched.requests.clear()
    for text in STRINGS:
        watched.page.goto(write(everywhere(ferry.pair(), text)))
        assert set(watched.page.evaluate(shape)) - harmless == set(), text
        watched.page.keyboard.press("j")
        watched.page.keyboard.press("Enter")
    assert len(STRINGS) >= 100
    assert {url.rsplit("/", 1)[-1] for url in watched.requests} == {"report.html"}
    assert watched.complaints == []
    watched.page.close()
