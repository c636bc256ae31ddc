"""Whether a claim's words are borne out by the words it names.

It asks what a careful sub-editor asks: do the names, numbers and dates stand there; does the claim
deny what the evidence says, or the other way round; are two names swapped, or does one give way to
a noun; is it patched from halves of two sentences; what does it add? It knows no facts of the
world, and it does not weigh a synonym: a share of the content words must stand there, whatever the
rest says.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from claimdiff.grounding.additions import added
from claimdiff.grounding.context import own_words
from claimdiff.grounding.draft import Range
from claimdiff.grounding.facts import Facts, facts_of, unknown_date, unknown_name, unknown_number
from claimdiff.grounding.locate import locate
from claimdiff.grounding.order import swapped
from claimdiff.grounding.patches import patched
from claimdiff.grounding.sides import is_unspaced
from claimdiff.grounding.told import Told, told
from claimdiff.grounding.unnamed import unnamed
from claimdiff.grounding.wording import align, replaced, turned
from claimdiff.language.polarity import negations
from claimdiff.language.words import words

# What turns the words after it into something that the sentence does not say.
_GOVERNS = re.compile(
    r"(?:\b(?:den(?:y|ied|ies|ying)|if|whether|unless|refut\w+|disput\w+|rul\w+ out)"
    r"(?: that| reports?| claims?)*"
    r"|\b(?:false|untrue|wrong|unlikely|doubtful) (?:that|to say))\s*[\"'“‘]?$",
    re.IGNORECASE,
)
_BEFORE = 5  # words before a clause in which a negator still governs it ("did not say that ...")


class Evidence(NamedTuple):
    """The words that say a claim, and those that tell who or what is meant; sentences by lines."""

    says: str
    context: str


def evidence(body: str, says: Iterable[Range], context: Iterable[Range]) -> Evidence:
    """Cut a claim's evidence from a body.

    A context around words that say the claim is their own sentence, and says it with them.
    """
    own = set(says)
    around = {c for c in context if any(c[0] < end and start < c[1] for start, end in own)}
    return Evidence(_lines(body, own | around), _lines(body, set(context) - own - around))


def _lines(body: str, ranges: Iterable[Range]) -> str:
    return "\n".join(body[start:end] for start, end in sorted(ranges))


@lru_cache(maxsize=1024)  # a key point is a claim again, and so is all that is verified
def unsupported(text: str, evidence: str, published: str | None, context: str = "") -> str | None:
    """Tell why a text is not borne out by its evidence, or None where it is.

    1. There must be words. Those that stand there as they are, but for typography, need only be
       free of a negator that governs them from before.
    2. Names, numbers and dates must stand there, or in the context, or follow from it
       (`claimdiff.grounding.facts`).
    3. What the context has is put back into the evidence's own words
       (`claimdiff.grounding.context`); the rest of the check is of these.
    4. Wording: polarity, exchanged and swapped names and numbers, sentences patched together, words
       that stand nowhere.

    Args:
        text: A claim's or point's own text.
        evidence: The words of the body that say it, sentences apart by newlines.
        published: The publication time, ISO 8601, for relative dates; None if unknown.
        context: The words of the body that tell who or what is meant, likewise.
    """
    # 1
    if not words(text):
        return "it holds no word"
    found = locate(text, evidence)
    if found is not None:
        return _governed(found.exact, evidence[: found.start])
    if not context:
        return _unborne(told(text, published), told(evidence, published))
    # 2
    claim, says, around = (told(words, published) for words in (text, evidence, context))
    missing = _unknown(claim, facts_of(says, around))
    if missing is not None:
        return missing
    # 3
    own, strange = own_words(claim, says, around)
    if strange is None:
        # 4
        reason = _unborne(told(own, published), says)
    else:
        reason = f'it has "{strange}" from its context, where its words have no place for it'
    if reason and is_unspaced(text):  # its phrases are not known apart: both are evidence
        return _unborne(claim, told(f"{evidence}\n{context}", published))
    return reason


def _unborne(claim: Told, evidence: Told) -> str | None:
    return _unknown(claim, facts_of(evidence)) or _worded(claim, evidence)


def _unknown(claim: Told, evidence: Facts) -> str | None:
    for kind, unknown in _FACTS:
        missing = unknown(claim, evidence)
        if missing is not None:
            return f'the {kind} "{missing}" does not stand in its words'
    return None


_FACTS = (("name", unknown_name), ("number", unknown_number), ("date", unknown_date))


def _worded(claim: Told, evidence: Told) -> str | None:
    lines = align(claim, evidence)
    if not lines:
        return "its words hold no word"
    return (
        turned(claim, evidence, lines)
        or replaced(claim, evidence, lines[0])
        or unnamed(claim, evidence, lines)
        or swapped(claim, evidence)
        or patched(claim, evidence)
        or added(claim, evidence)
    )


def _governed(words: str, before: str) -> str | None:
    """Tell whether the words right before a clause take it back."""
    clause = re.split(r"[,;:.!?\n]", before)[-1]
    near = " ".join(clause.split()[-_BEFORE:])
    if not words or not near:
        return None
    return "its words deny or doubt it" if negations(near) or _GOVERNS.search(near) else None
