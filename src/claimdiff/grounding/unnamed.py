"""A name of the evidence that gave way to somebody, or something, without a name.

"Police told reporters" has all other words of "Lind told reporters". Whether "police" means Lind no
word of the article tells, so it is not borne out. A noun in another noun's place is not looked at:
it may be a synonym. Nor are words that go with a name ("Lind's party"), or have one beside them.
"""

from claimdiff.grounding.phrases import AUXILIARIES, PREPOSITIONS, is_noun_phrase
from claimdiff.grounding.told import Told
from claimdiff.grounding.wording import Aligned, gaps
from claimdiff.language.names import Name
from claimdiff.language.words import is_stop

APPOSED = 12  # words of a name with what is said of it: "Joren Vask, who runs the pier,"
COPIED = 2  # words that say something, at least, and ...
SHARE = 0.6  # ... this share of the rest of the claim must be the evidence's, in its order
_ELSE = frozenset({"other", "others", "another"})


def unnamed(claim: Told, evidence: Told, lines: list[Aligned]) -> str | None:
    """Tell where the claim has a noun in the place of a name of its evidence."""
    return next(filter(None, (_gone(claim, evidence, line) for line in lines)), None)


def _gone(claim: Told, evidence: Told, line: Aligned) -> str | None:
    for mine, theirs in gaps(_firm(claim, line), len(claim.words), APPOSED):
        name = _subject(evidence, theirs)
        if name is None or _has(claim, evidence, name):
            continue
        if _is_nameless(claim, mine) and _is_copied(claim, line, mine):
            said = claim.text[claim.words[mine.start].start : claim.words[mine.stop - 1].end]
            return f'it says "{said}" where its words say "{name.text}"'
    return None


def _firm(claim: Told, line: Aligned) -> Aligned:
    """The line without small words that go together by chance: those beside them do not."""
    beside = line.pairs | {-1: line.first - 1, len(claim.words): line.last}
    pairs = {
        i: j
        for i, j in line.pairs.items()
        if not is_stop(claim.words[i].norm)
        or beside.get(i - 1) == j - 1
        or beside.get(i + 1) == j + 1
    }
    return line._replace(pairs=pairs)


def _subject(evidence: Told, theirs: range) -> Name | None:
    """Give the name that words are about: no preposition leads to it, only what is apposed follows.

    "Governor Aas", "Joren Vask, who runs the pier,"; not "talks with Lind", "Lind's party".
    """
    for j in theirs:
        name = _name_at(evidence, j)
        if name is not None:
            after = next((k for k in theirs if evidence.words[k].start >= name.end), theirs.stop)
            ends = after == theirs.stop or evidence.breaks[after]
            return name if ends or _name_at(evidence, theirs.stop - 1) else None
        if evidence.words[j].norm in PREPOSITIONS:
            return None
    return None


def _name_at(text: Told, i: int) -> Name | None:
    at = text.words[i].start
    return next((name for name in text.names if name.start <= at < name.end), None)


def _has(claim: Told, evidence: Told, name: Name) -> bool:
    """Tell whether the claim has a part of that name anywhere."""
    parts = (i for i, w in enumerate(evidence.words) if name.start <= w.start < name.end)
    return any(evidence.stems[i] in claim.stems for i in parts)


def _is_nameless(claim: Told, mine: range) -> bool:
    """Tell whether words are a noun phrase without a name or figure, and not behind a name."""
    first, last = mine.start, mine.stop - 1
    behind = first > 0 and first - 1 in claim.entities and not claim.breaks[first]
    adverb = claim.words[first].norm in AUXILIARIES
    if behind or adverb or any(i in claim.entities for i in mine):
        return False
    if claim.words[last].norm in _ELSE:
        return True
    return any(i in claim.plain for i in mine) and is_noun_phrase(claim, first, last + 1)


def _is_copied(claim: Told, line: Aligned, mine: range) -> bool:
    """Tell whether the rest of its sentence is the evidence's: else the two share no place."""
    here = claim.sentences[mine.start]
    said = (i for i in claim.plain | claim.entities if i not in mine)
    rest = [i for i in said if claim.sentences[i] == here]
    return sum(i in line.pairs for i in rest) >= max(COPIED, SHARE * len(rest))
