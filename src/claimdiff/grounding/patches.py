"""Claims patched together: the beginning of one sentence with the end of another.

The claim is covered from left to right with the longest runs of words that stand in its evidence.
Where a run of one sentence is followed at once by a run of another, a clause must end and a clause
begin, or one of the two only names whom the other speaks of. A claim that copies a sentence for
long and then goes on in other words is patched too, though the other sentence is not in its
evidence.
"""

from collections import defaultdict
from itertools import pairwise
from typing import NamedTuple

from claimdiff.grounding.told import Told
from claimdiff.language.words import is_stop

WORDS = 3  # a run of fewer words is no borrowing: "of the", "said on"
COPIED = 5  # words in a row from which on a claim is a copy, not a paraphrase ...
SHARE = 0.4  # ... if they are this share of it
OWN = 2  # content words of its own after (or before) a copied run make another statement
OWN_WORDS = 4  # words of its own, one content word among them, do so too
_DETAIL = 5  # words of a place or date at most
_PLACING_LIST = "in on at from near by to since until during for of"
_PLACING = frozenset(_PLACING_LIST.split())
_PRONOUN_LIST = "he she it they this that these those the its his her their who which"
_PRONOUNS = frozenset(_PRONOUN_LIST.split())
_CONNECTIVE_LIST = "and but while because although though as after before when where since so"
_CONNECTIVES = frozenset(_CONNECTIVE_LIST.split())
_VERB_LIST = """
is are was were be been being am has have had will would can could may might must shall should do
does did say says said to not
"""
_VERBS = frozenset(_VERB_LIST.split())
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
    """Tell whether two runs that follow each other in the claim do not belong together.

    They do where words are left out of one sentence; where the second is a place or date; where the
    first only says whom a pronoun meant; where a clause ends, a connective or a full stop stands,
    and a clause begins.
    """
    here, there = evidence.sentences[one.theirs], evidence.sentences[two.theirs]
    if here == there and one.after <= two.theirs:
        return False
    if _is_detail(claim, two) and _may_end(evidence, one.after):
        return False
    if one.mine == 0 and _is_subject(claim, one) and _stood_for(evidence, two.theirs):
        return False
    joined = _joined(claim, two.mine)
    return not (joined and _ended(evidence, one.after) and evidence.breaks[two.theirs])


def _is_detail(claim: Told, run: Run) -> bool:
    """Tell whether a run is "in Norport", "on 7 July": a small word, then names or figures."""
    words = range(run.mine, run.stop)
    short = run.size <= _DETAIL and claim.words[run.mine].norm in _PLACING
    return (
        short
        and not any(i in claim.plain for i in words)
        and any(i in claim.entities for i in words)
    )


def _ended(evidence: Told, after: int) -> bool:
    return after >= len(evidence.words) or evidence.breaks[after]


def _may_end(evidence: Told, after: int) -> bool:
    return _ended(evidence, after) or is_stop(evidence.words[after].norm)


def _is_subject(claim: Told, run: Run) -> bool:
    """Tell whether a run can only name somebody or something: no verb of ours in it."""
    return not any(claim.words[i].norm in _VERBS for i in range(run.mine, run.stop))


def _stood_for(evidence: Told, at: int) -> bool:
    """Tell whether before that word its sentence has but a pronoun, or "the company also"."""
    line = evidence.sentences[at]
    before = [i for i in range(at) if evidence.sentences[i] == line]
    if not before or any(
        evidence.words[i].norm in _VERBS or i in evidence.entities for i in before
    ):
        return False
    plain = sum(i in evidence.plain and not evidence.words[i].norm.endswith("ly") for i in before)
    return plain <= _GENERIC and any(evidence.words[i].norm in _PRONOUNS for i in before)


def _joined(claim: Told, at: int) -> bool:
    """Tell whether a connective or the end of a sentence stands at a word."""
    if claim.sentences[at] != claim.sentences[at - 1]:
        return True
    return claim.words[at].norm in _CONNECTIVES or claim.words[at - 1].norm in _CONNECTIVES


def _strange(claim: Told, runs: list[Run], rest: range) -> str | None:
    """Tell whether what precedes or follows a copied run is of the claim's own making."""
    if any(run.mine in rest for run in runs):
        return None
    own = sum(i in claim.plain for i in rest)
    if own < OWN and (own < 1 or len(rest) < OWN_WORDS):
        return None
    return f'it goes on with "{_words(claim, rest.start, rest.stop)}"'
