"""Score the figures, opposites and dates of `claimdiff.compare` on labelled and real articles.

    python -m evals.figures_check CASES DATA          # folders as their READMEs describe
    python -m evals.figures_check CASES DATA --show   # each difference on real news, to be read

It asks no engine: it compares what sentences tell by rule. Real news has no labels for this; what
it reports there is counted, and printed to be judged by a reader.
"""

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations
from pathlib import Path

from claimdiff.articles import from_text
from claimdiff.compare.by_rule import compared
from claimdiff.compare.figures.rows import Row
from claimdiff.compare.parsed import Parsed
from claimdiff.text.doc import TITLE
from claimdiff.text.figures import figures
from claimdiff.text.times import times

WORDS = 480
"""Words of the article that the time is told for."""

HEAD = 120
"""Characters of a text in which its date of publication stands."""

_CLOCK = re.compile(r"(?<=, )\d\d:\d\d(?= (?:GMT|Uhr))")
_STORIES = "stories/articles.jsonl"


@dataclass(frozen=True)
class Difference:
    """Something that two articles tell differently: where, and how."""

    kind: str
    ranges: tuple[tuple[int, int, int], tuple[int, int, int]]
    told: tuple[str, str]


def differences(a: Parsed, b: Parsed) -> list[Difference]:
    """All that two articles tell differently: figures, dates and opposites."""
    rows, opposed = compared(a, b)
    found = [_difference(row) for row in rows if row.status in ("differ", "update")]
    for each in opposed:
        one, two = each.one, each.two
        ranges = ((one.sentence, one.start, one.end), (two.sentence, two.start, two.end))
        found.append(Difference("opposite", ranges, (one.text, two.text)))
    return found


def _difference(row: Row) -> Difference:
    one, two = (value.figure for value in row.values[:2])
    ranges = ((one.sentence, one.start, one.end), (two.sentence, two.start, two.end))
    return Difference(f"{row.measure} {row.status}", ranges, (one.text, two.text))


def read(path: Path, language: str = "en") -> Parsed:
    """A text file: its first line is the title, the first date behind it that of publication."""
    title, _, body = path.read_text("utf-8").partition("\n")
    days = [when for when in times(body[:HEAD], None) if when.from_ and when.from_ == when.to]
    clock = _CLOCK.search(body, days[0].end, days[0].end + HEAD) if days else None
    published = (days[0].from_ or "")[:10] + (f"T{clock[0]}" if clock else "") if days else None
    return _text(title, body[days[0].end :] if days else body, language, published)


def _text(title: str, body: str, language: str, published: str | None) -> Parsed:
    article = from_text(body, article_id=sha256(body.encode()).hexdigest(), label=title)
    known = {"title": title, "language": language, "published": published}
    return Parsed(article.model_copy(update=known), ())


# --- the sets ------------------------------------------------------------------------------------


def cases(folder: Path, name: str) -> None:
    """Count the pairs of a folder of one-fact pairs in which a difference is found."""
    pairs = sorted((folder / name).glob("*a.txt"))
    missed = []
    for path in pairs:
        other = path.with_name(path.name.replace("a.txt", "b.txt"))
        if not differences(read(path), read(other)):
            missed.append(path.name)
    print(f"{name}: {len(pairs) - len(missed)} of {len(pairs)} found; missed {missed}")


def check_pairs(path: Path) -> None:
    """Count the contradictions among claims and texts that are found."""
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    texts = [[_text("", line[side], "en", None) for side in ("claim", "text")] for line in lines]
    found = sum(bool(differences(*pair)) for pair in texts)
    print(f"check: {found} of {len(lines)} found")


def planted(folder: Path) -> None:
    """Count planted conflicts, updates and traps that a difference points at."""
    counts: Counter[str] = Counter()
    for gold in sorted(folder.glob("p*/gold.json")):
        told = json.loads(gold.read_text("utf-8"))
        a, b = (
            read(gold.with_name(f"{side}.txt"), language)
            for side, language in zip("ab", told["lang"], strict=True)
        )
        found = differences(a, b)
        right: set[int] = set()
        for fact in told["facts"]:
            if fact["kind"] not in ("conflict", "update", "trap"):
                continue
            hits = [n for n, some in enumerate(found) if _hits(some, fact, a, b)]
            counts[fact["kind"]] += 1
            counts[f"{fact['kind']} found"] += bool(hits)
            right |= set(hits) if fact["kind"] != "trap" else set()
        counts["reported"] += len(found)
        counts["right"] += len(right)
        for number, some in enumerate(found):
            if number not in right:
                print(f"  {gold.parent.name} beside the gold: {some.kind} {some.told}")
    print(f"planted: {dict(counts)}")


def _hits(found: Difference, fact: dict[str, list[str]], a: Parsed, b: Parsed) -> bool:
    return all(
        any(_overlaps(text, place, words) for words in fact.get(side) or [])
        for side, text, place in zip("ab", (a, b), found.ranges, strict=True)
    )


def _overlaps(text: Parsed, place: tuple[int, int, int], words: str) -> bool:
    sentence, start, end = place
    told = text.article.title or "" if sentence == TITLE else text.article.body
    at = told.find(words)
    return at >= 0 and start < at + len(words) and at < end


def stories(path: Path, *, show: bool) -> None:
    """Count the differences on pairs of real articles of one story, and time the reading."""
    told = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    groups: dict[str, list[dict[str, str]]] = defaultdict(list)
    for article in told:
        groups[article["story_id"]].append(article)
    pairs = 0
    counts: Counter[str] = Counter()
    for story, articles in groups.items():
        for one, two in combinations(articles, 2):
            pairs += 1
            for found in differences(_story(one), _story(two)):
                counts[found.kind] += 1
                if show:
                    print(f"  {story} {found.kind}: {found.told[0]!r} | {found.told[1]!r}")
    print(f"stories: {pairs} pairs, {sum(counts.values())} differences {dict(counts)}")
    _time(told)


def _story(article: dict[str, str]) -> Parsed:
    return _text(article["title"], article["text"], "en", article["date"] or None)


def _time(told: list[dict[str, str]]) -> None:
    texts = [_story(article) for article in told]
    start = time.process_time()
    for text in texts:
        figures(text.doc)
    spent = time.process_time() - start
    size = sum(len(text.article.body.split()) for text in texts)
    print(f"figures of two {WORDS}-word articles: {2000 * spent / size * WORDS:.1f} ms of CPU")


def main() -> None:
    """Score all sets that the folders hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    for name in ("micro", "context", "pairs"):
        cases(given.cases, name)
    check_pairs(given.cases / "check" / "check_pairs.jsonl")
    planted(given.data / "planted")
    stories(given.data / _STORIES, show=given.show)


if __name__ == "__main__":
    main()
