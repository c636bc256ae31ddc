r"""How well pages are read, beside trafilatura alone: public test pages with their text.

`CLAIMDIFF_PAGES` names a folder with check-outs of public repositories, any of them; a set whose
folder is absent is left out, and said to be. The pages are never copied into this project.

- ``web-content-extraction-benchmark``: Murrough-Foley's (CC BY 4.0), its development split only,
  and of that the pages of type article.
- ``readability``: mozilla's ``test/test-pages``.
- ``newspaper4k``: AndyTheFactory's ``tests/data``.
- ``goose3``: ``tests/data/content``. Most of its pages have only the first words of their text:
  those are scored by ``opens``, the share of bodies that have these words.
- ``article-extraction-benchmark``: scrapinghub's.

Figures of a set: 4-gram F1 and word F1, each the mean over its pages; pages refused though
trafilatura reads them; title, date and author: the share that is right of those that the set gives.

    CLAIMDIFF_PAGES=FOLDER python -m evals.pages [--every N] [SET...]
"""

import argparse
import gzip
import html
import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from claimdiff.articles import LoadOptions, load
from claimdiff.errors import InputError
from evals.boilerplate import precision_and_recall
from evals.pagescore import Mean, author_is_right, title_is_right, word_f1

FOLDER = "CLAIMDIFF_PAGES"
_WHOLE = 1000  # characters; a shorter text of goose3 is the beginning of its article's
_EMPTY_PAGES = 300  # bytes; the pages of some tests of goose3 are a few tags
_DAY = len("2031-03-04")


@dataclass(frozen=True)
class Gold:
    """A page and what a set says of it; ``opens`` where it gives the first words only."""

    name: str
    page: bytes
    text: str = ""
    opens: str = ""
    url: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None


Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"


def wcxb(folder: Path) -> Iterator[Gold]:
    """The articles of the development split of Murrough-Foley/web-content-extraction-benchmark."""
    for path in sorted(folder.glob("dev/ground-truth/*.json")):
        row = json.loads(path.read_text("utf-8"))
        if row["_internal"]["page_type"]["primary"] != "article":
            continue
        truth = row["ground_truth"]
        page = gzip.decompress((folder / f"dev/html/{path.stem}.html.gz").read_bytes())
        yield Gold(
            path.stem,
            page,
            truth.get("main_content", ""),
            url=row.get("url"),
            title=truth.get("title"),
            author=truth.get("author"),
            published=truth.get("publish_date"),
        )


def readability(folder: Path) -> Iterator[Gold]:
    """mozilla/readability: the expected text is HTML, and its lines are that HTML's blocks."""
    for path in sorted(folder.glob("test/test-pages/*/source.html")):
        known = json.loads((path.parent / "expected-metadata.json").read_text("utf-8"))
        text = _shown((path.parent / "expected.html").read_text("utf-8"))
        yield Gold(
            path.parent.name,
            path.read_bytes(),
            text,
            title=known.get("title"),
            author=known.get("byline"),
            published=known.get("publishedTime"),
        )


def newspaper4k(folder: Path) -> Iterator[Gold]:
    """AndyTheFactory/newspaper4k."""
    for path in sorted(folder.glob("tests/data/html/*.html")):
        text = folder / f"tests/data/txt/{path.stem}.txt"
        facts = folder / f"tests/data/metadata/{path.stem}.json"
        if not text.exists():
            continue
        known = json.loads(facts.read_text("utf-8")) if facts.exists() else {}
        yield Gold(
            path.stem,
            path.read_bytes(),
            text.read_text("utf-8"),
            url=known.get("url"),
            title=known.get("title"),
            author=", ".join(known.get("authors") or ()) or None,
            published=known.get("publish_date"),
        )


def goose3(folder: Path) -> Iterator[Gold]:
    """goose3/goose3."""
    for path in sorted(folder.glob("tests/data/content/*.html")):
        known = json.loads(path.with_suffix(".json").read_text("utf-8"))
        text = known["expected"].get("cleaned_text") or ""
        page = path.read_bytes()
        if text and len(page) > _EMPTY_PAGES:
            whole = len(text) >= _WHOLE
            body, opens = (text, "") if whole else ("", text)
            yield Gold(path.stem, page, body, opens, url=known.get("url"))


def scrapinghub(folder: Path) -> Iterator[Gold]:
    """scrapinghub/article-extraction-benchmark."""
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    for name, row in sorted(truth.items()):
        page = gzip.decompress((folder / f"html/{name}.html.gz").read_bytes())
        yield Gold(name, page, row["articleBody"], url=row.get("url"))


SETS: dict[str, Callable[[Path], Iterator[Gold]]] = {
    "web-content-extraction-benchmark": wcxb,
    "readability": readability,
    "newspaper4k": newspaper4k,
    "goose3": goose3,
    "article-extraction-benchmark": scrapinghub,
}


@dataclass(frozen=True)
class Read:
    """What one reader makes of a page; no body: it finds no article."""

    body: str = ""
    title: str | None = None
    author: str | None = None
    published: str | None = None


def ours(gold: Gold) -> Read:
    """As ``claimdiff read FILE`` reads it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_bytes(gold.page)
        try:
            article = load(str(path), options=LoadOptions(url=gold.url))
        except InputError:
            return Read()
    return Read(article.body, article.title, article.author, article.published)


def trafilaturas(gold: Gold) -> Read:
    """As trafilatura reads it with its own choices, comments left out."""
    from trafilatura import bare_extraction

    found = bare_extraction(gold.page, url=gold.url, with_metadata=True, include_comments=False)
    if found is None or isinstance(found, dict):
        return Read()
    return Read(str(found.text or ""), found.title, found.author, found.date)


def measured(gold: Gold, read: Read) -> dict[str, float]:
    """The figures of one page, by name; those that its set does not give are absent."""
    scores: dict[str, float] = {"refused": not read.body}
    if gold.text:
        precision, recall = precision_and_recall(read.body, gold.text)
        total = precision + recall
        scores["4-gram F1"] = 2 * precision * recall / total if total else 0.0
        scores["word F1"] = word_f1(read.body, gold.text)
    if gold.opens:
        scores["opens"] = " ".join(gold.opens.split()) in " ".join(read.body.split())
    if gold.title:
        scores["title"] = title_is_right(read.title, gold.title)
    if gold.author:
        scores["author"] = author_is_right(read.author, gold.author)
    if gold.published and len(gold.published) >= _DAY:
        scores["date"] = (read.published or "")[:_DAY] == gold.published[:_DAY]
    return scores


def both(gold: Gold) -> tuple[str, dict[str, float], dict[str, float]]:
    """A page's name, our figures and trafilatura's."""
    return gold.name, measured(gold, ours(gold)), measured(gold, trafilaturas(gold))


def score(pages: Iterable[Gold], jobs: int, *, tell: bool = False) -> tuple[Mean, Mean, int]:
    """Our means, trafilatura's, and how many pages it reads that we refuse."""
    mine, theirs, refused = Mean(), Mean(), 0
    with ProcessPoolExecutor(jobs) as pool:
        for name, one, other in pool.map(both, pages):
            mine.add(one)
            theirs.add(other)
            refused += one["refused"] > other["refused"]
            if tell:
                print(json.dumps({"page": name, "ours": one, "trafilatura": other}))
    return mine, theirs, refused


def main() -> None:
    """Prints a table for each set that is there, and says which are not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sets", nargs="*", metavar="SET", help=", ".join(SETS))
    parser.add_argument("--every", type=int, default=1, help="take each N-th page")
    parser.add_argument("-j", "--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--pages", action="store_true", help="print each page's figures too")
    given = parser.parse_args()
    root = os.environ.get(FOLDER)
    if not root:
        sys.exit(f"{FOLDER} is not set: left out {', '.join(SETS)}")
    for name in given.sets or SETS:
        folder = Path(root) / name
        if not folder.is_dir():
            print(f"{name}: left out, there is no {folder}")
            continue
        pages = list(SETS[name](folder))[:: given.every]
        mine, theirs, refused = score(pages, given.jobs, tell=given.pages)
        print(f"{name}: {len(pages)} pages, {refused} refused that trafilatura reads")
        for figure in mine.names():
            print(f"  {figure:10} ours {mine.of(figure):.3f}  trafilatura {theirs.of(figure):.3f}")


def _shown(page: str) -> str:
    """The text of an expected HTML, a line a block."""
    text = re.sub(r"(?s)<(script|style)\b.*?</\1>", "", page)
    text = re.sub(
        r"<(?:/?(?:p|div|li|h\d|tr|blockquote|section|pre|figcaption)|br)\b[^>]*>", "\n", text
    )
    return html.unescape(re.sub(r"<[^>]*>", "", text))


if __name__ == "__main__":
    main()
