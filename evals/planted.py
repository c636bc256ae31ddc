"""Fictional pairs with planted facts: conflicts, updates, traps, shared facts, in five languages.

Each fact gives the words of both articles. It is found when one finding has a claim whose words
overlap them on each side. Facts marked ``in_figures`` (11 of the 30 conflicts and updates) are told
in figures or days; these are also counted apart, as found only where both values are shown.
`score` asks an engine; `replayed` the language model engine, by the
answers of a model that stand in ``cassettes/planted`` (``python -m tests.record --language-model``
records them again). Four pairs are held back: nothing was tuned on them, no prompt and no rule.

`FIGURES` are fifteen more in five languages, most of whose conflicts and updates are told in
figures or plain opposites, in other words by each; five of them are held back. `NEWS` are six in
the plain words of newsrooms, in four languages; three of them are held back.
"""

import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from pydantic import BaseModel, ConfigDict

from claimdiff.api import compare
from claimdiff.articles import load
from claimdiff.engines.contract import Engine
from claimdiff.engines.llm import LLMEngine
from claimdiff.result import Comparison, Finding, Nearest
from claimdiff.settings import Settings
from evals.cassettes import CASSETTES, played
from evals.gold import HERE

PAIRS = HERE / "planted_pairs"
FIGURES = HERE / "figure_pairs"
NEWS = HERE / "news_pairs"
RECORDED = CASSETTES / "planted"
SHORTEST = 8
"""Letters of a part of planted words by which they are found in a body that was cleaned."""
_LENGTHS = (60, 40, 25, 12)

Range = tuple[int, int]
Kind = Literal["conflict", "update", "trap", "shared", "only_a", "only_b"]


class Planted(BaseModel):
    """One fact: its words in either article; ``by_meaning`` where no figure or word tells it.

    ``in_figures`` where a figure or a day on each side does, named in ``a_value`` and ``b_value``.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    kind: Kind
    by_meaning: bool = False
    in_figures: bool = False
    a: tuple[str, ...] = ()
    b: tuple[str, ...] = ()
    a_value: str | None = None
    b_value: str | None = None


class Gold(BaseModel):
    """The facts of one pair; ``held`` where nothing may be tuned on it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    pair: str
    held: bool = False
    facts: tuple[Planted, ...]


def score(engine: Engine, *, held: bool = False, folder: Path = PAIRS) -> dict[str, float]:
    """Compare the pairs of a folder, or those held back, with an engine; count what was found."""
    known = [gold for gold in golds(folder) if gold.held == held]
    return figures([(gold, compared(gold, engine, folder)) for gold in known])


def replayed(*, held: bool = False) -> dict[str, float]:
    """The figures of the language model engine by the recorded answers."""
    return figures([(gold, replay(gold)) for gold in golds() if gold.held == held])


def replay(gold: Gold, *, record: bool = False) -> Comparison:
    """Compare one pair by recorded answers, or record them from the environment's endpoint."""
    meta = RECORDED / "meta.json"
    if record:
        known = {"model": os.environ["CLAIMDIFF_MODEL"], "base_url": "http://127.0.0.1:9/v1"}
        meta.parent.mkdir(parents=True, exist_ok=True)
        meta.write_text(json.dumps(known, indent=2) + "\n", "utf-8")
    told = json.loads(meta.read_text("utf-8"))
    if record:
        told |= {"base_url": os.environ["OPENAI_BASE_URL"], "api_key": os.environ["OPENAI_API_KEY"]}
    with TemporaryDirectory() as folder, played(RECORDED / f"{gold.pair}.yaml", record=record):
        settings = Settings.model_validate({"engine": "llm", "jobs": 1, "cache_dir": folder} | told)
        with closing(LLMEngine(settings)) as llm:
            return compared(gold, llm)


def golds(folder: Path = PAIRS) -> list[Gold]:
    """The gold of all pairs of a folder, by name."""
    return [
        Gold.model_validate_json(path.read_text("utf-8"))
        for path in sorted(folder.glob("*/gold.json"))
    ]


def figures(compared: Sequence[tuple[Gold, Comparison]]) -> dict[str, float]:
    """Recall of conflicts and updates, precision of conflicts, traps taken, shared facts found."""
    count: Counter[str] = Counter()
    for gold, comparison in compared:
        count += _counted(gold, comparison)
    told = count["conflict"] + count["update"]
    return {
        "conflict_recall": (count["conflict found"] + count["update found"]) / told,
        "conflict_precision": count["right"] / max(1, count["reported"]),
        "figures_recall": count["figures found"] / count["figures"],
        "traps_taken": float(count["trap found"]),
        "shared_recall": count["shared found"] / count["shared"],
        "only_recall": count["only found"] / count["only"],
        "not_found_precision": count["lacked"] / max(1, count["lacking"]),
    }


def compared(gold: Gold, engine: Engine, folder: Path = PAIRS) -> Comparison:
    """Compare the articles of one pair of a folder."""
    pair = folder / gold.pair
    articles = [load(str(pair / f"{key}.txt"), article_id=key, label=key) for key in "ab"]
    return compare(*articles, engine=engine)


def told_by_one(gold: Gold, comparison: Comparison) -> dict[str, bool]:
    """By claim whether its planted facts are all of one article; what is planted nowhere is left.

    A fact on which the two differ is told by both; of a trap nothing is said.
    """
    bodies = {one.id: one.body for one in comparison.articles}
    places = [
        (key, place, fact.kind.startswith("only"))
        for fact in gold.facts
        if fact.kind != "trap"
        for key, words in (("a", fact.a), ("b", fact.b))
        for place in _places(bodies[key], words)
    ]
    told: dict[str, bool] = {}
    for claim in comparison.claims:
        hits = [
            alone
            for key, (start, end), alone in places
            if key == claim.article and any(s.start < end and start < s.end for s in claim.spans)
        ]
        if hits:
            told[claim.id] = all(hits)
    return told


def _counted(gold: Gold, comparison: Comparison) -> Counter[str]:
    """How many facts of each kind there are, and how many were found as what they are."""
    count: Counter[str] = Counter()
    right: set[str] = set()
    for fact in gold.facts:
        kind = "only" if fact.kind.startswith("only") else fact.kind
        hits = list(_hits(fact, comparison))
        clashing = {one.id for one in hits if one.relation == "conflict"}
        count[kind] += 1
        if kind in ("conflict", "update"):
            right |= clashing
        count[f"{kind} found"] += _is_found(kind, hits)
        if fact.in_figures:
            count["figures"] += 1
            count["figures found"] += any(_is_shown(fact, one) for one in hits)
    alone = told_by_one(gold, comparison)
    lacking = [alone[key] for one in comparison.omissions for key in one.claims if key in alone]
    count += Counter(lacking=len(lacking), lacked=sum(lacking))
    reported = {one.id for one in comparison.findings if one.relation == "conflict"}
    count["reported"] += len(reported)
    count["right"] += len(reported & right)
    return count


def _is_found(kind: str, hits: Sequence[Finding]) -> bool:
    relations = {one.relation for one in hits}
    if kind == "shared":
        return bool(relations & {"agreement", "conflict"})
    return ("omission" if kind == "only" else "conflict") in relations


def _is_shown(fact: Planted, finding: Finding) -> bool:
    """Tell whether a conflict shows what both articles tell: words of the fact's two values."""
    told = {"a": fact.a_value or "", "b": fact.b_value or ""}
    return finding.relation == "conflict" and any(
        all(
            any(one.text in words or words in one.text for one in difference.values.get(key, ()))
            for key, words in told.items()
        )
        for difference in finding.differences
    )


def _hits(fact: Planted, comparison: Comparison) -> Iterator[Finding]:
    """The findings with words that overlap the fact's, on each side that has it."""
    sides = {key: words for key, words in (("a", fact.a), ("b", fact.b)) if words}
    if fact.kind.startswith("only"):
        sides = {fact.kind[-1]: sides.get(fact.kind[-1], ())}
    bodies = {one.id: one.body for one in comparison.articles}
    ranges = {key: list(_places(bodies[key], words)) for key, words in sides.items()}
    claims = {one.id: one for one in comparison.claims}
    for finding in comparison.findings:
        said = [(claims[key].article, span) for key in finding.claims for span in claims[key].spans]
        said += [
            (one.article, one.span) for one in finding.nearest if one.span and _tells(one, finding)
        ]
        if all(
            any(
                span.start < end and start < span.end
                for article, span in said
                if article == key
                for start, end in places
            )
            for key, places in ranges.items()
        ):
            yield finding


def _tells(near: Nearest, finding: Finding) -> bool:
    """Whether a finding names an article's sentence as telling its fact."""
    return any(near.article in position.articles for position in finding.positions)


def _places(body: str, phrases: Sequence[str]) -> Iterator[Range]:
    """Where planted words stand in a body, or else the longest part that stands there once."""
    for phrase in phrases:
        found = phrase if phrase in body else _part(body, phrase)
        start = body.find(found) if found else -1
        if start >= 0:
            yield start, start + len(found)


def _part(body: str, phrase: str) -> str:
    parts = (
        phrase[start : start + size]
        for size in _LENGTHS
        for start in range(0, max(1, len(phrase) - size), 5)
    )
    return next((one for one in parts if len(one) >= SHORTEST and body.count(one) == 1), "")
