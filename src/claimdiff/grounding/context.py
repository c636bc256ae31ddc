"""What a claim takes from its context: whom or what a short mention means, and no more.

The words of a claim that stand in its context only are taken out of it, or the mention that its own
sentence has there ("it", "the mine", "both boards") is put back. What is left must be borne out by
the words that say it, alone: a statement of the context's is no part of it.
"""

from collections.abc import Iterator

from claimdiff.grounding.phrases import AUXILIARIES, Mention, mentions
from claimdiff.grounding.qualifiers import addition
from claimdiff.grounding.sides import Place, Sides, beside
from claimdiff.grounding.standins import stand_in
from claimdiff.grounding.told import Told

LEFT = 6  # words in front of a foreign stretch that may belong to its phrase ...
RIGHT = 2  # ... and behind it: "[the boards of both] Halcyon", "the flood [of the mine]"


def own_words(claim: Told, says: Told, context: Told) -> tuple[str, str | None]:
    """Put a claim's text back into the words of its own sentence.

    Returns:
        The text without what it has from its context, and the words of the context for which its
        sentence has no place, or None.
    """
    sides = beside(claim, says, context)
    text, known, done = claim.text, tuple(mentions(says)), len(claim.words)
    for first, last in reversed(list(_foreign(sides))):
        if first >= done:
            continue
        place = _place(sides, known, first, min(last, done), done)
        if place is None:
            return text, claim.text[claim.words[first].start : claim.words[last - 1].end]
        text, done = _put_back(text, sides, place), place.first
    return text, None


def _foreign(sides: Sides) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a claim that its context has and its own sentence has not."""
    found = [i for i in range(len(sides.claim.words)) if sides.is_foreign(i)]
    while found:
        last = 1
        while last < len(found) and _go_together(sides.claim, found[last - 1], found[last]):
            last += 1
        yield found[0], found[last - 1] + 1
        found = found[last:]


def _go_together(claim: Told, i: int, j: int) -> bool:
    """Tell whether only names and small words, no verb and no pause, are between two words."""
    between = range(i + 1, j)
    return not any(claim.breaks[i + 1 : j + 1]) and not any(
        k in claim.plain or claim.words[k].norm in AUXILIARIES for k in between
    )


def _place(
    sides: Sides, known: tuple[Mention, ...], first: int, last: int, done: int
) -> Place | None:
    """Find the place of a foreign stretch, for the smallest phrase around it first.

    It ends before ``done``, where the next one begins.
    """
    for more in range(LEFT + RIGHT + 1):
        for right in range(min(more, RIGHT) + 1):
            start, stop = first - more + right, last + right
            if start < 0 or stop > done:
                continue
            place = stand_in(sides, known, start, stop) or addition(sides, start, stop)
            if place is not None:
                return place
    return None


def _put_back(text: str, sides: Sides, place: Place) -> str:
    """Put the words of a claim's sentence back in the place of the context's.

    In scripts without spaces words overlap: what a neighbour has is left to it.
    """
    words, instead = sides.claim.words, ""
    start = max([words[place.first].start, *(w.end for w in words[: place.first][-1:])])
    end = min([words[place.last - 1].end, *(w.start for w in words[place.last :][:1])])
    if place.mention is not None:
        own = sides.says.words[place.mention.start : place.mention.end]
        instead = sides.says.text[own[0].start : own[-1].end]
    return text[:start] + instead + text[end:]
