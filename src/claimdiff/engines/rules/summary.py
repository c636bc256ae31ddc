"""A summary out of the article's own sentences.

Sentences are ranked by how central they are (how many of the article's rarer words they share with
other sentences) and how early they stand, and taken one by one while they say something new. No
sentence is rewritten.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from claimdiff.engines.contract import DraftPoint
from claimdiff.engines.rules import lexicon
from claimdiff.text.doc import Doc, Sentence
from claimdiff.text.words import is_stop, may_be_unspaced

_ROOT = 6  # letters that tell words apart well enough here, at a tenth of a stemmer's time
_ABSTRACT = 3  # sentences of an abstract at most
_POINTS = 6  # key points at most
_PER_POINT = 3  # sentences of an article for each key point, so that short articles get few
_FEWEST_POINTS = 3
_LEAD = 1.0  # what standing first is worth, against a centrality of at most 1: news leads
_LEAD_FADES = 5.0  # sentences after which that has fallen to a third
_NEW = 0.6  # weight of rank (0 to 2) against likeness (0 to 1) to what is chosen
_SHORTEST, _LONGEST = 8, 60  # content-bearing sentences have at least 8 words; over 60 are lists
_LEANING = 0.6  # what a sentence that leans on the one before ("He", "But this") keeps of its rank


def summary(doc: Doc, usable: Sequence[int]) -> tuple[tuple[DraftPoint, ...], tuple[int, ...]]:
    """The abstract of a body, and the sentences (by number) of its further key points.

    1. Weigh the words. 2. Rank the sentences. 3. Choose what is new. 4. Restore their order.

    Args:
        doc: The article, parsed.
        usable: The numbers of those that may stand in a summary.
    """
    weights = _weights(doc.sentences, usable)  # 1
    ranks = _ranks(doc, weights)  # 2
    wanted = min(_POINTS, max(_FEWEST_POINTS, len(usable) // _PER_POINT))
    chosen = _choose(ranks, weights, _ABSTRACT + wanted)  # 3
    told = [doc.sentences[number] for number in sorted(chosen[:_ABSTRACT])]  # 4
    texts = (" ".join(doc.text[one.start : one.end].split()) for one in told)
    abstract = [DraftPoint(text, (one.number,)) for text, one in zip(texts, told, strict=True)]
    return tuple(abstract), tuple(chosen[_ABSTRACT:])


_LEANS_ON = lexicon.DEMONSTRATIVES | {"but", "and", "however", "so", "yet"}
Weights = dict[int, dict[str, float]]


def _weights(sentences: Sequence[Sentence], usable: Sequence[int]) -> Weights:
    """For each sentence its stems with unit-length tf-idf weights."""
    counts = {n: Counter(_roots(sentences[n])) for n in usable}
    seen = Counter(stem for count in counts.values() for stem in count)
    weights = {}
    for n, count in counts.items():
        raw = {stem: k * math.log(1 + len(counts) / seen[stem]) for stem, k in count.items()}
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        weights[n] = {stem: weight / length for stem, weight in raw.items()}
    return weights


def _roots(sentence: Sentence) -> Iterator[str]:
    """What stands for the words of a sentence: their first letters, and pairs of Chinese ones."""
    for token in sentence.tokens:
        if may_be_unspaced(token.text):
            yield from (token.text[at : at + 2] for at in range(len(token.text) - 1))
        elif token.is_word and not is_stop(token.low):
            yield token.low[:_ROOT]


def _likeness(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Cosine of two sentences."""
    if len(right) < len(left):
        left, right = right, left
    return sum(weight * right.get(stem, 0.0) for stem, weight in left.items())


def _ranks(doc: Doc, weights: Weights) -> dict[int, float]:
    """How much each sentence deserves to stand in the summary."""
    centre: Counter[str] = Counter()
    for row in weights.values():
        centre.update(row)
    closeness = {n: _likeness(row, centre) for n, row in weights.items()}
    most = max(closeness.values(), default=1.0) or 1.0
    return {
        n: (close / most + _LEAD * math.exp(-n / _LEAD_FADES))
        * _self_contained(doc.text, doc.sentences[n])
        for n, close in closeness.items()
    }


def _self_contained(body: str, sentence: Sentence) -> float:
    """1 for a sentence that stands on its own, less for one that leans on another."""
    words = [token.low for token in sentence.tokens if token.is_word]
    if not _SHORTEST <= len(words) <= _LONGEST:
        return _LEANING * _LEANING
    return _LEANING if words[0] in _LEANS_ON or body[sentence.start] in _QUOTING else 1.0


_QUOTING = '“"‘「'


def _choose(ranks: dict[int, float], weights: Weights, wanted: int) -> list[int]:
    """The best sentences, each weighed against what is said already (MMR)."""
    said = dict.fromkeys(ranks, 0.0)
    chosen: list[int] = []
    while said and len(chosen) < wanted:
        best = max(said, key=lambda n: (_NEW * ranks[n] - (1 - _NEW) * said[n], -n))
        chosen.append(best)
        del said[best]
        for n, most in said.items():
            said[n] = max(most, _likeness(weights[n], weights[best]))
    return chosen
