"""Whom "he", "the company" and "the spokesman" stand for, where that is plain.

Plain means: the subject or speaker of one of the sentences just before is a name that fits. Where
no name fits, nothing is resolved: a guess would be an invention.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claimdiff.engines.offline import lexicon
from claimdiff.engines.offline.phrases import subject
from claimdiff.engines.offline.tokens import Token
from claimdiff.grounding.draft import Range

_PERSONAL = frozenset(("he", "she", "his", "her"))
_NEUTRAL = frozenset(("it", "its"))
_PLURAL = frozenset(("they", "their"))
_BODIES = lexicon.word_set(
    "company firm business group giant agency organisation organization platform corporation "
    "developer network bank airline carmaker maker retailer startup start-up party union ministry "
    "department university charity club team broadcaster newspaper regulator operator"
)
_ORGANISED = _BODIES | lexicon.word_set(
    "inc corp ltd co plc committee council court office bureau commission association foundation "
    "institute campaign police force army house senate times post journal news health"
)
_REACH = 3  # sentences back in which a name is still plainly meant


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as a subject or speaker: where it stands, and its words."""

    range: Range
    words: tuple[str, ...]
    plural: bool

    @property
    def organised(self) -> bool:
        """Whether it is, by a word in it or by its capitals, no person's name."""
        known = any(word.casefold() in _ORGANISED for word in self.words)
        return known or any(len(word) > 1 and word.isupper() for word in self.words)


def name_in(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    """The first run of capitalised words in a phrase, joined by "and", "of the" and the like."""
    start = next((i for i in range(first, last) if _names(tokens, i)), None)
    if start is None:
        return None
    end = start + 1
    while end < last and (_names(tokens, end) or _links(tokens, end, last)):
        end += 1
    return start, end


def _names(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token is part of a name: a capital that the sentence's start does not explain."""
    token = tokens[index]
    small = token.low in lexicon.SMALL or token.low in lexicon.TIME_WORDS
    plain = index == 0 and (token.low in lexicon.SOURCES or token.low in _BODIES)
    return token.is_capital and not small and not plain


def _links(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether a small word joins two parts of a name, or two names."""
    token = tokens[index]
    if token.low in ("of", "for", "the", "and", "&", "de", "al", "bin", "van", "von", ","):
        ahead = index + 1
        while ahead < last and tokens[ahead].low in ("the", "and"):
            ahead += 1
        return ahead < last and _names(tokens, ahead)
    return False


def mention(tokens: Sequence[Token], first: int, last: int) -> Mention | None:
    """The name in a phrase, as something that later words can stand for."""
    found = name_in(tokens, first, last)
    if found is None:
        return None
    run = tokens[found[0] : found[1]]
    joined = any(token.low in ("and", ",", "&") for token in run)
    words = tuple(token.text for token in run if token.is_word)
    return Mention((run[0].start, run[-1].end), words, joined)


def subject_mention(tokens: list[Token]) -> Mention | None:
    """The name that is, or stands in, a sentence's subject."""
    found = subject(tokens)
    return mention(tokens, *found) if found else None


def antecedent(phrase: Sequence[Token], earlier: Sequence[Mention | None]) -> Mention | None:
    """The name that a pronoun or "the company" stands for.

    Args:
        phrase: The words that stand for a name.
        earlier: For each sentence before, its subject or speaker, the nearest last.
    """
    lows = [token.low for token in phrase]
    if not lows or not _stands_for(phrase):
        return None
    for candidate in reversed(list(earlier)[-_REACH:]):
        if candidate is not None and _fits(lows, candidate):
            return candidate
    return None


def _stands_for(phrase: Sequence[Token]) -> bool:
    """Whether a phrase is a pronoun or "the ... company", with nothing in it that tells which."""
    lows = [token.low for token in phrase]
    if len(lows) == 1:
        return lows[0] in _PERSONAL | _NEUTRAL | _PLURAL
    described = any(token.is_capital for token in phrase[1:])
    return lows[0] == "the" and lows[-1] in _BODIES and not described


def _fits(lows: Sequence[str], candidate: Mention) -> bool:
    """Whether a name agrees with the words that stand for one."""
    if lows[0] in _PLURAL:
        return candidate.plural or candidate.organised
    if candidate.plural:
        return False
    if lows[0] in _PERSONAL:
        return not candidate.organised
    return True


def standing_in(tokens: Sequence[Token]) -> int:
    """How many of a clause's first words stand in for a name ("It", "The company"); 0 for none."""
    lows = [token.low for token in tokens[:3]]
    if len(lows) < 3 or (lows[0] == "it" and lows[1] in lexicon.BE | _EMPTY_IT):
        return 0
    if lows[0] in ("he", "she", "it", "they"):
        return 1
    return 2 if lows[0] == "the" and lows[1] in _BODIES else 0


_EMPTY_IT = lexicon.word_set(
    "seems appears appeared seemed will would may might could has had remains"
)


def spoken_for(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words of a source that stand for a name: "the firm" of "a spokesman for the firm"."""
    for index, token in enumerate(tokens):
        if token.low in ("for", "of") and index and tokens[index - 1].low in lexicon.SOURCES:
            return tokens[index + 1 :]
    return tokens


def trimmed(tokens: Sequence[Token]) -> Range:
    """A source without what describes it behind its name: "Zoom" of "Zoom a platform that"."""
    found = name_in(tokens, 0, len(tokens))
    end = len(tokens)
    if found is not None and all(token.is_capital for token in tokens[: found[0]]):
        end = found[1]
    return tokens[0].start, tokens[end - 1].end
