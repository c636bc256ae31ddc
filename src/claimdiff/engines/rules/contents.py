"""The content of an attribution: the stretch before or after its cue, and where it ends.

The cues are found by `cues`, who speaks by `attribution`; quotations that no cue introduces are not
looked for here.
"""

from collections.abc import Iterator, Sequence

from claimdiff.engines.rules import lexicon
from claimdiff.engines.rules.cues import Cue
from claimdiff.engines.rules.lexicon import is_finite
from claimdiff.text.doc import CLOSING, OPENING, STOPS, Range, Sentence, Token
from claimdiff.text.lexicon import CARDINALS


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
    """What stands after a verb, to the end of the clause; None where nothing that is said does."""
    first = _content_start(sentence, cue)
    if first is None:
        return None
    direct = _direct(sentence, first)
    whole = span(sentence, first, clause_end(sentence, first))
    if direct is not None or whole is None:
        return direct
    last = sentence.quote_at(whole[1] - 1) or sentence.quote_at(whole[1])
    reaches = last is not None and last.start >= whole[0]
    return (whole[0], max(whole[1], last.end)) if last and reaches else whole


def may_be_cut(sentence: Sentence, cue: Cue, content: Range) -> bool:
    """Whether what follows a verb says the same without it.

    It does behind "that" and a colon, as a quotation behind a comma, and where it is a statement
    and the verb one that a clause may follow at once; "ruled out another term" and "wanted half a
    point" are nothing without "ruled" and "wanted".
    """
    words, quote = sentence.within(content), sentence.quote_at(content[0])
    *_, last, before = "", "", *(w.low for w in sentence.within((sentence.start, content[0])))
    announced = "that" in (before, last if before == "," else "") or before == ":"
    if announced or (before == "," and quote is not None and quote.start == content[0]):
        return not (is_finite(words[0]) or words[0].low in _ADVERBIAL) or is_statement(words)
    return sentence.tokens[cue.verb].low not in lexicon.TRANSITIVE and is_statement(words)


_ADVERBIAL = frozenset(("only", "just", "also"))  # "she said that only made it worse"


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
    """The first token of what is said after a verb; None when nothing that follows is said."""
    tokens, hears = sentence.tokens, sentence.tokens[cue.verb].low in lexicon.ADDRESSEE
    if cue.last < len(tokens) and tokens[cue.last].low in _NOTHING_SAID:
        return None
    timed = cue.last  # behind a day or hour: "said Wednesday night he would go"
    while timed < len(tokens) and tokens[timed].low in _WHEN:
        timed += 1
    for index in (cue.last, timed):
        if _direct(sentence, index) is not None or (not hears and is_statement(tokens[index:])):
            return index
    behind = _behind_sign(sentence, cue.last, hears=hears)
    if behind is not None:
        return behind
    if not hears:
        return cue.last if cue.last < len(tokens) else None
    reach = range(cue.last + 1, min(cue.last + _FARTHEST_THAT, len(tokens)))
    statements = (
        at for at in reach if _may_open(*tokens[at - 1 : at + 1]) and is_statement(tokens[at:])
    )
    return next(statements, next((at for at in reach if tokens[at].low in _ASKED), None))


_NOTHING_SAID = frozenset(("of", "and"))  # "knew of the leak", "he asked and she agreed"


def _behind_sign(sentence: Sentence, index: int, *, hears: bool) -> int | None:
    """Where what is said opens behind "that", a colon, or a comma and a quote mark near a token.

    Only a hearer, a time or a place may stand before it: "denied reports that" says nothing.
    """
    tokens = sentence.tokens
    if not hears and (index == len(tokens) or not _stands_between(tokens[index])):
        return None
    for at in range(index, min(index + _FARTHEST_THAT, len(tokens))):
        if tokens[at].text == "," and _direct(sentence, at) is not None:
            return at
        if at + 1 < len(tokens) and _announces(tokens[at], tokens[at + 1]):
            return at + 1
        if is_finite(tokens[at]) or tokens[at].low.endswith("ing"):
            return None  # "ruled out a term and told them that", "asked for evidence proving that"
    return None


def _announces(token: Token, after: Token) -> bool:
    """Whether a word or mark tells that a statement follows; the colon of "12:19" does not."""
    spaced = token.end < after.start
    return not is_finite(after) if token.low == "that" else token.text == ":" and spaced


def _stands_between(token: Token) -> bool:
    """Whether a word may stand between a verb and "that" without being the verb's object."""
    return token.low in _ASIDES or _is_adverb(token)


_ASIDES = (
    frozenset(("that", ",", ":", "late", "early"))
    | lexicon.TIME_WORDS
    | lexicon.PREPOSITIONS
    | lexicon.listed("particles")
)
_FARTHEST_THAT = 12  # tokens between the two of "said at a news conference in Ohio on Monday that"


def _may_open(before: Token, token: Token) -> bool:
    """Whether what is said may open at a token behind its hearer: "told reporters he would"."""
    opens = token.low in _OPENS or (token.is_capital and not before.is_capital)
    return opens and before.low not in _JOINING_ON


_JOINING_ON = lexicon.CONJUNCTIONS | lexicon.PREPOSITIONS
_OPENS = lexicon.PRONOUNS | lexicon.DETERMINERS | OPENING | {"there"}
_ASKED = frozenset(("to", "how", "why", "what", "whether", "about"))
_WHEN = lexicon.TIME_WORDS | lexicon.listed("spans_of_time")


def is_statement(tokens: Sequence[Token]) -> bool:
    """Whether words begin with a subject and its finite verb.

    A subject is no particle, preposition or object pronoun, and a verb that a conjunction or one
    comma parts from it is another clause's ("half a point, it is thin soup").
    """
    words = [token for token in tokens if token.text not in OPENING | CLOSING]
    if len(words) < _FEWEST_OF_CLAUSE:
        return False
    low = words[0].low
    if low == "it":
        acts = words[1].low in lexicon.ADVERBS or is_finite(words[1])
        return acts or words[1].low.endswith("s")
    if low in _NOMINATIVE or not _may_be_subject(words):
        return low in _NOMINATIVE
    end = next((at for at, word in enumerate(words) if word.text in _PARTING), len(words))
    verbs = main_verbs(words[:end], _SUBORDINATING)
    verb = next((at for at in verbs if not is_apart(words, at)), 0)
    subject = [word for word in words[:verb] if not _is_adverb(word)]
    return bool(subject) and words[verb - 1].low not in _COORDINATING


def main_verbs(words: Sequence[Token], opening: frozenset[str]) -> Iterator[int]:
    """The finite verbs of words, but for one of each clause that an opening word begins.

    Args:
        words: Words and marks.
        opening: Words that begin a clause within the clause ("who", "that").
    """
    inner = 0
    for at, token in enumerate(words):
        inner += token.low in opening
        if is_finite(token) and not _is_participle(words, at):
            if not inner:
                yield at
            inner = max(0, inner - 1)


def is_apart(words: Sequence[Token], at: int) -> bool:
    """Whether a lone comma parts a word from the first ones: "more, sent", "Lunt, elected in"."""
    return sum(token.text == "," for token in words[:at]) % 2 == 1


def _may_be_subject(words: Sequence[Token]) -> bool:
    """Whether a subject may begin here; "about 40 people" is one."""
    low = words[0].low
    if low in _NO_SUBJECT:
        return any(word.text[0].isdigit() or word.low in CARDINALS for word in words[1:3])
    return words[0].is_word and not low.endswith("ing") and low not in lexicon.CONJUNCTIONS


def _is_participle(words: Sequence[Token], at: int) -> bool:
    """Whether a form that may be finite is none: "to be dropped", "a disputed count", "made by"."""
    back = range(at - 1, -1, -1)
    small = (words[before].low for before in back if not _is_adverb(words[before]))
    before = next(small, "")
    if before in lexicon.AUXILIARIES or words[at].low in lexicon.AUXILIARIES:
        return before in lexicon.AUXILIARIES
    after = words[at + 1].low if at + 1 < len(words) else ""
    return after == "by" or before in lexicon.DETERMINERS


def _is_adverb(token: Token) -> bool:
    return token.low in lexicon.ADVERBS or token.low.endswith("ly")


_FEWEST_OF_CLAUSE = 2
_NOMINATIVE = (lexicon.PRONOUNS | {"there"}) - {"it", "who"}
_COORDINATING = frozenset(("and", "or", "but", "so", "yet"))
_SUBORDINATING = (lexicon.CONJUNCTIONS | lexicon.RELATIVES) - _COORDINATING - {"than"}
_PARTING = STOPS - {",", "-", "–", "—", "(", ")"}
_NO_SUBJECT = (
    lexicon.PREPOSITIONS
    | lexicon.listed("particles")
    | lexicon.listed("object_pronouns")
    | (lexicon.TIME_WORDS - {"this", "last", "next"})
)


def only_adjunct(sentence: Sentence, index: int) -> bool:
    """Whether nothing that is said can start at this token: a time, a place, the end."""
    token = next(iter(sentence.tokens[index:]), None)
    return token is None or token.low in _ADJUNCTS or token.text in _ENDING


_ENDING = STOPS - {",", ":"}
_ADJUNCTS = lexicon.TIME_WORDS | lexicon.listed("adjunct_openers")


def clause_end(sentence: Sentence, first: int) -> int:
    """Where what is said ends: at a semicolon, else with the sentence."""
    tokens = sentence.tokens
    ends = (at for at in range(first, len(tokens)) if tokens[at].text == ";")
    free = (at for at in ends if sentence.quote_at(tokens[at].start) is None)
    return next(free, len(tokens))


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
