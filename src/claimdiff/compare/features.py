"""How similar the claims of one article are to the claims or sentences of another, as features.

Each feature is a table with a row for each text of one side and a column for each of the other.
What the features amount to is for `classifier` to say.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from claimdiff.compare.embedding import directions
from claimdiff.compare.phrases import Phrases

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.floating]
    Flags = NDArray[np.bool_]
    Indices = NDArray[np.int64]

Features = dict[str, "Floats"]

_FEW = 3  # sentences that together may say what a claim says
_MOST_LOST = 2  # names or figures that a text lacks: a third says no more
_SHORT = 3  # words of a claim that is lost with any of them
_KIN = 0.3  # likeness of a word to its likest in a text, below which the text does not tell it
_NAMELESS = 0.5  # share of the names of a text that has none: neither told nor lacking
_NEXT = ((1, 1), (-1, -1), (1, -1), (-1, 1), (1, 0), (-1, 0), (0, 1), (0, -1))


class _Side(NamedTuple):
    """The words of one side: the number of each stem, and what it weighs."""

    phrases: Phrases
    stems: "Indices"
    weights: "Floats"

    def table(self, columns: "Indices", chosen: "Flags | None" = None) -> "Floats":
        """(texts, stems) the weight of each stem that both sides have, of chosen words.

        With those of one side alone it would grow with the square of an article's length.

        Args:
            columns: The column of each stem; the last is of those that one side lacks.
            chosen: The words that count; all if not given.
        """
        import numpy as np

        texts, width = len(self.phrases.texts), int(columns.max(initial=0)) + 1
        weights = self.weights if chosen is None else self.weights * chosen
        cells = self.phrases.owner * width + columns[self.stems]
        table = np.bincount(cells, weights, texts * width).astype(np.float32)
        return table.reshape(texts, width)[:, :-1]

    def lengths(self) -> "Floats":
        """(texts, 1) the Euclidean length of the weights of all stems of each text."""
        import numpy as np

        kinds = int(self.stems.max(initial=0)) + 1
        pairs, places = np.unique(self.phrases.owner * kinds + self.stems, return_inverse=True)
        sums = np.bincount(places, self.weights, len(pairs))
        squares = np.bincount(pairs // kinds, sums**2, len(self.phrases.texts))
        return np.maximum(np.sqrt(squares), 1e-6).astype(np.float32)[:, None]


def features(left: Phrases, right: Phrases) -> Features:
    """Measure each text of one side against each of the other, looked at alone.

    Returns:
        ``tfidf``, the cosine of the weights of their stems (Salton and Buckley, 1988), a stem
        weighing more the fewer texts have it; ``gist``, that of their sentence embeddings; and for
        ``names``, ``figures`` and ``plain`` words ln(1 + the summed weight of those shared).
    """
    import numpy as np

    one, other = _sides(left, right)
    columns = _columns(one, other)
    kinds = {
        "plain": [~side.name & ~side.number for side in (left, right)],
        "names": [side.name for side in (left, right)],
        "figures": [side.number for side in (left, right)],
    }
    near = one.table(columns) / one.lengths() @ (other.table(columns) / other.lengths()).T
    shared = {
        name: np.log1p(one.table(columns, mine) @ (other.table(columns, theirs) > 0).T)
        for name, (mine, theirs) in kinds.items()
    }
    return {"tfidf": near, "gist": left.gist @ right.gist.T, **shared}


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
        greater ``lead`` and the lesser), the best pair ``beside`` it, and how ``late`` the later of
        the two stands.
    """
    import numpy as np

    near = (found["tfidf"] + found["gist"]) / 2
    across = near - _rivals(near, columns)
    down = near - _rivals(near.T, rows).T
    return {
        "lead": np.maximum(across, down),
        "lesser_lead": np.minimum(across, down),
        "beside": _beside(near),
        "late": np.maximum(_place(rows)[:, None], _place(columns)[None]),
    }


def reporting(claim: Phrases, text: Phrases) -> tuple[dict[str, float], int]:
    """Measure one claim against a text as a whole: what of it the text has, and what it lacks.

    Returns:
        The features of the nearest sentence; which share of the claim's words the nearest few
        sentences have (``covered``), and of the nearest one's words the claim
        (``sentence_share_in_claim``); how many names and figures of the claim the text has
        nowhere; whether one of claim and sentence has a word that denies (``denied``); the ``size``
        of the text; whether the claim is short and the text has nothing like one of its words
        (``lacks_a_word``). Then the nearest one's number.
    """
    import numpy as np

    found = features(claim, text)
    order = np.argsort(-(found["tfidf"] + found["gist"])[0], kind="stable")
    nearest = int(order[0])
    stems, there = np.array(claim.stems), np.array(text.stems)
    lost = ~np.isin(stems, there)
    few = there[np.isin(text.owner, order[:_FEW])]
    near = there[text.owner == nearest]
    measures = {name: float(table[0, nearest]) for name, table in found.items()}
    return measures | {
        "covered": float(np.isin(stems, few).mean()) if stems.size else 0.0,
        "sentence_share_in_claim": float(np.isin(near, stems).mean()) if near.size else 0.0,
        "figures_lost": float(min(_MOST_LOST, len(set(stems[lost & claim.number])))),
        "names_lost": float(min(_MOST_LOST, len(set(stems[lost & claim.name])))),
        "denied": float(claim.denies[0] != text.denies[nearest]),
        "size": text.size,
        "lacks_a_word": float(0 < stems.size <= _SHORT and _likest(claim, text).min() < _KIN),
    }, nearest


def anywhere(left: Phrases, right: Phrases) -> Features:
    """Measure how much of each text of one side stands anywhere in the other, in whatever sentence.

    Returns:
        For each text which share of its words the other side has, by weight, like words by their
        likeness (``anywhere``), and which share of the words of its ``names``.
    """
    import numpy as np

    one, _ = _sides(left, right)
    likest = _likest(left, right)

    def share(of: "Floats", told: "Floats", nothing: float) -> "Floats":
        whole, part = (np.bincount(left.owner, w, len(left.texts)) for w in (of, of * told))
        return np.where(whole > 0, part / np.maximum(whole, 1e-6), nothing)

    return {
        "anywhere": share(one.weights, likest, 0),
        "names": share(left.name.astype(float), likest == 1, _NAMELESS),
    }


def _likest(left: Phrases, right: Phrases) -> "Floats":
    """How like each word of one side is to the likest of the other: 1 where that has its stem."""
    import numpy as np

    there = set(right.stems)
    lost = list({w: 0 for w, stem in zip(left.norms, left.stems, strict=True) if stem not in there})
    near = (directions(lost) @ directions(set(right.norms)).T).max(axis=1, initial=0)
    known = dict(zip(lost, near.tolist(), strict=True))
    return np.array(
        [1 if s in there else known[w] for w, s in zip(left.norms, left.stems, strict=True)], float
    )


def _sides(left: Phrases, right: Phrases) -> tuple[_Side, _Side]:
    import numpy as np

    ids: dict[str, int] = {}
    stems = [np.array([ids.setdefault(s, len(ids)) for s in p.stems], int) for p in (left, right)]
    having = np.zeros(len(ids))
    for phrases, numbers in zip((left, right), stems, strict=True):
        pairs = np.unique(phrases.owner * len(ids) + numbers)
        having += np.bincount(pairs % max(1, len(ids)), minlength=len(ids))
    weights = np.log1p((len(left.texts) + len(right.texts)) / having)
    return _Side(left, stems[0], weights[stems[0]]), _Side(right, stems[1], weights[stems[1]])


def _columns(one: _Side, other: _Side) -> "Indices":
    """The column of each stem in the tables of two sides: a number for each that both have."""
    import numpy as np

    shared = np.intersect1d(one.stems, other.stems)
    kinds = 1 + max(side.stems.max(initial=0) for side in (one, other))
    columns = np.full(int(kinds), len(shared))
    columns[shared] = np.arange(len(shared))
    return columns


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
    framed = np.pad(near, 1)
    return np.asarray(
        np.max([framed[1 + i : 1 + i + n, 1 + j : 1 + j + m] for i, j in _NEXT], axis=0)
    )


def _place(numbers: Sequence[int]) -> "Floats":
    """Where in its article each text's sentence stands: 0 is the first, 1 the last."""
    import numpy as np

    places = np.asarray(numbers, float)
    return np.asarray((places - places.min()) / max(1.0, float(np.ptp(places))))
