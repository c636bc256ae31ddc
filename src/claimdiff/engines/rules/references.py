"""Anaphora: whom "he", "the company" and "a spokesman for the firm" refer to, where that is plain.

Plain means: the subject or speaker of one of the sentences just before is a name that the article
shows to be such a one (`mentions`): "it" is no person, "he" no firm, "the bank" no town. Where no
name fits, nothing is resolved, and the article's own word stays: a guess would be an invention.
"""

import re
from collections.abc import Sequence

from claimdiff.engines.rules import lexicon
from claimdiff.engines.rules.lexicon import BODIES, FIRMS, is_finite
from claimdiff.engines.rules.mentions import Mention, NameTypes
from claimdiff.text.doc import Range, Token

_PERSONAL = ("he", "she")
_PRONOUNS = (*_PERSONAL, "they", "it")
_NATIONAL = re.compile(r"(?:an|ese|ish|ench|utch|eek|iss|aeli|aqi)$")
_REACH = 3  # sentences back in which a name is still plainly meant


def antecedent(
    phrase: Sequence[Token],
    earlier: Sequence[Mention | None],
    known: NameTypes,
    *,
    says: bool = True,
) -> Mention | None:
    """The name that a pronoun or "the company" stands for.

    Args:
        phrase: The words that stand for a name.
        earlier: For each sentence before, its subject or speaker, the nearest last. One that is
            not shown to be anything may be meant, so that none before it is.
        known: What the article shows its names to be.
        says: Whether who is meant says something. Of an "it" that does anything else only the
            sentence just before tells, and only where nothing else in it may be meant.
    """
    if not is_anaphor(phrase) or is_unclear(phrase, earlier, known):
        return None
    near = phrase[0].low == "it" and not says
    for candidate in reversed(earlier[-1:] if near else earlier[-_REACH:]):
        if candidate is not None and _fits(phrase, candidate, known):
            return candidate if candidate.alone or not near else None
        if candidate is not None and candidate.kind == "unknown" and not candidate.plural:
            return None
    return None


def is_unclear(
    phrase: Sequence[Token], earlier: Sequence[Mention | None], known: NameTypes
) -> bool:
    """Whether a sentence's first "He" or "She" may be either of two people of the one before.

    Args:
        phrase: The words that stand for a name.
        earlier: For each sentence before, its subject or speaker, the nearest last.
        known: What the article shows its names to be.
    """
    if len(phrase) != 1 or phrase[0].low not in _PERSONAL or not phrase[0].is_capital:
        return False
    (nearest,) = earlier[-1:] or (None,)
    return nearest is not None and nearest.rivals and not known.people.get(nearest.last)


def is_anaphor(phrase: Sequence[Token]) -> bool:
    """Whether a phrase is a pronoun or "the ... company", with nothing in it that tells which."""
    if len(phrase) == 1:
        return phrase[0].low in _PRONOUNS
    if not phrase or phrase[0].low != "the" or phrase[-1].low not in BODIES:
        return False
    return not any(token.is_capital and not _NATIONAL.search(token.low) for token in phrase[1:])


def _fits(phrase: Sequence[Token], candidate: Mention, known: NameTypes) -> bool:
    """Whether a name agrees with the words that stand for it."""
    low = phrase[0].low
    if low == "they" or candidate.plural:
        return low == "they" and candidate.plural
    if low in _PERSONAL:
        return candidate.kind == "person" and known.people.get(candidate.last, "") in ("", low)
    if low == "it" or candidate.kind != "body":
        return candidate.kind == "body"
    # "The drinks firm" is called so; "the airline" may mean Vane Airlines, "the company" any firm.
    *details, noun = [token.low for token in phrase[1:] if not token.is_capital]
    called = noun in candidate.words or f"{noun}s" in candidate.words
    a_firm = noun in _FIRMS and not candidate.words.isdisjoint(FIRMS | {"it"})
    return (called or a_firm) and all(word in candidate.words for word in details)


_FIRMS = frozenset(("company", "firm", "business", "giant", "corporation"))


def is_alone(tokens: Sequence[Token], named: Range) -> bool:
    """Whether a sentence has nothing else that "it" may mean: "a vaccine", "the line", "its"."""
    return not any(
        token.low in _SINGULAR and not named[0] <= token.start < named[1] for token in tokens[1:]
    )


_SINGULAR = lexicon.listed("singular_determiners")


def anaphor_length(tokens: Sequence[Token]) -> int:
    """How many of a clause's first words are an anaphor ("It", "The company"); 0 for none."""
    if len(tokens) < _FEWEST or any(token.low[0] == "'" for token in tokens[1:_FEWEST]):
        return 0
    first, second = tokens[0].low, tokens[1].low
    if first in _PRONOUNS:
        return 0 if first == "it" and second in _EMPTY else 1
    if first != "the" or second not in BODIES:
        return 0
    # "The charity Orm", "the bank manager said" only begin with such words.
    follows, beyond = tokens[2], tokens[3] if len(tokens) > _FEWEST else tokens[2]
    noun = not is_finite(follows) and follows.low not in lexicon.ADVERBS and is_finite(beyond)
    return 0 if noun or follows.is_capital or follows.low in _GOING_ON else 2


_FEWEST = 3  # words of a clause with a subject and something told of it
_GOING_ON = lexicon.PREPOSITIONS | lexicon.RELATIVES


def is_followed_by_saying(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb of saying or holding stands at a token, behind auxiliaries and adverbs."""
    helping = lexicon.AUXILIARIES | lexicon.ADVERBS
    verb = next((token for token in tokens[index:] if token.low not in helping), None)
    return verb is not None and verb.low in lexicon.CUE_FORMS


_EMPTY = lexicon.AUXILIARIES | lexicon.listed("verbs_of_it")


def represented(tokens: Sequence[Token]) -> Sequence[Token]:
    """Whom a source speaks for: "the firm" of "a spokesman for the firm"; else the source."""
    for index, token in enumerate(tokens):
        if token.low in ("for", "of") and index and tokens[index - 1].low in lexicon.SOURCES:
            return tokens[index + 1 :]
    return tokens


def trimmed(tokens: Sequence[Token]) -> Sequence[Token]:
    """A source without what describes it behind its name: "Zoom" of "Zoom a platform"."""
    for index in range(1, len(tokens)):
        if tokens[index].low in ("a", "an", "the") and tokens[index - 1].is_capital:
            return tokens[:index]
    return tokens
