"""A sentence as the rules see it: words and marks, one by one, with their places in the body.

Punctuation matters to the rules, so these are not the words of `claimdiff.text`. A clitic
("it's", "haven't") stays with its word except for "'s", "'re", "'ll" and "'ve", which are verbs or
possessives of their own.
"""

import re
from typing import NamedTuple

from claimdiff.engines.offline import lexicon
from claimdiff.support.draft import Range

_TOKEN = re.compile(
    r"[’'](?:s|re|ll|ve|d|m)\b"
    r"|[A-Z](?:\.[A-Z])+\.?"
    r"|[A-Z]\.(?= [A-Z])"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Prof|Rev|St|Jr|Sr|Inc|Corp|Ltd|Co|No)\.(?=\s)"
    r"|\d+(?:[.,]\d+)*%?"
    r"|\w+(?:[-./&]\w+|n[’']t\b|[’'](?!(?:s|re|ll|ve|d|m)\b)\w+)*"
    r"|[^\w\s]"
)
OPENING = frozenset('“‘"«„「『')
CLOSING = frozenset('”’"»“」』')
STOPS = frozenset(",;:.!?–—―-()[]…")


class Token(NamedTuple):
    """One word or mark; ``low`` is its case-folded text with straight apostrophes."""

    start: int
    end: int
    text: str
    low: str

    @property
    def is_word(self) -> bool:
        """Whether it is a word and no mark."""
        return self.text[0].isalnum() or len(self.text) > 1

    @property
    def is_capital(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[0].isupper()


def tokenise(body: str, range_: Range) -> list[Token]:
    """The tokens of one range of a body, with offsets in the body."""
    return [
        Token(found.start(), found.end(), found[0], found[0].casefold().replace("’", "'"))
        for found in _TOKEN.finditer(body, *range_)
    ]


def is_finite(token: Token) -> bool:
    """Whether a word is, by its form, a finite verb: an auxiliary, a known past, or one in -ed."""
    low = token.low
    return (
        (low in lexicon.FINITE and low not in _CLITICS and token.text != "May")
        or low in lexicon.PASTS
        or (low in lexicon.CUE_FORMS and low not in lexicon.AMBIGUOUS and not low.endswith("ing"))
        or (low.endswith("ed") and len(low) > _SHORTEST_ED and not token.is_capital)
    )


_CLITICS = frozenset(("'s", "'d"))  # more often a possessive, or "would" of a pronoun
_SHORTEST_ED = 4  # "need", "seed", "bed", "red" are no pasts; "ended", "moved" are
