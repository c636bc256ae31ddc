"""The runs of words that a claim has from its evidence, word for word, from left to right."""

from collections import defaultdict
from typing import NamedTuple

from claimdiff.grounding.told import Told

WORDS = 3  # a run of fewer words is no borrowing: "of the", "said on"


class Run(NamedTuple):
    """A run of claim words that stands in the evidence: where in each, and how many words."""

    mine: int
    theirs: int
    size: int

    @property
    def stop(self) -> int:
        """The claim word after the run."""
        return self.mine + self.size

    @property
    def after(self) -> int:
        """The evidence word after the run."""
        return self.theirs + self.size


def cover(claim: Told, evidence: Told) -> list[Run]:
    """Cover the claim from left to right with the longest runs of the evidence."""
    places: dict[str, list[int]] = defaultdict(list)
    for j, stem in enumerate(evidence.stems):
        places[stem].append(j)
    runs: list[Run] = []
    i = 0
    while i < len(claim.stems):
        found = [Run(i, j, _common(claim, evidence, i, j)) for j in places[claim.stems[i]]]
        best = max(found, key=lambda run: run.size, default=Run(i, 0, 1))
        runs += found and [best]
        i += best.size
    return runs


def _common(claim: Told, evidence: Told, i: int, j: int) -> int:
    """Count the words that go on alike in one sentence of the evidence."""
    size, line = 0, evidence.sentences[j]
    while (
        i + size < len(claim.stems)
        and j + size < len(evidence.stems)
        and claim.stems[i + size] == evidence.stems[j + size]
        and evidence.sentences[j + size] == line
    ):
        size += 1
    return size
