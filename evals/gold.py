"""The gold of the fictional stories and of the seeds: its types, how it is read, seen pair by pair.

``evals/pairs/README.md`` describes the format. A story of three articles is scored as its three
pairs, so that one set of measures serves every set. Nothing here knows a result.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from claimdiff.result import Aspect, Basis, Relation

Key = tuple[str, int]
"""A labelled sentence: the article's id and the sentence's number there."""
Pair = tuple[Key, Key]
Label = Literal["shared", "conflict", "only", "furniture"]

HERE = Path(__file__).parent
PAIRS = HERE / "pairs"
SEEDS = HERE / "seeds"


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ArticleGold(_Gold):
    """What one article should come out as.

    ``header`` are its lines of metadata (byline, date), ``furniture`` what must not be in its body.
    """

    file: str
    title: str
    published: str | None = None
    language: str = "en"
    cut_off: bool = False
    header: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()


class Fact(_Gold):
    """One fact: which sentences of which articles tell it, and whether they agree.

    ``positions`` groups the articles of a conflict by the version they tell; ``values`` are the
    words in which they differ. ``basis`` is given where the agreement must be of one kind.
    """

    id: str
    relation: Relation
    aspect: Aspect | None = None
    quotes: dict[str, tuple[str, ...]]
    values: dict[str, str] = {}
    positions: tuple[tuple[str, ...], ...] = ()
    missing_from: tuple[str, ...] = ()
    basis: Basis | None = None
    note: str = ""

    def clash(self, left: str, right: str) -> bool:
        """Whether two articles tell different versions."""
        return self.relation == "conflict" and not any(
            left in position and right in position for position in self.positions
        )


class Trap(_Gold):
    """Sentences that look like a conflict and are none.

    ``same_fact`` tells whether they report one fact in compatible words (then they are linked), or
    are about different things.
    """

    id: str
    kind: str
    same_fact: bool
    quotes: dict[str, tuple[str, ...]]
    values: dict[str, str] = {}
    note: str = ""


class Story(_Gold):
    """The articles of one event (or of two that look alike) and all that is known of them."""

    story: str
    split: Literal["development", "held"]
    kinds: tuple[str, ...] = ()
    same_event: bool = True
    articles: dict[str, ArticleGold]
    facts: tuple[Fact, ...]
    traps: tuple[Trap, ...] = ()
    unscored: dict[str, tuple[str, ...]] = {}

    def pairs(self) -> Iterator[tuple[str, str]]:
        """The ids of every two articles."""
        return combinations(self.articles, 2)


@dataclass(frozen=True)
class PairGold:
    """Two articles, sentence by sentence: the form in which every set is scored.

    Sentences without a label are not scored. ``links`` are pairs of sentences (left article first)
    that report one fact, ``conflicts`` those of them whose values cannot both hold, ``traps`` pairs
    that must not be reported as conflicts.
    """

    texts: dict[Key, str]
    labels: dict[Key, Label]
    links: frozenset[Pair]
    conflicts: frozenset[Pair]
    traps: frozenset[Pair] = field(default_factory=frozenset)


def load(folder: Path) -> Story:
    """Read the gold of one story.

    Raises:
        OSError: There is no ``gold.json``.
        pydantic.ValidationError: It is not of the described form.
    """
    return Story.model_validate_json((folder / "gold.json").read_text("utf-8"))


def stories(folder: Path = PAIRS) -> list[tuple[Path, Story]]:
    """All stories below a folder, by name, each with its own folder."""
    return [(path.parent, load(path.parent)) for path in sorted(folder.glob("*/gold.json"))]


def quoted(story: Story) -> list[dict[str, tuple[str, ...]]]:
    """What the facts and the traps quote, per article."""
    return [fact.quotes for fact in story.facts] + [trap.quotes for trap in story.traps]


def number(story: Story) -> dict[str, dict[str, int]]:
    """Number the sentences that the gold quotes, for each article, in the order of the gold."""
    numbers: dict[str, dict[str, int]] = {article: {} for article in story.articles}
    for quotes in (*quoted(story), story.unscored):
        for article, texts in quotes.items():
            for text in texts:
                numbers[article].setdefault(text, len(numbers[article]))
    return numbers


def project(story: Story, left: str, right: str) -> PairGold:
    """See a story as the pair of two of its articles.

    1. Link what tells one fact, mark what clashes.
    2. Label sentences: in a conflict, in a link, or only here; not those that are unscored or in a
       trap of two different facts, where readers may differ.
    """
    # 1.
    numbers = number(story)
    same = [trap for trap in story.traps if trap.same_fact]
    conflicts = across([f for f in story.facts if f.clash(left, right)], numbers, left, right)
    links = across([*story.facts, *same], numbers, left, right)
    # 2.
    texts = {(a, n): text for a in (left, right) for text, n in numbers[a].items()}
    doubtful = _doubtful(story, numbers)
    labels = {key: _label(key, links, conflicts) for key in texts if key not in doubtful}
    traps = across(story.traps, numbers, left, right)
    return PairGold(texts, labels, links, conflicts, traps)


def across(
    items: Sequence[Fact | Trap], numbers: dict[str, dict[str, int]], left: str, right: str
) -> frozenset[Pair]:
    """The pairs of sentences of two articles in which some facts or traps are told."""
    return frozenset(
        ((left, numbers[left][a]), (right, numbers[right][b]))
        for item in items
        for a, b in product(item.quotes.get(left, ()), item.quotes.get(right, ()))
    )


def _doubtful(story: Story, numbers: dict[str, dict[str, int]]) -> set[Key]:
    loose = [trap.quotes for trap in story.traps if not trap.same_fact]
    return {
        (article, numbers[article][text])
        for quotes in (*loose, story.unscored)
        for article, texts in quotes.items()
        for text in texts
    }


def _label(key: Key, links: frozenset[Pair], conflicts: frozenset[Pair]) -> Label:
    if any(key in pair for pair in conflicts):
        return "conflict"
    return "shared" if any(key in pair for pair in links) else "only"
