"""The words that announce that somebody says or holds something.

Finds where they stand in one sentence and in which form; `attribution` makes sources and contents
of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from claimdiff.engines.rules import lexicon
from claimdiff.engines.rules.lexicon import is_finite
from claimdiff.text.doc import OPENING, Token

Form = Literal["active", "participle", "according"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue from token ``first`` to before ``last``; ``verb`` is the token that says it."""

    first: int
    last: int
    verb: int
    form: Form


def cues(tokens: Sequence[Token]) -> Iterator[Cue]:
    """The cues of one sentence, in order."""
    for index, token in enumerate(tokens):
        found = None
        if token.low in ("according", "per"):
            found = _according(tokens, index)
        if found is None and token.low in lexicon.CUE_FORMS:
            found = _verb(tokens, index)
        if found is not None:
            yield found


def _according(tokens: Sequence[Token], index: int) -> Cue | None:
    """The cue "according to", and "per" after a comma."""
    if _low(tokens, index + 1) == "to":
        return Cue(index, index + 2, index, "according")
    aside = tokens[index].text in ("per", "Per") and (not index or _low(tokens, index - 1) == ",")
    return Cue(index, index + 1, index, "according") if aside else None


def _verb(tokens: Sequence[Token], index: int) -> Cue | None:
    """A verb of saying or holding, with its auxiliaries and adverbs; None where nobody says it."""
    first = index
    while first and _is_helper(tokens[first - 1].low):
        first -= 1
    helpers = {token.low for token in tokens[first:index]}
    if helpers & _UNREAL or _is_aside(tokens, index) or _is_noun(tokens, index, helpers):
        return None
    low, after = tokens[index].low, _low(tokens, index + 1)
    ongoing, being = low.endswith("ing"), bool(helpers & _BE)
    unsaid = "to" in (_low(tokens, first - 1), _low(tokens, index - 1))
    if unsaid or (being and not ongoing):  # "declined to say", "was told"
        return None
    if low in lexicon.CLAUSAL and after not in _CLAUSE_OPENERS:
        return None
    return Cue(first, index + 1, index, "participle" if ongoing and not being else "active")


def _is_aside(tokens: Sequence[Token], index: int) -> bool:
    """Whether a form in -ed stands between the first commas: "The plan, announced in May, was"."""
    commas = [at for at, token in enumerate(tokens) if token.text == ","]
    if commas[:1] != [index - 1] or not tokens[index].low.endswith("ed"):
        return False
    return any(is_finite(token) for at in commas[1:2] for token in tokens[at + 1 : at + 2])


def _is_helper(low: str) -> bool:
    """Whether a word is part of the verb group that it stands before."""
    return low in _HELPING or (low.endswith("ly") and low not in lexicon.NO_ADVERBS)


_BE = lexicon.listed("forms_of_be")
_UNREAL = frozenset(("could", "might", "may", "should"))  # "could say": nobody says it
_HELPING = (lexicon.AUXILIARIES | lexicon.ADVERBS) - {"'s"}


def _is_noun(tokens: Sequence[Token], index: int, helpers: set[str]) -> bool:
    """Whether a form that may be a noun or adjective may be one here."""
    token, before = tokens[index], _low(tokens, index - 1)
    if before in _ARTICLES or (before == "'s" and not token.low.endswith("ing")):
        return True
    if index > 0 and token.is_capital and tokens[index - 1].is_capital:
        return True
    bare = token.low.endswith("ed") and token.low not in lexicon.SPEECH
    does = index > 0 and tokens[index - 1].is_capital and token.low.endswith(("s", "ed"))
    plain = does or helpers & lexicon.AUXILIARIES or before in lexicon.PRONOUNS
    plain = plain or _announces(tokens, index)
    return (bare or token.low in lexicon.AMBIGUOUS) and not plain


def _announces(tokens: Sequence[Token], index: int) -> bool:
    """Whether a clause or a quotation follows: "that", a quote mark."""
    after = _low(tokens, index + 1)
    marks = (after, _low(tokens, index + 2)) if after in (",", ":") else (after,)
    return after == "that" or marks[-1] in OPENING


_CLAUSE_OPENERS = lexicon.listed("clause_openers")
_ARTICLES = lexicon.DETERMINERS - frozenset(("this", "that", "both", "all", "many", "some", "most"))


def _low(tokens: Sequence[Token], index: int) -> str:
    """A token's case-folded text; empty outside the sentence."""
    return tokens[index].low if 0 <= index < len(tokens) else ""
