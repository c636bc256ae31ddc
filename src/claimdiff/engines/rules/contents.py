"""What is said: the stretch before or after a cue, and where it ends."""

from collections.abc import Sequence

from claimdiff.engines.rules import lexicon
from claimdiff.engines.rules.cues import Cue
from claimdiff.engines.rules.lexicon import is_finite
from claimdiff.text.doc import CLOSING, OPENING, STOPS, Range, Sentence


def is_saying(sentence: Sentence, cue: Cue) -> bool:
    """Whether the cue's verb can stand after what is said."""
    return sentence.tokens[cue.verb].low in lexicon.SPEECH


def range_of(sentence: Sentence, phrase: tuple[int, int]) -> Range:
    """A phrase in characters of the body."""
    return sentence.tokens[phrase[0]].start, sentence.tokens[phrase[1] - 1].end


def span(sentence: Sentence, first: int, last: int) -> Range | None:
    """The characters from token ``first`` to before ``last`` without marks at the ends."""
    while first < last and sentence.tokens[first].text in STOPS:
        first += 1
    while first < last and sentence.tokens[last - 1].text in STOPS:
        last -= 1
    return range_of(sentence, (first, last)) if first < last else None


def said_before(sentence: Sentence, index: int) -> Range | None:
    """What stands before a source or verb at the end of what is said; None if nothing said does."""
    if not index:
        return None
    before = sentence.tokens[index - 1]
    quote = sentence.quote_at(before.start)
    if before.text in CLOSING and quote is not None:
        start = min(quote.start, sentence.tokens[0].start)
        first = sentence.quote_at(sentence.tokens[0].start)
        return (first.start if first else start, before.end)
    if before.text != "," or _is_adjunct(sentence, index - 1):
        return None
    return clause_before(sentence, index)


def _is_adjunct(sentence: Sentence, last: int) -> bool:
    """Whether the words up to a comma only say when or where ("In Ostby,", "After the vote,")."""
    first = sentence.tokens[0].low
    if first not in _LEADING:
        return False
    comma = next((i for i in range(last) if sentence.tokens[i].text == ","), last)
    said = any(is_finite(token) for token in sentence.tokens[comma:last])
    return not said and not (first not in _OPENING_CLAUSES and _has_main_verb(sentence, comma))


def _has_main_verb(sentence: Sentence, last: int) -> bool:
    """Whether words make a statement: "At least 17 people were hurt", not "On the day it fell"."""
    verb = next((i for i in range(last) if is_finite(sentence.tokens[i])), last)
    clauses = any(token.low in _OPENING_CLAUSES for token in sentence.tokens[:verb])
    return verb < last and not clauses


_LEADING = (lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS) - {"but"}
_OPENING_CLAUSES = lexicon.CONJUNCTIONS | lexicon.RELATIVES | frozenset(("it", "he", "she", "they"))


def clause_before(sentence: Sentence, index: int) -> Range | None:
    """The words of the sentence before a token, a quotation that reaches further back included."""
    whole = span(sentence, 0, index)
    if whole is None or index < _FEWEST_WORDS:
        return None
    first = sentence.quote_at(whole[0])
    return (min(first.start, whole[0]) if first else whole[0], whole[1])


_FEWEST_WORDS = 4  # tokens of something said before its cue: less is an adverb or a date


def said_after(sentence: Sentence, cue: Cue) -> Range | None:
    """What stands after a verb: behind "that", a colon or the hearer, to the end of the clause."""
    first = _content_start(sentence, cue)
    if first is None or (first < len(sentence.tokens) and sentence.tokens[first].low == "of"):
        return None  # "knew of the leak", "reports of a leak" tell of no statement
    direct = _direct(sentence, first)
    whole = span(sentence, first, clause_end(sentence, first))
    if direct is not None or whole is None:
        return direct
    last = sentence.quote_at(whole[1] - 1) or sentence.quote_at(whole[1])
    reaches = last is not None and last.start >= whole[0]
    return (whole[0], max(whole[1], last.end)) if last and reaches else whole


def _direct(sentence: Sentence, first: int) -> Range | None:
    """The quotation that a comma or colon announces at this token."""
    tokens = sentence.tokens
    at = first + 1 if first < len(tokens) and tokens[first].text in _ANNOUNCING else first
    if at >= len(tokens) or tokens[at - 1].text not in _ANNOUNCING:
        return None
    quote = sentence.quote_at(tokens[at].start)
    return (quote.start, quote.end) if quote and quote.start == tokens[at].start else None


_ANNOUNCING = (",", ":")


def _content_start(sentence: Sentence, cue: Cue) -> int | None:
    """The first token of what is said after a verb; None when only its hearer follows."""
    tokens, index = sentence.tokens, _past_time(sentence, cue.last)
    if index >= len(tokens):
        return index
    if tokens[index].low == "that":
        return index + 1
    if tokens[cue.verb].low in lexicon.ADDRESSEE:
        found = _opening(sentence, index, _CLEARLY)
        return _opening(sentence, index, _MAYBE) if found is None else found
    if not only_adjunct(sentence, index):
        return index
    found = _opening(sentence, index, frozenset())
    return index if found is None else found


def _opening(sentence: Sentence, index: int, words: frozenset[str]) -> int | None:
    """Where what is said opens near a token: behind "that" or a colon, at a quote mark or word."""
    tokens = sentence.tokens
    for ahead in range(index, min(index + _FARTHEST_THAT, len(tokens))):
        if tokens[ahead].low in ("that", ":"):
            return ahead + 1
        if ahead > index and (tokens[ahead].text in OPENING or tokens[ahead].low in words):
            return ahead
    return None


def _past_time(sentence: Sentence, index: int) -> int:
    """Behind a day or hour that a clause follows: "said Wednesday night he would go"."""
    tokens, at = sentence.tokens, index
    while at + 1 < len(tokens) and tokens[at].low in _WHEN:
        at += 1
    if at >= len(tokens):
        return index
    follows = tokens[at].is_capital or tokens[at].low in _OPENS_CLAUSE
    return at if follows else index


_WHEN = lexicon.TIME_WORDS | lexicon.listed("spans_of_time")
_FARTHEST_THAT = 12  # tokens between the two of "said at a news conference in Ohio on Monday that"
_CLEARLY = lexicon.PRONOUNS | frozenset(("to", "how", "why", "what", "whether", "about", "there"))
_MAYBE = frozenset(("the", "a"))  # they may as well go on with who hears it
_OPENS_CLAUSE = _CLEARLY | _MAYBE


def only_adjunct(sentence: Sentence, index: int) -> bool:
    """Whether nothing that is said can start at this token: a time, a place, the end."""
    if index >= len(sentence.tokens):
        return True
    token = sentence.tokens[index]
    return token.low in _ADJUNCTS or token.text in _ENDING


_ENDING = STOPS - {",", ":"}
_ADJUNCTS = lexicon.TIME_WORDS | lexicon.listed("adjunct_openers")


def clause_end(sentence: Sentence, first: int) -> int:
    """Where what is said ends: the sentence's end, a semicolon, or the next cue of its own."""
    tokens = sentence.tokens
    for index in range(first, len(tokens)):
        if tokens[index].text == ";" and sentence.quote_at(tokens[index].start) is None:
            return index
    return len(tokens)


_JOINING = frozenset(("and", "but", "while", "whereas", "although", "though"))


def joint(sentence: Sentence, source: Range | None, content: Sequence[Range]) -> int | None:
    """Where a later speaker's part begins, which ends what was said before; None if nested."""
    tokens = sentence.tokens
    index = next((i for i, token in enumerate(tokens) if source and token.start == source[0]), 0)
    if source is None or index < _FEWEST_WORDS or tokens[index].low in lexicon.PRONOUNS:
        return None  # "X says A, but she knows B": X says both
    if tokens[index - 1].low in _JOINING and tokens[index - 2].text == ",":
        return tokens[index - 2].start
    after = tokens[index - 1].text == "," or tokens[index - 1].low in ("to", *lexicon.SPEECH)
    return content[0][1] if after and content[0][1] <= source[0] else None
