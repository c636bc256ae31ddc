"""What mkdocs adds to the pages of docs/: README as the first page, their order, sample reports.

A hook that mkdocs.yml names. The samples are compared offline, at each build, from the articles of
`claimdiff demo` and the fictional stories of evals/pairs. Links out of docs/ (to code, to tests)
become plain text: the site has no copy of them.
"""

import posixpath
import re
import subprocess
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

DOCS = Path(__file__).parent
ROOT = DOCS.parent
STORIES = ROOT / "evals" / "pairs"
SECTIONS = {
    "Tutorial": "tutorial",
    "How to": "how-to",
    "Reference": "reference",
    "Explanation": "explanation",
    "Decisions": "adr",
}
"""The site's sections, in their order, with the folder that holds each one's pages."""
BATCH = ("bank-trial", "council-budget", "harbour-vote", "museum-theft")
"""The stories of the sample batch: four, so that a build takes seconds."""
_SHOWN = {".html", ".csv", ".jsonl"}  # not the state of the batch, nor its times
_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(([^)#:\s]+)(?:#[^)]*)?\)")


def on_config(config: MkDocsConfig) -> None:
    """Put the pages in order: each folder is a section, a new page in it needs no entry."""
    sections = [
        {title: [f"{folder}/{page.name}" for page in sorted((DOCS / folder).glob("*.md"))]}
        for title, folder in SECTIONS.items()
    ]
    config.nav = [{"claimdiff": "index.md"}, "samples.md", *sections, "security.md"]


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add README and the sample reports."""
    readme = (ROOT / "README.md").read_text("utf-8")
    files.append(File.generated(config, "index.md", content=_seen_from_docs(readme)))
    made = Path(config.site_dir).with_suffix(".samples")
    _samples(made)
    for sample in sorted(path for path in made.rglob("*") if path.suffix in _SHOWN):
        name = f"samples/{sample.relative_to(made).as_posix()}"
        files.append(File.generated(config, name, abs_src_path=str(sample)))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001  mkdocs passes these by name
    """Turn links that lead out of docs/ into plain text."""
    folder = posixpath.dirname(page.file.src_uri)

    def inside(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, link[2]))
        return link[1] if target.startswith("../") else link[0]

    return _LINK.sub(inside, markdown)


def _seen_from_docs(readme: str) -> str:
    """README's links, as they are from docs/ instead of from above it."""
    return re.sub(r"\]\((?!https?:)([^)]+)\)", r"](../\1)", readme).replace("](../docs/", "](")


def _samples(made: Path) -> None:
    made.mkdir(parents=True, exist_ok=True)
    _claimdiff("demo", "-o", str(made / "pair.html"))
    _claimdiff("compare", *_articles("island-election"), "-o", str(made / "three.html"))
    rows = [f"{story},{article}" for story in BATCH for article in _articles(story)]
    manifest = "\n".join(["story,source", *rows])
    _claimdiff("batch", "-", "--out-dir", str(made / "batch"), "--restart", typed=manifest)


def _articles(story: str) -> list[str]:
    """Relative names: no report tells where it was made."""
    return [f"{story}/{text.name}" for text in sorted((STORIES / story).glob("*.txt"))]


def _claimdiff(*arguments: str, typed: str = "") -> None:
    command = [sys.executable, "-m", "claimdiff", *arguments, "--engine", "offline", "-q"]
    subprocess.run(command, check=True, cwd=STORIES, input=typed, text=True)  # noqa: S603  the program itself
