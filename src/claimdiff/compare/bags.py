"""Phrases laid out as arrays: what `signals` computes with.

The content words of several phrases stand end to end, each phrase closed by one empty word, so that
`numpy`'s ``reduceat`` sums over phrases and runs of words never reach across two of them. What the
words of two bags have to do with each other is for `signals` to say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from claimdiff.compare.embedding import vectors
from claimdiff.compare.stance import DENYING, DOUBTING
from claimdiff.language.calendar_words import is_calendar
from claimdiff.language.number_words import CARDINALS
from claimdiff.language.words import Word, is_stop, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Flags = NDArray[np.bool_]
    Indices = NDArray[np.int64]

_CACHED_BAGS = 32  # the articles of one comparison, asked for by one another; 0.4 MB each
_CACHED_PHRASES = (
    4096  # claims are asked for once per other article, often word for word a sentence
)
_HEADLINE_CAPITALS = 0.6
"""Share of words with a capital from which capitals tell no names: 47 % of 1,500 headlines have
more, and none of 1,750 sentences of news."""
_STOPS = (".", "。")  # headlines end in "!" and "?" too


class _Token(NamedTuple):
    norm: str
    stem: str
    number: bool
    name: bool


class _Phrase(NamedTuple):
    tokens: tuple[_Token, ...]  # the content words, and the empty word that closes them
    stance: tuple[int, int]  # words that deny, words that doubt
    shape: tuple[bool, bool, bool]  # closed by a full stop, headline capitals, starts small
    all_words: str


_NOTHING = _Token("", "", number=False, name=False)


@dataclass(frozen=True, slots=True, eq=False)
class Bag:
    """Several phrases as arrays; those over words have one row more per phrase, an empty word.

    Attributes:
        stems: The stem of each word, "" for the empty ones.
        starts: Where each phrase starts among the words.
        phrase: Which phrase each word belongs to.
        real: Which words are not empty.
        number: Which words are numbers.
        name: Which words are names, by their capital; weekdays and months are among them.
        counts: How many words each phrase has.
        unit: The vector of each word, of length 1.
        gist: Three vectors of each phrase, of length 1: of all words as they are used in running
            text, of the content words, and of the content words with equal weight.
        stance: How many words of each phrase deny, and how many doubt.
        shape: Whether each phrase closes with a full stop, has headline capitals, starts small.
    """

    stems: list[str]
    starts: "Indices"
    phrase: "Indices"
    real: "Flags"
    number: "Flags"
    name: "Flags"
    counts: "Floats"
    unit: "Floats"
    gist: "tuple[Floats, Floats, Floats]"
    stance: "Floats"
    shape: "Floats"


def lay_out(phrases: Sequence[str]) -> Bag:
    """Lay out phrases, of which there is at least one; those laid out of late are kept."""
    return _laid_out(tuple(phrases))


@lru_cache(maxsize=_CACHED_BAGS)
def _laid_out(phrases: tuple[str, ...]) -> Bag:
    import numpy as np

    spelt = [_phrase(text) for text in phrases]
    tokens = [token for one in spelt for token in one.tokens]
    found = vectors([*(token.norm for token in tokens), *(one.all_words for one in spelt)])
    rows, gists = found[: len(tokens)], found[len(tokens) :]
    unit = _unit(rows)
    sizes = np.array([len(one.tokens) for one in spelt])
    starts = np.cumsum(sizes) - sizes
    return Bag(
        stems=[token.stem for token in tokens],
        starts=starts,
        phrase=np.repeat(np.arange(len(spelt)), sizes),
        real=np.array([bool(token.norm) for token in tokens]),
        number=np.array([token.number for token in tokens]),
        name=np.array([token.name for token in tokens]),
        counts=(sizes - 1).astype(np.float32),
        unit=unit,
        gist=(
            _unit(gists),
            _unit(np.add.reduceat(rows, starts, axis=0)),
            _unit(np.add.reduceat(unit, starts, axis=0)),
        ),
        stance=np.array([one.stance for one in spelt], np.float32),
        shape=np.array([one.shape for one in spelt], np.float32),
    )


@lru_cache(maxsize=_CACHED_PHRASES)
def _phrase(text: str) -> _Phrase:
    found = words(text)
    headline = in_headline_capitals(found)
    tokens = [
        _token(word, name=not headline and _is_name(found, i))
        for i, word in enumerate(found)
        if word.norm and not is_stop(word.norm)
    ]
    stems = {word.stem for word in found}
    stance = (len(stems & DENYING), len(stems & DOUBTING) + ("?" in text))
    closed = text.rstrip(" \n\"'”’»)").endswith(_STOPS)
    small = bool(found) and found[0].text[0].islower()
    shape = (closed, headline, small)
    return _Phrase((*tokens, _NOTHING), stance, shape, text.lower())


def in_headline_capitals(found: Sequence[Word]) -> bool:
    """Tell whether so many of a phrase's words have a capital that it tells no names."""
    spelt = [word.text[0].isupper() for word in found if word.text[0].isalpha()]
    return sum(spelt) > _HEADLINE_CAPITALS * len(spelt)


def _token(word: Word, *, name: bool) -> _Token:
    norm = word.norm.removesuffix("'s")
    value = CARDINALS.get(norm)
    if value is not None:
        return _Token(norm, str(value), number=True, name=False)
    return _Token(norm, word.stem, number=norm[0].isdigit(), name=name)


def _is_name(found: Sequence[Word], i: int) -> bool:
    """Tell whether a word is part of a name; a sentence's first word where the next is one too."""
    if not found[i].text[0].isupper():
        return False
    after = found[i + 1].text if i + 1 < len(found) else ""
    return i > 0 or after[:1].isupper() or is_calendar(found[i].text)


def _unit(rows: "Floats") -> "Floats":
    import numpy as np

    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, np.float32(1e-6)))
