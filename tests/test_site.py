"""The documentation site builds strictly, leads nowhere but to itself and asks no other host."""

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from lxml import html
from tests.reports.browser import Watched, chromium

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
SAMPLES = ("pair.html", "three.html", "batch/index.html", "batch/reports/harbour-vote.html")
LOADED = "//@src | //link[not(@rel='canonical')]/@href | //@srcset | //@poster"
"""What a page asks for by itself; a link is asked for when somebody follows it."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return folder


def _pages(site: Path) -> Iterator[tuple[Path, html.HtmlElement]]:
    for page in site.rglob("*.html"):
        yield page, html.fromstring(page.read_bytes())


def test_no_page_or_style_loads_from_another_host(site: Path) -> None:
    asked = {str(url) for _, page in _pages(site) for url in page.xpath(LOADED)}
    for style in site.rglob("*.css"):
        asked |= set(re.findall(r"(?:url\(|@import )[\"']?([^\"')]+)", style.read_text("utf-8")))
    assert any(url.endswith(".js") for url in asked)
    assert [url for url in asked if urlsplit(url).netloc] == []


def test_every_link_within_the_site_leads_to_a_file(site: Path) -> None:
    broken = []
    for page, tree in _pages(site):
        for link in map(str, tree.xpath("//a/@href")):
            path = unquote(urldefrag(link).url)
            within = path and not urlsplit(path).scheme and page.name != "404.html"
            if within and not (page.parent / path).exists():
                broken.append((page.relative_to(site), link))
    assert broken == []


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_report_is_there_and_its_page_leads_to_it(site: Path, name: str) -> None:
    assert "claimdiff" in (site / "samples" / name).read_text("utf-8")
    start = html.fromstring((site / "samples.html").read_bytes())
    first = name.replace("reports/harbour-vote", "index")
    assert f"samples/{first}" in start.xpath("//a/@href")


def test_pages_opened_and_searched_in_a_browser_ask_no_other_host(site: Path) -> None:
    handler = partial(SimpleHTTPRequestHandler, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}/"
    with chromium() as browser:
        watched = Watched(browser.new_page())
        for name in ("how-to/inputs.html", "samples/pair.html", "index.html"):
            watched.page.goto(base + name)
        watched.page.keyboard.press("/")
        watched.page.keyboard.type("manifest")
        watched.page.locator(".md-search-result__item").first.wait_for()
    server.shutdown()
    assert [url for url in watched.requests if not url.startswith((base, "blob:", "data:"))] == []
    assert watched.complaints == []
