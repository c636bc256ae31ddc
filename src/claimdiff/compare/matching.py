"""How likely a sentence, or a whole text, reports a claim: signals weighed into probabilities.

What counts as reporting depends on what is compared: two short phrases share a meaning, two
headlines take one stand, two sentences share a proposition, a passage or an article bears every
part of a claim out. So there is one small logistic expert for each form, and the form is read off
the texts. The weights were learnt on labelled sets by ``evals/train.py`` and stand, readable, in
``weights.json``. It gives probabilities; what exactly differs is for `differences` to say.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from claimdiff.compare.bags import lay_out
from claimdiff.compare.pairing import standing
from claimdiff.compare.signals import Grid, link_signals, pair_signals, text_signals
from claimdiff.result import CheckRelation

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.floating]

Expert = Mapping[str, float]
"""A logistic model: the weight of each signal by its name, and ``bias``."""

RELATIONS: tuple[CheckRelation, ...] = ("reported", "conflicting", "not-found")
FORMS = ("phrase", "headline", "sentence", "passage", "article")

# Sizes are ln(1 + content words) of the text: 22 and 120 words. Of 1,235 sentences of news half
# have 13 words or fewer, and 90 % at most 24; 4,000 summaries have 11 to 86, articles 118 and more.
_SENTENCE_SIZE = 3.15
_PASSAGE_SIZE = 4.8
_BARE_SENTENCES = 2  # a headline is seldom cut in more, a phrase never

REPORTED_FROM = 0.35
CONFLICTING_FROM = 0.35
"""Of calibrated probabilities, the threshold that makes F1 greatest is half the F1 that it gives
(Lipton, Elkan and Naryanaswamy, 2014): 0.35 where F1 is about 0.7, as on the labelled sets."""


@dataclass(frozen=True, slots=True)
class Matches:
    """What was found of some claims in a text.

    Attributes:
        alone: (claims, sentences) the probability that this sentence, alone, is about what the
            claim tells, as two sentences of two articles on one event are.
        whole: (claims, 3) the probabilities that the text as a whole reports the claim,
            contradicts it, or has nothing of it; rows sum to 1.
        nearest: (claims,) the sentence that comes nearest.
    """

    alone: "Floats"
    whole: "Floats"
    nearest: "NDArray[np.int64]"


class Matcher:
    """The sentences of one text, prepared once, that claims are looked for in."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._text = lay_out(sentences or ("",))

    def alone(self, claims: Sequence[str]) -> "Floats":
        """Give (claims, sentences) probabilities as `Matches.alone` has them, and nothing else."""
        if not claims:
            return self._nothing().alone
        return probability(_experts()["link"], link_signals(Grid.of(lay_out(claims), self._text)))

    def counterparts(
        self, claims: Sequence[str], rows: Sequence[int], columns: Sequence[int]
    ) -> "Floats":
        """Give (claims, sentences) probabilities that the two report one fact.

        Unlike `alone`, this weighs each pair beside all others of the two articles.

        Args:
            claims: All claims of one article, in its order.
            rows: For each claim the number of the sentence that makes it.
            columns: For each sentence its number; claims of one sentence have the same.
        """
        alike = self.alone(claims)
        return probability(_experts()["pair"], standing(alike, rows, columns)) if claims else alike

    def match(self, claims: Sequence[str]) -> Matches:
        """Look for claims in each sentence and in the text as a whole.

        1. Measure every claim against every sentence, then against the whole.
        2. Weigh the signals into probabilities.
        """
        if not claims:
            return self._nothing()
        # 1.
        grid = Grid.of(lay_out(claims), self._text, whole=True)
        pairs = pair_signals(grid)
        signals = text_signals(grid, pairs)
        # 2.
        alone = probability(_experts()["link"], pairs)
        whole = probabilities(_experts(), signals)
        return Matches(alone, whole, alone.argmax(axis=1))

    def _nothing(self) -> Matches:
        import numpy as np

        none = np.zeros((0, len(self._text.counts)))
        return Matches(none, np.zeros((0, len(RELATIONS))), np.zeros(0, np.int64))


def relation(scores: Sequence[float]) -> CheckRelation:
    """Name the relation that the three probabilities of one claim, in order of `RELATIONS`, give.

    A contradiction is the rarer and the more telling: it is named first.
    """
    reported, conflicting, not_found = scores
    if conflicting >= CONFLICTING_FROM and conflicting >= not_found:
        return "conflicting"
    return "reported" if reported >= REPORTED_FROM else "not-found"


def forms(signals: "Mapping[str, Floats]") -> "NDArray[np.int64]":
    """Tell what is compared for each claim, as an index into `FORMS`."""
    import numpy as np

    size = signals["size"]
    form = np.digitize(size, (_SENTENCE_SIZE, _PASSAGE_SIZE)) + FORMS.index("sentence")
    open_ended = signals["closed_claim"] + signals["closed_text"] == 0
    capitals = signals["headline_claim"] + signals["headline_text"] > 0
    bare = (open_ended | capitals) & (signals["sentences"] <= _BARE_SENTENCES)
    small = signals["small_claim"] + signals["small_text"] > 0
    form[bare] = FORMS.index("headline")
    form[bare & small] = FORMS.index("phrase")
    return form


def probabilities(experts: Mapping[str, Expert], signals: "Mapping[str, Floats]") -> "Floats":
    """Give (claims, 3) probabilities, in order of `RELATIONS`, from the signals of a whole text.

    The expert for the form says whether the claim is reported; another, how likely the text, if it
    does not report the claim, contradicts it instead of having nothing of it.
    """
    import numpy as np

    form = forms(signals)
    reported = np.choose(form, [probability(experts[name], signals) for name in FORMS])
    names = [name if (name := f"conflict_{one}") in experts else "conflict" for one in FORMS]
    against = np.choose(form, [probability(experts[name], signals) for name in names])
    conflicting = (1 - reported) * against
    return np.stack([reported, conflicting, 1 - reported - conflicting], axis=-1)


def probability(expert: Expert, signals: "Mapping[str, Floats]") -> "Floats":
    """Give what one expert makes of the signals: a probability of their shape."""
    import numpy as np

    score = sum(weight * signals[name] for name, weight in expert.items() if name != "bias")
    return np.asarray(1 / (1 + np.exp(-(score + expert["bias"]))))


@cache
def _experts() -> Mapping[str, Expert]:
    text = files("claimdiff.compare").joinpath("weights.json").read_text(encoding="utf-8")
    experts: Mapping[str, Expert] = json.loads(text)["experts"]
    return experts
