"""One offline comparison: its CPU after start-up, claims aligned, and the whole process.

The articles are those of our own stories, three of them put together to one of some 600 words, so
that nothing of them is known when its turn comes; the first three of six warm the process up, which
compiles a pattern when a text first needs it. CPU is this process's own, the median of the other
turns; the whole process is counted in start-ups of a bare interpreter, since machines differ.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import TypeVar

from evals.gold import stories

from benches.measure import installed
from claimdiff.api import compare
from claimdiff.articles import from_text, load
from claimdiff.compare.classifier import counterparts
from claimdiff.compare.features import Places
from claimdiff.compare.phrases import Phrases, parse
from claimdiff.engines.rules import OfflineEngine

ROOT = Path(__file__).resolve().parents[1]
TOGETHER = 3
WARMING = 3
CLAIMS, SENTENCES = 20, 25
STARTS = 5
CHINESE = "typhoon-zh-en"

Texts = tuple[str, str]
T = TypeVar("T")


def main() -> None:
    """Print the figures."""
    texts = _texts()
    words = sum(len(text.split()) for pair in texts for text in pair) / len(texts) / 2
    compared = _median_ms(_compare, texts)
    aligned = _median_ms(_align, [_laid_out(*pair) for pair in texts])
    seeds = [str(ROOT / "seeds" / name) for name in ("bbc.txt", "rthk.txt")]
    with tempfile.TemporaryDirectory(prefix="claimdiff-bench-") as folder:
        env = installed(Path(folder))
        whole = _seconds(env, "-m", "claimdiff", "compare", *seeds, "--engine", "offline")
        bare = _seconds(env, "-c", "pass")
    print(f"offline comparison of two articles of {words:.0f} words: {compared:.0f} ms CPU")
    print(f"{CLAIMS} claims aligned with {SENTENCES} sentences: {aligned:.1f} ms CPU")
    print(f"claimdiff compare of the seeds: {whole:.2f} s, {whole / bare:.0f} bare start-ups\n")


def _texts() -> list[Texts]:
    """Two sides of our English stories, three to a text."""
    bodies = [
        [load(str(folder / one.file)).body for one in story.articles.values()]
        for folder, story in stories()
        if story.story != CHINESE
    ]
    groups = [bodies[at : at + TOGETHER] for at in range(0, len(bodies), TOGETHER)]
    return [
        ("\n\n".join(one[0] for one in group), "\n\n".join(one[1] for one in group))
        for group in groups
    ]


def _compare(texts: Texts) -> object:
    sides = (from_text(text, article_id=side) for side, text in zip("ab", texts, strict=True))
    return compare(*list(sides), engine=OfflineEngine())


def _laid_out(left: str, right: str) -> tuple[Phrases, Phrases]:
    """The claims of one and the sentences of the other, parsed."""
    there, here = (
        [body[one.start : one.end] for one in article.sentences]
        for article in map(from_text, (left, right))
        for body in [article.body]
    )
    return parse(here[:CLAIMS]), parse(there[:SENTENCES])


def _align(parsed: tuple[Phrases, Phrases]) -> object:
    claims, sentences = parsed
    places = Places(range(len(claims.texts)), range(len(sentences.texts)))
    return counterparts(claims, sentences, places)


def _median_ms(task: Callable[[T], object], given: Sequence[T]) -> float:
    """CPU in ms; the turns that warm up, and load what is needed, do not count."""
    for one in given[:WARMING]:
        task(one)
    spent = []
    for one in given[WARMING:]:
        started = time.process_time()
        task(one)
        spent.append(time.process_time() - started)
    return 1000 * median(spent)


def _seconds(env: dict[str, str], *arguments: str) -> float:
    """The least time of a Python process from start to end."""
    spent = []
    for _ in range(STARTS):
        started = time.perf_counter()
        subprocess.run([sys.executable, *arguments], env=env, check=True, capture_output=True)
        spent.append(time.perf_counter() - started)
    return min(spent)
