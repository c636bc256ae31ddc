"""Claims patched together: the beginning of one sentence with the end of another.

The claim is covered from left to right with the longest runs of words that stand in its evidence.
Where a run of one sentence is followed at once by a run of another, a clause must end and a clause
begin, or one of the two only names whom the other speaks of. A claim that copies a sentence for
long and then goes on in other words is patched too, though the other sentence is not in its
evidence.
"""

from itertools import pairwise

from claimdiff.grounding.runs import WORDS, Run, cover
from claimdiff.grounding.told import Told
from claimdiff.language.words import is_stop

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


def patched(claim: Told, evidence: Told) -> str | None:
    """Tell which words of a claim do not go with those before them."""
    runs = [run for run in cover(claim, evidence) if run.size >= WORDS]
    for one, two in pairwise(runs):
        if one.stop == two.mine and _seam(claim, evidence, one, two):
            return f'it goes on with "{_words(claim, two.mine, two.stop)}" of another sentence'
    longest = max(runs, key=lambda run: run.size, default=None)
    if longest is None or longest.size < max(COPIED, SHARE * len(claim.words)):
        return None
    own = claim.plain - {i for i in claim.plain if claim.stems[i] in evidence.stems}
    rest = range(longest.stop, len(claim.words))
    return _strange(claim, runs, rest, own) or _strange(claim, runs, range(longest.mine), own)


def _words(text: Told, first: int, last: int) -> str:
    return text.text[text.words[first].start : text.words[last - 1].end]


def _seam(claim: Told, evidence: Told, one: Run, two: Run) -> bool:
    """Tell whether two runs that follow each other in the claim do not belong together.

    They do where words, or the order of clauses, differ in one sentence; where the second is a
    place or date; where the first only says whom a pronoun meant; where a clause ends, a connective
    or a full stop stands, and a clause begins.
    """
    here, there = evidence.sentences[one.theirs], evidence.sentences[two.theirs]
    ended, begins = _ended(evidence, one.after), evidence.breaks[two.theirs]
    if here == there:
        if _is_antecedent(evidence, one, two):
            return False
        return one.after > two.theirs and not (ended and begins)
    if _begin_alike(claim, evidence, one, two):
        return False
    if _is_detail(claim, two) and _may_end(evidence, one.after):
        return False
    if one.mine == 0 and _is_subject(claim, one) and _stood_for(evidence, two.theirs):
        return False
    return not (ended and begins and _joined(claim, two.mine))


def _is_antecedent(evidence: Told, one: Run, two: Run) -> bool:
    """Tell whether the second run is what "where", before the first, means ("in Os, where ...")."""
    at = one.theirs - 1
    return two.after == at and evidence.words[at].norm in ("where", "when")


def _begin_alike(claim: Told, evidence: Told, one: Run, two: Run) -> bool:
    """Tell whether two sentences with one beginning are joined, and it is said but once."""
    starts = [evidence.sentences.index(evidence.sentences[run.theirs]) for run in (one, two)]
    left_out = two.theirs - starts[1]
    alike = all(
        evidence.stems[starts[0] + i] == evidence.stems[starts[1] + i] for i in range(left_out)
    )
    pause = claim.breaks[two.mine] or _joined(claim, two.mine)
    return one.theirs == starts[0] and 0 < left_out <= one.size and alike and pause


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


def _strange(claim: Told, runs: list[Run], rest: range, own: frozenset[int]) -> str | None:
    """Tell whether what precedes or follows a copied run is of the claim's own making."""
    if any(run.mine in rest for run in runs):
        return None
    strange = sum(i in own for i in rest)
    if strange < OWN and (strange < 1 or len(rest) < OWN_WORDS):
        return None
    return f'it goes on with "{_words(claim, rest.start, rest.stop)}"'
