"""Sentences that make no claim, and why: plainly a question, an opinion, or nothing to check.

Whatever might be checked is a claim; only what is plainly not is left out here.
"""

import re
from collections.abc import Sequence

from claimdiff.engines.offline import lexicon
from claimdiff.engines.offline.tokens import Token, is_finite
from claimdiff.grounding.draft import LeftOut

_FEWEST_WORDS = 4  # "Police arrested two men" is the shortest sentence worth checking
_VERBLESS = 7  # words up to which a sentence without a finite verb is a heading or a cry
_POINTER = re.compile(
    r"^(?:here(?:[’']s| is| are)\b"
    r"|(?:read|see|watch|listen|click|scroll|follow|sign up|subscribe|contact)\b"
    r"|(?:this (?:story|article|post|piece|report)|editor[’']s note|correction|updated?)\b"
    r".*(?:updated|corrected|amended|contributed|:))",
    re.IGNORECASE,
)
_FIRST_PERSON = lexicon.word_set("i my me i'm i've i'd")
_JUDGING = lexicon.word_set(
    "absurd appalling disgraceful disgusting hopefully hypocrisy idiotic laughable ludicrous "
    "outrageous pathetic ridiculous sadly shameful shameless thankfully unfortunately"
)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def left_out(tokens: Sequence[Token], *, attributed: bool) -> LeftOut | None:
    """Why a sentence makes no claim; None when it may make one.

    Args:
        tokens: The sentence's tokens.
        attributed: Whether somebody is said to say something of it.
    """
    words = [token for token in tokens if token.is_word]
    text = " ".join(token.text for token in tokens)
    if _CJK.search(text):
        return None if len(text) > _FEWEST_WORDS else LeftOut("vague", "too short to check")
    if not attributed and tokens and any(token.text == "?" for token in tokens[-2:]):
        return LeftOut("vague", "a question")
    if len(words) < _FEWEST_WORDS:
        return LeftOut("vague", "too short to check")
    if not attributed and len(words) < _VERBLESS and not any(is_finite(token) for token in tokens):
        return LeftOut("vague", "no statement")
    if _POINTER.match(" ".join(token.text for token in words)):
        return LeftOut("vague", "speaks of the article itself")
    return None if attributed else _opinion(tokens)


def _opinion(tokens: Sequence[Token]) -> LeftOut | None:
    """Why a sentence is the article's own opinion; None when it is not plainly one."""
    lows = {token.low for token in tokens}
    if lows & _FIRST_PERSON:
        return LeftOut("opinion", "the author speaks of themselves")
    if lows & _JUDGING:
        return LeftOut("opinion", "a judgement of the article's own")
    return None
