"""Whom "he", "the company" and "a spokesman for the firm" stand for, where that is plain.

Plain means: the subject or speaker of one of the sentences just before is a name that fits. Where
no name fits, nothing is resolved: a guess would be an invention.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from claimdiff.engines.offline import lexicon
from claimdiff.engines.offline.phrases import subject
from claimdiff.engines.offline.tokens import Token
from claimdiff.grounding.draft import Range
from claimdiff.language.names import COMMON

_PERSONAL = frozenset(("he", "she"))
_PLURAL = frozenset(("they",))
_NEUTRAL = frozenset(("it",))
_PRONOUNS = _PERSONAL | _PLURAL | _NEUTRAL
_PARTING = lexicon.PREPOSITIONS - {"of"}
_BODIES = lexicon.word_set(
    "company firm business group giant agency organisation organization platform corporation "
    "developer network bank airline carmaker maker retailer startup start-up party union ministry "
    "department university charity club team broadcaster newspaper regulator operator"
)
_ORGANISED = _BODIES | lexicon.word_set(
    "inc corp ltd co plc committee council court office bureau commission association foundation "
    "institute campaign police force army house senate times post journal news health republicans "
    "democrats states nations kingdom city county air airlines airways motors rail ferries energy "
    "oil foods systems technologies holdings partners capital media studios stores hospital school "
    "college church museum fund trust league"
)
_WRITINGS = lexicon.word_set(
    "report statement study survey poll filing letter email tweet post memo website review "
    "analysis data figures document documents blog release announcement account lawyers office"
)
_NATIONAL = re.compile(r"(?:an|ese|ish|ench|utch|eek|iss|aeli|aqi)$")
_REACH = 3  # sentences back in which a name is still plainly meant

Kind = Literal["person", "body", "unknown"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, or a speaker without one: where it stands, and what may stand for it later."""

    range: Range
    last: str
    plural: bool
    kind: Kind


def mention(tokens: Sequence[Token], people: frozenset[str] | set[str]) -> Mention | None:
    """What a phrase names: its last name, or whose report it is.

    Args:
        tokens: The phrase.
        people: Last words of names that are known to be people's.
    """
    head = _head(tokens)
    run = _last_name(head)
    if run is None:
        return None
    joined = any(token.low in ("and", ",", "&") for token in run)
    return Mention((run[0].start, run[-1].end), run[-1].low, joined, _kind(run, people))


def speaker_mention(tokens: Sequence[Token], people: frozenset[str] | set[str]) -> Mention | None:
    """What a source names; "the state's governor" counts, for "he" may be said of him."""
    named = mention(tokens, people)
    if named is not None or not tokens or stands_for(tokens):
        return named
    head = _head(tokens)
    last = head[-1].low
    if last in _WRITINGS or not (last in lexicon.SOURCES or _AGENT.search(last)):
        return None
    kind: Kind = "body" if last in _ORGANISED else "person"
    return Mention((head[0].start, head[-1].end), last, last.endswith("s"), kind)


_AGENT = re.compile(
    r"(?:(?<!m)ent|or|er|ist|ian|man|woman|person|chief|judge|king|queen|prince|general)$"
)


def _head(tokens: Sequence[Token]) -> Sequence[Token]:
    """The part of a phrase before "of", "for": the one who speaks; or the owner of a writing."""
    end = next(
        (i for i, token in enumerate(tokens) if i and token.low in _PARTING),
        len(tokens),
    )
    head = tokens[:end]
    if head and head[-1].low in _WRITINGS:
        owned = next((i for i, token in enumerate(head) if token.low == "'s"), None)
        return head[:owned] if owned else head
    return head


def _last_name(tokens: Sequence[Token]) -> Sequence[Token] | None:
    """The run of capitalised words, joined by "and" or "of", that ends a phrase."""
    start = len(tokens)
    while start and (_names(tokens, start - 1) or _links(tokens, start - 1)):
        start -= 1
    while start < len(tokens) and not _names(tokens, start):
        start += 1
    return tokens[start:] if start < len(tokens) else None


def _names(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token is part of a name."""
    token = tokens[index]
    return token.is_capital and token.low not in _COMMON


_COMMON = (
    COMMON
    | lexicon.SMALL
    | lexicon.TIME_WORDS
    | lexicon.SOURCES
    | lexicon.word_set("nobody everyone everybody someone somebody anyone none people much")
)


def _links(tokens: Sequence[Token], index: int) -> bool:
    """Whether a small word joins two parts of a name, or two names."""
    between = 0 < index < len(tokens) - 1
    joins = tokens[index].low in ("of", "the", "and", "&", "de", "al", "bin", "van", "von", ",")
    return between and joins


def _kind(run: Sequence[Token], people: frozenset[str] | set[str]) -> Kind:
    """Whether a name is a person's: two words and none of an organisation's, or known as one."""
    if any(
        token.low in _ORGANISED or (token.text.isupper() and len(token.text) > 1) for token in run
    ):
        return "body"
    if run[-1].low in people:
        return "person"
    words = sum(token.is_capital for token in run)
    linked = any(token.low in ("of", "and", "the", "&") for token in run)
    return "person" if words > 1 and not linked else "unknown"


def subject_mention(tokens: list[Token], people: frozenset[str] | set[str]) -> Mention | None:
    """The name that is, or stands in, a sentence's subject."""
    found = subject(tokens)
    return mention(tokens[found[0] : found[1]], people) if found else None


def antecedent(phrase: Sequence[Token], earlier: Sequence[Mention | None]) -> Mention | None:
    """The name that a pronoun or "the company" stands for.

    Args:
        phrase: The words that stand for a name.
        earlier: For each sentence before, its subject or speaker, the nearest last.
    """
    if not stands_for(phrase):
        return None
    for candidate in reversed(earlier[-_REACH:]):
        if candidate is not None and _fits(phrase[0].low, candidate):
            return candidate
    return None


def stands_for(phrase: Sequence[Token]) -> bool:
    """Whether a phrase is a pronoun or "the ... company", with nothing in it that tells which."""
    if len(phrase) == 1:
        return phrase[0].low in _PRONOUNS
    if not phrase or phrase[0].low != "the" or phrase[-1].low not in _BODIES:
        return False
    return not any(token.is_capital and not _NATIONAL.search(token.low) for token in phrase[1:])


def _fits(low: str, candidate: Mention) -> bool:
    """Whether a name agrees with the word that stands for it."""
    if low in _PLURAL:
        return candidate.plural or candidate.kind == "body"
    if candidate.plural:
        return False
    return (candidate.kind == "person") == (low in _PERSONAL)


def standing_in(tokens: Sequence[Token]) -> int:
    """How many of a clause's first words stand in for a name ("It", "The company"); 0 for none."""
    lows = [token.low for token in tokens[:3]]
    if (
        len(lows) < 3
        or lows[1][0] == "'"
        or lows[2][0] == "'"
        or (lows[0] == "it" and lows[1] in _EMPTY)
    ):
        return 0
    if lows[0] in _PRONOUNS:
        return 1
    return 2 if lows[0] == "the" and lows[1] in _BODIES else 0


_EMPTY = lexicon.AUXILIARIES | lexicon.word_set("seems appears appeared seemed remains takes took")


def spoken_for(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words of a source that stand for a name: "the firm" of "a spokesman for the firm"."""
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
