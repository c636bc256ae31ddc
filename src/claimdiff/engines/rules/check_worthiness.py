"""Sentences that make no claim, and why: plainly a question, an opinion, or nothing to check.

Whatever might be checked is a claim; only what is plainly not is left out here.
"""

import re

from claimdiff.engines.contract import LeftOut
from claimdiff.engines.rules import lexicon
from claimdiff.engines.rules.grammar import VERB, Grammar
from claimdiff.text.doc import CLOSING, OPENING, Sentence
from claimdiff.text.lang import patterns
from claimdiff.text.words import may_be_unspaced

_FEWEST_WORDS = 4  # of a sentence without a number: "Two died" is worth checking
_VERBLESS = 7  # words up to which a sentence without a finite verb is a heading or a cry
_ANNOUNCEMENT = 12  # words; "X wrote this to supporters on Monday:" states nothing more
_POINTER = re.compile(rf"(?:{patterns('pointer')})")
_FIRST_PERSON = frozenset(("i", "my", "me", "i'm", "i've", "i'd"))
_JUDGING = lexicon.listed("opinion")


def left_out(grammar: Grammar, *, attributed: bool, english: bool = True) -> LeftOut | None:
    """Why a sentence makes no claim; None when it may make one.

    Args:
        grammar: The sentence.
        attributed: Whether somebody is said to say something of it.
        english: Whether it is English: what a finite verb looks like is known of no other language.
    """
    tokens = grammar.tokens
    words = [token for token in tokens if token.is_word]
    plain = english and not attributed
    # A run of Chinese, without spaces, holds more than one word.
    running = any(len(w.text) >= _FEWEST_WORDS and may_be_unspaced(w.text) for w in words)
    short = len(words) < _FEWEST_WORDS and not (grammar.sentence.numbers and _stopped(grammar))
    for reason, holds in (
        ("a question", not attributed and any(one.text in _ASKING for one in tokens[-2:])),
        ("too short to check", short and not running),
        ("speaks of the article itself", _POINTER.match(" ".join(one.low for one in tokens))),
        ("announces what follows", tokens[-1].text == ":" and len(words) < _ANNOUNCEMENT),
        ("no statement", plain and 1 < len(words) < _VERBLESS and not _states(grammar)),
    ):
        if holds:
            return LeftOut("vague", reason)
    return _opinion(grammar.sentence) if plain else None


_ASKING = ("?", "？", "؟")


def _states(grammar: Grammar) -> bool:
    """Whether a few words may be a statement: they have a verb, or a subject and a full stop.

    No list has all verbs, and a heading has no full stop.
    """
    letters = grammar.bare
    begins = letters[0] not in "pkl"  # "On the way to hospital."
    return re.search(VERB, letters) is not None or (_stopped(grammar) and begins)


def _stopped(grammar: Grammar) -> bool:
    return any(token.text == "." for token in grammar.tokens[-2:])


def _opinion(sentence: Sentence) -> LeftOut | None:
    """Why a sentence is the article's own opinion; None when it is not plainly one."""
    free = [token for token in sentence.tokens if sentence.quote_at(token.start) is None]
    closed = [at for at, token in enumerate(free) if token.text in CLOSING - OPENING]
    own = free[closed[0] :] if closed else free  # a quotation that began before may end here
    if any(token.low in _FIRST_PERSON for token in own):
        return LeftOut("opinion", "the author speaks of themselves")
    if any(token.low in _JUDGING for token in sentence.tokens):
        return LeftOut("opinion", "a judgement of the article's own")
    return None
