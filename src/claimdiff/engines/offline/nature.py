"""What kind of claim a clause is, and how certain it is said to be.

Reads the words of the clause and the cue that reports it; does not judge whether it is true.
"""

import re

from claimdiff.result import Certainty, ClaimKind

_ALLEGED = re.compile(
    r"\b(?:alleg\w+|accus\w+|purported\w*|reportedly|suspected of|rumou?r\w*|unconfirmed)\b",
    re.IGNORECASE,
)
_CLAIMED = re.compile(
    r"\b(?:claim(?:s|ed|ing)?|alleg\w+|accus\w+|charg(?:es?|ed|ing))\b", re.IGNORECASE
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut\w+"
    r"|disput(?:e[sd]?|ing))\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:plan(?:s|ned|ning)? (?:to|on|for)|(?:has|have|had) plans|scheduled for"
    r"|(?:intend|aim)(?:s|ed|ing)? to|prepar(?:es?|ed|ing) to"
    r"|(?:is|are|was|were) (?:set|due|scheduled|going|about|poised) to"
    r"|vow(?:s|ed)? to|pledg(?:es?|ed) to|promis(?:es?|ed) to)\b",
    re.IGNORECASE,
)
_FORECAST = re.compile(
    r"\b(?:expect(?:s|ed|ing)?|forecast(?:s|ed|ing)?|predict(?:s|ed|ing)?|project(?:s|ed) to"
    r"|likely|estimated to|will|won[’']t|shall)\b",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    r"\b(?:(?-i:may)|might|could|possibl[ey]|perhaps|potential(?:ly)?|(?:un)?likely"
    r"|appear(?:s|ed)? to|seem(?:s|ed)? to)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:reported|(?:is|are|was|were) (?:said|believed|thought|understood) to)\b", re.IGNORECASE
)


def certainty(says: str, cue: str, *, attributed: bool) -> Certainty:
    """How certain a claim is said to be.

    Args:
        says: The words of the claim.
        cue: The words that report it ("denied", "said"); empty where nobody does.
        attributed: Whether the article gives it as somebody's.
    """
    if _DENIED.search(cue):
        return "denied"
    if _CLAIMED.search(cue) or _ALLEGED.search(says):
        return "alleged"
    if _PLANNED.search(f"{cue} {says}"):
        return "planned"
    if _POSSIBLE.search(says):
        return "possible"
    return "reported" if attributed or _REPORTED.search(says) else "stated"


def kind(says: str, cue: str, *, attributed: bool) -> ClaimKind:
    """What kind of claim it is: a plan, a forecast, a statement of somebody's, or a fact."""
    if _PLANNED.search(f"{cue} {says}"):
        return "plan"
    if _FORECAST.search(f"{cue} {says}"):
        return "forecast"
    return "statement" if attributed else "fact"
