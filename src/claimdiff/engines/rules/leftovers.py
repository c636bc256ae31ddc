"""Sentences that make no claim, and why: plainly a question, an opinion, or nothing to check.

Whatever might be checked is a claim; only what is plainly not is left out here.
"""

import re
from collections.abc import Sequence

from claimdiff.engines.contract import LeftOut
from claimdiff.engines.rules import lexicon
from claimdiff.engines.rules.lexicon import is_finite
from claimdiff.text.doc import CLOSING, OPENING, Token
from claimdiff.text.lang import patterns
from claimdiff.text.words import may_be_unspaced

_FEWEST_WORDS = 4  # "Police arrested two men" is the shortest sentence worth checking
_VERBLESS = 7  # words up to which a sentence without a finite verb is a heading or a cry
_ANNOUNCEMENT = 12  # words; "X wrote this to supporters on Monday:" states nothing more
_POINTER = re.compile(rf"(?:{patterns('pointer')})")
_FIRST_PERSON = frozenset(("i", "my", "me", "i'm", "i've", "i'd"))
_JUDGING = lexicon.listed("opinion")


def left_out(tokens: Sequence[Token], *, attributed: bool, english: bool = True) -> LeftOut | None:
    """Why a sentence makes no claim; None when it may make one.

    Args:
        tokens: The sentence's tokens.
        attributed: Whether somebody is said to say something of it.
        english: Whether it is English: what a finite verb looks like is known of no other language.
    """
    words = [token for token in tokens if token.is_word]
    if not attributed and any(token.text in _ASKING for token in tokens[-2:]):
        return LeftOut("vague", "a question")
    if len(words) < _FEWEST_WORDS and not any(_is_long_run(token) for token in words):
        return LeftOut("vague", "too short to check")
    if _POINTER.match(" ".join(token.low for token in tokens)):
        return LeftOut("vague", "speaks of the article itself")
    if tokens[-1].text == ":" and len(words) < _ANNOUNCEMENT:
        return LeftOut("vague", "announces what follows")
    if attributed:
        return None
    if english and 1 < len(words) < _VERBLESS and not _states(tokens):
        return LeftOut("vague", "no statement")
    return _opinion(tokens) if english else None


_ASKING = ("?", "？", "؟")


def _is_long_run(token: Token) -> bool:
    """Whether a token is a run of Chinese, which has no spaces between its words."""
    return len(token.text) >= _FEWEST_WORDS and may_be_unspaced(token.text)


def _states(tokens: Sequence[Token]) -> bool:
    """Whether a few words may be a statement: they have a verb, or a subject and a full stop.

    No list has all verbs, and a heading has no full stop.
    """
    stopped = any(token.text == "." for token in tokens[-2:])
    begins = tokens[0].low not in lexicon.PREPOSITIONS  # "On the way to hospital."
    return any(map(is_finite, tokens)) or (stopped and begins)


def _opinion(tokens: Sequence[Token]) -> LeftOut | None:
    """Why a sentence is the article's own opinion; None when it is not plainly one."""
    if any(token.low in _FIRST_PERSON for token in _unquoted(tokens)):
        return LeftOut("opinion", "the author speaks of themselves")
    if not _JUDGING.isdisjoint(token.low for token in tokens):
        return LeftOut("opinion", "a judgement of the article's own")
    return None


def _unquoted(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens outside quotations, of which one may have begun before the sentence."""
    marks = [at for at, token in enumerate(tokens) if token.text in OPENING | CLOSING]
    run_on = bool(marks) and marks[0] > 0 and _closes(tokens, marks[0])
    inside, found = run_on, []
    for at, token in enumerate(tokens):
        if at in marks:
            inside = not _closes(tokens, at)
        elif not inside:
            found.append(token)
    return found


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark ends a quotation: a straight one does where it stands right behind a word."""
    if tokens[at].text in OPENING & CLOSING:
        return at > 0 and tokens[at - 1].end == tokens[at].start
    return tokens[at].text in CLOSING
