"""One offline comparison beside what others do with the same texts: CPU after start-up.

The articles are those of our own stories, three of them put together to one of some 600 words, so
that nothing of them is known when its turn comes; the first three of six warm the process up, which
compiles a pattern when a text first needs it. CPU is this process's own, the median of the other
turns; the whole process is counted in start-ups of a bare interpreter, since machines differ. The
others do less: `difflib` compares words, trafilatura reads a page, sumy's LexRank picks sentences.
"""

import difflib
import re
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import TypeVar

import trafilatura
from evals.gold import stories
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.lex_rank import LexRankSummarizer

from benches.measure import cpu, installed
from claimdiff.api import compare, summarise
from claimdiff.articles import from_text, load
from claimdiff.compare.classifier import counterparts
from claimdiff.compare.phrases import Phrases, parse
from claimdiff.engines.rules import OfflineEngine

ROOT = Path(__file__).resolve().parents[1]
TOGETHER = 3
WARMING = 3
CLAIMS, SENTENCES = 20, 25
SUMMARY = 4
"""Sentences that LexRank picks."""
STARTS = 5
CHINESE = "typhoon-zh-en"

Texts = tuple[str, str]
T = TypeVar("T")


class _Words:
    """How sumy cuts a text; its own way needs tables that are fetched from the network."""

    def to_sentences(self, text: str) -> tuple[str, ...]:
        return tuple(re.split(r"(?<=[.!?])\s+", text))

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(re.findall(r"\w+", text))


def main() -> None:
    """Print the figures."""
    texts = _texts()
    words = sum(len(text.split()) for pair in texts for text in pair) / len(texts) / 2
    pages = [_page(one) for one, _ in texts]
    print(f"CPU for articles of {words:.0f} words   claimdiff ms   beside   ms   ratio")
    _print("a pair compared", _compare, "difflib", _diff, texts)
    _print("a page read", _read, "trafilatura", trafilatura.extract, pages)
    _print("a text summarised", _summarise, "sumy", _lex_rank, [one for one, _ in texts])
    aligned = _median_ms(_align, [_laid_out(*pair) for pair in texts])
    print(f"{CLAIMS} claims aligned with {SENTENCES} sentences: {aligned:.1f} ms CPU")
    seeds = [str(ROOT / "seeds" / name) for name in ("bbc.txt", "rthk.txt")]
    with tempfile.TemporaryDirectory(prefix="claimdiff-bench-") as folder:
        env = installed(Path(folder))
        command = [
            sys.executable,
            "-m",
            "claimdiff",
            "compare",
            *seeds,
            "--engine",
            "offline",
            "-q",
        ]
        lines = {"whole": command, "bare": [sys.executable, "-c", "pass"]}
        cpu(command, env)  # compiles the modules
        turns = [{name: cpu(line, env) for name, line in lines.items()} for _ in range(STARTS)]
    whole, bare = (median(turn[name] for turn in turns) for name in lines)
    print(f"claimdiff compare of the seeds: {whole:.2f} s CPU, {whole / bare:.0f} bare start-ups\n")


def _print(
    what: str,
    ours: Callable[[T], object],
    name: str,
    theirs: Callable[[T], object],
    given: Sequence[T],
) -> None:
    one, other = _median_ms(ours, given), _median_ms(theirs, given)
    print(f"{what:30}{one:15.1f}   {name} {other:.1f}   {one / other:.1f}")


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


def _page(text: str) -> str:
    inside = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    return f"<html><head><title>Told</title></head><body><article>{inside}</article></body></html>"


def _compare(texts: Texts) -> object:
    sides = (from_text(text, article_id=side) for side, text in zip("ab", texts, strict=True))
    return compare(*list(sides), engine=OfflineEngine())


def _diff(texts: Texts) -> object:
    left, right = (text.split() for text in texts)
    return difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes()


def _read(page: str) -> object:
    return from_text(page)


def _summarise(text: str) -> object:
    return summarise(from_text(text), engine=OfflineEngine())


def _lex_rank(text: str) -> object:
    return LexRankSummarizer()(PlaintextParser.from_string(text, _Words()).document, SUMMARY)


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
    return counterparts(claims, sentences)


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
