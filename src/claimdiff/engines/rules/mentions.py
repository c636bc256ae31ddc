"""The names that sentences are about or that speak in them, and what each is shown to be.

A later "he" or "the company" may stand for one of them; whether it does is for `references`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from claimdiff.engines.rules import lexicon
from claimdiff.engines.rules.lexicon import AGENT, ORGANISED
from claimdiff.engines.rules.naming import Naming, is_titled, runs
from claimdiff.engines.rules.phrases import subject
from claimdiff.text.doc import Range, Token
from claimdiff.text.names import COMMON

_PARTING = lexicon.PREPOSITIONS - {"of"}
_WRITINGS = lexicon.listed("writings")
_NOBODY = lexicon.listed("impersonal_sources")
_PARTIES = frozenset(("democrats", "republicans"))

Kind = Literal["person", "body", "unknown"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, or a speaker without one: where it stands, and what may stand for it later.

    Attributes:
        range: Its place in the body.
        last: Its last word, case-folded.
        plural: Whether it is more than one.
        kind: What it is shown to be.
        words: Its own words and those that the article calls it by, case-folded.
        alone: Whether nothing else in its sentence may be meant by "it".
        rivals: Whether another person is named in its sentence.
    """

    range: Range
    last: str
    plural: bool
    kind: Kind
    words: frozenset[str] = frozenset()
    alone: bool = True
    rivals: bool = False


def mention(tokens: Sequence[Token], known: Naming) -> Mention | None:
    """What a phrase names: its last name, or whose report it is.

    Args:
        tokens: The phrase.
        known: What the article shows its names to be.
    """
    run = _last_name(_person_alone(_head(tokens)))
    return _named(run, known) if run else None


def has_rivals(tokens: Sequence[Token], one: Mention, known: Naming) -> bool:
    """Whether a sentence names in full a person other than the one that it is about.

    Args:
        tokens: The sentence.
        one: Whom it is about.
        known: What the article shows its names to be.
    """
    others = (tokens[first:last] for first, last in runs(tokens) if last - first > 1)
    return any(run[-1].low != one.last and _kind(run, known) == "person" for run in others)


def _named(run: Sequence[Token], known: Naming) -> Mention:
    """A name as what it is shown to be."""
    last = run[-1].low
    joined = any(token.low in ("and", ",", "&") for token in run)
    return Mention(
        (run[0].start, run[-1].end),
        last,
        joined or last in _PARTIES,
        _kind(run, known),
        frozenset(token.low for token in run) | known.called.get(last, frozenset()),
    )


def speaker_mention(tokens: Sequence[Token], known: Naming) -> Mention | None:
    """What a source names; "the state's governor" counts, for "he" may be said of him."""
    named = mention(tokens, known)
    if named is not None or not tokens:
        return named
    head = _head(tokens)
    last = head[-1].low
    if last in _WRITINGS or not (last in lexicon.SOURCES or AGENT.search(last)):
        return None
    kind: Kind = "body" if last in ORGANISED | _NOBODY else "person"
    words = frozenset((last,))
    return Mention((head[0].start, head[-1].end), last, last.endswith("s"), kind, words=words)


def _person_alone(head: Sequence[Token]) -> Sequence[Token]:
    """A name before "of" where it is a person's: "Ada Lunt of the University of Ostby"."""
    end = next((i for i, token in enumerate(head) if i and token.low == "of"), len(head))
    name = [token for token in head[:end] if token.text != ","]
    first = next((i for i, token in enumerate(name) if token.is_capital), len(name))
    whole = len(name) - first > 1 and all(token.is_capital for token in name[first:])
    return name if whole and not any(token.low in ORGANISED for token in name) else head


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
    COMMON | lexicon.SMALL | lexicon.TIME_WORDS | lexicon.SOURCES | lexicon.listed("nobody_named")
)


def _links(tokens: Sequence[Token], index: int) -> bool:
    """Whether a small word joins two parts of a name, or two names."""
    between = 0 < index < len(tokens) - 1
    joins = tokens[index].low in ("of", "the", "and", "&", "de", "al", "bin", "van", "von", ",")
    return between and joins


def _kind(run: Sequence[Token], known: Naming) -> Kind:
    """What a name is shown to be, by its own words and by the article's."""
    last, words = run[-1].low, sum(token.is_capital for token in run)
    if is_titled(run):
        return "person"
    if any(token.low in ORGANISED for token in run) or (words == 1 and _is_acronym(run[-1])):
        return "body"
    if last in known.people:
        return "person"
    if last in known.called:
        return "body"
    linked = any(token.low in ("of", "and", "the", "&") for token in run)
    return "person" if words > 1 and not linked and last not in known.places else "unknown"


def _is_acronym(token: Token) -> bool:
    """Whether a name is all capitals ("AFP"); with full stops it is a place or initials."""
    return token.text.isupper() and len(token.text) > 1 and "." not in token.text


def subject_mention(tokens: Sequence[Token], known: Naming) -> Mention | None:
    """The name that is, or stands in, a sentence's subject.

    A full name that a sentence only begins with, its subject being unclear ("Ms Lunt, of Lime
    Close, ..."), may be meant by what follows: it is taken for nobody, and no other is meant.
    """
    found = subject(tokens)
    if found and not (found[0] and tokens[found[0] - 1].low in lexicon.PREPOSITIONS):
        named = mention(tokens[found[0] : found[1]], known)
        if named is not None:
            return named
    end = next((i for i, token in enumerate(tokens) if not token.is_capital), len(tokens))
    opening = tokens[:end]
    plain = _names(tokens, 0) and (end > 1 or tokens[0].low in known.people)
    begins = is_titled(opening) or plain
    return replace(_named(opening, known), kind="unknown") if begins else None
