"""Mention detection and entity typing: whom sentences are about, what each name is shown to be.

A person, a body, or neither plainly. Evidence is words: a title ("Ms Lunt"), what a name is called
("the chipmaker Orm", "Orm, a bank"), "who" or "which" behind it, and "it" in what it says ("Orm
said it had"). A name that the article tells nothing of is nobody's: whether "Orm" is a firm or a
town is not guessed. Whether a later "he" or "the company" stands for one is for `references`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from claimdiff.engines.rules import lexicon
from claimdiff.engines.rules.attribution import Attribution
from claimdiff.engines.rules.lexicon import AGENT, BODIES, ORGANISED, is_finite
from claimdiff.engines.rules.phrases import subject
from claimdiff.text.doc import STOPS, Range, Sentence, Token
from claimdiff.text.names import COMMON

_HE, _SHE = lexicon.listed("he_titles"), lexicon.listed("she_titles")
_TITLES = _HE | _SHE | lexicon.listed("personal_titles")
"""Titles that people alone bear; those that `text.names` drops from a name ("foreign", "chief")
may begin a body's ("Foreign Ministry")."""
_DESCRIPTION = 6  # tokens of "a small video-conferencing platform", from its article on
_WHERE = frozenset(("in", "near", "at"))
_ASIDES = frozenset((",", "–", "—", "("))
_OF_NOBODY = frozenset(("is", "was", "would", "'s"))  # "said it was a mistake" tells of no thing
_PARTING = lexicon.PREPOSITIONS - {"of"}
_WRITINGS = lexicon.listed("writings")
_NOBODY = lexicon.listed("impersonal_sources")
_PARTIES = frozenset(("democrats", "republicans"))

Kind = Literal["person", "body", "unknown"]


@dataclass(slots=True)
class NameTypes:
    """The evidence for what each name is, by the name's last word, case-folded.

    Attributes:
        people: Names of people, with the pronoun that they go by; empty where none is seen.
        called: The nouns that a name is called by ("chipmaker"), and "it" where the article says
            "it" or "which" of it.
        places: Names that something is in or near.
    """

    people: dict[str, str] = field(default_factory=dict)
    called: dict[str, set[str]] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)

    def note(self, name: str, pronoun: str) -> None:
        """Note that a name is a person's, and the pronoun unless another is known already."""
        self.people[name] = self.people.get(name) or pronoun


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


def name_types(views: Iterable[Sentence], attributions: Iterable[Attribution]) -> NameTypes:
    """What an article's words show its names to be.

    1. What stands beside each name. 2. Whether what it says begins with "it".

    Args:
        views: The article's sentences.
        attributions: Who says what in them.
    """
    known = NameTypes()
    numbered = {sentence.number: sentence for sentence in views}
    for sentence in numbered.values():
        for first, last in runs(sentence.tokens):
            _look_beside(sentence.tokens, first, last, known)  # 1
    for one in attributions:  # 2
        if one.source is not None and one.cue is not None:
            home = numbered[one.sentence]
            source, opening = home.within(one.source), home.within(one.content[0])[:2]
            end = next((i for i, t in enumerate(source) if t.low in ("'s", ",")), len(source))
            lows = [token.low for token in opening]
            tells = lows[:1] == ["it"] and lows[-1] not in _OF_NOBODY
            if tells and any(token.is_capital for token in source[end - 1 : end]):
                known.called.setdefault(source[end - 1].low, set()).add("it")
    return known


def is_titled(run: Sequence[Token]) -> bool:
    """Whether a title stands in a name ("House Speaker Ada Lunt")."""
    return any(token.low in _TITLES for token in run[:-1])


def runs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The runs of words with a capital."""
    first = 0
    for index in range(len(tokens) + 1):
        if index == len(tokens) or not tokens[index].is_capital:
            if index > first:
                yield first, index
            first = index + 1


def _look_beside(tokens: Sequence[Token], first: int, last: int, known: NameTypes) -> None:
    """Note what the words beside the name from token ``first`` to before ``last`` show it to be."""
    run = tokens[first:last]
    name = run[-1].low
    before = tokens[first - 1].low if first else ""
    nouns = {before} & BODIES | _description(tokens, last)
    after = last + 1 if last < len(tokens) and tokens[last].text in _ASIDES else last
    follows = tokens[after].low if after < len(tokens) else ""
    if follows == "which" and before not in lexicon.PREPOSITIONS:
        nouns.add("it")
    by_role = len(run) > 1 and before not in lexicon.SMALL | BODIES and AGENT.search(before)
    if before in _WHERE:
        known.places.add(name)
    if is_titled(run) or follows == "who" or by_role:
        lows = {token.low.rstrip(".") for token in run[:-1]}
        known.note(name, "he" if lows & _HE else "she" if lows & _SHE else "")
    elif nouns:
        known.called.setdefault(name, set()).update(nouns)


def _description(tokens: Sequence[Token], last: int) -> set[str]:
    """The noun that a name is described by behind it: "Orm, a bank in Ostby,"."""
    start = last + (last < len(tokens) and tokens[last].text in _ASIDES)
    if start >= len(tokens) or tokens[start].low not in ("a", "an", "the"):
        return set()
    for index in range(start + 1, min(start + _DESCRIPTION, len(tokens))):
        if tokens[index].low in lexicon.PREPOSITIONS or tokens[index].text in STOPS:
            break
        after = tokens[index + 1 : index + 2]
        small = any(token.low in _ENDING or token.text in STOPS for token in after)
        if tokens[index].low in BODIES and (small or all(map(is_finite, after))):
            return {tokens[index].low}
    return set()


_ENDING = lexicon.PREPOSITIONS | lexicon.RELATIVES | lexicon.CONJUNCTIONS
"""Words that cannot go on with the noun phrase before them."""


def mention(tokens: Sequence[Token], known: NameTypes) -> Mention | None:
    """What a phrase names: its last name, or whose report it is.

    Args:
        tokens: The phrase.
        known: What the article shows its names to be.
    """
    head = _person_alone(_head(tokens))
    start = len(head)
    while start and (_is_name_part(head[start - 1]) or _joins_names(head, start - 1)):
        start -= 1
    while start < len(head) and not _is_name_part(head[start]):
        start += 1
    return _named(head[start:], known) if start < len(head) else None


def has_rivals(tokens: Sequence[Token], one: Mention, known: NameTypes) -> bool:
    """Whether a sentence names in full a person other than the one that it is about.

    Args:
        tokens: The sentence.
        one: Whom it is about.
        known: What the article shows its names to be.
    """
    others = (tokens[first:last] for first, last in runs(tokens) if last - first > 1)
    return any(run[-1].low != one.last and _kind(run, known) == "person" for run in others)


def _named(run: Sequence[Token], known: NameTypes) -> Mention:
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


def speaker_mention(tokens: Sequence[Token], known: NameTypes) -> Mention | None:
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


def _is_name_part(token: Token) -> bool:
    """Whether a token is part of a name."""
    return token.is_capital and token.low not in _COMMON


_COMMON = (
    COMMON | lexicon.SMALL | lexicon.TIME_WORDS | lexicon.SOURCES | lexicon.listed("nobody_named")
)


def _joins_names(tokens: Sequence[Token], index: int) -> bool:
    """Whether a small word joins two parts of a name, or two names."""
    return 0 < index < len(tokens) - 1 and tokens[index].low in _LINKING


_LINKING = frozenset(("of", "the", "and", "&", "de", "al", "bin", "van", "von", ","))


def _kind(run: Sequence[Token], known: NameTypes) -> Kind:
    """What a name is shown to be, by its own words and by the article's."""
    last, words = run[-1].low, sum(token.is_capital for token in run)
    if is_titled(run):
        return "person"
    text = run[-1].text  # "AFP"; with full stops it is a place or initials
    acronym = words == 1 and text.isupper() and len(text) > 1 and "." not in text
    if acronym or any(token.low in ORGANISED for token in run):
        return "body"
    if last in known.people:
        return "person"
    if last in known.called:
        return "body"
    linked = any(token.low in ("of", "and", "the", "&") for token in run)
    return "person" if words > 1 and not linked and last not in known.places else "unknown"


def subject_mention(tokens: Sequence[Token], known: NameTypes) -> Mention | None:
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
    plain = _is_name_part(tokens[0]) and (end > 1 or tokens[0].low in known.people)
    begins = is_titled(opening) or plain
    return replace(_named(opening, known), kind="unknown") if begins else None
