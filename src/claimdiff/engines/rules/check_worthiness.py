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
    plain = english and not attributed
    if reason := _vague(grammar, attributed=attributed, plain=plain):
        return LeftOut("vague", reason)
    return _opinion(grammar.sentence) if plain else None


def _vague(grammar: Grammar, *, attributed: bool, plain: bool) -> str:
    tokens, words = grammar.tokens, len(_MARK.sub("", grammar.bare))
    if not attributed and any(one.text in _ASKING for one in tokens[-2:]):
        return "a question"
    if words < _FEWEST_WORDS and not _says_much(grammar):
        return "too short to check"
    if _POINTER.match(" ".join([one.low for one in tokens])):
        return "speaks of the article itself"
    if words < _ANNOUNCEMENT and tokens[-1].text == ":":
        return "announces what follows"
    return "no statement" if plain and 1 < words < _VERBLESS and not _states(grammar) else ""


def _says_much(grammar: Grammar) -> bool:
    """Whether few words are enough: they tell a number, or are a run of Chinese without spaces."""
    long = (one.text for one in grammar.tokens if len(one.text) >= _FEWEST_WORDS)
    return bool(grammar.sentence.numbers and _stopped(grammar)) or any(map(may_be_unspaced, long))


_MARK = re.compile("[],;:.“”x[-]")
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
    own = [one for one in sentence.tokens if sentence.quote_at(one.start) is None]
    closed = next((at for at, one in enumerate(own) if one.text in _CLOSES), 0)
    # A quotation that began before may end here.
    if not _FIRST_PERSON.isdisjoint([one.low for one in own[closed:]]):
        return LeftOut("opinion", "the author speaks of themselves")
    if not _JUDGING.isdisjoint([one.low for one in own]):
        return LeftOut("opinion", "a judgement of the article's own")
    return None


_CLOSES = CLOSING - OPENING
