"""How likely two texts report one fact, and a text a claim: features weighed into probabilities.

Logistic models over the plain features of `features`: ``link``, for sentences of two articles;
``absent``, for a claim that nothing is linked to; and one row of weights for each form of a claim
put to a whole text, since what counts as reporting depends on what is compared (a phrase, a
headline, a sentence, a passage, an article). ``evals/train.py`` and ``evals/absences.py`` learn
them; they stand, readable, in ``weights.json``. What exactly differs is for `differences` and
`figures` to say.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from claimdiff.compare.features import Features, competition, features, reporting
from claimdiff.compare.phrases import Phrases, is_bare, is_small
from claimdiff.result import CheckRelation

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.floating]

LogisticModel = Mapping[str, float]
"""The weight of each feature by its name, and ``bias``."""

FORMS = ("phrase", "headline", "sentence", "passage", "article")
_BARE = ("phrase", "headline")
RELATIONS: tuple[CheckRelation, ...] = ("reported", "conflicting", "not-found")

# Sizes are ln(1 + content words) of the text: 22 and 120 words. Of 1,235 sentences of news half
# have 13 words or fewer, and 90 % at most 24; 4,000 summaries have 11 to 86, articles 118 and more.
_SENTENCE_SIZE = 3.15
_PASSAGE_SIZE = 4.8
_BARE_SENTENCES = 2  # a headline is seldom cut in more, a phrase never

_NAMES_ONLY = 0.7  # the seed pair is right with it; 0.5 takes 0.01 of the macro-F1 of real pairs
_UNSUPPORTED = 0.4  # left of a short claim's probability; 0.2 and 1 give our 160 pairs the same

_DENIED = 0.2  # of texts that do not report a claim deny it, over the labelled sets alike

REPORTED_FROM = 0.35
CONFLICTING_FROM = 0.35
"""Of calibrated probabilities, the threshold that makes F1 greatest is half the F1 that it gives
(Lipton, Elkan and Naryanaswamy, 2014): 0.35 where F1 is about 0.7, as on the labelled sets."""


def counterparts(left: Phrases, right: Phrases) -> "Floats":
    """The probability that each sentence of one article and each of another report one fact.

    Of one firm or place two articles tell many things: two sentences that share nothing but names
    are less likely, unless the articles are in two languages.

    Args:
        left: The sentences of one article, in its order: each is weighed beside the others.
        right: Those of the other.

    Returns:
        (left, right) probabilities.
    """
    import numpy as np

    found = features(left, right)
    found |= competition(found)
    likely = probability(logistic_models()["link"], found)
    named = (found["names"] > 0) & (found["plain"] == 0) & (found["figures"] == 0)
    two_languages = not found["plain"].any()
    return np.asarray(likely * np.where(named & (not two_languages), _NAMES_ONLY, 1))


def claim_against_text(claim: Phrases, text: Phrases) -> tuple[list[float], int]:
    """How one claim relates to a text: reported, conflicting or not found there.

    Returns:
        The probabilities of `RELATIONS`, which sum to 1, and the number of the nearest sentence.
    """
    found, nearest = reporting(claim, text)
    return weighed(logistic_models(), form(claim, text), found), nearest


def weighed(
    known: Mapping[str, LogisticModel], kind: str, found: Mapping[str, float]
) -> list[float]:
    """The probabilities of `RELATIONS` from the features of one claim and one text.

    One model says whether the claim is reported; another how likely a text that does not report it
    denies it, instead of having nothing of it. The text must have each word of a short claim.
    """
    import numpy as np

    row = {name: np.asarray(value) for name, value in found.items()}
    kept = 1 if kind in _BARE or not found["lacks_a_word"] else _UNSUPPORTED
    reported = kept * float(probability(known[kind], row))
    denied = float(probability(known["refuted"], row)) if kind == "headline" else _DENIED
    conflicting = (1 - reported) * denied
    return [reported, conflicting, 1 - reported - conflicting]


def relation(scores: list[float]) -> CheckRelation:
    """Name the relation that the three probabilities of one claim, in order of `RELATIONS`, give.

    A contradiction is the rarer and the more telling: it is named first.
    """
    reported, conflicting, not_found = scores
    if conflicting >= CONFLICTING_FROM and conflicting >= not_found:
        return "conflicting"
    return "reported" if reported >= REPORTED_FROM else "not-found"


def form(claim: Phrases, text: Phrases) -> str:
    """Tell what is compared: one of `FORMS`."""
    if len(text.texts) <= _BARE_SENTENCES and is_bare(claim.texts[0], text.texts[-1]):
        return "phrase" if is_small(claim.texts[0]) or is_small(text.texts[0]) else "headline"
    size = text.size
    return "sentence" if size < _SENTENCE_SIZE else "passage" if size < _PASSAGE_SIZE else "article"


def probability(model: LogisticModel, found: Features) -> "Floats":
    """Give what one model makes of the features: a probability of their shape."""
    import numpy as np

    score = sum(weight * found[name] for name, weight in model.items() if name != "bias")
    return np.asarray(1 / (1 + np.exp(-(score + model["bias"]))))


@cache
def logistic_models() -> Mapping[str, LogisticModel]:
    """The models, by name: ``link``, ``absent``, ``refuted`` and each of `FORMS`."""
    text = files("claimdiff.compare").joinpath("weights.json").read_text(encoding="utf-8")
    known: Mapping[str, LogisticModel] = json.loads(text)["models"]
    return known
