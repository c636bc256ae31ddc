"""Sentences to clauses, where each clause states a fact of its own.

A clause is cut off only when it has its own subject and its own finite verb, or is a relative
clause on a name, or "a step also taken by X": splitting too much breaks statements apart, splitting
too little only makes them long. Quotations are never cut.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimdiff.engines.rules import lexicon
from claimdiff.engines.rules.contents import is_statement
from claimdiff.engines.rules.lexicon import is_finite
from claimdiff.text.doc import STOPS, Range, Sentence, Token


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence that states a fact.

    Attributes:
        says: The ranges that say it, in order.
        before: Ranges to be read before them for the sentence to make sense (a relative's noun).
    """

    says: tuple[Range, ...]
    before: tuple[Range, ...] = ()


def clauses(sentence: Sentence) -> list[Clause]:
    """The clauses of one sentence, in order; the sentence itself where it can't be cut safely."""
    tokens = sentence.tokens
    if not tokens:
        return []
    free = [sentence.quote_at(token.start) is None for token in tokens]
    made: list[Clause] = []
    for first, last in _coordinates(tokens, free):
        made += _with_relatives(tokens, free, first, last)
    return made


def _coordinates(tokens: Sequence[Token], free: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The sentence cut at conjunctions and semicolons that join full clauses."""
    first = 0
    if concession := _concession(tokens, free):
        yield concession
        first = concession[1] + 1
    for index in range(first + 1, len(tokens)):
        step = _joint(tokens, free, first, index)
        if step:
            yield first, index
            first = index + step
    yield first, len(tokens)


def _concession(tokens: Sequence[Token], free: Sequence[bool]) -> tuple[int, int] | None:
    """Where "while A" starts and ends in "While A, B"; None when A and B can't stand alone."""
    start = next((i for i, t in enumerate(tokens) if t.low not in _OPENERS), 0)
    if tokens[start].low not in _CONCESSIVE:
        return None
    for index in range(start + _FEWEST, len(tokens)):
        if tokens[index].text == "," and free[index] and _stands_alone(tokens, index + 1):
            whole = _has_verb(tokens[start + 1 : index]) and _stands_alone(tokens, start + 1)
            return (start + 1, index) if whole else None
    return None


_OPENERS = frozenset(("and", "but", "yet", "so"))
_CONCESSIVE = frozenset(("while", "although", "though", "whereas"))
_SUBORDINATING = lexicon.CONJUNCTIONS - _OPENERS
_LEADING = STOPS - {"("}
_TRAILING = STOPS - {")", ".", "?", "!", "…"}
_JOINING = frozenset(("and", "but", "while", "whereas", "yet"))
_LEANING = lexicon.PRONOUNS | lexicon.DEMONSTRATIVES
_FEWEST = 4  # words of a clause with a fact: "X won the vote"


def _joint(tokens: Sequence[Token], free: Sequence[bool], first: int, index: int) -> int:
    """How many tokens join two full clauses at ``index``; 0 where none do."""
    mark = tokens[index].text
    if mark not in (",", ";", "–", "—") or not free[index] or index - first < _FEWEST:
        return 0
    step = 1
    if index + 1 < len(tokens) and tokens[index + 1].low in _JOINING:
        step = 2
    elif mark != ";" or index + step >= len(tokens):
        return 0
    opens_open = tokens[first].low in _SUBORDINATING
    if opens_open and not any(token.text == "," for token in tokens[first:index]):
        return 0
    # In this order: the first looks a few tokens on, the second over the whole clause before.
    whole = _stands_alone(tokens, index + step) and _has_verb(tokens[first + 1 : index])
    return step if whole else 0


def _stands_alone(tokens: Sequence[Token], first: int) -> bool:
    """Whether a clause starts here with a subject of its own that needs no other sentence."""
    leans = len(tokens) - first < _FEWEST or tokens[first].low in _LEANING
    return not leans and is_statement(tokens[first:])


def _has_verb(words: Sequence[Token]) -> bool:
    return any(map(is_finite, words))


def _with_relatives(
    tokens: Sequence[Token], free: Sequence[bool], first: int, last: int
) -> list[Clause]:
    """A clause, with the facts about its names in clauses of their own."""
    for index in range(first + 1, last - _FEWEST):
        if free[index] and tokens[index].text in _PARTING:
            bounds = first, last
            made = _relative(tokens, free, bounds, index) or _also(tokens, free, bounds, index)
            if made:
                return made
    whole = _trimmed(tokens, first, last)
    return [Clause((whole,))] if whole else []


_PARTING = frozenset((",", "–", "—"))


def _relative(
    tokens: Sequence[Token], free: Sequence[bool], bounds: tuple[int, int], index: int
) -> list[Clause]:
    """Cut "X – which is owned by Y – has gone": "X has gone", "X is owned by Y"."""
    first, last = bounds
    relative = tokens[index + 1]
    name = _name_before(tokens, first, index)
    if relative.low not in ("which", "who") or name is None or not is_finite(tokens[index + 2]):
        return []
    mark = tokens[index].text
    closes = (at for at in range(index + 2, last) if tokens[at].text == mark and free[at])
    close = next(closes, index)
    if close - index < _FEWEST or not is_finite(tokens[min(close + 1, last - 1)]):
        return []
    about = Clause((_range(tokens, index + 2, close),), (_range(tokens, name, index),))
    head, tail = _range(tokens, first, index), _trimmed(tokens, close + 1, last)
    return [Clause((head, tail)), about] if tail else []


def _name_before(tokens: Sequence[Token], first: int, index: int) -> int | None:
    """Where the name starts that ends before this token; None when no name does."""
    start = index
    while start > first and tokens[start - 1].is_capital:
        start -= 1
    if start == index:
        return None
    before = tokens[start - 1].low if start > first else ""
    adjunct = before == "," and tokens[first].low in lexicon.PREPOSITIONS
    return start if adjunct or before not in _NOT_ALONE else None


_NOT_ALONE = lexicon.listed("no_name_behind") | {"&", ","}


def _also(
    tokens: Sequence[Token], free: Sequence[bool], bounds: tuple[int, int], index: int
) -> list[Clause]:
    """Cut "..., a step also taken by Y": the sentence without it, and it after the sentence."""
    first, last = bounds
    words = [token.low for token in tokens[index + 1 : index + _ALSO_REACH]]
    if not words or words[0] not in ("a", "an") or "by" not in words or not all(free[index:last]):
        return []
    by = index + 1 + words.index("by")
    taken = tokens[by - 1].low.endswith(("ed", "en")) and tokens[min(by + 1, last - 1)].is_capital
    head, tail = _trimmed(tokens, first, index), _trimmed(tokens, index + 1, last)
    if not taken or head is None or tail is None or not _has_verb(tokens[first + 1 : index]):
        return []
    return [Clause((head,)), Clause((tail,), (head,))]


_ALSO_REACH = 7  # tokens: "a", up to three words, the participle, "by"


def _range(tokens: Sequence[Token], first: int, last: int) -> Range:
    """The characters from token ``first`` to before ``last``."""
    return tokens[first].start, tokens[last - 1].end


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> Range | None:
    """A range without separating marks and leading conjunctions; None where no word is left."""
    while first < last and (tokens[first].text in _LEADING or tokens[first].low in _OPENERS):
        first += 1
    while first < last and tokens[last - 1].text in _TRAILING:
        last -= 1
    words = any(token.is_word for token in tokens[first:last])
    return _range(tokens, first, last) if words else None
