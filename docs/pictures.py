"""Takes the pictures of docs/ and README from reports that the program makes on the spot.

Run by hand when the page has changed: ``.venv/bin/python docs/pictures.py``. It needs Chromium
(``apt-get install chromium``) and the development tools. The articles are those of `claimdiff demo`
and fictional ones of evals/, one pair as a language model read it (recorded answers in cassettes/).
It judges no picture: look at them.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # for evals/, which is no part of the package

from claimdiff.reports import render  # noqa: E402  after the line above
from evals import planted  # noqa: E402  likewise

PICTURES = ROOT / "docs" / "pictures"
STORIES = ROOT / "evals" / "pairs"
_FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]  # as in CONTRIBUTING
_MANIFEST = "manifest.csv"


@dataclass(frozen=True)
class Shot:
    """One picture: of which page, how it is looked at, and from which element on."""

    name: str
    page: str
    width: int = 1200
    height: int = 900
    scheme: Literal["light", "dark"] = "light"
    sharp: int = 1  # device pixels for a CSS pixel: a phone's screen has two or more
    top: str = ""
    keys: str = ""


SHOTS = (
    Shot("report", "demo.html", height=720),
    Shot("conflict-dark", "bank.html", height=860, scheme="dark", top="#h-conflict"),
    Shot("texts", "ferry-fire.html", height=640, top="#h-texts", keys="j Enter"),
    Shot("phone", "ferry-fire.html", width=360, height=860, sharp=2),
    Shot("table", "island-election.html", height=760, top="#h-table"),
    Shot("index", "batch/index.html", height=800),
)


def main() -> None:
    """Make the reports, then take the pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, _chromium() as browser:
        made = Path(folder)
        _reports(made)
        for shot in SHOTS:
            _take(browser, made, shot)


def _reports(made: Path) -> None:
    _claimdiff("demo", "-o", str(made / "demo.html"))
    bank = next(gold for gold in planted.golds() if gold.pair == "p12")
    (made / "bank.html").write_text(render(planted.replay(bank), "html"), "utf-8")
    for story in ("ferry-fire", "island-election"):
        _compare(made / f"{story}.html", sorted((STORIES / story).glob("*.txt")))
    rows = [f"{text.parent.name},{text}" for text in sorted(STORIES.glob("*/*.txt"))]
    (made / _MANIFEST).write_text("\n".join(["story,source", *rows]), "utf-8")
    _claimdiff("batch", str(made / _MANIFEST), "--out-dir", str(made / "batch"))


def _compare(out: Path, articles: list[Path]) -> None:
    _claimdiff("compare", *map(str, articles), "-o", str(out))


def _claimdiff(*arguments: str) -> None:
    command = [sys.executable, "-m", "claimdiff", *arguments, "--engine", "offline", "-q"]
    subprocess.run(command, check=True)  # noqa: S603 - the program itself


@contextmanager
def _chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        yield browser
        browser.close()


def _take(browser: Browser, made: Path, shot: Shot) -> None:
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme=shot.scheme,
        device_scale_factor=shot.sharp,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto((made / shot.page).as_uri())
    for key in shot.keys.split():
        page.keyboard.press(key)
    if shot.top:
        page.locator(shot.top).evaluate("e => e.scrollIntoView({ block: 'start' })")
    page.screenshot(path=PICTURES / f"{shot.name}.png")
    context.close()


if __name__ == "__main__":
    main()
