"""What is said: the stretch before or after a cue, and where it ends."""

from collections.abc import Sequence

from claimdiff.engines.contract import Range
from claimdiff.engines.offline import lexicon
from claimdiff.engines.offline.cues import Cue
from claimdiff.engines.offline.tokens import CLOSING, OPENING, STOPS, is_finite
from claimdiff.engines.offline.views import View


def is_saying(view: View, cue: Cue) -> bool:
    """Whether the cue's verb can stand after what is said."""
    return view.tokens[cue.verb].low in lexicon.SAY_FORMS


def range_of(view: View, phrase: tuple[int, int]) -> Range:
    """A phrase in characters of the body."""
    return view.tokens[phrase[0]].start, view.tokens[phrase[1] - 1].end


def span(view: View, first: int, last: int) -> Range | None:
    """The characters from token ``first`` to before ``last`` without marks at the ends."""
    while first < last and view.tokens[first].text in STOPS:
        first += 1
    while first < last and view.tokens[last - 1].text in STOPS:
        last -= 1
    return range_of(view, (first, last)) if first < last else None


def said_before(view: View, index: int) -> Range | None:
    """What stands before a source or verb at the end of what is said; None if nothing said does."""
    if not index:
        return None
    before = view.tokens[index - 1]
    quote = view.quote_at(before.start)
    if before.text in CLOSING and quote is not None:
        start = min(quote.start, view.tokens[0].start)
        first = view.quote_at(view.tokens[0].start)
        return (first.start if first else start, before.end)
    if before.text != "," or _is_adjunct(view, index - 1):
        return None
    return clause_before(view, index)


def _is_adjunct(view: View, last: int) -> bool:
    """Whether the words up to a comma only say when or where ("In Ostby,", "After the vote,")."""
    first = view.tokens[0].low
    if first not in _LEADING:
        return False
    comma = next((i for i in range(last) if view.tokens[i].text == ","), last)
    said = any(is_finite(token) for token in view.tokens[comma:last])
    return not said and not (first not in _OPENING_CLAUSES and _has_main_verb(view, comma))


def _has_main_verb(view: View, last: int) -> bool:
    """Whether words make a statement: "At least 17 people were hurt", not "On the day it fell"."""
    verb = next((i for i in range(last) if is_finite(view.tokens[i])), last)
    clauses = any(token.low in _OPENING_CLAUSES for token in view.tokens[:verb])
    return verb < last and not clauses


_LEADING = (lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS) - {"but"}
_OPENING_CLAUSES = (
    lexicon.CONJUNCTIONS
    | lexicon.RELATIVES
    | lexicon.word_set("after before since until as it he she they")
)


def clause_before(view: View, index: int) -> Range | None:
    """The words of the sentence before a token, a quotation that reaches further back included."""
    whole = span(view, 0, index)
    if whole is None or index < _FEWEST_WORDS:
        return None
    first = view.quote_at(whole[0])
    return (min(first.start, whole[0]) if first else whole[0], whole[1])


_FEWEST_WORDS = 4  # tokens of something said before its cue: less is an adverb or a date


def said_after(view: View, cue: Cue) -> Range | None:
    """What stands after a verb: behind "that", a colon or the hearer, to the end of the clause."""
    first = _content_start(view, cue)
    if first is None or (first < len(view.tokens) and view.tokens[first].low == "of"):
        return None  # "knew of the leak", "reports of a leak" tell of no statement
    direct = _direct(view, first)
    whole = span(view, first, clause_end(view, first))
    if direct is not None or whole is None:
        return direct
    last = view.quote_at(whole[1] - 1) or view.quote_at(whole[1])
    reaches = last is not None and last.start >= whole[0]
    return (whole[0], max(whole[1], last.end)) if last and reaches else whole


def _direct(view: View, first: int) -> Range | None:
    """The quotation that a comma or colon announces at this token."""
    tokens = view.tokens
    at = first + 1 if first < len(tokens) and tokens[first].text in _ANNOUNCING else first
    if at >= len(tokens) or tokens[at - 1].text not in _ANNOUNCING:
        return None
    quote = view.quote_at(tokens[at].start)
    return (quote.start, quote.end) if quote and quote.start == tokens[at].start else None


_ANNOUNCING = (",", ":")


def _content_start(view: View, cue: Cue) -> int | None:
    """The first token of what is said after a verb; None when only its hearer follows."""
    tokens, index = view.tokens, _past_time(view, cue.last)
    if index >= len(tokens):
        return index
    if tokens[index].low == "that":
        return index + 1
    if tokens[cue.verb].low in lexicon.TOLD:
        found = _opening(view, index, _CLEARLY)
        return _opening(view, index, _MAYBE) if found is None else found
    if not only_adjunct(view, index):
        return index
    found = _opening(view, index, frozenset())
    return index if found is None else found


def _opening(view: View, index: int, words: frozenset[str]) -> int | None:
    """Where what is said opens near a token: behind "that" or a colon, at a quote mark or word."""
    tokens = view.tokens
    for ahead in range(index, min(index + _FARTHEST_THAT, len(tokens))):
        if tokens[ahead].low in ("that", ":"):
            return ahead + 1
        if ahead > index and (tokens[ahead].text in OPENING or tokens[ahead].low in words):
            return ahead
    return None


def _past_time(view: View, index: int) -> int:
    """Behind a day or hour that a clause follows: "said Wednesday night he would go"."""
    tokens, at = view.tokens, index
    while at + 1 < len(tokens) and tokens[at].low in _WHEN:
        at += 1
    if at >= len(tokens):
        return index
    follows = tokens[at].is_capital or tokens[at].low in _OPENS_CLAUSE
    return at if follows else index


_WHEN = lexicon.TIME_WORDS | lexicon.word_set("morning afternoon evening night week month year")
_FARTHEST_THAT = 12  # tokens between the two of "said at a news conference in Ohio on Monday that"
_CLEARLY = lexicon.PRONOUNS | lexicon.word_set("to how why what whether about there")
_MAYBE = frozenset(("the", "a"))  # they may as well go on with who hears it
_OPENS_CLAUSE = _CLEARLY | _MAYBE


def only_adjunct(view: View, index: int) -> bool:
    """Whether nothing that is said can start at this token: a time, a place, the end."""
    if index >= len(view.tokens):
        return True
    token = view.tokens[index]
    return token.low in _ADJUNCTS or token.text in _ENDING


_ENDING = STOPS - {",", ":"}
_ADJUNCTS = lexicon.TIME_WORDS | lexicon.word_set(
    "in on at during to by after before when while as from"
)


def clause_end(view: View, first: int) -> int:
    """Where what is said ends: the sentence's end, a semicolon, or the next cue of its own."""
    tokens = view.tokens
    for index in range(first, len(tokens)):
        if tokens[index].text == ";" and view.quote_at(tokens[index].start) is None:
            return index
    return len(tokens)


_JOINING = frozenset(("and", "but", "while", "whereas", "although", "though"))


def joint(view: View, source: Range | None, content: Sequence[Range]) -> int | None:
    """Where a later speaker's part begins, which ends what was said before; None if nested."""
    tokens = view.tokens
    index = next((i for i, token in enumerate(tokens) if source and token.start == source[0]), 0)
    if source is None or index < _FEWEST_WORDS or tokens[index].low in lexicon.PRONOUNS:
        return None  # "X says A, but she knows B": X says both
    if tokens[index - 1].low in _JOINING and tokens[index - 2].text == ",":
        return tokens[index - 2].start
    after = tokens[index - 1].text == "," or tokens[index - 1].low in ("to", *lexicon.SAY_FORMS)
    return content[0][1] if after and content[0][1] <= source[0] else None
