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

Form = Literal["active", "passive", "participle", "infinitive", "according"]


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
    """A verb of saying or holding, with its auxiliaries and adverbs; None when it is a noun."""
    first = index
    while first and _is_helper(tokens[first - 1].low):
        first -= 1
    helpers = {token.low for token in tokens[first:index]}
    if helpers & _UNREAL or _is_aside(tokens, index) or _is_noun(tokens, index, helpers):
        return None
    low, after = tokens[index].low, _low(tokens, index + 1)
    if low in lexicon.CLAUSAL and after not in _CLAUSE_OPENERS:
        return None
    form: Form = "participle" if low.endswith("ing") else "active"
    if "to" in (_low(tokens, first - 1), _low(tokens, index - 1)):
        form = "infinitive"
    elif helpers & _BE:
        form = "active" if low.endswith("ing") else "passive"
    return Cue(first, index + 1, index, form)


def _is_aside(tokens: Sequence[Token], index: int) -> bool:
    """Whether a form in -ed stands between the first commas: "The drug, called Orm, was"."""
    low, commas = tokens[index].low, [at for at, token in enumerate(tokens) if token.text == ","]
    held = low not in lexicon.SPEECH or _low(tokens, index + 1) in _BEHIND_HELD
    if commas[:1] != [index - 1] or not low.endswith("ed") or not held:
        return False
    return any(is_finite(token) for at in commas[1:2] for token in tokens[at + 1 : at + 2])


_BEHIND_HELD = lexicon.PREPOSITIONS - {"by"}


def _is_helper(low: str) -> bool:
    """Whether a word is part of the verb group that it stands before."""
    return low in _HELPING or (low.endswith("ly") and low not in lexicon.NO_ADVERBS)


_BE = lexicon.listed("forms_of_be")
_UNREAL = frozenset(("could", "might", "may", "should"))  # "could say": nobody says it
_HELPING = (lexicon.AUXILIARIES | lexicon.ADVERBS) - {"'s"}


def _is_noun(tokens: Sequence[Token], index: int, helpers: set[str]) -> bool:
    """Whether a form that may be a noun or adjective is one here."""
    token, before = tokens[index], _low(tokens, index - 1)
    if before in _ARTICLES or (before == "'s" and not token.low.endswith("ing")):
        return True
    named = index > 0 and token.is_capital and tokens[index - 1].is_capital
    if named or _disagrees(tokens, index):
        return True
    bare = token.low.endswith("ed") and token.low not in lexicon.SPEECH
    if helpers & lexicon.AUXILIARIES or not (bare or token.low in lexicon.AMBIGUOUS):
        return False
    if _announces(tokens, index) or before in lexicon.PRONOUNS or before == "to":
        return False
    return before in _BEFORE_NOUN or not index or not _may_be_subject(tokens[index - 1])


def _may_be_subject(token: Token) -> bool:
    """Whether the word before a verb may be its subject: a name, a plural, a comma behind one."""
    plural = token.low.endswith("s") and token.low not in lexicon.CUE_FORMS
    does = token.is_capital or plural or token.low in lexicon.SOURCES or token.text == ","
    return does and token.text not in OPENING


def _disagrees(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb would not agree with what stands before it.

    "25 basis points", "a percentage point", "its growth forecast to 4 per cent".
    """
    low, before, beyond = tokens[index].low, tokens[index - 1], _low(tokens, index - 2)
    after = _low(tokens, index + 1)
    if low not in lexicon.AMBIGUOUS or not index:
        return False
    singular = before.is_word and not (before.is_capital or before.low.endswith(("s", "ly")))
    if low in lexicon.BASES and singular and before.low not in _SUBJECTS and after == "to":
        return True
    several = _is_plural_determiner(before.low) or (
        _is_plural_determiner(beyond) and not before.is_capital
    )
    return several if low.endswith("s") else beyond in _ONE and low in lexicon.BASES


_SUBJECTS = lexicon.SMALL | lexicon.SOURCES | {"people", "men", "women", "children"}


def _is_plural_determiner(low: str) -> bool:
    """Whether a word counts more than one."""
    return low[:1].isdigit() or low in _SEVERAL


_SEVERAL = lexicon.listed("several")
_ONE = frozenset(("a", "an"))


def _announces(tokens: Sequence[Token], index: int) -> bool:
    """Whether a clause or a quotation follows: "that", "to", a quote mark."""
    after = _low(tokens, index + 1)
    marks = (after, _low(tokens, index + 2)) if after in (",", ":") else (after,)
    return after in ("that", "to") or marks[-1] in OPENING


_CLAUSE_OPENERS = lexicon.listed("clause_openers")
_ARTICLES = lexicon.DETERMINERS - frozenset(("this", "that", "both", "all", "many", "some", "most"))
_BEFORE_NOUN = lexicon.listed("adjectives_of_reports") | lexicon.PREPOSITIONS | {"'s"}


def _low(tokens: Sequence[Token], index: int) -> str:
    """A token's case-folded text; empty outside the sentence."""
    return tokens[index].low if 0 <= index < len(tokens) else ""
