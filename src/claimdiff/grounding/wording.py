"""How a claim words its evidence: what it denies, what it swaps, what it joins, what it adds.

The claim's words are laid along the evidence's, sentence by sentence, by their longest common
subsequence of stems. Where both go together but for a few words, those few must not be other names,
other numbers or contraries.
"""

from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from rapidfuzz.distance import LCSseq

from claimdiff.grounding.facts import glued
from claimdiff.grounding.runs import WORDS, cover
from claimdiff.grounding.told import Told
from claimdiff.language.names import Name, same
from claimdiff.language.opposites import opposed
from claimdiff.language.quantities import Number, compatible
from claimdiff.language.times import When, resolved
from claimdiff.language.words import is_stop

EXCHANGED = 6  # words that may stand for each other in a sentence that is otherwise the same
_Placed = TypeVar("_Placed", Name, Number, When)

_REFUSE = frozenset({"deni", "refus", "fail", "declin"})
_BARE = frozenset({"not", "never", "no"})
SCOPE = 4  # words between a negator and the word that it negates, on either side


class Aligned(NamedTuple):
    """One sentence of the evidence beside the claim; ``pairs`` leads from claim to evidence."""

    first: int
    last: int
    pairs: dict[int, int]


def align(claim: Told, evidence: Told) -> list[Aligned]:
    """Lay the claim along each sentence of the evidence; the most alike comes first."""
    lines = [_lay(claim, evidence, first, last) for first, last in _lines(evidence)]
    return sorted(lines, key=lambda line: -_weight(claim, line.pairs))


def _lines(evidence: Told) -> Iterator[tuple[int, int]]:
    first = 0
    for i in range(1, len(evidence.words) + 1):
        if i == len(evidence.words) or evidence.sentences[i] != evidence.sentences[first]:
            yield first, i
            first = i


def _lay(claim: Told, evidence: Told, first: int, last: int) -> Aligned:
    pairs: dict[int, int] = {}
    for op in LCSseq.opcodes(claim.stems, evidence.stems[first:last]):
        if op.tag == "equal":
            pairs |= zip(
                range(op.src_start, op.src_end),
                range(first + op.dest_start, first + op.dest_end),
                strict=True,
            )
    return Aligned(first, last, pairs)


def _weight(claim: Told, pairs: dict[int, int]) -> float:
    """Count the words in common; a stop word, common by chance, a quarter."""
    return sum(1.0 if i in claim.plain or i in claim.entities else 0.25 for i in pairs)


# --- polarity ----------------------------------------------------------------------------------


def turned(claim: Told, evidence: Told, lines: list[Aligned]) -> str | None:
    """Tell whether the claim denies what its evidence says, or says what that denies."""
    if not any(
        (claim.negators, evidence.negators, evidence.deniers, _idle(claim), _idle(evidence))
    ):
        return None
    pairs = {c: e for line in reversed(lines) for c, e in line.pairs.items()}
    back = {e: c for c, e in pairs.items()}
    if _put_in(claim, evidence, pairs) or _unmatched(claim, evidence, pairs):
        return "it denies what its words say"
    evidence = evidence._replace(negators=sorted(evidence.negators + _refusals(evidence, claim)))
    lost = _put_in(evidence, claim, back) or _unmatched(evidence, claim, back, only_kept=True)
    return "it says what its words deny" if lost else None


def _refusals(text: Told, other: Told) -> list[int]:
    """Give the verbs that deny what follows ("denied that"), where the other text lacks them."""
    stems = set(other.stems)
    return [i for i in text.deniers if text.stems[i] in _REFUSE and text.stems[i] not in stems]


def _idle(text: Told) -> bool:
    return any(word.norm in _BARE for word in text.words)


def _put_in(one: Told, other: Told, pairs: dict[int, int]) -> bool:
    """Tell whether a negator stands in one text where the other goes on without it.

    "will not sail" beside "will sail": its neighbours touch there; "isn't here" beside "is here":
    one word stands between them.
    """
    loose = set(other.negators) - set(pairs.values())  # "did not find", "found no"
    for i, word in enumerate(one.words):
        contracted = word.norm.endswith("n't")
        before = pairs.get(i - 1)
        if i in pairs or before is None or not (contracted or word.norm in _BARE):
            continue
        after = pairs.get(i + 1, len(other.words) if i + 1 == len(one.words) else None)
        if after == before + 1 + contracted:
            return not any(abs(k - before) <= SCOPE for k in loose)
    return False


def _unmatched(one: Told, other: Told, pairs: dict[int, int], *, only_kept: bool = False) -> bool:
    """Tell whether one text has a negator that the other has nothing for.

    The word that a negator negates is looked up in the other text, and a negator must stand near it
    there; each serves once. A verb that denies (refused, paused) serves too, if it is not in both
    texts. With ``only_kept`` a negator whose word the other text leaves out counts as left out with
    it.
    """
    shared = set(one.stems)
    free = set(other.negators) | {i for i in other.deniers if other.stems[i] not in shared}
    for negator in one.negators:
        head = _negated(one, negator)
        places = _places(one, other, pairs, head)
        if not places and only_kept:
            continue
        near = [i for i in sorted(free) if not places or any(abs(i - p) <= SCOPE for p in places)]
        mates = [i for i in near if other.stems[i] == one.stems[negator]] or near
        if not mates:
            return True
        free.discard(min(mates, key=lambda i: min((abs(i - p) for p in places), default=0)))
    return False


def _negated(text: Told, negator: int) -> int:
    """Give the word that a negator negates: the next one that says something and is no adverb."""
    for i in range(negator + 1, len(text.words)):
        word = text.words[i].norm
        if not is_stop(word) and not word.endswith("ly") and i not in text.negators:
            return i
    return negator


def _places(one: Told, other: Told, pairs: dict[int, int], head: int) -> list[int]:
    if head in pairs:
        return [pairs[head]]
    return [i for i, stem in enumerate(other.stems) if stem == one.stems[head]]


# --- other names, numbers, contraries ----------------------------------------------------------


def replaced(claim: Told, evidence: Told, line: Aligned) -> str | None:
    """Tell where the claim has another name or number than its evidence, or the contrary.

    A word that stands in the evidence with the words around it, in another place, is none.
    """
    runs = [run for run in cover(claim, evidence) if run.size >= WORDS]
    for mine, theirs in gaps(line, len(claim.words), EXCHANGED):
        if any(run.mine <= mine.start and mine.stop <= run.stop for run in runs):
            continue
        reason = _other_entity(claim, evidence, mine, theirs) or _contrary(
            claim, evidence, mine, theirs
        )
        if reason:
            return reason
    return None


def gaps(line: Aligned, size: int, most: int) -> Iterator[tuple[range, range]]:
    """Yield the words that stand in each other's place in the claim and in the evidence.

    Args:
        line: How the two go together.
        size: The number of the claim's words.
        most: Words of the evidence for which others of the claim may stand.
    """
    mine, theirs = 0, line.first
    for i, j in [*sorted(line.pairs.items()), (size, line.last)]:
        if 0 < i - mine <= EXCHANGED and 0 < j - theirs <= most:
            yield range(mine, i), range(theirs, j)
        mine, theirs = i + 1, j + 1


def _other_entity(claim: Told, evidence: Told, mine: range, theirs: range) -> str | None:
    said = [i for i in mine if i in claim.entities]
    stood = [j for j in theirs if j in evidence.entities]
    common = {claim.stems[i] for i in said} & {evidence.stems[j] for j in stood}
    if not said or not stood or common:
        return None
    pairs = [(i, j) for i in said for j in stood]
    if any(_says_same(claim, evidence, i, j) for i, j in pairs):
        return None
    if _in_one_list(claim, evidence, said[0], stood[0]):
        return None
    return _instead(claim.words[said[0]].text, evidence.words[stood[0]].text)


def _contrary(claim: Told, evidence: Told, mine: range, theirs: range) -> str | None:
    for i in mine:
        for j in theirs:
            if opposed(claim.stems[i], evidence.stems[j]):
                return _instead(claim.words[i].text, evidence.words[j].text)
    return None


def _instead(mine: str, theirs: str) -> str:
    return f'it says "{mine}" where its words say "{theirs}"'


def _says_same(claim: Told, evidence: Told, i: int, j: int) -> bool:
    """Tell whether two words belong to one name, number or date written in two ways."""
    here, there = claim.words[i].start, evidence.words[j].start
    named = _at(claim.names, here)
    if named:
        told = evidence.words[j].norm
        if any(glued(a.norm, told) for a in named):
            return True
        return any(same(a.norm, b.norm) for a in named for b in _at(evidence.names, there))
    dates = [(a, b) for a in _at(claim.times, here) for b in _at(evidence.times, there)]
    if any(resolved(a) and (a.from_, a.to) == (b.from_, b.to) for a, b in dates):
        return True
    numbers = [(a, b) for a in _at(claim.numbers, here) for b in _at(evidence.numbers, there)]
    return any(compatible(a, b) for a, b in numbers)


def _at(items: list[_Placed], offset: int) -> list[_Placed]:
    return [item for item in items if item.start <= offset < item.end]


def _in_one_list(claim: Told, evidence: Told, i: int, j: int) -> bool:
    """Tell whether the claim only re-orders a list in which both words stand."""
    places = [k for k, stem in enumerate(evidence.stems) if stem == claim.stems[i]]
    return evidence.stems[j] in claim.stems and any(_listed(evidence, j, k) for k in places)


def _listed(text: Told, i: int, j: int) -> bool:
    between = range(min(i, j) + 1, max(i, j))
    return all(k in text.entities or text.words[k].norm in ("and", "or") for k in between)
