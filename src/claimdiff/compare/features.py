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
_LETTER_BITS = 21  # of a code point: three fill an integer
_NAMELESS = 0.5  # share of the names of a text that has none: neither told nor lacking


class _Counts(NamedTuple):
    """What the texts of one side are made of, words or triples of letters.

    Attributes:
        cells: For each part the place of its text and kind in a flat table (texts, kinds).
        kinds: The number of each part; equal ones of the two sides have one.
        table: (texts, kinds) how often each text has each kind.
        weights: What each kind weighs.
        both: The kinds that both sides have.
    """

    cells: "Indices"
    kinds: "Indices"
    table: "Floats"
    weights: "Floats"
    both: "Indices"

    def of(self, chosen: "Flags") -> "Floats":
        """(texts, kinds) how often each text has each kind of both among chosen parts."""
        import numpy as np

        found = np.bincount(self.cells, chosen, self.table.size).astype(np.float32)
        return found.reshape(self.table.shape).take(self.both, axis=1)


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
    weights = one.weights[one.both]

    def shared(mine: "Flags", theirs: "Flags") -> "Floats":
        return (one.of(mine) * weights) @ (other.of(theirs) > 0).astype(np.float32).T

    plain = shared(~left.name & ~left.number, ~right.name & ~right.number)
    figures = shared(left.number, right.number)
    every = shared(np.ones_like(left.name), np.ones_like(right.name))
    kinds = {"plain": plain, "figures": figures, "names": np.maximum(every - plain - figures, 0)}
    return {
        "tfidf": _cosines(one, other),
        "letters": _cosines(*_counts([_triples(left), _triples(right)])),
        **{name: np.log1p(weights) for name, weights in kinds.items()},
    }


def _cosines(one: _Counts, other: _Counts) -> "Floats":
    import numpy as np

    sides = []
    for side in (one, other):
        weighted = side.table * side.weights
        lengths = np.sqrt(np.einsum("ij,ij->i", weighted, weighted))
        sides.append(weighted.take(side.both, axis=1) / np.maximum(lengths, 1e-6)[:, None])
    return np.asarray(sides[0] @ sides[1].T)


def _triples(side: Phrases) -> "tuple[int, Indices, Indices]":
    """How many texts a side has, and its triples of letters, each with the text it belongs to."""
    import numpy as np

    framed = [f"  {text.lower()} " for text in side.texts]
    letters = np.frombuffer("".join(framed).encode("utf-32-le", "surrogatepass"), np.uint32)
    first, second, third = (letters[at : len(letters) - 2 + at].astype(np.int64) for at in range(3))
    owner = np.repeat(np.arange(len(framed)), [len(text) for text in framed])
    whole = owner[:-2] == owner[2:]
    triples = (first << 2 * _LETTER_BITS) | (second << _LETTER_BITS) | third
    return len(framed), owner[:-2][whole], triples[whole]


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
    weights = one.weights[one.kinds]
    told = np.isin(one.kinds, one.both)

    def share(of: "Floats", nothing: float) -> "Floats":
        whole, part = (np.bincount(left.owner, w, len(left.texts)) for w in (of, of * told))
        return np.where(whole > 0, part / np.maximum(whole, 1e-6), nothing)

    return {"anywhere": share(weights, 0), "names": share(left.name * 1.0, _NAMELESS)}


def _sides(left: Phrases, right: Phrases) -> list[_Counts]:
    """The two sides as their stems."""
    import numpy as np

    ids: dict[str, int] = {}
    numbers = [
        np.array([ids.setdefault(stem, len(ids)) for stem in one.stems], int)
        for one in (left, right)
    ]
    return _counts(
        [(len(left.texts), left.owner, numbers[0]), (len(right.texts), right.owner, numbers[1])]
    )


def _counts(sides: "Sequence[tuple[int, Indices, Indices]]") -> list[_Counts]:
    """Two sides of texts with their parts counted, each kind weighing more the fewer have it."""
    import numpy as np

    found, kinds = np.unique(np.concatenate([parts for *_, parts in sides]), return_inverse=True)
    counted = []
    for (texts, owner, _), numbers in zip(sides, np.split(kinds, [len(sides[0][2])]), strict=True):
        cells = owner * len(found) + numbers
        table = np.bincount(cells, minlength=texts * len(found)).astype(np.float32)
        counted.append((cells, numbers, table.reshape(texts, len(found))))
    # How many texts of each side have each kind.
    here, there = (np.ones(len(t), np.float32) @ (t > 0).astype(np.float32) for *_, t in counted)
    weights = np.log1p(np.float32(sum(texts for texts, *_ in sides)) / (here + there))
    both = np.flatnonzero((here > 0) & (there > 0))
    return [_Counts(cells, numbers, table, weights, both) for cells, numbers, table in counted]


def _rivals(near: "Floats") -> "Floats":
    """For each pair the best other pair of its row."""
    import numpy as np

    ranked = np.sort(np.column_stack([near, np.zeros(len(near))]), axis=1)
    first, second = ranked[:, -1:], ranked[:, -2:-1]
    return np.where(near >= first, second, first)
