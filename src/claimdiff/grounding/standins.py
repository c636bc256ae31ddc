"""Phrases of the context in the place of a mention: "it", "the two", "that day".

The claim must have the phrase between the words that the mention stands between, and the phrase
must be one that the mention can mean. Which of two things of its context a mention means, this does
not know: it takes any that fits.
"""

from claimdiff.grounding.phrases import (
    AUXILIARIES,
    COUNTED,
    DETERMINERS,
    PERSONS,
    TIMES,
    Mention,
    after_auxiliaries,
    has_figure,
    is_dated,
    is_genitive,
    is_noun_phrase,
    is_past,
    is_prepositional,
)
from claimdiff.grounding.sides import Place, Sides
from claimdiff.grounding.told import Told
from claimdiff.language.words import is_stop

CLOSE = 4  # words between a noun and the name that goes with it: "the company, Halvard Shipping"
TITLE = 3  # words around a name that are none: "the chipmaker Quorrel"
ACTION = 8  # words for "do so": "make Douyin a substitute"
_BE = frozenset({"is", "are", "was", "were", "been", "being"})


def stand_in(sides: Sides, known: tuple[Mention, ...], first: int, last: int) -> Place | None:
    """Take a phrase for what a mention of the claim's sentence means."""
    if any(first <= i < last for i in sides.claim.negators):
        return None
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
    after, follows = after_auxiliaries(claim, last), after_auxiliaries(says, mention.end)
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


def _may_mean(sides: Sides, mention: Mention, first: int, last: int) -> bool:
    claim, says = sides.claim, sides.says
    head = says.words[mention.end - 1].norm
    if mention.is_action:
        return last - first <= ACTION
    if head in TIMES:
        return _is_date(claim, first, last)
    if head in ("there", "here"):
        return is_prepositional(claim, first, last) and not has_figure(claim, first, last)
    if is_genitive(says, mention.end - 1) != is_genitive(claim, last - 1):
        return False
    if any(claim.breaks[first + 1 : last]) or not _is_whole(sides, first, last):
        return False
    if not is_noun_phrase(claim, first, last, _passive(sides, first, last)):
        return False
    if not mention.is_pronoun:
        return _same_thing(sides, mention, first, last)
    named = any(_is_named(claim, i) for i in range(first, last))
    return named or head.split("'")[0] not in PERSONS or _is_person(claim, first, last)


def _is_whole(sides: Sides, first: int, last: int) -> bool:
    """Tell whether a phrase is no piece of a longer one of the context, and has no bare figure."""
    claim, context = sides.claim, sides.context
    if is_dated(claim, first, last) or claim.words[last - 1].norm[-1].isdigit():
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
