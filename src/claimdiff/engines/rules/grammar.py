"""English sentences as strings of word classes, one letter a token, and what patterns find in them.

A phrase, a statement or a cue is a regular expression over these letters. It is a grammar of
boundaries, not of trees: it knows where a noun phrase may end, not what stands in it.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cached_property
from operator import attrgetter

from claimdiff.engines.rules import lexicon
from claimdiff.engines.rules.lexicon import is_finite
from claimdiff.text.doc import CLOSING, OPENING, Range, Sentence, Token
from claimdiff.text.quotes import Quotation

Words = tuple[int, int]
"""First and last-plus-one token number of a phrase."""

_MARKS = {
    **dict.fromkeys(",;:", ""),
    **dict.fromkeys(".!?…", "."),
    **dict.fromkeys("–—―-", "-"),
    **dict.fromkeys("([", "["),
    **dict.fromkeys(")]", "]"),
}
_LISTED: tuple[tuple[str, Collection[str]], ...] = (
    ("s", lexicon.CLITICS),
    ("!", {low for low in lexicon.AUXILIARIES if low.endswith("n't")} | {"not", "never", "cannot"}),
    ("m", ("could", "might", "may", "should")),
    ("e", lexicon.listed("forms_of_be")),
    ("h", lexicon.AUXILIARIES),
    ("l", ("to",)),
    ("&", ("and",)),
    ("+", ("but", "so", "yet", "or")),
    ("t", ("that",)),
    ("R", lexicon.RELATIVES),
    ("P", lexicon.PRONOUNS),
    ("o", lexicon.listed("object_pronouns")),
    ("d", lexicon.DETERMINERS),
    ("T", lexicon.TIME_WORDS),
    ("k", lexicon.PREPOSITIONS & lexicon.CONJUNCTIONS),
    ("p", lexicon.PREPOSITIONS),
    ("c", lexicon.CONJUNCTIONS),
    ("r", lexicon.ADVERBS),
)
"""Letters, and the words that have them: the first row counts.

Of other words V and B say and hold, G does either in -ing, A is "according", F is a finite verb, C
a name, S speaks without a name, N is a number, g ends in -ing, n is anything; q stands in a
quotation.
"""
_LETTER = {word: letter for letter, words in reversed(_LISTED) for word in words}
VERB = "[FVBhme]"


class Grammar:
    """One sentence's classes: ``letters``, in which quotations are masked, and ``bare``."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.bare = "".join(map(self._letter, range(len(self.tokens))))

    @cached_property
    def letters(self) -> str:
        """The classes; all within a quotation is q, its marks stay."""
        masked, done = list(self.bare), 0
        for quote in self.sentence.quotes:
            if quote.start >= done:  # else it is one within another
                first, last = self.words((quote.inner_start, quote.inner_end))
                last -= last > first and self.tokens[last - 1].end > quote.inner_end
                masked[first:last] = "q" * (last - first)
                done = quote.end
        return "".join(masked)

    def range(self, phrase: Words) -> Range:
        """A phrase in characters of the text."""
        return self.tokens[phrase[0]].start, self.tokens[phrase[1] - 1].end

    def words(self, range_: Range) -> Words:
        """The tokens that start in a range of the text."""
        first = bisect_left(self.tokens, range_[0], key=attrgetter("start"))
        return first, bisect_left(self.tokens, range_[1], key=attrgetter("start"))

    def quote_at(self, at: int) -> Quotation | None:
        """The quotation that holds a token, or begins at once behind it."""
        end = self.tokens[at].end
        return self.sentence.quote_at(end - 1) or self.sentence.quote_at(end)

    def trimmed(self, words: Words) -> Words | None:
        """Words without the stops at their ends; None where nothing else is there."""
        found = _INNER.match(self.letters, *words)
        return found.span("inner") if found else None

    def before(self, at: int) -> Words | None:
        """The noun phrase that ends before a token; asides behind it are stepped over."""
        start = max(0, at - _REACH)
        found = _BEFORE.search(self.letters[start:at]) if at else None
        if found is None:
            return None
        named = found["own"] and not found["phrase"].endswith("C")
        name = "phrase" if found["phrase"] else "late"
        return start + found.start(name), start + found.end("own" if named else name)

    def after(self, at: int) -> Words | None:
        """The noun phrase that begins at a token."""
        found = _AFTER.match(self.letters, at)
        return found.span() if found else None

    @cached_property
    def subject(self) -> Words | None:
        """The phrase before the first finite verb."""
        found = re.search(f"(?<=.){VERB}", self.letters)
        return self.before(found.start()) if found else None

    def states(self, first: int, last: int | None = None) -> bool:
        """Whether words begin with a subject and its finite verb."""
        letters = _OTHER_CLAUSE.sub("", re.sub("[“”]", "", self.bare[first:last]))
        if letters.startswith("Pn") and self.tokens[first].low == "it":
            return self.tokens[first + 1].low.endswith("s")  # "said it live on the radio"
        return _STATEMENT.match(letters) is not None

    def _letter(self, at: int) -> str:
        token = self.tokens[at]
        if not token.is_word:
            return self._mark(token)
        if token.low in _ACCORDING and _is_according(self.tokens, at):
            return "A"
        listed = _LETTER.get(token.low)
        # "US" is not "us"
        if listed and token.text != "May" and not (len(token.text) > 1 and token.text.isupper()):
            return listed
        return self._verb(at) or _noun(token)

    def _mark(self, token: Token) -> str:
        """The letter of a mark; a quote mark behind a blank or a bracket opens."""
        if token.text in _MARKS:
            return _MARKS[token.text] or token.text
        if token.text not in OPENING | CLOSING:
            return "x"
        before = self.sentence.source[token.start - 1 : token.start]
        return "“" if token.text in OPENING and (before.isspace() or before in "(—[") else "”"

    def _verb(self, at: int) -> str:
        """The letter of a verb of saying or holding, or of another finite verb; of no other."""
        token = self.tokens[at]
        if token.low in lexicon.CUE_FORMS and _is_verb(self.tokens, at):
            return "G" if token.low.endswith("ing") else "V" if token.low in lexicon.SPEECH else "B"
        if not is_finite(token):
            return ""
        around = _low(self.tokens, at - 1), _low(self.tokens, at + 1)
        return "n" if around[1] == "by" or around[0] in lexicon.DETERMINERS else "F"


def _noun(token: Token) -> str:
    """The letter of a word that is no verb and on no list."""
    low = token.low
    if token.is_capital:
        return "C"
    if low[0].isdigit():
        return "N"
    if low in lexicon.SOURCES:
        return "S"
    if low.endswith("ly") and low not in lexicon.NO_ADVERBS:
        return "r"
    return "g" if low.endswith("ing") else "n"


_ACCORDING = frozenset(("according", "per"))


def _is_according(tokens: Sequence[Token], at: int) -> bool:
    """Whether "according to" begins here, or a "per" that stands for it."""
    if tokens[at].low == "per":
        return at == 0 or tokens[at - 1].text == ","
    return tokens[at].low == "according" and _low(tokens, at + 1) == "to"


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a form that may be a noun or adjective is a verb here, and one that reports."""
    low, before, after = tokens[at].low, _low(tokens, at - 1), _low(tokens, at + 1)
    named = at > 0 and tokens[at - 1].is_capital
    possessed = before in _ARTICLES or (before == "'s" and not low.endswith("ing"))
    if possessed or (named and tokens[at].is_capital):
        return False
    if low in lexicon.CLAUSAL and after not in _CLAUSE_OPENERS:
        return False
    if low in lexicon.AMBIGUOUS and any(map(is_finite, tokens[at + 1 : at + 2])):
        return False  # "reports say"
    participle = low.endswith("ed") and low not in lexicon.SPEECH
    return not (participle or low in lexicon.AMBIGUOUS) or _is_plain(tokens, at, named=named)


def _is_plain(tokens: Sequence[Token], at: int, *, named: bool) -> bool:
    """Whether what stands around a doubtful form makes a verb of it: "it claims", "claims that"."""
    low, after = tokens[at].low, _low(tokens, at + 1)
    marked = _low(tokens, at + 2) if after in (",", ":") else after
    back = map(attrgetter("low"), reversed(tokens[:at]))
    behind = next((one for one in back if one not in lexicon.ADVERBS), "")
    agrees = behind in _AGREEING or (named and low.endswith(("s", "ed")))
    noun = named and low in lexicon.BASES  # "an Instagram post that"
    return agrees or (not noun and (after == "that" or marked in OPENING))


_AGREEING = lexicon.AUXILIARIES | lexicon.PRONOUNS
_ARTICLES = lexicon.DETERMINERS - frozenset(("this", "that", "both", "all", "many", "some", "most"))
_CLAUSE_OPENERS = lexicon.listed("clause_openers")


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


_NOUN = "[CnNSsgxGr]"
_PHRASE = (  # "the mayor of Port Ellis", "one of the firm's two drivers", "he"
    rf"(?:P|(?![rT])(?:dp)?[dT]{{0,2}}{_NOUN}{{1,9}}"
    rf"(?:(?:[p&]{{1,2}}|(?<!C)l)[dT]?{_NOUN}{{1,6}}){{0,3}}(?<!r))"
)
_AFTER = re.compile(rf"{_PHRASE}(?:,[dn]{{0,4}}C{{2,4}}(?=[,;.-]|$))?")
_BRACKET = r"(?:\[[^]]{1,12}\])?"
_CLAUSE = rf",?R|[Rt][!r]*{VERB}+[^],;:.FVBhmec+[]{{0,12}},?"  # "who has led the town"
_ASIDE = r",R[^;:]{1,30},|,(?P<own>C{2,4}),|,[^;:“”]{1,30},|-[^;:.]{1,30}-"
_BEFORE = re.compile(
    rf"(?:^|(?<=[],;:.“”tR[+&c-])|(?P<object>(?<=[FVBhmek])))(?:"
    rf"[&+cr]*(?P<phrase>{_PHRASE}|d)(?:(?<=C)d{_NOUN}{{1,4}})?{_BRACKET}"
    rf"(?:{_CLAUSE}|(?(object)(?!)|(?:{_ASIDE})))?"
    rf"|[&+r]*[pkT][^,]{{0,6}}?(?=[dCPS])(?P<late>{_PHRASE})(?:,N,)?{_BRACKET}"  # "On Monday X"
    rf")(?:[pk]?T[nT]?)?r*$"
)
_REACH = 45  # tokens: a phrase and an aside of thirty
_INNER = re.compile("[,;:.-]*(?P<inner>.*[^,;:.-])")
_OTHER_CLAUSE = re.compile("[Rt][^],;:.FVBhme[]{0,6}[FVBhme!r]+")
_STATEMENT = re.compile(
    r"P[!r]*[FVBhmesn]"
    r"|(?:[kpr]{0,2}N|[dCnNSsx])[^,;:.FVBhme]*(?:,[^,;:.]*,[^,;:.FVBhme]*)*(?<![&+lc])[FVBhme]"
)
