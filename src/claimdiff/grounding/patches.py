"""Claims patched together: the beginning of one sentence with the end of another.

The claim is covered from left to right with the longest runs of words that stand in its evidence. Where
a run of one sentence is followed at once by a run of another, a clause must end and a clause begin, or
one of the two only names whom the other speaks of. A claim that copies a sentence for long and then goes
on in other words is patched too, though the other sentence is not in its evidence.
"""

from collections import defaultdict
from itertools import pairwise
from typing import NamedTuple

from claimdiff.grounding.told import Told

WORDS = 3  # a run of fewer words is no borrowing: "of the", "said on"
COPIED = 5  # words in a row from which on a claim is a copy, not a paraphrase ...
SHARE = 0.4  # ... if they are this share of it
OWN = 2  # content words of its own after (or before) a copied run make another statement
_GENERIC = 1  # content words that may be dropped with a pronoun: "the company also"


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


def patched(claim: Told, evidence: Told) -> str | None:
    """Tell which words of a claim do not go with those before them."""
    runs = [run for run in _cover(claim, evidence) if run.size >= WORDS]
    for one, two in pairwise(runs):
        if one.stop == two.mine and _seam(claim, evidence, one, two):
            return f'it goes on with "{_words(claim, two.mine, two.stop)}" of another sentence'
    longest = max(runs, key=lambda run: run.size, default=None)
    if longest is None or longest.size < max(COPIED, SHARE * len(claim.words)):
        return None
    return _strange(claim, runs, range(longest.stop, len(claim.words))) or _strange(
        claim, runs, range(longest.mine)
    )


def _words(text: Told, first: int, last: int) -> str:
    return text.text[text.words[first].start : text.words[last - 1].end]


def _cover(claim: Told, evidence: Told) -> list[Run]:
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


def _seam(claim: Told, evidence: Told, one: Run, two: Run) -> bool:
    """Tell whether two runs that follow each other in the claim do not belong together."""
    here, there = evidence.sentences[one.theirs], evidence.sentences[two.theirs]
    if here == there and one.after <= two.theirs:
        return False  # words left out of one sentence
    if _only_entities(claim, two):
        return False  # a place, a date, a name
    ended = one.after >= len(evidence.words) or _ends(evidence, one.after)
    begins = evidence.breaks[two.theirs] or _resolves(evidence, two.theirs)
    return not (begins and (ended or _nominal(claim, evidence, one, two)))


def _only_entities(claim: Told, run: Run) -> bool:
    return not any(i in claim.plain for i in range(run.mine, run.stop))


def _ends(evidence: Told, after: int) -> bool:
    return evidence.breaks[after] or evidence.sentences[after] != evidence.sentences[after - 1]


def _resolves(evidence: Told, at: int) -> bool:
    """Tell whether before that word its sentence has but a pronoun, or "the company also"."""
    line = evidence.sentences[at]
    dropped = [i for i in range(at) if evidence.sentences[i] == line]
    named = any(i in evidence.entities for i in dropped)
    return not named and sum(i in evidence.plain for i in dropped) <= _GENERIC


def _nominal(claim: Told, evidence: Told, one: Run, two: Run) -> bool:
    """Tell whether the first run only says who: it opens the claim, the second had a pronoun there."""
    return one.mine == 0 and not evidence.breaks[two.theirs] and _resolves(evidence, two.theirs)


def _strange(claim: Told, runs: list[Run], rest: range) -> str | None:
    """Tell whether what precedes or follows a copied run is of the claim's own making."""
    if any(run.mine in rest for run in runs):
        return None
    own = [i for i in rest if i in claim.plain]
    return f'it goes on with "{_words(claim, rest.start, rest.stop)}"' if len(own) >= OWN else None
