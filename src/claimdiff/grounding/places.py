"""Where a claim may have a phrase from its context.

Either its sentence has a mention there ("it", "the two", "that day") that the phrase stands for,
between the same neighbours; or the phrase only says which one is meant: words in front of a noun
("the *new harbour* wall"), a name in full, a phrase behind a noun ("the wall *of the harbour*").
"""

import re
from typing import NamedTuple

from claimdiff.grounding.phrases import (
    AUXILIARIES,
    COUNTED,
    DETERMINERS,
    PERSONS,
    POSSESSIVES,
    PREPOSITIONS,
    QUANTIFIERS,
    TIMES,
    Mention,
    is_definite,
    is_noun_phrase,
    is_past,
    is_prepositional,
)
from claimdiff.grounding.sides import Sides
from claimdiff.grounding.told import Told
from claimdiff.language.irregular import BASE
from claimdiff.language.names import same
from claimdiff.language.words import UNSPACED, is_stop

LOOSE = 2  # words that a claim may leave out of a phrase: "the Orrin [copper] mine"
CLOSE = 4  # words between a noun and the name that goes with it: "the company, Halvard Shipping"
TITLE = 3  # words around a name that are none: "the chipmaker Quorrel"
FULLER = 8  # words of a phrase that only says which one
_BE = frozenset({"is", "are", "was", "were", "been", "being"})
ELLIPSIS = 3  # words that a sentence may leave out as said before: "Brightwater's [stock]"


# Prepositions that tell who did it or when, not which one is meant.
_TELLING = frozenset({"by", "since", "until", "than", "within", "during"})
_UNSPACED = re.compile(f"[{UNSPACED}]")


class Place(NamedTuple):
    """The claim's words from ``first`` to ``last``; ``mention``: what its sentence has instead."""

    first: int
    last: int
    mention: Mention | None = None


def is_unspaced(text: str) -> bool:
    """Tell whether a text, or the beginning of it, is in a script without spaces."""
    return _UNSPACED.match(text) is not None


# --- in the place of a mention -----------------------------------------------------------------


def stand_in(sides: Sides, known: tuple[Mention, ...], first: int, last: int) -> Place | None:
    """Take a phrase for what a mention of the claim's sentence means."""
    for mention in known:
        own = frozenset(sides.says.stems[mention.start : mention.end])
        if not (mention.is_action or sides.is_borrowed(first, last, own)):
            continue
        if _between_same(sides, mention, first, last) and _may_mean(sides, mention, first, last):
            return Place(first, last, mention)
    return None


def _between_same(sides: Sides, mention: Mention, first: int, last: int) -> bool:
    """Tell whether the words around a phrase are those around the mention.

    One side must be; on the other the claim may leave words out, or begin, or end.
    """
    claim, says = sides.claim, sides.says
    before = sides.here[first - 1] if first else []
    after, follows = _past(claim, last), _past(says, mention.end)
    behind = sides.here[after] if after < len(claim.words) else []
    opens = first == 0 or claim.breaks[first] or claim.words[first - 1].norm == "that"
    closes = last == len(claim.words) or claim.breaks[last]
    if mention.start - 1 in before:
        return closes or any(j >= mention.end for j in behind)
    if follows in behind:
        return opens or any(j < mention.start for j in before)
    return opens and any(_shares_subject(says, mention, j) for j in behind)


def _shares_subject(says: Told, mention: Mention, verb: int) -> bool:
    """Tell whether a verb goes on with the mention's sentence: "it sank and (will) cost"."""
    at = verb - 1
    while at > mention.end and says.words[at].norm in AUXILIARIES:
        at -= 1
    joined = at > mention.end and says.words[at].norm in ("and", "but", "or")
    return joined and says.sentences[mention.start] == says.sentences[verb]


def _past(text: Told, i: int) -> int:
    """Give the next word that is no auxiliary and no adverb: "is", "are" and "has" may change."""
    while i < len(text.words) and text.words[i].norm in AUXILIARIES:
        i += 1
    return i


def _may_mean(sides: Sides, mention: Mention, first: int, last: int) -> bool:
    claim, says = sides.claim, sides.says
    head = says.words[mention.end - 1].norm
    if mention.is_action:
        return last - first <= FULLER
    if head in TIMES:
        return _is_date(claim, first, last)
    if head in ("there", "here"):
        return is_prepositional(claim, first, last) and not _has_figure(claim, first, last)
    if is_genitive(says, mention.end - 1) != is_genitive(claim, last - 1):
        return False
    if any(claim.breaks[first + 1 : last]) or not is_whole(sides, first, last):
        return False
    if not is_noun_phrase(claim, first, last, _passive(sides, first, last)):
        return False
    if not mention.is_pronoun:
        return _same_thing(sides, mention, first, last)
    named = any(_is_named(claim, i) for i in range(first, last))
    return named or head.split("'")[0] not in PERSONS or _is_person(claim, first, last)


def is_whole(sides: Sides, first: int, last: int) -> bool:
    """Tell whether a phrase is no piece of a longer one of the context, and has no bare figure."""
    claim, context = sides.claim, sides.context
    if _is_dated(claim, first, last) or claim.words[last - 1].norm[-1].isdigit():
        return False
    led = claim.words[first].norm in DETERMINERS
    digits = any(claim.words[i].norm[0].isdigit() for i in range(first, last))
    if led or digits or _is_named(claim, first):
        return led or not digits
    return not sides.there[first] or any(
        j == 0 or context.breaks[j] or _may_precede(context.words[j - 1].norm)
        for j in sides.there[first]
    )


def _may_precede(norm: str) -> bool:
    """Tell whether a phrase may begin after a word: a small one, a verb, but no article."""
    return (is_stop(norm) and norm not in DETERMINERS) or is_past(norm)


def _is_named(text: Told, i: int) -> bool:
    return any(name.start <= text.words[i].start < name.end for name in text.names)


def _is_person(text: Told, first: int, last: int) -> bool:
    return last - first <= TITLE and text.words[first].norm in DETERMINERS


def _passive(sides: Sides, first: int, last: int) -> frozenset[int]:
    """Give the words that the context has in a passive: "were moved", "people moved to halls"."""
    words = sides.context.words
    return frozenset(
        i
        for i in range(first, last)
        if any(j > 0 and words[j - 1].norm in _BE for j in sides.there[i])
    )


def is_genitive(text: Told, i: int) -> bool:
    """Tell whether a word stands for an owner: "its", "Lind's", "the miners'"."""
    word = text.words[i]
    after = text.text[word.end : word.end + 2]
    return word.norm in POSSESSIVES or word.norm.endswith("'s") or after in ("' ", "’ ")


def _is_date(text: Told, first: int, last: int) -> bool:
    """Tell whether words are a date: "on 3 May"."""
    said = [text.words[i].start for i in range(first, last) if not is_stop(text.words[i].norm)]
    return bool(said) and all(any(w.start <= at < w.end for w in text.times) for at in said)


def _same_thing(sides: Sides, mention: Mention, first: int, last: int) -> bool:
    """Tell whether a phrase may mean what a noun does: by a name, or by the names of "the two".

    A name that the context has far from the noun belongs to something else there.
    """
    claim, says, context = sides.claim, sides.says, sides.context
    named = [i for i in range(first, last) if _is_named(claim, i)]
    other = [i for i in range(first, last) if i in claim.plain]
    own = says.stems[mention.start : mention.end]
    if any(says.words[i].norm in COUNTED for i in range(mention.start, mention.end)):
        return len(named) > 1 and all(claim.stems[i] in own for i in other)
    if not named or len(other) > TITLE or _has_small_words(claim, first, last):
        return False
    at = [j for j, stem in enumerate(context.stems) if stem == own[-1]]
    near = any(abs(j - k) <= CLOSE for i in named for j in sides.there[i] for k in at)
    return near or not at


def _has_small_words(claim: Told, first: int, last: int) -> bool:
    """Tell whether small words stand in a phrase that do not in a name: but "of", "and", "the"."""
    inner = (claim.words[i].norm for i in range(first + 1, last))
    return any(is_stop(norm) and norm not in ("of", "and", "the", "for") for norm in inner)


# --- a phrase that says which one --------------------------------------------------------------


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
    figures = claim.words[first].norm != "of" and _has_figure(claim, first, last)
    return is_prepositional(claim, first, last) and not figures


def _is_dated(claim: Told, first: int, last: int) -> bool:
    start, end = claim.words[first].start, claim.words[last - 1].end
    return any(start <= when.start < end for when in claim.times)


def _has_figure(claim: Told, first: int, last: int) -> bool:
    start, end = claim.words[first].start, claim.words[last - 1].end
    counted = any(start <= number.start < end for number in claim.numbers)
    return counted or _is_dated(claim, first, last)


def _left_out(sides: Sides, first: int, last: int) -> bool:
    """Tell of "relatives" in "some relatives had", where the sentence has but "some had"."""
    claim, says = sides.claim, sides.says
    if not 0 < first < last < len(claim.words) or last - first > ELLIPSIS:
        return False
    if not all(i in claim.plain for i in range(first, last)):
        return False
    before = claim.words[first - 1]
    counts = before.norm in QUANTIFIERS or before.norm[0].isdigit() or is_genitive(claim, first - 1)
    after = _past(claim, last)
    return (
        counts
        and is_noun_phrase(claim, first, last)
        and after < len(claim.words)
        and any(_past(says, j + 1) in sides.here[after] for j in sides.here[first - 1])
    )
