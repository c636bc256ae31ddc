"""How similar the claims of one article are to the claims or sentences of another, as features.

Each feature is a table with a row for each text of one side and a column for each of the other.
What the features amount to is for `classifier` to say.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

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
_NAMELESS = 0.5  # share of the names of a text that has none: neither told nor lacking


class _Side(NamedTuple):
    """What the texts of one side are made of, words or triples of letters.

    Attributes:
        texts: How many texts there are.
        owner: Which text each part belongs to.
        kinds: The number of each part; equal ones of the two sides have one.
        weights: What each part weighs.
    """

    texts: int
    owner: "Indices"
    kinds: "Indices"
    weights: "Floats"

    def table(self, columns: "Indices", chosen: "Flags | None" = None) -> "Floats":
        """(texts, kinds) the weight of each kind that both sides have, of chosen parts.

        With those of one side alone it would grow with the square of an article's length.

        Args:
            columns: The column of each kind; the last is of those that one side lacks.
            chosen: The parts that count; all if not given.
        """
        import numpy as np

        width = int(columns.max(initial=0)) + 1
        weights = self.weights if chosen is None else self.weights * chosen
        cells = self.owner * width + columns[self.kinds]
        table = np.bincount(cells, weights, self.texts * width).astype(np.float32)
        return table.reshape(self.texts, width)[:, :-1]

    def lengths(self) -> "Floats":
        """(texts, 1) the Euclidean length of the weights of all kinds of each text."""
        import numpy as np

        many = int(self.kinds.max(initial=0)) + 1
        pairs, places = np.unique(self.owner * many + self.kinds, return_inverse=True)
        sums = np.bincount(places, self.weights, len(pairs))
        squares = np.bincount(pairs // many, sums**2, self.texts)
        return np.maximum(np.sqrt(squares), 1e-6).astype(np.float32)[:, None]


def features(left: Phrases, right: Phrases) -> Features:
    """Measure each text of one side against each of the other, looked at alone.

    Returns:
        ``tfidf``, the cosine of the weights of their stems (Salton and Buckley, 1988), a stem
        weighing more the fewer texts have it; ``letters``, that of their triples of letters, of
        which words of one root share most; and for ``plain`` words, ``figures`` and ``names``
        (what is left) ln(1 + the summed weight of those shared).
    """
    import numpy as np

    one, other = _sides(left, right)
    columns = _columns(one, other)

    def shared(mine: "Flags", theirs: "Flags") -> "Floats":
        return one.table(columns, mine) @ (other.table(columns, theirs) > 0).T

    plain = shared(~left.name & ~left.number, ~right.name & ~right.number)
    figures = shared(left.number, right.number)
    every = shared(np.ones_like(left.name), np.ones_like(right.name))
    kinds = {"plain": plain, "figures": figures, "names": np.maximum(every - plain - figures, 0)}
    return {
        "tfidf": _cosines(one, other),
        "letters": _cosines(*_weighted([(len(p.texts), *_triples(p)) for p in (left, right)])),
        **{name: np.log1p(weights) for name, weights in kinds.items()},
    }


def _cosines(one: _Side, other: _Side) -> "Floats":
    columns = _columns(one, other)
    return one.table(columns) / one.lengths() @ (other.table(columns) / other.lengths()).T


def _triples(side: Phrases) -> "tuple[Indices, list[str]]":
    """The triples of letters of a side's texts, and which text each belongs to."""
    import numpy as np

    framed = [f"  {text.lower()} " for text in side.texts]
    owner = np.repeat(np.arange(len(framed)), [len(text) - 2 for text in framed])
    return owner, [text[at : at + 3] for text in framed for at in range(len(text) - 2)]


def competition(found: Features) -> Features:
    """Measure how each pair of sentences stands among all: whether each is the other's best match.

    A fact's counterpart has few rivals, and what stands early is told by both.

    Args:
        found: The `features` of all pairs.

    Returns:
        By how much a pair comes nearer than its best rival of its row or of its column
        (``lead``), and how ``late`` the later of the two stands.
    """
    import numpy as np

    near = (found["tfidf"] + found["letters"]) / 2
    rows, columns = (np.arange(size) / max(1, size - 1) for size in near.shape)
    return {
        "lead": near - np.maximum(_rivals(near), _rivals(near.T).T),
        "late": np.maximum(rows[:, None], columns),
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
    order = np.argsort(-(found["tfidf"] + found["letters"])[0], kind="stable")
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
        "lacks_a_word": float(stems.size <= _SHORT and bool(lost.any())),
    }, nearest


def anywhere(left: Phrases, right: Phrases) -> Features:
    """Measure how much of each text of one side stands anywhere in the other, in whatever sentence.

    Returns:
        For each text which share of its words the other side has, by weight (``anywhere``), and
        which share of the words of its ``names``.
    """
    import numpy as np

    one, _ = _sides(left, right)
    told = np.isin(left.stems, right.stems)

    def share(of: "Floats", nothing: float) -> "Floats":
        whole, part = (np.bincount(left.owner, w, len(left.texts)) for w in (of, of * told))
        return np.where(whole > 0, part / np.maximum(whole, 1e-6), nothing)

    return {"anywhere": share(one.weights, 0), "names": share(left.name * 1.0, _NAMELESS)}


def _sides(left: Phrases, right: Phrases) -> list[_Side]:
    """The two sides as their stems."""
    return _weighted([(len(one.texts), one.owner, one.stems) for one in (left, right)])


def _weighted(sides: "Sequence[tuple[int, Indices, list[str]]]") -> list[_Side]:
    """Two sides with their parts weighed: the more, the fewer texts have one."""
    import numpy as np

    ids: dict[str, int] = {}
    kinds = [np.array([ids.setdefault(s, len(ids)) for s in parts], int) for _, _, parts in sides]
    having = np.zeros(len(ids))
    for (_, owner, _), numbers in zip(sides, kinds, strict=True):
        pairs = np.unique(owner * len(ids) + numbers)
        having += np.bincount(pairs % max(1, len(ids)), minlength=len(ids))
    weights = np.log1p(sum(texts for texts, _, _ in sides) / having)
    return [
        _Side(texts, owner, numbers, weights[numbers])
        for (texts, owner, _), numbers in zip(sides, kinds, strict=True)
    ]


def _columns(one: _Side, other: _Side) -> "Indices":
    """The column of each kind in the tables of two sides: a number for each that both have."""
    import numpy as np

    shared = np.intersect1d(one.kinds, other.kinds)
    kinds = 1 + max(side.kinds.max(initial=0) for side in (one, other))
    columns = np.full(int(kinds), len(shared))
    columns[shared] = np.arange(len(shared))
    return columns


def _rivals(near: "Floats") -> "Floats":
    """For each pair the best other pair of its row."""
    import numpy as np

    ranked = np.sort(np.column_stack([near, np.zeros(len(near))]), axis=1)
    first, second = ranked[:, -1:], ranked[:, -2:-1]
    return np.where(near >= first, second, first)
