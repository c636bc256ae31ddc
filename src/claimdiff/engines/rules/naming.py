"""What an article shows its names to be: a person's, a firm's, or neither plainly.

Evidence is words: a title ("Ms Lunt"), what a name is called ("the chipmaker Orm", "Orm, a bank"),
"who" or "which" behind it, and "it" in what it says ("Orm said it had"). A name that the
article tells nothing of is nobody's: whether "Orm" is a firm or a town is not guessed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from claimdiff.engines.rules import lexicon
from claimdiff.engines.rules.attribution import Attribution
from claimdiff.engines.rules.lexicon import AGENT, BODIES, is_finite
from claimdiff.text.doc import STOPS, Sentence, Token

_HE, _SHE = lexicon.listed("he_titles"), lexicon.listed("she_titles")
_TITLES = _HE | _SHE | lexicon.listed("personal_titles")
"""Titles that people alone bear; those that `language.names` drops from a name ("foreign", "chief")
may begin a body's ("Foreign Ministry")."""
_DESCRIPTION = 6  # tokens of "a small video-conferencing platform", from its article on
_WHERE = frozenset(("in", "near", "at"))
_ASIDES = frozenset((",", "–", "—", "("))
_OF_NOBODY = frozenset(("is", "was", "would", "'s"))  # "said it was a mistake" tells of no thing


@dataclass(slots=True)
class Naming:
    """What names are shown to be; each by its last word, case-folded.

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


def naming(views: Iterable[Sentence], found: Iterable[Attribution]) -> Naming:
    """What an article's words show its names to be.

    1. What stands beside each name. 2. Whether what it says begins with "it".

    Args:
        views: The article's sentences.
        found: Who says what in them.
    """
    known = Naming()
    numbered = {sentence.number: sentence for sentence in views}
    for sentence in numbered.values():
        for first, last in runs(sentence.tokens):
            _look_beside(sentence.tokens, first, last, known)  # 1
    for one in found:
        if one.source is not None and one.cue is not None:
            home = numbered[one.sentence]
            _look_into(home.within(one.source), home.within(one.content[0]), known)  # 2
    return known


def is_titled(run: Sequence[Token]) -> bool:
    """Whether a title stands in a name ("House Speaker Ada Lunt")."""
    return any(token.low in _TITLES for token in run[:-1])


def goes_by(run: Sequence[Token]) -> str:
    """The pronoun that a title in a name tells of; empty where none does."""
    lows = {token.low.rstrip(".") for token in run[:-1]}
    return "he" if lows & _HE else "she" if lows & _SHE else ""


def runs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The runs of words with a capital."""
    first = 0
    for index in range(len(tokens) + 1):
        if index == len(tokens) or not tokens[index].is_capital:
            if index > first:
                yield first, index
            first = index + 1


def _look_beside(tokens: Sequence[Token], first: int, last: int, known: Naming) -> None:
    """Note what is told of the name from token ``first`` to before ``last``."""
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
        known.note(name, goes_by(run))
    elif nouns:
        known.called.setdefault(name, set()).update(nouns)


def _description(tokens: Sequence[Token], last: int) -> set[str]:
    """The noun that a name is described by behind it: "Orm, a bank in Ostby,"."""
    start = last + (last < len(tokens) and tokens[last].text in _ASIDES)
    if start >= len(tokens) or tokens[start].low not in ("a", "an", "the"):
        return set()
    for index in range(start + 1, min(start + _DESCRIPTION, len(tokens))):
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if tokens[index].low in lexicon.PREPOSITIONS or tokens[index].text in STOPS:
            break
        if tokens[index].low in BODIES and (after is None or _ends_phrase(after)):
            return {tokens[index].low}
    return set()


def _ends_phrase(token: Token) -> bool:
    """Whether a word cannot go on with the noun phrase before it."""
    small = token.low in lexicon.PREPOSITIONS | lexicon.RELATIVES | lexicon.CONJUNCTIONS
    return small or token.text in STOPS or is_finite(token)


def _look_into(source: Sequence[Token], content: Sequence[Token], known: Naming) -> None:
    """Note that a speaker goes by "it": "Orm said it had sold"."""
    end = next((i for i, token in enumerate(source) if token.low in ("'s", ",")), len(source))
    name, lows = source[end - 1 : end], [token.low for token in content[:2]]
    tells = lows[:1] == ["it"] and lows[-1] not in _OF_NOBODY
    if name and name[0].is_capital and tells:
        known.called.setdefault(name[0].low, set()).add("it")
