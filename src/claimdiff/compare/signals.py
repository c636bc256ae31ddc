"""Signals: how near a sentence, or a text, comes to a claim, measured in several ways at once.

One grid holds every word of the claims against every word of the text: 1 where their stems are the
same, the likeness of their vectors elsewhere. All signals are read off it by phrase, so 20 claims
against 25 sentences are a few dozen array operations. What the signals amount to is for `matching`
to say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdiff.compare.bags import Bag

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Flags = NDArray[np.bool_]
    Indices = NDArray[np.int64]

Signals = dict[str, "Floats"]

_OTHER_WORD = 0.97  # the most that two different words can be alike; 1 is the same word
_NUMBER = 0.5  # what is left of a number's likeness to another: "six" is not nearly "seven"
# Of headline pairs on one story 2 % have a likeness both ways under 0.17, of pairs on two stories
# 2 % have one over 0.24: there it tells whether they are on one story, and nothing beyond.
_KIN_FROM, _KIN_TO = 0.15, 0.25
_FEW = 3  # sentences that together may say what a claim says
_NO_STEM = -1  # the empty word's number among the stems of the claims: it is like no other
_CELLS = 1 << 22  # of a block, 16 MB: two articles of 900 words each fit in one
_SENTENCE = 16  # content words, and 32 make a paragraph; a power of two, see `_windows`


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """The words of claims against the words of a text's sentences.

    Attributes:
        claims: The claims.
        text: The sentences.
        alike: (claim words, text words) likeness, 1 where the stems are the same; empty unless
            asked for.
        found: (claim words, sentences) whether the sentence has the word.
        best: (claim words, sentences) the likeness of the sentence's likest word.
        found_back: (claims, text words) whether the claim has the word.
        best_back: (claims, text words) the likeness of the claim's likest word.
        stems: The number of each word's stem, of the claims' words and of the text's.
    """

    claims: Bag
    text: Bag
    alike: "Floats"
    found: "Flags"
    best: "Floats"
    found_back: "Flags"
    best_back: "Floats"
    stems: "tuple[Indices, Indices]"

    @classmethod
    def of(cls, claims: Bag, text: Bag, *, whole: bool = False) -> "Grid":
        """Hold the words of two bags against each other, a block of claims at a time.

        Args:
            claims: The claims.
            text: The sentences.
            whole: Whether to keep ``alike``, which only `text_signals` needs: of two articles of
                nearly 80,000 characters it took 700 MB.
        """
        import numpy as np

        ids: dict[str, int] = {}
        left = np.array([ids.setdefault(stem, len(ids)) for stem in claims.stems])
        like = np.where(claims.real, left, _NO_STEM)
        right = np.array([ids.setdefault(stem, len(ids)) for stem in text.stems])
        scale, text_scale = (
            np.where(bag.number, _NUMBER, 1).astype(np.float32)[:, None] for bag in (claims, text)
        )
        unit, text_unit = claims.unit * (scale * _OTHER_WORD), (text.unit * text_scale).T
        kept, best, best_back = [], [], []
        for rows, starts in _blocks(claims, len(text.stems)):
            alike = unit[rows] @ text_unit
            np.copyto(alike, 1, where=like[rows, None] == right)
            best.append(np.ascontiguousarray(_greatest(alike.T.copy(), text.starts).T))
            best_back.append(_greatest(alike, starts))
            if whole:
                kept.append(alike)
        here, back = np.concatenate(best), np.concatenate(best_back)
        full = np.concatenate(kept) if whole else np.zeros((0, 0), np.float32)
        return cls(claims, text, full, here == 1, here, back == 1, back, (left, right))


def _greatest(rows: "Floats", starts: "Indices") -> "Floats":
    """The greatest of each column over the rows from one start to the next.

    What ``maximum.reduceat`` gives, in a third of its time: phrases are few and columns many.
    """
    import numpy as np

    greatest = np.empty((len(starts), rows.shape[1]), rows.dtype)
    for row, phrase in zip(greatest, np.split(rows, starts[1:]), strict=True):
        np.maximum.reduce(phrase, axis=0, out=row)
    return greatest


def _blocks(claims: Bag, columns: int) -> "Iterator[tuple[slice, Indices]]":
    """The rows of some claims at a time, so that a block has some `_CELLS`, and where each starts.

    One claim at the least, however long.
    """
    import numpy as np

    ends = np.append(claims.starts[1:], len(claims.stems))
    first = 0
    while first < len(ends):
        fitting = int(np.searchsorted(ends, claims.starts[first] + _CELLS // columns, "right"))
        last = max(first + 1, fitting)
        begin = int(claims.starts[first])
        yield slice(begin, int(ends[last - 1])), claims.starts[first:last] - begin
        first = last


def link_signals(grid: Grid) -> Signals:
    """Measure how much of a claim is in each sentence and the other way round.

    Named signals, each (claims, sentences): those of `pair_signals` that tell whether two sentences
    of two articles are about one thing. They take a third of the time of all.
    """
    import numpy as np

    claims, text = grid.claims, grid.text
    found, like = _mean(grid.found, claims), _mean(grid.best, claims)
    back = _mean(grid.best_back.T, text).T
    gists = [one @ other.T for one, other in zip(claims.gist, text.gist, strict=True)]
    return {
        "found": found,
        "like": like,
        "both": _harmonic(like, back),
        "least": np.minimum(like, back),
        **_rare(grid),
        **_plain(grid),
        "gap": _mean((1 - grid.best) ** 3, claims),
        "gist": gists[0],
        "gist_content": gists[1],
        "gist_even": gists[2],
    }


def pair_signals(grid: Grid) -> Signals:
    """Measure every claim against every sentence: named signals, each (claims, sentences)."""
    import numpy as np

    links = link_signals(grid)
    return {
        **links,
        "kin": np.clip(links["both"], _KIN_FROM, _KIN_TO),
        **_values(grid),
        **_attitudes(grid.claims, grid.text),
        **_forms(grid.claims, grid.text),
    }


def text_signals(grid: Grid, pairs: Signals) -> Signals:
    """Measure every claim against the text as a whole: named signals, each (claims,).

    The pair signals of the nearest sentence come first; then what the nearest few sentences, the
    best window of words and the whole text bear out of the claim.
    """
    import numpy as np

    near = pairs["both"] + pairs["gist"] + pairs["found"] + pairs["like"]
    order = np.argsort(-near, axis=1, kind="stable")
    claims = np.arange(len(order))
    signals = {name: values[claims, order[:, 0]] for name, values in pairs.items()}
    size = np.log1p(grid.text.counts.sum())
    return {
        **signals,
        **_borne_out(grid, order[:, :_FEW]),
        **_windows(grid),
        "sentences": np.full(len(claims), order.shape[1], np.float32),
        "size": np.full(len(claims), size, np.float32),
    }


def _plain(grid: Grid) -> Signals:
    """How alike they are in words that are neither names nor numbers, one way, back and both.

    Two sentences that list the same names need not say the same of them.
    """
    claims, text = grid.claims, grid.text
    plain, plain_text = (bag.real & ~bag.name & ~bag.number for bag in (claims, text))
    there = _mean(grid.best, claims, plain)
    back = _mean(grid.best_back.T, text, plain_text).T
    return {"plain": there, "plain_back": back, "plain_both": _harmonic(there, back)}


def _rare(grid: Grid) -> Signals:
    """How alike they are when a word weighs more the fewer claims and sentences have it.

    ``both_rare`` is the likeness both ways, ``cosine`` that of the words that are the same, counted
    and weighed by inverse document frequency (Salton and Buckley, 1988).
    """
    import numpy as np

    claims, text = grid.claims, grid.text
    phrases = len(claims.counts) + len(text.counts)
    having = np.zeros(max(int(stems.max()) for stems in grid.stems) + 1)
    for bag, stems in zip((claims, text), grid.stems, strict=True):
        present = np.zeros((len(bag.counts), len(having)), bool)
        present[bag.phrase, stems] = True
        having += present.sum(axis=0)
    one, other = (
        np.log1p((phrases / having[stems]).astype(np.float32)) * bag.real
        for bag, stems in zip((claims, text), grid.stems, strict=True)
    )
    rows = [
        _counted(bag, weights, stems, len(having))
        for bag, weights, stems in zip((claims, text), (one, other), grid.stems, strict=True)
    ]
    return {
        "both_rare": _harmonic(
            _mean(grid.best, claims, one), _mean(grid.best_back.T, text, other).T
        ),
        "cosine": rows[0] @ rows[1].T,
    }


def _counted(bag: Bag, weights: "Floats", stems: "Indices", columns: int) -> "Floats":
    """(phrases, stems) the weight of each stem in each phrase, rows of length 1."""
    import numpy as np

    counts = np.zeros((len(bag.counts), columns), np.float32)
    np.add.at(counts, (bag.phrase, stems), weights)
    lengths = np.sqrt(np.einsum("ij,ij->i", counts, counts))  # no copy: it is the largest table
    counts /= np.maximum(lengths, np.float32(1e-6))[:, None]
    return counts


def _values(grid: Grid) -> Signals:
    """Numbers and names: what the sentence has of the claim's, and what it has instead."""
    import numpy as np

    claims, text = grid.claims, grid.text
    missing = _total(~grid.found, claims, claims.number) > 0
    numbers = np.add.reduceat(text.number, text.starts) > 0
    return {
        "number_other": (missing & numbers).astype(np.float32),
        "number_found": np.minimum(_total(grid.found, claims, claims.number), 2),
        "name_missing": _mean(~grid.found, claims, claims.name),
    }


def _attitudes(claims: Bag, text: Bag) -> Signals:
    """Whether one denies or doubts what the other does not; "hoax" outweighs "reportedly"."""
    import numpy as np

    differ = (claims.stance[:, None] > 0) != (text.stance[None] > 0)
    denied, doubted = differ[..., 0].astype(np.float32), differ[..., 1].astype(np.float32)
    return {"stand_one": np.minimum(2 * denied + doubted, 2)}


def _forms(claims: Bag, text: Bag) -> Signals:
    """Whether they are closed sentences, headlines or bare phrases, and how long."""
    import numpy as np

    shape = (len(claims.counts), len(text.counts))
    sizes = {"size": np.broadcast_to(np.log1p(text.counts), shape)}
    return sizes | {
        f"{name}_{side}": np.broadcast_to(values, shape)
        for k, name in enumerate(("closed", "headline", "small"))
        for side, values in (("claim", claims.shape[:, k, None]), ("text", text.shape[None, :, k]))
    }


def _borne_out(grid: Grid, nearest: "Indices") -> Signals:
    """What the nearest few sentences, and the whole text, have of a claim's words."""
    import numpy as np

    claims = grid.claims
    few = grid.best[np.arange(len(claims.stems))[:, None], nearest[claims.phrase]].max(axis=1)
    anywhere = grid.best.max(axis=1)
    lost = anywhere < 1
    return {
        "gap_few": _mean((1 - few) ** 3, claims),
        "worse_all": _lowest(anywhere, claims)[1],
        "words_lost": np.minimum(_total(lost, claims, claims.real), 6),
        "names_lost": np.minimum(_total(lost, claims, claims.name), 2),
        "numbers_lost": np.minimum(_total(lost, claims, claims.number), 1),
    }


def _windows(grid: Grid) -> Signals:
    """What the best window of words of the text, wherever its sentences end, bears out of a claim.

    A window's likeness to a word is the greatest of its words'. Windows of twice the length are the
    greater of two neighbours, so all lengths up to n take log2(n) steps.
    """
    import numpy as np

    claims, best = grid.claims, grid.alike
    for size in (1, 2, 4, 8):
        best = _doubled(best, size)
    like = _mean(best, claims)
    row = best[np.arange(len(best)), like.argmax(axis=1)[claims.phrase]]
    paragraph = _doubled(best, _SENTENCE)
    return {
        "worst_window": _lowest(row, claims)[0],
        "beside_least": _beside(best, claims),
        "like_paragraph": _mean(paragraph, claims).max(axis=1),
        "found_paragraph": _mean(paragraph == 1, claims).max(axis=1),
    }


def _doubled(best: "Floats", size: int) -> "Floats":
    import numpy as np

    return np.maximum(best[:, :-size], best[:, size:]) if best.shape[1] > size else best


def _beside(best: "Floats", claims: Bag) -> "Floats":
    """How well the neighbours, in the claim, of its names and numbers stand near them in the text.

    The least of all names and numbers: 1 where a claim has none, 0 where the text lacks one.
    """
    import numpy as np

    beside = np.zeros_like(best)
    beside[1:-1] = (best[:-2] + best[2:]) / 2
    support = np.where(best == 1, beside, np.float32(0)).max(axis=1)
    values = np.where(claims.name | claims.number, support, np.float32(1))
    return np.minimum.reduceat(values, claims.starts)


def _harmonic(one: "Floats", other: "Floats") -> "Floats":
    import numpy as np

    return np.asarray(2 * one * other / np.maximum(one + other, np.float32(1e-3)))


def _total(values: "Floats | Flags", bag: Bag, weights: "Floats | Flags") -> "Floats":
    """Sum a quantity over the words of each phrase, weighted."""
    import numpy as np

    weights = weights.astype(np.float32)
    weighted = values * (weights if values.ndim == 1 else weights[:, None])
    return np.add.reduceat(weighted, bag.starts, axis=0)


def _mean(values: "Floats | Flags", bag: Bag, weights: "Floats | Flags | None" = None) -> "Floats":
    """Average a quantity over the words of each phrase, weighted; 0 where no word counts."""
    import numpy as np

    weights = bag.real if weights is None else weights
    sums = np.maximum(np.add.reduceat(weights.astype(np.float32), bag.starts), np.float32(0.1))
    means = _total(values, bag, weights) / (sums if values.ndim == 1 else sums[:, None])
    return np.asarray(means, np.float32)


def _lowest(best: "Floats", bag: Bag) -> "Floats":
    """The two lowest values among the words of each phrase; 1 where there are fewer words."""
    import numpy as np

    padded = np.ones((len(bag.starts), int(bag.counts.max()) + 2), np.float32)
    column = np.arange(len(best)) - bag.starts[bag.phrase]
    padded[bag.phrase, column] = np.where(bag.real, best, np.float32(1))
    padded.sort(axis=1)
    return padded[:, :2].T
