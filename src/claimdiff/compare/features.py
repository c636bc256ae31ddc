"""How similar the claims of one article are to the claims or sentences of another, as features.

Each feature is a table with a row for each text of one side and a column for each of the other.
What the features amount to is for `classifier` to say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdiff.compare.phrases import Phrases

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.floating]
    Flags = NDArray[np.bool_]
    Indices = NDArray[np.int64]

Features = dict[str, "Floats"]

_OTHER_WORD = 0.97  # the most that two different words can be alike; 1 is the same word
_NUMBER = 0.5  # what is left of a number's likeness to another: "six" is not nearly "seven"
_CELLS = 1 << 22  # of a block of word likenesses, 16 MB: two articles of 900 words each fit in one
_NO_STEM = -1  # the empty word's stem: it is like no other
_FEW = 3  # sentences that together may say what a claim says
_MOST_LOST = 2  # names or figures that a text lacks: a third says no more
_SHORT = 3  # words of a claim that is lost with any of them
_KIN = 0.3  # likeness of a word to its likest in a text, below which the text does not tell it
_NAMELESS = 0.5  # share of the names of a text that has none: neither told nor lacking
_NEXT = ((1, 1), (-1, -1), (1, -1), (-1, 1), (1, 0), (-1, 0), (0, 1), (0, -1))


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """The words of one side, and what each weighs: more the fewer texts have it.

    ``columns`` is the place in `table` of each word; the last is for words the other side lacks.
    """

    phrases: Phrases
    stems: "Indices"
    weights: "Floats"
    columns: "Indices"
    last: int

    def table(self, chosen: "Flags | None" = None) -> "Floats":
        """(texts, stems) the weight of each stem that both sides have, of chosen words.

        With those of one side alone it would grow with the square of an article's length.
        """
        import numpy as np

        table = np.zeros((len(self.phrases.texts), self.last + 1), np.float32)
        weights = self.weights if chosen is None else self.weights * chosen
        np.add.at(table, (self.phrases.owner, self.columns), weights)
        return table[:, : self.last]

    def directions(self) -> "Floats":
        """The same table for texts of any length: long ones count no more than short ones.

        Each text's row is divided by its Euclidean length over all its stems.
        """
        import numpy as np

        kinds = int(self.stems.max()) + 1
        pairs, places = np.unique(self.phrases.owner * kinds + self.stems, return_inverse=True)
        sums = np.bincount(places, self.weights)
        squares = np.bincount(pairs // kinds, sums**2, minlength=len(self.phrases.texts))
        lengths = np.maximum(np.sqrt(squares), 1e-6).astype(np.float32)
        return np.asarray(self.table() / lengths[:, None])


def features(left: Phrases, right: Phrases) -> Features:
    """Measure each text of one side against each of the other, looked at alone.

    ``tfidf`` tells whether two texts have the same rare words, ``gist`` whether they are about the
    same thing in whatever words, ``soft`` how much of each the other tells in the same or like
    words. ``names``, ``figures``, ``quotes`` and ``plain`` tell how much they share of each kind
    of words.

    Returns:
        ``tfidf``, the cosine of the weights of their stems (Salton and Buckley, 1988); ``gist``,
        of their sentence embeddings; ``soft``, the harmonic mean of both ways; the others ln(1 +
        the summed weight of the shared words).
    """
    import numpy as np

    one, other = _sides(left, right)
    shared = {
        "plain": [s.phrases.real & ~s.phrases.name & ~s.phrases.number for s in (one, other)],
        "names": [s.phrases.name for s in (one, other)],
        "figures": [s.phrases.number for s in (one, other)],
        "quotes": [s.phrases.quoted for s in (one, other)],
    }
    return {
        "tfidf": one.directions() @ other.directions().T,
        "gist": left.gist @ right.gist.T,
        "soft": _soft(one, other),
        **{
            name: np.log1p(one.table(mine) @ (other.table(theirs) > 0).T)
            for name, (mine, theirs) in shared.items()
        },
    }


def competition(found: Features, rows: Sequence[int], columns: Sequence[int]) -> Features:
    """Measure how each pair stands among all pairs: whether each is the other's one best match.

    A fact's counterpart has few rivals, and another pair of counterparts beside it, for reporters
    tell things in like order; clauses of one sentence are no rivals.

    Args:
        found: The `features` of all pairs.
        rows: The number of the sentence that each text of the one side stands in.
        columns: The same of the other side.

    Returns:
        By how much a pair comes nearer than its best rival of its row and of its column (the
        greater ``lead`` and the lesser), whether it is ``mutual`` (the nearest of both), the best
        pair ``beside`` it, how far ``apart`` the two stand and how ``late`` the later of them.
    """
    import numpy as np

    near = (found["tfidf"] + found["gist"]) / 2
    across = near - _rivals(near, columns)
    down = near - _rivals(near.T, rows).T
    row, column = _place(rows)[:, None], _place(columns)[None]
    return {
        "lead": np.maximum(across, down),
        "lesser_lead": np.minimum(across, down),
        "mutual": ((across >= 0) & (down >= 0)).astype(float),
        "beside": _beside(near),
        "apart": np.abs(row - column),
        "late": np.maximum(row, column),
    }


def reporting(claim: Phrases, text: Phrases) -> tuple[dict[str, float], int]:
    """Measure one claim against a text as a whole: what of it the text has, and what it lacks.

    Returns:
        The features of the nearest sentence; which share of the claim's words the nearest few
        sentences have (``covered``), and of the nearest one's words the claim
        (``sentence_share_in_claim``); how many names and figures of the claim the text has
        nowhere; whether one of claim and sentence has a word that denies (``denied``); the
        ``size`` of the text; whether the claim is short and the text has nothing like one of its
        words (``has_unsupported_word``). Then the nearest one's number.
    """
    import numpy as np

    found = features(claim, text)
    order = np.argsort(-(found["tfidf"] + found["gist"])[0], kind="stable")
    nearest = int(order[0])
    stems, there = np.array(claim.stems), np.array(text.stems)
    lost = claim.real & ~np.isin(stems, there)
    unlike = lost & ((claim.unit @ text.unit.T).max(axis=1) < _KIN)
    few = there[np.isin(text.owner, order[:_FEW])]
    near = (text.owner == nearest) & text.real
    known = np.isin(there[near], stems)
    measures = {name: float(table[0, nearest]) for name, table in found.items()}
    return measures | {
        "covered": float(np.isin(stems[claim.real], few).mean()) if claim.real.any() else 0.0,
        "sentence_share_in_claim": float(known.mean()) if near.any() else 0.0,
        "figures_lost": float(min(_MOST_LOST, len(set(stems[lost & claim.number])))),
        "names_lost": float(min(_MOST_LOST, len(set(stems[lost & claim.name])))),
        "denied": float(claim.denies[0] != text.denies[nearest]),
        "size": text.size,
        "has_unsupported_word": float(unlike.any() and claim.real.sum() <= _SHORT),
    }, nearest


def anywhere(left: Phrases, right: Phrases) -> Features:
    """Measure how much of each text of one side stands anywhere in the other, in whatever sentence.

    Returns:
        For each text which share of its words the other side has, by weight, like words by their
        likeness (``anywhere``), and which share of the words of its ``names``.
    """
    import numpy as np

    one, _ = _sides(left, right)
    there = left.real & np.isin(np.array(left.stems), np.array(right.stems))
    nearest = (left.unit @ right.unit[right.real].T).max(axis=1, initial=0)
    covered = np.where(there, 1, nearest) * one.weights
    named = (left.name.astype(np.float32), (left.name & there).astype(np.float32))
    names, known = (np.add.reduceat(flags, left.starts) for flags in named)
    words = [np.add.reduceat(worth, left.starts) for worth in (covered, one.weights)]
    return {
        "anywhere": words[0] / np.maximum(words[1], np.float32(0.1)),
        "names": np.where(names > 0, known / np.maximum(names, 1), _NAMELESS),
    }


def stems_of(phrases: Phrases) -> list[frozenset[str]]:
    """The stems of the words of each text."""
    ends = [*phrases.starts[1:], len(phrases.stems)]
    return [
        frozenset(phrases.stems[start : end - 1])
        for start, end in zip(phrases.starts, ends, strict=True)
    ]


def _sides(left: Phrases, right: Phrases) -> tuple[_Side, _Side]:
    import numpy as np

    ids: dict[str, int] = {}
    stems = [np.array([ids.setdefault(s, len(ids)) for s in p.stems]) for p in (left, right)]
    having = np.zeros(len(ids))
    for phrases, numbers in zip((left, right), stems, strict=True):
        pairs = np.unique(phrases.owner * len(ids) + numbers)
        having += np.bincount(pairs % len(ids), minlength=len(ids))
    texts = len(left.texts) + len(right.texts)
    weights = np.log1p(texts / having).astype(np.float32)
    shared = np.intersect1d(stems[0], stems[1])
    column = np.full(len(ids), len(shared))
    column[shared] = np.arange(len(shared))
    one, other = (
        _Side(phrases, numbers, weights[numbers] * phrases.real, column[numbers], len(shared))
        for phrases, numbers in zip((left, right), stems, strict=True)
    )
    return one, other


def _soft(one: _Side, other: _Side) -> "Floats":
    """How much of each text is in each of the other side, the harmonic mean of both ways.

    A word that the other text lacks counts by its similarity to the likest word there.
    """
    import numpy as np

    left, right = one.phrases, other.phrases
    mine, theirs = (
        side.phrases.unit * np.where(side.phrases.number, _NUMBER, 1)[:, None].astype(np.float32)
        for side in (one, other)
    )
    stems = np.where(left.real, one.stems, _NO_STEM)
    forth = np.zeros((len(left.texts), len(right.texts)), np.float32)
    back = np.zeros_like(forth)
    for first, last in _blocks(left, len(right.stems)):
        words = slice(left.starts[first], _end(left, last))
        similarity = (mine[words] * np.float32(_OTHER_WORD)) @ theirs.T
        np.copyto(similarity, 1, where=stems[words, None] == other.stems)
        starts = left.starts[first:last] - left.starts[first]
        best = _greatest(np.ascontiguousarray(similarity.T), right.starts).T
        forth[first:last] = _mean(best, one.weights[words], starts)
        best_back = _greatest(similarity, starts).T
        back[first:last] = _mean(best_back, other.weights, right.starts).T
    return np.asarray(2 * forth * back / np.maximum(forth + back, np.float32(1e-3)))


def _blocks(phrases: Phrases, columns: int) -> list[tuple[int, int]]:
    """Ranges of texts whose words make a block of some `_CELLS`; one text at the least."""
    blocks, first = [], 0
    for text in range(1, len(phrases.texts) + 1):
        wider = text < len(phrases.texts) and (
            (_end(phrases, text + 1) - phrases.starts[first]) * columns <= _CELLS
        )
        if not wider:
            blocks.append((first, text))
            first = text
    return blocks


def _end(phrases: Phrases, text: int) -> int:
    """Where the words before a text end."""
    return int(phrases.starts[text]) if text < len(phrases.starts) else len(phrases.stems)


def _greatest(rows: "Floats", starts: "Indices") -> "Floats":
    """The greatest of each column over the rows from one start to the next.

    What ``maximum.reduceat`` gives, in a third of its time: texts are few and columns many.
    """
    import numpy as np

    greatest = np.empty((len(starts), rows.shape[1]), rows.dtype)
    for row, text in zip(greatest, np.split(rows, starts[1:]), strict=True):
        np.maximum.reduce(text, axis=0, out=row)
    return greatest


def _mean(values: "Floats", weights: "Floats", starts: "Indices") -> "Floats":
    """The weighted mean of the words of each text; 0 where no word counts."""
    import numpy as np

    sums = np.maximum(np.add.reduceat(weights, starts), np.float32(0.1))
    return np.asarray(np.add.reduceat(values * weights[:, None], starts, axis=0) / sums[:, None])


def _rivals(near: "Floats", columns: Sequence[int]) -> "Floats":
    """For each pair the best other pair of its row, in another sentence than the pair's."""
    import numpy as np

    _, first_of, group = np.unique(columns, return_index=True, return_inverse=True)
    best = np.maximum.reduceat(near, first_of, axis=1)  # clauses of one sentence stand together
    ranked = np.sort(np.column_stack([best, np.zeros(len(near))]), axis=1)
    first, second = ranked[:, -1:], ranked[:, -2:-1]
    return np.asarray(np.where(best >= first, second, first)[:, group])


def _beside(near: "Floats") -> "Floats":
    """For each pair the best of the eight pairs next to it."""
    import numpy as np

    n, m = near.shape
    framed = np.zeros((n + 2, m + 2))
    framed[1:-1, 1:-1] = near
    return np.asarray(
        np.max([framed[1 + i : 1 + i + n, 1 + j : 1 + j + m] for i, j in _NEXT], axis=0)
    )


def _place(numbers: Sequence[int]) -> "Floats":
    """Where in its article each text's sentence stands: 0 is the first, 1 the last."""
    import numpy as np

    places = np.asarray(numbers, float)
    return np.asarray((places - places.min()) / max(1.0, float(np.ptp(places))))
