"""Texts parsed to be compared: their content words as arrays, with what kind of word each is.

The content words of all texts stand end to end, each text closed by one empty word, so that
`numpy`'s ``reduceat`` sums over texts. How near two texts come is for `features` to say.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from claimdiff.compare.embedding import vectors
from claimdiff.text.calendar_names import is_calendar
from claimdiff.text.doc import Sentence, sentence
from claimdiff.text.lang import tables
from claimdiff.text.lang import words as listed
from claimdiff.text.lexicon import Entry, lexicon
from claimdiff.text.quotes import quotations
from claimdiff.text.words import Word, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Flags = NDArray[np.bool_]
    Indices = NDArray[np.int64]

HEADLINE_CAPITALS = 0.6
"""Share of words with a capital from which capitals tell no names: 47 % of 1,500 headlines have
more, and none of 1,750 sentences of news."""


_CLOSED = (".", "。")  # headlines end in "!" and "?" too
_BEHIND = " \n\"'”’»)"
_DENIALS = ("negator", "no", "untruth")
"""Marks of the lexicon that a text denies with what another tells."""


class _Token(NamedTuple):
    norm: str
    stem: str
    number: bool
    name: bool
    quoted: bool


_NOTHING = _Token("", "", number=False, name=False, quoted=False)


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """Several texts as arrays, over their words with an empty one at the end of each text.

    Attributes:
        texts: The texts.
        stems: The stem of each word, its value if it is a number, "" for the empty ones.
        starts: Where each text starts among the words.
        owner: Which text each word belongs to.
        real: Which words are not empty.
        number: Which words are numbers.
        name: Which words are parts of names, by their capital.
        quoted: Which words stand between quotation marks.
        unit: The vector of each word, of length 1.
        gist: The vector of each text, of length 1, of all its words as they stand.
        denies: Which texts have a word that denies.
    """

    texts: tuple[str, ...]
    stems: list[str]
    starts: "Indices"
    owner: "Indices"
    real: "Flags"
    number: "Flags"
    name: "Flags"
    quoted: "Flags"
    unit: "Floats"
    gist: "Floats"
    denies: "Flags"

    @property
    def size(self) -> float:
        """The length of all texts together, ln(1 + content words)."""
        return math.log1p(int(self.real.sum()))


def parse(texts: Iterable[str], language: str | None = None) -> Phrases:
    """Parse texts, of which there is one at least.

    Args:
        texts: The texts.
        language: Their BCP 47 tag, where it is known.
    """
    return phrases([sentence(text, language) for text in texts])


def phrases(read: Sequence[Sentence]) -> Phrases:
    """The phrases of parsed texts, of which there is one at least."""
    import numpy as np

    texts = [one.text for one in read]
    spelt = [_tokens(one) for one in read]
    tokens = list(chain.from_iterable(spelt))
    found = vectors([*(token.norm for token in tokens), *(text.lower() for text in texts)])
    lengths = np.sqrt(np.einsum("ij,ij->i", found, found))  # as `norm` does, without a copy
    found /= np.maximum(lengths, np.float32(1e-6))[:, None]
    sizes = np.array([len(one) for one in spelt])
    return Phrases(
        texts=tuple(texts),
        stems=[token.stem for token in tokens],
        starts=np.cumsum(sizes) - sizes,
        owner=np.repeat(np.arange(len(spelt)), sizes),
        real=np.array([bool(token.norm) for token in tokens]),
        number=np.array([token.number for token in tokens]),
        name=np.array([token.name for token in tokens]),
        quoted=np.array([token.quoted for token in tokens]),
        unit=found[: len(tokens)],
        gist=found[len(tokens) :],
        denies=np.array([_denies(one) for one in read]),
    )


def is_bare(one: str, other: str) -> bool:
    """Tell whether neither text ends as a sentence does, or one has headline capitals."""
    return not (_is_closed(one) or _is_closed(other)) or any(
        in_headline_capitals(words(text)) for text in (one, other)
    )


def is_small(text: str) -> bool:
    """Tell whether a text starts with a small letter, as a phrase does."""
    return text.lstrip()[:1].islower()


def _is_closed(text: str) -> bool:
    return text.rstrip(_BEHIND).endswith(_CLOSED)


def _denies(read: Sentence) -> bool:
    firsts = lexicon(read.code).firsts
    norms = {word.norm for word in read.words}
    return any(not norms.isdisjoint(firsts.get(role, ())) for role in _DENIALS)


def in_headline_capitals(found: Sequence[Word]) -> bool:
    """Tell whether so many of a text's words have a capital that it tells no names."""
    spelt = [word.text[0].isupper() for word in found if word.text[0].isalpha()]
    return sum(spelt) > HEADLINE_CAPITALS * len(spelt)


def _tokens(read: Sentence) -> list[_Token]:
    """The content words of a text, and the empty word that closes them."""
    found = read.words
    stops = listed(read.code, "stop")
    spelt = lexicon(read.code).firsts.get("number", {})
    unnamed = tables(read.code).facts.capital_nouns or in_headline_capitals(found)
    quotes = [(quote.start, quote.end) for quote in quotations(read.text)]
    tokens = [
        _token(
            word,
            spelt,
            name=not unnamed and _is_name(found, place),
            quoted=any(start <= word.start < end for start, end in quotes),
        )
        for place, word in enumerate(found)
        if word.norm and word.norm not in stops
    ]
    return [*tokens, _NOTHING]


def _token(word: Word, spelt: Mapping[str, Sequence[Entry]], *, name: bool, quoted: bool) -> _Token:
    norm = word.norm.removesuffix("'s")
    for entry in spelt.get(norm, ()):
        if len(entry.words) == 1:
            return _Token(norm, f"{entry.value:g}", number=True, name=False, quoted=quoted)
    number = norm[0].isdigit()
    return _Token(norm, word.stem, number=number, name=name and not number, quoted=quoted)


def _is_name(found: Sequence[Word], place: int) -> bool:
    """Tell whether a word is part of a name; a sentence's first word where the next is one too."""
    if not found[place].text[0].isupper() or is_calendar(found[place].text):
        return False
    after = found[place + 1].text if place + 1 < len(found) else ""
    return place > 0 or after[:1].isupper()
