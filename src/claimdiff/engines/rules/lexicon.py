"""The English words that the rules know, from ``lang/en.toml``, and how verbs are inflected.

Verbs are listed by their base form; irregular past forms are those of the language's table.
"""

import re
from collections.abc import Iterable

from claimdiff.text.doc import Token
from claimdiff.text.lang import words

_VOWELS = "aeiou"
_HISSING = ("s", "sh", "ch", "x", "z", "o")
_IRREGULAR = {base: forms for base, *forms in map(str.split, words("en", "irregular"))}
_DOUBLED = words("en", "doubling_verbs")


def listed(name: str) -> frozenset[str]:
    """A list of English words."""
    return words("en", name)


def forms(bases: Iterable[str]) -> frozenset[str]:
    """All forms of verbs.

    Args:
        bases: Their base forms.
    """
    return frozenset(form for base in bases for form in _forms(base))


def _forms(base: str) -> list[str]:
    """A verb's base, third person, past and -ing."""
    y = base.endswith("y") and base[-2] not in _VOWELS
    stem = base + base[-1] if base in _DOUBLED else base
    third = f"{base[:-1]}ies" if y else f"{base}es" if base.endswith(_HISSING) else f"{base}s"
    past = f"{base}d" if base.endswith("e") else f"{base[:-1]}ied" if y else f"{stem}ed"
    silent = base.endswith("e") and not base.endswith("ee")
    ing = f"{base[:-1]}ing" if silent else f"{stem}ing"
    return [base, third, ing, *_IRREGULAR.get(base, [past])]


BASES = listed("speech_verbs") | listed("cognition_verbs")
SPEECH = forms(listed("speech_verbs"))
CUE_FORMS = SPEECH | forms(listed("cognition_verbs"))
ADDRESSEE = forms(listed("addressee_verbs"))
TRANSITIVE = forms(listed("transitive_verbs"))
CLAUSAL = forms(listed("clausal_verbs"))
AMBIGUOUS = listed("ambiguous_forms")
AUXILIARIES = listed("auxiliaries")
ADVERBS = listed("adverbs")
PRONOUNS = listed("pronouns")
RELATIVES = listed("relatives")
DEMONSTRATIVES = listed("demonstratives")
DETERMINERS = listed("determiners")
PREPOSITIONS = listed("prepositions")
CONJUNCTIONS = listed("conjunctions")
TIME_WORDS = listed("time_words")
SOURCES = listed("sources")
NO_ADVERBS = listed("no_adverbs")
NOBODY = listed("no_speakers")
ORGANISED = listed("organised")
AGENT = re.compile(
    r"(?:(?<!m)ent|or|er|ist|ian|man|woman|person|chief|judge|king|queen|prince|general)$"
)
"""How nouns end that a person may be called by."""

FINITE = AUXILIARIES - {"be", "been", "being", "having"}
CLITICS = frozenset(("'s", "'d"))  # more often a possessive, or "would" of a pronoun
_PASTS = listed("finite_forms")
_SHORTEST_ED = 4  # "bed" and "red" are no pasts; "died" is
_NO_PASTS = listed("no_pasts")


def is_finite(token: Token) -> bool:
    """Whether a word is, by its form, a finite verb: an auxiliary, a known past, or one in -ed."""
    low = token.low
    return (
        (low in FINITE and low not in CLITICS and token.text != "May")
        or low in _PASTS
        or (low in CUE_FORMS and low not in AMBIGUOUS and not low.endswith("ing"))
        or (_is_past(low) and not token.is_capital)
    )


def _is_past(low: str) -> bool:
    return low.endswith("ed") and len(low) >= _SHORTEST_ED and low not in _NO_PASTS
