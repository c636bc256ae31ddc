"""Noun phrases around a verb: who does it. Found by boundaries, not by a grammar."""

from collections.abc import Iterator, Sequence

from claimdiff.engines.rules import lexicon
from claimdiff.engines.rules.lexicon import is_finite
from claimdiff.text.doc import CLOSING, OPENING, STOPS, Token

Words = tuple[int, int]
"""First and last-plus-one token number of a phrase."""

_LONGEST = 14  # words of a source; longer ones were boundaries missed
_LONGEST_APPOSITION = 30  # tokens between the two commas of "X, the mayor of Y, said"


def noun_phrase_before(tokens: Sequence[Token], index: int) -> Words | None:
    """The phrase that ends before a token; appositions and relative clauses stepped over."""
    for end in _ends(tokens, index):
        found = _phrase_to(tokens, end)
        if found is None or (found[1] - found[0] == 1 and tokens[found[0]].text[0].isdigit()):
            continue  # "Mia Lund, 34, told": her age
        if not _is_own_name(tokens, found, index):
            return found
        return (found[1] + 1 if is_finite(tokens[found[0]]) else found[0], index - 1)
    return None


def _is_own_name(tokens: Sequence[Token], phrase: Words, index: int) -> bool:
    """Whether a phrase without a name has its own between commas ("the mayor, Ada Lunt, said")."""
    first, last = phrase[1] + 1, index - 1
    between = tokens[first:last]
    return (
        1 < len(between) <= _NAME_WORDS
        and tokens[phrase[1]].text == tokens[last].text == ","
        and all(token.is_capital for token in between)
        and tokens[phrase[1] - 1].is_word
        and not tokens[phrase[1] - 1].is_capital
    )


_NAME_WORDS = 4  # "Ana Maria de Souza" has a small one and is left out


def _phrase_to(tokens: Sequence[Token], end: int) -> Words | None:
    """The phrase that ends before token ``end``, brackets at its end left off."""
    if end > 1 and tokens[end - 1].text == ")":
        end = next((i for i in range(end - 1, 0, -1) if tokens[i].text == "("), end)
    start = _reach_back(tokens, end)
    if start and is_finite(tokens[start - 1]):
        relative = _relative_before(tokens, start - 1)
        if relative is not None:
            end = relative
            start = _reach_back(tokens, end)
    start = _without_adjunct(tokens, start, end)
    while start < end and tokens[start].low in _NOT_FIRST:
        start += 1
    while start < end and (tokens[end - 1].low in _NOT_LAST or _is_adverb(tokens[end - 1])):
        end -= 1
    return (start, end) if start < end else None


def _is_adverb(token: Token) -> bool:
    adverb = token.low.endswith("ly") and token.low not in lexicon.NO_ADVERBS
    return adverb and not token.is_capital


_NOT_FIRST = lexicon.PREPOSITIONS | {"and", "but", "so", "yet"}
_NOT_LAST = lexicon.ADVERBS | lexicon.PREPOSITIONS | (lexicon.TIME_WORDS - {"this"})


def _reach_back(tokens: Sequence[Token], end: int) -> int:
    """How far back a phrase reaches from its end."""
    start = end
    while start > 0 and end - start < _LONGEST and not _bounds_left(tokens, start - 1, end):
        start -= 1
    return start


def _relative_before(tokens: Sequence[Token], verb: int) -> int | None:
    """Where the phrase ends whose relative clause has this verb ("a firm that has grown")."""
    for index in range(verb - 1, max(verb - _RELATIVE_REACH, 0), -1):
        if tokens[index].low in lexicon.RELATIVES:
            return index
        if tokens[index].text in STOPS or is_finite(tokens[index]):
            return None
    return None


_RELATIVE_REACH = 4  # tokens between "that" and its verb: "that many people have"


def noun_phrase_after(tokens: Sequence[Token], index: int) -> Words | None:
    """The phrase that starts at token ``index``, with the name that follows it after a comma.

    The name belongs to it where it has none ("her fellow judge, the critic Ana Brandt").
    """
    end = _phrase_end(tokens, index)
    comma = any(token.text == "," for token in tokens[end : end + 1])
    if comma and not any(token.is_capital for token in tokens[index:end]):
        last = _phrase_end(tokens, end + 1)
        name = [token.is_capital for token in tokens[max(end + 1, last - 2) : last]]
        whole = all(token.text in STOPS for token in tokens[last : last + 1])
        if len(name) > 1 and all(name) and whole:
            return index, last
    return (index, end) if index < end else None


def _phrase_end(tokens: Sequence[Token], index: int) -> int:
    end = index
    while end < len(tokens) and end - index < _LONGEST and not _bounds_right(tokens, end, index):
        end += 1
    return end


def subject(tokens: Sequence[Token]) -> Words | None:
    """The phrase before a sentence's first finite verb."""
    for index, token in enumerate(tokens):
        if index and is_finite(token):
            return noun_phrase_before(tokens, index)
    return None


def _ends(tokens: Sequence[Token], index: int) -> Iterator[int]:
    """Where the phrase may end: before "who", before an apposition between commas or brackets."""
    last = tokens[index - 1] if index else None
    if last is None:
        return
    if last.low in lexicon.RELATIVES and index > 1:
        yield index - 2 if tokens[index - 2].text in STOPS else index - 1
    elif last.text in _PAIRS:
        for start in range(index - 2, max(index - 2 - _LONGEST_APPOSITION, 0), -1):
            if tokens[start].text == _PAIRS[last.text]:
                yield start
        yield index - 1
    else:
        yield index


_PAIRS = {",": ",", ")": "(", "–": "–", "—": "—", "-": "-", "―": "―"}


def _bounds_left(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether a phrase cannot reach back over this token."""
    token = tokens[index]
    if token.low == "and":
        return any(is_finite(word) for word in tokens[max(0, index - 4) : index])
    if token.low == "that":
        return end - index > 1
    return (
        token.text in STOPS
        or token.text in CLOSING
        or token.text in _ONLY_OPENING
        or token.low in lexicon.CONJUNCTIONS
        or (token.low in lexicon.FINITE and token.low not in lexicon.CLITICS)
        or (token.low in lexicon.CUE_FORMS and token.low not in lexicon.AMBIGUOUS)
    )


_ONLY_OPENING = OPENING - CLOSING


def _bounds_right(tokens: Sequence[Token], index: int, start: int) -> bool:
    """Whether a phrase cannot reach on over this token."""
    token = tokens[index]
    if token.text in _MARKS or token.low in _NO_NOUNS:
        return True
    return index != start and (token.low in _PARTING or is_finite(token))


_MARKS = STOPS | CLOSING | OPENING
_NO_NOUNS = lexicon.CONJUNCTIONS | lexicon.TIME_WORDS
_PARTING = lexicon.PREPOSITIONS - {"of", "for", "from", "with"}  # "a spokesman for the firm"


def _without_adjunct(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where the phrase starts without a leading "On Sunday", "Last week", "In Toledo"."""
    if start + 1 >= end or tokens[start].low not in _ADJUNCT:
        return start
    if tokens[start].low == "this" and tokens[start + 1].low not in _SPANS_OF_TIME:
        return start
    for index in range(end - 1, start, -1):
        if tokens[index].low in _STARTING:
            return index
    index = end
    while index > start + 2 and tokens[index - 1].is_capital:
        index -= 1
    return index if index < end else start


_STARTING = lexicon.DETERMINERS | lexicon.PRONOUNS
_SPANS_OF_TIME = lexicon.listed("spans_of_time")
_ADJUNCT = lexicon.listed("adjunct_starts")
