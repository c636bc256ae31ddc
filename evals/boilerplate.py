r"""How well page furniture is told from prose: ``boilerplate/`` of the labelled data.

- ``pages.jsonl``: whole-page texts with the article's body marked by hand. Bodies are compared as
  multisets of 4-grams of ``\w+`` tokens, as scrapinghub's article-extraction-benchmark does:
  precision and recall of each page, their means over all pages, and F1 of the two means.
- ``bbc_noise.jsonl``: page texts with "Image copyright X Image caption Y" paragraphs. ``left``
  counts bodies' paragraphs in which a marker word stands; ``kept`` is the share of the other
  paragraphs, word for word in the body. Section headings have no full stop and go on purpose:
  ``kept`` counts the paragraphs that end as sentences do, ``kept_all`` every one.
"""

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from claimdiff.articles import from_text
from claimdiff.errors import InputError

_SHINGLE = 4
_TOKEN = re.compile(r"\w+")
_MARKER = re.compile(
    r"image copyright|image caption|media caption|video caption|media playback is", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The 4-grams of a text; a shorter text is one shingle."""
    tokens = _TOKEN.findall(text)
    last = max(1, len(tokens) - _SHINGLE + 1)
    return Counter(tuple(tokens[at : at + _SHINGLE]) for at in range(last if tokens else 0))


def precision_and_recall(body: str, gold: str) -> tuple[float, float]:
    """Of the 4-grams of one body against the marked one."""
    found, wanted = shingles(body), shingles(gold)
    shared = (found & wanted).total()
    return shared / max(1, found.total()), shared / max(1, wanted.total())


def body_of(text: str) -> str:
    """The body cut from a page's text; empty when none is found."""
    try:
        return from_text(text).body
    except InputError:
        return ""


def pages(path: Path) -> dict[str, float]:
    """4-gram precision, recall and F1 over marked pages."""
    pairs = [
        precision_and_recall(body_of(str(row["raw_text"])), str(row["gold_text"]))
        for row in _rows(path)
    ]
    precision = sum(pair[0] for pair in pairs) / len(pairs)
    recall = sum(pair[1] for pair in pairs) / len(pairs)
    f1 = 2 * precision * recall / (precision + recall)
    return {"pages.precision": precision, "pages.recall": recall, "pages.f1": f1}


def noise(path: Path) -> dict[str, float]:
    """Furniture left in, and other paragraphs kept of, texts with captions in their prose."""
    left = prose = prose_kept = every = every_kept = 0
    for row in _rows(path):
        body = body_of(str(row["text"]))
        paragraphs = set(body.split("\n\n"))
        left += sum(_MARKER.search(paragraph) is not None for paragraph in paragraphs)
        others = [part.strip() for part in str(row["text"]).split("\n") if part.strip()]
        for part in others:
            if _MARKER.search(part):
                continue
            kept, sentence = part in paragraphs, _SENTENCE_END.search(part) is not None
            every, every_kept = every + 1, every_kept + kept
            prose, prose_kept = prose + sentence, prose_kept + (kept and sentence)
    return {
        "noise.left": float(left),
        "noise.kept": prose_kept / prose,
        "noise.kept_all": every_kept / every,
    }


def score(folder: Path) -> dict[str, float]:
    """All scores of ``folder/boilerplate``."""
    data = folder / "boilerplate"
    return pages(data / "pages.jsonl") | noise(data / "bbc_noise.jsonl")


def _rows(path: Path) -> Iterator[dict[str, object]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


if __name__ == "__main__":
    for name, value in score(Path(os.environ["CLAIMDIFF_EVAL_DATA"])).items():
        print(f"{name:20} {value:.4f}")
