"""Phrases of the context that only say which one is meant.

Words in front of a noun ("the *new harbour* wall"), a name in full, an owner, a phrase behind a
noun ("the wall *of the harbour*"), a noun left out as said before. Nothing of the claim's own
sentence gives way to them.
"""

from claimdiff.grounding.phrases import (
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    QUANTIFIERS,
    after_auxiliaries,
    has_figure,
    is_definite,
    is_genitive,
    is_noun_phrase,
    is_prepositional,
)
from claimdiff.grounding.sides import Place, Sides, is_unspaced
from claimdiff.grounding.told import Told
from claimdiff.language.irregular import BASE
from claimdiff.language.names import same
from claimdiff.language.words import is_stop

LOOSE = 2  # words that a claim may leave out of a phrase: "the Orrin [copper] mine"
FULLER = 8  # words of a phrase that only says which one
ELLIPSIS = 3  # words that a sentence may leave out as said before: "Brightwater's [stock]"
# Prepositions that tell who did it or when, not which one is meant.
_TELLING = frozenset({"by", "since", "until", "than", "within", "during"})


def addition(sides: Sides, first: int, last: int) -> Place | None:
    """Take a phrase for one that only says which one is meant."""
    if not sides.is_borrowed(first, last):
        return None
    if is_unspaced(sides.claim.words[first].text):
        return Place(first, last) if _in_front(sides, first, last) else None
    fits = last - first <= FULLER and (
        _in_front(sides, first, last)
        or _in_full(sides, first, last)
        or _owner(sides, first, last)
        or _behind(sides, first, last)
        or _left_out(sides, first, last)
    )
    return Place(first, last) if fits else None


def _in_front(sides: Sides, first: int, last: int) -> bool:
    """Tell of "new harbour" in "the new harbour wall": the context has it with its noun."""
    claim, says = sides.claim, sides.says
    if last == len(claim.words) or any(claim.breaks[first + 1 : last + 1]):
        return False
    small = any(is_stop(claim.words[i].norm) for i in range(first, last + 1))
    before = claim.words[first - 1].norm if first else ""
    led = first == 0 or claim.breaks[first] or before in DETERMINERS | PREPOSITIONS
    free = any(j == 0 or is_stop(says.words[j - 1].norm) for j in sides.here[last])
    noun = claim.words[last].norm not in BASE
    return led and free and noun and not small and _in_context(sides, first, last + 1, LOOSE)


def _in_context(sides: Sides, first: int, last: int, loose: int) -> bool:
    """Tell whether words stand in one sentence of the context in their order, close together."""
    words, lines = sides.context.words, sides.context.sentences
    for start in sides.there[first]:
        at = start
        for i in range(first + 1, last):
            at = next(
                (j for j in sides.there[i] if at < j <= start + i - first + loose), len(words)
            )
        if at < len(words) and lines[at] == lines[start]:
            return True
    return False


def _in_full(sides: Sides, first: int, last: int) -> bool:
    """Tell of "Foods" in "Halcyon Foods", of which the sentence has but "Halcyon"."""
    claim, says = sides.claim, sides.says
    start, end = claim.words[first].start, claim.words[last - 1].end
    return any(
        name.start <= start
        and end <= name.end + 2
        and name.end - name.start > end - start
        and any(same(name.norm, other.norm) for other in says.names)
        for name in claim.names
    )


def _owner(sides: Sides, first: int, last: int) -> bool:
    """Tell of "Halcyon's" in "Halcyon's talks"."""
    if last == len(sides.claim.words) or not is_genitive(sides.claim, last - 1):
        return False
    names_only = all(i in sides.claim.entities for i in range(first, last))
    before = [j - 1 for j in sides.here[last]]
    return names_only and any(j < 0 or is_stop(sides.says.words[j].norm) for j in before)


def _behind(sides: Sides, first: int, last: int) -> bool:
    """Tell of "of the harbour" in "the wall of the harbour"."""
    claim, says = sides.claim, sides.says
    if not _says_which(sides, first, last):
        return False
    closes = last == len(claim.words) or claim.breaks[last]
    if first == 0:
        return closes and last < len(claim.words) and not _is_tail(sides, first, last)
    for j in sides.here[first - 1]:
        if _is_owned(says, j):
            return True  # "its maps": "the maps of the mine"
        ended = j + 1 == len(says.words) or says.breaks[j + 1]
        ended = ended and claim.stems[first] not in says.stems[j + 1 : j + 2]
        if closes and ended and not _is_tail(sides, first, last):
            return True
        if not closes and any(j < k <= j + 2 for k in sides.here[last]):
            return True
    return False


def _is_owned(says: Told, i: int) -> bool:
    """Tell of "its maps", "its old maps"."""
    at = i - 1 if i - 1 not in says.plain else i - 2
    return i in says.plain and at >= 0 and says.words[at].norm in POSSESSIVES


def _is_tail(sides: Sides, first: int, last: int) -> bool:
    """Tell whether a clause of the context ends with the very words, preposition and all."""
    words, breaks = sides.context.stems, sides.context.breaks
    own = sides.claim.stems[first:last]
    ends = (i for i in range(len(own), len(words) + 1) if i == len(words) or breaks[i])
    return any(words[end - len(own) : end] == own for end in ends)


def _says_which(sides: Sides, first: int, last: int) -> bool:
    claim = sides.claim
    if any(claim.breaks[first + 1 : last]):
        return False
    if claim.words[first].norm == "to" and is_definite(claim, first - 1):
        ends = last == len(claim.words) or claim.breaks[last]
        return not ends and _in_context(sides, first, last, 0)
    if claim.words[first].norm in _TELLING:
        return False
    figures = claim.words[first].norm != "of" and has_figure(claim, first, last)
    return is_prepositional(claim, first, last) and not figures


def _left_out(sides: Sides, first: int, last: int) -> bool:
    """Tell of "relatives" in "some relatives had", where the sentence has but "some had"."""
    claim, says = sides.claim, sides.says
    if not 0 < first < last < len(claim.words) or last - first > ELLIPSIS:
        return False
    if not all(i in claim.plain for i in range(first, last)):
        return False
    before = claim.words[first - 1]
    counts = before.norm in QUANTIFIERS or before.norm[0].isdigit() or is_genitive(claim, first - 1)
    after = after_auxiliaries(claim, last)
    return (
        counts
        and is_noun_phrase(claim, first, last)
        and after < len(claim.words)
        and any(after_auxiliaries(says, j + 1) in sides.here[after] for j in sides.here[first - 1])
    )
