"""Whether a claim's words are borne out by the words it names.

It asks what a careful sub-editor asks: do the names, numbers and dates stand there; does the claim
deny what the evidence says, or the other way round; are two names swapped; is it patched from
halves of two sentences; what does it add? It knows no facts of the world, and it does not weigh a
synonym: a share of the content words must stand there, whatever the rest says.
"""

import re

from claimdiff.grounding.additions import added
from claimdiff.grounding.facts import unknown_date, unknown_name, unknown_number
from claimdiff.grounding.locate import locate
from claimdiff.grounding.order import swapped
from claimdiff.grounding.patches import patched
from claimdiff.grounding.told import Told, told
from claimdiff.grounding.wording import align, replaced, turned
from claimdiff.language.polarity import negations

# What turns the words after it into something that the sentence does not say.
_GOVERNS = re.compile(
    r"(?:\b(?:den(?:y|ied|ies|ying)|if|whether|unless|refut\w+|disput\w+|rul\w+ out)"
    r"(?: that| reports?| claims?)*"
    r"|\b(?:false|untrue|wrong|unlikely|doubtful) (?:that|to say))\s*[\"'“‘]?$",
    re.IGNORECASE,
)
_BEFORE = 5  # words before a clause in which a negator still governs it ("did not say that ...")


def unsupported(text: str, evidence: str, published: str | None) -> str | None:
    """Tell why a text is not borne out by its evidence, or None where it is.

    1. Words that stand there as they are, but for typography, need only be free of a negator that
       governs them from before.
    2. Names, numbers and dates must stand there or follow from it (`claimdiff.grounding.facts`).
    3. Wording: polarity, exchanged and swapped names and numbers, sentences patched together, words
       that stand nowhere.

    Args:
        text: A claim's or point's own text.
        evidence: The words of the body that it names, sentences apart by newlines.
        published: The publication time, ISO 8601, for relative dates; None if unknown.
    """
    # 1
    found = locate(text, evidence)
    if found is not None:
        return _governed(found.exact, evidence[: found.start])
    claim, words = told(text, published), told(evidence, published)
    # 2
    for kind, unknown in (
        ("name", unknown_name),
        ("number", unknown_number),
        ("date", unknown_date),
    ):
        missing = unknown(claim, words)
        if missing is not None:
            return f'the {kind} "{missing}" does not stand in its words'
    # 3
    return _worded(claim, words)


def _worded(claim: Told, evidence: Told) -> str | None:
    lines = align(claim, evidence)
    if not lines:
        return "its words hold no word"
    return (
        turned(claim, evidence, lines)
        or replaced(claim, evidence, lines[0])
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
