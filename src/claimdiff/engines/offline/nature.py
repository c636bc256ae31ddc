"""What kind of claim a clause is, and how certain it is said to be.

Reads the words of the clause and of the cue that reports it; does not judge whether it is true.
"""

import re
from collections.abc import Sequence

from claimdiff.engines.offline import lexicon
from claimdiff.engines.offline.tokens import Token, is_finite
from claimdiff.result import Certainty, ClaimKind

_DENYING = lexicon.forms("deny reject dismiss refute dispute")
_ALLEGING = lexicon.forms("allege accuse claim charge")
_ALLEGED = lexicon.forms("allege accuse") | lexicon.word_set(
    "allegedly alleged allegation allegations purported purportedly suspected unconfirmed rumoured"
)
_REPORTED = lexicon.word_set("reportedly reported")
_PLANNING = lexicon.forms("plan intend aim prepare vow pledge promise schedule") | lexicon.word_set(
    "set due going poised about plans scheduled"
)
_PLANNED = re.compile(
    r"\b(?<!not )(?<!no )(?:plan(?:s|ned|ning)? (?:to|on|for)|scheduled for"
    r"|(?:intend|aim)(?:s|ed|ing)? to|prepar(?:es?|ed|ing) to"
    r"|(?:is|are|was|were) (?:set|scheduled|going|about|poised) to"
    r"|(?:is|are|was|were) due to (?!the|an?\b|his|her|its|their|\d)\w+"
    r"|vow(?:s|ed)? to|pledg(?:es?|ed) to|promis(?:es?|ed) to)\b"
)
_FORECASTING = lexicon.forms("expect forecast predict project") | lexicon.word_set("likely")
_FUTURE = lexicon.word_set("will won't shall 'll")
_POSSIBLE = lexicon.word_set("may might could")
_PERHAPS = lexicon.word_set("possibly perhaps likely unlikely potentially")


def certainty(says: Sequence[Token], cue: Sequence[Token], *, attributed: bool) -> Certainty:
    """How certain a claim is said to be.

    Args:
        says: The words of the claim.
        cue: The words that report it ("denied", "said"); none where nobody does.
        attributed: Whether the article gives it as somebody's.
    """
    words, cued = _lows(says), _lows(cue)
    if cued & _DENYING:
        return "denied"
    if cued & _ALLEGING or words & _ALLEGED:
        return "alleged"
    if _is_plan(says, cue):
        return "planned"
    if words & _PERHAPS or _first_verb(says) in _POSSIBLE:
        return "possible"
    return "reported" if attributed or words & _REPORTED else "stated"


def kind(says: Sequence[Token], cue: Sequence[Token], *, attributed: bool) -> ClaimKind:
    """What kind of claim it is: a plan, a forecast, a statement of somebody's, or a fact."""
    if _is_plan(says, cue):
        return "plan"
    if _forecasts(says) or _forecasts(cue) or _first_verb(says) in _FUTURE:
        return "forecast"
    return "statement" if attributed else "fact"


def _lows(tokens: Sequence[Token]) -> set[str]:
    """The words of a stretch, case-folded."""
    return {token.low for token in tokens}


def _forecasts(tokens: Sequence[Token]) -> bool:
    """Whether a word tells what is to come; "better than expected", "had forecast" do not."""
    lows = [token.low for token in tokens]
    return any(
        low in _FORECASTING and not _PAST_OR_THAN.intersection(lows[max(0, at - _BACK) : at])
        for at, low in enumerate(lows)
    )


_PAST_OR_THAN = frozenset(("than", "as", "had"))
_BACK = 3  # words of "than most analysts forecast"


def _is_plan(says: Sequence[Token], cue: Sequence[Token]) -> bool:
    """Whether somebody means to do something; "has no plans to" is none."""
    words = [token.low for token in (*cue, *says)]
    if not _PLANNING.intersection(words):
        return False
    return _PLANNED.search(" ".join(words)) is not None


def _first_verb(tokens: Sequence[Token]) -> str:
    """The finite verb of a clause's beginning, which carries its mood; empty where none is seen."""
    return next((token.low for token in tokens if is_finite(token)), "")
