"""Bounds: the words before or after a number that make an interval of it.

"At least" and "more than" leave it open above, "up to" and "fewer than" below; "about", "nearly"
and "just over" give it a tolerance.
"""

import re

ABOUT = 0.1  # "about 50" holds from 45 to 55: what desks round off and readers let pass
_BEFORE = {
    "low": r"at least|no fewer than|no less than|not less than|not fewer than|(?:a )?minimum of",
    "above": r"more than|over|above|upwards of|in excess of|exceed(?:s|ed|ing)?|greater than"
    r"|topp(?:ed|ing)",
    "high": r"up to|at most|no more than|not more than|as many as|(?:a )?maximum of",
    "below": r"fewer than|less than|under|below",
    "nearly": r"nearly|almost|close to|just under|just below|just short of|approaching",
    "just_over": r"just over|just above|a little over|slightly more than",
    "about": r"about|around|some|roughly|approximately|(?:an )?estimated|circa|approx\.?"
    r"|约|約|大约|大約",
}
_BOUND = re.compile(
    "(?:" + "|".join(rf"(?P<{name}>\b(?:{words}))" for name, words in _BEFORE.items()) + ")"
    r"\s*(?:the |an? )?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r" ?(?:or|and) (?:(?P<low>more|over|above)|(?P<high>fewer|less|under))\b| (?P<about>or so)\b"
)
_PLACES = 6  # decimals: enough for any figure in the news, few enough to hide binary fractions
_LOOK_BACK = 26  # the longest bound ("slightly more than an ") and the space after it


def bounds(
    text: str, start: int, end: int, stop: int, figure: float
) -> tuple[int, float | None, float | None]:
    """Give where the bound word before a number starts, and the interval it makes.

    Args:
        text: The text around the number.
        start: Where the figure starts.
        end: Where the figure ends.
        stop: Where its unit ends.
        figure: Its value.
    """
    first = max(0, start - _LOOK_BACK)
    before = _BOUND.search(text[first:start])
    after = _AFTER.match(text, stop) or _AFTER.match(text, end)
    match = before or after
    kind = match.lastgroup if match else None
    low, high = _interval(kind or "", figure)
    return (first + before.start() if before else start), low, high


def _interval(kind: str, figure: float) -> tuple[float | None, float | None]:
    less, more = round(figure * (1 - ABOUT), _PLACES), round(figure * (1 + ABOUT), _PLACES)
    return {
        "low": (figure, None),
        "above": (figure, None),
        "high": (None, figure),
        "below": (None, figure),
        "nearly": (less, figure),
        "just_over": (figure, more),
        "about": (less, more),
    }.get(kind, (figure, figure))
